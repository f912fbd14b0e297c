"""`keras.losses.get("mse")`: the word itself, where it is only handed on."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import Type
from keras_tfjs.python import Site, rule
from keras_tfjs.python.option import Option
from keras_tfjs.python.values import convert
from keras_tfjs.rules.catalogued import unknown_keras
from keras_tfjs.source import Dialect

_TYPES: Mapping[str, Type] = {
    "keras.losses.get": Type.LOSS,
    "keras.metrics.get": Type.METRICS,
    "keras.optimizers.get": Type.OPTIMIZER,
    "keras.activations.get": Type.ACTIVATION,
    "keras.initializers.get": Type.INITIALIZER,
    "keras.regularizers.get": Type.REGULARIZER,
    "keras.constraints.get": Type.CONSTRAINT,
}


@rule(cst.Call, *_TYPES, to=Dialect.TFJS)
def identifier(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as word)]:
            if not all(use.how == "argument" for use in at.uses()):
                return _left(call, at)
            if isinstance(at.parent, cst.Arg) and at.parent.keyword is not None:
                return word  # the parameter that it is given for converts it
            name = at.name or ""
            return convert(word, Option(at, name, Parameter("identifier", None, _TYPES[name])))
    return _left(call, at)


def _left(call: cst.Call, at: Site) -> cst.Call:
    unknown_keras(at)
    return call
