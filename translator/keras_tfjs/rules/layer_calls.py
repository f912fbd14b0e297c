"""Layers and models are called in Keras; TF.js has `apply` for it."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.keras.layers import MERGE_FUNCTIONS
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.layers.Layer.__call__", "keras.Model.__call__", to=Dialect.TFJS)
def call_to_apply(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    rows = rows_of_keras(at.name or "")
    return to_tfjs(call, rows, at, lambda row: build.attribute(call.func, "apply"))


@rule(cst.Call, "tfjs.layers.Layer.apply", "tfjs.LayersModel.apply", to=Dialect.KERAS)
def apply_to_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    row = rows_of_tfjs(at.name or "")[0]
    if not isinstance(call.func, cst.Attribute):
        return None
    return to_keras(call.func.value, call, row, at)


@rule(cst.Call, *MERGE_FUNCTIONS, to=Dialect.TFJS)
def merge_function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """keras.layers.add([a, b]) is keras.layers.Add()([a, b])."""
    if not call.args or call.args[0].star or call.args[0].keyword:
        return None
    inputs, *options = call.args
    made = catalogued(call.with_changes(args=options), rows_of_keras(MERGE_FUNCTIONS[at.name or ""]), at)
    return None if made is None else build.method(made, "apply", build.bare(inputs.value))
