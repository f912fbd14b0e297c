"""Masks: where TF.js forgets one, or keeps it too long."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "RNN")
_MASKING = "keras.layers.Masking"
_EMBEDDING = "keras.layers.Embedding"


def _has_masks(at: Site) -> bool:
    embeddings = at.file.calls.get(_EMBEDDING, ())
    return _MASKING in at.file.calls or any(_says(each, "mask_zero") for each in embeddings)


def _says(call: ast.Call, option: str) -> bool:
    return any(
        each.arg == option and isinstance(each.value, ast.Constant) and each.value.value is True
        for each in call.keywords
    )


def _recurrent(at: Site) -> list[ast.Call]:
    found = [call for name in _RECURRENT for call in at.file.calls.get(f"keras.layers.{name}", ())]
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


@rule(cst.Call, "keras.layers.GlobalAveragePooling1D", to=Dialect.TFJS)
def mean(call: cst.Call, at: Site) -> None:
    if _has_masks(at):
        at.report_once("KT220", effect="averages the steps that a mask leaves out, too")


@rule(
    cst.Call,
    "keras.layers.Conv1D",
    "keras.layers.MaxPooling1D",
    "keras.layers.AveragePooling1D",
    to=Dialect.TFJS,
)
def stale(call: cst.Call, at: Site) -> None:
    """These pass no mask on, but a recurrent layer behind them still gets it in TF.js."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not _has_masks(at):
        return
    if any(each.lineno >= tree.lineno for each in _recurrent(at)):
        at.report_once("KT220", effect="hands a mask on behind a layer that drops it")


@rule(cst.Call, "keras.Model.fit", to=Dialect.TFJS)
def loss(call: cst.Call, at: Site) -> None:
    recurrent = _recurrent(at)
    if recurrent and _says(recurrent[-1], "return_sequences") and _has_masks(at):
        at.report_once("KT220", effect="counts steps that a mask leaves out in losses and metrics")
