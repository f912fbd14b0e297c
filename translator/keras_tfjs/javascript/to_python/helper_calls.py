"""Calls of our own helpers that no row can say: of any number of arguments, and statements."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.helper_rows import OF_ANY_COUNT
from keras_tfjs.javascript.helpers import STATEMENTS
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.generated_classes import is_enumeration


def helper_call(c: Converter, node: tree.Call) -> ast.expr | None:
    """What a call of a helper is in Python; None for any other call, and for what has a row."""
    match node.callee:
        case tree.Member(object=owner, name="of") if is_enumeration(c, owner):
            return build.call(c.expression(owner), *(c.expression(one) for one in node.arguments))
        case tree.Identifier(name=name) as callee if c.variable(callee) is None:
            pass
        case _:
            return None
    if name in OF_ANY_COUNT:
        values = [c.expression(one) for one in node.arguments]
        return ast.Call(c.python(OF_ANY_COUNT[name]), values, [])
    match name, node.arguments:
        case "pyKey", (tree.Array(elements=elements),) if None not in elements:
            return ast.Tuple([c.expression(one) for one in elements if one], ast.Load())
        case "pyCall", (called, *given):
            values = [c.expression(one) for one in (called, *given)]
            return build.call(values[0], *values[1:])
        case "pyAttribute", (owner, tree.StringLiteral(value=word), *given) if word.isidentifier():
            values = [c.expression(owner), build.constant(c.member(word))]
            return build.call("getattr", *values, *(c.expression(one) for one in given))
        case _ if name in STATEMENTS and id(node) in c.discarded:
            return _of_slice(c, node, name)
        case _:
            return None


def _of_slice(c: Converter, node: tree.Call, name: str) -> ast.expr:
    """`xs[a:b:c] = ys` and `del xs[a:b:c]`."""
    values, start, stop, *more = (_bound(c, one) for one in node.arguments)
    assert values is not None
    given = more.pop(0) if name == "pySetSlice" else None
    step = more[0] if more else None
    place = ast.Subscript(values, ast.Slice(start, stop, step), ast.Store())
    if given is None:
        place.ctx = ast.Del()
        c.hoist(node, ast.Delete([place]))
    else:
        c.hoist(node, ast.Assign([place], given))
    return build.none()


def _bound(c: Converter, node: tree.Expression) -> ast.expr | None:
    is_nothing = isinstance(node, tree.NullLiteral) or c.is_standard(node, "undefined")
    return None if is_nothing else c.expression(node)
