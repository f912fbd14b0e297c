"""`Metric`: a measure that keeps a state over the batches of an epoch, as Keras has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from tfjs.initializers import Initializer
from tfjs.ops import creation
from tfjs.serialization import Serializable
from tfjs.tensor import Tensor, Variable

_names: Counter[str] = Counter()


def numbered(class_name: str) -> str:
    """`AUC` -> `auc`, and `auc_1` for the next one, as Keras names them."""
    separated = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", class_name)
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", separated).lower()
    _names[name] += 1
    count = _names[name] - 1
    return f"{name}_{count}" if count else name


class Metric(Serializable):
    """Base of the metrics with a state.

    Define `updateState(yTrue, yPred, sampleWeight)`, `result()`, and make the state by `addWeight`
    in the constructor; `resetState()` sets it to zero. `fixedName`: the name in the logs where
    none is given; without it instances are numbered.
    """

    className: ClassVar[str] = "Metric"
    fixedName: ClassVar[str | None] = None

    def __init__(self, *, name: str | None = None, dtype: str | None = None) -> None:
        self.name = name or self.fixedName or numbered(self.className)
        self.dtype = dtype
        self.variables: list[Variable] = []

    def addWeight(
        self,
        name: str,
        shape: Sequence[int] = (),
        dtype: str = "float32",
        initializer: Initializer | None = None,
    ) -> Variable:
        """A part of the state, 0 at first unless there is an initializer."""
        made = creation.zeros(list(shape), dtype)
        if initializer is not None:
            made = initializer.apply(list(shape), dtype)
        variable = Variable(made, False)
        self.variables.append(variable)
        return variable

    def updateState(self, yTrue: Any, yPred: Any = None, sampleWeight: Any = None) -> None:
        """Take a batch in. Weights are the third argument, or `{"sampleWeight": ...}`."""
        if isinstance(yPred, Mapping):
            yPred, sampleWeight = None, yPred
        if isinstance(sampleWeight, Mapping):
            sampleWeight = sampleWeight.get("sampleWeight")
        given = [None if x is None else as_tensor(x) for x in (yTrue, yPred, sampleWeight)]
        self.update(*given)

    def update(self, yTrue: Any, yPred: Any, sampleWeight: Any) -> None:
        """What `updateState` does with tensors."""
        raise NotImplementedError(f"{type(self).__name__} must define updateState()")

    def result(self) -> Tensor:
        """The measure of all batches since the last reset."""
        raise NotImplementedError(f"{type(self).__name__} must define result()")

    def resetState(self) -> None:
        """Forget all batches."""
        for variable in self.variables:
            variable.assign(variable.zerosLike())

    def __call__(self, *arguments: Any) -> Tensor:
        """Take a batch in; the measure so far."""
        self.updateState(*arguments)
        return self.result()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


def as_tensor(value: Any) -> Tensor:
    if isinstance(value, Tensor):
        return value
    tensor: Tensor = creation.tensor(value)
    return tensor
