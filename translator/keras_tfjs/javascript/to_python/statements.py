"""Simple statements."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.arrays import called_loop, inlined_loop
from keras_tfjs.javascript.to_python.assignments import assign, augmented
from keras_tfjs.javascript.to_python.bodies import body_of, statements_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    statement,
)
from keras_tfjs.javascript.to_python.functions import define
from keras_tfjs.javascript.to_python.members import assigned, is_path_of_import, waited
from keras_tfjs.javascript.to_python.pending import BuildStatement
from keras_tfjs.javascript.to_python.returning import returned
from keras_tfjs.javascript.to_python.truth import test
from keras_tfjs.javascript.to_python.variables import is_inlined
from keras_tfjs.kinds import DictOf, Facts, Unknown


@statement(tree.ExpressionStatement)
def expression_statement(c: Converter, node: tree.ExpressionStatement) -> list[ast.stmt]:
    c.discarded.add(id(node.expression))
    match node.expression:
        case tree.StringLiteral(value="use strict"):
            return []
        case tree.Call(callee=tree.Identifier(name="debugger")):
            return [build.run(build.call("breakpoint"))]
        case tree.Assignment() as assignment:
            return assign(c, assignment)
        case tree.Update(operand=operand, operator=operator):
            step: ast.operator = ast.Add() if operator == "++" else ast.Sub()
            target = build.store(assigned(c, operand))
            return [augmented(target, step, build.constant(1))]
        case tree.Await(value=value) if not c.is_async:
            return [build.run(started(c, value))]
        case tree.Sequence(expressions=expressions):
            return [
                one
                for inner in expressions
                for one in c.statement(tree.ExpressionStatement(inner, span=inner.span))
            ]
        case tree.Binary(operator="&&", left=left, right=right):
            branch = c.statement(tree.ExpressionStatement(right, span=right.span))
            return [ast.If(test(c, left), branch or [ast.Pass()], [])]
        case tree.Conditional(test=condition, yes=yes, no=no):
            first = c.statement(tree.ExpressionStatement(yes, span=yes.span))
            second = c.statement(tree.ExpressionStatement(no, span=no.span))
            return [ast.If(test(c, condition), first or [ast.Pass()], second)]
        case tree.Call(callee=(tree.Arrow() | tree.Function()) as function, arguments=()):
            return _immediate(c, function)
        case tree.Call(callee=tree.Member(object=receiver, name="set"), arguments=(key, entry)) if (
            "set" not in c.user_members
        ):
            return [_set_entry(c, receiver, key, entry)]
        case _:
            pass
    match node.expression:
        case tree.Call(callee=tree.Member(name="forEach"), arguments=(argument, *_)) if (
            "forEach" not in c.user_members
        ):
            inlined = is_inlined(node)
            if inlined is not None:
                return inlined_loop(c, node.expression, inlined)
            return called_loop(c, node.expression, argument)
        case _:
            pass
    made = c.expression(node.expression)
    if c.waiting.is_coroutine_call(node.expression) and not c.is_async:
        c.looping = True
        made = c.js("start", made)
    is_nothing = isinstance(made, ast.Constant) and made.value is None
    return [] if is_nothing else [build.run(made)]


def _set_entry(
    c: Converter, receiver: tree.Expression, key: tree.Expression, entry: tree.Expression
) -> ast.stmt:
    """`m.set(k, v);` of a Map."""
    call = build.method(c.expression(receiver), "set", c.expression(key), c.expression(entry))
    made = build.run(call)

    def stored(one: Any) -> ast.stmt:
        index, value = one.value.args
        return build.assign(build.subscript(one.value.func.value, index), value)

    def decide(facts: Facts) -> BuildStatement | None:
        assert isinstance(call.func, ast.Attribute)
        match facts.kind(call.func.value):
            case DictOf():
                return stored
            case Unknown():
                return None
            case _:
                return lambda one: one

    return c.defer_statement(made, decide, lambda one: one)


def started(c: Converter, node: tree.Expression) -> ast.expr:
    """`await x;`: the bare call, which has finished when it returns.

    Not where somebody may catch what goes wrong: a promise keeps its failure until it is asked for.
    """
    made = waited(c, node)
    if c.functions or c.tries:
        return made
    match node, made:
        case tree.Call(callee=callee), ast.Call(
            func=ast.Attribute(attr="result", value=value)
        ) if is_path_of_import(c, callee) or (
            isinstance(callee, tree.Member) and callee.name in tfjs.promised_members()
        ):
            c.pending.pop(made, None)
            return value
        case _:
            return made


def _immediate(c: Converter, function: tree.Arrow | tree.Function) -> list[ast.stmt]:
    """`(async () => {...})();`: a function of its own, called."""
    name = c.names.fresh("main")
    made = define(c, function, name)
    call: ast.expr = build.call(name)
    if c.waiting.is_coroutine(function):
        c.looping = True
        call = c.js("start", call)
    return [made, build.run(call)]


@statement(tree.Block)
def block(c: Converter, node: tree.Block) -> list[ast.stmt]:
    return statements_of(c, node.body, node.dangling)


@statement(tree.Empty, tree.TypeDeclaration)
def nothing(c: Converter, node: tree.Statement) -> list[ast.stmt]:
    return []


@statement(tree.Return)
def return_(c: Converter, node: tree.Return) -> list[ast.stmt]:
    if node.value is None:
        if c.loops.is_function:
            return c.loops.leave(None, go_on=True) or []
        return [ast.Return(None)]
    if not c.functions:
        raise c.unsupported(node, "return outside a function")
    return [ast.Return(returned(c, node.value))]


@statement(tree.Break)
def break_(c: Converter, node: tree.Break) -> list[ast.stmt]:
    made = c.loops.leave(node.label, go_on=False)
    if made is None:
        raise c.unsupported(node, "break outside a loop")
    return made


@statement(tree.Labeled)
def labeled(c: Converter, node: tree.Labeled) -> list[ast.stmt]:
    with c.loops.labelled(node.label):
        if isinstance(node.body, _LOOPS | tree.Labeled):
            return c.statement(node.body)
        # A block is left as a loop of one turn
        with c.loops.enter(turn=True) as left:
            body = body_of(c, node.body)
        return left.around(ast.While(build.constant(True), [*body, ast.Break()], []))


_LOOPS = tree.For | tree.ForEach | tree.While | tree.DoWhile
