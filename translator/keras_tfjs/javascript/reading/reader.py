"""From tree-sitter's concrete tree to ours: positions, comments and the table of readers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar, cast

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.words import ANY_TYPE
from keras_tfjs.source import SourceSyntaxError, Span

AnyNode = TypeVar("AnyNode", bound=tree.Node)
Converter = Callable[["Reader", Concrete], tree.Node]

READERS: dict[str, Converter] = {}
PUNCTUATION = frozenset("()[]{},;:")


def reads(*types: str) -> Callable[[Converter], Converter]:
    """Registers a function as the reader of the node types of the grammar."""

    def register(function: Converter) -> Converter:
        for name in types:
            assert name not in READERS, name
            READERS[name] = function
        return function

    return register


class Reader:
    """One text being read. Positions go from bytes (the grammar's) to characters here."""

    def __init__(self, source: str, data: bytes) -> None:
        self.data = data
        self._ascii = len(source) == len(data)
        self._rows = [] if self._ascii else data.split(b"\n")
        self._comments: list[Concrete] = []
        self._starts: list[int] = []
        self._taken: set[int] = set()

    def set_comments(self, comments: Iterable[Concrete]) -> None:
        said = (one for one in comments if not self._is_cast(one))
        self._comments = sorted(said, key=lambda node: node.start_byte)
        self._starts = [node.start_byte for node in self._comments]

    def _is_cast(self, node: Concrete) -> bool:
        """Whether a comment says to TypeScript alone that the value in parentheses behind it may
        be anything."""
        if self.text(node) != ANY_TYPE:
            return False
        behind = node.next_sibling
        while behind is not None and behind.type != "parenthesized_expression":
            behind = behind.children[0] if behind.children else None
        return behind is not None

    def text(self, node: Concrete) -> str:
        return self.data[node.start_byte : node.end_byte].decode()

    def column(self, row: int, column: int) -> int:
        return column if self._ascii else len(self._rows[row][:column].decode())

    def span(self, node: Concrete) -> Span:
        (row, column), (end_row, end_column) = node.start_point, node.end_point
        if not self._ascii:
            column, end_column = self.column(row, column), self.column(end_row, end_column)
        return Span(row + 1, column, end_row + 1, end_column)

    def convert(self, node: Concrete) -> tree.Node:
        reader = READERS.get(node.type)
        if reader is None:
            return self.unsupported(node, node.type)
        return reader(self, node)

    def unsupported(self, node: Concrete, construct: str) -> tree.Unsupported:
        words = construct.replace("_", " ")
        return tree.Unsupported(self.text(node), words, span=self.span(node))

    def expression(self, node: Concrete) -> tree.Expression:
        return cast(tree.Expression, self.convert(node))

    def field(self, node: Concrete, name: str) -> tree.Expression:
        """The expression in a field that the grammar requires."""
        child = node.child_by_field_name(name)
        if child is None:
            raise SourceSyntaxError(
                f"{node.type.replace('_', ' ')} without {name}", self.span(node)
            )
        return self.expression(child)

    def optional(self, node: Concrete, name: str) -> tree.Expression | None:
        child = node.child_by_field_name(name)
        return None if child is None else self.expression(child)

    def statement(self, node: Concrete) -> tree.Statement:
        """A statement, with the comments inside it that no list in it took as its leading ones."""
        converted = self.convert(node)
        if not isinstance(converted, tree.Statement):
            converted = self.unsupported(node, node.type)
        return cast(tree.Statement, self._with_strays(converted, node))

    def with_marks(self, value: tree.Expression, node: Concrete) -> tree.Expression:
        """A value with the comments between `=` and it on its own row: `/* @__PURE__ */`."""
        row = value.span.line - 1 if value.span else -1
        marks = tuple(
            self.comment(child, own_line=False)
            for child in node.children
            if child.type == "comment"
            and child.start_point[0] == child.end_point[0] == row
            and child.start_byte not in self._taken
            and self.text(child).startswith("/*")
        )
        return replace(value, leading=(*marks, *value.leading)) if marks else value

    def _with_strays(self, converted: tree.Node, node: Concrete) -> tree.Node:
        if not self._starts:
            return converted
        first = bisect_left(self._starts, node.start_byte)
        last = bisect_left(self._starts, node.end_byte)
        strays = tuple(self.comment(comment) for comment in self.free_comments(first, last))
        if not strays or isinstance(converted, tree.Unsupported):
            return converted
        return replace(converted, leading=(*converted.leading, *strays))

    def free_comments(self, first: int, last: int) -> list[Concrete]:
        return [
            self._comments[index]
            for index in range(first, last)
            if self._starts[index] not in self._taken
        ]

    def comment(
        self, node: Concrete, *, own_line: bool = True, blank: bool = False
    ) -> tree.Comment:
        self._taken.add(node.start_byte)
        return tree.Comment(self.text(node), own_line, blank, self.span(node))

    def items(
        self, nodes: Iterable[Concrete], convert: Callable[[Concrete], AnyNode], *, opened: int = -1
    ) -> tuple[tuple[AnyNode, ...], tuple[tree.Comment, ...]]:
        """A list's members with their comments and blank lines, and the comments after the last.

        `opened` is the row of the opening bracket.
        """
        result: list[AnyNode] = []
        pending: list[tree.Comment] = []
        row = opened
        blank = False
        separated = True
        for node in nodes:
            kind = node.type
            if kind in PUNCTUATION:
                row = node.end_point[0]
                separated = True
                continue
            start = node.start_point[0]
            gap = start > row + 1 and row >= 0
            if kind == "comment" and self._is_cast(node):
                continue
            if kind == "comment":
                same_row = bool(result) and start == row and not pending
                if same_row and (self._ends_row(node) or not separated):
                    last = result[-1]
                    comment = self.comment(node, own_line=False)
                    result[-1] = replace(last, trailing=(*last.trailing, comment))
                else:
                    own = not (start == row and bool(pending)) and self._ends_row(node)
                    has_gap = gap and bool(result or pending)
                    if not pending:
                        blank = has_gap
                    pending.append(self.comment(node, own_line=own, blank=has_gap))
                row = node.end_point[0]
                continue
            converted = convert(node)
            after_comment = bool(pending)
            if not pending:
                blank = gap and bool(result)
            if pending or blank:
                if after_comment and gap:
                    pending.append(tree.GAP)
                leading = (*pending, *converted.leading)
                converted = replace(converted, leading=leading, blank_before=blank)
            pending, blank, separated = [], False, False
            result.append(converted)
            row = node.end_point[0]
        return tuple(result), tuple(pending)

    def _ends_row(self, comment: Concrete) -> bool:
        """Nothing but separators stands after the comment on its line."""
        end = self.data.find(b"\n", comment.end_byte)
        rest = self.data[comment.end_byte : end if end >= 0 else len(self.data)]
        return not rest.strip(b" \t\r,;)]}")
