"""Whole numbers as vectors."""

from __future__ import annotations

from typing import Any

import tfjs as tf


def wordOf(value: Any) -> str:
    """A token as a string: whole numbers may stand in tensors of floats."""
    if isinstance(value, str):
        return value
    number: float = value
    return str(int(number))


def encoded(x: tf.Tensor, mode: str, depth: int) -> tf.Tensor:
    """Whole numbers below `depth`: as they are ("int"), one vector each ("oneHot"), or one for each
    sample that says which there are ("multiHot") or how many of each ("count")."""
    if mode == "int":
        return x
    shape: list[int] = x.shape
    rank: int = len(shape)
    if rank == 0:
        return encoded(x.expandDims(0), mode, depth)
    if mode == "oneHot":
        single: bool = rank > 1 and shape[rank - 1] == 1
        rows = x.squeeze([rank - 1]) if single else x
        return tf.oneHot(rows, depth).cast("float32")
    vectors = tf.oneHot(x, depth).cast("float32")
    axis: int = 1 if rank > 1 else 0
    return vectors.max(axis) if mode == "multiHot" else vectors.sum(axis)


def encodedShape(shape: list[Any], mode: str, depth: Any) -> list[Any]:
    """The shape of what `encoded` makes."""
    if mode == "int":
        return shape
    rank: int = len(shape)
    if mode == "oneHot":
        last: int | None = shape[rank - 1]
        single: bool = rank > 1 and last == 1
        return [*shape[:-1], depth] if single else [*shape, depth]
    return [shape[0], *shape[2:], depth] if rank > 1 else [depth]
