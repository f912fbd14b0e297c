"""Expressions that Python always refuses, and JavaScript computes on: null is 0 there, and a set
takes sets. They stand where something is filled in before the program runs: templates, exercises.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.kinds import Facts, Instance
from keras_tfjs.kinds.model import LOCAL

_UNHASHABLE = (
    ast.Set,
    ast.List,
    ast.Dict,
    ast.SetComp,
    ast.ListComp,
    ast.DictComp,
)
_OF_TYPES = (ast.BitOr, ast.Mod)
"""`int | None` is a type, and `"%s" % None` a text."""

Refused = dict[ast.stmt, tuple[ast.expr, str]]


def refused(facts: Facts) -> Refused:
    """Statements with such an expression, and what is wrong with it."""
    found: Refused = {}
    for node, what in _expressions(facts):
        statement: ast.AST | None = node
        while statement is not None and not isinstance(statement, ast.stmt):
            statement = facts.parents.get(statement)
        if statement is not None:
            found.setdefault(statement, (node, what))
    return found


def _expressions(facts: Facts) -> Iterator[tuple[ast.expr, str]]:
    for display in facts.nodes(ast.Set):
        if any(isinstance(item, _UNHASHABLE) for item in display.elts):
            yield display, "a set cannot hold sets, lists and dicts"
    for one in facts.nodes(ast.Constant):
        if one.value is None and (what := _used_up(one, facts)):
            yield one, what


def _used_up(nothing: ast.Constant, facts: Facts) -> str:
    match facts.parents.get(nothing):
        case ast.Call(func=func) if func is nothing:
            return "None cannot be called"
        case ast.BinOp(op=op, left=left, right=right) if not isinstance(op, _OF_TYPES):
            other = facts.kind(right if left is nothing else left)
            is_own = isinstance(other, Instance) and other.of.startswith(LOCAL)
            return "" if is_own else "None is no number"
        case ast.Subscript(value=value) if value is nothing:
            return "None has no elements"
        case ast.For(iter=value) | ast.comprehension(iter=value) if value is nothing:
            return "None has no elements"
        case ast.Assign(targets=[ast.Tuple() | ast.List()]):
            return "None has no elements"
        case _:
            return ""
