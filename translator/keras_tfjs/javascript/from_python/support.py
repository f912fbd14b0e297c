"""Calls of the runtime's support module, which the other direction writes: back to the operators
and members that they stand for."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

PREFIX = "tfjs.js."
_FORMS = {
    "add": "x + y",
    "remainder": "x % y",
    "same": "x === y",
    "truthy": "x",
    "type_of": "typeof x",
    "text": "String(x)",
}


def sum_onto(t: Translator, node: ast.Assign) -> tree.Expression | None:
    """`x = js.add(x, y)` is `x += y`."""
    match node:
        case ast.Assign(targets=[target], value=ast.Call(args=[first, second]) as call):
            is_add = callee(t.facts, call) == f"{PREFIX}add"
            if not is_add or ast.unparse(target) != ast.unparse(first):
                return None
            return tree.Assignment("+=", t.expression(first), t.expression(second))
        case _:
            return None


def support_call(t: Translator, node: ast.Call, name: str) -> tree.Expression:
    """`js.add(a, b)` is `a + b`."""
    function = name.removeprefix(PREFIX)
    match function, node.args:
        case "get", [owner, ast.Constant(value=str() as key)]:
            return tree.Member(t.expression(owner), key)
        case "call", [owner, ast.Constant(value=str() as method), *arguments]:
            values = (t.expression(argument) for argument in arguments)
            return build.method(t.expression(owner), method, *values)
        case _, operands if function in _FORMS and len(operands) <= 2:
            made = [t.expression(operand) for operand in operands]
            return build.text(_FORMS[function], **dict(zip("xy", made, strict=False)))
        case _:
            what = f"js.{function}"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
