"""Losses and metrics that Keras knows by a string and TF.js makes as objects."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras.losses import LOSS_OBJECTS
from keras_tfjs.catalog.keras.metrics import METRIC_OBJECTS
from keras_tfjs.catalog.row import Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.catalog.words import snake
from keras_tfjs.python import build
from keras_tfjs.python.keras_version import LATEST
from keras_tfjs.python.option import Option
from keras_tfjs.python.read_words import library

_OBJECTS: dict[Type, dict[str, Row]] = {
    Type.LOSS: dict(LOSS_OBJECTS),
    Type.METRICS: dict(METRIC_OBJECTS),
}
_OBJECT_MODULES = ("keras.losses", "keras.metrics")


def object_of_word(option: Option, word: str, name: str | None = None) -> cst.BaseExpression | None:
    """The object for a string, a class or a function of Keras for which TF.js has no string."""
    row = None if option.back else _OBJECTS.get(option.parameter.type, {}).get(word)
    if row is None or (name is not None and name.rpartition(".")[0] not in _OBJECT_MODULES):
        return None
    if row.keras == "keras.losses.Huber":
        return library(option.at, "tfjs.losses.huberLoss")
    config = {"name": build.string(word)} if name is None and _is_read(option, word) else {}
    return build.call(library(option.at, row.tfjs), build.dict_(config))


def _is_read(option: Option, word: str) -> bool:
    """Whether the file names a metric again which Keras 3 calls as the string says, and TF.js as
    its class says: "AUC"."""
    if option.parameter.type is not Type.METRICS or option.at.file.keras_version < LATEST:
        return False
    constants = option.at.file.pairs.trees(ast.Constant)
    spelled = [node.value for node in constants if isinstance(node.value, str)]
    again = spelled.count(word) + spelled.count(f"val_{word}") > 1
    return again and word != snake(word)
