"""The bases of callbacks, and the history that `fit` gives.

The logs that callbacks get are dicts of numbers. Methods and functions may be async, and may leave
out parameters they do not need, as functions in JavaScript do.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from tfjs.promise import Promise
from tfjs.serialization import unknown
from tfjs.tensor import Tensor

if TYPE_CHECKING:
    from tfjs.training.layers_model import LayersModel

Logs = dict[str, Any]
YieldEvery = Literal["auto", "batch", "epoch", "never"] | float

EVENTS: Mapping[str, int] = {  # and how many arguments it is called with
    "onTrainBegin": 1,
    "onTrainEnd": 1,
    "onEpochBegin": 2,
    "onEpochEnd": 2,
    "onBatchBegin": 2,
    "onBatchEnd": 2,
    "onYield": 3,
}


class BaseCallback:
    """What `fit` calls. Override the events of interest."""

    validationData: Any = None
    params: Mapping[str, Any]

    def setParams(self, params: Mapping[str, Any]) -> None:
        """`epochs`, `initialEpoch`, `samples`, `batchSize`, `metrics`, ... of the fit call."""
        self.params = params

    def setModel(self, model: Any) -> None:
        """The model that is trained; only `Callback` keeps it."""

    def onTrainBegin(self, logs: Logs) -> Any: ...
    def onTrainEnd(self, logs: Logs) -> Any: ...
    def onEpochBegin(self, epoch: int, logs: Logs) -> Any: ...
    def onEpochEnd(self, epoch: int, logs: Logs) -> Any: ...
    def onBatchBegin(self, batch: int, logs: Logs) -> Any: ...
    def onBatchEnd(self, batch: int, logs: Logs) -> Any: ...

    def handler(self, event: str) -> Callable[..., Any] | None:
        """The method for an event; None where it is not overridden."""
        if getattr(type(self), event, None) is getattr(BaseCallback, event, None):
            return None
        return getattr(self, event, None)


class Callback(BaseCallback):
    """Base of one's own callbacks; `self.model` is the model that is trained."""

    model: LayersModel

    def setModel(self, model: Any) -> None:
        self.model = model


class CustomCallback(BaseCallback):
    """Functions by event: `{onTrainBegin, onEpochEnd, ..., onYield}`."""

    def __init__(self, args: Mapping[str, Any], yieldEvery: YieldEvery | None = None) -> None:
        known = [*EVENTS, "nowFunc", "nextFrameFunc"]
        for key, value in args.items():
            if key not in known:
                raise ValueError(unknown("fit: callbacks: the event", key, known))
            if value is not None and not callable(value):
                raise TypeError(f"fit: callbacks: {key}: expected a function, got {value!r}")
        if yieldEvery == "never" and args.get("onYield") is not None:
            raise ValueError(
                "fit: callbacks: onYield is never called with yieldEvery 'never'; leave one out"
            )
        self.functions = {key: value for key, value in args.items() if value is not None}
        self.yieldEvery = yieldEvery

    def handler(self, event: str) -> Callable[..., Any] | None:
        return self.functions.get(event)


class History(BaseCallback):
    """The values of each epoch: `history.history["loss"]` and so on."""

    def __init__(self) -> None:
        self.epoch: list[int] = []
        self.history: dict[str, list[float]] = {}

    def add(self, epoch: int, logs: Logs) -> None:
        self.epoch.append(epoch)
        for name, value in logs.items():
            number = value.item() if isinstance(value, Tensor) else value
            self.history.setdefault(name, []).append(number)

    def syncData(self) -> Promise[None]:
        """Done at once: the values are numbers already, where TF.js may hold tensors."""
        return Promise.resolve(None)


def standardized(callbacks: Any, yieldEvery: YieldEvery | None) -> list[BaseCallback]:
    """The callbacks given to `fit`: none, one or a list, of objects or of functions by event."""
    if callbacks is None:
        return []
    several = isinstance(callbacks, (list, tuple))
    given: Sequence[Any] = callbacks if several else [callbacks]
    objects = [isinstance(one, BaseCallback) for one in given]
    if all(objects):
        return list(given)
    if any(objects):
        raise ValueError(
            "fit: callbacks: one list holds either callback objects or plain dicts of functions; "
            "wrap the dicts in tf.CustomCallback({...})"
        )
    for one in given:
        if not isinstance(one, Mapping):
            raise TypeError(
                "fit: callbacks: expected callback objects or dicts such as {'onEpochEnd': f}, got "
                f"{one!r}"
            )
    return [CustomCallback(one, yieldEvery) for one in given]


class Hooks:
    """All functions for each event, each taking as many of the arguments as it wants."""

    def __init__(self, callbacks: Sequence[BaseCallback]) -> None:
        self.by_event = {
            event: [
                taking(function, count)
                for callback in callbacks
                if (function := callback.handler(event)) is not None
            ]
            for event, count in EVENTS.items()
        }


def taking(function: Callable[..., Any], count: int) -> Callable[..., Any]:
    """The function of `count` arguments that passes on as many as `function` has parameters."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return function
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        return function
    places = sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in parameters)
    if places >= count:
        return function
    return lambda *arguments: function(*arguments[:places])
