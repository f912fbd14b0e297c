"""Sums, extremes and running ones."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from samples.sample import A, Array, Sample, floats, integers, real, truth, whole


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


def _norm(x: Array, ord: Any = "euclidean", axis: Any = None, keep: bool = False) -> Any:
    if axis is None:
        x, axis = x.reshape(-1), 0
        keep = False
    axes = tuple(axis) if isinstance(axis, list) else axis
    ords = {"euclidean": None, "fro": "fro"}
    return np.linalg.norm(x, ords.get(ord, ord), axes, keepdims=keep)


ROWS: dict[str, list[Sample]] = {
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
        Sample((real(3, 4, 2), 1), np.argmax),
        Sample((real(3, 4), -1), np.argmax, False),
        Sample((integers([3, 9, 9]),), np.argmax, False),
    ],
    "argMin": [
        Sample((real(3, 4),), lambda x: np.argmin(x, 0)),
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
}
