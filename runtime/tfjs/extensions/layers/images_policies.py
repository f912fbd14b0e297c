"""Images changed by several of the other layers, which are chosen at random."""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs.extensions.layers.images import (
    RandomBrightness,
    RandomContrast,
    RandomImages,
    RandomRotation,
    RandomTranslation,
    chosen,
)
from tfjs.extensions.layers.images_colors import (
    AutoContrast,
    Equalization,
    RandomColorDegeneration,
    RandomPosterization,
    Solarization,
)
from tfjs.extensions.layers.images_filters import RandomSharpness, RandomShear


class ChosenChanges(RandomImages):
    """The base: the layers that may be chosen, with a strength between the two of `factor`; a
    number stands for [0, n]."""

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "valueRange": [0, 255],
            "factor": 0.5,
            "interpolation": "bilinear",
        }

    def strength(self) -> list[float]:
        given: Any = self.config["factor"]
        pair: list[float] = given if isinstance(given, list) else [0, given]
        return pair

    def mappings(self) -> list[RandomImages]:
        """The layers that move what is seen."""
        factor = self.strength()
        seed: int | None = self.config["seed"]
        common: dict[str, Any] = {"interpolation": self.config["interpolation"], "seed": seed}
        return [
            RandomShear({**common, "xFactor": factor, "yFactor": factor}),
            RandomTranslation({**common, "heightFactor": factor, "widthFactor": factor}),
            RandomRotation({**common, "factor": factor}),
        ]

    def colours(self) -> list[RandomImages]:
        """The layers that change how light or strong colours are."""
        factor = self.strength()
        own: dict[str, Any] = {"valueRange": self.config["valueRange"], "seed": self.config["seed"]}
        return [
            RandomBrightness({**own, "factor": factor}),
            RandomColorDegeneration({**own, "factor": factor}),
            RandomContrast({**own, "factor": factor}),
            RandomSharpness({**own, "factor": factor}),
        ]

    def solarization(self) -> RandomImages:
        factor = self.strength()
        return Solarization(
            {
                "valueRange": self.config["valueRange"],
                "seed": self.config["seed"],
                "additionFactor": factor,
                "thresholdFactor": factor,
            }
        )

    def posterization(self) -> RandomImages:
        factor = self.strength()
        strongest: float = factor[1]
        bits: int = max(1, math.floor(strongest * 8))
        ends: list[float] = self.config["valueRange"]
        return RandomPosterization(
            {"valueRange": ends, "seed": self.config["seed"], "factor": bits}
        )

    def evened(self) -> list[RandomImages]:
        """The layers that use the whole range of values."""
        ends: list[float] = self.config["valueRange"]
        return [AutoContrast({"valueRange": ends}), Equalization({"valueRange": ends})]


class RandAugment(ChosenChanges):
    """`numOps` times one of eleven layers, the same for all images of a batch."""

    className = "RandAugment"

    def configDefaults(self) -> dict[str, Any]:
        return {**super().configDefaults(), "numOps": 2}

    def choices(self) -> list[RandomImages]:
        fewer: list[RandomImages] = [self.posterization(), self.solarization()]
        return [*self.mappings(), *self.colours(), *fewer, *self.evened()]

    def draws(self, count: int) -> list[tf.Tensor]:
        """The places of the chosen layers, then what each of the eleven draws."""
        times: int = self.config["numOps"]
        made: list[tf.Tensor] = [self.uniform(times, 0, 11, 0).floor()]
        for layer in self.choices():
            made = [*made, *layer.draws(count)]
        return made

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        places: list[int] = drawn[0].cast("int32").arraySync()
        layers = self.choices()
        starts: list[int] = [1]
        for one in layers:
            starts.append(starts[-1] + len(one.draws(1)))
        y = x
        for place in places:
            own: list[tf.Tensor] = drawn[starts[place] : starts[place + 1]]
            for layer in layers[place : place + 1]:
                y = layer.changed(y, own)
        return y


class AugMix(ChosenChanges):
    """A mixture of the images with `numChains` chains of up to `chainDepth` changes; the weights
    have Dirichlet's and the beta distribution of `alpha`. Without `allOps` colours stay."""

    className = "AugMix"

    def configDefaults(self) -> dict[str, Any]:
        return {
            **super().configDefaults(),
            "factor": 0.3,
            "numChains": 3,
            "chainDepth": 3,
            "alpha": 1,
            "allOps": True,
        }

    def choices(self) -> list[RandomImages]:
        plain: list[RandomImages] = [
            *self.mappings(),
            self.posterization(),
            self.solarization(),
            *self.evened(),
        ]
        return [*plain, *self.colours()] if self.config["allOps"] is True else plain

    def gammas(self, count: int, offset: int) -> tf.Tensor:
        seed: int | None = self.config["seed"]
        own: Any = None if seed is None else seed + offset
        alpha: float = self.config["alpha"]
        result: tf.Tensor = tf.randomGamma([count], alpha, 1, "float32", own)
        return result

    def draws(self, count: int) -> list[tf.Tensor]:
        """The shares of the chains, that of the images, the places of the chosen layers (one more
        than there are: none), and what these draw."""
        chains: int = self.config["numChains"]
        depth: int = self.config["chainDepth"]
        layers = self.choices()
        shares = self.gammas(chains, 0)
        pair = self.gammas(2, 1)
        plan = self.uniform(chains * depth, 0, len(layers) + 1, 2).floor()
        whole = pair.slice([0], [1]).div(pair.sum())
        made: list[tf.Tensor] = [shares.div(shares.sum()), whole, plan]
        places: list[int] = plan.cast("int32").arraySync()
        for place in places:
            for layer in layers[place : place + 1]:  # one, or none
                made = [*made, *layer.draws(count)]
        return made

    def changed(self, x: tf.Tensor, drawn: list[tf.Tensor]) -> tf.Tensor:
        depth: int = self.config["chainDepth"]
        shares: list[float] = drawn[0].arraySync()
        places: list[int] = drawn[2].cast("int32").arraySync()
        layers = self.choices()
        at = 3
        mixed = x.zerosLike()
        for chain in range(len(shares)):
            y = x
            for step in range(depth):
                place = places[chain * depth + step]
                for layer in layers[place : place + 1]:
                    size = len(layer.draws(1))
                    y = layer.changed(y, drawn[at : at + size])
                    at = at + size
            mixed = mixed.add(y.mul(shares[chain]))
        return self.clipped(chosen(drawn[1], x, mixed))
