"""`generator.flow(pictures, batch_size=8)`: without labels a None stands in their place, behind
which TF.js's style has the options."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.preprocessing import GENERATOR
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import call_to_keras, catalogued
from keras_tfjs.source import Dialect

_SECOND: Mapping[str, str] = {"flow": "y", "flow_from_dataframe": "directory"}
_BACK = ("flow", "flowFromDataframe")


@rule(cst.Call, *(f"keras.{GENERATOR}.{name}" for name in _SECOND), to=Dialect.TFJS)
def to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    second = _SECOND[name.rpartition(".")[2]]
    placed = sum(arg.keyword is None for arg in call.args)
    named = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    is_spread = any(arg.star for arg in call.args)
    if placed < 2 and second not in named and named - {"x", "dataframe"} and not is_spread:
        none = build.keyword(second, build.literal(None))
        call = call.with_changes(args=build.without_last_comma([*call.args, none]))
    return catalogued(call, rows_of_keras(name), at)


@rule(cst.Call, *(f"tfjs.data.ImageDataGenerator.{name}" for name in _BACK), to=Dialect.KERAS)
def to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    made: cst.BaseExpression | None = call_to_keras.rewrite(call, at)
    match made:
        case cst.Call(args=[first, second, *rest]) if second.keyword is None:
            if build.is_literal(second.value, None):
                return made.with_changes(args=[first, *rest])
    return made
