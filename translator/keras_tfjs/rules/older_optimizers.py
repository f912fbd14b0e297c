"""Optimizers of TensorFlow 1 that a model of Keras is compiled with."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.tensorflow_one import OPTIMIZERS
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.generator_calls import translated_as
from keras_tfjs.source import Dialect

_PLACES = ("tensorflow.train", "tensorflow.compat.v1.train")
_WITHOUT_NUMBERS = frozenset({"use_locking", "name"})


@rule(cst.Call, *(f"{place}.{name}" for place in _PLACES for name in OPTIMIZERS), to=Dialect.TFJS)
def of_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """As Keras's own; elsewhere it belongs to a graph, which TF.js has not."""
    if all(use.callee != "keras.Model.compile" for use in at.uses()):
        return None
    name = (at.name or "").rpartition(".")[2]
    today, names, defaults = OPTIMIZERS[name]
    given: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        key = arg.keyword.value if arg.keyword is not None else ""
        if arg.star or (not key and place >= len(names)):
            return None
        key = key or list(names)[place]
        if key in names:
            given[names[key]] = arg.value
        elif key not in _WITHOUT_NUMBERS:
            return None
    for key, default in defaults.items():
        given.setdefault(key, cst.parse_expression(default))
    at.report_older("KT108", old=at.name, new=f"keras.optimizers.{today}")
    args = [build.keyword(key, build.bare(value)) for key, value in given.items()]
    whole = call.with_changes(args=build.without_last_comma(args))
    return translated_as(f"keras.optimizers.{today}", whole, at)
