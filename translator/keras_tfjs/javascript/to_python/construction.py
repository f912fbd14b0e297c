"""`new`."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.rows import ERRORS
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.calls import arguments_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import Facts, Number, Unknown


@expression(tree.New)
def new(c: Converter, node: tree.New) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    match node.callee:
        case tree.Identifier(name=name) as callee if c.variable(callee) is None:
            if name in ERRORS:
                arguments = [c.expression(one) for one in node.arguments[:1]]
                return build.call(ERRORS[name], *arguments)
            match name, node.arguments:
                case "Map", ():
                    return ast.Dict([], [])
                case "Map", (entries,):
                    return build.call("dict", c.expression(entries))
                case "Set", ():
                    return build.call("set")
                case "Set", (values,):
                    return build.call("set", c.expression(values))
                case ("Float32Array" | "Int32Array" | "Uint8Array" | "Float64Array"), (values,):
                    return _typed_array(c, name, values)
                case "Date", ():
                    datetime = build.attribute(c.uses_module("datetime"), "datetime")
                    return build.method(datetime, "now")
                case _:
                    pass
            if name in ("Promise", "Proxy", "Function", "RegExp", "WebSocket", "Worker"):
                raise Untranslatable(
                    node,
                    "KT312",
                    name=f"new {name}",
                    host="JavaScript",
                    counterpart="asyncio" if name == "Promise" else "other means",
                )
        case _:
            pass
    return ast.Call(c.expression(node.callee), *arguments_of(c, node))


def _typed_array(c: Converter, name: str, values: tree.Expression) -> ast.expr:
    """A typed array is a list of numbers here."""
    zero = build.constant(0.0 if name.startswith("Float") else 0)
    if isinstance(values, tree.Array):
        return c.expression(values)
    made = build.call("list", c.expression(values))

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case Number():
                return lambda one: ast.BinOp(ast.List([zero], ast.Load()), ast.Mult(), one.args[0])
            case Unknown():
                return None
            case _:
                return lambda one: one

    return c.defer(made, decide, lambda one: one)
