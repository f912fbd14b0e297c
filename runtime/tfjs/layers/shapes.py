"""Shapes of layers: lists of extents, None for the ones that the data decides."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Shape = list[int | None]


def as_list(value: Any) -> list[Any]:
    """A list of one or several."""
    return list(value) if isinstance(value, (list, tuple)) else [value]


def singleton(values: list[Any]) -> Any:
    """The only value, or the list."""
    return values[0] if len(values) == 1 else values


def is_shape(value: Any) -> bool:
    """Whether this is one shape rather than a list of shapes."""
    return not (isinstance(value, (list, tuple)) and value and isinstance(value[0], (list, tuple)))


def shape_list(value: Any) -> list[Shape]:
    """One shape or several, as a list of shapes."""
    return [list(value)] if is_shape(value) else [list(shape) for shape in value]


def one_shape(value: Any, what: str) -> Shape:
    shapes = shape_list(value)
    if len(shapes) != 1:
        raise ValueError(f"{what}: expected one input, got {len(shapes)} of shapes {shown(value)}")
    return shapes[0]


def shown(shape: Any) -> str:
    """A shape as TF.js prints it: `[null,3]`."""
    return json.dumps(shape, separators=(",", ":"))


def compatible(actual: Sequence[int | None], expected: Sequence[int | None]) -> bool:
    return len(actual) == len(expected) and all(
        a is None or b is None or a == b for a, b in zip(actual, expected, strict=True)
    )


def check_extents(shape: Any, what: str) -> Shape:
    """A shape given by the user: whole numbers from 0 on, or None."""
    if not isinstance(shape, (list, tuple)):
        one = f"; for one axis [{shape}]" if isinstance(shape, int) else ""
        raise TypeError(f"{what}: expected a list of whole numbers, got {shape!r}{one}")
    for extent in shape:
        whole = isinstance(extent, int) and not isinstance(extent, bool)
        if extent is not None and not (whole and extent >= 0):
            raise ValueError(
                f"{what}: expected whole numbers (None where the data decides), got {list(shape)}"
            )
    return list(shape)
