"""Text of Python expressions, with as few parentheses as their precedence allows."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from keras_tfjs.javascript.to_python.literals import f_string, format_call, number, quoted
from keras_tfjs.javascript.to_python.unparse import (
    AND,
    ATOM,
    AWAIT,
    BINARY,
    BIT_OR,
    COMPARE,
    FACTOR,
    LAMBDA,
    NAMED,
    NOT,
    OR,
    POWER,
    TEST,
    YIELD,
    Emitter,
    writes,
)

_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}


_UNARY: dict[type[ast.unaryop], tuple[str, int]] = {
    ast.Not: ("not ", NOT),
    ast.USub: ("-", FACTOR),
    ast.UAdd: ("+", FACTOR),
    ast.Invert: ("~", FACTOR),
}


@writes(ast.Name)
def _name(e: Emitter, node: ast.Name) -> tuple[str, int]:
    return node.id, ATOM


@writes(ast.Constant)
def _constant(e: Emitter, node: ast.Constant) -> tuple[str, int]:
    match node.value:
        case str():
            return quoted(node.value, e.quote), ATOM
        case bool() | None:
            return str(node.value), ATOM
        case int() | float():
            return number(e._c.raw.get(node) or repr(node.value)), ATOM
        case _:
            return repr(node.value), ATOM


@writes(ast.JoinedStr)
def _joined(e: Emitter, node: ast.JoinedStr) -> tuple[str, int]:
    outer = e.quote
    e.quote = "'"
    try:
        text = f_string(node, e.expr, outer)
    finally:
        e.quote = outer
    if text is not None:
        return text, ATOM
    return format_call(node, e.expr, e.quote), ATOM


@writes(ast.Attribute)
def _attribute(e: Emitter, node: ast.Attribute) -> tuple[str, int]:
    inner = e.expr(node.value, AWAIT + 1)
    if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int | float):
        inner = f"({inner})"
    return f"{inner}.{node.attr}", ATOM


@writes(ast.Subscript)
def _subscript(e: Emitter, node: ast.Subscript) -> tuple[str, int]:
    index = e.value(node.slice)
    return f"{e.expr(node.value, AWAIT + 1)}[{index}]", ATOM


@writes(ast.Slice)
def _slice(e: Emitter, node: ast.Slice) -> tuple[str, int]:
    lower = e.expr(node.lower) if node.lower is not None else ""
    upper = e.expr(node.upper) if node.upper is not None else ""
    step = e.expr(node.step) if node.step is not None else ""
    if all(one is None or _is_simple(one) for one in (node.lower, node.upper, node.step)):
        return f"{lower}:{upper}" + (f":{step}" if step else ""), ATOM
    # Room around the colons of all but names and numbers, where something stands
    text = f"{lower} :" if lower else ":"
    if upper:
        text += f" {upper}"
    if step:
        text += f" : {step}" if upper else f": {step}"
    return text, ATOM


def _is_simple(node: ast.expr) -> bool:
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Invert(), operand=operand):
            return _is_simple(operand)
        case _:
            return False


@writes(ast.Call)
def _call(e: Emitter, node: ast.Call) -> tuple[str, int]:
    parts: list[tuple[ast.AST | None, str]] = []
    alone = len(node.args) == 1 and not node.keywords
    for argument in node.args:
        if alone and isinstance(argument, ast.GeneratorExp):
            parts.append((argument, e.expr(argument)[1:-1]))
        else:
            parts.append((argument, e.expr(argument, NAMED)))
    for keyword in node.keywords:
        value = e.expr(keyword.value, LAMBDA)
        parts.append((keyword.value, f"{keyword.arg}={value}" if keyword.arg else f"**{value}"))
    return f"{e.expr(node.func, AWAIT + 1)}({e.items(parts, node)})", ATOM


@writes(ast.List)
def _list(e: Emitter, node: ast.List) -> tuple[str, int]:
    return f"[{e.items([(one, e.expr(one, NAMED)) for one in node.elts], node)}]", ATOM


@writes(ast.Tuple)
def _tuple(e: Emitter, node: ast.Tuple) -> tuple[str, int]:
    if len(node.elts) == 1:
        return f"({e.expr(node.elts[0])},)", ATOM
    return f"({e.items([(one, e.expr(one, NAMED)) for one in node.elts], node)})", ATOM


@writes(ast.Set)
def _set(e: Emitter, node: ast.Set) -> tuple[str, int]:
    return f"{{{e.items([(one, e.expr(one, NAMED)) for one in node.elts], node)}}}", ATOM


@writes(ast.Dict)
def _dict(e: Emitter, node: ast.Dict) -> tuple[str, int]:
    parts: list[tuple[ast.AST | None, str]] = []
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            parts.append((value, f"**{e.expr(value, BIT_OR)}"))
        else:
            parts.append((key, f"{e.expr(key)}: {e.expr(value, LAMBDA)}"))
    return f"{{{e.items(parts, node)}}}", ATOM


@writes(ast.Starred)
def _starred(e: Emitter, node: ast.Starred) -> tuple[str, int]:
    return f"*{e.expr(node.value, BIT_OR)}", ATOM


@writes(ast.BinOp)
def _binary(e: Emitter, node: ast.BinOp) -> tuple[str, int]:
    sign, level = BINARY[type(node.op)]
    if sign == "**":
        return f"{e.expr(node.left, POWER + 1)}**{e.expr(node.right, FACTOR)}", level
    # Down the left side of a chain without recursion
    parts = [e.expr(node.right, level + 1)]
    left: ast.expr = node.left
    while isinstance(left, ast.BinOp) and BINARY[type(left.op)][1] == level:
        parts.append(sign)
        sign = BINARY[type(left.op)][0]
        parts.append(e.expr(left.right, level + 1))
        left = left.left
    parts.append(sign)
    parts.append(e.expr(left, level))
    return " ".join(reversed(parts)), level


@writes(ast.UnaryOp)
def _unary(e: Emitter, node: ast.UnaryOp) -> tuple[str, int]:
    sign, level = _UNARY[type(node.op)]
    text = e.expr(node.operand, level)
    match node.operand:
        case ast.BinOp(op=ast.Pow(), left=left) if level == FACTOR:
            if not isinstance(left, ast.Attribute | ast.Subscript | ast.Call):
                text = f"({text})"
        case _:
            pass
    return f"{sign}{text}", level


@writes(ast.BoolOp)
def _bool(e: Emitter, node: ast.BoolOp) -> tuple[str, int]:
    word, level = (" and ", AND) if isinstance(node.op, ast.And) else (" or ", OR)
    return word.join(e.expr(one, level + 1) for one in node.values), level


@writes(ast.Compare)
def _compare(e: Emitter, node: ast.Compare) -> tuple[str, int]:
    parts = [e.expr(node.left, COMPARE + 1)]
    for operator, right in zip(node.ops, node.comparators, strict=True):
        parts.extend((_COMPARE[type(operator)], e.expr(right, COMPARE + 1)))
    return " ".join(parts), COMPARE


@writes(ast.IfExp)
def _if_expression(e: Emitter, node: ast.IfExp) -> tuple[str, int]:
    yes, test = e.expr(node.body, OR), e.expr(node.test, OR)
    return f"{yes} if {test} else {e.expr(node.orelse, TEST)}", TEST


@writes(ast.Lambda)
def _lambda(e: Emitter, node: ast.Lambda) -> tuple[str, int]:
    arguments = e.arguments(node.args)
    head = f"lambda {arguments}" if arguments else "lambda"
    return f"{head}: {e.expr(node.body, LAMBDA)}", LAMBDA


@writes(ast.NamedExpr)
def _named(e: Emitter, node: ast.NamedExpr) -> tuple[str, int]:
    return f"({node.target.id} := {e.expr(node.value)})", ATOM


@writes(ast.Await)
def _await(e: Emitter, node: ast.Await) -> tuple[str, int]:
    return f"await {e.expr(node.value, ATOM)}", AWAIT


@writes(ast.Yield)
def _yield(e: Emitter, node: ast.Yield) -> tuple[str, int]:
    return ("yield" if node.value is None else f"yield {e.value(node.value)}"), YIELD


@writes(ast.YieldFrom)
def _yield_from(e: Emitter, node: ast.YieldFrom) -> tuple[str, int]:
    return f"yield from {e.expr(node.value)}", YIELD


def _generators(e: Emitter, generators: Sequence[ast.comprehension]) -> str:
    parts = []
    for one in generators:
        word = "async for" if one.is_async else "for"
        parts.append(f" {word} {e.target(one.target)} in {e.expr(one.iter, OR)}")
        parts.extend(f" if {e.expr(test, OR)}" for test in one.ifs)
    return "".join(parts)


@writes(ast.ListComp)
def _list_comprehension(e: Emitter, node: ast.ListComp) -> tuple[str, int]:
    return f"[{e.expr(node.elt)}{_generators(e, node.generators)}]", ATOM


@writes(ast.SetComp)
def _set_comprehension(e: Emitter, node: ast.SetComp) -> tuple[str, int]:
    return f"{{{e.expr(node.elt)}{_generators(e, node.generators)}}}", ATOM


@writes(ast.GeneratorExp)
def _generator(e: Emitter, node: ast.GeneratorExp) -> tuple[str, int]:
    return f"({e.expr(node.elt)}{_generators(e, node.generators)})", ATOM


@writes(ast.DictComp)
def _dict_comprehension(e: Emitter, node: ast.DictComp) -> tuple[str, int]:
    pair = f"{e.expr(node.key)}: {e.expr(node.value)}"
    return f"{{{pair}{_generators(e, node.generators)}}}", ATOM
