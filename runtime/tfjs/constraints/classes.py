"""What a weight is brought back to after each step of training.

TF.js stores constraints and never applies them in `fit`; here they have Keras's meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs.ops import unary
from tfjs.serialization import Serializable
from tfjs.tensor import Tensor

EPSILON = 1e-7


class Constraint(Serializable):
    """A projection of a weight. A class of one's own may read a config in its constructor."""

    def __init__(self, config: Mapping[str, object] | None = None) -> None:
        pass

    def apply(self, w: Tensor) -> Tensor:
        raise NotImplementedError


ConstraintLike = str | Constraint | Mapping[str, object] | Callable[..., Any]


def _norms(w: Tensor, axis: int) -> Tensor:
    return w.square().sum(axis, True).sqrt()


class MaxNorm(Constraint):
    """Norms along `axis` at most `maxValue`."""

    className = "MaxNorm"

    def __init__(self, *, maxValue: float = 2.0, axis: int = 0) -> None:
        self.maxValue = maxValue
        self.axis = axis

    def apply(self, w: Tensor) -> Tensor:
        norms = _norms(w, self.axis)
        wanted = norms.clipByValue(0, self.maxValue)
        return w.mul(wanted.div(norms.add(EPSILON)))


class UnitNorm(Constraint):
    """Norms along `axis` 1."""

    className = "UnitNorm"

    def __init__(self, *, axis: int = 0) -> None:
        self.axis = axis

    def apply(self, w: Tensor) -> Tensor:
        return w.div(_norms(w, self.axis).add(EPSILON))


class NonNeg(Constraint):
    """No value below zero."""

    className = "NonNeg"

    def apply(self, w: Tensor) -> Tensor:
        return unary.relu(w)


class MinMaxNorm(Constraint):
    """Norms along `axis` in [minValue, maxValue], approached by `rate` at each step."""

    className = "MinMaxNorm"

    def __init__(
        self, *, minValue: float = 0.0, maxValue: float = 1.0, rate: float = 1.0, axis: int = 0
    ) -> None:
        self.minValue = minValue
        self.maxValue = maxValue
        self.rate = rate
        self.axis = axis

    def apply(self, w: Tensor) -> Tensor:
        norms = _norms(w, self.axis)
        clipped = norms.clipByValue(self.minValue, self.maxValue)
        wanted = clipped.mul(self.rate).add(norms.mul(1 - self.rate))
        return w.mul(wanted.div(norms.add(EPSILON)))


class FunctionConstraint(Constraint):
    """A projection written as a function of the weight."""

    def __init__(self, function: Callable[[Tensor], Tensor]) -> None:
        self._function = function

    def getClassName(self) -> str:
        return self._function.__name__

    def getConfig(self) -> dict[str, object]:
        return {}

    def apply(self, w: Tensor) -> Tensor:
        return self._function(w)
