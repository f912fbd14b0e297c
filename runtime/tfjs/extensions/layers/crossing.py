"""Crossed features."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.encoding import encoded, encodedShape
from tfjs.ops.fingerprint import fingerprint64

PYTHON_ONLY = "hashes are whole numbers of 64 bits, which JavaScript's numbers do not hold"

_WORD = 2**64 - 1
_START = 0xDECAFCAFFE
_MULTIPLIER = 0xC6A4A7935BD1E995


def _mixed(value: int) -> int:
    return value ^ (value >> 47)


def _joined(one: int, other: int) -> int:
    """The fingerprint of two fingerprints, as TensorFlow joins them."""
    result = one ^ _MULTIPLIER
    result ^= _mixed(other * _MULTIPLIER & _WORD) * _MULTIPLIER & _WORD
    result = _mixed(result * _MULTIPLIER & _WORD) * _MULTIPLIER & _WORD
    return _mixed(result)


class HashedCrossing(Extension):
    """A bin from 0 to `numBins` - 1 for each combination of the values of several inputs of equal
    shapes, [batch] or [batch, 1]: strings or whole numbers, by their fingerprints.
    `outputMode`: "int" or "oneHot"."""

    className = "HashedCrossing"

    def requiredKeys(self) -> list[str]:
        return ["numBins"]

    def configDefaults(self) -> dict[str, Any]:
        return {"outputMode": "int", "sparse": False}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        shapes = [x.shape for x in inputs] if isinstance(inputs, (list, tuple)) else []
        if len(shapes) < 2 or any(shape != shapes[0] for shape in shapes):
            raise self.refused(f"expected at least two inputs of equal shapes, got {shapes}")
        bins: int = self.config["numBins"]
        made = []
        for values in zip(*(x.dataSync() for x in inputs), strict=True):
            key = _START
            for value in values:
                key = _joined(
                    key,
                    fingerprint64(value.encode()) if isinstance(value, str) else int(value) & _WORD,
                )
            made.append(key % bins)
        places = tf.tensor1d(made, "int32").reshape(shapes[0])
        return encoded(places, self.config["outputMode"], bins)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        bins: int = self.config["numBins"]
        return encodedShape(inputShape[0], self.config["outputMode"], bins)
