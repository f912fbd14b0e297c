"""Inputs, shapes and axes of extension layers."""

from __future__ import annotations

from typing import Any

import tfjs as tf


def onlyTensor(inputs: Any) -> tf.Tensor:
    """The tensor of what `call` got, which is a list inside a model."""
    only: tf.Tensor = inputs[0] if isinstance(inputs, list) else inputs
    return only


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


def repeatedPlaces(x: tf.Tensor, axis: int, times: int) -> tf.Tensor:
    """Each place along an axis `times` over. (TF.js tiles no more than four axes in a gradient.)"""
    shape: list[int] = x.shape
    before = product(shape[: axis + 1])
    after = product(shape[axis + 1 :])
    wide = x.reshape([before, 1, after]).tile([1, times, 1])
    return wide.reshape([*shape[:axis], shape[axis] * times, *shape[axis + 1 :]])


def spreadPlaces(x: tf.Tensor, axis: int, apart: int) -> tf.Tensor:
    """Places along an axis `apart` steps from each other, with zeros between them."""
    if apart == 1:
        return x
    shape: list[int] = x.shape
    size: int = shape[axis]
    before = product(shape[: axis + 1])
    after = product(shape[axis + 1 :])
    wide = tf.pad(x.reshape([before, 1, after]), [[0, 0], [0, apart - 1], [0, 0]])
    whole = wide.reshape([product(shape[:axis]), size * apart, after])
    length = (size - 1) * apart + 1
    cut = whole.slice([0, 0, 0], [product(shape[:axis]), length, after])
    return cut.reshape([*shape[:axis], length, *shape[axis + 1 :]])


def windowExtent(
    layer: Any, size: Any, window: int, stride: int, padding: str, dilation: int
) -> Any:
    """How many places a layer's window has along an axis, None where the data decides. ValueError
    where it does not fit in."""
    if size is None:
        return None
    extent: int = size
    if padding == "valid":
        extent = extent - (window - 1) * dilation
        if extent <= 0:
            raise ValueError(
                f"{layer.name}: kernelSize {window} with the dilationRate {dilation} does not fit "
                f"into {size} places; choose a smaller kernelSize, a larger input or padding 'same'"
            )
    return (extent + stride - 1) // stride
