"""Values of config keys that can be wrong, and the messages that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from tfjs.serialization import unknown
from tfjs.tensor import Tensor

S = TypeVar("S", bound=str)


def positive_integer(value: object, what: str) -> int:
    return whole_number(value, what, 1)


def whole_number(value: object, what: str, least: int) -> int:
    """A tensor of one element is its number: `y.max().add(1)` says how many classes there are."""
    if isinstance(value, Tensor) and value.size == 1:
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise TypeError(f"{what}: expected a whole number from {least} on, got {value!r}")
    if value < least:
        raise ValueError(f"{what}: expected a whole number from {least} on, got {value!r}")
    return int(value)


def one_of(value: S, choices: Sequence[str], what: str) -> S:
    """`value`, which must be one of `choices`."""
    if value not in choices:
        raise ValueError(unknown(what, value, choices))
    return value


def axis_of(axis: Any, rank: int, what: str) -> int:
    """An axis counted from 0; Keras's files have it in a list of one."""
    if isinstance(axis, (list, tuple)) and len(axis) == 1:
        axis = axis[0]
    if isinstance(axis, bool) or not isinstance(axis, int) or not -rank <= axis < rank:
        raise ValueError(
            f"{what}: expected an axis of {rank}, so {-rank} to {rank - 1}, got {axis!r}"
        )
    return axis % rank


def one_tensor(inputs: Any) -> Any:
    """The only tensor of what `call` got."""
    if isinstance(inputs, (list, tuple)):
        if len(inputs) != 1:
            raise ValueError(f"Expected Tensor or length-1 list of Tensors, got {len(inputs)}")
        return inputs[0]
    return inputs
