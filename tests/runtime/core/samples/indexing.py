"""Slices named by rows of indices, counts, and the largest elements."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import Array, Sample, floats, integers, real, truth, whole


def _gather_nd(x: Array, indices: Array) -> Array:
    return x[tuple(np.moveaxis(indices, -1, 0))]


def _depth(indices: Array) -> Array:
    return indices if indices.ndim > 1 else indices[:, None]


def _scatter_nd(indices: Array, updates: Array, shape: Any) -> Array:
    y = np.zeros(shape, updates.dtype)
    np.add.at(y, tuple(np.moveaxis(_depth(indices), -1, 0)), updates)
    return y


def _update(tensor: Array, indices: Array, updates: Array) -> Array:
    y = tensor.copy()
    rows = _depth(indices)
    for at in np.ndindex(*rows.shape[:-1]):
        y[tuple(rows[at])] = updates[at]
    return y


def _to_dense(indices: Array, values: Array, shape: Any, default: Any = 0) -> Array:
    y = np.zeros(shape, values.dtype) + default
    rows = indices.reshape(-1, len(shape))
    for row, value in zip(rows, np.broadcast_to(values, len(rows)), strict=True):
        y[tuple(row)] = value
    return y


def _row_sums(x: Array, ids: Array, count: int) -> Array:
    y = np.zeros((count, *x.shape[1:]), x.dtype)
    for row, one in zip(x, ids, strict=True):
        if 0 <= one < count:
            y[one] += row
    return y


def _written(x: Array, ids: Array, updates: Array) -> Array:
    y = x.copy()
    for one, row in zip(ids, updates, strict=True):
        if 0 <= one < len(x):
            y[one] = row
    return y


def _bincount(x: Array, weights: Array, size: int) -> Array:
    w = weights.ravel() if weights.size else np.ones(x.size)
    return _row_sums(w, x.ravel(), size)


def _dense_bincount(x: Array, weights: Array, size: int, binary: bool = False) -> Array:
    w = weights if weights.size else np.ones(x.shape)
    rows = [_bincount(a, b, size) for a, b in zip(np.atleast_2d(x), np.atleast_2d(w), strict=True)]
    counts = np.stack(rows) if x.ndim == 2 else rows[0]
    return (counts > 0).astype(float) if binary else counts


def _largest(x: Array, k: int) -> Array:
    return np.argsort(-x, axis=1, kind="stable")[:, :k]


def _topk(x: Array, k: int = 1, sort: bool = True) -> dict[str, Array]:
    at = np.argsort(-x, axis=-1, kind="stable")[..., :k]
    return {"values": np.take_along_axis(x, at, -1), "indices": at}


NONE = floats([])

ROWS: dict[str, list[Sample]] = {
    "gatherND": [
        Sample((real(3, 4), integers([[0, 1], [2, 3], [0, 1]])), _gather_nd),
        Sample((real(3, 4, 2), integers([[[2], [0]], [[1], [1]]])), _gather_nd),
        Sample((real(3, 4, 2), integers([1, 2])), _gather_nd),
        Sample((whole(3, 4), integers([[1, 1]])), _gather_nd, False),
    ],
    "scatterND": [
        Sample((integers([[1], [0], [1]]), real(3, 2), [4, 2]), _scatter_nd),
        Sample((integers([[0, 1], [2, 2]]), real(2), [3, 3]), _scatter_nd),
        Sample((integers([4, 0]), real(2), [5]), _scatter_nd),
        Sample((integers([[1], [1]]), whole(2), [3]), _scatter_nd, False),
    ],
    "tensorScatterUpdate": [
        Sample((real(4, 2), integers([[1], [0], [1]]), real(3, 2)), _update),
        Sample((real(3, 3), integers([[[0, 1]], [[2, 2]]]), real(2, 1)), _update),
        Sample((whole(4), integers([[3], [0]]), whole(2)), _update, False),
    ],
    "sparseToDense": [
        Sample((integers([[0, 1], [2, 0]]), real(2), [3, 2]), _to_dense),
        Sample((integers([1, 3]), real(1)[0], [4], np.float32(0.3)), _to_dense),
        Sample((integers([1, 0]), whole(2), [4]), _to_dense, False),
    ],
    "rowSums": [
        Sample((real(4, 3), integers([1, 0, 1, 9]), 3), _row_sums),
        Sample((whole(4), integers([1, -1, 1, 0]), 3), _row_sums, False),
    ],
    "written": [
        Sample((real(4, 3), integers([1, 3, 1, -1]), real(4, 3)), _written),
        Sample((truth(5), integers([4, 0]), truth(2)), _written, False),
    ],
    "bincount": [
        Sample((integers([1, 0, 1, 7]), real(4), 3), _bincount),
        Sample((integers([1, 0, 1, 7]), NONE, 3), _bincount, False),
        Sample((integers([1, 0, 1]), whole(3), 2), _bincount, False),
    ],
    "denseBincount": [
        Sample((integers([[1, 0, 1], [2, 2, 5]]), real(2, 3), 3), _dense_bincount),
        Sample((integers([1, 0, 1]), real(3), 3), _dense_bincount),
        Sample((integers([[1, 0, 1], [2, 2, 5]]), NONE, 3, True), _dense_bincount, False),
    ],
    "largestAt": [
        Sample((real(3, 7), 4), _largest, False),
        Sample((integers([[3, 9, 9, 1, 9]]), 4), _largest, False),
        Sample((real(2, 5), 0), _largest, False),
    ],
    "topk": [
        Sample((real(3, 7), 3), _topk),
        Sample((real(7),), _topk),
        Sample((real(2, 2, 4), 4), _topk),
        Sample((whole(6), 3), _topk, False),
    ],
}
