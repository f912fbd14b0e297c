"""reLU with a slope or a threshold: in TF.js a layer of another name."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.lower.configs import items
from keras_tfjs.lower.extensions import comes_from_extensions
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_RELU = "tfjs.layers.reLU"
_OTHERS: Mapping[str, tuple[str, str]] = {
    "negativeSlope": ("leakyReLU", "alpha"),
    "threshold": ("thresholdedReLU", "theta"),
}
"""The key that alone makes it another layer, and that layer with its key."""


@rule(cst.Call, _RELU, to=Dialect.JS)
def other_layer(call: cst.Call, at: Site) -> cst.Call | None:
    config = items(call.args[0].value) if call.args else None
    asked = [key for key in _OTHERS if config is not None and key in config]
    if config is None or len(asked) != 1 or "maxValue" in config or comes_from_extensions(at):
        return None
    layer, key = _OTHERS[asked[0]]
    func = call.func
    if not isinstance(func, cst.Attribute):
        return None
    elements = {key if each == asked[0] else each: value for each, value in config.items()}
    return cst.Call(func.with_changes(attr=cst.Name(layer)), [cst.Arg(build.dict_(elements))])
