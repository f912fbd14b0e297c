"""Pooling over volumes, and to a given number of places."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import (
    channelsLast,
    fromChannelsLast,
    numbers,
    onlyTensor,
    product,
    shapeFrom,
    shapeLast,
)


class GlobalPooling3D(Extension):
    """One number for each sample and channel of a volume; `keepdims` keeps axes of extent 1."""

    def configDefaults(self) -> dict[str, Any]:
        return {"dataFormat": "channelsLast", "keepdims": False}

    def places(self) -> list[int]:
        """The axes that fall away."""
        return [2, 3, 4] if self.config["dataFormat"] == "channelsFirst" else [1, 2, 3]

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape = shapeLast(inputShape, self.config["dataFormat"])
        if self.config["keepdims"] is True:
            return shapeFrom([shape[0], 1, 1, 1, shape[4]], self.config["dataFormat"])
        return [shape[0], shape[4]]


class GlobalAveragePooling3D(GlobalPooling3D):
    """The mean of each channel of a volume."""

    className = "GlobalAveragePooling3D"

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        return onlyTensor(inputs).mean(self.places(), self.config["keepdims"] is True)


class GlobalMaxPooling3D(GlobalPooling3D):
    """The largest of each channel of a volume."""

    className = "GlobalMaxPooling3D"

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        return onlyTensor(inputs).max(self.places(), self.config["keepdims"] is True)


class AdaptivePooling(Extension):
    """Pools windows, as even as can be, to `outputSize` places along each axis between batch and
    channels: the window i of n places goes from floor(i n / size) to ceil((i + 1) n / size)."""

    def requiredKeys(self) -> list[str]:
        return ["outputSize"]

    def configDefaults(self) -> dict[str, Any]:
        return {"dataFormat": "channelsLast"}

    def axisCount(self) -> int:
        """How many axes there are between batch and channels."""
        return 1

    def pooled(self, x: tf.Tensor) -> tf.Tensor:
        """x [before, places, after] with one place."""
        return x

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = channelsLast(onlyTensor(inputs), self.config["dataFormat"])
        wanted = numbers(self.config["outputSize"], self.axisCount())
        for index in range(self.axisCount()):
            shape: list[int] = x.shape
            axis: int = index + 1
            size: int = shape[axis]
            count: int = wanted[index]
            before = product(shape[:axis])
            after = product(shape[axis + 1 :])
            flat = x.reshape([before, size, after])
            made: list[tf.Tensor] = []
            for place in range(count):
                start: int = place * size // count
                stop: int = ((place + 1) * size + count - 1) // count
                made.append(self.pooled(flat.slice([0, start, 0], [before, stop - start, after])))
            x = tf.concat(made, 1).reshape([*shape[:axis], count, *shape[axis + 1 :]])
        return fromChannelsLast(x, self.config["dataFormat"])

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape = shapeLast(inputShape, self.config["dataFormat"])
        wanted = numbers(self.config["outputSize"], self.axisCount())
        return shapeFrom([shape[0], *wanted, shape[len(shape) - 1]], self.config["dataFormat"])


class AdaptiveAveragePooling1D(AdaptivePooling):
    """The means of `outputSize` windows of a sequence."""

    className = "AdaptiveAveragePooling1D"

    def pooled(self, x: tf.Tensor) -> tf.Tensor:
        return x.mean(1, True)


class AdaptiveAveragePooling2D(AdaptiveAveragePooling1D):
    """The means of `outputSize` windows of an image."""

    className = "AdaptiveAveragePooling2D"

    def axisCount(self) -> int:
        return 2


class AdaptiveAveragePooling3D(AdaptiveAveragePooling1D):
    """The means of `outputSize` windows of a volume."""

    className = "AdaptiveAveragePooling3D"

    def axisCount(self) -> int:
        return 3


class AdaptiveMaxPooling1D(AdaptivePooling):
    """The largest of `outputSize` windows of a sequence."""

    className = "AdaptiveMaxPooling1D"

    def pooled(self, x: tf.Tensor) -> tf.Tensor:
        return x.max(1, True)


class AdaptiveMaxPooling2D(AdaptiveMaxPooling1D):
    """The largest of `outputSize` windows of an image."""

    className = "AdaptiveMaxPooling2D"

    def axisCount(self) -> int:
        return 2


class AdaptiveMaxPooling3D(AdaptiveMaxPooling1D):
    """The largest of `outputSize` windows of a volume."""

    className = "AdaptiveMaxPooling3D"

    def axisCount(self) -> int:
        return 3
