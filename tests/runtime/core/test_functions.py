"""Functions of mathematics give the float32 nearest to the true value, as JavaScript's do, but for
a case in thousands where they give a neighbour of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tfjs as tf

EDGES = [0, -0.0, math.inf, -math.inf, math.nan, 1, -1, 2, -2, 0.5, 1e-40, -1e-40, 3e38, -3e38,
         1e-30, 88.7, 89, -103, -104, 20, -20, 13.94, 0.41421356, 0.70710677, 1.4142135,
         1e5, 1.1e5, -1e6]  # fmt: skip

Function = Callable[[Any], Any]
# By what NumPy or the C library makes of it in double precision, and the range of ordinary values.
FUNCTIONS: dict[str, tuple[Function, float, float]] = {
    "exp": (np.exp, -100, 90),
    "expm1": (np.expm1, -20, 80),
    "log": (np.log, 0, 50),
    "log1p": (np.log1p, -1, 9),
    "sinh": (np.sinh, -80, 80),
    "cosh": (np.cosh, -80, 80),
    "tanh": (np.tanh, -10, 10),
    "asinh": (np.arcsinh, -100, 100),
    "acosh": (np.arccosh, 1, 100),
    "atanh": (np.arctanh, -1, 1),
    "sin": (np.sin, -1e4, 1e4),
    "cos": (np.cos, -1e4, 1e4),
    "tan": (np.tan, -100, 100),
    "asin": (np.arcsin, -1, 1),
    "acos": (np.arccos, -1, 1),
    "atan": (np.arctan, -50, 50),
    "erf": (np.vectorize(math.erf), -5, 5),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), -30, 30),
    "elu": (lambda x: np.where(x >= 0, x, np.exp(x) - 1), -5, 5),
}


def _check(actual: Any, expected: Any) -> None:
    nearest = expected.astype(np.float32)
    wrong = (actual != nearest) & ~(np.isnan(actual) & np.isnan(nearest))
    assert wrong.mean() < 1e-3
    np.testing.assert_array_max_ulp(actual[wrong], nearest[wrong], 1)
    sign = np.signbit(actual) != np.signbit(nearest)
    assert not (sign & ~np.isnan(nearest)).any()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_results_are_the_nearest_floats(name: str) -> None:
    function, low, high = FUNCTIONS[name]
    generator = np.random.default_rng(0)
    small = 10 ** generator.uniform(-9, 2, 20_000) * generator.choice([-1, 1], 20_000)
    x = np.concatenate([EDGES, generator.uniform(low, high, 20_000), small]).astype(np.float32)
    with np.errstate(all="ignore"):
        expected = function(x.astype(np.float64))
        _check(np.asarray(getattr(tf, name)(tf.tensor(x))), expected)


def _power(x: Any, y: Any) -> Any:
    undefined = np.isnan(y) | (np.isinf(y) & (np.abs(x) == 1))
    return np.where(undefined, np.nan, np.power(x, y))


@pytest.mark.parametrize(("name", "function"), [("pow", _power), ("atan2", np.arctan2)])
def test_results_of_two_operands_are_the_nearest_floats(name: str, function: Any) -> None:
    generator = np.random.default_rng(0)
    edges = np.array(EDGES, np.float32)
    x = np.concatenate([np.repeat(edges, len(edges)), generator.uniform(0, 20, 20_000)])
    y = np.concatenate([np.tile(edges, len(edges)), generator.uniform(-9, 9, 20_000)])
    x, y = x.astype(np.float32), y.astype(np.float32)
    with np.errstate(all="ignore"):
        expected = function(x.astype(np.float64), y.astype(np.float64))
        _check(np.asarray(getattr(tf, name)(tf.tensor(x), tf.tensor(y))), expected)
