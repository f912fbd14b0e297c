"""Options of a layer's call while a model is put together: TF.js keeps them, and hands the layer
others when the model runs."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import LOCAL, Instance, is_symbolic
from keras_tfjs.lower.configs import items
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_OF_TFJS = frozenset({"training", "mask", "initialState", "constants"})


@rule(cst.Call, "tfjs.layers.Layer.apply", to=Dialect.JS)
def forgotten(call: cst.Call, at: Site) -> None:
    layer = at.kind(call.func.value) if isinstance(call.func, cst.Attribute) else None
    if not isinstance(layer, Instance) or not layer.of.startswith(LOCAL):
        return  # a layer of extensions.js says itself what it does with them
    match call.args:
        case [_, cst.Arg(value=options)] if is_symbolic(at.kind(at.original)):
            for key, value in (items(options) or {}).items():
                if key not in _OF_TFJS and not build.is_literal(value, None):
                    at.report("KT453", option=key)
                    return
