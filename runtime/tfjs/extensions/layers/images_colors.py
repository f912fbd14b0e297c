"""Colours and tones of images changed at random in training."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.layers.images import RandomImages, bounds, chosen
from tfjs.extensions.shapes import onlyTensor


def channelOf(x: tf.Tensor, index: int) -> tf.Tensor:
    """One channel of images, kept as an axis of 1."""
    count: int = x.shape[0]
    rows: int = x.shape[1]
    columns: int = x.shape[2]
    return x.slice([0, 0, 0, index], [count, rows, columns, 1])


def rescaled(x: tf.Tensor, source: list[float], target: list[float]) -> tf.Tensor:
    """x, whose values are in the range `source`, brought to the range `target`."""
    if source[0] == target[0] and source[1] == target[1]:
        return x
    share = x.sub(source[0]).div(source[1] - source[0])
    return share.mul(target[1] - target[0]).add(target[0])


def toHSV(x: tf.Tensor) -> list[tf.Tensor]:
    """Hue, saturation and value, each from 0 to 1 for colours from 0 to 1."""
    r = channelOf(x, 0)
    g = channelOf(x, 1)
    b = channelOf(x, 2)
    value = x.max(3, True)
    spread = value.sub(x.min(3, True))
    gray = spread.lessEqual(0)
    saturation = tf.where(value.greater(0), spread.div(value.add(value.lessEqual(0))), 0)
    apart = spread.add(gray.cast("float32")).mul(6)
    atRed = g.sub(b).div(apart)
    atGreen = b.sub(r).div(apart).add(2 / 6)
    atBlue = r.sub(g).div(apart).add(4 / 6)
    hue = tf.where(value.equal(r), atRed, tf.where(value.equal(g), atGreen, atBlue))
    around = tf.where(hue.less(0), hue.add(1), hue)
    return [tf.where(gray, tf.zerosLike(around), around), saturation, value]


def fromHSV(hue: tf.Tensor, saturation: tf.Tensor, value: tf.Tensor) -> tf.Tensor:
    """Colours of hue, saturation and value."""
    sixth = hue.mul(6)
    r = sixth.sub(3).abs().sub(1).clipByValue(0, 1)
    g = sixth.sub(2).abs().mul(-1).add(2).clipByValue(0, 1)
    b = sixth.sub(4).abs().mul(-1).add(2).clipByValue(0, 1)
    pure = tf.concat([r, g, b], 3)
    return pure.mul(saturation).add(saturation.mul(-1).add(1)).mul(value)


def turned(x: tf.Tensor, amount: tf.Tensor, ends: list[float]) -> tf.Tensor:
    """Images with their hues turned by shares of the circle; values are between two `ends`."""
    parts = toHSV(rescaled(x, ends, [0, 1]))
    hue = parts[0].add(amount)
    below = tf.where(hue.greater(1), hue.sub(1), hue)
    inside = tf.where(below.less(0), below.add(1), below)
    return rescaled(fromHSV(inside, parts[1], parts[2]).clipByValue(0, 1), [0, 1], ends)


def saturated(x: tf.Tensor, factor: tf.Tensor, ends: list[float]) -> tf.Tensor:
    """Images with their saturations multiplied."""
    parts = toHSV(x)
    return fromHSV(parts[0], parts[1].mul(factor).clipByValue(ends[0], ends[1]), parts[2])


class RandomHue(RandomImages):
    """Turns hues by half of `factor` of the circle at most, either way: [lowest, highest], or the
    highest alone."""

    className = "RandomHue"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        turned = self.uniform(count, 0, 1, 0).lessEqual(0.5).cast("float32")
        sign = turned.mul(2).sub(1)
        return [self.uniform(count, pair[0], pair[1], 1).mul(sign).mul(0.5)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        return turned(x, self.spread(drawn[0]), self.config["valueRange"])


class RandomSaturation(RandomImages):
    """Multiplies saturations by f / (1 - f), f between the two of `factor`: 0.5 leaves the image, 0
    and less make it gray, 1 takes it to the range's end. A number f stands for [-f, f], as in
    Keras."""

    className = "RandomSaturation"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        pair = bounds(self.config["factor"])
        share = self.uniform(count, pair[0], pair[1], 0)
        return [share.div(share.mul(-1).add(1 + 1e-7))]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        return saturated(x, self.spread(drawn[0]), self.config["valueRange"])


class RandomColorDegeneration(RandomImages):
    """Takes a share, between the two of `factor`, of the colour from images."""

    className = "RandomColorDegeneration"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        pair = bounds(self.config["factor"])
        return [self.uniform(count, pair[0], pair[1], 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        gray = x.mul(tf.tensor1d([0.2989, 0.587, 0.114])).sum(3, True)
        return self.clipped(x.add(gray.sub(x).mul(self.spread(drawn[0]))))


class RandomPosterization(RandomImages):
    """Keeps the highest bits of each colour: so many as a whole number from the first of `factor`
    to below the second; a number n stands for [1, n]. From 1 to 8."""

    className = "RandomPosterization"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [1, given]
        kept = self.uniform(count, pair[0], pair[1], 0).floor()
        return [kept.mul(-1).add(8)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        step = tf.pow(tf.scalar(2), self.spread(drawn[0])).round()
        whole = rescaled(x, ends, [0, 255]).floor()
        return rescaled(whole.div(step).floor().mul(step), [0, 255], ends)


class RandomColorJitter(RandomImages):
    """Brightness, contrast, saturation and hue, in this order, each where its factor is given."""

    className = "RandomColorJitter"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "valueRange": [0, 255],
            "brightnessFactor": None,
            "contrastFactor": None,
            "saturationFactor": None,
            "hueFactor": None,
        }

    def pairOf(self, key: str, lowest: float) -> list[float]:
        """[lowest, highest] of a factor; `lowest` is the sign of what a number alone begins with,
        0 for no less than 0."""
        given: Any = self.config[key]
        if isinstance(given, list):
            return given
        size: float = given
        return [lowest * size, size]

    def draws(self, count: int) -> list[tf.Tensor]:
        made: list[tf.Tensor] = []
        if self.config["brightnessFactor"] is not None:
            light = self.pairOf("brightnessFactor", -1)
            made.append(self.uniform(count, light[0], light[1], 0))
        if self.config["contrastFactor"] is not None:
            pair = self.pairOf("contrastFactor", 0)
            lower: float = pair[0]
            upper: float = pair[1]
            made.append(self.uniform(count, 1 - lower, 1 + upper, 1))
        if self.config["saturationFactor"] is not None:
            full = self.pairOf("saturationFactor", -1)
            share = self.uniform(count, full[0], full[1], 2)
            made.append(share.div(share.mul(-1).add(1 + 1e-7)))
        if self.config["hueFactor"] is not None:
            turn = self.pairOf("hueFactor", 0)
            sign = self.uniform(count, 0, 1, 3).lessEqual(0.5).cast("float32").mul(2).sub(1)
            made.append(self.uniform(count, turn[0], turn[1], 4).mul(sign).mul(0.5))
        return made

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        y = x
        at = 0
        if self.config["brightnessFactor"] is not None:
            y = self.clipped(y.add(self.spread(drawn[at]).mul(ends[1] - ends[0])))
            at = at + 1
        if self.config["contrastFactor"] is not None:
            mean = y.mean([1, 2], True)
            y = self.clipped(y.sub(mean).mul(self.spread(drawn[at])).add(mean))
            at = at + 1
        if self.config["saturationFactor"] is not None:
            y = saturated(y, self.spread(drawn[at]), ends)
            at = at + 1
        if self.config["hueFactor"] is not None:
            y = turned(y, self.spread(drawn[at]), ends)
        return y


class Solarization(RandomImages):
    """Adds a share of the range of values between the two of `additionFactor`, then inverts values
    from a threshold on, a share between the two of `thresholdFactor`; numbers stand for [0, n]."""

    className = "Solarization"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "additionFactor": 0,
            "thresholdFactor": 0,
            "valueRange": [0, 255],
        }

    def drawnShare(self, count: int, key: str, offset: int) -> tf.Tensor:
        given: Any = self.config[key]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        lowest: float = pair[0]
        highest: float = pair[1]
        return self.uniform(count, lowest, highest * 255, offset)

    def draws(self, count: int) -> list[tf.Tensor]:
        return [
            self.drawnShare(count, "additionFactor", 0),
            self.drawnShare(count, "thresholdFactor", 1),
        ]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        added = rescaled(x, ends, [0, 255]).add(self.spread(drawn[0])).clipByValue(0, 255)
        below = added.less(self.spread(drawn[1])).cast("float32")
        return rescaled(chosen(below, added, added.mul(-1).add(255)), [0, 255], ends)


class AutoContrast(RandomImages):
    """Spreads each channel of each image over the whole range of values, in training or not."""

    className = "AutoContrast"

    def configDefaults(self) -> dict[str, Any]:
        return {"valueRange": [0, 255], "dataFormat": "channelsLast"}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        return self.changed(onlyTensor(inputs).cast("float32"), [])

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        # As in Keras the axes are those of images with their channels last.
        axes: list[int] = [0, 1] if len(x.shape) == 3 else [1, 2]
        whole = rescaled(x, ends, [0, 255])
        low = whole.min(axes, True)
        width = whole.max(axes, True).sub(low)
        flat = width.lessEqual(0).cast("float32")
        made = whole.sub(low).mul(255).div(width.add(flat)).clipByValue(0, 255)
        still = flat.add(tf.zerosLike(x))
        return chosen(still, x, rescaled(made, [0, 255], ends))


class Equalization(RandomImages):
    """Spreads the values of each channel, counted over the whole batch as in Keras, so that all of
    `bins` are used alike. In training, as other layers that change images."""

    className = "Equalization"

    def configDefaults(self) -> dict[str, Any]:
        return {"valueRange": [0, 255], "bins": 256, "dataFormat": "channelsLast"}

    def equalized(self, x: tf.Tensor) -> tf.Tensor:
        """One channel with values from 0 to 255."""
        bins: int = self.config["bins"]
        flat = x.reshape([x.size])
        places = flat.mul(bins - 1).div(255).cast("int32").clipByValue(0, bins - 1).cast("int32")
        counts = tf.bincount(places, tf.tensor1d([]), bins).cast("float32")
        used: int = counts.greater(0).cast("int32").sum().arraySync()
        if used <= 1:
            return x
        total = counts.cumsum()
        least = tf.where(total.greater(0), total, x.size).min()
        width = total.max().sub(least)
        table = total.sub(least).mul(255).div(width).round().clipByValue(0, 255)
        scaled = flat.div(255).mul(bins - 1).clipByValue(0, bins - 1).cast("int32")
        return table.gather(scaled).reshape(x.shape)

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        whole = rescaled(x, ends, [0, 255])
        made: list[tf.Tensor] = []
        for index in range(x.shape[3]):
            made.append(self.equalized(channelOf(whole, index)))
        return rescaled(tf.concat(made, 3), [0, 255], ends)
