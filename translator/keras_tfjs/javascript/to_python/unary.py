"""Operators with one operand."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bigints import is_whole
from keras_tfjs.javascript.to_python.converter import Converter, expression
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.javascript.to_python.told_apart import of_missing
from keras_tfjs.javascript.to_python.truth import negation, test
from keras_tfjs.kinds import DictOf, Facts, Number, Unknown


@expression(tree.Unary)
def unary(c: Converter, node: tree.Unary) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    match node.operator:
        case "!":
            match node.operand:
                case tree.Unary(operator="!", operand=inner):
                    return _as_boolean(c, test(c, inner))
                case _:
                    return negation(c, node.operand)
        case "-":
            operand = c.expression(node.operand)
            if isinstance(operand, ast.Constant) and isinstance(operand.value, str):
                operand = c.js("number", operand)
            elif isinstance(operand, ast.Constant) and operand.value == 0:
                operand = build.constant(0.0)
            return ast.UnaryOp(ast.USub(), operand)
        case "+":
            value = c.expression(node.operand)
            return of_missing(c, "number", node.operand, value) or _to_number(c, value)
        case "~":
            return _inverted(c, node.operand)
        case "void":
            return _void(c, node.operand)
        case "typeof":
            if isinstance(node.operand, tree.Identifier) and c.is_undeclared(node.operand):
                return build.constant("undefined")
            if is_whole(c, node.operand):
                return build.constant("bigint")
            if isinstance(node.operand, tree.NullLiteral):
                return build.constant("object")
            if (problem := _problem(c, node.operand)) is not None:
                return c.js("type_of", problem)
            value = c.expression(node.operand)
            return of_missing(c, "type_of", node.operand, value) or c.js("type_of", value)
        case "delete":
            return _deleted(c, node)
        case _:
            raise c.unsupported(node, f"the operator {node.operator}")


def _void(c: Converter, operand: tree.Expression) -> ast.expr:
    """`void xs.push(x)` is `xs.append(x)`, which gives None by itself."""
    c.discarded.add(id(operand))
    value = c.expression(operand)
    if isinstance(value, ast.Constant | ast.Name):
        return build.none()
    made = build.subscript(ast.Tuple([value, build.none()], ast.Load()), build.constant(1))
    match operand:
        case tree.Call(callee=tree.Member(name=name)) if name not in c.user_members:
            pass
        case _:
            return made

    def settled(one: Any) -> ast.expr:
        inner = one.value.elts[0]
        match inner:
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in _WITHOUT_VALUE:
                found: ast.expr = inner
                return found
            case _:
                whole: ast.expr = one
                return whole

    def decide(facts: Facts) -> Build | None:
        return None if value in c.pending else settled

    return c.defer(made, decide, settled)


_WITHOUT_VALUE = frozenset("append extend insert remove sort reverse add discard".split())
"""Methods of Python's containers that give None."""


def _problem(c: Converter, node: tree.Expression) -> ast.expr | None:
    """What a catch clause caught, for its variable: it knows whether null or undefined was
    thrown."""
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    caught = c.problems.get(variable) if variable is not None else None
    if caught is None or variable is None or variable.captured:
        return None
    return build.name(caught)


def _as_boolean(c: Converter, value: ast.expr) -> ast.expr:
    """`!!x`, where the boolean itself is wanted."""
    made = build.call("bool", value)

    def settled(one: Any) -> ast.expr:
        inner = one.args[0]
        match inner:
            case ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return inner
            case ast.Call(func=ast.Attribute(value=ast.Name(id="js"), attr="truthy")):
                return inner
            case _:
                return one  # type: ignore[no-any-return]  # the node it was given

    def decide(facts: Facts) -> Build | None:
        return None if made.args[0] in c.pending else settled

    return c.defer(made, decide, settled)


def _to_number(c: Converter, value: ast.expr) -> ast.expr:
    made = build.call("float", value)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case Number():
                return lambda one: one.args[0]
            case Unknown():
                return None
            case _:
                return lambda one: c.js("number", one.args[0])

    return c.defer(made, decide, lambda one: c.js("number", one.args[0]))


def _inverted(c: Converter, node: tree.Expression) -> ast.expr:
    match node:
        case tree.Unary(operator="~", operand=inner):
            return c.js("int32", c.expression(inner))
        case tree.NumberLiteral(raw=raw) if raw.isdigit() and int(raw) < 2**31:
            return ast.UnaryOp(ast.Invert(), c.expression(node))
        case _:
            return c.js("bit_not", c.expression(node))


def _deleted(c: Converter, node: tree.Unary) -> ast.expr:
    match node.operand:
        case tree.Member(object=inner, name=name):
            key: ast.expr = build.constant(name)
            return _without(c, c.expression(inner), key, name, id(node) in c.discarded)
        case tree.Index(object=inner, index=index):
            return _without(
                c, c.expression(inner), c.expression(index), "", id(node) in c.discarded
            )
        case _:
            raise c.unsupported(node, "delete of this")


def _without(
    c: Converter, owner: ast.expr, key: ast.expr, name: str, is_discarded: bool
) -> ast.expr:
    """`delete owner[key]`: a dict's entry, if nobody asks how it went."""
    made = build.method(owner, "pop", key, build.none())

    def receiver() -> ast.expr:
        assert isinstance(made.func, ast.Attribute)
        return made.func.value

    def other(one: Any) -> ast.expr:
        if name:
            one.args[0] = build.constant(c.member(name))
        return c.js("delete", one.func.value, one.args[0])

    def decide(facts: Facts) -> Build | None:
        match facts.kind(receiver()):
            case DictOf() if is_discarded:
                return lambda one: one
            case DictOf():
                return lambda one: c.js("delete", one.func.value, one.args[0])
            case Unknown():
                return None
            case _:
                return other

    return c.defer(made, decide, other)
