"""Convolution and pooling, by NumPy over every tap of the window."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from samples.sample import Array, Sample, integers, real
from tfjs.ops.windows import Window, window


def _padded(x: Array, where: Window, value: float) -> Array:
    """x with so many elements around it that every tap of every position lies on one."""
    pairs = [(0, 0)]
    for axis in range(len(where.input)):
        last = (where.output[axis] - 1) * where.strides[axis] - where.before[axis]
        last += (where.size[axis] - 1) * where.dilations[axis]
        before = where.before[axis]
        if before < 0:
            x = np.delete(x, range(-before), axis + 1)
            last += before
        after = max(0, last + 1 - x.shape[axis + 1])
        pairs.append((max(0, before), after))
    return np.pad(x, [*pairs, (0, 0)], constant_values=value)


def taps(x: Array, where: Window, value: float = 0) -> Iterator[tuple[tuple[int, ...], Array]]:
    """Every tap with what it sees from all positions: [batch, ...positions, c]."""
    padded = _padded(x, where, value)
    for tap in itertools.product(*map(range, where.size)):
        parts = [slice(None)]
        for axis, at in enumerate(tap):
            start = at * where.dilations[axis]
            stride = where.strides[axis]
            parts.append(slice(start, start + (where.output[axis] - 1) * stride + 1, stride))
        yield tap, padded[tuple(parts)]


def _activated(y: Array, activation: str) -> Array:
    functions: dict[str, Callable[[Array], Array]] = {
        "linear": lambda v: v,
        "relu": lambda v: np.maximum(v, 0),
        "relu6": lambda v: np.clip(v, 0, 6),
        "sigmoid": lambda v: 1 / (1 + np.exp(-v)),
        "tanh": np.tanh,
        "elu": lambda v: np.where(v >= 0, v, np.expm1(np.minimum(v, 0))),
    }
    return functions[activation](y)


def _convolution(
    x: Array,
    filter: Array,
    bias: Array | None,
    where: Window,
    groups: int = 1,
    activation: str = "linear",
) -> Array:
    outputs = filter.shape[-1]
    y = np.zeros((x.shape[0], *where.output, outputs), x.dtype)
    for tap, seen in taps(x, where):
        parts = np.split(seen, groups, -1)
        weights = np.split(filter[tap], groups, -1)
        y = y + np.concatenate([a @ b for a, b in zip(parts, weights, strict=True)], -1)
    return _activated(y if bias is None else y + bias, activation)


def _matrix(where: Window, channels: int, groups: int, filter: Array) -> Array:
    """The convolution of one image as a matrix [elements c, positions o]."""
    count = int(np.prod(where.input)) * channels
    images = np.eye(count).reshape(count, *where.input, channels)
    return _convolution(images, filter, None, where, groups).reshape(count, -1)


def _convolution_input(dy: Array, filter: Array, where: Window, groups: int = 1) -> Array:
    channels = filter.shape[-2] * groups
    rows = dy.reshape(dy.shape[0], -1) @ _matrix(where, channels, groups, filter).T
    return rows.reshape(dy.shape[0], *where.input, channels)


def _convolution_filter(x: Array, dy: Array, where: Window, groups: int = 1) -> Array:
    channels, outputs = x.shape[-1] // groups, dy.shape[-1]
    dw = np.zeros((*where.size, channels, outputs), x.dtype)
    slopes = np.split(dy.reshape(-1, outputs), groups, -1)
    for tap, seen in taps(x, where):
        parts = np.split(seen.reshape(-1, x.shape[-1]), groups, -1)
        dw[tap] = np.concatenate([a.T @ b for a, b in zip(parts, slopes, strict=True)], -1)
    return dw


def _depthwise(x: Array, filter: Array, where: Window) -> Array:
    y: Any = 0
    for tap, seen in taps(x, where):
        y = y + seen[..., None] * filter[tap]
    return np.reshape(y, (x.shape[0], *where.output, -1))


def _depthwise_input(dy: Array, filter: Array, where: Window) -> Array:
    channels = filter.shape[-2]
    count = int(np.prod(where.input)) * channels
    images = np.eye(count).reshape(count, *where.input, channels)
    matrix = _depthwise(images, filter, where).reshape(count, -1)
    return (dy.reshape(dy.shape[0], -1) @ matrix.T).reshape(dy.shape[0], *where.input, channels)


def _depthwise_filter(x: Array, dy: Array, where: Window) -> Array:
    times = dy.shape[-1] // x.shape[-1]
    slopes = dy.reshape(*dy.shape[:-1], x.shape[-1], times)
    dw = np.zeros((*where.size, x.shape[-1], times), x.dtype)
    for tap, seen in taps(x, where):
        dw[tap] = (seen[..., None] * slopes).reshape(-1, x.shape[-1], times).sum(0)
    return dw


def _largest(x: Array, where: Window) -> Array:
    return np.max([seen for _, seen in taps(x, where, -np.inf)], 0)


def _means(x: Array, where: Window) -> Array:
    total = sum(seen for _, seen in taps(x, where))
    count = sum(seen for _, seen in taps(np.ones_like(x), where))
    return np.asarray(total / count)


def _unmeans(dy: Array, where: Window) -> Array:
    channels = dy.shape[-1]
    count = int(np.prod(where.input))
    images = np.eye(count).reshape(count, *where.input, 1)
    matrix = _means(images, where).reshape(count, -1)
    rows = np.moveaxis(dy.reshape(dy.shape[0], -1, channels), -1, 1) @ matrix.T
    return np.moveaxis(rows, 1, -1).reshape(dy.shape[0], *where.input, channels)


def _positions(x: Array, where: Window) -> Array:
    elements = np.arange(np.prod(x.shape[1:])).reshape(1, *x.shape[1:]) * np.ones_like(x)
    seen = np.stack([part for _, part in taps(x, where, -np.inf)])
    named = np.stack([part for _, part in taps(elements, where, -1)])
    return np.take_along_axis(named, seen.argmax(0)[None], 0)[0]


def _put(x: Array, positions: Array, dims: Any) -> Array:
    y = np.zeros((x.shape[0], int(np.prod(dims[1:]))), x.dtype)
    for image, values, where in zip(y, x, positions, strict=True):
        there = where.ravel() >= 0
        np.add.at(image, where.ravel()[there], values.ravel()[there])
    return y.reshape(dims)


def _take(x: Array, positions: Array) -> Array:
    rows = x.reshape(x.shape[0], -1)
    flat = positions.reshape(x.shape[0], -1)
    taken = np.where(flat >= 0, np.take_along_axis(rows, np.maximum(flat, 0), 1), 0)
    return taken.reshape(positions.shape)


def _pooled(kind: str, rank: int) -> Callable[..., Array]:
    def oracle(x: Array, size: Any, strides: Any, pad: Any, rounding: Any = None) -> Array:
        where = _where(x.shape[-rank - 1 : -1], size, strides, 1, pad, rounding)
        x = x if x.ndim == rank + 2 else x[None]
        return _largest(x, where) if kind == "max" else _means(x, where)

    return oracle


def _with_argmax(
    x: Array, size: Any, strides: Any, pad: Any, batch: bool = False
) -> dict[str, Array]:
    where = _where(x.shape[1:3], size, strides, 1, pad)
    starts = np.arange(len(x)).reshape(-1, 1, 1, 1) * np.prod(x.shape[1:])
    indexes = _positions(x, where) + (starts if batch else 0)
    return {"result": _largest(x, where), "indexes": indexes}


def _where(
    dims: Any, size: Any, strides: Any, dilations: Any, pad: Any, rounding: Any = None
) -> Window:
    rank = len(dims)

    def each(value: Any) -> tuple[int, ...]:
        return (value,) * rank if isinstance(value, int) else tuple(value)

    if isinstance(pad, list):
        pad = pad[1:-1]
    return window(
        dims, each(size), each(strides), each(dilations), pad, rounding, negative=rank == 3
    )


def _conv(rank: int) -> Callable[..., Array]:
    def oracle(
        x: Array, filter: Array, strides: Any, pad: Any, form: str = "", dilations: Any = 1,
        rounding: Any = None,
    ) -> Array:  # fmt: skip
        first = form.startswith("NC")
        if first:
            x = np.moveaxis(x, 1, -1)
        if first and isinstance(pad, list):
            pad = [pad[0], *pad[2:], pad[1]]
        batch = x.ndim == rank + 2
        where = _where(x.shape[-rank - 1 : -1], filter.shape[:rank], strides, dilations, pad,
                       rounding)  # fmt: skip
        y = _convolution(x if batch else x[None], filter, None, where)
        y = np.moveaxis(y, -1, 1) if first else y
        return y if batch else y[0]

    return oracle


def _conv_transposed(x: Array, filter: Array, dims: Any, strides: Any, pad: Any) -> Array:
    rank = filter.ndim - 2
    where = _where(dims[-rank - 1 : -1], filter.shape[:rank], strides, 1, pad)
    batch = x.ndim == rank + 2
    dx = _convolution_input(x if batch else x[None], filter, where)
    return dx if batch else dx[0]


def _depthwise2d(
    x: Array, filter: Array, strides: Any, pad: Any, form: str = "NHWC", dilations: Any = 1
) -> Array:
    x = np.moveaxis(x, 1, -1) if form == "NCHW" else x
    y = _depthwise(x, filter, _where(x.shape[1:3], filter.shape[:2], strides, dilations, pad))
    return np.moveaxis(y, -1, 1) if form == "NCHW" else y


def _separable(
    x: Array, deep: Array, flat: Array, strides: Any, pad: Any, dilation: Any = 1
) -> Array:
    return _depthwise2d(x, deep, strides, pad, "NHWC", dilation) @ flat[0, 0]


def _pool(x: Array, size: Any, kind: str, pad: Any, dilations: Any = 1, strides: Any = 1) -> Array:
    where = _where(x.shape[1:3], size, strides, dilations, pad)
    return _largest(x, where) if kind == "max" else _means(x, where)


LINE = window([5], [2], [1], [2], "same")
PLANE = window([4, 5], [3, 2], [1, 1], [1, 1], "same")
STEPS = window([5, 4], [2, 3], [2, 2], [1, 1], [[1, 0], [2, 1]])
GAPS = window([5, 5], [2, 2], [1, 1], [2, 3], "valid")
VOLUME = window([3, 2, 3], [2, 2, 2], [1, 2, 1], [1, 1, 1], "same")
SPARSE = window([5, 4], [1, 2], [3, 3], [1, 1], "same")
FLAT = window([3, 2], [1, 1], [1, 1], [1, 1], "valid")
TAKEN = integers([[[0], [-1]], [[3], [1]]])


def _arrays(where: Window, images: int = 2, inner: int = 2, outputs: int = 3) -> dict[str, Array]:
    return {
        "x": real(images, *where.input, inner),
        "w": real(*where.size, inner, outputs),
        "y": real(images, *where.output, outputs),
        "z": real(images, *where.output, inner),
    }


WINDOWS = [LINE, PLANE, STEPS, GAPS, VOLUME, SPARSE, FLAT]

ROWS: dict[str, list[Sample]] = {
    "convolution": [
        Sample((a["x"], a["w"], None, where), _convolution)
        for where in WINDOWS
        for a in [_arrays(where)]
    ]
    + [
        Sample(
            (real(2, 4, 5, 2), real(3, 2, 2, 3), real(3), PLANE, 1, activation),
            _convolution,
        )
        for activation in ("linear", "relu", "relu6", "sigmoid", "tanh", "elu")
    ]
    + [
        Sample((real(1, 4, 5, 4), real(3, 2, 2, 6), real(6), PLANE, 2, activation), _convolution)
        for activation in ("relu", "relu6", "sigmoid", "tanh", "elu")
    ]
    + [
        Sample((real(2, 4, 5, 4), real(3, 2, 2, 6), None, PLANE, 2), _convolution),
        Sample((real(1, 3, 2, 2), real(1, 1, 2, 3), real(3), FLAT, 1, "relu"), _convolution),
        Sample((real(0, 4, 5, 2), real(3, 2, 2, 3), None, PLANE), _convolution, False),
        Sample((real(3, 4, 5, 70), real(3, 2, 70, 40), None, PLANE), _convolution, False),
        Sample((real(9, 4, 5, 90), real(3, 2, 45, 40), None, PLANE, 2), _convolution, False),
    ],
    "convolutionInput": [
        Sample((a["y"], a["w"], where), _convolution_input)
        for where in WINDOWS
        for a in [_arrays(where)]
    ]
    + [
        Sample((real(2, 4, 5, 6), real(3, 2, 2, 6), PLANE, 2), _convolution_input),
        Sample((real(2, 3, 3, 6), real(2, 3, 2, 6), STEPS, 2), _convolution_input),
        Sample((real(9, 4, 5, 40), real(3, 2, 30, 40), PLANE), _convolution_input, False),
    ],
    "convolutionFilter": [
        Sample((a["x"], a["y"], where), _convolution_filter)
        for where in WINDOWS
        for a in [_arrays(where)]
    ]
    + [
        Sample((real(2, 4, 5, 4), real(2, 4, 5, 6), PLANE, 2), _convolution_filter),
        Sample((real(70, 4, 5, 3), real(70, 4, 5, 4), PLANE), _convolution_filter, False),
        Sample((real(30, 4, 5, 50), real(30, 4, 5, 70), PLANE), _convolution_filter, False),
    ],
    "depthwise": [
        Sample((real(2, *where.input, 3), real(*where.size, 3, times), where), _depthwise)
        for where, times in [(LINE, 1), (PLANE, 2), (STEPS, 1), (VOLUME, 2), (SPARSE, 1)]
    ],
    "depthwiseInput": [
        Sample(
            (real(2, *where.output, 3 * times), real(*where.size, 3, times), where),
            _depthwise_input,
        )
        for where, times in [(LINE, 1), (PLANE, 2), (STEPS, 1), (VOLUME, 2), (SPARSE, 1)]
    ],
    "depthwiseFilter": [
        Sample((a, real(2, *where.output, 3 * times), where), _depthwise_filter)
        for where, times in [(LINE, 1), (PLANE, 2), (STEPS, 1), (VOLUME, 2), (SPARSE, 1)]
        for a in [real(2, *where.input, 3)]
    ]
    + [Sample((real(2, 4, 5, 70), real(2, 4, 5, 70), PLANE), _depthwise_filter, False)],
    "maxPooled": [
        Sample((real(2, *where.input, 3), where), _largest) for where in [LINE, PLANE, GAPS, VOLUME]
    ]
    + [Sample((real(1, 4, 5, 70), PLANE), _largest)],
    "poolPositions": [
        Sample((real(2, *where.input, 3), where), _positions, False)
        for where in [LINE, PLANE, GAPS, VOLUME]
    ],
    "put": [Sample((real(2, 2, 1), TAKEN, [2, 5, 1]), _put)],
    "take": [Sample((real(2, 5, 1), TAKEN), _take)],
    "avgPooled": [
        Sample((real(2, *where.input, 3), where), _means) for where in [LINE, PLANE, GAPS, VOLUME]
    ]
    + [Sample((real(1, 4, 5, 70), PLANE), _means, False)],
    "avgUnpooled": [
        Sample((real(2, *where.output, 3), where), _unmeans)
        for where in [LINE, PLANE, GAPS, VOLUME]
    ],
    "conv1d": [
        Sample((real(2, 6, 2), real(3, 2, 2), 1, "same"), _conv(1)),
        Sample((real(6, 2), real(3, 2, 2), 2, "valid"), _conv(1)),
        Sample((real(2, 6, 2), real(2, 2, 2), 1, "valid", "NWC", 2), _conv(1)),
    ],
    "conv2d": [
        Sample((real(2, 4, 5, 2), real(3, 3, 2, 2), 1, "same"), _conv(2)),
        Sample((real(4, 5, 2), real(3, 3, 2, 2), [2, 1], "valid"), _conv(2)),
        Sample((real(1, 4, 5, 2), real(2, 2, 2, 2), 2, 1, "NHWC", [1, 1], "ceil"), _conv(2)),
        Sample((real(2, 2, 4, 5), real(3, 3, 2, 2), 2, "same", "NCHW"), _conv(2)),
        Sample((real(2, 4, 5, 2), real(2, 2, 2, 2), 1, "same", "NHWC", [2, 3]), _conv(2)),
        Sample((real(2, 4, 5, 1), real(3, 2, 1, 2), 2, [[0, 0], [1, 2], [0, 3], [0, 0]]), _conv(2)),
        Sample((real(2, 4, 5, 2), real(1, 1, 2, 3), 1, "valid"), _conv(2)),
    ],
    "conv3d": [
        Sample((real(1, 3, 3, 4, 2), real(2, 2, 2, 2, 2), 1, "same"), _conv(3)),
        Sample((real(3, 3, 4, 1), real(2, 2, 3, 1, 2), [1, 2, 1], "valid"), _conv(3)),
        Sample((real(1, 4, 5, 5, 1), real(2, 2, 2, 1, 2), 3, "same"), _conv(3)),
    ],
    "depthwiseConv2d": [
        Sample((real(2, 4, 5, 2), real(3, 3, 2, 2), 1, "same"), _depthwise2d),
        Sample((real(2, 4, 5, 2), real(2, 2, 2, 1), 2, "valid"), _depthwise2d),
        Sample((real(1, 4, 5, 2), real(2, 2, 2, 1), 1, "same", "NHWC", 2), _depthwise2d),
        Sample((real(1, 2, 4, 5), real(2, 2, 2, 1), 1, "same", "NCHW"), _depthwise2d),
    ],
    "separableConv2d": [
        Sample((real(2, 4, 5, 2), real(3, 3, 2, 2), real(1, 1, 4, 3), 1, "same"), _separable),
        Sample((real(1, 5, 5, 2), real(2, 2, 2, 1), real(1, 1, 2, 3), 2, "valid"), _separable),
    ],
    "conv2dTranspose": [
        Sample((real(2, 2, 3, 2), real(3, 3, 3, 2), [2, 4, 6, 3], 2, "same"), _conv_transposed),
        Sample((real(2, 3, 2), real(2, 2, 3, 2), [3, 4, 3], 1, "valid"), _conv_transposed),
    ],
    "conv3dTranspose": [
        Sample(
            (real(1, 2, 2, 2, 2), real(2, 2, 2, 1, 2), [1, 3, 3, 3, 1], 2, "same"), _conv_transposed
        ),
        Sample((real(2, 1, 2, 2), real(2, 2, 2, 1, 2), [3, 2, 3, 1], 1, "valid"), _conv_transposed),
    ],
    "maxPool": [
        Sample((real(2, 4, 5, 2), 2, 2, "same"), _pooled("max", 2)),
        Sample((real(2, 4, 5, 2), [3, 2], [1, 2], "valid"), _pooled("max", 2)),
        Sample((real(2, 4, 5, 2), 2, 2, 1, "floor"), _pooled("max", 2)),
    ],
    "avgPool": [
        Sample((real(2, 4, 5, 2), 2, 2, "same"), _pooled("avg", 2)),
        Sample((real(2, 4, 5, 2), [3, 2], [1, 2], "valid"), _pooled("avg", 2)),
    ],
    "maxPoolWithArgmax": [
        Sample((real(2, 4, 5, 2), 2, 2, "same"), _with_argmax),
        Sample((real(2, 4, 5, 2), [3, 2], [1, 2], "valid", True), _with_argmax),
    ],
    "pool": [
        Sample((real(2, 4, 5, 2), 2, "max", "same"), _pool),
        Sample((real(2, 6, 6, 2), [2, 3], "avg", "valid", 1, 2), _pool),
        Sample((real(2, 6, 7, 2), 2, "max", "valid", [2, 2]), _pool),
    ],
    "maxPool3d": [
        Sample((real(1, 3, 4, 4, 2), 2, 2, "same"), _pooled("max", 3)),
        Sample((real(1, 3, 4, 4, 2), [2, 1, 3], 1, "valid"), _pooled("max", 3)),
    ],
    "avgPool3d": [
        Sample((real(1, 3, 4, 4, 2), 2, 2, "same"), _pooled("avg", 3)),
        Sample((real(1, 3, 4, 4, 2), [2, 1, 3], 1, "valid"), _pooled("avg", 3)),
    ],
}
