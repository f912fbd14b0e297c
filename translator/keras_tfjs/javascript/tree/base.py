"""What all nodes have: a place, comments, a way to walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from keras_tfjs.source import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """`text` with its marks. `own_line`: nothing stands before it on its line."""

    text: str
    own_line: bool = True
    blank_before: bool = False
    span: Span | None = None

    @property
    def is_line(self) -> bool:
        return self.text.startswith("//")


GAP = Comment("")
"""Stands at the end of leading comments that a blank line parts from what they lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`span` is in the text the tree was made from, JavaScript or Python."""

    span: Span | None = None
    leading: tuple[Comment, ...] = ()
    trailing: tuple[Comment, ...] = ()
    blank_before: bool = False


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Type(Node):
    """A TypeScript type, as text."""

    text: str


@dataclass(frozen=True, slots=True)
class Unsupported(Expression, Statement):
    """Source that the tree has no form for; `construct` names it in a diagnostic."""

    text: str
    construct: str


# Expressions


_PARTS: dict[type[Node], tuple[str, ...]] = {}
"""The fields of node types that may hold nodes, found once."""


def _parts(node: Node) -> tuple[str, ...]:
    known = _PARTS.get(type(node))
    if known is None:
        own = {field.name for field in fields(Node)}
        known = tuple(field.name for field in fields(node) if field.name not in own)
        _PARTS[type(node)] = known
    return known


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in `node`, in the order of the fields."""
    for name in _parts(node):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    yield item


def walk(node: Node) -> Iterator[Node]:
    """`node` and all nodes in it, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(list(children(current))))
