"""The programs of tests/subclassed_models, and the weights from which all libraries start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from filled_weights import values

import tfjs as tf
from keras_tfjs import Dialect, Severity, translate

NAME = "subclassed_models"
PROGRAMS = sorted((Path(__file__).parent / NAME).glob("*.py"))


def built(path: Path) -> dict[str, Any]:
    """What the translated program defines: a model that knows its shapes, x and y."""
    done = translate(path.read_text(encoding="utf-8"), from_=Dialect.KERAS, to=Dialect.TFJS)
    assert not [one for one in done.diagnostics if one.severity is not Severity.NOTE]
    space: dict[str, Any] = {}
    exec(compile(done.code, path.name, "exec"), space)
    if space["model"].hasCall:
        space["model"].apply(space["x"])
    return space


def leaves(model: Any) -> Iterator[Any]:
    """The layers whose weights are set, those of nested models too."""
    for layer in model.layers:
        if isinstance(layer, tf.LayersModel):
            yield from leaves(layer)
        else:
            yield layer


def weights(model: Any) -> list[list[np.ndarray]]:
    """The initial weights of each of these layers."""
    return [
        values(number, [w.shape for w in layer.getWeights()])
        for number, layer in enumerate(leaves(model))
    ]
