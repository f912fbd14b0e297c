# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from typing import Any, TypedDict

from tfjs.constraints.classes import Constraint as Constraint
from tfjs.constraints.classes import ConstraintLike as ConstraintLike
from tfjs.constraints.classes import FunctionConstraint as FunctionConstraint
from tfjs.constraints.classes import MaxNorm as MaxNorm
from tfjs.constraints.classes import MinMaxNorm as MinMaxNorm
from tfjs.constraints.classes import NonNeg as NonNeg
from tfjs.constraints.classes import UnitNorm as UnitNorm

def get(identifier: object) -> Any | None: ...
def of_key(identifier: object, what: str) -> Any | None: ...
def serialize(constraint: Any | None) -> dict[str, Any] | None: ...

class MaxNormConfig(TypedDict, total=False):
    """What `maxNorm` takes."""

    maxValue: float | None
    axis: int | None

def maxNorm(args: MaxNormConfig = ...) -> MaxNorm:
    """Norms along `axis` at most `maxValue`."""

class MinMaxNormConfig(TypedDict, total=False):
    """What `minMaxNorm` takes."""

    minValue: float | None
    maxValue: float | None
    rate: float | None
    axis: int | None

def minMaxNorm(args: MinMaxNormConfig = ...) -> MinMaxNorm:
    """Norms along `axis` in [minValue, maxValue], approached by `rate` at each step."""

class NonNegConfig(TypedDict, total=False):
    """What `nonNeg` takes."""

def nonNeg(args: NonNegConfig = ...) -> NonNeg:
    """No value below zero."""

class UnitNormConfig(TypedDict, total=False):
    """What `unitNorm` takes."""

    axis: int | None

def unitNorm(args: UnitNormConfig = ...) -> UnitNorm:
    """Norms along `axis` 1."""
