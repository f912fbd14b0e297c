"""`if`, `switch`, `try` and `throw`."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import body_of, statements_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    statement,
)
from keras_tfjs.javascript.to_python.truth import test


@statement(tree.If)
def if_(c: Converter, node: tree.If) -> list[ast.stmt]:
    # Chains of `else if` may be long: along them without recursion
    first: ast.If | None = None
    last: ast.If | None = None
    current = node
    while True:
        with c.hoisting() as before:
            condition = test(c, current.test)
        made = ast.If(condition, body_of(c, current.yes), [])
        c.place(made, current)
        if current.span is not None:
            c.lines[made] = current.span.line
        if last is None:
            first = made
            for one in before:
                c.hoist(node, one)
        else:
            last.orelse = [*before, made]
        last = made
        following = current.no
        if isinstance(following, tree.If) and not following.leading:
            current = following
            continue
        if following is not None:
            last.orelse = body_of(c, following)
        break
    assert first is not None
    return [first]


@statement(tree.Throw)
def throw(c: Converter, node: tree.Throw) -> list[ast.stmt]:
    match node.value:
        case tree.Identifier() as name if c.handler_names and c.name(name) == c.handler_names[-1]:
            return [ast.Raise(None, None)]
        case tree.StringLiteral() | tree.Template():
            return [ast.Raise(build.call("Exception", c.expression(node.value)), None)]
        case _:
            return [ast.Raise(c.expression(node.value), None)]


@statement(tree.Try)
def try_(c: Converter, node: tree.Try) -> list[ast.stmt]:
    c.tries += 1
    body = body_of(c, node.block)
    handlers: list[ast.ExceptHandler] = []
    if node.handler is not None:
        handlers = _handlers(c, node.parameter, node.handler)
    final = body_of(c, node.finalizer) if node.finalizer is not None else []
    c.tries -= 1
    return [ast.Try(body, handlers, [], final)]


def _handlers(
    c: Converter, parameter: tree.Expression | None, handler: tree.Block
) -> list[ast.ExceptHandler]:
    if parameter is None:
        return [ast.ExceptHandler(build.name("Exception"), None, body_of(c, handler))]
    if not isinstance(parameter, tree.Identifier):
        raise c.unsupported(parameter, "a pattern in a catch clause")
    name = c.name(parameter)
    c.handler_names.append(name)
    try:
        branches = _typed_branches(c, parameter, handler)
        if branches is not None:
            return [
                ast.ExceptHandler(kind, name if _uses(body, name) else None, body)
                for kind, body in branches
            ]
        body = body_of(c, handler)
    finally:
        c.handler_names.pop()
    return [ast.ExceptHandler(build.name("Exception"), name if _uses(body, name) else None, body)]


def _typed_branches(
    c: Converter, parameter: tree.Identifier, handler: tree.Block
) -> list[tuple[ast.expr, list[ast.stmt]]] | None:
    """`if (e instanceof X) ... else throw e;` as except clauses by type."""
    if len(handler.body) != 1:
        return None
    branches: list[tuple[ast.expr, list[ast.stmt]]] = []
    current: tree.Statement | None = handler.body[0]
    while isinstance(current, tree.If):
        match current.test:
            case tree.Binary(operator="instanceof", left=tree.Identifier(name=name), right=kind):
                if name != parameter.name:
                    return None
            case _:
                return None
        branches.append((c.expression(kind), body_of(c, current.yes)))
        current = current.no
    match current:
        case None:
            return None
        case tree.Block(body=(tree.Throw(value=tree.Identifier(name=name)),)) | tree.Throw(
            value=tree.Identifier(name=name)
        ) if (name == parameter.name):
            return branches or None
        case _:
            return [*branches, (build.name("Exception"), body_of(c, current))] if branches else None


def _uses(body: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(inner, ast.Name) and inner.id == name for one in body for inner in ast.walk(one)
    )


@statement(tree.Switch)
def switch(c: Converter, node: tree.Switch) -> list[ast.stmt]:
    """As a chain of `if`, each case ending in break, return, throw or continue."""
    subject = c.expression(node.value)
    made: list[ast.stmt] = []
    if not build.is_pure(subject):
        name = c.names.fresh("value")
        made.append(build.assign(build.name(name), subject))
        subject = build.name(name)
    tests: list[ast.expr] = []
    is_default = False
    branches: list[tuple[list[ast.expr] | None, list[ast.stmt]]] = []
    for index, case in enumerate(node.cases):
        if case.test is None:
            is_default = True
        else:
            tests.append(c.expression(case.test))
        if not case.body and index < len(node.cases) - 1:
            continue
        if is_default and index < len(node.cases) - 1:
            raise c.unsupported(node, "a switch whose default is not the last case")
        body = _case_body(c, case, index == len(node.cases) - 1)
        branches.append((None if is_default else tests, body))
        tests, is_default = [], False
    otherwise: list[ast.stmt] = []
    for values, body in reversed(branches):
        if values is None:
            otherwise = body
            continue
        otherwise = [ast.If(_is_one_of(subject, values), body, otherwise)]
    return [*made, *otherwise]


def _is_one_of(subject: ast.expr, values: list[ast.expr]) -> ast.expr:
    if len(values) == 1:
        return build.compare(build.copied(subject), ast.Eq(), values[0])
    return build.compare(build.copied(subject), ast.In(), ast.Tuple(values, ast.Load()))


def _case_body(c: Converter, case: tree.Case, is_last: bool) -> list[ast.stmt]:
    body = case.body
    if len(body) == 1 and isinstance(body[0], tree.Block):
        body = body[0].body
    ends = body[-1] if body else None
    dangling = case.dangling
    if isinstance(ends, tree.Break) and ends.label is None:
        body = body[:-1]
        dangling = (*ends.leading, *ends.trailing, *dangling)
    elif not is_last and not isinstance(ends, tree.Return | tree.Throw | tree.Continue):
        raise c.unsupported(case, "a switch case that falls through")
    if any(_breaks(one) for one in body):
        raise c.unsupported(case, "a break inside a switch case")
    return statements_of(c, body, dangling) or [ast.Pass()]


def _breaks(node: tree.Node) -> bool:
    if isinstance(node, tree.Break):
        return node.label is None
    if isinstance(
        node,
        tree.For
        | tree.ForEach
        | tree.While
        | tree.DoWhile
        | tree.Switch
        | tree.Function
        | tree.Arrow,
    ):
        return False
    return any(_breaks(child) for child in tree.children(node))
