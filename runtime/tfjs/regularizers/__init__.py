"""`tf.regularizers`: penalties on weights, added to the loss in training."""

from __future__ import annotations

from tfjs.regularizers.classes import (
    L1L2,
    OrthogonalRegularizer,
    Regularizer,
)
from tfjs.regularizers.classes import RegularizerLike as RegularizerLike
from tfjs.regularizers.classes import l1 as l1
from tfjs.regularizers.classes import l2 as l2
from tfjs.serialization import factory, resolve

orthogonalRegularizer = factory(OrthogonalRegularizer, "orthogonalRegularizer", "regularizers")
l1l2 = factory(L1L2, "l1l2", "regularizers")


def get(identifier: object, what: str) -> Regularizer | None:
    """The regularizer a config value stands for; `what` says whose key it is."""
    if identifier in ("l1", "l2"):
        raise ValueError(
            f"{what}: TF.js knows only 'l1l2' by name; write tf.regularizers.{identifier}({{}})"
        )
    return resolve(identifier, Regularizer, "regularizers", what, {"l1_l2": "l1l2"})
