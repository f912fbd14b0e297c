"""What Keras lets every optimizer do around its step, and TF.js none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypedDict

from tfjs.serialization import config_keys
from tfjs.tensor import Tensor, Variable

Pairs = Sequence[tuple[Variable, Tensor]]


class OptimizerConfig(TypedDict, total=False):
    """The extension keys of every optimizer."""

    weightDecay: float | None
    clipnorm: float | None
    clipvalue: float | None
    globalClipnorm: float | None
    useEma: bool | None
    emaMomentum: float | None
    emaOverwriteFrequency: int | None
    lossScaleFactor: float | None
    gradientAccumulationSteps: int | None
    name: str | None


class Options:
    """The options of an optimizer, with Keras's meaning."""

    factory: ClassVar[str] = "optimizer"

    def __init__(
        self,
        *,
        weightDecay: float | None = None,
        clipnorm: float | None = None,
        clipvalue: float | None = None,
        globalClipnorm: float | None = None,
        useEma: bool = False,
        emaMomentum: float = 0.99,
        emaOverwriteFrequency: int | None = None,
        lossScaleFactor: float | None = None,
        gradientAccumulationSteps: int | None = None,
        name: str | None = None,
    ) -> None:
        clips = {"clipnorm": clipnorm, "clipvalue": clipvalue, "globalClipnorm": globalClipnorm}
        several = [key for key, value in clips.items() if value is not None]
        if len(several) > 1:
            raise ValueError(
                f"{self.factory}: expected at most one of {', '.join(clips)}, got "
                f"{' and '.join(several)}"
            )
        if useEma and not 0 <= emaMomentum <= 1:
            raise ValueError(
                f"{self.factory}: emaMomentum: expected a share from 0 to 1, got {emaMomentum!r}"
            )
        for key, value, least in (
            ("emaOverwriteFrequency", emaOverwriteFrequency, 1),
            ("gradientAccumulationSteps", gradientAccumulationSteps, 2),
        ):
            if value is not None and (not isinstance(value, int) or value < least):
                raise ValueError(
                    f"{self.factory}: {key}: expected a whole number from {least} on, got {value!r}"
                )
        self.weightDecay = weightDecay
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.globalClipnorm = globalClipnorm
        self.useEma = useEma
        self.emaMomentum = emaMomentum
        self.emaOverwriteFrequency = emaOverwriteFrequency
        self.lossScaleFactor = lossScaleFactor
        self.gradientAccumulationSteps = gradientAccumulationSteps
        self.name = name

    def given_options(self) -> dict[str, Any]:
        """The options that are not at their defaults."""
        defaults = config_keys(Options)
        return {key: getattr(self, key) for key in defaults if getattr(self, key) != defaults[key]}

    def option_slots(self) -> list[tuple[str, float]]:
        """What the options keep for every variable: names and initial values."""
        wanted = {
            "average": self.useEma,
            "gradient_accumulator": self.gradientAccumulationSteps is not None,
        }
        return [(name, 0.0) for name, really in wanted.items() if really]


def unscaled(options: Options, pairs: Pairs) -> Pairs:
    """Gradients of the loss itself, where they are of `lossScaleFactor` times the loss."""
    factor = options.lossScaleFactor
    return pairs if factor is None else [(v, gradient.div(factor)) for v, gradient in pairs]


def accumulated(
    kept: Sequence[tuple[Variable, Tensor]], pairs: Pairs, wait: int, done: bool
) -> Pairs | None:
    """The means of the gradients of `wait` calls where they are done; else None."""
    sums = [accumulator.add(gradient) for accumulator, gradient in kept]
    for (accumulator, _), total in zip(kept, sums, strict=True):
        accumulator.assign(accumulator.zerosLike() if done else total)
    if not done:
        return None
    return [(v, total.div(wait)) for (v, _), total in zip(pairs, sums, strict=True)]


def clipped(options: Options, pairs: Pairs) -> Pairs:
    """Gradients bounded in norm, in norm of all together, or in value."""
    norms, values = options.clipnorm, options.clipvalue
    if norms is not None and norms > 0:
        return [(v, _to_norm(gradient, norms)) for v, gradient in pairs]
    limit = options.globalClipnorm
    if limit is not None and limit > 0 and len(pairs) > 0:
        squares = [gradient.square().sum() for _, gradient in pairs]
        total = squares[0]
        for square in squares[1:]:
            total = total.add(square)
        norm = total.sqrt()
        factor = norm.reciprocal().minimum(1 / limit).mul(limit)
        return [(v, gradient.mul(factor)) for v, gradient in pairs]
    if values is not None and values > 0:
        return [(v, gradient.clipByValue(-values, values)) for v, gradient in pairs]
    return pairs


def _to_norm(gradient: Tensor, limit: float) -> Tensor:
    norm = gradient.square().sum().sqrt()
    clipped: Tensor = gradient.mul(limit).div(norm.maximum(limit))
    return clipped


def shrink(variable: Variable, share: float) -> None:
    """v - share v."""
    variable.assign(variable.sub(variable.mul(share)))


def average(options: Options, pairs: Sequence[tuple[Variable, Variable]], iterations: int) -> None:
    """Move the averages to the variables; and back where that is due."""
    momentum = options.emaMomentum if iterations else 0.0
    for variable, mean in pairs:
        mean.assign(mean.mul(momentum).add(variable.mul(1 - momentum)))
    often = options.emaOverwriteFrequency
    if often is not None and (iterations + 1) % often == 0:
        for variable, mean in pairs:
            variable.assign(mean)
