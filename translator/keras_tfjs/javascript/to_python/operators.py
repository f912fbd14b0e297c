"""Operators and truth: JavaScript's meaning, in Python's natural form where kinds prove it."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, expression
from keras_tfjs.javascript.to_python.kinds import (
    PRIMITIVES,
    has_python_truth,
    is_always_true,
)
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Facts,
    Instance,
    ListOf,
    Number,
    String,
    TupleOf,
    Unknown,
)

ARITHMETIC: dict[str, type[ast.operator]] = {
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "/": ast.Div,
    "%": ast.Mod,
    "**": ast.Pow,
    "|": ast.BitOr,
    "&": ast.BitAnd,
    "^": ast.BitXor,
    "<<": ast.LShift,
    ">>": ast.RShift,
}
_COMPARISONS: dict[str, type[ast.cmpop]] = {
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}


@expression(tree.Binary)
def binary(c: Converter, node: tree.Binary) -> ast.expr:
    if node.operator in ("&&", "||", "??"):
        return _logical(c, node)
    if (found := by_row(c, node)) is not None:
        return found
    # A chain of operators may be thousands long: down its left side without recursion
    chain = [node]
    while isinstance(chain[-1].left, tree.Binary) and chain[-1].left.operator in ARITHMETIC:
        chain.append(chain[-1].left)
    made = c.expression(chain[-1].left)
    for link in reversed(chain):
        made = _applied(c, link, made)
        c.place(made, link)
    return made


def _applied(c: Converter, node: tree.Binary, left: ast.expr) -> ast.expr:
    operator = node.operator
    if operator in ("===", "!==", "==", "!="):
        return _equality(c, node, left)
    if operator in _COMPARISONS:
        return build.compare(left, _COMPARISONS[operator](), c.expression(node.right))
    if operator == "in":
        return build.compare(left, ast.In(), c.expression(node.right))
    if operator == "instanceof":
        return build.call("isinstance", left, c.expression(node.right))
    if operator == ">>>":
        shifted = ast.BinOp(left, ast.BitAnd(), build.constant(0xFFFFFFFF))
        return ast.BinOp(shifted, ast.RShift(), c.expression(node.right))
    return arithmetic(c, operator, left, c.expression(node.right))


def arithmetic(c: Converter, operator: str, left: ast.expr, right: ast.expr) -> ast.expr:
    made = ast.BinOp(left, ARITHMETIC[operator](), right)
    match operator:
        case "+":
            return c.defer(made, _decide_plus(made), lambda one: c.js("add", one.left, one.right))
        case "%":
            return c.defer(
                made, _decide_remainder(made), lambda one: c.js("remainder", one.left, one.right)
            )
        case "|" | "^" | "<<" | "&" | ">>":
            if operator == "|" and isinstance(right, ast.Constant) and right.value == 0:
                return build.call("int", left)
            return made
        case _:
            return made


def _decide_plus(made: ast.BinOp) -> Any:
    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.right))
        match kinds:
            case (Number() | Boolean(), Number() | Boolean()) | (String(), String()):
                return lambda one: one
            case (String(), Number()) | (Number(), String()):
                return lambda one: _joined(one, kinds)
            case (Instance(), Number() | Instance()) | (Number(), Instance()):
                return lambda one: one
            case _:
                return None

    return decide


def _joined(one: ast.BinOp, kinds: tuple[Any, Any]) -> ast.expr:
    """A text and a number: the number as text."""
    left = one.left if isinstance(kinds[0], String) else build.call("str", one.left)
    right = one.right if isinstance(kinds[1], String) else build.call("str", one.right)
    return ast.BinOp(left, ast.Add(), right)


def _decide_remainder(made: ast.BinOp) -> Any:
    def decide(facts: Facts) -> Build | None:
        both = isinstance(facts.kind(made.left), Number | Boolean)
        if both and _is_non_negative(facts, made.left) and _is_non_negative(facts, made.right):
            return lambda one: one
        return None

    return decide


def _is_non_negative(facts: Facts, node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int() | float() as value):
            return value >= 0
        case ast.Call(func=ast.Name(id="len" | "abs")):
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.FloorDiv(), right=right):
            return _is_non_negative(facts, left) and _is_non_negative(facts, right)
        case ast.Name():
            binding = facts.binding(node)
            match binding.statement if binding else None:
                case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_])):
                    return True
                case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[start, _])):
                    return _is_non_negative(facts, start)
                case ast.For(
                    target=ast.Tuple(elts=[ast.Name(id=name), _]),
                    iter=ast.Call(func=ast.Name(id="enumerate"), args=[_]),
                ):
                    return name == node.id
                case ast.Assign(value=ast.Constant(value=int() | float() as value)):
                    return value >= 0
                case _:
                    return False
        case _:
            return False


def _is_nullish(node: tree.Expression, c: Converter) -> bool:
    return isinstance(node, tree.NullLiteral) or c.is_standard(node, "undefined")


def _equality(c: Converter, node: tree.Binary, left: ast.expr) -> ast.expr:
    same = not node.operator.startswith("!")
    if _is_nullish(node.right, c) or _is_nullish(node.left, c):
        other = node.left if _is_nullish(node.right, c) else node.right
        value = may_miss(c, other, left if other is node.left else None)
        return build.is_none(value) if same else build.is_not_none(value)
    right = c.expression(node.right)
    made = build.compare(left, ast.Eq() if same else ast.NotEq(), right)

    def identity(one: Any) -> ast.expr:
        operator = ast.Is() if same else ast.IsNot()
        return build.compare(one.left, operator, one.comparators[0])

    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.comparators[0]))
        if any(isinstance(kind, PRIMITIVES) for kind in kinds):
            return lambda one: one
        if any(isinstance(kind, ListOf | TupleOf | DictOf | Instance) for kind in kinds):
            return identity
        return None

    def fallback(one: Any) -> ast.expr:
        called = c.js("same", one.left, one.comparators[0])
        return called if same else build.negated(called)

    return c.defer(made, decide, fallback)


def may_miss(c: Converter, node: tree.Expression, value: ast.expr | None = None) -> ast.expr:
    """A value asked for where it may be missing: `d.get("key")` of a dict."""
    match node:
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
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        if name in c.user_members:
            return one  # type: ignore[no-any-return]
        return c.js("get", one.value, build.constant(name))

    return c.defer(made, decide, fallback)


def _logical(c: Converter, node: tree.Binary) -> ast.expr:
    if node.operator == "??":
        return _coalesced(c, node)
    left = may_miss(c, node.left)
    right = c.expression(node.right)
    operator: ast.boolop = ast.And() if node.operator == "&&" else ast.Or()
    is_and = node.operator == "&&"
    made = ast.BoolOp(operator, [left, right])

    def decide(facts: Facts) -> Build | None:
        kind = facts.kind(made.values[0])
        if has_python_truth(kind):
            return _flattened
        if is_always_true(kind):
            return lambda one: _chosen(c, one, build.is_not_none, is_and)
        return None

    def fallback(one: Any) -> ast.expr:
        return _chosen(c, one, lambda value: c.js("truthy", value), is_and)

    return c.defer(made, decide, fallback)


def _flattened(one: Any) -> ast.expr:
    """`(a and b) and c` is `a and b and c`."""
    left, right = one.values
    if isinstance(left, ast.BoolOp) and type(left.op) is type(one.op):
        return ast.BoolOp(one.op, [*left.values, right])
    return one  # type: ignore[no-any-return]


def _chosen(c: Converter, one: Any, test: Any, is_and: bool) -> ast.expr:
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
            key = None
        case _:
            return _if_none(c, value, other)
    return _entry_or(c, value, key, other)


def _entry_or(c: Converter, value: ast.expr, key: ast.Constant | None, other: ast.expr) -> ast.expr:
    """The entry of a dict or a default, by what the container turns out to be. `key` None: the
    entry is a subscript already."""
    made = ast.Tuple([value, other], ast.Load())

    def container() -> ast.expr:
        inner: Any = made.elts[0]
        return inner.value  # type: ignore[no-any-return]

    def entry(one: Any) -> ast.expr:
        inner, default = one.elts
        arguments = [key if key is not None else inner.slice]
        if not (isinstance(default, ast.Constant) and default.value is None):
            arguments.append(default)
        return build.method(inner.value, "get", *arguments)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(container()):
            case DictOf():
                return entry
            case Unknown():
                return None
            case _:
                return lambda one: _if_none(c, *one.elts)

    def fallback(one: Any) -> ast.expr:
        inner, default = one.elts
        if key is None or key.value in c.user_members:
            return _if_none(c, inner, default)
        return _if_none(c, c.js("get", inner.value, key), default)

    return c.defer(made, decide, fallback)


def coalesce_member(
    c: Converter, node: tree.Member, source: ast.expr, default: ast.expr
) -> ast.expr:
    """`source.name`, or the default where it is missing."""
    from keras_tfjs.javascript.to_python.expressions import read_member

    value = read_member(c, node, source)
    if not isinstance(value, ast.Attribute):
        return _if_none(c, value, default)
    c.pending.pop(value, None)
    return _entry_or(c, value, build.constant(node.name), default)


def _if_none(c: Converter, value: ast.expr, other: ast.expr) -> ast.expr:
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
            first, second = test(c, left), test(c, right)
            values = (
                first.values
                if (isinstance(first, ast.BoolOp) and type(first.op) is type(op))
                else [first]
            )
            return ast.BoolOp(op, [*values, second])
        case tree.Unary(operator="!", operand=operand):
            return _negation(c, operand)
        case tree.Binary(operator="??"):
            pass
        case tree.Binary() | tree.BooleanLiteral() | tree.NumberLiteral():
            return c.expression(node)
        case _:
            pass
    value = may_miss(c, node)
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
                return inner  # type: ignore[no-any-return]
            case _:
                return c.js("truthy", inner)

    return c.defer(holder, decide, fallback)


def _negation(c: Converter, node: tree.Expression) -> ast.expr:
    inner = test(c, node)
    if inner not in c.pending:
        return build.negated(inner)
    holder = ast.UnaryOp(ast.Not(), inner)

    def settled(one: Any) -> ast.expr:
        return build.negated(one.operand)

    def decide(facts: Facts) -> Build | None:
        return None if holder.operand in c.pending else settled

    return c.defer(holder, decide, settled)


@expression(tree.Unary)
def unary(c: Converter, node: tree.Unary) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    match node.operator:
        case "!":
            return _negation(c, node.operand)
        case "-":
            return ast.UnaryOp(ast.USub(), c.expression(node.operand))
        case "+":
            return build.call("float", c.expression(node.operand))
        case "~":
            return ast.UnaryOp(ast.Invert(), c.expression(node.operand))
        case "void":
            return build.none()
        case "typeof":
            return c.js("type_of", c.expression(node.operand))
        case "delete":
            return _deleted(c, node)
        case _:
            raise c.unsupported(node, f"the operator {node.operator}")


def _deleted(c: Converter, node: tree.Unary) -> ast.expr:
    match node.operand:
        case tree.Member(object=inner, name=name):
            key: ast.expr = build.constant(name)
            return build.method(c.expression(inner), "pop", key, build.none())
        case tree.Index(object=inner, index=index):
            return build.method(c.expression(inner), "pop", c.expression(index), build.none())
        case _:
            raise c.unsupported(node, "delete of this")


@expression(tree.Conditional)
def conditional(c: Converter, node: tree.Conditional) -> ast.expr:
    return ast.IfExp(test(c, node.test), c.expression(node.yes), c.expression(node.no))


@expression(tree.Assignment)
def assignment(c: Converter, node: tree.Assignment) -> ast.expr:
    """An assignment inside an expression."""
    match node.target:
        case tree.Identifier() as target:
            value = c.expression(node.value)
            if node.operator != "=":
                value = combined(c, node, build.name(c.name(target)), value)
            return ast.NamedExpr(ast.Name(c.name(target), ast.Store()), value)
        case _:
            pass
    if node.operator != "=":
        raise c.unsupported(node, "an assignment inside an expression")
    name = c.names.fresh("value")
    c.hoist(node, build.assign(build.name(name), c.expression(node.value)))
    c.hoist(node, build.assign(c.expression(node.target), build.name(name)))
    return build.name(name)


def combined(c: Converter, node: tree.Assignment, target: ast.expr, value: ast.expr) -> ast.expr:
    """The value that `target op= value` assigns."""
    operator = node.operator.removesuffix("=")
    match operator:
        case "??":
            return _if_none(c, target, value)
        case "||" | "&&":
            made = ast.BoolOp(ast.And() if operator == "&&" else ast.Or(), [target, value])

            def decide(facts: Facts) -> Build | None:
                if has_python_truth(facts.kind(made.values[0])):
                    return lambda one: one
                return None

            return c.defer(
                made,
                decide,
                lambda one: _chosen(c, one, lambda v: c.js("truthy", v), operator == "&&"),
            )
        case ">>>":
            shifted = ast.BinOp(target, ast.BitAnd(), build.constant(0xFFFFFFFF))
            return ast.BinOp(shifted, ast.RShift(), value)
        case _:
            return arithmetic(c, operator, target, value)


@expression(tree.Update)
def update(c: Converter, node: tree.Update) -> ast.expr:
    """`i++` inside an expression."""
    if not isinstance(node.operand, tree.Identifier):
        raise c.unsupported(node, "a counter of a member inside an expression")
    name = c.name(node.operand)
    step: ast.operator = ast.Add() if node.operator == "++" else ast.Sub()
    back: ast.operator = ast.Sub() if node.operator == "++" else ast.Add()
    changed = ast.NamedExpr(
        ast.Name(name, ast.Store()), ast.BinOp(build.name(name), step, build.constant(1))
    )
    return changed if node.prefix else ast.BinOp(changed, back, build.constant(1))
