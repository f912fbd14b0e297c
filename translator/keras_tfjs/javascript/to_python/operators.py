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
)
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.javascript.to_python.truth import chosen, if_none, logical, may_miss, negation, test
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Facts,
    Instance,
    ListOf,
    Number,
    String,
    TupleOf,
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
        return logical(c, node)
    if (found := by_row(c, node)) is not None:
        return found
    if _is_main_guard(node):
        return build.compare(build.name("__name__"), ast.Eq(), build.constant("__main__"))
    # A chain of operators may be thousands long: down its left side without recursion
    chain = [node]
    while isinstance(chain[-1].left, tree.Binary) and chain[-1].left.operator in ARITHMETIC:
        chain.append(chain[-1].left)
    made = c.expression(chain[-1].left)
    for link in reversed(chain):
        made = _applied(c, link, made)
        c.place(made, link)
    return made


def _is_main_guard(node: tree.Binary) -> bool:
    """`import.meta.url === `file://${process.argv[1]}``: whether node runs this very file."""
    match node:
        case tree.Binary(
            operator="===",
            left=tree.Member(object=tree.Member(name="meta"), name="url"),
            right=tree.Template(texts=("file://", ""), expressions=(tree.Index(),)),
        ):
            return True
        case _:
            return False


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


@expression(tree.Unary)
def unary(c: Converter, node: tree.Unary) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    match node.operator:
        case "!":
            return negation(c, node.operand)
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
            return if_none(c, target, value)
        case "||" | "&&":
            made = ast.BoolOp(ast.And() if operator == "&&" else ast.Or(), [target, value])

            def decide(facts: Facts) -> Build | None:
                if has_python_truth(facts.kind(made.values[0])):
                    return lambda one: one
                return None

            return c.defer(
                made,
                decide,
                lambda one: chosen(c, one, lambda v: c.js("truthy", v), operator == "&&"),
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
