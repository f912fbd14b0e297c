"""Assignments inside expressions, and the changes that `op=`, `++` and `--` make."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, expression
from keras_tfjs.javascript.to_python.kinds import has_python_truth
from keras_tfjs.javascript.to_python.operators import arithmetic
from keras_tfjs.javascript.to_python.patterns import unpack
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.truth import chosen, if_none
from keras_tfjs.kinds import Facts


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
    if not isinstance(node.target, tree.Member | tree.Index):
        return _pattern_value(c, node)
    owner, key = place_of(c, node.target)
    if node.operator == "=":
        return c.js("put", owner, key, c.expression(node.value))
    return changed(c, node, owner, key)


def place_of(c: Converter, node: tree.Expression) -> tuple[ast.expr, ast.expr]:
    """The object and the key of a member, for the support module."""
    match node:
        case tree.Member(object=inner, name=name):
            return c.expression(inner), _spelled(c, inner, name)
        case tree.Index(object=inner, index=index):
            return c.expression(inner), c.expression(index)
        case tree.Cast(value=inner):
            return place_of(c, inner)
        case _:
            raise c.unsupported(node, "an assignment to this")


def _spelled(c: Converter, owner: tree.Expression, name: str) -> ast.expr:
    """A member's name as the object has it: attributes of the file's own classes are in
    snake_case, and private ones know their class."""
    if name.startswith("#"):
        within = c.classes[-1].name if c.classes else None
        return build.constant(f"_{c.name(within) if within else 'Class'}{c.member(name)}")
    return build.constant(c.member(name) if isinstance(owner, tree.This) else name)


def changed(c: Converter, node: tree.Assignment, owner: ast.expr, key: ast.expr) -> ast.expr:
    """`owner[key] op= value` inside an expression: owner and key evaluated once."""
    operator = node.operator.removesuffix("=")
    value = c.expression(node.value)
    if operator in ("??", "||", "&&"):
        return c.js(
            "put_if", owner, key, build.constant(operator), ast.Lambda(build.parameters(), value)
        )
    old = build.name("old")
    function = ast.Lambda(build.parameters("old"), arithmetic(c, operator, old, value))
    return c.js("change", owner, key, function)


def _pattern_value(c: Converter, node: tree.Assignment) -> ast.expr:
    """`({a, b} = value)` where its value is used."""
    c.effects.follow(node)
    name = c.names.fresh("value")
    c.hoist(node, build.assign(build.name(name), c.expression(node.value)))
    c.hoist(node, *unpack(c, node.target, build.name(name)))
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
        case _:
            return arithmetic(c, operator, target, value)


@expression(tree.Update)
def update(c: Converter, node: tree.Update) -> ast.expr:
    """`i++` inside an expression."""
    if not isinstance(node.operand, tree.Identifier):
        owner, key = place_of(c, node.operand)
        step = 1 if node.operator == "++" else -1
        return c.js("step", owner, key, build.constant(step), build.constant(node.prefix))
    name = c.name(node.operand)
    up: ast.operator = ast.Add() if node.operator == "++" else ast.Sub()
    back: ast.operator = ast.Sub() if node.operator == "++" else ast.Add()
    changed = ast.NamedExpr(
        ast.Name(name, ast.Store()), ast.BinOp(build.name(name), up, build.constant(1))
    )
    return changed if node.prefix else ast.BinOp(changed, back, build.constant(1))
