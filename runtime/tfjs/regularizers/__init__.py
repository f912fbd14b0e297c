"""`tf.regularizers`: penalties on weights, added to the loss in training."""

from __future__ import annotations

from typing import Any

from tfjs.regularizers.classes import (
    L1L2,
    FunctionRegularizer,
    OrthogonalRegularizer,
    Regularizer,
)
from tfjs.regularizers.classes import RegularizerLike as RegularizerLike
from tfjs.regularizers.classes import l1 as l1
from tfjs.regularizers.classes import l2 as l2
from tfjs.serialization import factory
from tfjs.serialization.identifiers import Words, described, identified, of_config

orthogonalRegularizer = factory(OrthogonalRegularizer, "orthogonalRegularizer", "regularizers")
l1l2 = factory(L1L2, "l1l2", "regularizers")


def of_key(identifier: object, what: str) -> Regularizer | None:
    """The regularizer a config value stands for; `what` says whose key it is."""
    return of_config(identifier, Regularizer, "regularizers", what, _WORDS, FunctionRegularizer)


_WORDS: Words = {
    **dict.fromkeys(("l1", "L1"), ("l1l2", {"l1": 0.01, "l2": 0.0})),
    **dict.fromkeys(("l2", "L2"), ("l1l2", {"l1": 0.0, "l2": 0.01})),
    **dict.fromkeys(("l1l2", "L1L2"), ("l1l2", {"l1": 0.0, "l2": 0.0})),
    "l1_l2": ("l1l2", {"l1": 0.01, "l2": 0.01}),
}


def get(identifier: object) -> Regularizer | None:
    """An extension, with Keras's meaning: the regularizer that a word of Keras, a description, a
    function or an object stands for. ValueError for an unknown word."""
    return identified(identifier, Regularizer, "regularizers", _WORDS, FunctionRegularizer)


def serialize(regularizer: Regularizer | None) -> dict[str, Any] | None:
    """An extension: `{className, config}` of regularizers, from which `get` makes them again."""
    return described(regularizer)
