"""Optimizers with TF.js's arithmetic, and ``tf.train``.

Everything that changes between steps lies in buffers: the learning rate, the powers of Adam's
decay rates, the number of steps, the moments. A recorded step can be replayed as it is.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Self

import numpy as np

from tfjs import engine
from tfjs.ops.creation import fill, scalar
from tfjs.ops.gradients import VariableGradients, variableGrads
from tfjs.ops.memory import keep
from tfjs.ops.registry import PUBLIC
from tfjs.ops.shapes import TILE
from tfjs.promise import Promise
from tfjs.tensor import VARIABLES, Tensor, Variable

ADVANCE = engine.kernel("advance_f32")
EPSILON = 1e-7  # what TF.js's cpu backend adds where none is given

NamedTensor = dict[str, Any]
Gradients = Mapping[str, Tensor | None] | Sequence[NamedTensor]


def _checked(name: str, argument: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise TypeError(
            f"{name}: {argument} must be a number, got {value!r}; "
            f"for example tf.train.{name}({{{argument!r}: 0.01}})"
        )
    if not math.isfinite(value):
        raise ValueError(f"{name}: {argument} must be finite, got {value}")
    return float(value)


class Optimizer:
    """Base of the optimizers. A subclass names its kernel, its slots and its constants.

    ``slots``: (name of the weight in saved models, initial value) of the arrays kept for every
    variable. ``powers``: attributes whose powers are kept from step to step.
    """

    className: ClassVar[str] = "Optimizer"
    factory: ClassVar[str] = "optimizer"
    slots: tuple[tuple[str, float], ...] = ()
    powers: tuple[str, ...] = ()

    def __init__(self, learningRate: float) -> None:
        rate = _checked(self.factory, "learningRate", learningRate)
        self._rate: Tensor = engine.constant(engine.Buffer(4), (), "float32")
        self.setLearningRate(rate)
        # The powers, then the number of steps.
        count = len(self.powers) + 1
        self._state: Tensor = engine.constant(engine.Buffer(4 * count), (count,), "float32")
        # Factor and summand that lead from each entry of the state to its next value.
        steps = [part for name in self.powers for part in (float(getattr(self, name)), 0.0)]
        self._advance = (*steps, 1.0, 1.0, *[0.0] * (4 - len(steps)))
        self._accumulators: dict[int, list[tuple[str, Variable]]] = {}
        self._restart(0)

    def kernel(self) -> str:
        """The name of the kernel of one step of one variable."""
        raise NotImplementedError(f"{type(self).__name__} must say which kernel it runs")

    def constants(self) -> tuple[float, ...]:
        """The numbers the kernel takes, which never change."""
        return ()

    def _restart(self, steps: int) -> None:
        values = [float(getattr(self, name)) ** (steps + 1) for name in self.powers]
        self._state.storage.write(np.array([*values, steps], np.float32))

    @property
    def learningRate(self) -> float:
        return self._learning_rate

    @learningRate.setter
    def learningRate(self, value: float) -> None:
        self.setLearningRate(value)

    def setLearningRate(self, learningRate: float) -> None:
        """Use another rate from the next step on."""
        self._learning_rate = _checked(self.factory, "learningRate", learningRate)
        self._rate.storage.write(np.float32(self._learning_rate).tobytes())

    @property
    def iterations(self) -> int:
        """How many times gradients were applied."""
        return int(np.asarray(self._state)[-1])

    def minimize(
        self,
        f: Callable[[], Tensor],
        returnCost: bool = False,
        varList: Sequence[Variable] | None = None,
    ) -> Tensor | None:
        """One step that lowers the scalar f(); returns its value before the step if asked to."""
        result = self.computeGradients(f, varList)
        self.applyGradients(result["grads"])
        for gradient in result["grads"].values():
            if gradient is not None:
                gradient.dispose()
        if returnCost:
            return result["value"]
        result["value"].dispose()
        return None

    def computeGradients(
        self, f: Callable[[], Tensor], varList: Sequence[Variable] | None = None
    ) -> VariableGradients:
        """f() and its gradients: ``{"value": ..., "grads": {name: gradient}}``."""
        return variableGrads(f, varList)

    def applyGradients(self, variableGradients: Gradients) -> None:
        """One step, given gradients by variable name or a list of ``{"name", "tensor"}``."""
        if isinstance(variableGradients, Mapping):
            pairs = list(variableGradients.items())
        else:
            pairs = [(one["name"], one["tensor"]) for one in variableGradients]
        kernel, constants = engine.kernel(self.kernel()), self.constants()
        state = self._state.storage
        shared = (self._rate.storage, state) if self.powers else (self._rate.storage,)
        for name, gradient in pairs:
            variable = VARIABLES.get(name)
            if variable is None:
                raise KeyError(f"applyGradients: there is no variable named {name!r}")
            accumulators = self._of(variable)
            if gradient is None:
                continue
            if gradient.dims != variable.dims:
                raise ValueError(
                    f"applyGradients: the gradient of {name!r} has shape {gradient.shape}, the "
                    f"variable {variable.shape}"
                )
            changed = (variable, *[slot for _, slot in accumulators])
            whole = (0, variable.size, TILE)
            engine.update(kernel, (*shared, gradient.storage), changed, whole, constants)
        count = len(self.powers) + 1
        engine.run(ADVANCE, (state, state), (0, count, count), self._advance)

    def _of(self, variable: Variable) -> list[tuple[str, Variable]]:
        found = self._accumulators.get(variable.id)
        if found is None:
            found = []
            for slot, start in self.slots:
                initial = fill(variable.shape, start, "float32")
                found.append((f"{variable.name}/{slot}", initial.variable(False)))
                initial.dispose()
            self._accumulators[variable.id] = found
        return found

    def dispose(self) -> None:
        """Dispose of what the optimizer keeps for its variables."""
        for accumulators in self._accumulators.values():
            for _, slot in accumulators:
                slot.dispose()
        self._accumulators.clear()

    def getWeights(self) -> Promise[list[NamedTensor]]:
        """The number of steps and the accumulators: a promise of ``[{"name", "tensor"}]``."""
        weights: list[NamedTensor] = [{"name": "iter", "tensor": scalar(self.iterations, "int32")}]
        for index in range(len(self.slots)):
            for accumulators in self._accumulators.values():
                name, slot = accumulators[index]
                weights.append({"name": name, "tensor": slot})
        return Promise.resolve(weights)

    def setWeights(self, weightValues: Sequence[NamedTensor]) -> Promise[None]:
        """Continue from what ``getWeights`` gave, for variables of the same names."""
        values = {one["name"]: one["tensor"] for one in weightValues}
        if "iter" not in values:
            raise ValueError("setWeights: expected the weight 'iter', the number of steps")
        self._restart(int(values.pop("iter").item()))
        self.dispose()
        slots = [slot for slot, _ in self.slots]
        names = {name.removesuffix(f"/{slot}") for name in values for slot in slots
                 if name.endswith(f"/{slot}")}  # fmt: skip
        for name in sorted(names):
            variable = VARIABLES.get(name)
            if variable is None:
                raise KeyError(f"setWeights: there is no variable named {name!r}")
            for full, slot_variable in self._of(variable):
                slot_variable.assign(values[full])
        return Promise.resolve(None)

    def getConfig(self) -> dict[str, Any]:
        """The arguments of the constructor by name."""
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    @classmethod
    def fromConfig(cls, *classAndConfig: Any) -> Self:
        """An optimizer from what ``getConfig`` gave; TF.js's form names the class before it."""
        *named, config = classAndConfig
        made: type[Self] = named[0] if named else cls
        return made(**config)


class SGDOptimizer(Optimizer):
    """v - learningRate gradient."""

    className = "SGD"
    factory = "sgd"

    def __init__(self, learningRate: float) -> None:
        super().__init__(learningRate)

    def kernel(self) -> str:
        return "sgd_f32"


class MomentumOptimizer(SGDOptimizer):
    """Steps along a decaying sum of gradients, looking ahead with ``useNesterov``."""

    className = "Momentum"
    factory = "momentum"
    slots = (("momentum", 0.0),)

    def __init__(self, learningRate: float, momentum: float, useNesterov: bool = False) -> None:
        self.m: Tensor | None = None
        self.setMomentum(momentum)
        self.useNesterov = bool(useNesterov)
        super().__init__(learningRate)

    def setMomentum(self, momentum: float) -> None:
        """Use another decay of the sum from the next step on."""
        self.momentum = _checked(self.factory, "momentum", momentum)
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
    factory = "adagrad"

    def __init__(self, learningRate: float, initialAccumulatorValue: float = 0.1) -> None:
        self.initialAccumulatorValue = _checked(
            self.factory, "initialAccumulatorValue", initialAccumulatorValue
        )
        self.slots = (("accumulator", self.initialAccumulatorValue),)
        super().__init__(learningRate)

    def kernel(self) -> str:
        return "adagrad_f32"

    def constants(self) -> tuple[float, ...]:
        return (EPSILON,)


class AdadeltaOptimizer(Optimizer):
    """Zeiler's Adadelta with TF.js's order of updates."""

    className = "Adadelta"
    factory = "adadelta"
    slots = (("accum_grad", 0.0), ("accum_var", 0.0))

    def __init__(
        self, learningRate: float = 0.001, rho: float = 0.95, epsilon: float | None = None
    ) -> None:
        self.rho = _checked(self.factory, "rho", rho)
        self.epsilon = EPSILON if epsilon is None else _checked(self.factory, "epsilon", epsilon)
        super().__init__(learningRate)

    def kernel(self) -> str:
        return "adadelta_f32"

    def constants(self) -> tuple[float, ...]:
        return self.rho, 1 - self.rho, self.epsilon


class RMSPropOptimizer(Optimizer):
    """Steps divided by the root of a decaying mean of squared gradients, with momentum."""

    className = "RMSProp"
    factory = "rmsprop"

    def __init__(
        self,
        learningRate: float,
        decay: float = 0.9,
        momentum: float = 0.0,
        epsilon: float | None = None,
        centered: bool = False,
    ) -> None:
        self.decay = _checked(self.factory, "decay", decay)
        self.momentum = _checked(self.factory, "momentum", momentum)
        self.epsilon = EPSILON if epsilon is None else _checked(self.factory, "epsilon", epsilon)
        self.centered = bool(centered)
        self.slots = (("rms", 0.0), ("momentum", 0.0), *([("mg", 0.0)] if centered else []))
        super().__init__(learningRate)

    def kernel(self) -> str:
        return "rmsprop_centered_f32" if self.centered else "rmsprop_f32"

    def constants(self) -> tuple[float, ...]:
        return self.decay, 1 - self.decay, self.momentum, self.epsilon


class AdamOptimizer(Optimizer):
    """Kingma and Ba's Adam."""

    className = "Adam"
    factory = "adam"
    slots = (("m", 0.0), ("v", 0.0))
    powers = ("beta1", "beta2")

    def __init__(
        self,
        learningRate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float | None = None,
    ) -> None:
        self.beta1 = _checked(self.factory, "beta1", beta1)
        self.beta2 = _checked(self.factory, "beta2", beta2)
        self.epsilon = EPSILON if epsilon is None else _checked(self.factory, "epsilon", epsilon)
        super().__init__(learningRate)

    def kernel(self) -> str:
        return "adam_f32"

    def constants(self) -> tuple[float, ...]:
        return self.beta1, self.beta2, 1 - self.beta1, 1 - self.beta2, self.epsilon


class AdamaxOptimizer(Optimizer):
    """Adam by the largest instead of the mean squared gradient; ``decay`` lowers the rate."""

    className = "Adamax"
    factory = "adamax"
    slots = (("m", 0.0), ("v", 0.0))
    powers = ("beta1",)

    def __init__(
        self,
        learningRate: float = 0.002,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float | None = None,
        decay: float = 0.0,
    ) -> None:
        self.beta1 = _checked(self.factory, "beta1", beta1)
        self.beta2 = _checked(self.factory, "beta2", beta2)
        self.epsilon = EPSILON if epsilon is None else _checked(self.factory, "epsilon", epsilon)
        self.decay = _checked(self.factory, "decay", decay)
        super().__init__(learningRate)

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

PUBLIC["Optimizer"] = Optimizer
PUBLIC.update({cls.__name__: cls for cls in CLASSES})
