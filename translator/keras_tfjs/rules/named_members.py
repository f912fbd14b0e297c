"""Attributes that a text names: `hasattr(optimizer, "learning_rate")`."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import attribute_of_keras, attribute_of_tfjs
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_ASKING = ("builtins.hasattr", "builtins.getattr", "builtins.setattr")


_OF_RECURRENT_LAYERS = frozenset(f"keras.layers.Layer.reset_state{s}" for s in ("", "s"))
"""In TF.js all layers have the method, which throws where there is no state to forget."""


@rule(cst.Call, *_ASKING, to=Dialect.TFJS)
def named_in_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if at.name == "builtins.hasattr" and _named(at) in _OF_RECURRENT_LAYERS:
        return build.attribute(call.args[0].value, "stateful")
    return _renamed(call, attribute_of_keras(_named(at)))


@rule(cst.Call, *_ASKING, to=Dialect.KERAS)
def named_in_tfjs(call: cst.Call, at: Site) -> cst.Call | None:
    return _renamed(call, attribute_of_tfjs(_named(at)))


def _named(at: Site) -> str:
    """The canonical name of the attribute, as if it stood behind a dot."""
    match at.tree():
        case ast.Call(args=[owner, ast.Constant(value=str() as attribute), *_]):
            member = ast.copy_location(ast.Attribute(owner, attribute, ast.Load()), owner)
            return at.facts.name(member) or ""
    return ""


def _renamed(call: cst.Call, name: str | None) -> cst.Call | None:
    match call.args:
        case [owner, cst.Arg(value=cst.SimpleString() as text) as second, *rest] if name:
            last = name.rpartition(".")[2]
            if last == text.raw_value:
                return None
            named = second.with_changes(value=build.string(last))
            return call.with_changes(args=[owner, named, *rest])
    return None
