"""`tf.constraints`: what a weight is brought back to after each step of training."""

from __future__ import annotations

from tfjs.constraints.classes import (
    Constraint,
    MaxNorm,
    MinMaxNorm,
    NonNeg,
    UnitNorm,
)
from tfjs.constraints.classes import ConstraintLike as ConstraintLike
from tfjs.serialization import factory, resolve

maxNorm = factory(MaxNorm, "maxNorm", "constraints")
unitNorm = factory(UnitNorm, "unitNorm", "constraints")
nonNeg = factory(NonNeg, "nonNeg", "constraints")
minMaxNorm = factory(MinMaxNorm, "minMaxNorm", "constraints")


def get(identifier: object, what: str) -> Constraint | None:
    """The constraint a config value stands for; `what` says whose key it is."""
    return resolve(identifier, Constraint, "constraints", what, {})
