"""Images distorted at random in training, as if they were drawn on rubber."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.layers.images import RandomImages, chosen
from tfjs.extensions.layers.images_filters import filtered, gaussian


def shareBounds(factor: Any) -> list[float]:
    """[lowest, highest] of a share: a number f stands for [0, f]."""
    if isinstance(factor, list):
        return factor
    size: float = factor
    return [0, size]


def broughtInside(places: tf.Tensor, extent: int, fillMode: str) -> tf.Tensor:
    """Whole places of an axis, those outside of it brought in as Keras's `map_coordinates` does:
    it mirrors negative ones about place 0."""
    if fillMode == "wrap":
        return places.mod(tf.scalar(extent, "int32"))
    inside = places
    if fillMode == "reflect" or fillMode == "mirror":
        around = places.abs().mod(tf.scalar(2 * extent, "int32"))
        edge = 2 * extent - 1 if fillMode == "reflect" else 2 * extent
        back = around.mul(tf.scalar(-1, "int32")).add(tf.scalar(edge, "int32"))
        inside = tf.where(around.less(tf.scalar(extent, "int32")), around, back)
    return inside.clipByValue(0, extent - 1).cast("int32")


def within(places: tf.Tensor, extent: int) -> tf.Tensor:
    """1 for places of an axis, 0 for those outside of it."""
    return places.greaterEqual(0).logicalAnd(places.less(extent)).cast("float32")


def between(x: tf.Tensor, share: tf.Tensor, other: tf.Tensor) -> tf.Tensor:
    """x, with `share` of the way to `other` gone."""
    return x.mul(share.mul(-1).add(1)).add(other.mul(share))


class RandomElasticTransform(RandomImages):
    """Moves every place of an image by smoothed noise, with a probability between the two of
    `factor`. `scale`: how far and how smoothly, between its two numbers; numbers stand for [0, n].
    A place moves as far down as to the right, as in Keras."""

    className = "RandomElasticTransform"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "factor": 1,
            "scale": 1,
            "interpolation": "bilinear",
            "fillMode": "reflect",
            "fillValue": 0,
            "valueRange": [0, 255],
        }

    def drawsFor(self, x: tf.Tensor) -> list[tf.Tensor]:
        """Which images are changed, the scale, and noise for each place."""
        count: int = x.shape[0]
        share = shareBounds(self.config["factor"])
        scale = shareBounds(self.config["scale"])
        limit = self.uniform(count, share[0], share[1], 0)
        seed: int | None = self.config["seed"]
        own: Any = None if seed is None else seed + 3
        size: list[int] = [count, x.shape[1], x.shape[2]]
        return [
            self.uniform(count, 0, 1, 1).less(limit).cast("float32"),
            self.uniform(1, scale[0], scale[1], 2),
            tf.randomNormal(size, 0, 1, "float32", own),
        ]

    def moves(self, rows: int, columns: int, scale: tf.Tensor, noise: tf.Tensor) -> tf.Tensor:
        """How far each place is moved down and to the right, [images, rows, columns, 1]."""
        sigma = scale.mul(0.05).mul(min(rows, columns))
        reach: list[int] = sigma.cast("int32").arraySync()
        bell = gaussian(6 * reach[0] + 1, sigma)
        kernel = bell.reshape([bell.size, 1]).mul(bell.reshape([1, bell.size]))
        smooth = filtered(noise.expandDims(3).mul(sigma), kernel)
        return smooth.mul(scale.mul(0.1).mul(max(rows, columns)))

    def picked(self, x: tf.Tensor, down: tf.Tensor, right: tf.Tensor) -> tf.Tensor:
        """The values at whole places, [images, rows, columns, 1] of them for each axis."""
        fillMode: str = self.config["fillMode"]
        count: int = x.shape[0]
        rows: int = x.shape[1]
        columns: int = x.shape[2]
        channels: int = x.shape[3]
        first = tf.range(0, count, 1, "int32").reshape([count, 1, 1, 1])
        row = broughtInside(down, rows, fillMode)
        line = first.mul(tf.scalar(rows, "int32")).add(row)
        place = line.mul(tf.scalar(columns, "int32")).add(broughtInside(right, columns, fillMode))
        flat = x.reshape([count * rows * columns, channels])
        found = flat.gather(place.reshape([place.size])).reshape(x.shape)
        if fillMode != "constant":
            return found
        fill: float = self.config["fillValue"]
        seen = within(down, rows).mul(within(right, columns))
        return chosen(seen, found, seen.mul(0).add(fill))

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        likely: float = shareBounds(self.config["factor"])[1]
        strongest: float = shareBounds(self.config["scale"])[1]
        if likely == 0 or strongest == 0:
            return x
        rows: int = x.shape[1]
        columns: int = x.shape[2]
        moved = self.moves(rows, columns, drawn[1], drawn[2])
        down = tf.range(0, rows, 1, "float32").reshape([1, rows, 1, 1]).add(moved)
        right = tf.range(0, columns, 1, "float32").reshape([1, 1, columns, 1]).add(moved)
        if self.config["interpolation"] == "nearest":
            nearest = self.picked(x, down.round().cast("int32"), right.round().cast("int32"))
            return self.clipped(chosen(self.spread(drawn[0]), nearest, x))
        top = down.floor()
        left = right.floor()
        row = top.cast("int32")
        column = left.cast("int32")
        nextRow = row.add(tf.scalar(1, "int32"))
        nextColumn = column.add(tf.scalar(1, "int32"))
        across = right.sub(left)
        upper = between(self.picked(x, row, column), across, self.picked(x, row, nextColumn))
        lower = between(
            self.picked(x, nextRow, column), across, self.picked(x, nextRow, nextColumn)
        )
        made = between(upper, down.sub(top), lower)
        return self.clipped(chosen(self.spread(drawn[0]), made, x))
