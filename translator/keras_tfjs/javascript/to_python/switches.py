"""`switch`: a chain of `if` where each case ends by itself, else cases entered by their number."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import statements_of
from keras_tfjs.javascript.to_python.converter import Converter, statement
from keras_tfjs.kinds.subtree import subtree


@statement(tree.Switch)
def switch(c: Converter, node: tree.Switch) -> list[ast.stmt]:
    subject = c.expression(node.value)
    made: list[ast.stmt] = []
    if not node.cases:
        return [build.run(subject)]
    if not build.is_pure(subject):
        name = c.names.fresh("value")
        made.append(build.assign(build.name(name), subject))
        subject = build.name(name)
    # What is not decided yet is decided at each place
    is_open = any(inner in c.pending for inner in subtree(subject))
    read: Subject = partial(c.expression, node.value) if is_open else partial(build.copied, subject)
    if _is_chain(node):
        return [*made, *_chain(c, node, read)]
    return [*made, *_entered(c, node, read)]


Subject = Callable[[], ast.expr]
"""Gives the value that the cases are compared with."""


def _is_chain(node: tree.Switch) -> bool:
    """Whether every case with statements ends by itself, its only break the last statement, and
    the default is the last case."""
    last = len(node.cases) - 1
    for index, case in enumerate(node.cases):
        if case.test is None and index < last:
            return False
        if not case.body:
            continue
        body = _statements(case)
        ends = body[-1] if body else None
        if isinstance(ends, tree.Break) and ends.label is None:
            body = body[:-1]
        elif index < last and not isinstance(
            ends, tree.Return | tree.Throw | tree.Continue | tree.Break
        ):
            return False
        if any(_breaks(one) for one in body):
            return False
    return True


def _statements(case: tree.Case) -> tuple[tree.Statement, ...]:
    body = case.body
    if len(body) == 1 and isinstance(body[0], tree.Block):
        return body[0].body
    return body


def _breaks(node: tree.Node) -> bool:
    """Whether a break in it leaves the switch."""
    if isinstance(node, tree.Break):
        return node.label is None
    inner = tree.For | tree.ForEach | tree.While | tree.DoWhile | tree.Switch
    if isinstance(node, inner | tree.Function | tree.Arrow):
        return False
    return any(_breaks(child) for child in tree.children(node))


def _chain(c: Converter, node: tree.Switch, subject: Subject) -> list[ast.stmt]:
    branches: list[tuple[list[ast.expr], list[ast.stmt]]] = []
    otherwise: list[ast.stmt] = []
    tests: list[ast.expr] = []
    for index, case in enumerate(node.cases):
        if case.test is not None:
            tests.append(c.expression(case.test))
        if not case.body and index < len(node.cases) - 1:
            continue
        body, dangling = _statements(case), case.dangling
        if body and isinstance(body[-1], tree.Break) and body[-1].label is None:
            dangling = (*body[-1].leading, *body[-1].trailing, *dangling)
            body = body[:-1]
        produced = statements_of(c, body, dangling) or [ast.Pass()]
        if case.test is None:
            otherwise = produced
        else:
            branches.append((tests, produced))
        tests = []
    for values, produced in reversed(branches):
        otherwise = [ast.If(_is_one_of(subject, values), produced, otherwise)]
    return otherwise


def _is_one_of(subject: Subject, values: list[ast.expr]) -> ast.expr:
    value = subject()
    if isinstance(value, ast.Constant) and value.value is True:
        return values[0] if len(values) == 1 else ast.BoolOp(ast.Or(), values)
    if len(values) == 1:
        return build.compare(value, ast.Eq(), values[0])
    return build.compare(value, ast.In(), ast.Tuple(values, ast.Load()))


def _entered(c: Converter, node: tree.Switch, subject: Subject) -> list[ast.stmt]:
    """The number of the case to begin with, then one turn of a loop that a break leaves."""
    name = c.names.fresh("case")
    default = len(node.cases)
    chosen: list[ast.stmt] = []
    for index, case in reversed(list(enumerate(node.cases))):
        if case.test is None:
            default = index
    chosen = [build.assign(build.name(name), build.constant(default))]
    for index, case in reversed(list(enumerate(node.cases))):
        if case.test is not None:
            test = _is_one_of(subject, [c.expression(case.test)])
            chosen = [ast.If(test, [build.assign(build.name(name), build.constant(index))], chosen)]
    body: list[ast.stmt] = []
    with c.loops.enter(turn=True) as left:
        for index, case in enumerate(node.cases):
            if not case.body:
                continue
            test = build.compare(build.name(name), ast.LtE(), build.constant(index))
            produced = statements_of(c, _statements(case), case.dangling) or [ast.Pass()]
            body.append(ast.If(test, produced, []))
    body.append(ast.Break())
    return [*chosen, *left.around(ast.While(build.constant(True), body, []))]
