"""Sample calls of every function that the catalogue answers: a name, then its arguments in
brackets, one pair for each call. They are read by tests/conformance/test_functions.py.

The tables are in tables/; what follows a rule is made here. `VARIABLES` are what the arguments
name; a test program defines those that it uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

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


def _read(table: str) -> str:
    return (Path(__file__).parent / "tables" / f"{table}.txt").read_text(encoding="utf-8")


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


_OPS = _read("ops")

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

_NUMPY = _read("numpy")

_ACTIVATIONS = (
    "linear relu relu6 sigmoid tanh softplus softsign selu elu celu exponential softmax "
    "log_softmax leaky_relu "
    "silu swish gelu mish hard_sigmoid hard_silu hard_tanh hard_shrink soft_shrink "
    "tanh_shrink squareplus "
    "sparse_plus sparse_sigmoid log_sigmoid glu sparsemax"
)

_OBJECTIVES = _read("objectives")

_BACKEND = _read("backend")

_TENSORFLOW = _read("tensorflow")

_FURTHER = _read("further")

_DRAWN = _read("drawn")

_UTILITIES = _read("utilities")


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
