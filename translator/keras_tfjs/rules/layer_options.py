"""Options of a library's layer that a program reads: `layer.kernel_size` <-> `layer.kernelSize`."""

from __future__ import annotations

import ast
from functools import cache

import libcst as cst

from keras_tfjs.catalog import rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.keras.derived import DERIVED
from keras_tfjs.catalog.keras_results import WEIGHTS
from keras_tfjs.catalog.row import Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds import LOCAL, Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.derived_layers import base_row
from keras_tfjs.rules.layer_weights import is_weight_read
from keras_tfjs.rules.number_types import type_to_keras
from keras_tfjs.source import Dialect

_RENAMED = {
    f"tfjs.layers.Layer.{camel(name)}": f"keras.layers.Layer.{name}"
    for name in WEIGHTS
    if camel(name) != name
}
"""Weights by their names in both libraries, where these differ."""
_ALIKE = frozenset({Type.VALUE, Type.SHAPE, Type.DIMS, Type.NONZERO})
"""Types whose values both libraries' layers have alike."""


@rule(cst.Attribute, "keras.layers.Layer.*", to=Dialect.TFJS)
def option_to_tfjs(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    if at.name in _RENAMED.values() and not at.is_target():
        made = build.attribute(node.value, camel(node.attr.value))
        return build.method(made, "read") if is_weight_read(at) else made
    row = _row(node, at)
    for each in row.parameters if row is not None else ():
        if each.keras == node.attr.value and each.type in _ALIKE:
            return _renamed(node, each.tfjs)
    return None


@rule(cst.Attribute, "*", to=Dialect.KERAS)
def option_to_keras(node: cst.Attribute, at: Site) -> cst.Attribute | None:
    """TF.js's declarations do not list these attributes."""
    weight = _RENAMED.get(at.name or "")
    if weight is not None and not at.is_target():
        return build.attribute(node.value, weight.rpartition(".")[2])
    if node.attr.value not in _keys():
        return type_to_keras(node, at)
    row = _row(node, at)
    for each in row.parameters if row is not None else ():
        if each.tfjs == node.attr.value and each.type in _ALIKE:
            return _renamed(node, each.keras)
    return None


@cache
def _keys() -> frozenset[str]:
    """What TF.js's layers call options that have another name in Keras."""
    rows = (rows_of_keras(name)[0] for name in DERIVED)
    every = (each for row in rows for each in row.parameters)
    return frozenset(each.tfjs for each in every if each.tfjs not in (None, each.keras))


def _renamed(node: cst.Attribute, name: str | None) -> cst.Attribute | None:
    return None if name in (None, node.attr.value) else build.attribute(node.value, str(name))


def _row(node: cst.Attribute, at: Site) -> Row | None:
    """The row of the layer whose attribute this is."""
    kind = at.kind(node.value)
    if at.is_target() or not isinstance(kind, Instance) or kind.role != "Layer":
        return None
    if kind.of.startswith(LOCAL):
        return base_row(kind.of, at)
    tree = at.tree(node.value)
    source = at.facts.origin(tree) if isinstance(tree, ast.expr) else None
    made = at.facts.callee(source) if isinstance(source, ast.Call) else None
    rows = rows_of_keras(kind.of) or rows_of_tfjs(made or "")
    return rows[0] if rows else None


@rule(cst.Call, "keras.layers.Layer.activation", to=Dialect.TFJS)
def activation_to_tfjs(call: cst.Call, at: Site) -> cst.Call | None:
    """`self.activation(x)`: an object in TF.js."""
    if not isinstance(call.func, cst.Attribute) or _row(call.func, at) is None:
        return None
    return call.with_changes(func=build.attribute(call.func, "apply"))


def activation_to_keras(call: cst.Call, at: Site) -> cst.Call | None:
    """`self.activation.apply(x)`, of which TF.js's declarations say nothing."""
    match call.func:
        case cst.Attribute(
            value=cst.Attribute(attr=cst.Name(value="activation")) as activation,
            attr=cst.Name(value="apply"),
        ) if _row(activation, at):
            return call.with_changes(func=activation)
    return None
