"""Boxes around things in images."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension


class MaxNumBoundingBoxes(Extension):
    """Makes so many boxes of each image, `maxNumber`: the first ones, or filled up by `fillValue`.
    The inputs are [boxes, labels], boxes [batch, count, 4] and labels [batch, count]."""

    className = "MaxNumBoundingBoxes"

    def requiredKeys(self) -> list[str]:
        return ["maxNumber"]

    def configDefaults(self) -> dict[str, Any]:
        return {"fillValue": -1}

    def fitted(self, x: tf.Tensor) -> tf.Tensor:
        wanted: int = self.config["maxNumber"]
        shape: list[int] = x.shape
        count: int = shape[1]
        if count >= wanted:
            begin: list[int] = [0 for _ in shape]
            return x.slice(begin, [shape[0], wanted, *shape[2:]])
        filled = tf.fill([shape[0], wanted - count, *shape[2:]], self.config["fillValue"])
        return tf.concat([x, filled.cast(x.dtype)], 1)

    def call(self, inputs: Any, kwargs: Any) -> list[tf.Tensor]:
        if not isinstance(inputs, list) or len(inputs) != 2:
            raise self.refused("the inputs must be [boxes, labels]")
        return [self.fitted(inputs[0]), self.fitted(inputs[1])]

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        boxes: list[Any] = inputShape[0]
        labels: list[Any] = inputShape[1]
        wanted: int = self.config["maxNumber"]
        return [[boxes[0], wanted, *boxes[2:]], [labels[0], wanted]]
