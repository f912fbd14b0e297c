"""Members that have the same name in both libraries and another effect."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.Model.get_weights", "keras.Model.set_weights", to=Dialect.TFJS)
def weights_in_order(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Layers with weights that are not trained put the two libraries' lists out of step."""
    if "keras.layers.BatchNormalization" in at.file.calls:
        at.report("KT206")
    return catalogued(call, rows_of_keras(at.name or ""), at)


@rule(cst.Attribute, "keras.Model.trainable", to=Dialect.TFJS)
def frozen_model(node: cst.Attribute, at: Site) -> None:
    if isinstance(at.parent, cst.AssignTarget):
        at.report("KT207")


@rule(cst.Call, "keras.Model.compile", to=Dialect.TFJS)
def which_accuracy(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Accuracy of several outputs under a binary loss is another metric in each library."""
    words = {
        node.value
        for arg in call.args
        for node in ast.walk(at.tree(arg.value) or ast.Module([], []))
        if isinstance(node, ast.Constant)
    }
    units = _last_units(at)
    binary = words & {"binary_crossentropy", "bce"}
    if binary and words & {"accuracy", "acc"} and units is not None and units > 1:
        at.report("KT205")
    return catalogued(call, rows_of_keras("keras.Model.compile"), at)


def _last_units(at: Site) -> int | None:
    """Units of the last Dense layer that the file makes before the compile call."""
    tree = at.tree()
    units: int | None = None
    for node in at.file.calls.get("keras.layers.Dense", ()):
        if tree is None or node.lineno > getattr(tree, "lineno", 0):
            continue
        size = node.args[0] if node.args else _keyword(node, "units")
        match size:
            case ast.Constant(value=int() as number):
                units = number
            case _:
                units = None
    return units


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)
