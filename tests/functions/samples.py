"""Sample calls of every function that the catalogue answers: a name, then its arguments in
brackets, one pair for each call. They are read by tests/conformance/test_functions.py.

`VARIABLES` are what the arguments name; a test program defines those that it uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

VARIABLES = {
    "v": 'np.array([0.5, -1.25, 2.0, 3.5], dtype="float32")',
    "w": 'np.array([1.5, 0.25, -2.0, 0.75], dtype="float32")',
    "u": 'np.array([0.1, 0.4, 0.75, 0.9], dtype="float32")',
    "z": 'np.array([-2.5, -0.5, 0.0, 0.5, 1.5, 2.5], dtype="float32")',
    "h": 'np.array([1.0, 2.5, 4.0], dtype="float32")',
    "g": 'np.array([0.5, -1.0, 2.0], dtype="float32")',
    "m": 'np.array([[1.0, -2.0, 3.5], [0.25, 5.0, -6.0]], dtype="float32")',
    "n": 'np.array([[2.0, 0.5, -1.5], [4.0, -3.0, 0.75]], dtype="float32")',
    "s": 'np.array([[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]], dtype="float32")',
    "sq": 'np.array([[4.0, 1.0], [1.0, 3.0]], dtype="float32")',
    "t": (
        "np.array([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [[-1.0, 0.5], [2.5, -3.5], [0.0, "
        '1.5]]], dtype="float32")'
    ),
    "q4": 'np.array([[[[0.1, 0.9], [0.4, 0.3]], [[0.7, 0.2], [0.6, 0.5]]]], dtype="float32")',
    "im": (
        "np.array([[[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.9, 0.8, 0.7], [0.2, 0.1, 0.0]], "
        "[[0.3, 0.3, 0.1], [0.6, 0.2, 0.9], [0.5, 0.4, 0.3], [1.0, 0.0, 0.5]], [[0.0, 0.1, "
        "0.9], [0.8, 0.7, 0.2], [0.3, 0.6, 0.1], [0.4, 0.9, 0.2]], [[0.7, 0.5, 0.3], [0.1, 0.0, "
        '0.2], [0.6, 0.6, 0.8], [0.2, 0.3, 0.4]]]], dtype="float32")'
    ),
    "pic": (
        "np.array([[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]], [[0.9, 0.8, 0.7], [0.2, 0.1, 0.0]]], "
        'dtype="float32")'
    ),
    "ker": (
        "np.array([[[[0.5], [1.0], [-0.5]], [[0.25], [0.0], [1.5]]], [[[1.0], [-1.0], [0.5]], "
        '[[0.75], [0.25], [-0.25]]]], dtype="float32")'
    ),
    "ker1": 'np.array([[[0.5, 1.0], [-1.0, 0.25]], [[0.75, -0.5], [0.0, 1.5]]], dtype="float32")',
    "point": 'np.array([[[[0.5, 1.0], [-1.0, 0.25], [0.5, -0.75]]]], dtype="float32")',
    "nan": 'np.array([[1.0, np.nan, 3.0], [np.nan, 5.0, -6.0]], dtype="float32")',
    "odd": 'np.array([1.0, np.nan, np.inf, -np.inf, 0.0, -2.0], dtype="float32")',
    "i": 'np.array([3, 1, 2, 1], dtype="int32")',
    "j": 'np.array([1, 2, 5, 7], dtype="int32")',
    "im2": 'np.array([[0, 2, 1], [1, 1, 0]], dtype="int32")',
    "k": 'np.array([0, 2], dtype="int32")',
    "b": "np.array([True, False, True, True])",
    "c": "np.array([False, False, True, False])",
    "p": 'np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]], dtype="float32")',
    "y": 'np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], dtype="float32")',
    "yb": 'np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]], dtype="float32")',
    "unit": 'np.array([[0.2, -0.4, 0.1], [0.9, 0.05, -0.7]], dtype="float32")',
    "x64": "np.array([[1.0, 2.0], [3.0, 4.5]])",
}

IMPORTS = {
    "keras": "import keras",
    "np": "import numpy as np",
    "tf": "import tensorflow as tf",
    "K": "from tf_keras import backend as K",
}


def _lines(table: str) -> list[str]:
    """The lines of a table; one that starts with blanks continues the one above."""
    return [" ".join(line.split()) for line in re.split(r"\n(?=\S)", table.strip())]


_REDUCED = "(m) (m, axis=0) (m, axis=-1, keepdims=True)"
_NAN = "(nan) (nan, axis=0) (nan, axis=1, keepdims=True)"
_UNARY = {
    "v": "abs absolute negative sign floor ceil exp expm1 sin cos tan tanh sinh cosh square "
    "sigmoid relu relu6 selu softplus log_sigmoid arctan arcsinh isnan isinf isfinite cbrt exp2 "
    "deg2rad rad2deg sinc signbit fabs trunc erf erfc elu celu silu swish gelu softsign "
    "hard_sigmoid hard_silu hard_swish hard_tanh hard_shrink soft_shrink tanh_shrink squareplus "
    "sparse_plus sparse_sigmoid leaky_relu isreal real imag conj conjugate angle ravel "
    "zeros_like ones_like "
    "copy",
    "u": "arcsin arccos arctanh",
    "h": "log log2 log10 log1p sqrt rsqrt reciprocal arccosh",
}
_PAIRS = (
    "add subtract multiply divide true_divide maximum minimum arctan2 hypot logaddexp logaddexp2 "
    "heaviside fmax fmin fmod mod floor_divide equal not_equal greater greater_equal less"
    " less_equal isclose divide_no_nan"
)


def _ops() -> Iterator[str]:
    for variable, names in _UNARY.items():
        for name in names.split():
            yield f"keras.ops.{name} ({variable})"
    for name in _PAIRS.split():
        yield f"keras.ops.{name} (v, w)"
    for name in "mean sum max min prod var std ptp amax amin logsumexp median".split():
        yield f"keras.ops.{name} {_REDUCED}"
    for name in "nansum nanmean nanmax nanmin nanprod nanvar nanstd".split():
        yield f"keras.ops.{name} {_NAN}"
    for name in "nancumsum nancumprod nanargmax nanargmin".split():
        yield f"keras.ops.{name} (nan) (nan, axis=0) (nan, axis=1)"
    for name in "argmax argmin".split():
        yield f"keras.ops.{name} (m) (m, axis=0) (m, axis=-1) (m, axis=1, keepdims=True)"
    for name in "cumsum cumprod".split():
        yield f"keras.ops.{name} (m) (m, axis=0) (m, axis=-1)"
    for name in "logical_and logical_or logical_xor".split():
        yield f"keras.ops.{name} (b, c)"
    bits = "and or xor left_shift right_shift".split()
    for name in (*(f"bitwise_{each}" for each in bits), "left_shift", "right_shift"):
        yield f"keras.ops.{name} (i, j)"
    for name in "bitwise_not bitwise_invert".split():
        yield f"keras.ops.{name} (i)"
    yield from _lines(_OPS)


_OPS = """
keras.ops.power (h, 2) (h, g)
keras.ops.logical_not (b)
keras.ops.all (b) (m) (m, axis=0)
keras.ops.any (c) (m, axis=1)
keras.ops.isneginf (odd)
keras.ops.isposinf (odd)
keras.ops.nan_to_num (odd) (odd, nan=1.0)
keras.ops.ldexp (h, 2)
keras.ops.round (z) (v, decimals=1)
keras.ops.clip (v, -1.0, 1.0) (v, 0, 2)
keras.ops.allclose (v, w) (v, v)
keras.ops.saturate_cast (v, "uint8") (v, "float32")
keras.ops.cast (v, "int32") (i, "float32") (b, "float32")
keras.ops.view_as_complex (t)
keras.ops.view_as_real (keras.ops.view_as_complex(t))
keras.ops.polar (h, g)
keras.ops.moments (m, axes=[0]) (m, axes=[0, 1], keepdims=True)
keras.ops.count_nonzero (y) (y, axis=1)
keras.ops.average (m) (m, axis=1) (m, axis=1, weights=h) (v, weights=u) (m, axis=0,
    weights=keras.ops.array([1.0, 2.0]))
keras.ops.sort (v) (m) (m, axis=0) (m, axis=None)
keras.ops.argsort (v) (m) (m, axis=0)
keras.ops.top_k (m, 2) (v, k=3)
keras.ops.in_top_k (k, p, 2)
keras.ops.unique (i)
keras.ops.searchsorted (h, v) (h, v, side="right")
keras.ops.digitize (v, h)
keras.ops.bincount (i) (i, minlength=6) (i, weights=v)
keras.ops.histogram (v, bins=4) (v, bins=5, range=(0.0, 4.0))
keras.ops.isin (i, j) (i, j, invert=True)
keras.ops.segment_sum (v, i, 4)
keras.ops.segment_max (v, np.array([0, 1, 0, 1], dtype="int32"), 2)
keras.ops.segment_min (v, np.array([0, 1, 0, 1], dtype="int32"), 2)
keras.ops.segment_prod (v, np.array([0, 1, 0, 1], dtype="int32"), 2)
keras.ops.quantile (v, 0.3) (m, 0.25, axis=1) (m, 0.5, axis=0, keepdims=True)
keras.ops.percentile (v, 30) (m, 25, axis=1)
keras.ops.reshape (m, (3, 2)) (m, [-1])
keras.ops.transpose (m) (t, (1, 0, 2)) (t, axes=[2, 0, 1])
keras.ops.swapaxes (t, 0, 2) (m, 0, -1)
keras.ops.moveaxis (t, 0, -1) (t, [0, 1], [1, 2])
keras.ops.flip (m) (m, axis=1)
keras.ops.fliplr (m)
keras.ops.flipud (m)
keras.ops.roll (v, 1) (m, 1) (m, 1, axis=1) (m, -1, axis=0)
keras.ops.rot90 (m) (s, k=2) (m, k=3)
keras.ops.tile (v, 2) (m, (2, 1))
keras.ops.repeat (v, 2) (m, 2, axis=1) (m, 2, axis=0)
keras.ops.hstack ([v, w]) ([m, n])
keras.ops.vstack ([v, w]) ([m, n])
keras.ops.dstack ([m, n]) ([t, t])
keras.ops.append (m, n) (m, n, axis=0)
keras.ops.concatenate ([m, n]) ([m, n], axis=1) ([m, n], axis=-1)
keras.ops.stack ([v, w]) ([v, w], axis=1)
keras.ops.split (v, 2) (v, [1, 3]) (m, 3, axis=1)
keras.ops.array_split (v, 3)
keras.ops.hsplit (m, 3) (m, [1]) (v, 2)
keras.ops.vsplit (m, 2)
keras.ops.dsplit (t, 2)
keras.ops.unstack (m) (m, axis=1)
keras.ops.expand_dims (v, 0) (v, axis=-1) (v, (0, 2))
keras.ops.squeeze (keras.ops.expand_dims(v, 0)) (keras.ops.expand_dims(v, 0), axis=0)
keras.ops.broadcast_to (v, (3, 4))
keras.ops.pad (m, ((0, 1), (2, 0))) (m, ((1, 1), (0, 0)), constant_values=2.0) (m, ((1, 0), (1,
    1)), mode="reflect") (m, ((1, 1), (0, 1)), mode="symmetric")
keras.ops.take (m, [0, 2], axis=1) (v, k) (m, [0, 4])
keras.ops.take_along_axis (v, i) (m, im2, axis=1) (m, im2, axis=-1) (m, np.array([[0, 1, 1]],
    dtype="int32"), axis=0)
keras.ops.get_item (m, 1)
keras.ops.slice (m, (0, 1), (2, 2))
keras.ops.slice_update (m, (0, 1), np.array([[9.0, 8.0]], dtype="float32"))
keras.ops.scatter (np.array([[0], [2]], dtype="int32"), g[:2], (4,))
keras.ops.scatter_update (v, np.array([[0], [2]], dtype="int32"), g[:2])
keras.ops.where (b, v, w) (v > 0, v, 0.0)
keras.ops.nonzero (b) (y)
keras.ops.diff (v) (m) (m, axis=0)
keras.ops.trapezoid (v) (m, dx=0.5) (v, x=w)
keras.ops.select ([v > 1, v > 0], [v, w], 0.0)
keras.ops.unravel_index (j, (4, 5))
keras.ops.depth_to_space (np.ones((1, 2, 2, 4), dtype="float32"), 2)
keras.ops.space_to_depth (im, 2)
keras.ops.arange (4) (1, 5) (0, 1, 0.25) (3.0)
keras.ops.linspace (0, 1, 5) (0.0, 2.0, num=4, endpoint=False)
keras.ops.logspace (0, 2, num=4)
keras.ops.geomspace (1, 8, num=4)
keras.ops.full ((2, 2), 3.0)
keras.ops.full_like (m, 2.0)
keras.ops.zeros ((2, 3)) ((2,), dtype="int32")
keras.ops.ones ((2, 3)) ((2,), "int32")
keras.ops.identity (3)
keras.ops.eye (3) (2, 3) (4, k=1)
keras.ops.tri (3) (2, 3) (3, k=1)
keras.ops.tril (s) (s, k=1) (s, k=-1)
keras.ops.triu (s) (s, k=1) (s, k=-1)
keras.ops.diag (v) (s) (v, k=1) (v, k=-1) (m, k=1)
keras.ops.diagonal (s) (m, offset=1)
keras.ops.diagflat (v)
keras.ops.trace (s)
keras.ops.vander (v) (v, N=3) (v, N=3, increasing=True)
keras.ops.meshgrid (v, h) (v, h, indexing="ij")
keras.ops.hamming (5)
keras.ops.hanning (5)
keras.ops.blackman (5)
keras.ops.bartlett (5)
keras.ops.extract_sequences (v, 2, 1)
keras.ops.matmul (m, s) (v, w) (m, h) (t, keras.ops.transpose(t, (0, 2, 1)))
keras.ops.dot (m, s) (v, w) (m, h) (t, m[:, :2]) (v, 2.0)
keras.ops.outer (v, h)
keras.ops.inner (v, w) (m, n)
keras.ops.vdot (m, n)
keras.ops.tensordot (m, s, 1) (t, t, [[0, 1], [0, 1]]) (m, n, axes=[[1], [1]])
keras.ops.einsum ("ij,jk->ik", m, s) ("ij->ji", m) ("bij,bjk->bik", t, keras.ops.transpose(t, (0,
    2, 1)))
keras.ops.kron (m, n)
keras.ops.cross (h, g) (m, n)
keras.ops.cdist (m, n)
keras.ops.corrcoef (m)
keras.ops.correlate (v, h) (v, h, mode="full")
keras.ops.norm (v) (m) (m, axis=1) (m, ord=1, axis=0) (v, ord=2) (m, ord="fro") (v, ord=np.inf)
keras.ops.normalize (m) (m, axis=0) (m, order=1)
keras.ops.det (sq)
keras.ops.slogdet (sq)
keras.ops.logdet (s)
keras.ops.inv (sq)
keras.ops.solve (sq, sq)
keras.ops.fft2 ((m, n))
keras.ops.ifft2 ((m, n))
keras.ops.i0 (v)
keras.ops.kaiser (6, 3.5)
keras.ops.argpartition (h, 1)
keras.ops.fori_loop (0, 3, lambda index, value: keras.ops.add(value, v), w)
keras.ops.fft ((m, n))
keras.ops.rfft (v)
keras.ops.irfft ((h, np.array([0.0, 1.0, 0.0], dtype="float32")))
keras.ops.stop_gradient (v)
keras.ops.softmax (m) (m, axis=0) (m, axis=None)
keras.ops.log_softmax (m) (m, axis=0)
keras.ops.gelu (v, approximate=False) (v, True)
keras.ops.leaky_relu (v, negative_slope=0.1)
keras.ops.elu (v, alpha=0.5)
keras.ops.celu (v, alpha=0.5)
keras.ops.threshold (v, 1.0, 0.25)
keras.ops.glu (v) (t, axis=2)
keras.ops.sparsemax (m)
keras.ops.batch_normalization (m, h, h, -1) (m, h, h, axis=1, offset=g, scale=h, epsilon=0.01)
keras.ops.layer_normalization (m) (m, h) (m, h, g)
keras.ops.rms_normalization (m) (m, h)
keras.ops.psnr (m, n, 8.0)
keras.ops.dot_product_attention (q4, q4, q4) (q4, q4, q4, scale=0.5)
keras.ops.one_hot (i, 4) (k, num_classes=3, axis=0) (im2, 3)
keras.ops.multi_hot (im2, 3)
keras.ops.conv (im, ker) (im, ker, strides=2, padding="same") (t, ker1)
keras.ops.depthwise_conv (im, ker) (im, ker, padding="same")
keras.ops.separable_conv (im, ker, point)
keras.ops.conv_transpose (im, keras.ops.transpose(ker, (0, 1, 3, 2)), strides=2, padding="same")
keras.ops.max_pool (im, 2) (im, (2, 2), strides=1, padding="same") (t, 2)
keras.ops.average_pool (im, 2) (im, 2, 1) (t, 3)
keras.ops.adaptive_average_pool (keras.ops.convert_to_tensor(im), 2)
keras.ops.adaptive_max_pool (keras.ops.convert_to_tensor(im), 2)
keras.ops.binary_crossentropy (yb, p) (yb, m, from_logits=True)
keras.ops.categorical_crossentropy (y, p) (y, m, from_logits=True)
keras.ops.sparse_categorical_crossentropy (k, p) (k, m, from_logits=True)
keras.ops.image.rgb_to_grayscale (im) (pic)
keras.ops.image.resize (im, (2, 2)) (im, (3, 5)) (im, (2, 3), interpolation="nearest")
keras.ops.image.pad_images (im, 1, 0, 2, 1) (pic, 1, 1, 1, 1)
keras.ops.image.crop_images (im, 1, 1, target_height=2, target_width=2)
keras.ops.image.sobel_edges (im)
keras.ops.image.hsv_to_rgb (im)
keras.ops.image.extract_patches (im, 2)
keras.ops.map (lambda row: keras.ops.square(row), m)
keras.ops.vectorized_map (lambda row: keras.ops.square(row), m)
keras.ops.cond (keras.ops.array(True), lambda: v, lambda: w)
keras.ops.switch (keras.ops.array(1), [lambda: v, lambda: w])
keras.ops.convert_to_tensor ([1.0, 2.0]) ([1, 2]) (v) (3.0)
keras.ops.array ([1.0, 2.0]) ([1, 2])
keras.ops.convert_to_numpy (keras.ops.exp(v))
keras.ops.shape (m)
keras.ops.ndim (m)
keras.ops.size (m)
keras.ops.is_tensor (keras.ops.exp(v))
"""

NUMPY_UNARY = {
    "v": "abs absolute negative sign floor ceil exp expm1 sin cos tan tanh sinh cosh square arctan "
    "arcsinh isnan isinf isfinite cbrt exp2 deg2rad radians rad2deg degrees sinc signbit fabs "
    "trunc fix isreal real imag conj angle ravel zeros_like ones_like copy positive rint",
    "u": "arcsin arccos arctanh",
    "h": "log log2 log10 log1p sqrt reciprocal arccosh",
}


def _numpy() -> Iterator[str]:
    for variable, names in NUMPY_UNARY.items():
        for name in names.split():
            yield f"np.{name} ({variable})"
    for name in _PAIRS.split():
        if name != "divide_no_nan":
            yield f"np.{name} (v, w)"
    for name in "mean sum max min prod var std ptp amax amin median".split():
        yield f"np.{name} {_REDUCED}"
    for name in "nansum nanmean nanmax nanmin nanprod nanvar nanstd".split():
        yield f"np.{name} {_NAN}"
    for name in "nancumsum nanargmax nanargmin".split():
        yield f"np.{name} (nan) (nan, axis=0) (nan, axis=1)"
    for name in "argmax argmin".split():
        yield f"np.{name} (m) (m, axis=0) (m, axis=-1)"
    for name in "cumsum cumprod".split():
        yield f"np.{name} (m) (m, axis=0) (m, axis=-1)"
    for line in _lines(_OPS):
        name, arguments = line.removeprefix("keras.ops.").split(" ", 1)
        if name in SHARED.split() and "keras" not in arguments:
            yield f"np.{name} {arguments}"
    yield from _lines(_NUMPY)


SHARED = (
    "power logical_not all any isneginf isposinf nan_to_num ldexp round clip allclose "
    "count_nonzero sort argsort "
    "searchsorted digitize bincount histogram isin quantile percentile reshape transpose swapaxes "
    "moveaxis flip fliplr flipud roll rot90 tile repeat hstack vstack dstack append stack"
    " split array_split hsplit "
    "vsplit dsplit expand_dims broadcast_to pad take take_along_axis diff select unravel_index "
    "linspace logspace geomspace full full_like zeros ones identity eye tri tril triu "
    "diag diagonal diagflat trace "
    "vander meshgrid hamming hanning blackman bartlett outer inner vdot tensordot einsum "
    "kron corrcoef "
    "correlate matmul dot concatenate where shape ndim size"
)

_NUMPY = """
np.array_equal (v, w) (v, v)
np.var (m, ddof=1) (m, axis=1, ddof=1)
np.std (v, ddof=1)
np.average (m) (m, axis=1, weights=h)
np.around (v, 1)
np.unique (i)
np.invert (b)
np.column_stack ([v, w]) ([m, n])
np.concatenate ([m, n]) ([v, w])
np.squeeze (np.expand_dims(v, 0))
np.flatnonzero (v)
np.argwhere (y)
np.nonzero (v)
np.where (v > 0, v, w) (b)
np.cross (h, g)
np.cov (m)
np.convolve (v, h) (v, h, mode="valid")
np.linalg.norm (v) (m, axis=1) (v, 1) (m) (v, np.inf)
np.arange (0, 1, 0.25)
np.astype (v, "int32")
np.trapezoid (v)
np.logical_and (b, c) (v, w)
np.float_power (h, 2)
np.clip (v, None, 1.0)
np.array ([[1.0, 2.0], [3.0, 4.0]])
np.asarray ([1.0, 2.0])
np.mod (i, 2)
np.left_shift (i, 1)
np.right_shift (j, 1)
np.bitwise_and (i, j)
np.prod (i)
np.mean (i) (b) (x64)
np.sum (b) (i)
np.sqrt (i)
np.exp (i)
np.divide (i, j)
"""

_ACTIVATIONS = (
    "linear relu relu6 sigmoid tanh softplus softsign selu elu celu exponential softmax "
    "log_softmax leaky_relu "
    "silu swish gelu mish hard_sigmoid hard_silu hard_tanh hard_shrink soft_shrink "
    "tanh_shrink squareplus "
    "sparse_plus sparse_sigmoid log_sigmoid glu sparsemax"
)

_OBJECTIVES = """
keras.losses.mean_squared_error (y, p)
keras.losses.mean_absolute_error (y, p)
keras.losses.mean_absolute_percentage_error (m, n)
keras.losses.mean_squared_logarithmic_error (yb, p)
keras.losses.binary_crossentropy (yb, p) (yb, m, from_logits=True)
keras.losses.categorical_crossentropy (y, p) (y, m, from_logits=True)
keras.losses.sparse_categorical_crossentropy (k, p) (k, m, from_logits=True)
keras.losses.kl_divergence (y, p)
keras.losses.poisson (yb, p)
keras.losses.hinge (yb, unit)
keras.losses.squared_hinge (yb, unit)
keras.losses.categorical_hinge (y, unit)
keras.losses.log_cosh (m, n)
keras.losses.huber (m, n) (m, n, delta=0.5)
keras.losses.cosine_similarity (m, n) (m, n, axis=0)
keras.losses.binary_focal_crossentropy (yb, p) (yb, p, gamma=1.0)
keras.losses.categorical_focal_crossentropy (y, p)
keras.losses.dice (yb, p)
keras.losses.tversky (yb, p) (yb, p, alpha=0.3, beta=0.7)
keras.metrics.mean_squared_error (y, p)
keras.metrics.binary_accuracy (yb, p) (yb, p, threshold=0.15)
keras.metrics.categorical_accuracy (y, p)
keras.metrics.sparse_categorical_accuracy (k, p)
keras.metrics.top_k_categorical_accuracy (y, p, k=2)
keras.metrics.sparse_top_k_categorical_accuracy (k, p, k=2)
"""

_BACKEND = """
K.mean (m) (m, axis=1) (m, axis=-1, keepdims=True)
K.sum (m) (m, axis=0)
K.max (m) (m, axis=1)
K.min (m, axis=1)
K.prod (m, axis=0)
K.std (m) (m, axis=1)
K.var (m, axis=1)
K.any (y, axis=1)
K.all (y)
K.argmax (m) (m, axis=0)
K.argmin (m)
K.cumsum (m) (m, axis=1)
K.cumprod (m, axis=0)
K.abs (v)
K.square (v)
K.sqrt (v)
K.exp (v)
K.log (h)
K.round (z)
K.sign (v)
K.sin (v)
K.cos (v)
K.pow (h, 2)
K.equal (v, w)
K.not_equal (v, v)
K.greater (v, w)
K.greater_equal (v, w)
K.less (v, w)
K.less_equal (v, w)
K.maximum (v, w)
K.minimum (v, w)
K.clip (v, -1.0, 1.0) (v, K.epsilon(), 1.0 - K.epsilon())
K.cast (v, "int32")
K.epsilon ()
K.floatx ()
K.flatten (m)
K.batch_flatten (t)
K.reshape (m, (3, 2))
K.permute_dimensions (t, (2, 0, 1))
K.transpose (m)
K.expand_dims (v) (v, 0)
K.squeeze (K.expand_dims(v, 0), 0)
K.concatenate ([m, n]) ([m, n], axis=0)
K.stack ([v, w]) ([v, w], axis=1)
K.tile (m, (2, 1))
K.repeat (m, 2)
K.repeat_elements (m, 2, axis=1)
K.reverse (m, [1])
K.gather (m, k[:1])
K.zeros_like (v)
K.ones_like (v)
K.eye (3)
K.arange (4)
K.relu (v) (v, alpha=0.1)
K.elu (v)
K.softmax (m)
K.softplus (v)
K.softsign (v)
K.sigmoid (v)
K.hard_sigmoid (z)
K.tanh (v)
K.dot (m, s)
K.batch_dot (t, np.array([[[1.0, 0.5, 2.0], [0.0, 1.0, -1.0]], [[2.0, 1.0, 0.0], [1.0, -1.0,
    3.0]]], dtype="float32")) (m, n, axes=1)
K.l2_normalize (m, axis=1)
K.bias_add (m, h)
K.one_hot (k, 3)
K.switch (v > 0, v, w)
K.binary_crossentropy (yb, p)
K.categorical_crossentropy (y, p)
K.sparse_categorical_crossentropy (k, p)
K.constant ([1.0, 2.0]) (2.0)
K.int_shape (m)
K.ndim (m)
K.temporal_padding (t)
"""

_TENSORFLOW = """
tf.constant ([1.0, 2.0]) ([1, 2, 3]) ([[1.0], [2.0]]) (3.0) (2.0, shape=(2, 2)) ([1.5, 2.0],
    dtype=tf.float32)
tf.convert_to_tensor (v) ([1.0, 2.0])
tf.Variable ([1.0, 2.0]) (3.0) (2)
tf.cast (v, tf.int32) (i, "float32")
tf.shape (m)
tf.rank (m)
tf.size (m)
tf.reshape (m, [3, 2]) (m, (-1,))
tf.transpose (m) (t, perm=[2, 0, 1])
tf.expand_dims (v, 0) (v, axis=-1)
tf.squeeze (tf.expand_dims(v, 0))
tf.concat ([m, n], 0) ([m, n], axis=-1)
tf.stack ([v, w]) ([v, w], axis=1)
tf.unstack (m)
tf.split (v, 2) (m, [1, 2], axis=1) (m, num_or_size_splits=3, axis=1)
tf.tile (m, [2, 1])
tf.repeat (v, 2) (m, 2, axis=0)
tf.reverse (m, [1])
tf.roll (v, 1, 0)
tf.pad (m, [[0, 1], [2, 0]]) (m, [[1, 1], [0, 0]], constant_values=2.0) (m, [[1, 0], [1, 1]],
    "REFLECT")
tf.gather (m, k, axis=1) (v, k) (m, [1, 0])
tf.gather_nd (m, [[0, 1], [1, 2]])
tf.boolean_mask (v, b)
tf.where (v > 0, v, w) (b)
tf.slice (m, [0, 1], [2, 2])
tf.scatter_nd ([[0], [2]], g[:2], [4])
tf.tensor_scatter_nd_update (v, [[0], [2]], g[:2])
tf.one_hot (k, 3) (i, depth=4, dtype=tf.int32) (k, 3, on_value=2.0, off_value=-1.0)
tf.range (4) (1, 5) (0, 1, 0.25) (3.0)
tf.linspace (0.0, 1.0, 5)
tf.zeros ([2, 3]) ((2,), tf.int32)
tf.ones ([2, 3])
tf.zeros_like (v)
tf.ones_like (v)
tf.fill ([2, 2], 3.0)
tf.eye (3) (2, 3)
tf.identity (v)
tf.add (v, w)
tf.subtract (v, w)
tf.multiply (v, w)
tf.divide (v, w)
tf.add_n ([v, w])
tf.abs (v)
tf.square (v)
tf.sqrt (h)
tf.exp (v)
tf.pow (h, 2.0)
tf.sign (v)
tf.sin (v)
tf.cos (v)
tf.tan (v)
tf.tanh (v)
tf.sigmoid (v)
tf.floor (v)
tf.round (z)
tf.maximum (v, w)
tf.minimum (v, 0.0)
tf.negative (v)
tf.equal (v, w)
tf.not_equal (v, w)
tf.greater (v, w)
tf.greater_equal (v, w)
tf.less (v, w)
tf.less_equal (v, w)
tf.logical_and (b, c)
tf.logical_or (b, c)
tf.logical_not (b)
tf.clip_by_value (v, -1.0, 1.0)
tf.clip_by_norm (v, 2.0)
tf.reduce_mean (m) (m, axis=1) (m, 0, True)
tf.reduce_sum (m) (m, axis=-1, keepdims=True)
tf.reduce_max (m) (m, axis=1)
tf.reduce_min (m, axis=0)
tf.reduce_prod (m, axis=1)
tf.reduce_any (c)
tf.reduce_all (b)
tf.reduce_logsumexp (m, axis=1)
tf.argmax (m) (m, axis=1)
tf.argmin (m, axis=1)
tf.cumsum (m) (m, axis=1) (v, exclusive=True) (v, reverse=True)
tf.sort (v) (v, direction="DESCENDING")
tf.argsort (v) (v, direction="DESCENDING")
tf.unique (i)
tf.searchsorted (h, v)
tf.matmul (m, s) (m, n, transpose_b=True) (m, n, transpose_a=True)
tf.tensordot (m, s, 1) (m, n, axes=[[1], [1]])
tf.einsum ("ij,jk->ik", m, s)
tf.norm (v) (m, axis=1) (v, ord=1)
tf.stop_gradient (v)
tf.map_fn (lambda row: tf.square(row), m)
tf.truediv (v, w)
tf.math.log (h)
tf.math.log1p (h)
tf.math.exp (v)
tf.math.sqrt (h)
tf.math.rsqrt (h)
tf.math.square (v)
tf.math.squared_difference (v, w)
tf.math.abs (v)
tf.math.pow (h, 2.0)
tf.math.sin (v)
tf.math.erf (v)
tf.math.floormod (v, w)
tf.math.floordiv (v, w)
tf.math.mod (v, w)
tf.math.divide_no_nan (v, w)
tf.math.multiply_no_nan (v, w)
tf.math.xlogy (v, h[:1])
tf.math.softplus (v)
tf.math.sigmoid (v)
tf.math.tanh (v)
tf.math.log_sigmoid (v)
tf.math.add (v, w)
tf.math.multiply (v, w)
tf.math.maximum (v, w)
tf.math.reciprocal (v)
tf.math.is_nan (odd)
tf.math.is_inf (odd)
tf.math.is_finite (odd)
tf.math.reduce_mean (m, axis=1)
tf.math.reduce_sum (m, axis=1)
tf.math.reduce_max (m, axis=1)
tf.math.reduce_std (m) (m, axis=1)
tf.math.reduce_variance (m, axis=1)
tf.math.argmax (m, axis=1)
tf.math.top_k (m, k=2)
tf.math.cumsum (m, axis=1)
tf.math.cumprod (v)
tf.math.count_nonzero (y, axis=1)
tf.math.bincount (i)
tf.math.confusion_matrix (k, k, num_classes=3)
tf.math.l2_normalize (m, axis=1)
tf.math.unsorted_segment_sum (v, i, 4)
tf.math.logical_and (b, c)
tf.math.equal (v, w)
tf.nn.relu (v)
tf.nn.relu6 (v)
tf.nn.leaky_relu (v) (v, alpha=0.1)
tf.nn.elu (v)
tf.nn.selu (v)
tf.nn.sigmoid (v)
tf.nn.tanh (v)
tf.nn.softplus (v)
tf.nn.softsign (v)
tf.nn.silu (v)
tf.nn.gelu (v)
tf.nn.softmax (m) (m, axis=0)
tf.nn.log_softmax (m)
tf.nn.l2_normalize (m, axis=1)
tf.nn.l2_loss (v)
tf.nn.bias_add (m, h)
tf.nn.moments (m, axes=[0])
tf.nn.top_k (m, k=2)
tf.nn.conv2d (im, ker, strides=1, padding="VALID") (im, ker, strides=[1, 2, 2, 1], padding="SAME")
tf.nn.conv1d (t, ker1, stride=1, padding="SAME")
tf.nn.depthwise_conv2d (im, ker, strides=[1, 1, 1, 1], padding="SAME")
tf.nn.max_pool2d (im, ksize=2, strides=2, padding="VALID")
tf.nn.avg_pool2d (im, ksize=2, strides=2, padding="SAME")
tf.nn.embedding_lookup (m, [1, 0])
tf.nn.batch_normalization (m, h, h, g, h, 0.001)
tf.nn.sigmoid_cross_entropy_with_logits (labels=yb, logits=m)
tf.nn.softmax_cross_entropy_with_logits (labels=y, logits=m)
tf.nn.sparse_softmax_cross_entropy_with_logits (labels=k, logits=m)
tf.nn.depth_to_space (np.ones((1, 2, 2, 4), dtype="float32"), 2)
tf.linalg.matmul (m, s)
tf.linalg.norm (m)
tf.linalg.diag (v)
tf.linalg.diag_part (s)
tf.linalg.trace (s)
tf.linalg.band_part (s, -1, 0)
tf.linalg.matvec (m, h)
tf.linalg.cross (h, g)
tf.linalg.l2_normalize (m, axis=0)
tf.linalg.einsum ("ij->ji", m)
tf.image.resize (im, [2, 2]) (im, (3, 5)) (im, (2, 3), method="nearest")
tf.image.rgb_to_grayscale (im)
tf.image.grayscale_to_rgb (tf.reduce_mean(tf.constant(im), -1, keepdims=True))
tf.image.flip_left_right (im) (pic)
tf.image.flip_up_down (im) (pic)
tf.image.transpose (pic)
tf.image.rot90 (pic)
tf.image.adjust_brightness (pic, 0.1)
tf.image.adjust_contrast (pic, 2.0)
tf.image.adjust_gamma (pic, 2.0)
tf.image.per_image_standardization (pic)
tf.image.convert_image_dtype (pic, tf.float32)
tf.image.crop_to_bounding_box (pic, 0, 1, 2, 1)
tf.image.total_variation (tf.constant(pic))
tf.image.psnr (pic, pic * 0.5, 1.0)
tf.image.hsv_to_rgb (pic)
tf.image.crop_and_resize (im, [[0.0, 0.0, 0.5, 0.5]], [0], [2, 2])
tf.image.non_max_suppression (np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 0.9, 0.9], [2.0, 2.0,
    3.0, 3.0]], dtype="float32"), h, 2)
tf.signal.frame (v, 2, 1)
tf.complex (v, w)
"""

_FURTHER = """
keras.ops.dtype (v)
K.dtype (v)
K.count_params (v)
K.image_data_format ()
K.backend ()
K.in_train_phase (v, w, training=0)
K.spatial_2d_padding (im)
keras.config.image_data_format ()
keras.config.backend ()
np.fft.fft (v)
np.fft.rfft (v)
tf.ensure_shape (v, [4])
tf.image.central_crop (tf.constant(pic), 1.0)
tf.linalg.normalize (m, axis=1)
tf.linalg.set_diag (s, h)
tf.math.accumulate_n ([v, w])
tf.math.cumulative_logsumexp (v)
tf.math.polyval ([2.0, 1.0], v)
tf.math.xdivy (v, w)
tf.nn.conv3d (tf.ones([1, 2, 3, 3, 1]), tf.ones([1, 2, 2, 1, 2]), strides=[1, 1, 1, 1, 1],
    padding="VALID")
tf.nn.conv2d_transpose (im, tf.transpose(ker, [0, 1, 3, 2]), [1, 8, 8, 1], strides=2)
tf.nn.crelu (v)
tf.nn.local_response_normalization (im)
tf.signal.hamming_window (5)
tf.signal.hann_window (5)
tf.signal.rfft (v)
tf.signal.stft (tf.constant(v), 4, 2)
tf.space_to_batch_nd (im, [2, 2], [[0, 0], [0, 0]])
tf.batch_to_space (tf.ones([4, 1, 1, 1]), [2, 2], [[0, 0], [0, 0]])
tf.strided_slice (m, [0, 1], [2, 3])
tf.tensor_scatter_nd_add (v, [[0], [2]], g[:2])
tf.tensor_scatter_nd_sub (v, [[0], [2]], g[:2])
"""

_DRAWN = """
keras.random.normal ((2, 3)) ((2, 3), mean=1.0, stddev=0.5)
keras.random.uniform ((2, 3)) ((2, 3), -1.0, 1.0)
keras.random.truncated_normal ((2, 3))
keras.random.randint ((2, 3), 0, 5)
keras.random.gamma ((4,), 2.0)
keras.random.beta ((4,), 2.0, 3.0)
keras.random.binomial ((4,), 5, 0.5)
keras.random.categorical (m, 4)
keras.random.dropout (v, 0.5)
keras.random.shuffle (v)
K.random_normal ((2, 3))
K.random_uniform ((2, 3))
K.truncated_normal ((2, 3))
K.dropout (v, 0.5)
K.zeros ((2, 3))
K.ones ((2, 3))
tf.random.normal ([2, 3]) ((2, 3), mean=1.0)
tf.random.uniform ([2, 3]) ([4], 0, 5, dtype=tf.int32) ([4], maxval=2.0)
tf.random.truncated_normal ([2, 3])
tf.random.categorical (m, 4)
tf.random.shuffle (v)
tf.random.gamma ([4], 2.0)
tf.nn.dropout (v, 0.5)
np.random.rand (2, 3)
np.random.randn (2, 3)
np.random.random ((2, 3)) (4)
np.random.random_sample ((2, 3))
np.random.normal (0.0, 1.0, (2, 3)) (size=(4,))
np.random.uniform (-1, 1, (2, 3)) (size=4)
np.random.standard_normal ((2, 3))
np.random.randint (0, 5, (2, 3)) (5, size=4)
np.random.permutation (5)
np.empty ((2, 3))
np.empty_like (v)
keras.ops.empty ((2, 3))
keras.ops.empty_like (v)
keras.ops.qr (sq)
np.linalg.qr (sq)
tf.linalg.qr (tf.constant(sq))
"""

_UTILITIES = """
keras.utils.to_categorical (k, 3) (i) (k, num_classes=4)
keras.utils.normalize (m)
keras.tree.map_structure (lambda a: keras.ops.exp(a), [v, w])
"""


def _more() -> Iterator[str]:
    for name in _ACTIVATIONS.split():
        yield f"keras.activations.{name} {'(t)' if name == 'glu' else '(m)'}"
    for table in (_OBJECTIVES, _BACKEND, _TENSORFLOW, _FURTHER, _UTILITIES, _DRAWN):
        yield from _lines(table)


SAMPLES = "\n".join([*_ops(), *_numpy(), *_more()])

DRAWN = frozenset(line.partition(" ")[0] for line in _lines(_DRAWN))
"""Functions whose numbers are drawn, are whatever was there, or are unique up to signs only: shapes
and dtypes compare."""


def calls(table: str) -> Iterator[tuple[str, str]]:
    """Every sample as its function's name and a call as an expression."""
    for line in _lines(table):
        name, _, rest = line.strip().partition(" ")
        for arguments in _bracketed(rest):
            yield name, f"{name}{arguments}"


def _bracketed(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character in "([{":
            if depth == 0:
                start = place
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                yield text[start : place + 1]


def program(expression: str) -> str:
    """A Keras program that puts the value of an expression into `result`."""
    names = set(re.findall(r"\b\w+\b", expression))
    made = "tf.constant({})" if "K." in expression else "{}"
    body = [f"{name} = {made.format(of)}" for name, of in VARIABLES.items() if name in names]
    body.append(f"result = {expression}")
    text = "\n".join(body)
    imports = [line for name, line in IMPORTS.items() if re.search(rf"\b{name}\.", text)]
    return "\n".join([*imports, text, ""])
