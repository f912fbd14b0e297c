"""Learning rates that change from step to step, as values of `learningRate`.

A schedule is a function of the number of steps that were taken. So is any function of one's own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from tfjs.ops import creation
from tfjs.serialization import Serializable
from tfjs.tensor import Tensor


class LearningRateSchedule(Serializable):
    """Base of the schedules. Called with a number it gives one; `apply` gives a tensor."""

    name: str | None = None

    def __call__(self, step: Any) -> Any:
        return self.apply(step) if isinstance(step, Tensor) else self.rate(step)

    def apply(self, step: Any) -> Tensor:
        """The rates after so many steps, of which it may be given several."""
        steps = step if isinstance(step, Tensor) else creation.tensor(step)
        rates = [self.rate(float(one)) for one in steps.dataSync()]
        return creation.tensor(rates, list(steps.shape))

    def rate(self, step: float) -> float:
        """The rate after `step` steps."""
        raise NotImplementedError(f"{type(self).__name__} must define rate(step)")


def _positive(what: str, value: float) -> float:
    if value <= 0:
        raise ValueError(f"{what}: expected a number above 0, got {value!r}")
    return value


class _Decay(LearningRateSchedule):
    def __init__(
        self,
        *,
        initialLearningRate: float,
        decaySteps: float,
        decayRate: float,
        staircase: bool = False,
        name: str | None = None,
    ) -> None:
        self.initialLearningRate = initialLearningRate
        self.decaySteps = _positive(f"{self.className}: decaySteps", decaySteps)
        self.decayRate = decayRate
        self.staircase = staircase
        self.name = name

    def _periods(self, step: float) -> float:
        periods = float(step) / self.decaySteps
        return math.floor(periods) if self.staircase else periods


class ExponentialDecay(_Decay):
    """initialLearningRate decayRate^(step / decaySteps); `staircase`: by whole periods."""

    className = "ExponentialDecay"

    def rate(self, step: float) -> float:
        return float(self.initialLearningRate * self.decayRate ** self._periods(step))


class InverseTimeDecay(_Decay):
    """initialLearningRate / (1 + decayRate step / decaySteps); `staircase`: by whole periods."""

    className = "InverseTimeDecay"

    def rate(self, step: float) -> float:
        return self.initialLearningRate / (1 + self.decayRate * self._periods(step))


class PolynomialDecay(LearningRateSchedule):
    """From initialLearningRate to endLearningRate along a power; `cycle`: again and again."""

    className = "PolynomialDecay"

    def __init__(
        self,
        *,
        initialLearningRate: float,
        decaySteps: float,
        endLearningRate: float = 1e-4,
        power: float = 1.0,
        cycle: bool = False,
        name: str | None = None,
    ) -> None:
        self.initialLearningRate = initialLearningRate
        self.decaySteps = _positive("PolynomialDecay: decaySteps", decaySteps)
        self.endLearningRate = endLearningRate
        self.power = power
        self.cycle = cycle
        self.name = name

    def rate(self, step: float) -> float:
        steps = self.decaySteps
        if self.cycle:
            steps *= max(1, math.ceil(step / steps))
        share = 1 - min(step, steps) / steps
        span = self.initialLearningRate - self.endLearningRate
        return float(span * share**self.power + self.endLearningRate)


class PiecewiseConstantDecay(LearningRateSchedule):
    """`values[i]` up to and with the step `boundaries[i]`, the last value from there on."""

    className = "PiecewiseConstantDecay"

    def __init__(
        self, *, boundaries: Sequence[float], values: Sequence[float], name: str | None = None
    ) -> None:
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "PiecewiseConstantDecay: expected one value more than boundaries, got "
                f"{len(values)} values and {len(boundaries)} boundaries"
            )
        self.boundaries: Sequence[float] = boundaries
        self.values: Sequence[float] = values
        self.name = name

    def rate(self, step: float) -> float:
        for boundary, value in zip(self.boundaries, self.values, strict=False):
            if step <= boundary:
                return value
        return self.values[-1]


class CosineDecay(LearningRateSchedule):
    """Half a cosine from initialLearningRate (or, after `warmupSteps`, warmupTarget) to alpha
    times that."""

    className = "CosineDecay"

    def __init__(
        self,
        *,
        initialLearningRate: float,
        decaySteps: float,
        alpha: float = 0.0,
        name: str | None = None,
        warmupTarget: float | None = None,
        warmupSteps: float = 0,
    ) -> None:
        self.initialLearningRate = initialLearningRate
        self.decaySteps = _positive("CosineDecay: decaySteps", decaySteps)
        self.alpha = alpha
        self.name = name
        self.warmupTarget = warmupTarget
        self.warmupSteps = warmupSteps

    def rate(self, step: float) -> float:
        start, done = self.initialLearningRate, float(step)
        if self.warmupTarget is not None:
            if step < self.warmupSteps:
                return start + (self.warmupTarget - start) * step / self.warmupSteps
            start, done = self.warmupTarget, step - self.warmupSteps
        share = min(done, self.decaySteps) / self.decaySteps
        return _cosine(start, share, self.alpha)


def _cosine(start: float, share: float, alpha: float, height: float = 1.0) -> float:
    wave = 0.5 * height * (1 + math.cos(math.pi * share))
    return start * ((1 - alpha) * wave + alpha)


class CosineDecayRestarts(LearningRateSchedule):
    """Half a cosine, again and again: each `tMul` times as long and `mMul` times as high."""

    className = "CosineDecayRestarts"

    def __init__(
        self,
        *,
        initialLearningRate: float,
        firstDecaySteps: float,
        tMul: float = 2.0,
        mMul: float = 1.0,
        alpha: float = 0.0,
        name: str | None = None,
    ) -> None:
        self.initialLearningRate = initialLearningRate
        self.firstDecaySteps = _positive("CosineDecayRestarts: firstDecaySteps", firstDecaySteps)
        self.tMul = tMul
        self.mMul = mMul
        self.alpha = alpha
        self.name = name

    def rate(self, step: float) -> float:
        share, restarts = step / self.firstDecaySteps, 0
        if self.tMul == 1:
            restarts = math.floor(share)
            share -= restarts
        else:
            restarts = math.floor(math.log(1 - share * (1 - self.tMul)) / math.log(self.tMul))
            before = (1 - self.tMul**restarts) / (1 - self.tMul)
            share = (share - before) / self.tMul**restarts
        return _cosine(self.initialLearningRate, share, self.alpha, self.mMul**restarts)


SCHEDULES = (
    ExponentialDecay,
    InverseTimeDecay,
    PolynomialDecay,
    PiecewiseConstantDecay,
    CosineDecay,
    CosineDecayRestarts,
)
