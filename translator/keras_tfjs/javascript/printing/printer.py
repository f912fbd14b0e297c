"""The walk from tree to document: a table of printers, parentheses, comments, blank lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import BREAK, HARD, LITERAL, Doc, LineSuffix, Mark, indent, render
from keras_tfjs.javascript.printing.parentheses import needs_parentheses

NodePrinter = Callable[["Printer", Any], Doc]
Registered = TypeVar("Registered", bound=NodePrinter)

PRINTERS: dict[type[tree.Node], NodePrinter] = {}


def prints(*types: type[tree.Node]) -> Callable[[Registered], Registered]:
    """Registers a function as the printer of the given node types."""

    def register(function: Registered) -> Registered:
        for node_type in types:
            assert node_type not in PRINTERS, node_type
            PRINTERS[node_type] = function
        return function

    return register


class Printer:
    """`stack` holds the nodes from the program down to the one being printed."""

    def __init__(self) -> None:
        self.stack: list[tree.Node] = []

    @property
    def parent(self) -> tree.Node | None:
        return self.stack[-2] if len(self.stack) > 1 else None

    def print(self, node: tree.Node | None) -> Doc:
        if node is None:
            return ""
        return self.printed(node, PRINTERS[type(node)])

    def printed(self, node: tree.Node, printer: NodePrinter) -> Doc:
        """`node` by the given printer, in its parentheses and comments."""
        self.stack.append(node)
        doc = printer(self, node)
        if isinstance(node, tree.Expression) and needs_parentheses(node, self.stack):
            doc = ("(", doc, ")")
        self.stack.pop()
        if node.leading or node.trailing:
            return with_comments(node, doc)
        return doc

    def statements(self, body: Iterable[tree.Node], dangling: Iterable[tree.Comment]) -> list[Doc]:
        """Lines of a body: statements with the blank lines before them, then comments."""
        docs: list[Doc] = []
        for node in body:
            if isinstance(node, tree.Empty):
                continue
            if docs:
                docs.append(HARD)
                if node.blank_before:
                    docs.append(HARD)
            docs.append(self._marked(node))
        for comment in dangling:
            if docs:
                docs.append(HARD)
                if comment.blank_before:
                    docs.append(HARD)
            docs.append(printed_comment(comment))
        return docs

    def _marked(self, node: tree.Node) -> Doc:
        doc = self.print(node)
        if node.span is None or node.leading:
            return doc
        return (Mark(node.span.line), doc)


def printed_comment(comment: tree.Comment) -> Doc:
    """A comment's text; the lines of a block with a star on each keep their alignment."""
    mark: Doc = Mark(comment.span.line) if comment.span else ""
    lines = comment.text.split("\n")
    if len(lines) == 1:
        return (mark, line_comment(comment.text) if comment.is_line else comment.text.rstrip())
    if all(line.lstrip().startswith("*") for line in lines[1:]):
        rest = [(HARD, " " + line.strip()) for line in lines[1:]]
        return (mark, lines[0].strip(), *rest)
    return (mark, *_verbatim(lines))


def line_comment(text: str) -> str:
    """A comment up to the end of its line, with spaces for what ends lines in JavaScript alone."""
    return _LINE_ENDS.sub(" ", text).rstrip()


_LINE_ENDS = re.compile("[\r\u2028\u2029]")


def _verbatim(lines: list[str]) -> list[Doc]:
    docs: list[Doc] = [lines[0]]
    for line in lines[1:]:
        docs.extend((LITERAL, line))
    return docs


def with_comments(node: tree.Node, doc: Doc) -> Doc:
    parts: list[Doc] = []
    for index, comment in enumerate(node.leading):
        if comment is tree.GAP:
            parts.append(HARD)
            continue
        if index and comment.blank_before and node.leading[index - 1] is not tree.GAP:
            parts.append(HARD)
        parts.append(printed_comment(comment))
        own = comment.own_line or comment.is_line
        parts.append(HARD if own else " ")
    if node.leading and node.span is not None:
        parts.append(Mark(node.span.line))
    parts.append(doc)
    for comment in node.trailing:
        if comment.is_line:
            parts.append(LineSuffix(" " + line_comment(comment.text)))
            parts.append(BREAK)
        else:
            parts.extend((" ", printed_comment(comment)))
    return parts


def dangling_block(comments: tuple[tree.Comment, ...], opening: str, closing: str) -> Doc:
    """An empty bracket pair that holds only comments."""
    lines: list[Doc] = []
    for index, comment in enumerate(comments):
        lines.append(HARD)
        if index and comment.blank_before:
            lines.append(HARD)
        lines.append(printed_comment(comment))
    return (opening, indent(*lines), HARD, closing)


def print_program(program: tree.Program, width: int = 80) -> tuple[str, tuple[int, ...]]:
    """The text, and for every line of it the source line it came from."""
    printer = Printer()
    printer.stack.append(program)
    docs: list[Doc] = []
    if program.hashbang:
        docs.extend((program.hashbang, HARD))
    body = printer.statements(program.body, program.dangling)
    if not body and not docs:
        return "", ()
    text, lines = render((*docs, *body, HARD), width)
    return text, lines[: text.count("\n")]


def print_expression(expression: tree.Expression) -> str:
    """An expression on one line, for messages and templates."""
    printer = Printer()
    printer.stack.append(tree.Program(()))
    return render(printer.print(expression), 1_000_000)[0]
