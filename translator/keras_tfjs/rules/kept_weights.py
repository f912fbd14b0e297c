"""Weights that are kept while training goes on: `get_weights` gives copies in Keras, and in TF.js
the variables themselves, which training changes."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_WEIGHT = "w"
_AROUND = (
    cst.Arg,
    cst.Subscript,
    cst.SubscriptElement,
    cst.Index,
    cst.Element,
    cst.Tuple,
    cst.List,
    cst.ListComp,
    cst.DictElement,
    cst.Dict,
    cst.DictComp,
    cst.AssignTarget,
)
_RUN_AGAIN = (cst.FunctionDef, cst.For, cst.While)
_STORING = frozenset({"append", "insert", "extend", "update", "put"})
_GIVING_ON = frozenset({"list", "tuple", "dict", "zip"})


@rule(cst.Call, "keras.layers.Layer.get_weights", to=Dialect.TFJS)
def weights_of_layer(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    made = catalogued(call, rows_of_keras(at.name or ""), at)
    return made if made is None else as_kept(made, at)


def as_kept(weights: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """`model.getWeights()`, or copies where what it gives outlives a change of the weights."""
    if not _outlives(at):
        return weights
    copy = build.method(cst.Name(_WEIGHT), "clone")
    if isinstance(weights, cst.ListComp):
        return weights.with_changes(elt=copy)
    return cst.ListComp(copy, cst.CompFor(cst.Name(_WEIGHT), weights))


def _outlives(at: Site) -> bool:
    for parent in reversed(at.parents):
        match parent:
            case cst.Call(func=cst.Attribute(attr=cst.Name(value=name))) if name in _STORING:
                return True
            case cst.Call(func=cst.Name(value=name)) if name in _GIVING_ON:
                continue
            case cst.Return() | cst.Lambda() | cst.Yield():
                return True
            case cst.Assign() | cst.AnnAssign() | cst.NamedExpr():
                return _is_changed_behind(parent, at)
            case _ if not isinstance(parent, _AROUND):
                return False
    return False


def _is_changed_behind(store: cst.CSTNode, at: Site) -> bool:
    """Whether weights are changed after the statement while what it stores is there."""
    tree = at.tree(store)
    line = getattr(tree, "lineno", 0)
    changes = at.file.weight_changes
    around = [
        each for each in at.parents if isinstance(each, cst.FunctionDef | cst.For | cst.While)
    ]
    if not around:
        return any(change > line for change in changes)
    function = next((each for each in around if isinstance(each, cst.FunctionDef)), None)
    if function is None:
        return bool(changes)
    inside = at.tree(function)
    if not isinstance(inside, ast.FunctionDef) or not _holds_names(tree):
        return True
    end = inside.end_lineno or inside.lineno
    if any(inside.lineno < change <= end for change in changes):
        return True
    stored = {node.id for node in subtree(tree or inside) if isinstance(node, ast.Name)}
    return any(
        isinstance(node, ast.Name) and node.id in stored
        for each in subtree(inside)
        if isinstance(each, ast.Return | ast.Yield) and each.value is not None
        for node in subtree(each.value)
    )


def _holds_names(tree: ast.AST | None) -> bool:
    """Whether an assignment is to plain names, which end with their function."""
    targets = getattr(tree, "targets", None) or [getattr(tree, "target", None)]
    return all(
        isinstance(each, ast.Name)
        or (
            isinstance(each, ast.Tuple | ast.List)
            and all(isinstance(item, ast.Name) for item in each.elts)
        )
        for each in targets
    )
