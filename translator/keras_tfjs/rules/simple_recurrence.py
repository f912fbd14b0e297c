"""No activation of a plain recurrent layer: linear in Keras, tanh in TF.js."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_tfjs
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_LAYER = "tfjs.layers.simpleRNN"


@rule(cst.Call, _LAYER, to=Dialect.KERAS)
def default_activation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """TF.js takes null for its default, which is Keras's, too: it is left out."""
    match call.args:
        case [cst.Arg(value=cst.Dict(elements=elements) as config) as arg]:
            kept = [each for each in elements if not _is_nothing(each)]
        case _:
            return None
    if len(kept) == len(elements):
        return None
    whole = config.with_changes(elements=build.without_last_comma(kept))
    row = rows_of_tfjs(_LAYER)[0]
    changed = call.with_changes(args=[arg.with_changes(value=whole)])
    return to_keras(library_name(row.keras, at), changed, row, at)


def _is_nothing(element: cst.BaseDictElement) -> bool:
    match element:
        case cst.DictElement(key=key, value=value):
            return build.evaluated(key) == "activation" and build.is_literal(value, None)
    return False
