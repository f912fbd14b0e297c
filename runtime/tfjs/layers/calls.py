"""Calls of users' classes that are under way.

Layers that such a `call` applies are in training when it is, unless it says otherwise, as in Keras.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tfjs.tensor import Tensor

_under_way: list[Any] = []  # for each call whether it is in training, the innermost last
_outermost = 0  # how many calls began while no other was under way


@contextmanager
def calling(kwargs: Mapping[str, Any]) -> Iterator[None]:
    """Around the `call` of a user's class."""
    global _outermost
    if not _under_way:
        _outermost += 1
    training = kwargs.get("training")
    _under_way.append(_under_way[-1] if training is None and _under_way else training)
    try:
        yield
    finally:
        _under_way.pop()


def outermost() -> int:
    """The number of the outermost call that is under way; 0 outside of all."""
    return _outermost if _under_way else 0


def inherited(kwargs: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a layer is called with: whether in training, where it is not said."""
    if _under_way and _under_way[-1] is not None and kwargs.get("training") is None:
        return {**kwargs, "training": _under_way[-1]}
    return kwargs


class CallLosses:
    """The scalars that a layer's `call` has added to the loss, of the newest outermost call."""

    def __init__(self) -> None:
        self._call = 0
        self._values: list[Tensor] = []

    def add(self, value: Tensor) -> None:
        if self._call != _outermost:
            self._call, self._values = _outermost, []
        self._values.append(value)

    def functions(self) -> list[Callable[[], Tensor]]:
        values = self._values if self._call == _outermost else []
        return [CallLoss(value) for value in values]


class CallLoss:
    """A loss that is there already, where others are functions."""

    def __init__(self, value: Tensor) -> None:
        self.value = value

    def __call__(self) -> Tensor:
        return self.value
