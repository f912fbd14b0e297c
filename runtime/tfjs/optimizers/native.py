"""Optimizers with TF.js's arithmetic."""

from __future__ import annotations

from typing import Any

from tfjs.ops.creation import scalar
from tfjs.ops.memory import keep
from tfjs.optimizers import keras
from tfjs.optimizers.base import EPSILON, Optimizer, Schedule, checked
from tfjs.tensor import Tensor

Rate = float | Schedule


class SGDOptimizer(Optimizer):
    """v - learningRate gradient."""

    className = "SGD"
    factory = "sgd"

    def __init__(self, learningRate: Rate, **base: Any) -> None:
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "sgd_f32"


class MomentumOptimizer(SGDOptimizer):
    """Steps along a decaying sum of gradients, looking ahead with ``useNesterov``."""

    className = "Momentum"
    keras = keras.Momentum
    factory = "momentum"
    slots = (("momentum", 0.0),)

    def __init__(
        self, learningRate: Rate, momentum: float, useNesterov: bool = False, **base: Any
    ) -> None:
        self.m: Tensor | None = None
        self.setMomentum(momentum)
        self.useNesterov = bool(useNesterov)
        super().__init__(learningRate, **base)

    def setMomentum(self, momentum: float) -> None:
        """Use another decay of the sum from the next step on."""
        self.momentum = checked(self.factory, "momentum", momentum)
        if self.m is not None:
            self.m.dispose()
        self.m = keep(scalar(self.momentum))

    def dispose(self) -> None:
        super().dispose()
        if self.m is not None:
            self.m.dispose()

    def kernel(self) -> str:
        return "momentum_f32"

    def constants(self) -> tuple[float, ...]:
        return self.momentum, float(self.useNesterov)


class AdagradOptimizer(Optimizer):
    """Steps divided by the root of the sum of squared gradients."""

    className = "Adagrad"
    keras = keras.Adagrad
    factory = "adagrad"

    def __init__(
        self, learningRate: Rate, initialAccumulatorValue: float = 0.1, **base: Any
    ) -> None:
        self.initialAccumulatorValue = checked(
            self.factory, "initialAccumulatorValue", initialAccumulatorValue
        )
        self.slots = (("accumulator", self.initialAccumulatorValue),)
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "adagrad_f32"

    def constants(self) -> tuple[float, ...]:
        return (EPSILON,)


class AdadeltaOptimizer(Optimizer):
    """Zeiler's Adadelta with TF.js's order of updates."""

    className = "Adadelta"
    keras = keras.Adadelta
    factory = "adadelta"
    slots = (("accum_grad", 0.0), ("accum_var", 0.0))

    def __init__(
        self,
        learningRate: Rate = 0.001,
        rho: float = 0.95,
        epsilon: float | None = None,
        **base: Any,
    ) -> None:
        self.rho = checked(self.factory, "rho", rho)
        self.epsilon = EPSILON if epsilon is None else checked(self.factory, "epsilon", epsilon)
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "adadelta_f32"

    def constants(self) -> tuple[float, ...]:
        return self.rho, 1 - self.rho, self.epsilon


class RMSPropOptimizer(Optimizer):
    """Steps divided by the root of a decaying mean of squared gradients, with momentum."""

    className = "RMSProp"
    keras = keras.RMSProp
    factory = "rmsprop"

    def __init__(
        self,
        learningRate: Rate,
        decay: float = 0.9,
        momentum: float = 0.0,
        epsilon: float | None = None,
        centered: bool = False,
        **base: Any,
    ) -> None:
        self.decay = checked(self.factory, "decay", decay)
        self.momentum = checked(self.factory, "momentum", momentum)
        self.epsilon = EPSILON if epsilon is None else checked(self.factory, "epsilon", epsilon)
        self.centered = bool(centered)
        self.slots = (("rms", 0.0), ("momentum", 0.0), *([("mg", 0.0)] if centered else []))
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "rmsprop_centered_f32" if self.centered else "rmsprop_f32"

    def constants(self) -> tuple[float, ...]:
        return self.decay, 1 - self.decay, self.momentum, self.epsilon


class AdamOptimizer(Optimizer):
    """Kingma and Ba's Adam."""

    className = "Adam"
    keras = keras.Adam
    factory = "adam"
    slots = (("m", 0.0), ("v", 0.0))
    powers = ("beta1", "beta2")

    def __init__(
        self,
        learningRate: Rate = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float | None = None,
        **base: Any,
    ) -> None:
        self.beta1 = checked(self.factory, "beta1", beta1)
        self.beta2 = checked(self.factory, "beta2", beta2)
        self.epsilon = EPSILON if epsilon is None else checked(self.factory, "epsilon", epsilon)
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "adam_f32"

    def constants(self) -> tuple[float, ...]:
        return self.beta1, self.beta2, 1 - self.beta1, 1 - self.beta2, self.epsilon


class AdamaxOptimizer(Optimizer):
    """Adam by the largest instead of the mean squared gradient; ``decay`` lowers the rate."""

    className = "Adamax"
    keras = keras.Adamax
    factory = "adamax"
    slots = (("m", 0.0), ("v", 0.0))
    powers = ("beta1",)

    def __init__(
        self,
        learningRate: Rate = 0.002,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float | None = None,
        decay: float = 0.0,
        **base: Any,
    ) -> None:
        self.beta1 = checked(self.factory, "beta1", beta1)
        self.beta2 = checked(self.factory, "beta2", beta2)
        self.epsilon = EPSILON if epsilon is None else checked(self.factory, "epsilon", epsilon)
        self.decay = checked(self.factory, "decay", decay)
        super().__init__(learningRate, **base)

    def kernel(self) -> str:
        return "adamax_f32"

    def constants(self) -> tuple[float, ...]:
        return self.beta1, self.beta2, 1 - self.beta1, self.epsilon, self.decay


CLASSES = (
    SGDOptimizer,
    MomentumOptimizer,
    AdagradOptimizer,
    AdadeltaOptimizer,
    RMSPropOptimizer,
    AdamOptimizer,
    AdamaxOptimizer,
)
