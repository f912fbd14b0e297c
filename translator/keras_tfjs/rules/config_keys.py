"""`layer.get_config()["use_bias"]`: the configs of TF.js's layers have keys of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog import ROWS, rows_of_keras
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_GETTERS = ("keras.layers.Layer.get_config",)
_DIFFERENT = {
    each.keras: each.tfjs
    for row in ROWS
    if row.config and row.keras.startswith("keras.layers.")
    for each in row.parameters
    if each.tfjs is not None and each.tfjs != each.keras
}


@rule(cst.Call, *_GETTERS, to=Dialect.TFJS)
def read_config(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Says which keys that the program writes or reads are others in TF.js."""
    if _is_of_library(at):
        says_other_keys(_DIFFERENT, at)
    return catalogued(call, rows_of_keras(at.name or ""), at)


def says_other_keys(names: dict[str, str], at: Site) -> None:
    """Says where what a call gives is asked for a key that has another name in TF.js."""
    for key in _asked(at):
        if key in names:
            at.report("KT230", keras=key, tfjs=names[key])
            return


def _is_of_library(at: Site) -> bool:
    match at.tree():
        case ast.Call(func=ast.Attribute(value=layer)):
            kind = at.facts.kind(layer)
            is_own = isinstance(kind, Instance) and kind.of.startswith("__main__.")
            return not is_own and not _is_super(layer)
    return False


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", None) == "super"


def _asked(at: Site) -> Iterator[str]:
    for use in at.uses():
        around = at.facts.parents.get(use.node)
        match around:
            case ast.Subscript(slice=ast.Constant(value=str() as key)):
                yield key
            case ast.Attribute(attr="get" | "pop" | "setdefault" | "update") as method:
                yield from _given(at.facts.parents.get(method))


def _given(call: ast.AST | None) -> Iterator[str]:
    match call:
        case ast.Call(args=[ast.Constant(value=str() as key), *_]):
            yield key
        case ast.Call(args=[ast.Dict(keys=keys)]):
            yield from (
                each.value
                for each in keys
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
        case ast.Call(keywords=keywords):
            yield from (each.arg for each in keywords if each.arg is not None)
