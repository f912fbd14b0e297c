"""Words of Keras for losses, metrics, optimizers and regularizers, as `compile` and layers take
them in the runtime. In JavaScript, which reads TensorFlow.js's words alone, there are more."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

_RATE = {"learningRate": 0.001}
_DIFFERING: Mapping[tuple[str, str], tuple[str, str, Mapping[str, Any]]] = {
    ("loss", "hinge"): ("losses", "hinge", {}),
    ("metrics", "precision"): ("metrics", "precision", {}),
    ("optimizer", "adagrad"): ("train", "adagrad", _RATE),
    ("optimizer", "adadelta"): ("train", "adadelta", {**_RATE, "arithmetic": "keras"}),
    ("optimizer", "adamax"): ("train", "adamax", _RATE),
    ("regularizer", "l1l2"): ("regularizers", "l1l2", {"l1": 0, "l2": 0}),
}
"""What Keras means by the words that TF.js has, too, and means other things by."""


def namedObjects(key: str, value: Any) -> Any:
    """The object for a word of the option `key`, where TF.js means something else by it; losses and
    metrics also in a list, or in a dict by the names of outputs. All else is taken over."""
    kind = key.rpartition("_")[2]
    several = kind in ("loss", "metrics")
    match value:
        case str() if (kind, value.lower()) in _DIFFERING:
            namespace, name, config = _DIFFERING[kind, value.lower()]
            return getattr(getattr(import_module("tfjs"), namespace), name)(dict(config))
        case list() | tuple() if several:
            return [namedObjects(key, each) for each in value]
        case Mapping() if several:
            return {name: namedObjects(key, each) for name, each in value.items()}
    return value
