"""Inputs, shapes and axes of extension layers."""

from __future__ import annotations

from typing import Any

import tfjs as tf


def onlyTensor(inputs: Any) -> tf.Tensor:
    """The tensor of what `call` got, which is a list inside a model."""
    return inputs[0] if isinstance(inputs, list) else inputs


def maskOf(mask: Any, index: int) -> tf.Tensor | None:
    """The mask of an input among those of all."""
    if isinstance(mask, list):
        return mask[index] if index < len(mask) else None
    return mask if index == 0 else None


def product(extents: list[int]) -> int:
    """The product of whole numbers; 1 of none."""
    total = 1
    for extent in extents:
        total = total * extent
    return total


def axesOf(axis: Any, rank: int) -> list[int]:
    """One axis or several, counted from the front."""
    given: list[int] = axis if isinstance(axis, list) else [axis]
    axes: list[int] = []
    for one in given:
        place: int = one
        axes.append(place + rank if place < 0 else place)
    return axes


def numbers(value: Any, count: int) -> list[int]:
    """A number for each of `count` axes, given as one or as a list."""
    return value if isinstance(value, list) else [value for _ in range(count)]


def pairs(value: Any, count: int) -> list[list[int]]:
    """(before, after) for each of `count` axes, of one number, one for each axis, or pairs."""
    if count == 1 and isinstance(value, list) and not isinstance(value[0], list):
        return [value]
    each: list[Any] = value if isinstance(value, list) else [value for _ in range(count)]
    return [one if isinstance(one, list) else [one, one] for one in each]


def channelsLast(x: tf.Tensor, dataFormat: str) -> tf.Tensor:
    """x with its channels as the last axis."""
    if dataFormat != "channelsFirst":
        return x
    rank = len(x.shape)
    return x.transpose([0, *range(2, rank), 1])


def fromChannelsLast(x: tf.Tensor, dataFormat: str) -> tf.Tensor:
    """x, whose channels are the last axis, in the data format."""
    if dataFormat != "channelsFirst":
        return x
    rank = len(x.shape)
    return x.transpose([0, rank - 1, *range(1, rank - 1)])


def shapeLast(shape: list[Any], dataFormat: str) -> list[Any]:
    """A shape with its channels last."""
    return [shape[0], *shape[2:], shape[1]] if dataFormat == "channelsFirst" else shape


def shapeFrom(shape: list[Any], dataFormat: str) -> list[Any]:
    """A shape with channels last, in the data format."""
    if dataFormat != "channelsFirst":
        return shape
    return [shape[0], shape[len(shape) - 1], *shape[1:-1]]
