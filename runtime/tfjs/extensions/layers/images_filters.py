"""Images blurred, sharpened, sheared, partly erased or mixed in training."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.layers.images import (
    RandomImages,
    RandomMapping,
    bounds,
    chosen,
    column,
)


def filtered(x: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
    """Every channel under the same kernel [height, width], with zeros around the images."""
    rows: int = kernel.shape[0]
    columns: int = kernel.shape[1]
    each = kernel.reshape([rows, columns, 1, 1]).tile([1, 1, x.shape[3], 1])
    result: tf.Tensor = tf.depthwiseConv2d(x, each, 1, "same")
    return result


def gaussian(size: int, sigma: tf.Tensor) -> tf.Tensor:
    """A bell of `size` places whose sum is 1."""
    places = tf.range(0, size, 1, "float32").sub((size - 1) / 2)
    bell = places.div(sigma).square().mul(-0.5).exp()
    return bell.div(bell.sum())


def boxes(x: tf.Tensor, corners: list[tf.Tensor]) -> tf.Tensor:
    """1 for places inside of [left, right) x [top, bottom), one box for each image, else 0."""
    rows: int = x.shape[1]
    columns: int = x.shape[2]
    down = tf.range(0, rows, 1, "float32").reshape([1, rows, 1, 1])
    right = tf.range(0, columns, 1, "float32").reshape([1, 1, columns, 1])
    spread: list[tf.Tensor] = [corner.reshape([corner.size, 1, 1, 1]) for corner in corners]
    within = right.greaterEqual(spread[0]).logicalAnd(right.less(spread[1]))
    tall = down.greaterEqual(spread[2]).logicalAnd(down.less(spread[3]))
    return within.logicalAnd(tall).cast("float32")


def sides(share: tf.Tensor, place: tf.Tensor, extent: int) -> list[tf.Tensor]:
    """Where a part of an axis begins and ends: `share` of it, at `place` from 0 to 1."""
    length = share.mul(extent)
    start = place.mul(length.mul(-1).add(extent))
    return [start, start.add(length)]


class RandomSharpness(RandomImages):
    """Blurs or sharpens: 0 is a smoothed image, 0.5 the image itself, 1 as much the other way, at
    random between the two of `factor`."""

    className = "RandomSharpness"

    def requiredKeys(self) -> list[str]:
        return ["factor"]

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "valueRange": [0, 255]}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        return [self.uniform(count, pair[0], pair[1], 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        a = 1 / 13
        kernel = tf.tensor2d([[a, a, a], [a, 5 / 13, a], [a, a, a]], [3, 3])
        share = self.spread(drawn[0]).mul(-2).add(1)
        return self.clipped(x.add(filtered(x, kernel).sub(x).mul(share)))


class RandomGaussianBlur(RandomImages):
    """Blurs images with a probability between the two of `factor`, all by the same kernel of
    `kernelSize` (odd) whose two `sigma` are drawn; numbers stand for [0, n]."""

    className = "RandomGaussianBlur"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "factor": 1,
            "kernelSize": 3,
            "sigma": 1,
            "valueRange": [0, 255],
        }

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        told: Any = self.config["sigma"]
        wide: list[float] = told if isinstance(told, list) else [0, told]
        limit = self.uniform(count, pair[0], pair[1], 0)
        applied = self.uniform(count, 0, 1, 1).less(limit).cast("float32")
        return [applied, self.uniform(2, wide[0], wide[1], 2).add(1e-6)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        told: Any = self.config["kernelSize"]
        size: list[int] = told if isinstance(told, list) else [told, told]
        across = gaussian(size[0], drawn[1].slice([0], [1]))
        down = gaussian(size[1], drawn[1].slice([1], [1]))
        kernel = down.reshape([size[1], 1]).mul(across.reshape([1, size[0]]))
        return self.clipped(chosen(self.spread(drawn[0]), filtered(x, kernel), x))


class RandomErasing(RandomImages):
    """Erases a box, with a probability between the two of `factor`. `scale`: the shares of the
    area of which the sides are the roots; `fillValue`: what is put there, noise where not given."""

    className = "RandomErasing"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "factor": 1,
            "scale": [0.02, 0.33],
            "fillValue": None,
            "valueRange": [0, 255],
        }

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        told: Any = self.config["scale"]
        area: list[float] = told if isinstance(told, list) else [0, told]
        limit = self.uniform(count, pair[0], pair[1], 0)
        return [
            self.uniform(count, 0, 1, 1).less(limit).cast("float32"),
            self.uniform(count, area[0], area[1], 2).sqrt(),
            self.uniform(count, area[0], area[1], 3).sqrt(),
            self.uniform(count, 0, 1, 4),
            self.uniform(count, 0, 1, 5),
        ]

    def filling(self, x: tf.Tensor) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        told: Any = self.config["fillValue"]
        if told is None:
            seed: int | None = self.config["seed"]
            own: Any = None if seed is None else seed + 6
            return self.clipped(tf.randomNormal(x.shape, 0, 1, "float32", own).mul(ends[1]))
        colour: list[float] = told if isinstance(told, list) else [told]
        return self.clipped(tf.zerosLike(x).add(tf.tensor1d(colour)))

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        across = sides(drawn[1], drawn[3], x.shape[2])
        down = sides(drawn[2], drawn[4], x.shape[1])
        erased = boxes(x, [*across, *down]).mul(self.spread(drawn[0]))
        return chosen(erased, self.filling(x), x)


class RandomShear(RandomMapping):
    """Shears images: `xFactor` and `yFactor` are [lowest, highest] or the highest either way."""

    className = "RandomShear"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "xFactor": 0, "yFactor": 0}

    def draws(self, count: int) -> list[tf.Tensor]:
        turned = self.uniform(count, 0, 1, 0).lessEqual(0.5).cast("float32")
        sign = turned.mul(2).sub(1)
        tall = bounds(self.config["yFactor"])
        wide = bounds(self.config["xFactor"])
        return [
            self.uniform(count, wide[0], wide[1], 2).mul(sign),
            self.uniform(count, tall[0], tall[1], 1).mul(sign),
        ]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        across = column(drawn[0])
        down = column(drawn[1])
        zeros = tf.zerosLike(across)
        ones = tf.onesLike(across)
        return self.mapped(x, [ones, across, zeros, down, ones, zeros])


def solved(rows: list[list[float]]) -> list[float]:
    """The solution of linear equations, each with its right side last, by elimination."""
    count = len(rows)
    left: list[list[float]] = rows
    for place in range(count):
        best = place
        for other in range(place + 1, count):
            candidate: float = left[other][place]
            leader: float = left[best][place]
            if max(candidate, -candidate) > max(leader, -leader):
                best = other
        pivot: list[float] = left[best]
        left[best] = left[place]
        divisor: float = pivot[place]
        ready: list[float] = [value / divisor for value in pivot]
        left[place] = ready
        for other in range(count):
            if other != place:
                row: list[float] = left[other]
                factor: float = row[place]
                reduced: list[float] = []
                for index in range(count + 1):
                    own: float = row[index]
                    taken: float = ready[index]
                    reduced.append(own - factor * taken)
                left[other] = reduced
    return [row[count] for row in left]


class RandomPerspective(RandomMapping):
    """Moves the corners of images, with a probability between the two of `factor`, by up to half
    of `scale` of their distance from the first one."""

    className = "RandomPerspective"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "factor": 1,
            "scale": 1,
            "fillMode": "constant",
        }

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        scale: float = self.config["scale"]
        limit = self.uniform(count, pair[0], pair[1], 0)
        return [
            self.uniform(count, 0, 1, 1).less(limit).cast("float32"),
            self.uniform(count * 8, -scale / 2, scale / 2, 2).reshape([count, 4, 2]),
        ]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        right: float = x.shape[2] - 1
        down: float = x.shape[1] - 1
        corners: list[list[float]] = [[0, 0], [right, 0], [0, down], [right, down]]
        moves: list[list[list[float]]] = drawn[1].arraySync()
        matrices: list[list[float]] = []
        for move in moves:
            rows: list[list[float]] = []
            for corner in range(4):
                ends: list[float] = corners[corner]
                shift: list[float] = move[corner]
                fromX: float = ends[0]
                fromY: float = ends[1]
                toX: float = fromX + fromX * shift[0]
                toY: float = fromY + fromY * shift[1]
                rows.append([toX, toY, 1, 0, 0, 0, -fromX * toX, -fromX * toY, fromX])
                rows.append([0, 0, 0, toX, toY, 1, -fromY * toX, -fromY * toY, fromY])
            matrices.append(solved(rows))
        matrix = tf.tensor2d(matrices, [len(matrices), 8])
        y = self.projected(x, matrix)
        return chosen(self.spread(drawn[0]), y, x)


class MixedImages(RandomImages):
    """The base of layers that mix each image with another one of the batch, and its label so. With
    [images, labels] as inputs (labels as numbers for each class) it gives both."""

    def ownShare(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        """How much of each image's own there is."""
        return drawn[0]

    def shuffledPlaces(self, count: int, offset: int) -> tf.Tensor:
        """Numbers from 0 on in a random order."""
        places: tf.Tensor = tf.topk(self.uniform(count, 0, 1, offset), count)["indices"]
        return places.cast("float32")

    def betaDraws(self, count: int, alpha: float, offset: int) -> tf.Tensor:
        """Draws of the beta distribution with twice the same parameter."""
        seed: int | None = self.config["seed"]
        first: Any = None if seed is None else seed + offset
        second: Any = None if seed is None else seed + offset + 1
        one: tf.Tensor = tf.randomGamma([count], alpha, 1, "float32", first).add(1e-7)
        other: tf.Tensor = tf.randomGamma([count], alpha, 1, "float32", second).add(1e-7)
        return one.div(one.add(other))

    def call(self, inputs: Any, kwargs: Any) -> Any:
        if not isinstance(inputs, list) or len(inputs) < 2:
            return super().call(inputs, kwargs)
        images: tf.Tensor = inputs[0]
        labels: tf.Tensor = inputs[1].cast("float32")
        if kwargs.get("training") is not True:
            return [images.cast("float32"), labels]
        x = images.cast("float32")
        drawn = self.draws(x.shape[0])
        own = self.ownShare(x, drawn).reshape([x.shape[0], 1])
        others = labels.gather(drawn[1].cast("int32"))
        return [self.changed(x, drawn), chosen(own, labels, others)]

    def computeOutputShape(self, inputShape: Any) -> Any:
        return inputShape


class MixUp(MixedImages):
    """The weighted mean of each image and another one; weights of the beta distribution of
    `alpha`."""

    className = "MixUp"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "alpha": 0.2}

    def draws(self, count: int) -> list[tf.Tensor]:
        return [self.betaDraws(count, self.config["alpha"], 1), self.shuffledPlaces(count, 0)]

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        return chosen(self.spread(drawn[0]), x, x.gather(drawn[1].cast("int32")))


class CutMix(MixedImages):
    """Puts a box of another image into each image; the box's area has the beta distribution of a
    number between the two of `factor`."""

    className = "CutMix"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "factor": 1}

    def draws(self, count: int) -> list[tf.Tensor]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        drawn: list[float] = self.uniform(1, pair[0], pair[1], 0).arraySync()
        weight = self.betaDraws(count, drawn[0] + 1e-6, 1)
        return [
            weight.mul(-1).add(1).sqrt(),
            self.shuffledPlaces(count, 3),
            self.uniform(count, 0, 1, 4),
            self.uniform(count, 0, 1, 5),
        ]

    def ownShare(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        return drawn[0].square().mul(-1).add(1)

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        across = sides(drawn[0], drawn[2], x.shape[2])
        down = sides(drawn[0], drawn[3], x.shape[1])
        others = x.gather(drawn[1].cast("int32"))
        return chosen(boxes(x, [*across, *down]), others, x)
