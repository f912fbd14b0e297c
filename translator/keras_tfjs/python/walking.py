"""A walk over libcst's tree that makes only those nodes anew in which something changes.

libcst's own walk makes each node anew that it visits, and each of its spaces.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache
from types import NoneType
from typing import Any

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


def with_walked_parts(node: cst.CSTNode, walk: Walk) -> cst.CSTNode:
    """`node` with what `walk` gives for its parts: itself, where they stay."""
    kind = type(node)
    changed: dict[str, object] = {}
    for name in parts(kind):
        part = getattr(node, name)
        if part.__class__ in _NO_NODES:
            continue
        if isinstance(part, list | tuple):
            made: object = _sequence(part, walk, is_block=kind in _BLOCKS)
        else:
            made = walk(part)
            if isinstance(made, cst.RemovalSentinel):
                made = None
        if made is not part:
            changed[name] = made
    return with_fields(node, changed) if changed else node


def _sequence(nodes: Sequence[cst.CSTNode], walk: Walk, *, is_block: bool) -> Sequence[cst.CSTNode]:
    made: list[cst.CSTNode] = []
    for node in nodes:
        new = walk(node)
        if isinstance(new, cst.RemovalSentinel):
            continue
        several = tuple(new) if isinstance(new, cst.FlattenSentinel) else (new,)
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
