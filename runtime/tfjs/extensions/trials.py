"""The shape of what a layer of one's own computes, found by calls on zeros."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.structures import flattenStructure

ATTEMPTS: list[tuple[Any, int]] = [("float32", 16), ("int32", 16), ("float32", 2), ("int32", 2)]
"""Types of the zeros, and extents that the data decides: windows and patches want large ones,
tables of few places small ones."""


def shapesOfOutputs(
    layer: Any, inputShape: list[Any], dtype: Any, batch: int, open_: int
) -> list[list[int]]:
    """The shapes of the outputs for zeros, `open_` where the data decides an extent. A model gives
    its layers a list, also of one input."""
    several = len(inputShape) > 0 and isinstance(inputShape[0], list)
    shapes: list[list[Any]] = inputShape if several else [inputShape]
    extents: list[Any] = []
    for shape in shapes:
        filled = [open_ if extent is None else extent for extent in shape]
        if shape[0] is None:
            filled[0] = batch
        extents.append(filled)

    def run() -> Any:
        zeros = [tf.zeros(one, dtype) for one in extents]
        made: Any = layer.call(zeros, {})
        outputs: list[Any] = flattenStructure(made)
        return [one.shape for one in outputs]

    found: list[list[int]] = tf.tidy(run)
    return found


def sharedExtents(first: list[int], second: list[int]) -> list[int | None]:
    """A shape, open where two calls do not agree."""
    return [extent if extent == second[axis] else None for axis, extent in enumerate(first)]


def triedShape(layer: Any, inputShape: list[Any]) -> Any:
    """The first shapes that an attempt finds."""
    failure: Any = None
    for dtype, open_ in ATTEMPTS:
        try:
            first = shapesOfOutputs(layer, inputShape, dtype, 2, open_)
            second = shapesOfOutputs(layer, inputShape, dtype, 3, open_ + 1)
            shapes = [sharedExtents(one, second[place]) for place, one in enumerate(first)]
            return shapes if len(shapes) > 1 else shapes[0]
        except Exception as error:  # whatever the call of a user's layer throws: try the next
            if failure is None:
                failure = error
    raise ValueError(
        f"{layer.name}: call() on zeros, which tells the shape of the output, fails: {failure}; "
        "define computeOutputShape"
    )


def triedOutputShape(layer: Any, inputShape: list[Any]) -> Any:
    """The shape of what `call` of a layer makes, which does not follow from its code. What the
    call assigns to weights is taken back."""
    if not layer.built:
        layer.build(inputShape)
        layer.built = True
    before = [one.clone() for one in layer.getWeights()]
    try:
        return triedShape(layer, inputShape)
    finally:
        if len(before) > 0:
            layer.setWeights(before)
            tf.dispose(before)
