"""`raise`, `try` and `assert`: Python's exceptions as JavaScript's errors."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block, clause
from keras_tfjs.javascript.from_python.class_tests import instance_of, types_of
from keras_tfjs.javascript.from_python.modules import is_needed
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.support import caught_value
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds.subtree import subtree


@statement(ast.Raise)
def raise_(t: Translator, node: ast.Raise) -> list[tree.Statement]:
    if node.exc is None:
        if t.caught is None:
            raise Untranslatable(node, "KT301", what="raise without a value", source="raise")
        return [tree.Throw(build.name(t.caught))]
    value = t.expression(node.exc)
    if isinstance(node.exc, ast.Name | ast.Attribute) and _is_class(t, node.exc):
        value = tree.New(value, ())
    match value, node.cause:
        case _, None | ast.Constant():
            pass
        case tree.New(callee=tree.Identifier() as kind, arguments=(message,)), why:
            cause = tree.Property(build.name("cause"), t.expression(why))
            value = tree.New(kind, (message, tree.Object((cause,))))
        case _:
            pass
    return [tree.Throw(value)]


def _is_class(t: Translator, node: ast.expr) -> bool:
    is_error = t.error_class(t.facts.name(node) or "") is not None
    return is_error or t.definitions.class_of(node) is not None


@statement(ast.Assert)
def assert_(t: Translator, node: ast.Assert) -> list[tree.Statement]:
    condition = test(t, ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=node.test), node.test))
    message = t.expression(node.msg) if node.msg else tree.StringLiteral(t.source(node.test))
    error = tree.New(build.name(t.error_class("AssertionError") or "Error"), (message,))
    return [tree.If(condition, build.block(tree.Throw(error)))]


@statement(ast.Try)
def try_(t: Translator, node: ast.Try) -> list[tree.Statement]:
    if (imports := _only_imports(t, node)) is not None:
        return imports
    finalizer = None
    succeeded = build.name(t.names.fresh("succeeded")) if node.orelse else None
    body = block(t, node.body, node)
    if succeeded is not None:
        done = build.run(tree.Assignment("=", succeeded, tree.BooleanLiteral(True)))
        body = tree.Block((*body.body, done), body.dangling)
    parameter, handler = _handlers(t, node)
    last = node.handlers[-1].body[-1] if node.handlers else node.body[-1]
    otherwise = None
    if succeeded is not None:
        row = t.layout.clause_row(last, node.orelse[0])
        otherwise = tree.If(succeeded, clause(t, node.orelse, row))
        last = node.orelse[-1]
    if node.finalbody:
        finalizer = clause(t, node.finalbody, t.layout.clause_row(last, node.finalbody[0]))
    if otherwise is None or succeeded is None:
        return [tree.Try(body, parameter, handler, finalizer)]
    flag = tree.Declarator(succeeded, tree.BooleanLiteral(False))
    statements: tuple[tree.Statement, ...] = (
        tree.Declaration("let", (flag,)),
        tree.Try(body, parameter, handler, None),
        otherwise,
    )
    if finalizer is not None:
        return [tree.Try(tree.Block(statements), None, None, finalizer)]
    return list(statements)


def _only_imports(t: Translator, node: ast.Try) -> list[tree.Statement] | None:
    """Nothing, for imports that stand in for one another and of which JavaScript needs none."""
    bodies = [node.body, *(one.body for one in node.handlers)]
    every = [one for body in bodies for one in body]
    if node.orelse or node.finalbody or not all(isinstance(one, _IMPORTS) for one in every):
        return None
    return None if any(is_needed(t, one) for one in every) else []


_IMPORTS = (ast.Import, ast.ImportFrom)


def _handlers(t: Translator, node: ast.Try) -> tuple[tree.Expression | None, tree.Block | None]:
    """One catch clause: the handlers as a chain of tests, what none of them takes thrown again."""
    if not node.handlers:
        return None, None
    named = next((one.name for one in node.handlers if one.name), None)
    outer = t.caught
    outer_errors = set(t.errors)
    t.errors.update(one.name for one in node.handlers if one.name)
    t.caught = t.names[_value_name(t, node) or named] if named else t.names.fresh("error")
    variable = build.name(t.caught)
    caught: tree.Statement | None = None
    try:
        branches = []
        for handler in node.handlers:
            if handler.name and handler.name != named:
                t.replaced[handler.name] = variable
            branches.append((_condition(t, handler, variable), block(t, handler.body, handler)))
    finally:
        t.caught = outer
        t.errors = outer_errors
    if branches[-1][0] is not None:
        caught = build.block(tree.Throw(variable))
    for condition, body in reversed(branches):
        caught = body if condition is None else tree.If(condition, body, caught)
    assert caught is not None
    uses = any(
        isinstance(inner, tree.Identifier) and inner.name == variable.name
        for inner in tree.walk(caught)
    )
    whole = caught if isinstance(caught, tree.Block) else build.block(caught)
    return variable if uses else None, whole


def _value_name(t: Translator, node: ast.Try) -> str | None:
    """What `except Exception as error: value = js.caught(error)` calls the thrown value, where that
    is all that `error` is for: JavaScript catches the value."""
    match node.handlers:
        case [ast.ExceptHandler(name=str() as name, body=[ast.Assign() as first, *rest])]:
            pass
        case _:
            return None
    value = caught_value(t, first)
    used = {one.id for after in rest for one in subtree(after) if isinstance(one, ast.Name)}
    if value is None or value[1] != name or name in used - {value[0]}:
        return None
    if value[0] != name and t.declarations.kind(first, [value[0]]) is None:
        return None
    t.replaced_by_catch.add(first)
    return value[0]


def _condition(
    t: Translator, handler: ast.ExceptHandler, variable: tree.Identifier
) -> tree.Expression | None:
    if handler.type is None:
        return None
    return condition(t, handler, types_of(t, handler.type), variable)


def condition(
    t: Translator, whole: ast.AST, types: list[ast.expr], variable: tree.Identifier
) -> tree.Expression | None:
    """Whether an error is one of these exceptions; None: every one is."""
    made: tree.Expression | None = None
    for one in types:
        name = (t.facts.name(one) or "").removeprefix("builtins.")
        if name in ("Exception", "BaseException"):
            return None
        kind = t.error_class(name)
        if kind == "Error":
            raise Untranslatable(
                whole,
                "KT308",
                name=f"except {name}",
                help="JavaScript does not raise it: test for the case before it happens",
            )
        instance = instance_of(t, variable, one)
        made = instance if made is None else tree.Binary("||", made, instance)
    return made
