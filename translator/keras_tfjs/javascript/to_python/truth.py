"""Truth, and the operators that choose one of their operands: `&&`, `||`, `??`, `!`."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.elements import is_doubtful, or_none
from keras_tfjs.javascript.to_python.kinds import (
    has_python_truth,
    is_always_true,
)
from keras_tfjs.javascript.to_python.members import read_member
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import (
    DictOf,
    Facts,
    Instance,
    ListOf,
    String,
    TupleOf,
    Unknown,
)
from keras_tfjs.kinds.subtree import subtree


def may_miss(
    c: Converter, node: tree.Expression, value: ast.expr | None = None, *, lists: bool = True
) -> ast.expr:
    """A value asked for where it may be missing: `d.get("key")` of a dict. `lists`: elements of
    what is known to be an array, too."""
    match node:
        case tree.Index(optional=False):
            lists = lists or is_doubtful(c, node)
            return or_none(c, value if value is not None else c.expression(node), lists=lists)
        case tree.Member(optional=False, name=name) if not isinstance(node.object, tree.This):
            pass
        case _:
            return value if value is not None else c.expression(node)
    made = value if value is not None else c.expression(node)
    if not isinstance(made, ast.Attribute):
        return made
    c.pending.pop(made, None)

    def entry(one: Any) -> ast.expr:
        return build.method(one.value, "get", build.constant(name))

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.value):
            case DictOf():
                return entry
            case Unknown():
                return None
            case Instance(role="") if name not in c.user_members:
                return lambda one: c.js("get", one.value, build.constant(name))
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        if name in c.user_members:
            return one  # type: ignore[no-any-return]
        return c.js("get", one.value, build.constant(name))

    return c.defer(made, decide, fallback)


def logical(c: Converter, node: tree.Binary) -> ast.expr:
    if node.operator == "??":
        return _coalesced(c, node)
    left = may_miss(c, node.left)
    if isinstance(left, ast.Constant) and left.value is (node.operator == "||"):
        return left
    right = c.expression(node.right)
    operator: ast.boolop = ast.And() if node.operator == "&&" else ast.Or()
    is_and = node.operator == "&&"
    made = ast.BoolOp(operator, [left, right])

    def decide(facts: Facts) -> Build | None:
        kind = facts.kind(made.values[0])
        if has_python_truth(kind):
            return _flattened
        if is_always_true(kind):
            return lambda one: chosen(c, one, build.is_not_none, is_and)
        return None

    def fallback(one: Any) -> ast.expr:
        return chosen(c, one, lambda value: c.js("truthy", value), is_and)

    return c.defer(made, decide, fallback)


def _flattened(one: Any) -> ast.expr:
    """`(a and b) and c` is `a and b and c`."""
    left, right = one.values
    if isinstance(left, ast.BoolOp) and type(left.op) is type(one.op):
        return ast.BoolOp(one.op, [*left.values, right])
    return one  # type: ignore[no-any-return]


def chosen(c: Converter, one: Any, test: Any, is_and: bool) -> ast.expr:
    """`a or b` by an own test of `a`."""
    left, right = one.values
    if build.is_pure(left):
        condition, again = test(left), build.copied(left)
    else:
        name = c.names.fresh("value")
        condition = test(ast.NamedExpr(ast.Name(name, ast.Store()), left))
        again = build.name(name)
    return ast.IfExp(condition, right, again) if is_and else ast.IfExp(condition, again, right)


def _coalesced(c: Converter, node: tree.Binary) -> ast.expr:
    """`a ?? b`; of a dict's entry `d.get("a", b)`."""
    value = c.expression(node.left)
    other = c.expression(node.right)
    match node.left:
        case tree.Member(optional=False, name=name) if isinstance(value, ast.Attribute):
            c.pending.pop(value, None)
            key: ast.Constant | None = build.constant(name)
        case tree.Index(optional=False) if isinstance(value, ast.Subscript):
            c.pending.pop(value, None)
            key = None
        case tree.Call(callee=tree.Member(name="get"), arguments=(_,)) if _is_row(value):
            return _got(c, value, other)
        case _:
            return if_none(c, value, other)
    return _entry_or(c, value, key, other)


def _is_row(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and len(value.args) == 2


def _got(c: Converter, value: ast.expr, other: ast.expr) -> ast.expr:
    """`m.get(k) ?? other` of a Map."""
    made = ast.BoolOp(ast.Or(), [value, other])

    def with_default(one: Any) -> ast.expr:
        call, default = one.values
        return build.method(call.func.value, "get", *call.args, default)

    def decide(facts: Facts) -> Build | None:
        match made.values[0]:
            case ast.Call(func=ast.Attribute(value=receiver, attr="get"), args=[_]):
                if isinstance(facts.kind(receiver), DictOf):
                    return with_default
                return None
            case _:
                return None

    return c.defer(made, decide, lambda one: if_none(c, *one.values))


def _entry_or(
    c: Converter,
    value: ast.expr,
    key: ast.Constant | None,
    other: ast.expr,
    *,
    keeps_null: bool = False,
) -> ast.expr:
    """The entry of a dict or a default, by what the container turns out to be. `key` None: the
    entry is a subscript already."""
    made = ast.BoolOp(ast.Or(), [value, other])
    may_be_null = key is not None and key.value in c.null_keys and not keeps_null

    def container() -> ast.expr:
        inner: Any = made.values[0]
        return inner.value  # type: ignore[no-any-return]

    def entry(one: Any) -> ast.expr:
        inner, default = one.values
        arguments = [key if key is not None else inner.slice]
        if not _is_plain_default(default) or may_be_null:
            return if_none(c, build.method(inner.value, "get", *arguments), default)
        if not (isinstance(default, ast.Constant) and default.value is None):
            arguments.append(default)
        return build.method(inner.value, "get", *arguments)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(container()):
            case DictOf():
                return entry
            case Unknown():
                return None
            case ListOf() | TupleOf() | String():
                return fallback
            case _:
                return lambda one: if_none(c, *one.values)

    def fallback(one: Any) -> ast.expr:
        inner, default = one.values
        if key is None:
            return if_none(c, c.js("get", inner.value, inner.slice), default)
        if key.value in c.user_members:
            return if_none(c, inner, default)
        return if_none(c, c.js("get", inner.value, key), default)

    return c.defer(made, decide, fallback)


def _is_plain_default(node: ast.expr) -> bool:
    """Whether a default may be computed without being needed."""
    return not any(
        isinstance(inner, ast.Call | ast.Await | ast.NamedExpr | ast.Yield)
        for inner in subtree(node)
    )


def coalesce_member(
    c: Converter, node: tree.Member, source: ast.expr, default: ast.expr
) -> ast.expr:
    """`source.name`, or the default where it is missing."""
    value = read_member(c, node, source)
    if not isinstance(value, ast.Attribute):
        return if_none(c, value, default)
    c.pending.pop(value, None)
    # A default is for what is missing; null is a value
    return _entry_or(c, value, build.constant(node.name), default, keeps_null=True)


def if_none(c: Converter, value: ast.expr, other: ast.expr) -> ast.expr:
    if isinstance(value, ast.Constant):
        return other if value.value is None else value
    if build.is_pure(value):
        return ast.IfExp(build.is_not_none(value), build.copied(value), other)
    name = c.names.fresh("value")
    test = build.is_not_none(ast.NamedExpr(ast.Name(name, ast.Store()), value))
    return ast.IfExp(test, build.name(name), other)


def test(c: Converter, node: tree.Expression) -> ast.expr:
    """`node` where only its truth counts."""
    match node:
        case tree.Binary(operator="&&" | "||" as operator, left=left, right=right):
            op: ast.boolop = ast.And() if operator == "&&" else ast.Or()
            first = test(c, left)
            if isinstance(first, ast.Constant) and first.value is (operator == "||"):
                return first
            second = test(c, right)
            values = (
                first.values
                if (isinstance(first, ast.BoolOp) and type(first.op) is type(op))
                else [first]
            )
            return ast.BoolOp(op, [*values, second])
        case tree.Unary(operator="!", operand=operand):
            return negation(c, operand)
        case tree.Binary(operator="??"):
            pass
        case tree.Binary() | tree.BooleanLiteral() | tree.NumberLiteral():
            return c.expression(node)
        case _:
            pass
    value = may_miss(c, node, lists=False)
    match value:
        case ast.Compare() | ast.Call(func=ast.Name(id="isinstance" | "callable" | "any" | "all")):
            if value not in c.pending:
                return value
        case _:
            pass
    holder = ast.Tuple([value], ast.Load())

    def decide(facts: Facts) -> Build | None:
        kind = facts.kind(holder.elts[0])
        if has_python_truth(kind):
            return lambda one: one.elts[0]
        if is_always_true(kind):
            return lambda one: build.is_not_none(one.elts[0])
        return None

    def fallback(one: Any) -> ast.expr:
        inner = one.elts[0]
        match inner:
            case ast.Compare() | ast.Call(func=ast.Name(id="isinstance" | "callable" | "any")):
                return inner
            case _:
                return c.js("truthy", inner)

    return c.defer(holder, decide, fallback)


def negation(c: Converter, node: tree.Expression) -> ast.expr:
    inner = test(c, node)
    if inner not in c.pending:
        return build.negated(inner)
    holder = ast.UnaryOp(ast.Not(), inner)

    def settled(one: Any) -> ast.expr:
        return build.negated(one.operand)

    def decide(facts: Facts) -> Build | None:
        return None if holder.operand in c.pending else settled

    return c.defer(holder, decide, settled)
