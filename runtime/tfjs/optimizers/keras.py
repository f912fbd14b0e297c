"""Keras's arithmetic of the optimizers that TF.js has with another one.

`{"arithmetic": "keras"}` chooses it, and so does any key that only Keras has (`amsgrad`, Adagrad's
`epsilon`) or a learning-rate schedule.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from tfjs.optimizers.base import EPSILON, Optimizer, Schedule
from tfjs.optimizers.options import Pairs
from tfjs.tensor import Tensor, Variable

Rate = float | Schedule
Arithmetic = Literal["keras", "tfjs"]


def power(base: float, exponent: float) -> float:
    """base ** exponent in float32, as Keras computes it."""
    return float(np.power(np.float32(base), np.float32(exponent)))


def single(x: float) -> float:
    """x in float32."""
    return float(np.float32(x))


def rest(share: float) -> float:
    """1 - share in float32."""
    return single(1 - single(share))


def towards(mean: Variable, value: Tensor, decay: float) -> None:
    """Move a decaying mean to a value."""
    mean.assign(mean.add(value.sub(mean).mul(1 - decay)))


class StepOptimizer(Optimizer):
    """An optimizer whose step of one variable is written in operations."""

    def update(self, pairs: Pairs) -> None:
        rate, step = self.learningRate, self.iterations + 1
        for variable, gradient in pairs:
            self.step(variable, gradient, rate, step)

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        """Change one variable; `step` counts from 1."""
        raise NotImplementedError(f"{type(self).__name__} must define step()")


class KerasOptimizer(StepOptimizer):
    """One that TF.js has, too, with other numbers."""

    def __init__(
        self, *, learningRate: Rate = 0.001, arithmetic: Arithmetic = "keras", **base: Any
    ) -> None:
        super().__init__(learningRate, **base)
        self.arithmetic = "keras"


class Momentum(KerasOptimizer):
    """Steps along a decaying sum of steps, looking ahead with `useNesterov`."""

    className = "Momentum"
    factory = "momentum"
    slots = (("momentum", 0.0),)

    def __init__(self, *, momentum: float = 0.0, useNesterov: bool = False, **base: Any) -> None:
        super().__init__(**base)
        self.momentum = momentum
        self.useNesterov = useNesterov

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        velocity = self.slot(variable, "momentum")
        change = gradient.mul(rate)
        velocity.assign(velocity.mul(self.momentum).sub(change))
        if self.useNesterov:
            variable.assign(variable.add(velocity.mul(self.momentum).sub(change)))
        else:
            variable.assign(variable.add(velocity))


class Adagrad(KerasOptimizer):
    """Steps divided by the root of the sum of squared gradients and `epsilon`."""

    className = "Adagrad"
    factory = "adagrad"

    def __init__(
        self, *, initialAccumulatorValue: float = 0.1, epsilon: float = EPSILON, **base: Any
    ) -> None:
        super().__init__(**base)
        self.initialAccumulatorValue = initialAccumulatorValue
        self.epsilon = epsilon
        self.slots = (("accumulator", initialAccumulatorValue),)

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        total = self.slot(variable, "accumulator")
        total.assign(total.add(gradient.square()))
        variable.assign(variable.sub(gradient.mul(rate).div(total.add(self.epsilon).sqrt())))


class Adadelta(KerasOptimizer):
    """Zeiler's Adadelta."""

    className = "Adadelta"
    factory = "adadelta"
    slots = (("accum_grad", 0.0), ("accum_var", 0.0))

    def __init__(self, *, rho: float = 0.95, epsilon: float = EPSILON, **base: Any) -> None:
        super().__init__(**base)
        self.rho = rho
        self.epsilon = epsilon

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        gradients, changes = self.slot(variable, "accum_grad"), self.slot(variable, "accum_var")
        towards(gradients, gradient.square(), self.rho)
        roots = changes.add(self.epsilon).sqrt().div(gradients.add(self.epsilon).sqrt())
        change = gradient.mul(roots).neg()
        towards(changes, change.square(), self.rho)
        variable.assign(variable.add(change.mul(rate)))


class RMSProp(KerasOptimizer):
    """Steps divided by the root of a decaying mean of squared gradients, with momentum."""

    className = "RMSProp"
    factory = "rmsprop"

    def __init__(
        self,
        *,
        decay: float = 0.9,
        momentum: float = 0.0,
        epsilon: float = EPSILON,
        centered: bool = False,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.decay = decay
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered
        self.slots = (("rms", 0.0), ("momentum", 0.0), *([("mg", 0.0)] if centered else []))

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        squares, velocity = self.slot(variable, "rms"), self.slot(variable, "momentum")
        squares.assign(squares.mul(self.decay).add(gradient.square().mul(1 - self.decay)))
        spread: Tensor = squares
        if self.centered:
            mean = self.slot(variable, "mg")
            mean.assign(mean.mul(self.decay).add(gradient.mul(1 - self.decay)))
            spread = squares.sub(mean.square())
        change = gradient.mul(rate).div(spread.add(self.epsilon).sqrt())
        if self.momentum > 0:
            velocity.assign(velocity.mul(self.momentum).add(change))
            change = velocity
        variable.assign(variable.sub(change))


class _Moments(KerasOptimizer):
    """The keys of Adam."""

    slots: tuple[tuple[str, float], ...] = (("m", 0.0), ("v", 0.0))

    def __init__(
        self, *, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = EPSILON, **base: Any
    ) -> None:
        super().__init__(**base)
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon


class Adam(_Moments):
    """Kingma and Ba's Adam, epsilon outside of the bias correction; `amsgrad`: Reddi's."""

    className = "Adam"
    factory = "adam"

    def __init__(self, *, amsgrad: bool = False, **base: Any) -> None:
        super().__init__(**base)
        self.amsgrad = amsgrad
        if amsgrad:
            self.slots = (*self.slots, ("vhat", 0.0))

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        first, second = self.slot(variable, "m"), self.slot(variable, "v")
        root: float = rest(power(self.beta2, step)) ** 0.5
        correction: float = root / rest(power(self.beta1, step))
        towards(first, gradient, self.beta1)
        towards(second, gradient.square(), self.beta2)
        if self.amsgrad:
            highest = self.slot(variable, "vhat")
            highest.assign(highest.maximum(second))
            second = highest
        change = first.mul(rate * correction).div(second.sqrt().add(self.epsilon))
        variable.assign(variable.sub(change))


class Adamax(_Moments):
    """Adam by the largest instead of the mean squared gradient."""

    className = "Adamax"
    factory = "adamax"

    def step(self, variable: Variable, gradient: Tensor, rate: float, step: int) -> None:
        first, largest = self.slot(variable, "m"), self.slot(variable, "v")
        towards(first, gradient, self.beta1)
        largest.assign(largest.mul(self.beta2).maximum(gradient.abs()))
        scale = largest.add(self.epsilon).mul(rest(power(self.beta1, step)))
        variable.assign(variable.sub(first.mul(rate).div(scale)))
