"""A call of one row in Keras and in JavaScript, made by translating it."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog import Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.diagnostics import Severity
from keras_tfjs.pipeline.translation import translate
from keras_tfjs.source import Dialect

_VALUES: Mapping[str, str] = {
    "units": "8",
    "filters": "8",
    "kernel_size": "3",
    "rate": "0.5",
    "activation": '"relu"',
    "layer": "keras.layers.Dense(4)",
    "cell": "keras.layers.LSTMCell(4)",
    "cells": "[keras.layers.LSTMCell(4)]",
    "target_shape": "(2, 4)",
    "dims": "(2, 1)",
    "axes": "1",
    "n": "3",
    "optimizer": '"adam"',
    "equation": '"abc,cd->abd"',
    "output_shape": "(None, 8)",
    "filepath": '"best.keras"',
    "function": "lambda x: x * 2",
    "schedule": "lambda epoch, rate: rate * 0.9",
    "boundaries": "[100, 200]",
    "values": "[0.1, 0.01, 0.001]",
    "fn": "keras.losses.mse",
}
_NUMBER = "4"


def example(row: Row) -> Mapping[Dialect, str] | None:
    """The shortest call that the row allows, in both languages; None where it is not written as
    a plain call, or does not translate without an error."""
    if not row.keras.startswith("keras.") or row.member or not row.config or not row.tfjs:
        return None
    required = [each for each in row.parameters if each.bare and each.positional]
    if any(each.type is Type.LAYERS for each in required):
        return None
    values = [_VALUES.get(each.keras, _NUMBER) for each in required]
    keras = f"made = {row.keras}({', '.join(values)})"
    made = translate(f"import keras\n{keras}\n", to=Dialect.JS, from_=Dialect.KERAS)
    if any(one.severity is Severity.ERROR for one in made.diagnostics):
        return None
    lines = [line for line in made.code.split("\n") if not line.startswith("import ")]
    return {Dialect.KERAS: keras, Dialect.JS: "\n".join(lines)}
