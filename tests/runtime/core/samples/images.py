"""Resizing, blocks, mirrors, dilation and normalisation of images."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import Array, Sample, away, real, whole
from samples.windows import PLANE, STEPS, taps
from tfjs.ops.windows import Window, window


def _places(extent: int, count: int, align: bool, half: bool) -> Array:
    align = align and count > 1
    ratio = (extent - align) / (count - align)
    return ratio * (np.arange(count) + 0.5) - 0.5 if half else ratio * np.arange(count)


def _weights(extent: int, count: int, align: bool, half: bool) -> Array:
    """The matrix [count, extent] of a resize along one axis."""
    matrix = np.zeros((count, extent))
    for row, place in zip(matrix, _places(extent, count, align, half), strict=True):
        place = min(max(place, 0), extent - 1)
        low = int(np.floor(place))
        row[low] += 1 - (place - low)
        row[min(low + 1, extent - 1)] += place - low
    return matrix


def _resize(x: Array, size: Any, align: bool = False, half: bool = False) -> Array:
    rows = _weights(x.shape[-3], size[0], align, half)
    columns = _weights(x.shape[-2], size[1], align, half)
    return np.asarray(np.einsum("rh,sw,...hwc->...rsc", rows, columns, x))


def _resize_back(dy: Array, size: Any, align: bool = False, half: bool = False) -> Array:
    rows = _weights(size[0], dy.shape[-3], align, half)
    columns = _weights(size[1], dy.shape[-2], align, half)
    return np.asarray(np.einsum("rh,sw,...rsc->...hwc", rows, columns, dy))


def _nearest(x: Array, size: Any, align: bool = False, half: bool = False) -> Array:
    for axis, count in zip((-3, -2), size, strict=True):
        places = _places(x.shape[axis], count, align, half) + (0.5 if half or align else 0)
        x = np.take(x, np.clip(np.floor(places), 0, x.shape[axis] - 1).astype(int), axis)
    return x


def _to_batch(x: Array, block: Any, paddings: Any) -> Array:
    count = len(block)
    x = np.pad(x, [(0, 0), *map(tuple, paddings), *[(0, 0)] * (x.ndim - 1 - count)])
    parts = []
    for at in np.ndindex(*block):
        cut = tuple(slice(a, None, b) for a, b in zip(at, block, strict=True))
        parts.append(x[(slice(None), *cut)])
    return np.concatenate(parts)


def _to_space(x: Array, block: Any, crops: Any) -> Array:
    batch = x.shape[0] // int(np.prod(block))
    dims = [e * b for e, b in zip(x.shape[1:], block, strict=False)]
    y = np.zeros((batch, *dims, *x.shape[1 + len(block) :]), x.dtype)
    for part, at in zip(np.split(x, int(np.prod(block))), np.ndindex(*block), strict=True):
        cut = tuple(slice(a, None, b) for a, b in zip(at, block, strict=True))
        y[(slice(None), *cut)] = part
    kept = tuple(slice(c[0], e - c[1]) for c, e in zip(crops, dims, strict=True))
    return y[(slice(None), *kept)]


def _depth_to_space(x: Array, block: int, form: str = "NHWC") -> Array:
    if form == "NCHW":
        return np.moveaxis(_depth_to_space(np.moveaxis(x, 1, -1), block), -1, 1)
    n, h, w, c = x.shape
    parts = x.reshape(n, h, w, block, block, c // block**2)
    return parts.transpose(0, 1, 3, 2, 4, 5).reshape(n, h * block, w * block, -1)


def _dilated(x: Array, filter: Array, where: Window) -> Array:
    seen = [part + filter[tap] for tap, part in taps(x, where, -np.inf)]
    return np.max(seen, 0)


def _dilation2d(x: Array, filter: Array, strides: int, pad: str, dilations: int = 1) -> Array:
    where = window(x.shape[1:3], filter.shape[:2], [strides] * 2, [dilations] * 2, pad)
    return _dilated(x, filter, where)


def _local(x: Array, radius: int) -> Array:
    channels = np.arange(x.shape[-1])
    near = np.abs(channels[:, None] - channels) <= radius
    return np.asarray(x @ near.astype(x.dtype))


def _local_response(
    x: Array, radius: int = 5, bias: float = 1, alpha: float = 1, beta: float = 0.5
) -> Array:
    return np.asarray(x * (bias + alpha * _local(x**2, radius)) ** -beta)


def _moments(x: Array, axis: Any = None, keep: bool = False) -> dict[str, Array]:
    axes = tuple(axis) if isinstance(axis, list) else axis
    return {"mean": x.mean(axes, keepdims=keep), "variance": x.var(axes, keepdims=keep)}


def _einsum(tensors: list[Array], equation: str) -> Array:
    return np.asarray(np.einsum(equation, *tensors))


WAYS = [(), (True,), (False, True)]
SIZES = [(3, 5), (7, 2), (1, 4)]

ROWS: dict[str, list[Sample]] = {
    "resized": [
        Sample((real(2, 4, 3, 2), size, align, half), _resize)
        for size in SIZES
        for align, half in ((False, False), (True, False), (False, True))
    ],
    "resizedBack": [
        Sample((real(2, *size, 2), (4, 3), align, half), _resize_back)
        for size in SIZES
        for align, half in ((False, False), (True, False), (False, True))
    ],
    "resizeBilinear": [Sample((real(2, 4, 3, 2), [3, 5], *way), _resize) for way in WAYS]
    + [
        Sample((real(4, 3, 2), [6, 6]), _resize),
        Sample((whole(4, 3, 2), [2, 6]), _resize, False),
    ],
    "resizeNearestNeighbor": [
        Sample((real(2, 4, 3, 2), size, *way), _nearest) for size in SIZES for way in WAYS
    ]
    + [Sample((whole(4, 3, 2), [2, 6]), _nearest, False)],
    "spaceToBatchND": [
        Sample((real(1, 4, 4, 1), [2, 2], [[0, 0], [0, 0]]), _to_batch),
        Sample((real(2, 3, 2), [3], [[1, 2]]), _to_batch),
        Sample((real(2, 2, 4, 1), [1, 2], [[0, 0], [2, 0]]), _to_batch),
    ],
    "batchToSpaceND": [
        Sample((real(4, 2, 2, 1), [2, 2], [[0, 0], [0, 0]]), _to_space),
        Sample((real(6, 3, 2), [3], [[1, 2]]), _to_space),
        Sample((real(4, 2, 2, 1), [2, 2], [[1, 0], [0, 1]]), _to_space),
    ],
    "depthToSpace": [
        Sample((real(2, 2, 1, 8), 2), _depth_to_space),
        Sample((real(1, 9, 2, 2), 3, "NCHW"), _depth_to_space),
    ],
    "mirrorPad": [
        Sample((real(4), [[2, 3]], "reflect"), lambda x, p, m: np.pad(x, p, mode=m)),
        Sample((real(3, 2), [[3, 0], [1, 2]], "symmetric"), lambda x, p, m: np.pad(x, p, mode=m)),
        Sample((real(3, 2), [[0, 0], [0, 0]], "reflect"), lambda x, p, m: x),
    ],
    "dilated": [
        Sample((real(1, *where.input, 3), real(*where.size, 3), where), _dilated)
        for where in (PLANE, STEPS)
    ],
    "dilation2d": [
        Sample((real(2, 4, 5, 2), real(2, 3, 2), 1, "same"), _dilation2d),
        Sample((real(2, 6, 5, 2), real(2, 2, 2), 1, "valid", 2), _dilation2d),
    ],
    "localSum": [Sample((real(2, 7), 2), _local), Sample((real(3, 3), 9), _local)],
    "localResponseNormalization": [
        Sample((real(2, 2, 2, 4),), _local_response),
        Sample((away(2, 2, 6), 1, 2, 0.5, 0.75), _local_response),
    ],
    "moments": [
        Sample((real(3, 4), *rest), _moments) for rest in ((), (0,), ([1], True), ([0, 1],))
    ]
    + [Sample((whole(3, 4), 1), _moments, False)],
    "contracted": [
        Sample(([real(2, 3), real(3, 4)], "ij,jk->ik"), _einsum),
        Sample(([real(2, 3), real(4, 3)], "ij,kj->ki"), _einsum),
        Sample(([real(2, 3)], "ij->ji"), _einsum),
        Sample(([real(2, 3)], "ij->i"), _einsum),
        Sample(([real(2, 3)], "ij->ij"), _einsum),
        Sample(([real(2), real(3)], "i,j->ij"), _einsum),
        Sample(([real(3), real(3)], "i,i->"), _einsum),
        Sample(([real(2, 3, 4), real(2, 4, 2)], "bij,bjk->bik"), _einsum),
        Sample(([real(2, 3, 4), real(4, 3, 2)], "abc,cbd->da"), _einsum),
        Sample(([real(2, 3), real(3, 4), real(4, 2)], "ij,jk,kl->il"), _einsum),
        Sample(([real(2, 3), real(4, 5)], "ij,kl->k"), _einsum),
    ],
}
