"""Layers that disturb their input in training.

With a `seed`, an extension, every call draws the same numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_tensor
from tfjs.ops import random
from tfjs.serialization import factory
from tfjs.tensor import Tensor

_ALPHA = 1.6732632423543772848170429916717
_SCALE = 1.0507009873554804934193349852946
"""The constants of selu."""


def _share(rate: float, what: str) -> float:
    if not 0 <= rate < 1:
        raise ValueError(f"{what}: expected a number from 0 on below 1, got {rate!r}")
    return rate


class GaussianNoise(Layer):
    """x + n, n normal with mean 0 and standard deviation `stddev`."""

    className = "GaussianNoise"

    def __init__(
        self, *, stddev: float, seed: int | None = None, **base: Unpack[LayerConfig]
    ) -> None:
        super().__init__(base)
        self.stddev = stddev
        self.seed = seed
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if not kwargs.get("training"):
            return x
        noisy: Tensor = x.add(random.randomNormal(x.dims, 0, self.stddev, "float32", self.seed))
        return noisy


class GaussianDropout(Layer):
    """x n, n normal with mean 1 and variance rate / (1 - rate)."""

    className = "GaussianDropout"

    def __init__(
        self, *, rate: float, seed: int | None = None, **base: Unpack[LayerConfig]
    ) -> None:
        super().__init__(base)
        self.rate = _share(rate, f"{self.name}: rate")
        self.seed = seed
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if not kwargs.get("training") or self.rate == 0:
            return x
        spread = math.sqrt(self.rate / (1 - self.rate))
        noisy: Tensor = x.mul(random.randomNormal(x.dims, 1, spread, "float32", self.seed))
        return noisy


class AlphaDropout(Layer):
    """Sets a share `rate` of the values to selu's limit and keeps mean and variance.

    Klambauer et al. 2017, Self-Normalizing Neural Networks.
    """

    className = "AlphaDropout"

    def __init__(
        self,
        *,
        rate: float,
        noiseShape: Sequence[int | None] | None = None,
        seed: int | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.rate = _share(rate, f"{self.name}: rate")
        self.seed = seed
        self.noiseShape = None if noiseShape is None else list(noiseShape)
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if not kwargs.get("training") or self.rate == 0:
            return x
        given = self.noiseShape or list(x.dims)
        shape = [own if one is None else one for one, own in zip(given, x.dims, strict=True)]
        limit = -_ALPHA * _SCALE
        factor = ((1 - self.rate) * (1 + self.rate * limit**2)) ** -0.5
        drawn = random.randomUniform(shape, 0, 1, "float32", self.seed)
        kept = drawn.greaterEqual(self.rate).cast("float32")
        dropped = x.mul(kept).add(kept.sub(1).mul(-limit))
        y: Tensor = dropped.mul(factor).add(-factor * limit * self.rate)
        return y


gaussianNoise = factory(GaussianNoise, "gaussianNoise", "layers")
gaussianDropout = factory(GaussianDropout, "gaussianDropout", "layers")
alphaDropout = factory(AlphaDropout, "alphaDropout", "layers")
