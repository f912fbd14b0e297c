"""Embeddings under optimizers that square gradients, which Keras 3 on TensorFlow does word by word.

There the gradient of an embedding is a row for each word of the batch, and `ops.square` and
`ops.abs` change these rows before those of the same word are added up. TF.js, Keras 2 and Keras on
other backends add them up first.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog.keras.optimizers import OPTIMIZER_WORDS, OPTIMIZERS
from keras_tfjs.python import Site, rule
from keras_tfjs.python.keras_version import LATEST
from keras_tfjs.source import Dialect

_LINEAR = frozenset({"keras.optimizers.SGD", "keras.optimizers.Lion"})
_AROUND = frozenset({"LossScaleOptimizer", "MultiOptimizer", "OptimizerMap"})
_SQUARING = {
    name: row.keras
    for row in OPTIMIZERS
    if row.keras not in _LINEAR and row.keras.rpartition(".")[2] not in _AROUND
    for name in (row.keras, *row.older, row.tfjs)
    if name is not None
}
"""Names of optimizers in either library, and what Keras calls them."""

_WORDS = {word.lower(): name for word, name in OPTIMIZER_WORDS.items() if name in _SQUARING}


@rule(cst.Call, "keras.layers.Embedding", to=Dialect.TFJS)
def embedding(call: cst.Call, at: Site) -> None:
    if at.file.keras_version == LATEST:
        _say(at)


@rule(cst.Call, "tfjs.layers.embedding", to=Dialect.KERAS)
def embedding_back(call: cst.Call, at: Site) -> None:
    _say(at)


def _say(at: Site) -> None:
    used = next(_optimizers(at), None)
    if used is not None:
        at.report_once("KT138", optimizer=used.rpartition(".")[2])


def _optimizers(at: Site) -> Iterator[str]:
    """The squaring optimizers that the file makes, and those that `compile` is given by name."""
    yield from (_SQUARING[name] for name in at.file.calls if name in _SQUARING)
    for node in at.file.pairs.nodes.values():
        match node:
            case ast.Call(func=ast.Attribute(attr="compile")):
                for given in _given(node):
                    word = given.value if isinstance(given, ast.Constant) else None
                    if isinstance(word, str) and word.lower() in _WORDS:
                        yield _WORDS[word.lower()]


def _given(call: ast.Call) -> Iterator[ast.expr | None]:
    """What a `compile` of either library is given as its optimizer."""
    for argument in call.args[:1]:
        if isinstance(argument, ast.Dict):
            for key, value in zip(argument.keys, argument.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "optimizer":
                    yield value
        else:
            yield argument
    yield from (each.value for each in call.keywords if each.arg == "optimizer")
