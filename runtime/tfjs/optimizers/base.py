"""`Optimizer`: what all optimizers share.

Everything that changes between steps lies in buffers: the learning rate, the powers of Adam's
decay rates, the number of steps, the moments. A recorded step can be replayed as it is.
"""

from __future__ import annotations

import inspect
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Self

import numpy as np

from tfjs import engine
from tfjs.ops.creation import fill, scalar
from tfjs.ops.gradients import VariableGradients, variableGrads
from tfjs.ops.shapes import TILE
from tfjs.optimizers import options
from tfjs.optimizers.options import Options, Pairs
from tfjs.promise import Promise
from tfjs.serialization import Serializable, config_keys, serialize
from tfjs.tensor import VARIABLES, Tensor, Variable

ADVANCE = engine.kernel("advance_f32")
EPSILON = 1e-7  # what TF.js's cpu backend adds where none is given

NamedTensor = dict[str, Any]
Gradients = Mapping[str, Tensor | None] | Sequence[NamedTensor]
Schedule = Callable[[int], float]


def checked(name: str, argument: str, value: Any) -> float:
    """The value of a numeric argument; an error that says how to write it otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise TypeError(
            f"{name}: {argument} must be a number, got {value!r}; "
            f"for example tf.train.{name}({{{argument!r}: 0.01}})"
        )
    if not math.isfinite(value):
        raise ValueError(f"{name}: {argument} must be finite, got {value}")
    return float(value)


class Optimizer(Options):
    """Base of the optimizers. A subclass names its kernel, its slots and its constants.

    ``slots``: (name of the weight in saved models, initial value) of the arrays kept for every
    variable. ``powers``: attributes whose powers are kept from step to step. ``keras``: the class
    with Keras's arithmetic, where it is not this one.
    """

    className: ClassVar[str]
    keras: ClassVar[type[Optimizer] | None] = None
    slots: tuple[tuple[str, float], ...] = ()
    powers: tuple[str, ...] = ()

    def __init__(self, learningRate: float | Schedule, **base: Any) -> None:
        super().__init__(**base)
        self._plain = not self.given_options().keys() - {"name"}
        self._rate: Tensor = engine.constant(engine.Buffer(4), (), "float32")
        self.setLearningRate(learningRate)
        # The powers, then the number of steps.
        count = len(self.powers) + 1
        self._state: Tensor = engine.constant(engine.Buffer(4 * count), (count,), "float32")
        # Factor and summand that lead from each entry of the state to its next value.
        steps = [part for name in self.powers for part in (float(getattr(self, name)), 0.0)]
        self._advance = (*steps, 1.0, 1.0, *[0.0] * (4 - len(steps)))
        self._accumulators: dict[int, list[tuple[str, Variable]]] = {}
        self._waiting = 0  # gradients in the accumulators
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
        """The rate of the next step."""
        return (
            self._learning_rate if self.schedule is None else float(self.schedule(self.iterations))
        )

    @learningRate.setter
    def learningRate(self, value: float | Schedule) -> None:
        self.setLearningRate(value)

    def setLearningRate(self, learningRate: float | Schedule) -> None:
        """Use another rate, or a function from the number of steps to it, from the next step on."""
        self.schedule: Schedule | None = None
        if callable(learningRate):
            self.schedule, learningRate = learningRate, learningRate(0)
        self._learning_rate = checked(self.factory, "learningRate", learningRate)
        self._rate.storage.write(np.float32(self._learning_rate).tobytes())

    @property
    def iterations(self) -> int:
        """How many steps were taken."""
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

    def scaleLoss(self, loss: Tensor) -> Tensor:
        """The loss whose gradients `applyGradients` takes: scaled by `lossScaleFactor`."""
        factor = self.lossScaleFactor
        return loss if factor is None else loss.mul(factor)

    def applyGradients(self, variableGradients: Gradients) -> None:
        """One step, given gradients by variable name or a list of ``{"name", "tensor"}``."""
        pairs = self._pairs(variableGradients)
        if self.schedule is not None:
            rate = checked(self.factory, "learningRate", float(self.schedule(self.iterations)))
            self._rate.storage.write(np.float32(rate).tobytes())
        if self._plain:
            self.update(pairs)
        elif not self._apply_with_options(pairs):
            return
        count = len(self.powers) + 1
        state = self._state.storage
        engine.run(ADVANCE, (state, state), (0, count, count), self._advance)

    def _pairs(self, variableGradients: Gradients) -> Pairs:
        if isinstance(variableGradients, Mapping):
            named = list(variableGradients.items())
        else:
            named = [(one["name"], one["tensor"]) for one in variableGradients]
        pairs = []
        for name, gradient in named:
            variable = VARIABLES.get(name)
            if variable is None:
                raise KeyError(f"applyGradients: there is no variable named {name!r}")
            self._of(variable)
            if gradient is None:
                continue
            if gradient.dims != variable.dims:
                raise ValueError(
                    f"applyGradients: the gradient of {name!r} has shape {gradient.shape}, the "
                    f"variable {variable.shape}"
                )
            pairs.append((variable, gradient))
        return pairs

    def _apply_with_options(self, pairs: Pairs) -> bool:
        """A step by the options; whether it was one, and not only gradients put by."""
        pairs = options.unscaled(self, pairs)
        wait = self.gradientAccumulationSteps
        if wait is None:
            ready: Pairs | None = pairs
        else:
            self._waiting = (self._waiting + 1) % wait
            kept = [(self.slot(v, "gradient_accumulator"), g) for v, g in pairs]
            ready = options.accumulated(kept, pairs, wait, done=self._waiting == 0)
        if ready is not None:
            ready = options.clipped(self, ready)
            self.decayWeights([variable for variable, _ in ready])
            self.update(ready)
        if self.useEma:
            averages = [(variable, self.slot(variable, "average")) for variable, _ in pairs]
            options.average(self, averages, self.iterations)
        return ready is not None

    def decayWeights(self, variables: Sequence[Variable]) -> None:
        """Before a step: v - v weightDecay learningRate."""
        decay = self.weightDecay
        if decay is not None:
            for variable in variables:
                options.shrink(variable, decay * self.learningRate)

    def update(self, pairs: Pairs) -> None:
        """The step itself, given (variable, gradient) pairs."""
        kernel, constants = engine.kernel(self.kernel()), self.constants()
        state = (self._state.storage,) if self.powers else ()
        for variable, gradient in pairs:
            own = self._of(variable)[: len(self.slots)]
            changed = (variable, *[slot for _, slot in own])
            whole = (0, variable.size, TILE)
            inputs = (self._rate.storage, *state, gradient.storage)
            engine.update(kernel, inputs, changed, whole, constants)

    def useAverages(self, variables: Sequence[Variable]) -> None:
        """Give the variables the averages of `useEma`; at the end of training `fit` does it."""
        if not self.useEma:
            return
        for variable in variables:
            if variable.id in self._accumulators:
                variable.assign(self.slot(variable, "average"))

    def initialSlots(self, variable: Variable) -> list[tuple[str, Tensor]]:
        """Names and initial values of what is kept for a variable."""
        every = (*self.slots, *self.option_slots())
        return [(name, fill(variable.shape, start, "float32")) for name, start in every]

    def slot(self, variable: Variable, name: str) -> Variable:
        """What is kept for a variable under this name."""
        full = f"{variable.name}/{name}"
        return dict(self._of(variable))[full]

    def _of(self, variable: Variable) -> list[tuple[str, Variable]]:
        found = self._accumulators.get(variable.id)
        if found is None:
            found = []
            for slot, initial in self.initialSlots(variable):
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

    def weightNames(self, variables: Sequence[Variable]) -> list[str]:
        """The names of what `getWeights` gives after a step of these variables."""
        waiting = ["waiting"] if self.gradientAccumulationSteps is not None else []
        every = [[name for name, _ in self._of(variable)] for variable in variables]
        longest = max(map(len, every), default=0)
        slots = [names[i] for i in range(longest) for names in every if i < len(names)]
        return ["iter", *waiting, *slots]

    def getWeights(self) -> Promise[list[NamedTensor]]:
        """The number of steps and the accumulators: a promise of ``[{"name", "tensor"}]``."""
        weights: list[NamedTensor] = [{"name": "iter", "tensor": scalar(self.iterations, "int32")}]
        if self.gradientAccumulationSteps is not None:
            weights.append({"name": "waiting", "tensor": scalar(self._waiting, "int32")})
        every = list(self._accumulators.values())
        for index in range(max(map(len, every), default=0)):
            for accumulators in every:
                if index < len(accumulators):
                    name, slot = accumulators[index]
                    weights.append({"name": name, "tensor": slot})
        return Promise.resolve(weights)

    def setWeights(self, weightValues: Sequence[NamedTensor]) -> Promise[None]:
        """Continue from what ``getWeights`` gave, for variables of the same names."""
        values = {one["name"]: one["tensor"] for one in weightValues}
        if "iter" not in values:
            raise ValueError("setWeights: expected the weight 'iter', the number of steps")
        self._restart(int(values.pop("iter").item()))
        if "waiting" in values:
            self._waiting = int(values.pop("waiting").item())
        self.dispose()
        for name in sorted({name.rpartition("/")[0] for name in values}):
            variable = VARIABLES.get(name)
            if variable is None:
                raise KeyError(f"setWeights: there is no variable named {name!r}")
            for full, slot_variable in self._of(variable):
                if full in values:
                    slot_variable.assign(values.pop(full))
        if values:
            warnings.warn(
                f"setWeights: {self.className} keeps nothing named {', '.join(sorted(values))}: "
                "these weights of another optimizer are left out",
                stacklevel=2,
            )
        return Promise.resolve(None)

    def getClassName(self) -> str:
        return self.className

    def getConfig(self) -> dict[str, Any]:
        """The arguments of the constructor by name; options of Keras only where they are given."""
        config = {}
        for key in arguments_of(type(self)):
            value = getattr(self, key)
            if key == "learningRate" and isinstance(self.schedule, Serializable):
                value = serialize(self.schedule)
            config[key] = value
        return {**config, **self.given_options()}

    @classmethod
    def fromConfig(cls, *classAndConfig: Any) -> Self:
        """An optimizer from what ``getConfig`` gave; TF.js's form names the class before it."""
        *named, config = classAndConfig
        made: type[Self] = named[0] if named else cls
        return made(**config)


def arguments_of(cls: type[Optimizer]) -> dict[str, Any]:
    """The arguments of a class of its own, positional ones first, with their defaults."""
    parameters = inspect.signature(cls).parameters.values()
    places = {p.name: p.default for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD}
    shared = config_keys(Options)
    own = {key: value for key, value in config_keys(cls).items() if key not in shared}
    return {**places, **own}


def every_argument(cls: type[Optimizer]) -> dict[str, Any]:
    """Those and the options of every optimizer."""
    return {**arguments_of(cls), **config_keys(Options)}
