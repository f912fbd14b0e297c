"""Parts of tensors, and rows by index."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import A, Array, Sample, integers, real, truth, whole


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


ROWS: dict[str, list[Sample]] = {
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
}
