"""Optional chaining: `a?.b.c()` ends the whole chain where `a` is missing."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, expression
from keras_tfjs.kinds import DictOf, Facts, Instance, ListOf, TupleOf

Link = tree.Member | tree.Index | tree.Call


@dataclass(frozen=True, slots=True)
class _Held(tree.Expression):
    """A value that is in a variable of the Python already."""

    value: ast.expr


@expression(_Held)
def _held(c: Converter, node: _Held) -> ast.expr:
    return build.copied(node.value)


def optional_chain(c: Converter, node: Link, *, asked: bool = False) -> ast.expr | None:
    """The chain, None where what stands before its last `?.` is; None if it has no such link.
    `asked`: the program asks for its value by another `?.`."""
    from keras_tfjs.javascript.to_python.truth import may_miss

    links: list[Link] = [node]
    while not links[-1].optional:
        before = _before(links[-1])
        if not isinstance(before, Link):
            return None
        links.append(before)
    value = _asked(c, _before(links[-1]))
    if isinstance(value, ast.Name):
        test, held = build.is_not_none(build.copied(value)), value
    else:
        held = build.name(c.names.fresh("value"))
        test = build.is_not_none(ast.NamedExpr(ast.Name(held.id, ast.Store()), value))
    rest: tree.Expression = _Held(held)
    for link in reversed(links):
        rest = _on(link, rest)
        # What a program asks for by `?.[i]` may be missing, too
        if link.optional or id(link) in c.unproven_places:
            c.unproven_places.add(id(rest))
    if id(links[0]) in c.discarded:
        c.discarded.add(id(rest))
    found = may_miss(c, rest) if asked else c.expression(rest)
    made = ast.IfExp(test, found, build.none())
    if not isinstance(value, ast.Name):
        return made

    def decide(facts: Facts) -> Any:
        return (lambda one: one.body) if _is_there(facts, test) else None

    return c.defer(made, decide, lambda one: one)


def _is_there(facts: Facts, test: ast.expr) -> bool:
    """Whether what a test asks for is known to be no None."""
    assert isinstance(test, ast.Compare)
    is_object = isinstance(facts.kind(test.left), DictOf | ListOf | TupleOf | Instance)
    return is_object and not facts.may_be_none(test.left)


def asked_first(c: Converter, chain: ast.expr) -> tuple[ast.expr | None, ast.expr]:
    """The two parts of an optional chain, for an operator that asks first: `a?.length > 0`."""
    match chain:
        case ast.IfExp(test=test, body=body, orelse=ast.Constant(value=None)):
            c.pending.pop(chain, None)
            return test, body
        case _:
            return None, chain


def where_it_is(c: Converter, test: ast.expr | None, made: ast.expr) -> ast.expr:
    """`test and made`, `made` alone where the test is known to hold."""
    if test is None:
        return made
    whole = ast.BoolOp(ast.And(), [test, made])
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name):
        return whole

    def decide(facts: Facts) -> Any:
        return (lambda one: one.values[1]) if _is_there(facts, test) else None

    return c.defer(whole, decide, lambda one: one)


def _before(link: Link) -> tree.Expression:
    return link.callee if isinstance(link, tree.Call) else link.object


def _on(link: Link, before: tree.Expression) -> Link:
    if isinstance(link, tree.Call):
        return replace(link, callee=before, optional=False)
    return replace(link, object=before, optional=False)


def _asked(c: Converter, node: tree.Expression) -> ast.expr:
    """What may be missing, read so that it is None then."""
    from keras_tfjs.javascript.to_python.truth import may_miss

    chain = optional_chain(c, node, asked=True) if isinstance(node, Link) else None
    return chain if chain is not None else may_miss(c, node)
