"""A walk over libcst's tree that makes only those nodes anew in which something changes.

libcst's own walk makes each node anew that it visits, and each of its spaces.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache
from types import NoneType
from typing import Any, TypeGuard

import libcst as cst

from keras_tfjs.python.reading.shapes import with_fields

Walk = Callable[[Any], Any]
"""A node -> what stands for it, a FlattenSentinel for several, or a RemovalSentinel."""

_LAYOUT = frozenset(
    """lpar rpar lbrace rbrace lbracket rbracket leading_lines lines_after_decorators header footer
    indent trailing_whitespace semicolon comma operator equal dot colon star asynchronous relative
    conversion type_parameters posonly_ind first_colon second_colon separator""".split()
)
"""Fields without names or values of the program."""

_ORDERS: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.FunctionDef: ("decorators", "name", "params", "returns", "body"),
    cst.ClassDef: ("decorators", "name", "bases", "keywords", "body"),
    cst.IfExp: ("body", "test", "orelse"),
    cst.Arg: ("keyword", "value"),
    cst.ExceptHandler: ("type", "name", "body"),
    cst.ExceptStarHandler: ("type", "name", "body"),
    cst.MatchCase: ("pattern", "guard", "body"),
    cst.Parameters: ("posonly_params", "params", "star_arg", "kwonly_params", "star_kwarg"),
}
"""Where the class does not have its fields in the order of the text."""

_NO_NODES = frozenset((str, bool, NoneType, cst.MaybeSentinel))
_BLOCKS = frozenset((cst.Module, cst.IndentedBlock))


@cache
def parts(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    """The fields of a node that hold parts of the program, in the order of the text."""
    found = _ORDERS.get(kind)
    if found is None:
        names = [each.name for each in dataclasses.fields(kind)]
        found = tuple(name for name in names if name not in _LAYOUT and "whitespace" not in name)
    return found


def inside(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all that is in it, as far as it is of the program, in the order of the text."""
    pending: list[Any] = [node]
    while pending:
        each: cst.CSTNode = pending.pop()
        yield each
        held: list[Any] = []
        for name in parts(type(each)):
            part = getattr(each, name)
            if part.__class__ is tuple or part.__class__ is list:
                held += part
            elif part.__class__ not in _NO_NODES:
                held.append(part)
        pending += reversed(held)


def is_expression(node: object) -> TypeGuard[cst.BaseExpression]:
    """As `isinstance`, which asks libcst's abstract classes anew each time."""
    kind = type(node)
    known = _ARE_EXPRESSIONS.get(kind)
    if known is None:
        known = _ARE_EXPRESSIONS[kind] = issubclass(kind, cst.BaseExpression)
    return known


_ARE_EXPRESSIONS: dict[type, bool] = {}


def with_walked_parts(
    node: cst.CSTNode, walk: Walk, passed: Container[int] = frozenset()
) -> cst.CSTNode:
    """`node` with what `walk` gives for its parts: itself, where they stay. Parts whose ids are
    `passed` stay unasked."""
    kind = type(node)
    changed: dict[str, object] = {}
    for name in parts(kind):
        part = getattr(node, name)
        held = part.__class__
        if held in _NO_NODES:
            continue
        if held is tuple or held is list:
            made: object = _sequence(part, walk, passed, is_block=kind in _BLOCKS)
        elif id(part) in passed:
            continue
        else:
            made = walk(part)
            if isinstance(made, cst.RemovalSentinel):
                made = None
        if made is not part:
            changed[name] = made
    return with_fields(node, changed) if changed else node


def _sequence(
    nodes: Sequence[cst.CSTNode], walk: Walk, passed: Container[int], *, is_block: bool
) -> Sequence[cst.CSTNode]:
    made: list[cst.CSTNode] = []
    for node in nodes:
        new = node if id(node) in passed else walk(node)
        if new is node:
            made.append(node)
            continue
        if isinstance(new, cst.RemovalSentinel):
            continue
        several = tuple(new) if type(new) is cst.FlattenSentinel else (new,)
        if is_block and not _is_empty_line(node):
            several = tuple(each for each in several if not _is_empty_line(each))
        made += several
    if len(made) == len(nodes) and all(map(_is_same, made, nodes)):
        return nodes
    return made


def _is_empty_line(node: cst.CSTNode) -> bool:
    """A line whose statements are all gone."""
    return type(node) is cst.SimpleStatementLine and not node.body


def _is_same(one: object, other: object) -> bool:
    return one is other
