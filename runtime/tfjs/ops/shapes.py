"""Arithmetic on shapes: broadcasting, axes, and the integers that kernels want for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import index
from typing import Any

Dims = tuple[int, ...]

TILE = 32768  # elements of an elementwise kernel that one thread does at a time


@lru_cache(4096)
def broadcast_dims(a: Dims, b: Dims) -> Dims:
    """The shape of an elementwise operation on two shapes; ValueError if there is none."""
    rank = max(len(a), len(b))
    result = []
    for x, y in zip((1,) * (rank - len(a)) + a, (1,) * (rank - len(b)) + b, strict=True):
        if x != y and x != 1 and y != 1:
            raise ValueError(
                "Operands could not be broadcast together with shapes "
                f"{','.join(map(str, a))} and {','.join(map(str, b))}."
            )
        result.append(y if x == 1 else x)
    return tuple(result)


def contiguous(dims: Dims) -> list[int]:
    """Strides in elements of a row-major array."""
    strides = [1] * len(dims)
    for axis in range(len(dims) - 2, -1, -1):
        strides[axis] = strides[axis + 1] * dims[axis + 1]
    return strides


@lru_cache(4096)
def strides_of(dims: Dims) -> Dims:
    """`contiguous`, remembered."""
    return tuple(contiguous(dims))


def broadcast_strides(dims: Dims, to: Dims) -> list[int]:
    """Strides that read an array of shape ``dims`` as one of shape ``to``."""
    missing = len(to) - len(dims)
    own = contiguous(dims)
    return [0] * missing + [0 if e == 1 else s for e, s in zip(dims, own, strict=True)]


def merged(dims: Sequence[int], *strides: Sequence[int]) -> tuple[list[int], list[list[int]]]:
    """Neighbouring axes joined wherever every array runs through them in one stride."""
    extents: list[int] = []
    steps: list[list[int]] = [[] for _ in strides]
    for axis, extent in enumerate(dims):
        if extent == 1:
            continue
        here = [s[axis] for s in strides]
        if extents and all(step[-1] == s * extent for step, s in zip(steps, here, strict=True)):
            extents[-1] *= extent
            for step, s in zip(steps, here, strict=True):
                step[-1] = s
        else:
            extents.append(extent)
            for step, s in zip(steps, here, strict=True):
                step.append(s)
    if not extents:
        return [1], [[1] for _ in strides]
    return extents, steps


@lru_cache(4096)
def pair_dims(a: Dims, b: Dims) -> tuple[Dims, Dims]:
    """The result's shape, and what a kernel of two broadcast arrays gets as integers."""
    dims = broadcast_dims(a, b)
    extents, (left, right) = merged(dims, broadcast_strides(a, dims), broadcast_strides(b, dims))
    return dims, (0, math.prod(dims), TILE, len(extents), *extents, *left, *right)


def axes_of(axis: int | Sequence[int] | None, rank: int) -> list[int]:
    """The axes as numbers from 0 on, all of them for None; an error where there is no such axis."""
    if axis is None:
        return list(range(rank))
    given: list[Any] = list(axis) if isinstance(axis, list | tuple) else [axis]
    text = ",".join(map(str, given))
    try:
        axes = [index(one) for one in given]
    except TypeError:
        raise TypeError(f"All values in axis param must be integers but got axis {text}") from None
    for one in axes:
        if not -rank <= one < rank:
            raise ValueError(
                f"All values in axis param must be in range [-{rank}, {rank}) but got axis {text}"
            )
    return [one % rank for one in axes]


def upcast(a: str, b: str) -> str:
    """The dtype of an operation on two dtypes: complex64 over float32 over int32 over bool."""
    if a == b:
        return a
    if "string" in (a, b):
        raise TypeError(f"Can not upcast {a} with {b}")
    return next(dtype for dtype in ("complex64", "float32", "int32") if dtype in (a, b))
