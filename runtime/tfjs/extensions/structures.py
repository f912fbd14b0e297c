"""Values in lists, tuples and dicts, and batches of data, labels and weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def mapStructure(function: Callable[..., Any], structure: Any) -> Any:
    """The structure with what a function gives for each value in it."""
    if isinstance(structure, (list, tuple)):
        return [mapStructure(function, one) for one in structure]
    if isinstance(structure, dict):
        return {key: mapStructure(function, one) for key, one in structure.items()}
    return function(structure)


def flattenStructure(structure: Any) -> list[Any]:
    """The values in a structure one after the other, those of dicts in the order of their keys."""
    if isinstance(structure, (list, tuple)):
        return [each for one in structure for each in flattenStructure(one)]
    if isinstance(structure, dict):
        return [each for key in sorted(structure) for each in flattenStructure(structure[key])]
    return [structure]


def packXYSampleWeight(x: Any, y: Any = None, sampleWeight: Any = None) -> Any:
    """What of data, labels and weights there is: the data itself, or a list."""
    if y is None:
        return [x] if isinstance(x, (list, tuple)) else x
    return [x, y] if sampleWeight is None else [x, y, sampleWeight]


def unpackXYSampleWeight(data: Any) -> list[Any]:
    """Data, labels and weights, None for what there is not."""
    if not isinstance(data, (list, tuple)):
        return [data, None, None]
    parts: Any = data
    if len(parts) > 3:
        raise ValueError("a batch is the data alone, [x], [x, y] or [x, y, sampleWeight]")
    labels = parts[1] if len(parts) > 1 else None
    return [parts[0], labels, parts[2] if len(parts) > 2 else None]
