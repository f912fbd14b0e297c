"""Shapes, axes, strides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from tfjs.ops.convert import check_extents
from tfjs.tensor_format import number_to_string


def _shown(values: Sequence[Any]) -> str:
    return ",".join(number_to_string(v) if isinstance(v, int | float) else str(v) for v in values)


def sizeFromShape(shape: Sequence[int]) -> int:
    """The number of elements: the product of the extents."""
    return math.prod(shape)


def isScalarShape(shape: Sequence[int]) -> bool:
    """Whether a shape has no axes."""
    return len(shape) == 0


def arraysEqual(n1: Sequence[Any] | None, n2: Sequence[Any] | None) -> bool:
    """Whether two flat arrays have the same elements."""
    if n1 is None or n2 is None:
        return n1 is n2
    return len(n1) == len(n2) and all(a == b for a, b in zip(n1, n2, strict=True))


def arraysEqualWithNull(n1: Sequence[Any] | None, n2: Sequence[Any] | None) -> bool:
    """As ``arraysEqual``, where None equals everything."""
    if n1 is None or n2 is None:
        return n1 is n2
    return len(n1) == len(n2) and all(
        a is None or b is None or a == b for a, b in zip(n1, n2, strict=True)
    )


def assertShapesMatch(
    shapeA: Sequence[int], shapeB: Sequence[int], errorMessagePrefix: str = ""
) -> None:
    """ValueError unless two shapes are the same."""
    if not arraysEqual(shapeA, shapeB):
        raise ValueError(
            f"{errorMessagePrefix} Shapes {_shown(shapeA)} and {_shown(shapeB)} must match"
        )


def assertNonNegativeIntegerDimensions(shape: Sequence[int]) -> None:
    """ValueError unless every extent is a whole number from 0 on."""
    check_extents(shape)


def sizeToSquarishShape(size: int) -> list[int]:
    """Width and height of a nearly square area of at least ``size``."""
    width = math.ceil(math.sqrt(size))
    return [width, math.ceil(size / width)]


def inferFromImplicitShape(shape: Sequence[int], size: int) -> list[int]:
    """A shape of ``size`` elements, with the one extent that is -1 filled in."""
    product, implicit = 1, -1
    for axis, extent in enumerate(shape):
        if extent >= 0:
            product *= extent
        elif extent != -1:
            raise ValueError(f"Shapes can not be < 0. Found {extent} at dim {axis}")
        elif implicit != -1:
            raise ValueError(
                f"Shapes can only have 1 implicit size. Found -1 at dim {implicit} and dim {axis}"
            )
        else:
            implicit = axis
    if implicit == -1:
        if size > 0 and size != product:
            raise ValueError(f"Size({size}) must match the product of shape {_shown(shape)}")
        return list(shape)
    if product == 0:
        raise ValueError(
            f"Cannot infer the missing size in [{_shown(shape)}] when there are 0 elements"
        )
    if size % product != 0:
        raise ValueError(f"The implicit shape can't be a fractional number. Got {size} / {product}")
    return [size // product if axis == implicit else n for axis, n in enumerate(shape)]


def parseAxisParam(axis: float | Sequence[float] | None, shape: Sequence[int]) -> list[int]:
    """Axes as whole numbers from 0 on; all of them for None."""
    rank = len(shape)
    if axis is None:
        return list(range(rank))
    axes = list(axis) if isinstance(axis, Sequence) else [axis]
    if not all(-rank <= one < rank for one in axes):
        raise ValueError(
            f"All values in axis param must be in range [-{rank}, {rank}) but got axis "
            f"{_shown(axes)}"
        )
    if not all(isInt(one) for one in axes):
        raise ValueError(f"All values in axis param must be integers but got axis {_shown(axes)}")
    return [int(one) + rank if one < 0 else int(one) for one in axes]


def squeezeShape(shape: Sequence[int], axis: Sequence[int] | None = None) -> dict[str, list[int]]:
    """The shape without axes of extent 1 (of ``axis``, if given), and the axes that are left."""
    axes = set(parseAxisParam(axis, shape)) if axis else None
    kept = []
    for at, extent in enumerate(shape):
        dropped = extent == 1 if axes is None else at in axes
        if dropped and extent != 1:
            raise ValueError(f"Can't squeeze axis {at} since its dim '{extent}' is not 1")
        if not dropped:
            kept.append(at)
    return {"newShape": [shape[at] for at in kept], "keptDims": kept}


def computeStrides(shape: Sequence[int]) -> list[int]:
    """Elements from one index to the next, of every axis but the last."""
    return [math.prod(shape[axis:]) for axis in range(1, len(shape))]


def locToIndex(locs: Sequence[int], rank: int, strides: Sequence[int]) -> int:
    """The flat index of coordinates."""
    if rank == 0:
        return 0
    return locs[-1] + sum(s * loc for s, loc in zip(strides, locs, strict=False))


def indexToLoc(index: int, rank: int, strides: Sequence[int]) -> list[int]:
    """The coordinates of a flat index."""
    if rank == 0:
        return []
    locs = []
    for stride in strides[: rank - 1]:
        at, index = divmod(index, stride)
        locs.append(at)
    return [*locs, index]


def isInt(a: float) -> bool:
    """Whether a number has no fraction."""
    return a % 1 == 0
