"""Assignments and declarations."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build, types
from keras_tfjs.javascript.to_python.assigned_values import combined
from keras_tfjs.javascript.to_python.bodies import document
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    statement,
)
from keras_tfjs.javascript.to_python.elements import first_of, grows, may_be_missing, or_none, put
from keras_tfjs.javascript.to_python.functions import callback, define
from keras_tfjs.javascript.to_python.members import assigned
from keras_tfjs.javascript.to_python.modules import exported, exported_as, required
from keras_tfjs.javascript.to_python.operators import ARITHMETIC
from keras_tfjs.javascript.to_python.patterns import target_of, unpack
from keras_tfjs.javascript.to_python.pending import BuildStatement
from keras_tfjs.kinds import Facts, Number, String


def augmented(target: ast.expr, operator: ast.operator, value: ast.expr) -> ast.stmt:
    made: Any = ast.AugAssign(target, operator, value)  # type: ignore[arg-type]  # a store target
    return made  # type: ignore[no-any-return]


def assign(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    if node.operator == "=":
        return _plain_assignment(c, node)
    target = assigned(c, node.target)
    operator = node.operator.removesuffix("=")
    value = c.expression(node.value)
    if operator in ARITHMETIC and operator not in ("+", "%", "|"):
        return [augmented(build.store(target), ARITHMETIC[operator](), value)]
    if operator == "+":
        return [_plus(c, target, value)]
    made = combined(c, node, build.copied(target), value)
    return [build.assign(target, made)]


def _plus(c: Converter, target: ast.expr, value: ast.expr) -> ast.stmt:
    """`x += y` of numbers or texts; the sum is written out where that is not known."""
    made: Any = augmented(build.store(target), ast.Add(), value)

    def decide(facts: Facts) -> BuildStatement | None:
        kinds = (facts.kind(made.target), facts.kind(made.value))
        match kinds:
            case (Number(), Number()) | (String(), String()):
                return lambda one: one
            case (String(), Number()):
                return lambda one: augmented(one.target, ast.Add(), build.call("str", one.value))
            case _:
                return None

    def fallback(one: Any) -> ast.stmt:
        return ast.Assign([one.target], c.js("add", build.loaded(one.target), one.value))

    return c.defer_statement(made, decide, fallback)


def _plain_assignment(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    targets = [node.target]
    value = node.value
    while isinstance(value, tree.Assignment) and value.operator == "=":
        targets.append(value.target)
        value = value.value
    match node.target:
        case tree.Member(object=tree.Identifier(name="module"), name="exports"):
            return exported(c, node.value)
        case tree.Member(
            object=tree.Member(object=tree.Identifier(name="module"))
            | tree.Identifier(name="exports"),
            name=name,
        ):
            return exported_as(c, name, node.value)
        case tree.Member(object=inner, name="length"):
            start = c.expression(node.value)
            part = build.subscript(c.expression(inner), ast.Slice(start))
            part.ctx = ast.Del()
            return [ast.Delete([part])]
        case _:
            pass
    if len(targets) == 1 and grows(c, node.target):
        assert isinstance(node.target, tree.Index)
        owner, index = c.expression(node.target.object), c.expression(node.target.index)
        return [put(c, owner, index, c.expression(value))]
    if len(targets) == 1 and target_of(c, node.target) is None:
        return unpack(c, node.target, named_value(c, value, node.target))
    made = named_value(c, value, node.target)
    if len(targets) == 1 and isinstance(node.target, tree.Array) and isinstance(made, ast.List):
        made = ast.Tuple(made.elts, ast.Load())
    stores = []
    for target in targets:
        one = target_of(c, target)
        if one is None:
            raise c.unsupported(target, "this target in a chain of assignments")
        stores.append(build.store(one))
    return [ast.Assign(stores, made)]


def named_value(c: Converter, value: tree.Expression, target: tree.Expression) -> ast.expr:
    """A value on its way to a name: a function in it takes the name as its own."""
    if isinstance(value, tree.Arrow | tree.Function):
        match target:
            case tree.Identifier(name=name) | tree.Member(name=name):
                return callback(c, value, name)
            case _:
                pass
    made = c.expression(value)
    count = first_of(c, target, value)
    if count is not None:
        return build.subscript(made, ast.Slice(None, build.constant(count)))
    return or_none(c, made) if may_be_missing(c, target, value) else made


@statement(tree.Declaration)
def declaration(c: Converter, node: tree.Declaration) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    for one in node.declarators:
        imported = required(c, one)
        if imported is not None:
            made.extend(imported)
        else:
            made.extend(_declared(c, one))
    return made


def _declared(c: Converter, node: tree.Declarator) -> list[ast.stmt]:
    match node:
        case tree.Declarator(
            target=tree.Identifier() as target, value=(tree.Arrow() | tree.Function()) as function
        ):
            made = define(c, function, c.name(target))
            return [document(c, tree.Empty(leading=node.leading), made)]
        case tree.Declarator(target=tree.Identifier() as target, value=tree.Class() as definition):
            from keras_tfjs.javascript.to_python.classes import afterwards, class_definition

            c.after_class.append([])
            made_class = class_definition(c, definition, c.name(target))
            return [made_class, *afterwards(c, definition, c.name(target))]
        case tree.Declarator(target=tree.Identifier() as target, value=None):
            variable = c.variable(target)
            annotation = types.annotation(target.type)
            if annotation is not None:
                name = ast.Name(c.name(target), ast.Store())
                return [ast.AnnAssign(name, annotation, build.none(), 1)]
            if variable is not None and not _is_read_before_set(c, target):
                return []
            return [build.assign(build.name(c.name(target)), build.none())]
        case _:
            pass
    if node.value is None:
        return []
    value = named_value(c, node.value, node.target)
    direct = target_of(c, node.target)
    if direct is None:
        return unpack(c, node.target, value)
    if isinstance(node.target, tree.Array) and isinstance(value, ast.List):
        value = ast.Tuple(value.elts, ast.Load())
    if isinstance(node.target, tree.Identifier):
        annotation = types.annotation(node.target.type)
        if annotation is not None:
            store: Any = build.store(direct)
            return [ast.AnnAssign(store, annotation, value, 1)]
    return [build.assign(direct, value)]


def _is_read_before_set(c: Converter, target: tree.Identifier) -> bool:
    """Whether `let x;` has to bind: Python has no name before its first assignment."""
    variable = c.variable(target)
    return variable is None or variable.captured or c.needs_binding(variable)
