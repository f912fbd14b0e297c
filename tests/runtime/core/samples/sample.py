"""What a row is, and the arrays that rows are made of."""

from __future__ import annotations

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


def complexes(*shape: int) -> Array:
    """Complex64 numbers."""
    parts = real(2, *shape)
    result: Array = (parts[0] + 1j * parts[1]).astype(np.complex64)
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
