"""What make bench-kernels times: calls that mean the same in Python and in JavaScript.

In a call `a`, `b`, ... are the inputs, and `slopes(f, [a, b], ...)` is the result of
`f(a, b, ...)` and its gradients by a and b. Every family of kernels of docs/kernels.md has a row.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A call of ``tf``, its inputs, and the same in NumPy where NumPy has it.

    Inputs: `10x20` is float32 between 0.1 and 1, `10i5` int32 from 0 to 4, `10b` bool, `10c`
    complex64 and `10s` strings.
    """

    call: str
    inputs: str
    numpy: str = ""

    @property
    def title(self) -> str:
        return f"{self.call.replace('tf.', '')}  {self.inputs}"


ROWS = [
    # elementwise
    Row("tf.add(a, b)", "1000x1000 1000x1000", "np.add(a, b)"),
    Row("tf.add(a, b)", "1000x1000 1000", "np.add(a, b)"),
    Row("tf.add(a, b)", "1000x1000 1000x1", "np.add(a, b)"),
    Row("tf.mul(a, b)", "1000x1000i9 1000x1000i9", "np.multiply(a, b)"),
    Row("tf.div(a, b)", "1000x1000 1000x1000", "np.divide(a, b)"),
    Row("tf.pow(a, b)", "1000x1000 1000x1000", "np.power(a, b)"),
    Row("tf.maximum(a, b)", "1000x1000 1000x1000", "np.maximum(a, b)"),
    Row("tf.mod(a, b)", "1000x1000 1000x1000", "np.mod(a, b)"),
    Row("tf.floorDiv(a, b)", "1000x1000 1000x1000", "np.floor_divide(a, b)"),
    Row("tf.squaredDifference(a, b)", "1000x1000 1000x1000"),
    Row("tf.atan2(a, b)", "300x1000 300x1000", "np.arctan2(a, b)"),
    Row("tf.greater(a, b)", "1000x1000 1000x1000", "np.greater(a, b)"),
    Row("tf.logicalAnd(a, b)", "1000x1000b 1000x1000b", "np.logical_and(a, b)"),
    Row("tf.where(a, b, c)", "1000x1000b 1000x1000 1000x1000", "np.where(a, b, c)"),
    Row("tf.addN([a, b, c])", "1000x1000 1000x1000 1000x1000", "a + b + c"),
    Row("tf.bitwiseAnd(a, b)", "1000x1000i9 1000x1000i9", "np.bitwise_and(a, b)"),
    *(
        Row(f"tf.{ours}(a)", "1000x1000", f"np.{numpy}(a)" if numpy else "")
        for ours, numpy in (
            ("neg", "negative"), ("abs", "abs"), ("square", "square"), ("sqrt", "sqrt"),
            ("rsqrt", ""), ("exp", "exp"), ("log", "log"), ("tanh", "tanh"), ("sin", "sin"),
            ("erf", ""), ("sigmoid", ""), ("relu", ""), ("elu", ""), ("softplus", ""),
            ("floor", "floor"), ("round", "rint"), ("sign", "sign"), ("acosh", ""),
        )
    ),
    Row("tf.clipByValue(a, 0.2, 0.8)", "1000x1000", "np.clip(a, 0.2, 0.8)"),
    Row("tf.leakyRelu(a, 0.2)", "1000x1000"),
    Row("tf.prelu(a, b)", "1000x1000 1000"),
    Row("tf.isNaN(a)", "1000x1000", "np.isnan(a)"),
    # dtypes
    Row("tf.cast(a, 'int32')", "1000x1000", "a.astype(np.int32)"),
    Row("tf.cast(a, 'float32')", "1000x1000i9", "a.astype(np.float32)"),
    Row("tf.cast(a, 'bool')", "1000x1000", "a.astype(bool)"),
    Row("tf.mul(a, b)", "500x500c 500x500c", "np.multiply(a, b)"),
    # reductions and scans
    Row("tf.sum(a)", "1000x1000", "a.sum()"),
    Row("tf.sum(a, 0)", "1000x1000", "a.sum(0)"),
    Row("tf.sum(a, 1)", "1000x1000", "a.sum(1)"),
    Row("tf.sum(a, [0, 2])", "100x100x100", "a.sum((0, 2))"),
    Row("tf.mean(a, 0)", "1000x1000", "a.mean(0)"),
    Row("tf.max(a, 0)", "1000x1000", "a.max(0)"),
    Row("tf.max(a, 1)", "1000x1000", "a.max(1)"),
    Row("tf.prod(a, 1)", "1000x1000", "a.prod(1)"),
    Row("tf.any(a, 1)", "1000x1000b", "a.any(1)"),
    Row("tf.argMax(a, 1)", "1000x1000", "a.argmax(1)"),
    Row("tf.argMax(a, 0)", "1000x1000", "a.argmax(0)"),
    Row("tf.logSumExp(a, 1)", "1000x1000"),
    Row("tf.norm(a)", "1000x1000", "np.linalg.norm(a)"),
    Row("tf.cumsum(a, 1)", "1000x1000", "a.cumsum(1)"),
    Row("tf.cumsum(a, 0)", "1000x1000", "a.cumsum(0)"),
    Row("tf.cumprod(a, 1)", "1000x1000", "a.cumprod(1)"),
    # layout
    Row("tf.transpose(a)", "500x2000", "np.ascontiguousarray(a.T)"),
    Row("tf.transpose(a, [0, 2, 1, 3])", "8x128x8x64",
        "np.ascontiguousarray(a.transpose(0, 2, 1, 3))"),
    Row("tf.concat([a, b], 1)", "1000x500 1000x500", "np.concatenate([a, b], 1)"),
    Row("tf.stack([a, b], 1)", "500x1000 500x1000", "np.stack([a, b], 1)"),
    Row("tf.slice(a, [100, 100], [800, 800])", "1000x1000", "a[100:900, 100:900].copy()"),
    Row("tf.stridedSlice(a, [0, 0], [1000, 1000], [2, 2])", "1000x1000", "a[::2, ::2].copy()"),
    Row("tf.pad(a, [[1, 1], [1, 1]])", "1000x1000", "np.pad(a, 1)"),
    Row("tf.mirrorPad(a, [[1, 1], [1, 1]], 'reflect')", "1000x1000", "np.pad(a, 1, 'reflect')"),
    Row("tf.tile(a, [2, 2])", "500x500", "np.tile(a, (2, 2))"),
    Row("tf.reverse(a, 1)", "1000x1000", "a[:, ::-1].copy()"),
    Row("tf.broadcastTo(a, [1000, 1000])", "1000", "np.broadcast_to(a, (1000, 1000)).copy()"),
    Row("tf.spaceToBatchND(a, [2, 2], [[0, 0], [0, 0]])", "4x64x64x16"),
    Row("tf.depthToSpace(a, 2)", "4x64x64x16"),
    # gather, scatter, segments
    Row("tf.gather(a, b)", "20000x64 4096i20000", "a[b]"),
    Row("tf.gather(a, b, 1)", "256x2000 500i2000", "a[:, b]"),
    Row("tf.gatherND(a, b)", "1000x1000 10000x2i1000", "a[b[:, 0], b[:, 1]]"),
    Row("tf.scatterND(a, b, [1000])", "10000x1i1000 10000", "np.bincount(a[:, 0], b, 1000)"),
    Row("tf.unsortedSegmentSum(a, b, 100)", "10000x64 10000i100"),
    Row("tf.bincount(a, b, 100)", "100000i100 100000", "np.bincount(a, b, 100)"),
    Row("tf.oneHot(a, 100)", "10000i100", "np.eye(100, dtype=np.float32)[a]"),
    Row("slopes(tf.gather, [a], b)", "500x64 4096i500"),
    Row("tf.searchSorted(a, b)", "1x10000 1x10000"),
    # order
    Row("tf.topk(a, 10)", "1000x1000", "np.partition(a, 990, 1)[:, 990:]"),
    Row("tf.unique(a)", "20000i500", "np.unique(a)"),
    # matrix products
    Row("tf.matMul(a, b)", "512x512 512x512", "a @ b"),
    Row("tf.matMul(a, b, false, true)", "512x512 512x512", "a @ b.T"),
    Row("tf.matMul(a, b)", "1x784 784x512", "a @ b"),
    Row("tf.matMul(a, b)", "32x784 784x512", "a @ b"),
    Row("tf.matMul(a, b)", "64x32x64 64x64x32", "a @ b"),
    Row("tf.einsum('bij,bjk->bik', a, b)", "64x32x64 64x64x32", "np.einsum('bij,bjk->bik', a, b)"),
    Row("slopes(tf.matMul, [a, b])", "128x784 784x512", "(a @ b, a @ a.T @ a, a.T @ (a @ b))"),
    Row("tf.fused.matMul({'a': a, 'b': b, 'bias': c, 'activation': 'relu'})",
        "128x784 784x512 512", "np.maximum(a @ b + c, 0)"),
    Row("tf.linalg.qr(a)", "64x64", "np.linalg.qr(a)"),
    # convolutions
    Row("tf.conv1d(a, b, 1, 'same')", "8x500x32 5x32x64"),
    Row("tf.conv2d(a, b, 1, 'valid')", "32x28x28x1 3x3x1x32"),
    Row("tf.conv2d(a, b, 1, 'same')", "1x56x56x64 3x3x64x64"),
    Row("tf.conv2d(a, b, 1, 'same')", "1x56x56x64 1x1x64x128"),
    Row("tf.conv2d(a, b, 2, 'same')", "1x112x112x3 7x7x3x64"),
    Row("tf.conv2d(a, b, 1, 'same')", "1x14x14x256 3x3x256x256"),
    Row("slopes(tf.conv2d, [a, b], 1, 'same')", "4x28x28x32 3x3x32x32"),
    Row("slopes(tf.conv2d, [a, b], 2, 'same')", "4x28x28x32 3x3x32x32"),
    Row("slopes(tf.conv1d, [a, b], 1, 'same')", "8x200x32 5x32x32"),
    Row("tf.conv3d(a, b, 1, 'same')", "1x16x16x16x8 3x3x3x8x16"),
    Row("slopes(tf.conv3d, [a, b], 1, 'same')", "1x12x12x12x8 3x3x3x8x8"),
    Row("tf.depthwiseConv2d(a, b, 1, 'same')", "1x56x56x128 3x3x128x1"),
    Row("tf.depthwiseConv2d(a, b, 2, 'same')", "1x56x56x128 3x3x128x1"),
    Row("slopes(tf.depthwiseConv2d, [a, b], 1, 'same')", "4x28x28x32 3x3x32x1"),
    Row("tf.separableConv2d(a, b, c, 1, 'same')", "1x56x56x64 3x3x64x1 1x1x64x64"),
    Row("tf.conv2dTranspose(a, b, [4, 28, 28, 16], 2, 'same')", "4x14x14x32 3x3x16x32"),
    Row("tf.dilation2d(a, b, 1, 'same')", "1x56x56x16 3x3x16"),
    # windows and images
    Row("tf.maxPool(a, 2, 2, 'valid')", "8x56x56x64"),
    Row("tf.maxPool(a, 3, 1, 'same')", "8x56x56x64"),
    Row("tf.avgPool(a, 3, 1, 'same')", "8x56x56x64"),
    Row("slopes(tf.maxPool, [a], 2, 2, 'valid')", "4x56x56x32"),
    Row("slopes(tf.avgPool, [a], 3, 1, 'same')", "4x56x56x32"),
    Row("tf.maxPool3d(a, 2, 2, 'valid')", "2x16x16x16x16"),
    Row("tf.image.resizeBilinear(a, [128, 128])", "4x64x64x16"),
    Row("tf.image.resizeNearestNeighbor(a, [128, 128])", "4x64x64x16"),
    Row("slopes(tf.image.resizeBilinear, [a], [56, 56])", "4x28x28x16"),
    Row("tf.image.cropAndResize(a, b, c, [32, 32])", "4x64x64x16 8x4 8i4"),
    Row("tf.image.rotateWithOffset(a, 0.3)", "4x64x64x3"),
    Row("tf.image.nonMaxSuppression(a, b, 50)", "500x4 500"),
    Row("tf.localResponseNormalization(a)", "4x28x28x32"),
    # normalisation, softmax, losses
    Row("tf.batchNorm(a, b, c)", "8x56x56x64 64 64"),
    Row("tf.moments(a, [0, 1, 2])", "8x56x56x64"),
    Row("normalized(a, [0, 1, 2], b, c)", "8x28x28x64 64 64"),
    Row("slopes(normalized, [a], [0, 1, 2], b, c)", "8x28x28x64 64 64"),
    Row("normalized(a, [1], b, c)", "2048x256 256 256"),
    Row("slopes(normalized, [a], [1], b, c)", "2048x256 256 256"),
    Row("tf.softmax(a)", "1000x1000", "(e := np.exp(a - a.max(-1, keepdims=True))) / "
        "e.sum(-1, keepdims=True)"),
    Row("slopes(tf.softmax, [a])", "1000x1000"),
    Row("tf.logSoftmax(a)", "1000x1000"),
    Row("tf.losses.softmaxCrossEntropy(a, b)", "1000x100 1000x100"),
    Row("slopes(tf.losses.softmaxCrossEntropy, [b], a)", "1000x100 1000x100"),
    Row("tf.losses.sigmoidCrossEntropy(a, b)", "1000x100 1000x100"),
    Row("tf.losses.meanSquaredError(a, b)", "1000x100 1000x100"),
    # random numbers
    Row("tf.randomUniform([1000, 1000])", "1", "generator.random((1000, 1000), np.float32)"),
    Row("tf.randomNormal([1000, 1000])", "1",
        "generator.standard_normal((1000, 1000), np.float32)"),
    Row("tf.truncatedNormal([300, 1000])", "1"),
    Row("tf.dropout(a, 0.5)", "1000x1000"),
    Row("tf.multinomial(a, 1000)", "16x100"),
    # spectra, sparse, strings
    Row("tf.fft(a)", "64x1024c", "np.fft.fft(a)"),
    Row("tf.fft(a)", "64x1000c", "np.fft.fft(a)"),
    Row("tf.rfft(a)", "64x1024", "np.fft.rfft(a)"),
    Row("tf.signal.stft(a, 256, 128)", "16000"),
    Row("tf.sparseToDense(a, b, [100000])", "10000x1i100000 10000"),
    Row("tf.sparse.sparseSegmentSum(a, b, c)", "10000x64 1000i10000 1000i1"),
    Row("tf.string.stringToHashBucketFast(a, 100)", "10000s"),
    Row("tf.string.stringSplit(a, ' ')", "1000s"),
]  # fmt: skip
