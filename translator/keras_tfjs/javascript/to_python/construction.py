"""`new`."""

from __future__ import annotations

import ast
import builtins

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import VALUES
from keras_tfjs.javascript.correspondence.rows import ERRORS
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.calls import arguments_of
from keras_tfjs.javascript.to_python.command_line import parser
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.to_python.rows import by_row


@expression(tree.New)
def new(c: Converter, node: tree.New) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    if c.is_standard(node.callee, "PyArgumentParser"):
        return parser(c, node)
    match node.callee:
        case tree.Identifier(name=name) as callee if c.variable(callee) is None:
            if name in ERRORS or _is_exception(name):
                return _error(c, name, node.arguments)
            match name, node.arguments:
                case "Array", (_, _, *_):
                    return ast.List(arguments_of(c, node)[0], ast.Load())
                case "Map", () if id(node) in c.local_collections:
                    return ast.Dict([], [])
                case "Map", (entries,) if id(node) in c.local_collections:
                    return build.call("dict", c.expression(entries))
                case _:
                    pass
            if name in _INSTEAD:
                raise Untranslatable(
                    node,
                    "KT312",
                    name=f"new {name}",
                    host="JavaScript",
                    counterpart=_INSTEAD[name],
                )
            if name in VALUES:
                return ast.Call(c.expression(callee), *arguments_of(c, node))
        case _:
            pass
    return ast.Call(c.expression(node.callee), *arguments_of(c, node))


def _is_exception(name: str) -> bool:
    found = getattr(builtins, name, None)
    return isinstance(found, type) and issubclass(found, Exception)


def _error(c: Converter, name: str, arguments: tuple[tree.Expression, ...]) -> ast.expr:
    made = build.call(ERRORS.get(name, name), *(c.expression(one) for one in arguments[:1]))
    match arguments:
        case (
            _,
            tree.Object(properties=(tree.Property(key=tree.Identifier(name="cause")) as one,)),
        ):
            return c.js("caused", made, c.expression(one.value))
        case _:
            return made


_INSTEAD = {
    "Proxy": "__getattr__",
    "Function": "eval",
    "WebSocket": "websockets",
    "Worker": "multiprocessing",
}
