"""Sample inputs of every registered operation, with NumPy's answer.

A row is `(arguments, oracle)` or more of them; arrays become tensors, everything else is passed as
it is. The oracle gets the same arguments and is also differentiated numerically, in float64, so it
has to be written in NumPy alone. `Sample(..., smooth=False)` marks arguments at which there is
nothing to differentiate.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Sample:
    """Arguments of one call, what NumPy makes of them, and whether there are derivatives."""

    arguments: tuple[Any, ...]
    oracle: Callable[..., Any]
    smooth: bool = True


def floats(values: Any) -> Array:
    """A float32 array."""
    return np.array(values, np.float32)


def integers(values: Any) -> Array:
    """An int32 array."""
    return np.array(values, np.int32)


def real(*shape: int, low: float = -2, high: float = 2) -> Array:
    """Float32 numbers, the same at every run, none near the kinks at whole numbers."""
    generator = np.random.default_rng(sum((i + 1) * e for i, e in enumerate(shape)) + 17)
    values = generator.uniform(low, high, shape)
    near = np.abs(values - np.round(values)) < 0.05
    result: Array = np.where(near, values + 0.11, values).astype(np.float32)
    return result


def whole(*shape: int) -> Array:
    """Int32 numbers from -9 to 9 without 0."""
    generator = np.random.default_rng(sum(shape) + 3)
    values: Array = generator.integers(1, 10, shape) * generator.choice([-1, 1], shape)
    return values.astype(np.int32)


def truth(*shape: int) -> Array:
    """Booleans."""
    return np.random.default_rng(sum(shape) + 5).integers(0, 2, shape).astype(bool)


def away(*shape: int) -> Array:
    """Numbers of either sign with a distance of at least a half from 0."""
    values = real(*shape)
    return (values + np.where(values < 0, -0.5, 0.5)).astype(np.float32)


def _erf(x: Array) -> Array:
    return np.vectorize(math.erf)(x) if x.size else x


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _softmax(x: Array, axis: int = -1) -> Array:
    shifted: Array = np.exp(x - x.max(axis, keepdims=True))
    return shifted / shifted.sum(axis, keepdims=True)


def _reduce(function: Callable[..., Any]) -> Callable[..., Any]:
    def oracle(x: Array, axis: Any = None, keep: bool = False) -> Any:
        axes = tuple(axis) if isinstance(axis, list) else axis
        return function(x, axis=axes, keepdims=keep)

    return oracle


def _scan(function: Callable[..., Any], start: float) -> Callable[..., Any]:
    def oracle(x: Array, axis: int = 0, exclusive: bool = False, reverse: bool = False) -> Any:
        if reverse:
            x = np.flip(x, axis)
        result = function(x, axis)
        if exclusive:
            first = np.full_like(np.take(result, [0], axis), start)
            result = np.concatenate([first, np.delete(result, -1, axis)], axis)
        return np.flip(result, axis) if reverse else result

    return oracle


def _pad(x: Array, paddings: Any, value: float = 0) -> Array:
    return np.pad(x, paddings, constant_values=value)


def _matmul(a: Array, b: Array, a_transposed: bool = False, b_transposed: bool = False) -> Array:
    a = np.swapaxes(a, -1, -2) if a_transposed else a
    product: Array = a @ (np.swapaxes(b, -1, -2) if b_transposed else b)
    return product


def _dense(x: Array, w: Array, bias: Array | None, activation: str = "linear") -> Array:
    y = x @ w if bias is None else x @ w + bias
    activations: dict[str, Callable[[Array], Array]] = {
        "linear": lambda v: v,
        "relu": lambda v: np.maximum(v, 0),
        "relu6": lambda v: np.clip(v, 0, 6),
        "sigmoid": _sigmoid,
        "tanh": np.tanh,
        "elu": lambda v: np.where(v >= 0, v, np.exp(np.minimum(v, 0)) - 1),
    }
    return activations[activation](y)


def _normalised(
    x: Array,
    mean: Array,
    variance: Array,
    offset: Any = None,
    scale: Any = None,
    epsilon: float = 0.001,
) -> Array:
    y = (x - mean) / np.sqrt(variance + epsilon) * (1 if scale is None else scale)
    return y + (0 if offset is None else offset)


def _segments(x: Array, ids: Array, count: int) -> Array:
    y = np.zeros((count, *x.shape[1:]), x.dtype)
    for row, one in zip(x, ids, strict=True):
        if 0 <= one < count:
            y[one] += row
    return y


def _gather(x: Array, indices: Array, axis: int = 0, batch: int = 0) -> Array:
    if batch:
        return np.stack(
            [_gather(a, i, axis - 1, batch - 1) for a, i in zip(x, indices, strict=True)]
        )
    return np.take(x, indices, axis)


def _slice(x: Array, begin: Any, size: Any = None) -> Array:
    begin = [begin] if isinstance(begin, int) else list(begin)
    size = [] if size is None else [size] if isinstance(size, int) else list(size)
    size += [-1] * (len(begin) - len(size))
    return x[tuple(slice(b, None if s == -1 else b + s) for b, s in zip(begin, size, strict=True))]


def _place(x: Array, dims: Any, begin: Any, strides: Any) -> Array:
    y = np.zeros(dims, x.dtype)
    parts = zip(begin, x.shape, strides, strict=True)
    y[np.ix_(*[[b + i * s for i in range(n)] for b, n, s in parts])] = x
    return y


def _pick(x: Array, begin: Any, dims: Any, strides: Any) -> Array:
    parts = zip(begin, dims, strides, strict=True)
    return x[np.ix_(*[[b + i * s for i in range(n)] for b, n, s in parts])]


def _parts(x: Array, sizes: Any, axis: int = 0) -> list[Array]:
    where = sizes if isinstance(sizes, int) else np.cumsum(sizes)[:-1]
    return np.split(x, where, axis)


def _norm(x: Array, ord: Any = "euclidean", axis: Any = None, keep: bool = False) -> Any:
    if axis is None:
        x, axis = x.reshape(-1), 0
        keep = False
    axes = tuple(axis) if isinstance(axis, list) else axis
    ords = {"euclidean": None, "fro": "fro"}
    return np.linalg.norm(x, ords.get(ord, ord), axes, keepdims=keep)


def elementwise(oracle: Callable[..., Any], values: Array, wholes: bool = False) -> list[Sample]:
    """Rows of a function of one tensor: a vector, a matrix, nothing, and whole numbers."""
    rows = [
        Sample((values,), oracle),
        Sample((values.reshape(2, -1),), oracle),
        Sample((values[:0],), oracle, False),
    ]
    return [*rows, Sample((whole(7),), oracle, False)] if wholes else rows


def paired(oracle: Callable[..., Any], a: Array, b: Array, wholes: bool = True) -> list[Sample]:
    """Rows of a function of two tensors: equal shapes, every kind of broadcasting, integers."""
    smooth = a.dtype == np.float32
    rows = [
        Sample((a, b), oracle, smooth),
        Sample((a, b[0, 0]), oracle, smooth),
        Sample((a[0], b), oracle, smooth),
        Sample((a[:, :1], b[:1]), oracle, smooth),
        Sample((a[:, None, :], b[:, :, None]), oracle, smooth),
        Sample((a[:0], b[:0]), oracle, False),
    ]
    return [*rows, Sample((whole(3, 4), whole(4)), oracle, False)] if wholes else rows


X = real(8)
POSITIVE = real(8, low=0.2, high=3)
UNIT = real(8, low=-0.9, high=0.9)
A, B = real(3, 3), away(3, 3)

SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805

SAMPLES: dict[str, list[Sample]] = {
    "abs": elementwise(np.abs, X, True),
    "neg": elementwise(np.negative, X, True),
    "sign": elementwise(np.sign, X, True),
    "floor": elementwise(np.floor, X),
    "ceil": elementwise(np.ceil, X),
    "round": [
        *elementwise(np.round, X),
        Sample((floats([0.5, 1.5, -0.5, 2.5]),), np.round, False),
    ],
    "square": elementwise(np.square, X, True),
    "sqrt": elementwise(np.sqrt, POSITIVE),
    "rsqrt": elementwise(lambda x: 1 / np.sqrt(x), POSITIVE),
    "reciprocal": elementwise(lambda x: 1 / x, POSITIVE),
    "exp": elementwise(np.exp, X, True),
    "expm1": elementwise(np.expm1, X),
    "log": elementwise(np.log, POSITIVE),
    "log1p": elementwise(np.log1p, POSITIVE),
    "sin": elementwise(np.sin, X),
    "cos": elementwise(np.cos, X),
    "tan": elementwise(np.tan, UNIT),
    "asin": elementwise(np.arcsin, UNIT),
    "acos": elementwise(np.arccos, UNIT),
    "atan": elementwise(np.arctan, X),
    "sinh": elementwise(np.sinh, X),
    "cosh": elementwise(np.cosh, X),
    "tanh": elementwise(np.tanh, X),
    "asinh": elementwise(np.arcsinh, X),
    "acosh": elementwise(np.arccosh, (POSITIVE + 1).astype(np.float32)),
    "atanh": elementwise(np.arctanh, UNIT),
    "erf": elementwise(_erf, X),
    "sigmoid": elementwise(_sigmoid, X),
    "relu": elementwise(lambda x: np.maximum(x, 0), X, True),
    "relu6": elementwise(lambda x: np.clip(x, 0, 6), floats([-1, 0.3, 2, 5.5, 6.5, 9]), True),
    "elu": elementwise(lambda x: np.where(x >= 0, x, np.exp(np.minimum(x, 0)) - 1), X),
    "selu": elementwise(
        lambda x: SELU_SCALE * np.where(x >= 0, x, SELU_ALPHA * np.expm1(np.minimum(x, 0))), X
    ),
    "softplus": [
        *elementwise(lambda x: np.logaddexp(x, 0), X),
        Sample((floats([-40, -14, 14, 40]),), lambda x: np.logaddexp(x, 0)),
    ],
    "logSigmoid": elementwise(lambda x: -np.logaddexp(-x, 0), X),
    "leakyRelu": [
        Sample((X,), lambda x: np.where(x > 0, x, 0.2 * x)),
        Sample((X, 0.5), lambda x, a: np.where(x > 0, x, a * x)),
    ],
    "step": [
        Sample((X,), lambda x: np.where(x > 0, 1.0, 0.0)),
        Sample((X, -2), lambda x, a: np.where(x > 0, 1.0, a)),
        Sample((whole(6), -2), lambda x, a: np.where(x > 0, 1, a), False),
    ],
    "clipByValue": [
        Sample((X, -0.5, 0.7), np.clip),
        Sample((whole(6), -3, 4), np.clip, False),
    ],
    "isNaN": [Sample((floats([1, np.nan, np.inf]),), np.isnan, False)],
    "isInf": [Sample((floats([1, np.nan, -np.inf]),), np.isinf, False)],
    "isFinite": [Sample((floats([1, np.nan, -np.inf]),), np.isfinite, False)],
    "cast": [
        Sample((X, "float32"), lambda x, d: x),
        Sample((X, "int32"), lambda x, d: np.trunc(x), False),
        Sample((whole(4), "float32"), lambda x, d: x, False),
        Sample((truth(4), "int32"), lambda x, d: x, False),
        Sample((truth(4), "float32"), lambda x, d: x, False),
        Sample((whole(4), "bool"), lambda x, d: x != 0, False),
        Sample((floats([0, 0.2, -3]), "bool"), lambda x, d: x != 0, False),
        Sample(
            (floats([3e9, -3e9, 1e20, np.inf]), "int32"),
            lambda x, d: np.array([-1294967296, 1294967296, 0, 0]),
            False,
        ),
    ],
    "asType": [Sample((X, "int32"), lambda x, d: np.trunc(x), False)],
    "toFloat": [Sample((whole(3),), lambda x: x, False), Sample((X,), lambda x: x)],
    "toInt": [Sample((X,), np.trunc, False)],
    "toBool": [Sample((whole(3),), lambda x: x != 0, False)],
    "clone": [Sample((X,), lambda x: x)],
    "zerosLike": [Sample((A,), np.zeros_like), Sample((whole(2, 2),), np.zeros_like, False)],
    "onesLike": [Sample((A,), np.ones_like), Sample((truth(2, 2),), np.ones_like, False)],
    "add": paired(np.add, A, B),
    "sub": paired(np.subtract, A, B),
    "mul": paired(np.multiply, A, B),
    "div": [
        *paired(np.divide, A, B, False),
        Sample((whole(3, 4), whole(4)), np.floor_divide, False),
        Sample(
            (integers([-(2**31), 7]), integers([-1, 0])),
            lambda a, b: np.array([-(2**31), 0]),
            False,
        ),
    ],
    "divNoNan": [
        *paired(np.divide, A, B, False),
        Sample((floats([1, 2]), floats([0, 4])), lambda a, b: np.array([0, 0.5]), False),
    ],
    "floorDiv": [
        Sample((a, b), lambda a, b: np.floor(a / b), False)
        for a, b in (
            (A, B),
            (whole(3, 4), whole(4)),
        )
    ],
    "mod": paired(np.mod, A, B),
    "pow": [
        *paired(np.power, real(3, 3, low=0.2, high=2), B, False),
        Sample((integers([2, -3, 5]), integers([10, 3, 0])), np.power, False),
    ],
    "maximum": paired(np.maximum, A, B),
    "minimum": paired(np.minimum, A, B),
    "squaredDifference": paired(lambda a, b: (a - b) ** 2, A, B),
    "atan2": paired(np.arctan2, A, B, False),
    "prelu": [
        Sample((A, B[0]), lambda x, a: np.where(x > 0, x, a * x)),
        Sample((A, B), lambda x, a: np.where(x > 0, x, a * x)),
    ],
    "addN": [Sample(([A, B, A],), sum), Sample(([A],), sum)],
    "equal": paired(np.equal, whole(3, 3), whole(3, 3)),
    "notEqual": paired(np.not_equal, A, A.T),
    "less": paired(np.less, A, B),
    "lessEqual": paired(np.less_equal, A, B),
    "greater": paired(np.greater, A, B),
    "greaterEqual": paired(np.greater_equal, A, B),
    "logicalAnd": paired(np.logical_and, truth(3, 3), truth(3, 3).T, False),
    "logicalOr": paired(np.logical_or, truth(3, 3), truth(3, 3).T, False),
    "logicalXor": paired(np.logical_xor, truth(3, 3), truth(3, 3).T, False),
    "logicalNot": [Sample((truth(5),), np.logical_not, False)],
    "where": [
        Sample((truth(3, 3), A, B), np.where),
        Sample((truth(3, 1), A, B[0]), np.where),
        Sample((truth(2), whole(2), whole(3, 1)), np.where, False),
        Sample((truth(4), truth(4), ~truth(4)), np.where, False),
    ],
    "oneHot": [
        Sample((integers([0, 2, -1, 3, 1]), 3), lambda i, d: np.arange(d) == i[:, None], False),
        Sample(
            (integers([[0], [1]]), 2, 5, -5, "float32"),
            lambda i, d, on, off, t: np.where(np.arange(d) == i[..., None], on, off),
            False,
        ),
    ],
    "reshape": [Sample((A, [9]), np.reshape), Sample((real(2, 6), [3, -1]), np.reshape)],
    "reshapeAs": [Sample((real(2, 6), real(4, 3)), lambda x, like: x.reshape(like.shape))],
    "flatten": [Sample((real(2, 3, 2),), np.ravel)],
    "as1D": [Sample((real(2, 3),), np.ravel)],
    "as2D": [Sample((real(6), 2, 3), lambda x, *s: x.reshape(s))],
    "as3D": [Sample((real(6), 1, 2, 3), lambda x, *s: x.reshape(s))],
    "as4D": [Sample((real(6), 1, 2, 3, 1), lambda x, *s: x.reshape(s))],
    "as5D": [Sample((real(6), 1, 2, 3, 1, 1), lambda x, *s: x.reshape(s))],
    "asScalar": [Sample((real(1, 1),), lambda x: x.reshape(()))],
    "expandDims": [
        Sample((A,), lambda x: x[None]),
        Sample((A, 1), np.expand_dims),
        Sample((A, -1), np.expand_dims),
    ],
    "squeeze": [
        Sample((real(1, 3, 1),), np.squeeze),
        Sample((real(1, 3, 1), [0]), lambda x, a: np.squeeze(x, tuple(a))),
        Sample((real(1, 3, 1), -1), np.squeeze),
    ],
    "transpose": [
        Sample((A,), np.transpose),
        Sample((real(2, 3, 4),), np.transpose),
        Sample((real(2, 3, 4), [1, 2, 0]), np.transpose),
        Sample((real(2, 3, 2, 2), [0, 2, 1, 3]), np.transpose),
        Sample((truth(2, 3),), np.transpose, False),
    ],
    "broadcastTo": [
        Sample((real(3), [2, 3]), np.broadcast_to),
        Sample((real(2, 1, 3), [2, 4, 3]), np.broadcast_to),
        Sample((np.float32(1.5), [2, 2]), np.broadcast_to),
    ],
    "concat": [
        Sample(([A, B],), np.concatenate),
        Sample(([real(2, 3), real(2, 1), real(2, 4)], 1), np.concatenate),
        Sample(([real(2, 2, 2), real(2, 2, 3)], -1), np.concatenate),
        Sample(([truth(3), truth(2)],), np.concatenate, False),
        Sample(([A],), np.concatenate),
    ],
    "split": [
        Sample((real(6, 2), 3), _parts),
        Sample((real(2, 6), [1, 2, 3], 1), _parts),
        Sample((real(2, 6), [1, -1], 1), lambda x, s, a: np.split(x, [1], a)),
    ],
    "stack": [
        Sample(([A, B],), np.stack),
        Sample(([A, B, A], 1), np.stack),
        Sample(([A, B], -1), np.stack),
    ],
    "unstack": [
        Sample((A,), list),
        Sample((real(2, 3, 2), 1), lambda x, a: list(np.moveaxis(x, a, 0))),
    ],
    "pad": [
        Sample((A, [[1, 2], [0, 1]]), _pad),
        Sample((real(4), [[2, 0]], 3), _pad),
        Sample((whole(3), [[0, 1]], 7), _pad, False),
    ],
    "tile": [
        Sample((A, [2, 3]), np.tile),
        Sample((real(3), [1]), np.tile),
        Sample((real(2, 1, 2), [1, 3, 2]), np.tile),
    ],
    "reverse": [
        Sample((A,), np.flip),
        Sample((real(2, 3, 2), [0, -1]), lambda x, a: np.flip(x, tuple(a))),
        Sample((real(2, 3), 1), np.flip),
    ],
    "slice": [
        Sample((A, [1, 0], [2, 2]), _slice),
        Sample((A, [0, 1], [-1, -1]), _slice),
        Sample((A, 1), _slice),
        Sample((real(2, 3, 4), [1], [1]), _slice),
        Sample((A, [1, 1], [0, 2]), _slice, False),
    ],
    "steps": [Sample((real(4, 5), [3, 0], (2, 3), [-2, 2]), _pick)],
    "unsteps": [Sample((real(2, 3), (4, 5), [3, 0], [-2, 2]), _place)],
    "stridedSlice": [
        Sample((real(4, 5), [0, 1], [4, 5], [2, 2]), lambda x, *_: x[0:4:2, 1:5:2]),
        Sample((real(4, 5), [3, -1], [0, -5], [-1, -2]), lambda x, *_: x[3:0:-1, -1:-5:-2]),
        Sample((real(4, 5), [1], [3], [1]), lambda x, *_: x[1:3]),
        Sample((real(4, 5), [1, 2], [3, 4], [1, 1], 1, 2), lambda x, *_: x[:3, 2:]),
        Sample((real(2, 3, 4), [0, 1], [0, 2], [1, 1], 0, 0, 1), lambda x, *_: x[..., 1:2]),
        Sample((real(4, 5), [0, 1], [0, 3], [1, 1], 0, 0, 0, 1), lambda x, *_: x[None, 1:3]),
        Sample((real(4, 5), [-1, 0], [0, 5], [1, 2], 0, 0, 0, 0, 1), lambda x, *_: x[-1, 0:5:2]),
    ],
    "gather": [
        Sample((A, integers([2, 0, 0])), _gather),
        Sample((real(2, 4, 3), integers([[1, 3], [0, 0]]), 1), _gather),
        Sample((real(2, 4), np.int32(1), 1), _gather),
        Sample((real(2, 4, 3), integers([[3, 1, 1], [0, 2, 0]]), 1, 1), _gather),
        Sample((real(2, 3, 4), integers([[3, 1], [0, 2]]), 2, 1), _gather),
        Sample((truth(3, 2), integers([1, 1])), _gather, False),
    ],
    "rows": [
        Sample(
            (real(3, 2), integers([2, -1, 0, 3])),
            lambda x, ids: np.where(((ids >= 0) & (ids < 3))[:, None], x[ids % 3], 0),
        )
    ],
    "unsortedSegmentSum": [
        Sample((real(4, 3), integers([1, 0, 1, 2]), 4), _segments),
        Sample((real(4), integers([1, -1, 9, 1]), 2), _segments),
        Sample((whole(3, 2), integers([0, 0, 1]), 2), _segments, False),
    ],
    "sum": [
        Sample((real(2, 3, 4), *rest), _reduce(np.sum))
        for rest in (
            (),
            (0,),
            (1,),
            (-1,),
            ([0, 2],),
            ([0, 1],),
            ([2, 1], True),
            ([],),
            (None, True),
        )
    ]
    + [
        Sample((whole(3, 2), 0), _reduce(np.sum), False),
        Sample((truth(3, 2), 1), _reduce(np.sum), False),
        Sample((real(0, 3), 0), _reduce(np.sum), False),
    ],
    "spread": [
        Sample((real(2, 3), (2, 4, 3), 1, 2), lambda x, d, a, n: np.stack([x / n] * 4, a)),
        Sample((real(2), (2, 4), -1), lambda x, d, a: np.stack([x] * 4, a)),
        Sample((real(3), (2, 3, 4), [0, 2]), lambda x, d, a: np.tile(x[:, None], (2, 1, 4))),
    ],
    "mean": [
        Sample((real(2, 3, 4), *rest), _reduce(np.mean))
        for rest in (
            (),
            (1,),
            ([0, 2], True),
            (-1,),
        )
    ]
    + [Sample((whole(3, 2),), _reduce(np.mean), False)],
    "max": [Sample((real(2, 3, 4), *rest), _reduce(np.max)) for rest in ((), (1,), ([0, 2], True))]
    + [Sample((whole(5, 40), 1), _reduce(np.max), False)],
    "min": [Sample((real(2, 3, 4), *rest), _reduce(np.min)) for rest in ((), (1,), ([0, 2], True))]
    + [Sample((whole(5, 40), 0), _reduce(np.min), False)],
    "prod": [Sample((real(2, 3, 2), *rest), _reduce(np.prod)) for rest in ((), (1,), ([0, 2],))]
    + [
        Sample((floats([2, 0, 3]),), _reduce(np.prod)),
        Sample((whole(3, 2), 0), _reduce(np.prod), False),
    ],
    "all": [Sample((truth(3, 4), *rest), _reduce(np.all), False) for rest in ((), (0,), (1, True))],
    "any": [Sample((truth(3, 4), *rest), _reduce(np.any), False) for rest in ((), (0,), (1, True))],
    "argMax": [
        Sample((real(3, 4),), lambda x: np.argmax(x, 0), False),
        Sample((real(3, 4, 2), 1), np.argmax, False),
        Sample((real(3, 4), -1), np.argmax, False),
        Sample((integers([3, 9, 9]),), np.argmax, False),
    ],
    "argMin": [
        Sample((real(3, 4),), lambda x: np.argmin(x, 0), False),
        Sample((whole(3, 4), 1), np.argmin, False),
    ],
    "cumsum": [
        Sample((real(3, 4), *rest), _scan(np.cumsum, 0))
        for rest in (
            (),
            (1,),
            (0, True),
            (1, True, True),
            (-1, False, True),
        )
    ]
    + [Sample((whole(4),), _scan(np.cumsum, 0), False)],
    "cumprod": [
        Sample((real(3, 4), *rest), _scan(np.cumprod, 1))
        for rest in (
            (),
            (1,),
            (0, True),
            (1, True, True),
            (-1, False, True),
        )
    ]
    + [
        Sample((floats([2, 0, 3, 0.5]),), _scan(np.cumprod, 1)),
        Sample((whole(4),), _scan(np.cumprod, 1), False),
    ],
    "logSumExp": [
        Sample((A,), lambda x: np.log(np.exp(x).sum())),
        Sample((A, 0), lambda x, a: np.log(np.exp(x).sum(a))),
        Sample((A, 1, True), lambda x, a, k: np.log(np.exp(x).sum(a, keepdims=k))),
    ],
    "norm": [
        Sample((A, *rest), _norm)
        for rest in (
            (),
            (1,),
            ("euclidean", 0),
            (math.inf, 1),
            (-math.inf, 0, True),
            (1, [0, 1]),
            ("fro", [0, 1]),
            (math.inf, [0, 1]),
            (2, 1),
        )
    ],
    "matMul": [
        Sample((real(2, 3), real(3, 4)), _matmul),
        Sample((real(3, 2), real(3, 4), True), _matmul),
        Sample((real(2, 3), real(4, 3), False, True), _matmul),
        Sample((real(3, 2), real(4, 3), True, True), _matmul),
        Sample((real(2, 2, 3), real(2, 3, 2)), _matmul),
        Sample((real(2, 2, 3), real(3, 2)), _matmul),
        Sample((real(2, 1, 2, 3), real(3, 3, 2)), _matmul),
        Sample((real(1, 3, 2), real(2, 3, 2), True), _matmul),
        Sample((real(40, 30), real(30, 20)), _matmul, False),
        Sample((real(30, 40), real(20, 30), True, True), _matmul, False),
        Sample((real(2, 0), real(0, 3)), _matmul, False),
        Sample((whole(2, 3), whole(3, 2)), _matmul, False),
    ],
    "dot": [
        Sample((real(3), real(3)), np.dot),
        Sample((real(2, 3), real(3)), np.dot),
        Sample((real(3), real(3, 2)), np.dot),
        Sample((real(2, 3), real(3, 2)), np.dot),
    ],
    "outerProduct": [Sample((real(3), real(2)), np.outer)],
    "dense": [
        Sample((real(4, 3), real(3, 2), bias, name), _dense)
        for name in ("linear", "relu", "relu6", "sigmoid", "tanh", "elu")
        for bias in (real(2), None)
    ]
    + [Sample((real(40, 30), real(30, 20), real(20), "relu"), _dense, False)],
    "softmax": [Sample((A,), _softmax), Sample((real(2, 3, 2), 1), _softmax)],
    "logSoftmax": [
        Sample((A,), lambda x: np.log(_softmax(x))),
        Sample((real(2, 3, 2), 0), lambda x, a: np.log(_softmax(x, a))),
    ],
    "batchNorm": [
        Sample((real(4, 3), real(3), POSITIVE[:3]), _normalised),
        Sample((real(4, 3), real(3), POSITIVE[:3], real(3), away(3), 0.1), _normalised),
        Sample((real(2, 2, 3), real(2, 3), POSITIVE[:6].reshape(2, 3)), _normalised),
    ],
    "normalised": [
        Sample((real(2, 2, 3), real(3), POSITIVE[:3], real(3), away(3), 0.1), _normalised)
    ],
    "dropout": [Sample((X, 0), lambda x, rate: x)],
    "squaredError": [Sample((real(3, 4), away(3, 4)), lambda a, b: ((a - b) ** 2).mean(-1))],
}
