"""What all nodes have: a place, comments, a way to walk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, TypeVar

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
    is_whole: ClassVar[bool] = False
    """Whether it is a whole program."""


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


NodeType = TypeVar("NodeType", bound=Node)

_PLAIN = re.compile(r"(?:str|bool|int)(?: \| None)?$|Literal\[")
"""Types of fields that hold no node."""

_PARTS: dict[type[Node], tuple[str, ...]] = {}
"""The fields of node types that may hold nodes, found once."""


def _parts(node: Node) -> tuple[str, ...]:
    known = _PARTS.get(type(node))
    if known is None:
        own = {field.name for field in fields(Node)}
        known = tuple(
            field.name
            for field in fields(node)
            if field.name not in own and _PLAIN.match(str(field.type)) is None
        )
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


_WHOLE: list[tuple[Node, list[Node]]] = []
"""The program that was walked last, and its nodes: each stage walks it a dozen times."""


def walk(node: Node) -> Iterator[Node]:
    """`node` and all nodes in it, parents first."""
    if not node.is_whole:
        return _walked(node)
    if not _WHOLE or _WHOLE[0][0] is not node:
        _WHOLE[:] = [(node, list(_walked(node)))]
    return iter(_WHOLE[0][1])


def _walked(node: Node) -> Iterator[Node]:
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        # As `children`, without a generator for each node
        found: list[Node] = []
        for name in _PARTS.get(type(current)) or _parts(current):
            value = getattr(current, name)
            if isinstance(value, Node):
                found.append(value)
            elif isinstance(value, tuple):
                found += [item for item in value if isinstance(item, Node)]
        found.reverse()
        pending += found


def changed(node: Node, change: Callable[[Node], Node]) -> Node:
    """A copy of `node` in which `change` was made to every node, inner ones first."""

    def inside(value: Any) -> Any:
        match value:
            case Node():
                changes = {name: inside(getattr(value, name)) for name in _parts(value)}
                return change(replace(value, **changes))
            case tuple():
                return tuple(inside(item) for item in value)
            case _:
                return value

    made: Node = inside(node)
    return made


def rewritten(node: NodeType, change: Callable[[Node, Node], Node]) -> NodeType:
    """`node` with every node in it replaced by `change(before, made)`, inner ones first: `made` is
    `before` with what was changed in it. What nothing changes is not copied."""

    def inside(value: Any) -> Any:
        match value:
            case Node():
                changes = {}
                for name in _parts(value):
                    before = getattr(value, name)
                    made = inside(before)
                    if made is not before:
                        changes[name] = made
                return change(value, replace(value, **changes) if changes else value)
            case tuple():
                parts = tuple(inside(item) for item in value)
                same = all(one is other for one, other in zip(parts, value, strict=True))
                return value if same else parts
            case _:
                return value

    made: NodeType = inside(node)
    return made


def located(node: NodeType, line: int) -> NodeType:
    """A copy of `node` in which everything that has a place has `line`'s."""
    place = Span.at(line)

    def at(value: Any) -> Any:
        match value:
            case Node():
                changes = {name: at(getattr(value, name)) for name in _parts(value)}
                changes["leading"], changes["trailing"] = at(value.leading), at(value.trailing)
                return replace(value, span=place if value.span else None, **changes)
            case tuple():
                return tuple(at(item) for item in value)
            case Comment():
                return replace(value, span=place)
            case _:
                return value

    made: NodeType = at(node)
    return made
