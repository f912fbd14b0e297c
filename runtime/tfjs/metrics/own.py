"""The base of metrics of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from tfjs.initializers import Initializer
from tfjs.metrics import base
from tfjs.tensor import Variable


class Metric(base.Metric):
    """A metric of one's own: define `updateState(yTrue, yPred, sampleWeight)` and `result()`, and
    make the state by `addWeight` in the constructor; `resetState()` sets it to zero.

    `updateState` gets tensors, and weights only where there are any. The config may have the keys
    `name` and `dtype`; a class's own keys are left to it.
    """

    def __init__(self, config: Mapping[str, Any] | None = None, **keywords: Any) -> None:
        given = {**(config or {}), **keywords}
        super().__init__(name=given.get("name"), dtype=given.get("dtype"))

    def __init_subclass__(cls, **keywords: Any) -> None:
        super().__init_subclass__(**keywords)
        if "updateState" in vars(cls):
            cls.updateState = _given_tensors(vars(cls)["updateState"])  # type: ignore[method-assign]  # of one's own

    def addWeight(
        self,
        name: str,
        shape: Sequence[int] = (),
        dtype: str = "float32",
        initializer: Initializer | None = None,
    ) -> Variable:
        return super().addWeight(name, shape, dtype, initializer)

    def getConfig(self) -> dict[str, Any]:
        return {"name": self.name, "dtype": self.dtype}


def _given_tensors(update: Callable[..., None]) -> Callable[..., None]:
    """The method, given tensors: without a config that holds the weights, and what is left out."""

    @wraps(update)
    def updateState(self: Metric, *given: Any, **keywords: Any) -> None:
        batch = list(given)
        if batch and isinstance(batch[-1], Mapping):
            batch.append(batch.pop().get("sampleWeight"))
        while batch and batch[-1] is None:
            batch.pop()
        update(self, *map(base.as_tensor, batch), **keywords)

    return updateState
