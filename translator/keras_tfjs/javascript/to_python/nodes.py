"""Walks over Python's trees, several times as fast as those of the module `ast`: a file is walked
many times."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T", bound=ast.AST)

_LEAVES = frozenset(
    leaf
    for kind in (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
    for leaf in kind.__subclasses__()
)
"""Classes of nodes without a place and without parts."""


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes directly in `node`, without contexts and operators."""
    known = node.__dict__
    for field in node._fields:
        value = known.get(field)
        if value.__class__ is list:
            yield from (one for one in value if isinstance(one, ast.AST))
        elif isinstance(value, ast.AST) and value.__class__ not in _LEAVES:
            yield value


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and the nodes in it, in no order, without contexts and operators."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += parts(one)


def located(tree: T) -> T:
    """Gives each node without a place the place of the node around it."""
    waiting: list[tuple[ast.AST, int, int, int, int]] = [(tree, 1, 0, 1, 0)]
    while waiting:
        node, line, column, end_line, end_column = waiting.pop()
        if node._attributes:
            known = node.__dict__
            line = known.setdefault("lineno", line)
            column = known.setdefault("col_offset", column)
            if known.get("end_lineno") is None:
                known["end_lineno"] = end_line
            if known.get("end_col_offset") is None:
                known["end_col_offset"] = end_column
            end_line, end_column = known["end_lineno"], known["end_col_offset"]
        waiting += [(one, line, column, end_line, end_column) for one in parts(node)]
    return tree


def located_new(tree: T) -> T:
    """`located`, of a tree whose own place is known: what has a place has it wholly."""
    waiting: list[ast.AST] = [tree]
    place = {one: tree.__dict__.get(one) for one in _PLACE}
    while waiting:
        for one in parts(waiting.pop()):
            if "lineno" not in one.__dict__:
                if one._attributes:
                    one.__dict__.update(place)
                waiting.append(one)
    return tree


_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def rebuilt(node: ast.AST, change: Callable[[ast.AST], Any]) -> Any:
    """`node` with what `change` makes of each node in it, the inner ones first: a node, a list of
    them in the place of one of a list, or None for nothing."""
    known = node.__dict__
    for field in node._fields:
        value = known.get(field)
        if value.__class__ is list:
            made = [rebuilt(one, change) if isinstance(one, ast.AST) else one for one in value]
            if any(new is not old for new, old in zip(made, value, strict=True)):
                value[:] = _flat(made, value)
        elif isinstance(value, ast.AST) and value.__class__ not in _LEAVES:
            one = rebuilt(value, change)
            if one is None:
                delattr(node, field)
            elif one is not value:
                setattr(node, field, one)
    return change(node)


def _flat(made: list[Any], before: list[Any]) -> Iterator[Any]:
    for new, old in zip(made, list(before), strict=True):
        if isinstance(new, list) and not isinstance(old, list):
            yield from new
        elif new is not None or old is None:
            yield new
