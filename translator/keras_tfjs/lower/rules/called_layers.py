"""Layers and models that are called: the runtime takes that for `apply`, JavaScript does not."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(
    cst.Call,
    "keras.layers.Layer.__call__",
    "tfjs.layers.Layer.__call__",
    "tfjs.LayersModel.__call__",
    "tfjs.Sequential.__call__",
    to=Dialect.JS,
)
def called(call: cst.Call, at: Site) -> cst.Call | None:
    """`layer(x, training=True)` is `layer.apply(x, {"training": True})`."""
    layer = at.kind(call.func)
    if not isinstance(layer, Instance) or layer.role not in ("Layer", "Model"):
        return None
    match call.args:
        case [cst.Arg(keyword=None, star="") as given, *options] if all(
            each.keyword is not None for each in options
        ):
            said = {each.keyword.value: each.value for each in options if each.keyword}
            rest = [build.dict_(said)] if said else []
            return build.method(call.func, "apply", given.value, *rest)
    return None
