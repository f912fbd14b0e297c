"""Draws of a distribution with the numbers of TF.js, or with those that Keras draws of a seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from tfjs.ops import creation, philox, random
from tfjs.tensor import Tensor

Generator = Literal["tfjs", "keras"]
GENERATORS = ("tfjs", "keras")


def uniform(
    shape: Sequence[int], low: float, high: float, dtype: str, seed: int | None, by: Generator
) -> Tensor:
    """Uniform in [low, high)."""
    if seed is None or by == "tfjs":
        return random.randomUniform(shape, low, high, dtype, seed)
    width = np.float32(high) - np.float32(low)
    return _tensor(philox.uniform(shape, seed) * width + np.float32(low), shape, dtype)


def normal(
    shape: Sequence[int], mean: float, stddev: float, dtype: str, seed: int | None, by: Generator
) -> Tensor:
    """Normal with `mean` and `stddev`."""
    if seed is None or by == "tfjs":
        return random.randomNormal(shape, mean, stddev, dtype, seed)
    return _scaled(philox.normal(shape, seed), mean, stddev, shape, dtype)


def truncated(
    shape: Sequence[int], mean: float, stddev: float, dtype: str, seed: int | None, by: Generator
) -> Tensor:
    """Normal, cut off at two `stddev`."""
    if seed is None or by == "tfjs":
        return random.truncatedNormal(shape, mean, stddev, dtype, seed)
    return _scaled(philox.truncated(shape, seed), mean, stddev, shape, dtype)


def _scaled(
    values: philox.Floats, mean: float, stddev: float, shape: Sequence[int], dtype: str
) -> Tensor:
    return _tensor(values * np.float32(stddev) + np.float32(mean), shape, dtype)


def _tensor(values: philox.Floats, shape: Sequence[int], dtype: str) -> Tensor:
    return creation.tensor(values, list(shape), "float32").cast(dtype)
