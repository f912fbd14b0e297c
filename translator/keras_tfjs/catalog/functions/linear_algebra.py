"""Products, decompositions, transforms."""

from __future__ import annotations

LINEAR_ALGEBRA = """
ops.matmul np.matmul tf.matmul tf.linalg.matmul(x1/a, x2/b)
 if rank(x1) == 1 or rank(x2) == 1
 -> tf.dot(x1, x2)
ops.dot np.dot(x1/a, x2/b)
 if number(x1) or number(x2) or rank(x1) == 0 or rank(x2) == 0
 -> tf.mul(x1, x2)
ops.dot np.dot(x1/a, x2/b) if rank(x1) > 2 or rank(x2) > 2 -> tf.einsum(known.dot(x1, x2), x1, x2)
K.dot(x, y) if rank(x) > 2 or rank(y) > 2 -> tf.einsum(known.dot(x, y), x, y)
K.dot(x, y) if rank(x) == 1 or rank(x) == 2 -> tf.dot(x, y)
K.dot(x, y)
 if matrix(y)
 -> tf.reshape(tf.matMul(tf.reshape(x, [-1, y.shape[0]]), y), [*x.shape[:-1], y.shape[1]])
K.dot(x, y) -> tf.util.dotAlongLast(x, y)
ops.dot(x1, x2) if rank(x1) == 1 or rank(x1) == 2 -> tf.dot(x1, x2)
ops.dot(x1, x2)
 if matrix(x2)
 -> tf.reshape(tf.matMul(tf.reshape(x1, [-1, x2.shape[0]]), x2), [*x1.shape[:-1], x2.shape[1]])
ops.dot(x1, x2) -> tf.util.dotAlongLast(x1, x2)
K.batch_dot(x, y, axes=None)
 if rank(x) == 3 and rank(y) == 3 and (axes is None or axes == [2, 1])
 -> tf.matMul(x, y)
K.batch_dot(x, y, axes=None)
 if rank(x) == 2 and rank(y) == 2 and (axes is None or axes == 1)
 -> tf.sum(tf.mul(x, y), 1, True)
K.batch_dot(x, y, axes=None) if axes == [2, 2] or axes == 2 -> tf.matMul(x, y, False, True)
K.batch_dot(x, y, axes=None)
 if rank(x) == 3 and axes == [1, 1]
 -> tf.matMul(x, y, True, False)
K.batch_dot(x, y, axes=None)
 if axes is None
 -> tf.layers.dot({"axes": [x.rank - 1, 1]}).apply([x, y])
K.batch_dot(x, y, axes) -> tf.layers.dot({"axes": axes}).apply([x, y])
ops.outer np.outer(x1/a, x2/b) -> tf.outerProduct(tf.reshape(x1, [-1]), tf.reshape(x2, [-1]))
ops.inner np.inner(x1/a, x2/b) if rank(x1) == 1 and rank(x2) == 1 -> tf.dot(x1, x2)
ops.inner np.inner(x1/a, x2/b)
 if rank(x1) == 2 and rank(x2) == 2
 -> tf.matMul(x1, x2, False, True)
ops.inner np.inner(x1/a, x2/b)
 -> tf.reshape(tf.matMul(tf.reshape(x1, [-1, x1.shape[-1]]), tf.reshape(x2, [-1, x2.shape[-1]]),
    False, True), [*x1.shape[:-1], *x2.shape[:-1]])
ops.vdot np.vdot(x1/a, x2/b) -> tf.sum(tf.mul(tf.reshape(x1, [-1]), tf.reshape(x2, [-1])))
ops.tensordot np.tensordot tf.tensordot(x1/a, x2/b, axes:value=2)
 -> tf.einsum(known.contraction(axes, x1, x2), x1, x2)
ops.tensordot np.tensordot tf.tensordot(x1/a, x2/b, axes:value=2)
 if axes == 1 or axes in ([-1, 0], (-1, 0), [[-1], [0]], ([-1], [0]), ((-1,), (0,)))
 -> tf.reshape(tf.matMul(tf.reshape(x1, [-1, x2.shape[0]]), tf.reshape(x2, [x2.shape[0], -1])),
    [*x1.shape[:-1], *x2.shape[1:]])
ops.einsum np.einsum tf.einsum tf.linalg.einsum(subscripts/equation, *operands)
 -> tf.einsum(subscripts, *operands)
ops.kron np.kron(x1/a, x2/b)
 if rank(x1) == 2 and rank(x2) == 2
 -> tf.reshape(tf.mul(tf.reshape(x1, [x1.shape[0], 1, x1.shape[1], 1]), tf.reshape(x2, [1,
    x2.shape[0], 1, x2.shape[1]])), [x1.shape[0] * x2.shape[0], x1.shape[1] * x2.shape[1]])
ops.cross np.cross tf.linalg.cross(x1/a, x2/b, -axisa=-1, -axisb=-1, -axisc=-1, -axis=None)
 -> tf.stack([tf.sub(tf.mul(one[1], other[2]), tf.mul(one[2], other[1])), tf.sub(tf.mul(one[2],
    other[0]), tf.mul(one[0], other[2])), tf.sub(tf.mul(one[0], other[1]), tf.mul(one[1],
    other[0]))], -1)
 where one = tf.unstack(x1, -1)
 where other = tf.unstack(x2, -1)
ops.cdist(x, y)
 -> tf.sqrt(tf.sum(tf.squaredDifference(tf.expandDims(x, -2), tf.expandDims(y, -3)), -1))
ops.corrcoef np.corrcoef(x)
 -> tf.div(products, tf.outerProduct(lengths, lengths))
 where centred = tf.sub(x, tf.mean(x, 1, True))
 where products = tf.matMul(centred, centred, False, True)
 where lengths = tf.sqrt(tf.sum(tf.square(centred), 1))
np.cov(m)
 if rank(m) == 2
 -> tf.div(tf.matMul(centred, centred, False, True), m.shape[1] - 1)
 where centred = tf.sub(m, tf.mean(m, 1, True))
ops.correlate np.correlate(x1/a, x2/v, mode="valid")
 if mode == "valid"
 -> tf.reshape(tf.conv1d(tf.reshape(x1, [1, -1, 1]), tf.reshape(x2, [-1, 1, 1]), 1, "valid"),
    [-1])
ops.correlate np.correlate(x1/a, x2/v, mode="valid")
 if mode == "full"
 -> tf.reshape(tf.conv1d(tf.pad(tf.reshape(x1, [1, -1, 1]), [[0, 0], [x2.shape[0] - 1, x2.shape[0]
    - 1], [0, 0]]), tf.reshape(x2, [-1, 1, 1]), 1, "valid"), [-1])
np.convolve(a, v, mode="full")
 if mode == "valid"
 -> tf.reshape(tf.conv1d(tf.reshape(a, [1, -1, 1]), tf.reshape(tf.reverse(v), [-1, 1, 1]), 1,
    "valid"), [-1])
np.convolve(a, v, mode="full")
 if mode == "full"
 -> tf.reshape(tf.conv1d(tf.pad(tf.reshape(a, [1, -1, 1]), [[0, 0], [v.shape[0] - 1, v.shape[0] -
    1], [0, 0]]), tf.reshape(tf.reverse(v), [-1, 1, 1]), 1, "valid"), [-1])
ops.norm ops.linalg.norm np.linalg.norm tf.norm tf.linalg.norm(x/tensor, ord=None, axis=None,
    keepdims=False)
 if not given(ord) and axis is None
 -> tf.sqrt(tf.sum(tf.square(x), axis, keepdims))
ops.norm ops.linalg.norm np.linalg.norm tf.norm tf.linalg.norm(x/tensor, ord=None, axis=None,
    keepdims=False)
 if ord is None or ord == 2 and (integer(axis) or rank(x) == 1)
 -> tf.sqrt(tf.sum(tf.square(x), axis, keepdims))
ops.norm ops.linalg.norm np.linalg.norm tf.norm tf.linalg.norm(x/tensor, ord, axis=None,
    keepdims=False)
 if ord == "fro" or ord == "euclidean"
 -> tf.sqrt(tf.sum(tf.square(x), axis, keepdims))
ops.norm ops.linalg.norm np.linalg.norm tf.norm tf.linalg.norm(x/tensor, ord, axis=None,
    keepdims=False)
 if ord == 1 and (integer(axis) or rank(x) == 1)
 -> tf.sum(tf.abs(x), axis, keepdims)
ops.norm ops.linalg.norm np.linalg.norm(x, ord, axis=None, keepdims=False)
 if ord == 1 and rank(x) == 2 and axis is None and keepdims == False
 -> tf.max(tf.sum(tf.abs(x), 0))
ops.norm ops.linalg.norm np.linalg.norm tf.norm tf.linalg.norm(x/tensor, ord:value, axis=None,
    keepdims=False)
 if infinite(ord) and (integer(axis) or rank(x) == 1)
 -> tf.max(tf.abs(x), axis, keepdims)
ops.normalize(x, axis=-1, order=2, epsilon=1e-07)
 if order == 2
 -> tf.div(x, tf.maximum(tf.sqrt(tf.sum(tf.square(x), axis, True)), epsilon))
ops.normalize(x, axis=-1, order=2, epsilon=1e-07)
 if order == 1
 -> tf.div(x, tf.maximum(tf.sum(tf.abs(x), axis, True), epsilon))
tf.linalg.normalize(tensor, -ord="euclidean", axis=None)
 -> [tf.div(tensor, length), length]
 where length = tf.sqrt(tf.sum(tf.square(tensor), axis, True))
ops.qr ops.linalg.qr np.linalg.qr tf.linalg.qr(x/a/input, mode="reduced")
 if mode == "reduced"
 -> tf.linalg.qr(x)
ops.qr ops.linalg.qr np.linalg.qr(x/a, mode="reduced")
 if mode == "complete"
 -> tf.linalg.qr(x, True)
tf.linalg.band_part(input, num_lower, num_upper)
 -> tf.linalg.bandPart(input, num_lower, num_upper)
tf.linalg.set_diag(input, diagonal)
 if rank(input) == 2
 -> tf.add(tf.mul(input, tf.sub(1, tf.eye(input.shape[0]))), tf.diag(diagonal))
tf.linalg.matvec(a, b) -> tf.squeeze(tf.matMul(a, tf.expandDims(b, -1)), [-1])
ops.det ops.linalg.det np.linalg.det tf.linalg.det(x/a/input)
 if square(x) == 2
 -> tf.sub(tf.mul(row[0], row[3]), tf.mul(row[1], row[2]))
 where row = tf.unstack(tf.reshape(x, [4]))
ops.slogdet ops.linalg.slogdet np.linalg.slogdet(x/a)
 if square(x) == 2
 -> [tf.sign(found), tf.log(tf.abs(found))]
 where row = tf.unstack(tf.reshape(x, [4]))
 where found = tf.sub(tf.mul(row[0], row[3]), tf.mul(row[1], row[2]))
ops.logdet tf.linalg.logdet(x/matrix)
 if rank(x) == 2
 -> tf.sum(tf.log(tf.abs(tf.gather(tf.reshape(parts[1], [-1]), known.diagonal(x, 0)))))
 where parts = tf.linalg.qr(x)
ops.inv ops.linalg.inv np.linalg.inv tf.linalg.inv(x/a/input)
 if square(x) == 2
 -> tf.div(tf.reshape(tf.stack([row[3], tf.neg(row[1]), tf.neg(row[2]), row[0]]), [2, 2]),
    tf.sub(tf.mul(row[0], row[3]), tf.mul(row[1], row[2])))
 where row = tf.unstack(tf.reshape(x, [4]))
ops.solve ops.linalg.solve np.linalg.solve tf.linalg.solve(a/matrix, b/rhs)
 if square(a) == 2 and rank(b) == 2
 -> tf.div(tf.matMul(tf.reshape(tf.stack([row[3], tf.neg(row[1]), tf.neg(row[2]), row[0]]), [2,
    2]), b), tf.sub(tf.mul(row[0], row[3]), tf.mul(row[1], row[2])))
 where row = tf.unstack(tf.reshape(a, [4]))
ops.solve ops.linalg.solve np.linalg.solve(a, b)
 if square(a) == 2 and rank(b) == 1
 -> tf.div(tf.dot(tf.reshape(tf.stack([row[3], tf.neg(row[1]), tf.neg(row[2]), row[0]]), [2, 2]),
    b), tf.sub(tf.mul(row[0], row[3]), tf.mul(row[1], row[2])))
 where row = tf.unstack(tf.reshape(a, [4]))
ops.fft2(x)
 if sequence(x) and rank(x) == 2
 -> [tf.real(spectrum), tf.imag(spectrum)]
 where columns = tf.transpose(tf.fft(tf.complex(x[0], x[1])))
 where spectrum = tf.transpose(tf.fft(columns))
ops.ifft2(x)
 if sequence(x) and rank(x) == 2
 -> [tf.real(image), tf.imag(image)]
 where columns = tf.transpose(tf.ifft(tf.complex(x[0], x[1])))
 where image = tf.transpose(tf.ifft(columns))
ops.fft tf.signal.fft np.fft.fft(x/a/input) if dtype(x) == "complex64" -> tf.fft(x)
ops.fft(x)
 if sequence(x)
 -> [tf.real(spectrum), tf.imag(spectrum)]
 where spectrum = tf.fft(tf.complex(x[0], x[1]))
np.fft.fft(a) -> tf.fft(tf.complex(a, tf.zerosLike(a)))
tf.signal.ifft np.fft.ifft(input/a) if dtype(input) == "complex64" -> tf.ifft(input)
ops.rfft(x, fft_length=None)
 -> [tf.real(spectrum), tf.imag(spectrum)]
 where spectrum = tf.rfft(x, fft_length)
tf.signal.rfft np.fft.rfft(input/a, fft_length/n=None) -> tf.rfft(input, fft_length)
ops.irfft(x, -fft_length=None)
 if sequence(x) and rank(x) == 1
 -> tf.reshape(tf.irfft(tf.complex(x[0], x[1])), [-1])
ops.irfft(x, -fft_length=None) if sequence(x) -> tf.irfft(tf.complex(x[0], x[1]))
tf.signal.irfft np.fft.irfft(input/a, -fft_length=None) if rank(input) == 1
 -> tf.reshape(tf.irfft(input), [-1])
tf.signal.irfft np.fft.irfft(input/a, -fft_length=None) if rank(input) > 1 -> tf.irfft(input)
tf.signal.stft(signals, frame_length, frame_step, fft_length=None)
 -> tf.signal.stft(signals, frame_length, frame_step, fft_length)
tf.signal.hann_window(window_length) -> tf.signal.hannWindow(window_length)
tf.signal.hamming_window(window_length) -> tf.signal.hammingWindow(window_length)
ops.stop_gradient tf.stop_gradient K.stop_gradient(variable/input/variables)
 -> tf.tensor(variable.dataSync(), variable.shape, variable.dtype)
"""
