"""The bases of learning-rate schedules and of optimizers of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Self

from tfjs.ops import creation
from tfjs.optimizers import base, schedules
from tfjs.optimizers.base import Gradients, NamedTensor, Schedule
from tfjs.optimizers.options import Options, Pairs
from tfjs.promise import Promise
from tfjs.serialization import Serializable, config_keys, serialize
from tfjs.tensor import VARIABLES, Tensor, Variable

RATE = 0.001
Config = Mapping[str, Any] | None


def _tensor(value: Any) -> Tensor:
    if isinstance(value, Tensor):
        return value
    made: Tensor = creation.tensor(value)
    return made


class LearningRateSchedule(schedules.LearningRateSchedule):
    """A schedule of one's own: define `apply(step)`, which gets a tensor; the rates of several
    steps are asked for at once where somebody wants to see them."""

    def __init__(self, config: Config = None) -> None:
        pass

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if "apply" in vars(cls):
            cls.apply = _given_a_tensor(vars(cls)["apply"])  # type: ignore[method-assign]  # of one's own

    def __call__(self, step: Any) -> Any:
        rate = self.apply(step)
        return rate if isinstance(step, Tensor) else float(rate.dataSync()[0])

    def apply(self, step: Any) -> Tensor:
        """The rate after `step` steps."""
        raise NotImplementedError(f"{type(self).__name__} must define apply(step)")

    def getConfig(self) -> dict[str, Any]:
        return {}


def _given_a_tensor(apply: Callable[..., Any]) -> Callable[..., Tensor]:
    @wraps(apply)
    def applied(self: LearningRateSchedule, step: Any) -> Tensor:
        return _tensor(apply(self, _tensor(step)))

    return applied


class _Steps(base.Optimizer):
    """What surrounds the steps of an optimizer of one's own: the rate, the options of all, what is
    kept for the variables. It is apart, so that a class may call its attributes what it likes."""

    className = "Steps"

    def __init__(self, owner: Optimizer, given: Mapping[str, Any]) -> None:
        options = {key: given[key] for key in config_keys(Options) if given.get(key) is not None}
        rate = given.get("learningRate")
        super().__init__(RATE if rate is None else rate, **options)
        self._plain = False
        self._owner = owner
        self.places: dict[int, int] = {}
        self.shared: list[tuple[str, Variable]] = []

    def update(self, pairs: Pairs) -> None:
        rate = creation.scalar(self.learningRate)
        for variable, gradient in pairs:
            self._owner.updateStep(gradient, variable, rate)

    def add_slot(self, variable: Variable, name: str, made: Variable) -> None:
        full, kept = f"{variable.name}/{name}", self._of(variable)
        if any(other == full for other, _ in kept):
            raise ValueError(f"addSlot: {variable.name!r} has a slot {name!r} already")
        kept.append((full, made))

    def weights(self) -> list[tuple[str, Variable]]:
        return [*(one for kept in self._accumulators.values() for one in kept), *self.shared]

    def restore(self, weightValues: Sequence[NamedTensor]) -> None:
        values = {one["name"]: one["tensor"] for one in weightValues}
        for name, variable in self.weights():
            if name not in values:
                raise ValueError(f"setWeights: expected a weight {name!r}")
            variable.assign(values[name])
        self._restart(int(values["iter"].item()))
        self._waiting = int(values["waiting"].item()) if "waiting" in values else 0


class Optimizer(base.Optimizer, Serializable):
    """An optimizer of one's own: define `updateStep(gradient, variable, learningRate)`, and make
    what is kept for the variables by `addSlot` or `addVariable` in `build(variables)`.

    Its config may have the keys `learningRate`, of which a tensor is handed to each step, and those
    of all optimizers; a class's own keys are left to it.
    """

    className = "Optimizer"

    def __init__(self, config: Config = None, **keywords: Any) -> None:
        self._steps = _Steps(self, {**(config or {}), **keywords})
        self._saved: Sequence[NamedTensor] | None = None
        self.built = False

    def build(self, variables: Sequence[Variable]) -> None:
        """Called before the first step, with all variables that are trained."""
        self.built = True

    def updateStep(self, gradient: Tensor, variable: Variable, learningRate: Tensor) -> None:
        """Change one variable."""
        raise NotImplementedError(
            f"{type(self).__name__} must define updateStep(gradient, variable, learningRate)"
        )

    def applyGradients(self, variableGradients: Gradients) -> None:
        if isinstance(variableGradients, Mapping):
            named = list(variableGradients)
        else:
            named = [one["name"] for one in variableGradients]
        self._prepare([VARIABLES[name] for name in named if name in VARIABLES])
        self._steps.applyGradients(variableGradients)

    def _prepare(self, variables: Sequence[Variable]) -> None:
        if self.built:
            return
        self._steps.places = {variable.id: place for place, variable in enumerate(variables)}
        self.build(variables)
        self.built = True
        if self._saved is not None:
            self._steps.restore(self._saved)
            self._saved = None

    def variableIndex(self, variable: Variable) -> int:
        """The place of a variable among those that `build` was given."""
        if variable.id not in self._steps.places:
            raise ValueError(f"{type(self).__name__}: {variable.name!r} is none of its variables")
        return self._steps.places[variable.id]

    def addSlot(self, variable: Variable, name: str, initialValue: Any = None) -> Variable:
        """What is kept for a variable under a name: at first zeros of its shape, or a value."""
        made = _variable(variable.shape, initialValue)
        self._steps.add_slot(variable, name, made)
        return made

    def addVariable(
        self, shape: Sequence[int] = (), name: str = "variable", initialValue: Any = None
    ) -> Variable:
        """What is kept for all variables together: at first zeros, or a value."""
        made = _variable(shape, initialValue)
        self._steps.shared.append((f"{name}:{len(self._steps.shared)}", made))
        return made

    def slot(self, variable: Variable, name: str) -> Variable:
        return self._steps.slot(variable, name)

    @property
    def iterations(self) -> int:
        return self._steps.iterations

    @property
    def learningRate(self) -> float:
        return self._steps.learningRate

    @learningRate.setter
    def learningRate(self, value: float | Schedule) -> None:
        self._steps.setLearningRate(value)

    def setLearningRate(self, learningRate: float | Schedule) -> None:
        self._steps.setLearningRate(learningRate)

    def scaleLoss(self, loss: Tensor) -> Tensor:
        return self._steps.scaleLoss(loss)

    def useAverages(self, variables: Sequence[Variable]) -> None:
        self._steps.useAverages(variables)

    def dispose(self) -> None:
        self._steps.dispose()
        for _, variable in self._steps.shared:
            variable.dispose()
        self._steps.shared, self.built = [], False

    def weightNames(self, variables: Sequence[Variable]) -> list[str]:
        self._prepare(variables)
        return [*self._steps.weightNames(variables), *(name for name, _ in self._steps.shared)]

    def getWeights(self) -> Promise[list[NamedTensor]]:
        kept = self._steps.getWeights().result()
        shared = [{"name": name, "tensor": variable} for name, variable in self._steps.shared]
        return Promise.resolve([*kept, *shared])

    def setWeights(self, weightValues: Sequence[NamedTensor]) -> Promise[None]:
        """Before the first step they are put by: what is kept is not made yet."""
        if self.built:
            self._steps.restore(weightValues)
        else:
            self._saved = weightValues
        return Promise.resolve(None)

    def getConfig(self) -> dict[str, Any]:
        schedule = self._steps.schedule
        is_object = isinstance(schedule, Serializable)
        rate = serialize(schedule) if is_object else self._steps.learningRate
        return {"learningRate": rate, **self._steps.given_options()}

    @classmethod
    def fromConfig(cls, *classAndConfig: Any) -> Self:
        *named, config = classAndConfig
        made: type[Self] = named[0] if named else cls
        return made(config)


def _variable(shape: Sequence[int], initialValue: Any) -> Variable:
    value = creation.zeros(list(shape)) if initialValue is None else _tensor(initialValue)
    made: Variable = value.clone().variable(False)
    return made
