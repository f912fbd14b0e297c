"""Models whose outputs Keras gives as a dict: TF.js gives them as a list."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.kinds import DictOf
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_PARTS = ("inputs", "outputs")


@rule(cst.Call, "keras.Model", to=Dialect.TFJS)
def by_name(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    for place, arg in enumerate(call.args):
        name = arg.keyword.value if arg.keyword else _PARTS[place] if place < 2 else ""
        if name in _PARTS and isinstance(at.kind(arg.value), DictOf):
            at.report("KT148", arg.value, part=name)
    return catalogued(call, rows_of_keras("keras.Model"), at)
