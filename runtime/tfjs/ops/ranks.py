"""The names that TF.js has for operations on tensors of one rank: slice1d, concat2d, pad3d, ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tfjs.ops.convert import convert
from tfjs.ops.registry import OPS, PUBLIC
from tfjs.tensor import Tensor

Pair = Sequence[int]


def _slice(rank: int) -> Callable[..., Tensor]:
    name = f"slice{rank}d"

    def sliced(x: Any, begin: int | Sequence[int], size: int | Sequence[int]) -> Tensor:
        given = convert(x, "x", name, "any")
        if given.rank != rank:
            raise ValueError(
                f"{name} expects a rank-{rank} tensor, but got a rank-{given.rank} tensor"
            )
        result: Tensor = OPS["slice"](given, begin, size)
        return result

    return sliced


def _concat(rank: int) -> Callable[..., Tensor]:
    def joined(tensors: Sequence[Any], axis: int = 0) -> Tensor:
        result: Tensor = OPS["concat"](tensors, axis)
        return result

    return joined


def _reverse(rank: int) -> Callable[..., Tensor]:
    def turned(x: Any, axis: int | Sequence[int] | None = None) -> Tensor:
        given = convert(x, "x", "reverse", "any")
        if given.rank != rank:
            raise ValueError(
                f"Error in reverse{rank}D: x must be rank {rank} but got rank {given.rank}."
            )
        result: Tensor = OPS["reverse"](given, 0 if rank == 1 else axis)
        return result

    return turned


def _pad(rank: int) -> Callable[..., Tensor]:
    def padded(x: Any, paddings: Pair | Sequence[Pair], constantValue: float = 0) -> Tensor:
        pairs: Any = [paddings] if rank == 1 else paddings
        each = "" if rank == 1 else " each"
        if len(pairs) != rank or any(len(pair) != 2 for pair in pairs):
            raise ValueError(f"Invalid number of paddings. Must be length of 2{each}.")
        result: Tensor = OPS["pad"](x, pairs, constantValue)
        return result

    return padded


for _name, _family in (
    ("slice", _slice),
    ("concat", _concat),
    ("reverse", _reverse),
    ("pad", _pad),
):
    for _rank in range(1, 5):
        _function = _family(_rank)
        _function.__name__ = _function.__qualname__ = f"{_name}{_rank}d"
        _function.__doc__ = f"``tf.{_name}`` of a tensor of rank {_rank}."
        PUBLIC[_function.__name__] = _function
