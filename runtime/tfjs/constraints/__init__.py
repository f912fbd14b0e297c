"""`tf.constraints`: what a weight is brought back to after each step of training."""

from __future__ import annotations

from typing import Any

from tfjs.constraints.classes import (
    Constraint,
    FunctionConstraint,
    MaxNorm,
    MinMaxNorm,
    NonNeg,
    UnitNorm,
)
from tfjs.constraints.classes import ConstraintLike as ConstraintLike
from tfjs.serialization import factory
from tfjs.serialization.identifiers import described, identified, of_config

maxNorm = factory(MaxNorm, "maxNorm", "constraints")
unitNorm = factory(UnitNorm, "unitNorm", "constraints")
nonNeg = factory(NonNeg, "nonNeg", "constraints")
minMaxNorm = factory(MinMaxNorm, "minMaxNorm", "constraints")


def of_key(identifier: object, what: str) -> Constraint | None:
    """The constraint a config value stands for; `what` says whose key it is."""
    return of_config(identifier, Constraint, "constraints", what, {}, FunctionConstraint)


def get(identifier: object) -> Constraint | None:
    """An extension, with Keras's meaning: the constraint that a word of Keras, a description, a
    function or an object stands for. ValueError for an unknown word."""
    return identified(identifier, Constraint, "constraints", {}, FunctionConstraint)


def serialize(constraint: Constraint | None) -> dict[str, Any] | None:
    """An extension: `{className, config}` of constraints, from which `get` makes them again."""
    return described(constraint)
