"""Methods that change an array in place and give it, or a part of it, back: `sort`, `reverse`,
`splice`. Python's give nothing."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.arrays import array_method
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import Facts, ListOf, String, TupleOf

_IN_PLACE = frozenset(("sort", "reverse"))


def in_place(c: Converter, node: tree.Call) -> ast.expr | None:
    """The call where its value is used; None where it is not, or if it is another call."""
    match node.callee:
        case tree.Member(object=receiver, name="splice") if "splice" not in c.user_members:
            return _splice(c, node, receiver)
        case tree.Member(object=receiver, name=name) if (
            name in _IN_PLACE and name not in c.user_members and id(node) not in c.discarded
        ):
            pass
        case _:
            return None
    if name == "reverse" and node.arguments:
        return None  # a tensor's: an array's takes nothing
    if isinstance(receiver, tree.Call | tree.Array):
        return _of_fresh(c, node, receiver, name)
    done = array_method(c, node) or by_row(c, node)
    if done is None:
        return None
    c.effects.follow(node)
    c.hoist(node, build.run(done))
    return c.expression(receiver)


def _of_fresh(
    c: Converter, node: tree.Call, receiver: tree.Expression, name: str
) -> ast.expr | None:
    """Of an array that nobody else has: `sorted(...)`, `reversed(...)`."""
    values = c.expression(receiver)
    if name == "sort" and not node.arguments:
        return _by_text(c, build.call("sorted", values))
    if name == "reverse":
        return build.call("list", build.call("reversed", values))
    made = build.call("sorted", values)
    plain = array_method(c, node)
    if isinstance(plain, ast.Call):
        made.keywords = plain.keywords
    return made


def _by_text(c: Converter, made: ast.Call) -> ast.expr:
    """Without a function, `sort` goes by the texts of the members."""

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case ListOf(of=String()):
                return lambda one: one
            case TupleOf(items=items) if all(isinstance(item, String) for item in items):
                return lambda one: one
            case _:
                return None

    def fallback(one: Any) -> ast.expr:
        values = one.args[0]
        fresh = (
            values if isinstance(values, ast.List | ast.ListComp) else build.call("list", values)
        )
        return c.js("sort", fresh)

    return c.defer(made, decide, fallback)


def _splice(c: Converter, node: tree.Call, receiver: tree.Expression) -> ast.expr | None:
    """`xs.splice(start, count, ...items)`."""
    if not node.arguments:
        return None
    values = c.expression(receiver)
    if not build.is_pure(values):
        return None
    c.effects.follow(node)
    start, end = _range(c, node.arguments)
    items = [c.expression(one) for one in node.arguments[2:]]
    target = build.subscript(values, ast.Slice(start, end))
    result: ast.expr = build.none()
    if id(node) not in c.discarded:
        name = c.names.fresh("removed")
        c.hoist(node, build.assign(build.name(name), target))
        target = _again(c, receiver, node.arguments)
        result = build.name(name)
    if items:
        c.hoist(node, build.assign(target, ast.List(items, ast.Load())))
    else:
        target.ctx = ast.Del()
        c.hoist(node, ast.Delete([target]))
    return result


def _again(
    c: Converter, receiver: tree.Expression, arguments: tuple[tree.Expression, ...]
) -> ast.Subscript:
    """The part of an array once more: what waits for its kinds cannot stand in two places."""
    return build.subscript(c.expression(receiver), ast.Slice(*_range(c, arguments)))


def _range(
    c: Converter, arguments: tuple[tree.Expression, ...]
) -> tuple[ast.expr, ast.expr | None]:
    start = c.expression(arguments[0])
    if len(arguments) == 1:
        return start, None
    match start, c.expression(arguments[1]):
        case ast.Constant(value=0), count:
            return start, count
        case _, count:
            return start, _sum(c.expression(arguments[0]), count)


def _sum(start: ast.expr, count: ast.expr) -> ast.expr | None:
    """None: to the end."""
    match start, count:
        case (
            ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as back)),
            ast.Constant(value=int() as two),
        ) if two:
            return build.constant(two - back) if two < back else None
        case ast.Constant(value=int() as one), ast.Constant(value=int() as two):
            return build.constant(one + two)
        case _, ast.Constant(value=0):
            return start
        case _:
            return ast.BinOp(start, ast.Add(), count)
