"""Searching, distinct values, sparse and ragged tensors, strings."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import Array, Sample, floats, integers, real, truth

WORDS = np.array(["one", "two", "one", "", "\u00fcber", "two"])
DATA = real(4, 3)


def _search(rows: Array, values: Array, side: str = "left") -> Array:
    pairs = zip(rows.reshape(-1, rows.shape[-1]), values.reshape(-1, values.shape[-1]), strict=True)
    return np.array([np.searchsorted(row, x, side) for row, x in pairs])  # type: ignore[call-overload]


def _unique(x: Array, axis: int = 0) -> list[Any]:
    parts = [np.take(x, i, axis) for i in range(x.shape[axis])]
    kept: list[Any] = []
    indices = []
    for part in parts:
        found = [i for i, one in enumerate(kept) if np.array_equal(one, part)]
        indices.append(found[0] if found else len(kept))
        if not found:
            kept.append(part)
    return [np.stack(kept, axis), np.array(indices)]


def _fill(indices: Array, values: Array, shape: Array, default: Any) -> list[Any]:
    rows = [[i for i in range(len(indices)) if indices[i, 0] == row] for row in range(shape[0])]
    order = [(row, i) for row, members in enumerate(rows) for i in members or [-1]]
    return [
        [indices[i] if i >= 0 else [row] + [0] * (indices.shape[1] - 1) for row, i in order],
        np.array([values[i] if i >= 0 else default for _, i in order]),
        [not members for members in rows],
        [[i for _, i in order].index(i) for i in range(len(indices))],
    ]


def _reshape(indices: Array, before: Array, after: Array) -> list[Any]:
    known = -np.prod(after)
    shape = [int(np.prod(before) // known) if e == -1 else int(e) for e in after]
    flat = np.ravel_multi_index(tuple(indices.T), tuple(before))
    return [np.array(np.unravel_index(flat, shape)).T, shape]


def _segments(x: Array, indices: Array, ids: Array) -> Array:
    y = np.zeros((ids[-1] + 1, *x.shape[1:]))
    np.add.at(y, ids, x[indices])
    return y


def _means(x: Array, indices: Array, ids: Array) -> Any:
    counts = np.maximum(np.bincount(ids), 1).reshape(-1, *[1] * (x.ndim - 1))
    return _segments(x, indices, ids) / counts


def _ranges(starts: Any, limits: Any, steps: Any) -> list[Any]:
    rows = [np.arange(a, b, c) for a, b, c in np.broadcast(starts, limits, steps)]
    return [np.cumsum([0, *map(len, rows)]), np.concatenate(rows)]


ROWS: dict[str, list[Sample]] = {
    "searchSorted": [
        Sample((floats([1, 2, 2, 5]), floats([0, 2, 7]), side), _search, False)
        for side in ("left", "right")
    ]
    + [
        Sample((np.sort(real(2, 6)), real(2, 3)), _search, False),
        Sample((integers([[1, 3], [2, 9]]), integers([[3], [3]])), _search, False),
    ],
    "unique": [
        Sample((integers([3, 1, 3, 2, 1]),), _unique, False),
        Sample((floats([[1, 2, 1], [0, 3, 0]]), 1), _unique, False),
        Sample((truth(5, 2),), _unique, False),
        Sample((WORDS,), _unique, False),
    ],
    "sparseFillEmptyRows": [
        Sample((integers([[0, 1], [3, 0], [3, 2]]), real(3), integers([5, 3]), floats(-1)), _fill),
        Sample((integers([[2, 1], [0, 0]]), WORDS[:2], integers([3, 2]), np.array("none")),
               _fill, False),
        Sample((integers([[0, 0], [1, 1]]), integers([1, 2]), integers([2, 2]), integers(0)),
               _fill, False),
    ],
    "sparseReshape": [
        Sample((integers([[0, 0, 1], [1, 2, 3]]), integers([2, 3, 4]), integers([4, -1])),
               _reshape, False),
    ],
    "sparseSegmentSum": [
        Sample((DATA, integers([0, 2, 2, 1]), integers([0, 0, 1, 3])), _segments),
        Sample((integers([[1, 2], [3, 4]]), integers([1, 1]), integers([0, 0])), _segments, False),
    ],
    "sparseSegmentMean": [Sample((DATA, integers([0, 2, 2, 1]), integers([0, 0, 1, 3])), _means)],
    "raggedRange": [
        Sample((integers([0, 5, 8]), integers([3, 7, 5]), integers([1, 1, -1])), _ranges, False),
        Sample((floats(0), floats([1, 2]), floats(0.5)), _ranges, False),
    ],
    "stringToHashBucketFast": [
        Sample((np.array(["a", "b", "c", "d"]), 10), lambda *_: integers([9, 2, 2, 5]), False)
    ],
    "stringSplit": [
        Sample((np.array(["a,b", "", "c,,d"]), np.array(",")), lambda *_: [
            [[0, 0], [0, 1], [2, 0], [2, 1]], list("abcd"), [3, 2]], False),
        Sample((np.array(["a,;b"]), np.array(",;"), False), lambda *_: [
            [[0, 0], [0, 1], [0, 2]], ["a", "", "b"], [1, 3]], False),
        Sample((np.array(["hi"]), np.array("")), lambda *_: [
            [[0, 0], [0, 1]], ["h", "i"], [1, 2]], False),
    ],
    "stringNGrams": [
        Sample((np.array(list("abcd")), integers([0, 3, 4]), "|", [2], "L", "R", 1, False),
               lambda *_: [["L|a", "a|b", "b|c", "c|R", "L|d", "d|R"], [0, 4, 6]], False),
        Sample((np.array(list("abc")), integers([0, 2, 3]), "|", [3], "", "", 0, True),
               lambda *_: [["a|b", "c"], [0, 1, 2]], False),
    ],
    "staticRegexReplace": [
        Sample((np.array(["a1b22", "x"]), r"(\d)", "<$1>"),
               lambda *_: np.array(["a<1>b<2><2>", "x"]), False),
        Sample((np.array(["aa"]), "a", "$$&$&", False), lambda *_: np.array(["$&aa"]), False),
    ],
}  # fmt: skip
