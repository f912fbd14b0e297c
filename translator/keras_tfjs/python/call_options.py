"""The options that the `call` of a layer or model of one's own is given, handed on whole.

Keras: `def call(self, x, **kwargs): return self.inner(x, **kwargs)`; in TF.js the options are an
object, the last parameter of `call`. Frameworks put `training` and `mask` there, of the same names.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect

_CALLS = {
    Dialect.TFJS: ("keras.layers.Layer.call", "keras.Model.call"),
    Dialect.KERAS: ("tfjs.layers.Layer.call", "tfjs.Model.call"),
}


def is_handed_on(value: cst.BaseExpression, at: Site) -> bool:
    """Whether `value` is the options of the `call` that it stands in."""
    node = at.tree(value)
    around = call_around(at)
    return isinstance(node, ast.Name) and around is not None and node.id == options_of(around, at)


def call_around(at: Site) -> ast.FunctionDef | None:
    """The `call` of an own class that a place stands in, not a function inside of it."""
    for place in range(len(at.parents) - 1, -1, -1):
        parent = at.parents[place]
        if isinstance(parent, cst.FunctionDef | cst.Lambda | cst.ClassDef):
            node = at.tree(parent)
            name = at.file.naming.name(parent, at.parents[:place])
            return node if isinstance(node, ast.FunctionDef) and name in _CALLS[at.to] else None
    return None


def options_of(call: ast.FunctionDef, at: Site) -> str | None:
    """The name under which a `call` has its options, unless it makes them anew."""
    if at.to is Dialect.TFJS:
        name = call.args.kwarg.arg if call.args.kwarg is not None else None
    else:
        name = call.args.args[2].arg if len(call.args.args) == 3 else None
    stores: list[str | None] = [
        node.id
        for node in subtree(call)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    ]
    return None if name in stores else name


def is_only_handed_on(call: ast.FunctionDef, name: str) -> bool:
    """Whether a `call` of TF.js's gives its options to other calls, whole, and reads none."""
    reads = [
        node
        for statement in call.body
        if not _is_read(statement, name)
        for node in subtree(statement)
        if isinstance(node, ast.Name) and node.id == name
    ]
    whole = [
        arg
        for node in subtree(call)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ("apply", "call")
        for given in node.args[1:2]
        for arg in _spread_in(given)
        if isinstance(arg, ast.Name) and arg.id == name
    ]
    return bool(reads) and len(reads) == len(whole)


def _spread_in(given: ast.expr) -> list[ast.expr]:
    match given:
        case ast.Dict(keys=keys, values=values):
            return [value for key, value in zip(keys, values, strict=True) if key is None]
    return [given]


def _is_read(statement: ast.stmt, name: str) -> bool:
    """`training = kwargs.get("training")`."""
    match statement:
        case ast.Assign(value=ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="get"))):
            return owner == name
    return False
