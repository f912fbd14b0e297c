"""What a layer says of its types of numbers: `layer.compute_dtype`, `layer.dtype_policy.name`."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras.members import NUMBER_TYPES
from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds import Unknown
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.layer_weights import ADDING
from keras_tfjs.source import Dialect

_POLICY = "dtype_policy"
_OF_POLICIES = frozenset({"name", "compute_dtype", "variable_dtype"})


@rule(cst.Attribute, "keras.layers.Layer.dtype", "keras.Model.dtype", to=Dialect.TFJS)
def type_of_weights(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """TF.js's layers say it of their inputs only. What makes a weight or a layer takes float32 for
    what is not said."""
    if at.is_target() or _is_optional(at):
        return None
    return build.attribute(node.value, camel("variable_dtype"))


def _is_optional(at: Site) -> bool:
    match at.parents[-2:]:
        case [cst.Call() as call, cst.Arg()]:
            name = at.name_of(call) or ""
            return name in ADDING or name.startswith("keras.layers.")
    return False


def type_of_unknown(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """Nothing else of Keras has these attributes. A policy is a word in TF.js."""
    tree = at.tree()
    match tree:
        case ast.Attribute(value=ast.Attribute(attr=outer), attr=attr) if outer == _POLICY:
            return node.value if attr in _OF_POLICIES else None
    if node.attr.value not in NUMBER_TYPES or at.is_target() or at.kind(node.value) != Unknown():
        return None
    if at.facts.is_of_project(node.attr.value):
        return None
    return build.attribute(node.value, camel(node.attr.value))


def type_to_keras(node: cst.Attribute, at: Site) -> cst.Attribute | None:
    """TF.js's declarations list none of them."""
    name = _TO_KERAS.get(node.attr.value)
    if name is None or at.is_target() or at.facts.is_of_project(node.attr.value):
        return None
    return build.attribute(node.value, name)


_TO_KERAS = {camel(name): name for name in NUMBER_TYPES}
