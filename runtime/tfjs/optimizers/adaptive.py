"""Optimizers that Keras has and TF.js lacks: AdamW, Nadam, Lamb, Lion, Ftrl, Adafactor, ..."""

from __future__ import annotations

from typing import Any

from tfjs.ops.creation import zeros
from tfjs.optimizers.base import EPSILON
from tfjs.optimizers.keras import Adam, Rate, StepOptimizer, power, rest, single, towards
from tfjs.optimizers.options import Pairs
from tfjs.tensor import Tensor, Variable


class ExtensionOptimizer(StepOptimizer):
    """Made from one config dict."""

    def __init__(self, *, learningRate: Rate = 0.001, **base: Any) -> None:
        super().__init__(learningRate, **base)


class AdamW(Adam):
    """Adam after a decay of the weights: Loshchilov and Hutter's."""

    className = "AdamW"
    factory = "adamW"

    def __init__(self, *, weightDecay: float = 0.004, **base: Any) -> None:
        super().__init__(weightDecay=weightDecay, **base)


class _Moments(ExtensionOptimizer):
    """Decaying means of gradients and of their squares."""

    slots = (("m", 0.0), ("v", 0.0))

    def __init__(
        self, *, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = EPSILON, **base: Any
    ) -> None:
        super().__init__(**base)
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon


class Nadam(_Moments):
    """Adam with Nesterov momentum: Dozat's."""

    className = "Nadam"
    factory = "nadam"

    def __init__(self, **base: Any) -> None:
        super().__init__(**base)
        # The product of the momenta of all steps, and of how many: after loading it is made anew.
        self._product: float = 1.0
        self._factors: int = 0

    def _momentum(self, step: int) -> float:
        return single(single(self.beta1) * single(1 - single(0.5 * power(0.96, step))))

    def update(self, pairs: Pairs) -> None:
        steps: int = self.iterations + 1
        if self._factors > steps:
            self._product = 1.0
            self._factors = 0
        for step in range(self._factors + 1, steps + 1):
            self._product = single(self._product * self._momentum(step))
        self._factors = steps
        super().update(pairs)

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        first, second = self.slot(variable, "m"), self.slot(variable, "v")
        now, after = self._momentum(step), self._momentum(step + 1)
        towards(first, gradient, self.beta1)
        towards(second, gradient.square(), self.beta2)
        ahead = first.mul(single(after / rest(self._product * after)))
        mean = ahead.add(gradient.mul(single(rest(now) / rest(self._product))))
        root = second.div(rest(power(self.beta2, step))).sqrt()
        variable.assign(variable.sub(mean.mul(rate).div(root.add(self.epsilon))))


class Lamb(_Moments):
    """Adam with steps in proportion to the weights' norm: You and others'."""

    className = "Lamb"
    factory = "lamb"

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        first, second = self.slot(variable, "m"), self.slot(variable, "v")
        towards(first, gradient, self.beta1)
        towards(second, gradient.square(), self.beta2)
        root = second.div(rest(power(self.beta2, step))).sqrt().add(self.epsilon)
        change = first.div(rest(power(self.beta1, step))).div(root)
        weights, changes = variable.square().sum().sqrt(), change.square().sum().sqrt()
        both = weights.greater(0).logicalAnd(changes.greater(0))
        ratio = weights.div(changes).where(both, weights.onesLike())
        variable.assign(variable.sub(change.mul(ratio).mul(rate)))


class Lion(ExtensionOptimizer):
    """Steps by the sign of momentum: Chen and others'."""

    className = "Lion"
    factory = "lion"
    slots = (("momentum", 0.0),)

    def __init__(self, *, beta1: float = 0.9, beta2: float = 0.99, **base: Any) -> None:
        super().__init__(**base)
        if not 0 < beta1 <= 1:
            raise ValueError(f"lion: beta1: expected a number above 0 and up to 1, got {beta1!r}")
        self.beta1 = beta1
        self.beta2 = beta2

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        mean = self.slot(variable, "momentum")
        direction = mean.mul(self.beta1).add(gradient.mul(1 - self.beta1)).sign()
        variable.assign(variable.sub(direction.mul(rate)))
        mean.assign(mean.mul(self.beta2).add(gradient.mul(1 - self.beta2)))


class Ftrl(ExtensionOptimizer):
    """Follow the regularized leader: McMahan and others', for sparse weights."""

    className = "Ftrl"
    factory = "ftrl"

    def __init__(
        self,
        *,
        learningRatePower: float = -0.5,
        initialAccumulatorValue: float = 0.1,
        l1RegularizationStrength: float = 0.0,
        l2RegularizationStrength: float = 0.0,
        l2ShrinkageRegularizationStrength: float = 0.0,
        beta: float = 0.0,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        for key, value in (
            ("initialAccumulatorValue", initialAccumulatorValue),
            ("l1RegularizationStrength", l1RegularizationStrength),
            ("l2RegularizationStrength", l2RegularizationStrength),
            ("l2ShrinkageRegularizationStrength", l2ShrinkageRegularizationStrength),
        ):
            if value < 0:
                raise ValueError(f"ftrl: {key}: expected a number from 0 on, got {value!r}")
        if learningRatePower > 0:
            raise ValueError(
                f"ftrl: learningRatePower: expected a number up to 0, got {learningRatePower!r}"
            )
        self.learningRatePower = learningRatePower
        self.initialAccumulatorValue = initialAccumulatorValue
        self.l1RegularizationStrength = l1RegularizationStrength
        self.l2RegularizationStrength = l2RegularizationStrength
        self.l2ShrinkageRegularizationStrength = l2ShrinkageRegularizationStrength
        self.beta = beta
        self.slots = (("accumulator", initialAccumulatorValue), ("linear", 0.0))

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        total, linear = self.slot(variable, "accumulator"), self.slot(variable, "linear")
        l2 = self.l2RegularizationStrength + self.beta / (2 * rate)
        shrunk = gradient.add(variable.mul(2 * self.l2ShrinkageRegularizationStrength))
        grown = total.add(gradient.square())
        power_now = grown.pow(-self.learningRatePower)
        growth = power_now.sub(total.pow(-self.learningRatePower)).div(rate)
        linear.assign(linear.add(shrunk.sub(growth.mul(variable))))
        quadratic = power_now.div(rate).add(2 * l2)
        l1 = self.l1RegularizationStrength
        variable.assign(linear.clipByValue(-l1, l1).sub(linear).div(quadratic))
        total.assign(grown)


class Adafactor(ExtensionOptimizer):
    """Adam with means of rows and columns instead of all squares: Shazeer and Stern's."""

    className = "Adafactor"
    factory = "adafactor"

    def __init__(
        self,
        *,
        beta2Decay: float = -0.8,
        epsilon1: float = 1e-30,
        epsilon2: float = 1e-3,
        clipThreshold: float = 1.0,
        relativeStep: bool = True,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.beta2Decay = beta2Decay
        self.epsilon1 = epsilon1
        self.epsilon2 = epsilon2
        self.clipThreshold = clipThreshold
        self.relativeStep = relativeStep

    def initialSlots(self, variable: Variable) -> list[tuple[str, Tensor]]:
        dims = list(variable.shape)
        if len(dims) < 2:
            own = [("velocity", zeros(dims))]
        else:
            own = [("rows", zeros(dims[:-1])), ("columns", zeros([*dims[:-2], dims[-1]]))]
        return [*own, *super().initialSlots(variable)]

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        if self.schedule is None and self.relativeStep:
            rate = min(rate, step**-0.5)
        decay = rest(power(step, self.beta2Decay))
        squares = gradient.square().add(self.epsilon1)
        if variable.rank >= 2:
            rows, columns = self.slot(variable, "rows"), self.slot(variable, "columns")
            rows.assign(rows.mul(decay).add(squares.mean(-1).mul(1 - decay)))
            columns.assign(columns.mul(decay).add(squares.mean(-2).mul(1 - decay)))
            share = rows.div(rows.mean(-1, True)).expandDims(-1)
            spread = share.mul(columns.expandDims(-2))
        else:
            velocity = self.slot(variable, "velocity")
            velocity.assign(velocity.mul(decay).add(squares.mul(1 - decay)))
            spread = velocity
        change = gradient.div(spread.sqrt())
        size = change.square().mean().sqrt().div(self.clipThreshold).maximum(1)
        weights = variable.square().mean().sqrt().maximum(self.epsilon2)
        length = weights.mul(min(rate, step**-0.5))
        variable.assign(variable.sub(change.div(size).mul(length)))


class ScheduleFreeAdamW(_Moments):
    """AdamW that averages the weights instead of lowering the rate: Defazio and others'."""

    className = "ScheduleFreeAdamW"
    factory = "scheduleFreeAdamW"

    def __init__(
        self,
        *,
        learningRate: Rate = 0.0025,
        epsilon: float = 1e-8,
        warmupSteps: int = 0,
        **base: Any,
    ) -> None:
        super().__init__(learningRate=learningRate, epsilon=epsilon, **base)
        self.warmupSteps = warmupSteps

    def initialSlots(self, variable: Variable) -> list[tuple[str, Tensor]]:
        made = super().initialSlots(variable)
        return [(name, variable.clone() if name == "m" else value) for name, value in made]

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        if self.warmupSteps > 0:
            rate *= min(step / self.warmupSteps, 1.0)
        base, squares = self.slot(variable, "m"), self.slot(variable, "v")
        towards(squares, gradient.square(), self.beta2)
        root = squares.div(rest(power(self.beta2, step))).sqrt().add(self.epsilon)
        base.assign(base.sub(gradient.mul(rate).div(root)))
        # Keras takes the base after its step here, where the paper has the one before.
        mean = variable.sub(base.mul(1 - self.beta1)).div(self.beta1)
        mean = mean.mul(1 - 1 / step).add(base.mul(1 / step))
        variable.assign(base.mul(1 - self.beta1).add(mean.mul(self.beta1)))
