"""Nested elements of datasets: lists, tuples and dicts whose leaves are tensors and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.ops.creation import tensor
from tfjs.ops.memory import tensors_in
from tfjs.ops.registry import OPS
from tfjs.tensor import Tensor

CIRCULAR = "Circular references are not supported."

stack = OPS["stack"]


def map_leaves(value: Any, function: Callable[[Any], Any]) -> Any:
    """The same containers with ``function`` of every leaf; one that occurs twice is mapped once."""
    return _mapped(value, function, {}, set())


def _mapped(
    value: Any, function: Callable[[Any], Any], seen: dict[int, Any], inside: set[int]
) -> Any:
    if not isinstance(value, list | tuple | Mapping):
        if id(value) not in seen:
            seen[id(value)] = function(value)
        return seen[id(value)]
    if id(value) in inside:
        raise ValueError(CIRCULAR)
    if id(value) not in seen:
        inside.add(id(value))
        if isinstance(value, Mapping):
            found: Any = {k: _mapped(one, function, seen, inside) for k, one in value.items()}
        else:
            found = [_mapped(one, function, seen, inside) for one in value]
            found = tuple(found) if isinstance(value, tuple) else found
        inside.discard(id(value))
        seen[id(value)] = found
    return seen[id(value)]


def cloned(element: Any) -> Any:
    """The element in containers of its own, with clones of its tensors."""
    if isinstance(element, int | float | str):
        return element
    return map_leaves(element, lambda leaf: leaf.clone() if isinstance(leaf, Tensor) else leaf)


def dispose_except(tensors: Sequence[Tensor], result: object) -> None:
    """Dispose of tensors that are not part of a result."""
    if tensors:
        kept = {id(one) for one in tensors_in(result)}
        for one in tensors:
            if id(one) not in kept:
                one.dispose()


def columns(rows: Sequence[Any], join: Callable[[Sequence[Any]], Any]) -> Any:
    """Rows of dicts as one dict of columns; ``join`` makes a column of what is no dict."""
    return _column(rows, join, "", set())


def _column(
    rows: Sequence[Any], join: Callable[[Sequence[Any]], Any], at: str, inside: set[int]
) -> Any:
    first = rows[0]
    if not isinstance(first, Mapping):
        return join(rows)
    if id(first) in inside:
        raise ValueError(CIRCULAR)
    inside.add(id(first))
    result = {}
    for key in first:
        for index, row in enumerate(rows):
            if not isinstance(row, Mapping) or key not in row:
                raise ValueError(
                    f"batch: element 0 of the batch has {at}{key!r}, element {index} has not: "
                    f"{row!r}; all elements need the same keys"
                )
        result[key] = _column([row[key] for row in rows], join, f"{at}{key!r} -> ", inside)
    inside.discard(id(first))
    return result


def batched(rows: Sequence[Any]) -> Tensor:
    """Values, arrays or tensors as one tensor with a batch axis in front; None becomes NaN."""
    if not rows:
        raise ValueError("Can't make a batch of zero elements.")
    if isinstance(rows[0], Tensor):
        return stack(list(rows))  # type: ignore[no-any-return]  # an operation of one tensor
    if any(row is None for row in rows):
        rows = [np.nan if row is None else row for row in rows]
    if not isinstance(rows[0], int | float | str | bytes | list | tuple | np.ndarray | np.generic):
        raise TypeError(
            f"batch: cannot make a tensor of {type(rows[0]).__name__}: elements are numbers, "
            "texts, lists, NumPy arrays, tensors, or dicts of these"
        )
    return tensor(list(rows))
