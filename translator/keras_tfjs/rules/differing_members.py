"""Members that have the same name in both libraries and another effect."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.rules.kept_weights import as_kept
from keras_tfjs.source import Dialect

_NORMALIZATION = "keras.layers.BatchNormalization"
_WEIGHT, _LAYER = "w", "layer"


@rule(cst.Call, "keras.Model.get_weights", "keras.Model.set_weights", to=Dialect.TFJS)
def weights_in_order(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Layers with weights that are not trained put the two libraries' lists out of step: they are
    read layer by layer. What is only read to be set again is in step with itself."""
    gives = (at.name or "").endswith(".get_weights")
    if _NORMALIZATION in at.file.calls and isinstance(call.func, cst.Attribute):
        if "keras.Model.set_weights" not in at.file.calls:
            return as_kept(_layer_by_layer(call.func.value), at)
        at.report("KT206")
    made = catalogued(call, rows_of_keras(at.name or ""), at)
    return as_kept(made, at) if gives and made is not None else made


@rule(cst.Subscript, "keras.Model.weights[]", "keras.Model.variables[]", to=Dialect.TFJS)
def weight_at_place(node: cst.Subscript, at: Site) -> None:
    if _NORMALIZATION in at.file.calls:
        at.report("KT206")


def _layer_by_layer(model: cst.BaseExpression) -> cst.ListComp:
    weights = build.method(cst.Name(_LAYER), "getWeights")
    inner = cst.CompFor(cst.Name(_WEIGHT), weights)
    layers = build.attribute(model, "layers")
    return cst.ListComp(
        cst.Name(_WEIGHT), cst.CompFor(cst.Name(_LAYER), layers, inner_for_in=inner)
    )


@rule(cst.Call, "tfjs.LayersModel.getWeights", "tfjs.LayersModel.setWeights", to=Dialect.KERAS)
def weights_in_other_order(call: cst.Call, at: Site) -> None:
    both = all(f"tfjs.LayersModel.{name}" in at.file.calls for name in ("getWeights", "setWeights"))
    if "tfjs.layers.batchNormalization" in at.file.calls and not both:
        at.report_once("KT206")


@rule(
    cst.Attribute,
    "keras.Model.input_shape",
    "keras.Sequential.input_shape",
    "keras.layers.Layer.input_shape",
    to=Dialect.TFJS,
)
def input_shape(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """TF.js keeps the shape with the input alone, of which a model has a list."""
    if at.is_target():
        return None
    if (at.name or "").startswith("keras.layers."):
        return build.attribute(build.attribute(node.value, "input"), "shape")
    first = build.subscript(build.attribute(node.value, "inputs"), build.literal(0))
    return build.attribute(first, "shape")


@rule(
    cst.Attribute,
    "keras.Model.losses",
    "keras.Sequential.losses",
    "keras.layers.Layer.losses",
    to=Dialect.TFJS,
)
def losses(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """Keras has the values of the penalties, and of what calls added; TF.js's `losses` are the
    functions that give them."""
    return None if at.is_target() else build.method(node.value, "calculateLosses")


@rule(
    cst.Call,
    "tfjs.LayersModel.calculateLosses",
    "tfjs.layers.Layer.calculateLosses",
    to=Dialect.KERAS,
)
def losses_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.func:
        case cst.Attribute(value=owner):
            return build.attribute(owner, "losses")
    return None
