"""Functions of two tensors, comparisons and choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from samples.sample import A, B, Sample, complexes, floats, integers, paired, real, truth, whole


def mixed(oracle: Callable[..., Any]) -> list[Sample]:
    """Rows of arithmetic with complex numbers: both, or one of them, broadcast."""
    return [
        Sample((complexes(2, 3), complexes(3)), oracle),
        Sample((complexes(2, 1), B[:2]), oracle),
        Sample((A[0], complexes(2, 3)), oracle),
    ]


ROWS: dict[str, list[Sample]] = {
    "add": [*paired(np.add, A, B), *mixed(np.add)],
    "sub": [*paired(np.subtract, A, B), *mixed(np.subtract)],
    "mul": [*paired(np.multiply, A, B), *mixed(np.multiply)],
    "div": [
        *paired(np.divide, A, B, False),
        *mixed(np.divide),
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
    "equal": [
        *paired(np.equal, whole(3, 3), whole(3, 3)),
        Sample((complexes(3, 2), complexes(3, 2)[:1]), np.equal, False),
        Sample((np.array([["a"], ["b"]]), np.array(["a", "", "b"])), np.equal, False),
    ],
    "notEqual": [
        *paired(np.not_equal, A, A.T),
        Sample((complexes(3, 2), complexes(3, 2)[:1]), np.not_equal, False),
    ],
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
}
