"""`if`, `try` and `throw`."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import body_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    statement,
)
from keras_tfjs.javascript.to_python.operators import class_of
from keras_tfjs.javascript.to_python.patterns import unpack
from keras_tfjs.javascript.to_python.truth import test
from keras_tfjs.kinds.subtree import subtree


@statement(tree.If)
def if_(c: Converter, node: tree.If) -> list[ast.stmt]:
    # Chains of `else if` may be long: along them without recursion
    first: ast.If | None = None
    last: ast.If | None = None
    current = node
    while True:
        with c.effects.hoisting() as before:
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
        case tree.New():
            return [ast.Raise(c.expression(node.value), None)]
        case tree.Identifier(name="undefined"):
            nothing = c.js("Thrown", build.none())
            nothing.keywords.append(ast.keyword("is_null", build.constant(False)))
            return [ast.Raise(nothing, None)]
        case tree.Identifier() | tree.Call() | tree.Member():
            # What may be an error or any other value
            return [build.run(c.js("throw", c.expression(node.value)))]
        case _:
            return [ast.Raise(c.js("Thrown", c.expression(node.value)), None)]


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
        name = c.names.fresh("error")
        parts = unpack(c, parameter, c.js("caught", build.name(name)))
        taken = [*parts, *body_of(c, handler)]
        return [ast.ExceptHandler(build.name("Exception"), name, taken)]
    name = c.name(parameter)
    c.handler_names.append(name)
    variable = c.variable(parameter)
    keeps_problem = c.uses.throws_values or (variable is not None and variable.captured)
    problem = c.names.fresh("problem") if keeps_problem else name
    if variable is not None and c.uses.throws_values and variable.assignments == 1:
        c.problems[variable] = problem
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
    if not _uses(body, name):
        own = problem if _uses(body, problem) else None
        return [ast.ExceptHandler(build.name("Exception"), own, body)]
    if keeps_problem:
        # Python forgets the name at the end of its clause
        first = build.assign(build.name(name), c.js("caught", build.name(problem)))
        return [ast.ExceptHandler(build.name("Exception"), problem, [first, *body])]
    return [ast.ExceptHandler(build.name("Exception"), name, body)]


def _typed_branches(
    c: Converter, parameter: tree.Identifier, handler: tree.Block
) -> list[tuple[ast.expr, list[ast.stmt]]] | None:
    """`if (e instanceof X) ... else throw e;` as except clauses by type."""
    if len(handler.body) != 1 or c.uses.throws_values:
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
        branches.append((class_of(c, kind), body_of(c, current.yes)))
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
        isinstance(inner, ast.Name) and inner.id == name for one in body for inner in subtree(one)
    )
