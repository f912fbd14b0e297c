"""Images whose contrast is evened out tile by tile."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.layers.images import RandomImages
from tfjs.extensions.layers.images_colors import rescaled
from tfjs.extensions.shapes import channelsLast, fromChannelsLast, onlyTensor, product

LEVELS = 256


def levels(x: tf.Tensor) -> tf.Tensor:
    """Values as whole numbers from 0 to 255."""
    return x.clipByValue(0, LEVELS - 1).cast("int32")


def whole(value: int) -> tf.Tensor:
    """A whole number as a tensor."""
    return tf.scalar(value, "int32")


def edged(x: tf.Tensor, axis: int) -> tf.Tensor:
    """x with its first and last places along an axis once more at its ends."""
    shape: list[int] = x.shape
    begin: list[int] = [0 for _ in shape]
    size: list[int] = [*shape]
    size[axis] = 1
    end: list[int] = [*begin]
    end[axis] = shape[axis] - 1
    return tf.concat([x.slice(begin, size), x, x.slice(end, size)], axis)


def axisPlaces(extent: int, tile: int) -> list[tf.Tensor]:
    """For each place of an axis of tiles of this size: the tile whose middle is before it, counted
    with one more at either end, and the share of the way to the next tile's middle."""
    at = tf.range(0, extent, 1, "float32").sub(tile / 2).div(tile).add(1)
    before = at.floor()
    return [before.cast("int32"), at.sub(before)]


class ContrastLimitedAdaptiveHistogramEqualization(RandomImages):
    """Spreads values so that those of each tile of a grid are used alike, and mixes what the tiles
    around a place make of it. `clipLimit`: how many times the mean count a value may count, the
    rest being given to all; 0 for no limit. `tileGridSize`: tiles down and across. In training or
    not."""

    className = "ContrastLimitedAdaptiveHistogramEqualization"

    def configDefaults(self) -> dict[str, Any]:
        return {
            "valueRange": [0, 255],
            "clipLimit": 4,
            "tileGridSize": [8, 8],
            "dataFormat": "channelsLast",
        }

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        given = onlyTensor(inputs)
        x = given.cast("float32")
        single: bool = len(x.shape) == 3
        images = channelsLast(x.expandDims(0) if single else x, self.config["dataFormat"])
        y = fromChannelsLast(self.changed(images, []), self.config["dataFormat"])
        result = y.squeeze([0]) if single else y
        return result.cast("int32") if given.dtype == "int32" else result

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        ends: list[float] = self.config["valueRange"]
        return rescaled(self.equalized(rescaled(x, ends, [0, 255])), [0, 255], ends)

    def curves(self, places: tf.Tensor, shape: list[int], area: int) -> tf.Tensor:
        """What becomes of each value, for each image, tile and channel (`shape`, 256 values the
        last axis); `places` are the places of the images' values among these."""
        limit: float = self.config["clipLimit"]
        counts = tf.bincount(places, tf.tensor1d([]), product(shape)).cast("float32").reshape(shape)
        if limit > 0:
            clipped = counts.clipByValue(0, limit * area / LEVELS)
            counts = clipped.add(counts.sub(clipped).sum(4, True).div(LEVELS))
        total = counts.cumsum(4)
        least = total.min(4, True)
        left = least.mul(-1).add(area)
        divisor = left.add(left.equal(0).cast("float32"))
        return total.sub(least).mul(255).div(divisor).clipByValue(0, 255)

    def equalized(self, x: tf.Tensor) -> tf.Tensor:
        """Images with values from 0 to 255."""
        grid: list[int] = self.config["tileGridSize"]
        down: int = grid[0]
        across: int = grid[1]
        count: int = x.shape[0]
        rows: int = x.shape[1]
        columns: int = x.shape[2]
        channels: int = x.shape[3]
        tall = (rows + down - 1) // down
        wide = (columns + across - 1) // across
        height = tall * down
        width = wide * across
        if height - rows > rows or width - columns > columns:
            raise self.refused(
                f"images of {rows} x {columns} are too small for a grid of {down} x {across} tiles"
            )
        missing: list[list[int]] = [[0, 0], [0, height - rows], [0, width - columns], [0, 0]]
        values = levels(tf.mirrorPad(x, missing, "symmetric"))

        channel = tf.range(0, channels, 1, "int32").reshape([1, 1, 1, channels])
        image = tf.range(0, count, 1, "int32").reshape([count, 1, 1, 1])
        row = tf.range(0, height, 1, "int32").floorDiv(whole(tall)).reshape([1, height, 1, 1])
        column = tf.range(0, width, 1, "int32").floorDiv(whole(wide)).reshape([1, 1, width, 1])
        tile = image.mul(whole(down)).add(row).mul(whole(across)).add(column)
        own = tile.mul(whole(channels)).add(channel).mul(whole(LEVELS)).add(values)
        shape = [count, down, across, channels, LEVELS]
        curves = edged(edged(self.curves(own.reshape([own.size]), shape, tall * wide), 1), 2)

        rowPlaces = axisPlaces(height, tall)
        columnPlaces = axisPlaces(width, wide)
        flat = curves.reshape([curves.size])
        lines: list[tf.Tensor] = []
        for below in range(2):
            corners: list[tf.Tensor] = []
            for after in range(2):
                top = rowPlaces[0].add(whole(below)).reshape([1, height, 1, 1])
                left = columnPlaces[0].add(whole(after)).reshape([1, 1, width, 1])
                line = image.mul(whole(down + 2)).add(top).mul(whole(across + 2)).add(left)
                at = line.mul(whole(channels)).add(channel).mul(whole(LEVELS)).add(values)
                corners.append(flat.gather(at.reshape([at.size])).reshape(at.shape))
            share = columnPlaces[1].reshape([1, 1, width, 1])
            lines.append(corners[0].mul(share.mul(-1).add(1)).add(corners[1].mul(share)))
        lower = rowPlaces[1].reshape([1, height, 1, 1])
        made = lines[0].mul(lower.mul(-1).add(1)).add(lines[1].mul(lower))
        return made.slice([0, 0, 0, 0], [count, rows, columns, channels])
