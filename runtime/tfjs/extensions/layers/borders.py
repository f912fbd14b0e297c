"""Layers that pad, crop and enlarge sequences and volumes."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import (
    channelsLast,
    fromChannelsLast,
    numbers,
    onlyTensor,
    pairs,
    repeatedPlaces,
    shapeFrom,
    shapeLast,
)


class Margins(Extension):
    """What pads and crops have in common: (before, after) for each axis between batch and channels,
    given as one number, one for each axis, or pairs."""

    def rankOf(self) -> int:
        """How many axes there are between batch and channels."""
        return 1

    def margins(self) -> list[list[int]]:
        """The pairs."""
        raise self.refused("margins are not defined")

    def dataFormat(self) -> str:
        given: str = self.config["dataFormat"] if self.rankOf() > 1 else "channelsLast"
        return given

    def grown(self, inputShape: list[Any], factor: int) -> list[Any]:
        """The shape with the margins added, or, by a factor of -1, taken away."""
        shape = shapeLast(inputShape, self.dataFormat())
        made: list[Any] = [shape[0]]
        margins: list[list[int]] = self.margins()
        for axis in range(self.rankOf()):
            extent: int | None = shape[axis + 1]
            pair: list[int] = margins[axis]
            change: int = factor * (pair[0] + pair[1])
            if extent is None:
                made.append(None)
            else:
                if extent + change <= 0:
                    raise self.refused(f"nothing is left of axis {axis + 1} of extent {extent}")
                made.append(extent + change)
        made.append(shape[len(shape) - 1])
        return shapeFrom(made, self.dataFormat())


class ZeroPadding(Margins):
    def margins(self) -> list[list[int]]:
        return pairs(self.config["padding"], self.rankOf())

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        none: list[int] = [0, 0]
        x = channelsLast(onlyTensor(inputs), self.dataFormat())
        padded = tf.pad(x, [none, *self.margins(), none])
        return fromChannelsLast(padded, self.dataFormat())

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        return self.grown(inputShape, 1)


class ZeroPadding1D(ZeroPadding):
    """Zeros before and after a sequence [batch, steps, channels]."""

    className = "ZeroPadding1D"

    def configDefaults(self) -> dict[str, Any]:
        return {"padding": 1, "dataFormat": "channelsLast"}


class ZeroPadding3D(ZeroPadding):
    """Zeros around volumes."""

    className = "ZeroPadding3D"

    def configDefaults(self) -> dict[str, Any]:
        return {"padding": 1, "dataFormat": "channelsLast"}

    def rankOf(self) -> int:
        return 3


class Cropping(Margins):
    def margins(self) -> list[list[int]]:
        return pairs(self.config["cropping"], self.rankOf())

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = channelsLast(onlyTensor(inputs), self.dataFormat())
        begin: list[int] = [0, *[pair[0] for pair in self.margins()], 0]
        size: list[int] = shapeLast(self.grown(onlyTensor(inputs).shape, -1), self.dataFormat())
        return fromChannelsLast(x.slice(begin, size), self.dataFormat())

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        return self.grown(inputShape, -1)


class Cropping1D(Cropping):
    """A sequence without its first and last steps."""

    className = "Cropping1D"

    def configDefaults(self) -> dict[str, Any]:
        return {"cropping": 1}


class Cropping3D(Cropping):
    """Volumes without their edges."""

    className = "Cropping3D"

    def configDefaults(self) -> dict[str, Any]:
        return {"cropping": 1, "dataFormat": "channelsLast"}

    def rankOf(self) -> int:
        return 3


class UpSampling1D(Extension):
    """Every step `size` times over."""

    className = "UpSampling1D"
    factoryName = "upSampling1d"

    def configDefaults(self) -> dict[str, Any]:
        return {"size": 2}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        size: int = numbers(self.config["size"], 1)[0]
        return repeatedPlaces(onlyTensor(inputs), 1, size)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        size: int = numbers(self.config["size"], 1)[0]
        steps: int | None = inputShape[1]
        return [inputShape[0], None if steps is None else steps * size, inputShape[2]]


class UpSampling3D(Extension):
    """Volumes `size` times as deep, high and wide."""

    className = "UpSampling3D"
    factoryName = "upSampling3d"

    def configDefaults(self) -> dict[str, Any]:
        return {"size": 2, "dataFormat": "channelsLast"}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        sizes = numbers(self.config["size"], 3)
        first: int = 2 if self.config["dataFormat"] == "channelsFirst" else 1
        x = onlyTensor(inputs)
        for axis in range(3):
            x = repeatedPlaces(x, first + axis, sizes[axis])
        return x

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        sizes = numbers(self.config["size"], 3)
        first: int = 2 if self.config["dataFormat"] == "channelsFirst" else 1
        made: list[Any] = []
        for axis in range(len(inputShape)):
            extent: int | None = inputShape[axis]
            spatial = axis >= first and axis < first + 3
            times: int = sizes[axis - first] if spatial else 1
            made.append(None if extent is None else extent * times)
        return made
