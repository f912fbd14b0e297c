"""Batch renormalization: a batch's statistics corrected towards those of all batches so far.

S. Ioffe, Batch Renormalization, 2017, as Keras has it. An extension.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs.initializers import Initializer
from tfjs.layers.variables import LayerVariable
from tfjs.ops.gradients import customGrad
from tfjs.serialization import unknown
from tfjs.tensor import Tensor

LIMITS = ("rmin", "rmax", "dmax")


Clipping = Mapping[str, float] | None


def checked_limits(clipping: Clipping, what: str) -> Clipping:
    """`renormClipping`. Raises ValueError for a limit that there is not."""
    for key in clipping or {}:
        if key not in LIMITS:
            raise ValueError(unknown(f"{what}: the key", key, LIMITS))
    return clipping


class Renorm:
    """The averages of a layer that renormalizes, and its corrections."""

    def __init__(
        self,
        weight: Callable[[str, Initializer | None], LayerVariable],
        mean: Initializer | None,
        variance: Initializer | None,
    ) -> None:
        self.movingDeviation = weight("moving_stddev", variance)
        self.mean = weight("renorm_mean", mean)
        self.deviation = weight("renorm_stddev", variance)
        for one in (self.movingDeviation, self.deviation):
            one.write(one.read().sqrt())

    def corrections(
        self, mean: Tensor, deviation: Tensor, clipping: Clipping, epsilon: float
    ) -> tuple[Tensor, Tensor]:
        """The factor r and the shift d of values normalised by the batch, without gradients."""
        limits = clipping or {}
        own: Any = self.deviation.read().maximum(epsilon**0.5)
        r: Any = _constant(deviation.div(own))
        d: Any = _constant(mean.sub(self.mean.read()).div(own))
        if "rmin" in limits:
            r = r.maximum(limits["rmin"])
        if "rmax" in limits:
            r = r.minimum(limits["rmax"])
        if "dmax" in limits:
            d = d.clipByValue(-limits["dmax"], limits["dmax"])
        return r, d

    def move(self, mean: Tensor, deviation: Tensor, renormed: float, momentum: float) -> Tensor:
        """Let the averages follow a batch; the deviation that inference uses."""
        for average, value, kept in (
            (self.mean, mean, renormed),
            (self.deviation, deviation, renormed),
            (self.movingDeviation, deviation, momentum),
        ):
            average.write(average.read().mul(kept).add(value.mul(1 - kept)))
        return self.movingDeviation.read()


def _constant(x: Tensor) -> Tensor:
    """x as a number that no gradient passes."""
    still: Any = customGrad(
        lambda value, save: {"value": value.clone(), "gradFunc": lambda dy, saved: dy.zerosLike()}
    )
    made: Tensor = still(x)
    return made
