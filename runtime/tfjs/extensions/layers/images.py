"""Images changed at random in training.

Every layer draws numbers (`draws`), and does with them what `changed` says; outside of training
images pass unchanged. With a `seed` every call draws the same.
"""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import channelsLast, fromChannelsLast, onlyTensor

ANGLE = 2 * math.pi


def bounds(factor: Any) -> list[float]:
    """[lowest, highest] of a factor: a number f stands for [-f, f]."""
    if isinstance(factor, list):
        return factor
    size: float = factor
    return [-size, size]


def column(values: tf.Tensor) -> tf.Tensor:
    """One number for each image as a column."""
    return values.reshape([values.size, 1])


def chosen(where: tf.Tensor, one: tf.Tensor, other: tf.Tensor) -> tf.Tensor:
    """`one` where it is 1, `other` where it is 0."""
    left = where.mul(-1).add(1)
    return one.mul(where).add(other.mul(left))


class RandomImages(Extension):
    """The base: images [batch, height, width, channels], or one without the batch."""

    def configDefaults(self) -> dict[str, Any]:
        return {"seed": None, "dataFormat": "channelsLast"}

    def draws(self, count: int) -> list[tf.Tensor]:
        """Numbers for `count` images."""
        return []

    def drawsFor(self, x: tf.Tensor) -> list[tf.Tensor]:
        """What is drawn for images (channels last)."""
        return self.draws(x.shape[0])

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        """Images (channels last) changed by what was drawn for them."""
        return x

    def uniform(self, count: int, lowest: float, highest: float, offset: int) -> tf.Tensor:
        """`count` numbers; `offset` keeps the draws of one seed apart."""
        seed: int | None = self.config["seed"]
        own: Any = None if seed is None else seed + offset
        return tf.randomUniform([count], lowest, highest, "float32", own)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs).cast("float32")
        if kwargs.get("training") is not True:
            return x
        single: bool = len(x.shape) == 3
        images = channelsLast(x.expandDims(0) if single else x, self.config["dataFormat"])
        y = self.changed(images, self.drawsFor(images))
        result = fromChannelsLast(y, self.config["dataFormat"])
        return result.squeeze([0]) if single else result

    def clipped(self, x: tf.Tensor) -> tf.Tensor:
        """x within the range of values."""
        lowest: list[float] = self.config["valueRange"]
        return x.clipByValue(lowest[0], lowest[1])

    def spread(self, values: tf.Tensor) -> tf.Tensor:
        """One number for each image, so that it spreads over the image."""
        return values.reshape([values.size, 1, 1, 1])


class RandomFlip(RandomImages):
    """Flips images: `mode` "horizontal", "vertical" or "horizontalAndVertical"."""

    className = "RandomFlip"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "mode": "horizontalAndVertical"}

    def draws(self, count: int) -> list[tf.Tensor]:
        return [self.uniform(count, 0, 1, 0), self.uniform(count, 0, 1, 1)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        mode: str = self.config["mode"]
        y = x
        if mode != "vertical":
            flipped = self.spread(drawn[0].lessEqual(0.5).cast("float32"))
            y = chosen(flipped, y.reverse(2), y)
        if mode != "horizontal":
            turned = self.spread(drawn[1].lessEqual(0.5).cast("float32"))
            y = chosen(turned, y.reverse(1), y)
        return y


class RandomCrop(RandomImages):
    """Cuts `height` x `width` out of images, the same place in all of a batch: at random in
    training, else the middle. Smaller images are cut to the aspect ratio and resized."""

    className = "RandomCrop"

    def requiredKeys(self) -> list[str]:
        return ["height", "width"]

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs).cast("float32")
        single: bool = len(x.shape) == 3
        images = channelsLast(x.expandDims(0) if single else x, self.config["dataFormat"])
        height: int = self.config["height"]
        width: int = self.config["width"]
        rows: int = images.shape[1]
        columns: int = images.shape[2]
        drawn: list[tf.Tensor] = []
        if kwargs.get("training") is True and rows > height and columns > width:
            drawn = [
                self.uniform(1, 0, rows - height + 1, 0),
                self.uniform(1, 0, columns - width + 1, 1),
            ]
        result = fromChannelsLast(self.changed(images, drawn), self.config["dataFormat"])
        return result.squeeze([0]) if single else result

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        height: int = self.config["height"]
        width: int = self.config["width"]
        count: int = x.shape[0]
        rows: int = x.shape[1]
        columns: int = x.shape[2]
        channels: int = x.shape[3]
        if len(drawn) > 0:
            tops: list[float] = drawn[0].arraySync()
            lefts: list[float] = drawn[1].arraySync()
            start = [0, math.floor(tops[0]), math.floor(lefts[0]), 0]
            return x.slice(start, [count, height, width, channels])
        high: int = max(min(rows, columns * height // width), 1)
        wide: int = max(min(columns, rows * width // height), 1)
        begin = [0, (rows - high) // 2, (columns - wide) // 2, 0]
        cut = x.slice(begin, [count, high, wide, channels])
        if high == height and wide == width:
            return cut
        result: tf.Tensor = tf.image.resizeBilinear(cut, [height, width], False, True)
        return result

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        size: list[Any] = [self.config["height"], self.config["width"]]
        rank: int = len(inputShape)
        if self.config["dataFormat"] == "channelsFirst":
            return [*inputShape[: rank - 2], *size]
        return [*inputShape[: rank - 3], *size, inputShape[rank - 1]]


class RandomHeight(RandomImages):
    """Resizes images to a height drawn from 1 - factor to 1 + factor times theirs."""

    className = "RandomHeight"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "interpolation": "bilinear"}

    def draws(self, count: int) -> list[tf.Tensor]:
        range_ = bounds(self.config["factor"])
        return [self.uniform(1, range_[0], range_[1], 0).add(1)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        factors: list[float] = drawn[0].arraySync()
        rows: int = x.shape[1]
        size: list[int] = [math.floor(rows * factors[0]), x.shape[2]]
        if self.config["interpolation"] == "nearest":
            near: tf.Tensor = tf.image.resizeNearestNeighbor(x, size)
            return near
        smooth: tf.Tensor = tf.image.resizeBilinear(x, size, False, True)
        return smooth

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        rank: int = len(inputShape)
        return [*inputShape[: rank - 3], None, *inputShape[rank - 2 :]]


class RandomMapping(RandomImages):
    """Images whose places are mapped by a matrix.

    `fillMode` says what lies outside: "reflect", "wrap", "constant" (`fillValue`), "nearest".
    """

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "fillMode": self.outside(),
            "interpolation": "bilinear",
            "fillValue": 0,
        }

    def outside(self) -> str:
        """The fill mode where the config has none."""
        return "reflect"

    def mapped(self, x: tf.Tensor, columns: list[tf.Tensor]) -> tf.Tensor:
        """Images under matrices of six numbers: place (c, r) comes from
        (a0 c + a1 r + a2, b0 c + b1 r + b2)."""
        zeros = tf.zerosLike(columns[0])
        return self.projected(x, tf.concat([*columns, zeros, zeros], 1))

    def projected(self, x: tf.Tensor, matrices: tf.Tensor) -> tf.Tensor:
        """Images under matrices of eight numbers, the last two of them the denominator's.

        Image by image: of several, TF.js's cpu backend leaves all but the first one black."""
        rows: int = x.shape[1]
        columns: int = x.shape[2]
        channels: int = x.shape[3]
        made: list[tf.Tensor] = []
        for index in range(x.shape[0]):
            made.append(
                tf.image.transform(
                    x.slice([index, 0, 0, 0], [1, rows, columns, channels]),
                    matrices.slice([index, 0], [1, 8]),
                    self.config["interpolation"],
                    self.config["fillMode"],
                    self.config["fillValue"],
                )
            )
        return tf.concat(made, 0)


class RandomRotation(RandomMapping):
    """Turns images by `factor` of a full circle at most."""

    className = "RandomRotation"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def draws(self, count: int) -> list[tf.Tensor]:
        range_ = bounds(self.config["factor"])
        return [self.uniform(count, range_[0], range_[1], 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        angle = column(drawn[0]).mul(ANGLE)
        right: float = (x.shape[2] - 1) / 2
        down: float = (x.shape[1] - 1) / 2
        cos = angle.cos()
        sin = angle.sin()
        a2 = cos.mul(-right).add(sin.mul(down)).add(right)
        b2 = sin.mul(-right).sub(cos.mul(down)).add(down)
        return self.mapped(x, [cos, sin.neg(), a2, sin, cos, b2])


class RandomTranslation(RandomMapping):
    """Moves images by shares of their height and width."""

    className = "RandomTranslation"

    def requiredKeys(self) -> list[str]:
        return ["heightFactor", "widthFactor"]

    def draws(self, count: int) -> list[tf.Tensor]:
        height = bounds(self.config["heightFactor"])
        width = bounds(self.config["widthFactor"])
        return [
            self.uniform(count, height[0], height[1], 0),
            self.uniform(count, width[0], width[1], 1),
        ]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        down = column(drawn[0]).mul(-x.shape[1])
        right = column(drawn[1]).mul(-x.shape[2])
        zeros = tf.zerosLike(down)
        ones = tf.onesLike(down)
        return self.mapped(x, [ones, zeros, right, zeros, ones, down])


class RandomZoom(RandomMapping):
    """Zooms out by shares of height and width, in by negative ones; without `widthFactor` both are
    the same."""

    className = "RandomZoom"

    def requiredKeys(self) -> list[str]:
        return ["heightFactor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "widthFactor": None}

    def draws(self, count: int) -> list[tf.Tensor]:
        height = bounds(self.config["heightFactor"])
        first = self.uniform(count, height[0], height[1], 0).add(1)
        if self.config["widthFactor"] is None:
            return [first, first]
        width = bounds(self.config["widthFactor"])
        return [first, self.uniform(count, width[0], width[1], 1).add(1)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        tall = column(drawn[0])
        wide = column(drawn[1])
        right = wide.mul(-1).add(1).mul((x.shape[2] - 1) / 2)
        down = tall.mul(-1).add(1).mul((x.shape[1] - 1) / 2)
        zeros = tf.zerosLike(tall)
        return self.mapped(x, [wide, zeros, right, zeros, tall, down])


class RandomBrightness(RandomImages):
    """Adds shares of the range of values, between the two of `factor`."""

    className = "RandomBrightness"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        range_ = bounds(self.config["factor"])
        return [self.uniform(count, range_[0], range_[1], 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        return self.clipped(x.add(self.spread(drawn[0]).mul(ends[1] - ends[0])))


class RandomContrast(RandomImages):
    """Multiplies the distance from each channel's mean by 1 - lower to 1 + upper, `factor` being
    [lower, upper] or, with a lower of 0, upper: as Keras has it."""

    className = "RandomContrast"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        lower: float = pair[0]
        upper: float = pair[1]
        return [self.uniform(count, 1 - lower, 1 + upper, 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        mean = x.mean([1, 2], True)
        return self.clipped(x.sub(mean).mul(self.spread(drawn[0])).add(mean))


class RandomGrayscale(RandomImages):
    """Takes the colour from a share `factor` of the images."""

    className = "RandomGrayscale"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "factor": 0.5}

    def draws(self, count: int) -> list[tf.Tensor]:
        return [self.uniform(count, 0, 1, 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        gray = x.mul(tf.tensor1d([0.2989, 0.587, 0.114])).sum(3, True).add(tf.zerosLike(x))
        applied = self.spread(drawn[0].less(self.config["factor"]).cast("float32"))
        return chosen(applied, gray, x)


class RandomInvert(RandomImages):
    """Inverts the colours of images, each with a probability between the two of `factor`; a number
    stands for [0, number]."""

    className = "RandomInvert"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "factor": 1, "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        return [self.uniform(count, 0, 1, 0), self.uniform(count, pair[0], pair[1], 1)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        inverted = x.mul(-1).add(ends[1])
        applied = self.spread(drawn[0].less(drawn[1]).cast("float32"))
        return chosen(applied, inverted, x)
