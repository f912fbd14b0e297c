"""Calls of the runtime's support module, which the other direction writes: back to the operators
and members that they stand for."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.expressions import elements, is_identifier
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.support_values import PREFIX
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

_FORMS = {
    "add": "x + y",
    "remainder": "x % y",
    "same": "x === y",
    "equal": "x == y",
    "truthy": "x",
    "type_of": "typeof x",
    "text": "String(x)",
    "number": "Number(x)",
    "bit_and": "x & y",
    "bit_or": "x | y",
    "bit_xor": "x ^ y",
    "bit_not": "~x",
    "shift_left": "x << y",
    "shift_right": "x >> y",
    "shift_right_zero": "x >>> y",
    "less": "x < y",
    "greater": "x > y",
    "less_equal": "x <= y",
    "greater_equal": "x >= y",
    "subtract": "x - y",
    "multiply": "x * y",
    "divide": "x / y",
    "power": "x ** y",
    "negative": "-x",
    "join": "x.join(y)",
    "sort": "x.sort(y)",
    "from_iterable": "Array.from(x, y)",
    "get": "x[y]",
    "put": "x[y] = z",
    "has": "y in x",
    "owns": "Object.hasOwn(x, y)",
    "delete": "delete x[y]",
    "keys": "Object.keys(x)",
    "values": "Object.values(x)",
    "entries": "Object.entries(x)",
    "stringify": "JSON.stringify(x, y, z)",
    "parse_json": "JSON.parse(x, y)",
    "parse_int": "parseInt(x, y)",
    "parse_float": "parseFloat(x)",
    "to_fixed": "x.toFixed(y)",
    "precise": "x.toPrecision(y)",
    "to_string": "x.toString(y)",
    "next_of": "x.next(y)",
    "throw": "x",
    "caught": "x",
    "message": "x.message",
    "error_name": "x.name",
    "handed": "x",
    "each": "x",
    "pairs": "x",
    "items": "x",
    "int32": "x | 0",
    "uint32": "x >>> 0",
    "round": "Math.round(x)",
    "taken": "x",
    "quotient": "x / y",
    "identical": "Object.is(x, y)",
    "is_integer": "Number.isInteger(x)",
    "define": "Object.defineProperty(x, y, z)",
    "derived": "Object.create(x)",
    "group_by": "Object.groupBy(x, y)",
    "byte_length": "x.byteLength",
    "start": "x",
}
"""What functions of the support module stand for, with as many operands as are given."""
_VARIADIC = {
    "array_of": "Array.of",
    "assign": "Object.assign",
    "is_error": "pyIsError",
    **{
        name: name
        for name in "setTimeout setInterval setImmediate clearTimeout queueMicrotask".split()
    },
}


def caught_value(t: Translator, node: ast.Assign) -> tuple[str, str] | None:
    """The names of `value = js.caught(error)`."""
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.Call(args=[ast.Name(id=other)]) as call
        ) if (callee(t.facts, call) == f"{PREFIX}caught"):
            return name, other
        case _:
            return None


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
    """`js.add(a, b)` is `a + b`, `js.Map()` is `new Map()`."""
    function = name.removeprefix(PREFIX)
    if function[0].isupper():
        return _of_class(t, node, function)
    match function, node.args:
        case "get", [owner, ast.Constant(value=str() as key)] if is_identifier(key):
            return tree.Member(t.expression(owner), key)
        case "call", [owner, ast.Constant(value=str() as method), *arguments]:
            values = elements(t, arguments, node)
            return build.method(t.expression(owner), method, *values)
        case "apply", [called, *arguments]:
            return tree.Call(t.expression(called), elements(t, arguments, node))
        case "put", [owner, ast.Constant(value=str() as key), value] if is_identifier(key):
            target = tree.Member(t.expression(owner), key)
            return tree.Assignment("=", target, t.expression(value))
        case "text" | "number" | "type_of", [value, missing]:
            one = tree.Binary("??", _without_null(t.expression(value)), _meant(t, missing))
            return build.text(_FORMS[function], x=one)
        case "type_of", [ast.Constant(value=None)]:
            return tree.Unary("typeof", build.name("undefined"))
        case "type_of", [value]:
            return build.text(_FORMS[function], x=_without_null(t.expression(value)))
        case _, operands if function in _VARIADIC:
            return tree.Call(build.text(_VARIADIC[function]), elements(t, operands, node))
        case _, operands if function in _FORMS and 1 <= len(operands) <= 3:
            made = [t.expression(operand) for operand in operands]
            return build.text(_fitted(function, len(made)), **dict(zip("xyz", made, strict=False)))
        case _:
            what = f"js.{function}"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def _without_null(node: tree.Expression) -> tree.Expression:
    """`d.get("a")` as JavaScript reads it: undefined where there is no such entry, not null."""
    match node:
        case tree.Binary(operator="??", left=left, right=tree.NullLiteral()):
            return left
        case _:
            return node


def _meant(t: Translator, node: ast.expr) -> tree.Expression:
    """What the None of `js.text(x, "undefined")` stands for."""
    match node:
        case ast.Constant(value="null" | "object" | 0):
            return tree.NullLiteral()
        case ast.IfExp(test=test, body=yes, orelse=no):
            return tree.Conditional(t.expression(test), _meant(t, yes), _meant(t, no))
        case _:
            return build.name("undefined")


def _fitted(function: str, count: int) -> str:
    """The form without the operands behind the given ones: `x.join(y)` of one is `x.join()`."""
    form = _FORMS[function]
    for letter in "yz"[count - 1 :]:
        form = form.replace(f", {letter}", "").replace(f"({letter})", "()")
    return form


def _of_class(t: Translator, node: ast.Call, name: str) -> tree.Expression:
    """An object of one of JavaScript's own classes, or a function of the class."""
    arguments = elements(t, node.args, node)
    owner, _, member = name.partition(".")
    if member:
        return build.method(build.name(owner), member.rstrip("_"), *arguments)
    if owner == "RegExp":
        match node.args:
            case [ast.Constant(value=str() as source), *flags] if source and "/" not in source:
                given = flags[0].value if flags and isinstance(flags[0], ast.Constant) else ""
                return tree.RegularExpression(source.replace("\n", "\\n"), str(given))
            case _:
                pass
    return tree.New(build.name(owner), arguments)
