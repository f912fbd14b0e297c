"""Columns of numbers: normalized, cut into bins, hashed."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.encoding import encoded, encodedShape, wordOf
from tfjs.extensions.shapes import axesOf, onlyTensor, product


def asTensor(data: Any) -> tf.Tensor:
    """A tensor of data that may be an array."""
    return data if isinstance(data, tf.Tensor) else tf.tensor(data)


class Normalization(Extension):
    """(x - mean) / sqrt(variance) for each index of `axis` (None: one for all).

    `mean` and `variance` are given, or learned by `adapt(data)`. `invert` does the opposite.
    """

    className = "Normalization"
    meaningful_none = ["axis"]

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        if "axis" in config and config["axis"] is None:
            self.config["axis"] = []
        if (self.config["mean"] is None) != (self.config["variance"] is None):
            raise self.refused("mean and variance must be given together")

    def configDefaults(self) -> dict[str, Any]:
        return {"axis": -1, "mean": None, "variance": None, "invert": False}

    def build(self, inputShape: list[Any]) -> None:
        self.axes: list[int] = axesOf(self.config["axis"], len(inputShape))
        kept: list[int] = []
        for axis in self.axes:
            extent: int | None = inputShape[axis]
            if extent is None:
                raise self.refused(f"axis {axis} of its input must be known")
            kept.append(extent)
        self.kept: list[int] = kept
        if self.config["mean"] is None:
            zeros = tf.initializers.zeros()
            ones = tf.initializers.ones()
            self.mean = self.addWeight("mean", kept, "float32", zeros, None, False)
            self.variance = self.addWeight("variance", kept, "float32", ones, None, False)
            self.count = self.addWeight("count", [], "int32", zeros, None, False)
        super().build(inputShape)

    def adapt(self, data: Any) -> None:
        """Learn mean and variance of data [samples, ...]."""
        x = asTensor(data).cast("float32")
        if self.config["mean"] is not None:
            raise self.refused("adapt: mean and variance were given in the config")
        if not self.built:
            self.build([None, *x.shape[1:]])
        others = [axis for axis in range(len(x.shape)) if axis not in self.axes]
        mean = x.mean(others)
        spread = self.along(mean, len(x.shape), x.shape)
        self.mean.write(mean)
        self.variance.write(x.sub(spread).square().mean(others))

    def along(self, values: tf.Tensor, rank: int, shape: list[int]) -> tf.Tensor:
        """One value for each index of the axes, so that it spreads over the others."""
        if values.size == 1:
            return values.reshape([1 for _ in range(rank)])
        return values.reshape([shape[axis] if axis in self.axes else 1 for axis in range(rank)])

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs).cast("float32")
        given = self.config["mean"] is not None
        mean = asTensor(self.config["mean"]) if given else self.mean.read()
        variance = asTensor(self.config["variance"]) if given else self.variance.read()
        rank = len(x.shape)
        deviation = self.along(variance, rank, x.shape).sqrt().maximum(1e-7)
        middle = self.along(mean, rank, x.shape)
        if self.config["invert"] is True:
            return x.mul(deviation).add(middle)
        return x.sub(middle).div(deviation)


class Discretization(Extension):
    """The bin of each number: how many of `binBoundaries` it reaches.

    The boundaries are given, or learned as quantiles by `adapt(data)` from `numBins`.
    """

    className = "Discretization"

    def configDefaults(self) -> dict[str, Any]:
        return {
            "binBoundaries": None,
            "numBins": None,
            "epsilon": 0.01,
            "outputMode": "int",
            "sparse": False,
        }

    def limits(self) -> list[float]:
        """The boundaries, which must be known by now."""
        found: list[float] | None = self.config["binBoundaries"]
        if found is None:
            raise self.refused("give binBoundaries, or numBins and call adapt(data)")
        return found

    def adapt(self, data: Any) -> None:
        """Learn boundaries that cut the data into bins of equal shares."""
        bins: int | None = self.config["numBins"]
        if bins is None:
            raise self.refused("adapt: numBins is missing")
        x = asTensor(data).cast("float32")
        count: int = x.size
        unordered: list[float] = x.reshape([count]).arraySync()
        values: list[float] = sorted(unordered)
        epsilon: float = self.config["epsilon"]
        # of many values every few stand for their neighbours
        increment: float = count * epsilon
        step: int = int(increment) if increment >= 1 else 1
        first: int = int(increment)
        chosen: list[float] = []
        place: int = first
        while place < count:
            chosen.append(values[place])
            place += step
        # the share of the values up to each of those
        shares: list[float] = [(index + 1) / len(chosen) for index in range(len(chosen))]
        found: list[float] = []
        for cut in range(1, bins):
            wanted: float = cut / bins
            found.append(interpolated(wanted, shares, chosen))
        self.config["binBoundaries"] = found

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs).cast("float32")
        cuts = self.limits()
        reached = x.expandDims(-1).greaterEqual(tf.tensor1d(cuts)).cast("int32").sum(-1)
        return encoded(reached.cast("int32"), self.config["outputMode"], len(cuts) + 1)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        known = self.config["binBoundaries"] is not None
        bins: int = len(self.limits()) + 1 if known else self.config["numBins"]
        return encodedShape(inputShape, self.config["outputMode"], bins)


def interpolated(x: float, places: list[float], values: list[float]) -> float:
    """The value at x between those at the places around it."""
    if x <= places[0]:
        return values[0]
    for index in range(1, len(places)):
        right: float = places[index]
        left: float = places[index - 1]
        if x <= right:
            low: float = values[index - 1]
            high: float = values[index]
            return low + (high - low) * (x - left) / (right - left)
    return values[len(values) - 1]


def texts(x: tf.Tensor) -> tf.Tensor:
    """The elements as strings in one row."""
    flat: list[Any] = x.reshape([product(x.shape)]).arraySync()
    words: list[str] = [wordOf(one) for one in flat]
    return tf.tensor1d(words, "string")


class Hashing(Extension):
    """A bin from 0 to `numBins` - 1 for each string or whole number, by its fingerprint.

    `maskValue` gets the bin 0 for itself. A `salt` needs another hash, which there is not here.
    """

    className = "Hashing"

    def requiredKeys(self) -> list[str]:
        return ["numBins"]

    def configDefaults(self) -> dict[str, Any]:
        return {"maskValue": None, "salt": None, "outputMode": "int", "sparse": False}

    def build(self, inputShape: list[Any]) -> None:
        if self.config["salt"] is not None:
            raise self.refused("salt: hashing with a salt is not known here; leave the key out")
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        bins: int = self.config["numBins"]
        mask: Any = self.config["maskValue"]
        words = texts(x)
        if mask is None:
            hashed = tf.string.stringToHashBucketFast(words, bins)
        else:
            own: list[str] = words.arraySync()
            seen: list[int] = [0 if word == wordOf(mask) else 1 for word in own]
            shifted = tf.string.stringToHashBucketFast(words, bins - 1).add(1)
            hashed = shifted.mul(tf.tensor1d(seen, "int32"))
        return encoded(hashed.cast("int32").reshape(x.shape), self.config["outputMode"], bins)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        bins: int = self.config["numBins"]
        return encodedShape(inputShape, self.config["outputMode"], bins)
