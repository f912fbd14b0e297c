"""Where a Python text has comments and blank lines, and spans in characters."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from bisect import bisect_left
from dataclasses import dataclass

from keras_tfjs.depth import with_room
from keras_tfjs.javascript import tree
from keras_tfjs.source import SourceSyntaxError, Span

_MARK = re.compile(r"#:?!?\s?")

_FOR_PYTHON = re.compile(r"#!|#.*?coding[:=]\s*[-\w.]+")
"""What the first two lines say to Python and to the shell: the encoding (PEP 263), the program."""

_CLAUSE = re.compile(r"\s*(?:else|finally)\b")


@dataclass(frozen=True)
class _Token:
    row: int
    column: int
    text: str
    own_line: bool


class Layout:
    """Comments are handed out once each: what nobody asked for is found by `strays`."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._ascii = text.isascii()
        self._comments = _comments(text, self.lines)
        self._rows = [comment.row for comment in self._comments]
        self._taken: set[int] = set()

    def column(self, row: int, offset: int) -> int:
        """A column in characters of ast's offset, which counts UTF-8 bytes."""
        if self._ascii:
            return offset
        line = self.lines[row - 1] if row <= len(self.lines) else ""
        return len(line.encode()[:offset].decode(errors="ignore"))

    def span(self, node: ast.AST) -> Span:
        line = getattr(node, "lineno", 1)
        end = getattr(node, "end_lineno", None) or line
        start_offset = getattr(node, "col_offset", 0)
        end_offset = getattr(node, "end_col_offset", None) or start_offset
        return Span(line, self.column(line, start_offset), end, self.column(end, end_offset))

    def source(self, node: ast.stmt) -> str:
        """The statement's lines, decorators too, without their common indentation."""
        first, last = first_row(node), node.end_lineno or node.lineno
        indentation = node.col_offset
        return "\n".join(
            line[indentation:] if not line[:indentation].strip() else line
            for line in self.lines[first - 1 : last]
        )

    def text(self, node: ast.expr) -> str:
        """The text of an expression on one line."""
        span = self.span(node)
        return self.lines[span.line - 1][span.column : span.end_column]

    def rows(self, span: Span) -> list[str]:
        """The lines of a stretch, the first from its start and the last to its end."""
        lines = self.lines[span.line - 1 : span.end_line]
        lines[-1] = lines[-1][: span.end_column]
        lines[0] = lines[0][span.column :]
        return lines

    def is_elif(self, node: ast.If) -> bool:
        line = self.lines[node.lineno - 1]
        return line[self.column(node.lineno, node.col_offset) :].startswith("elif")

    def clause_row(self, before: ast.stmt, first: ast.stmt) -> int:
        """The row of the `else` or `finally` between two statements."""
        for row in range(first_row(first), (before.end_lineno or before.lineno), -1):
            if _CLAUSE.match(self.lines[row - 1]):
                return row
        return first.lineno

    def next_code(self, row: int) -> int:
        """The row of the next line after `row` that is more than a comment."""
        number = row + 1
        while number <= len(self.lines):
            line = self.lines[number - 1].lstrip()
            if line and not line.startswith("#"):
                return number
            number += 1
        return number

    def has_trailing(self, row: int) -> bool:
        return any(not self._comments[index].own_line for index in self._between(row, row + 1))

    def is_blank(self, row: int) -> bool:
        return 1 <= row <= len(self.lines) and not self.lines[row - 1].strip()

    def blanks_before(self, row: int) -> int:
        count = 0
        while self.is_blank(row - 1 - count) and row - 1 - count >= 1:
            count += 1
        return count

    def leading(self, after: int, before: int, column: int = 0) -> tuple[tree.Comment, ...]:
        """Own-line comments on rows after `after` and before `before`, indented at least so."""
        return tuple(
            self._take(index)
            for index in self._between(after + 1, before)
            if self._comments[index].own_line and self._comments[index].column >= column
        )

    def trailing(self, row: int) -> tuple[tree.Comment, ...]:
        """The comment at the end of a row that holds code."""
        return tuple(
            self._take(index, own_line=False)
            for index in self._between(row, row + 1)
            if not self._comments[index].own_line
        )

    def strays(self, first: int, last: int) -> tuple[tree.Comment, ...]:
        """All that is left on the rows from `first` to `last`."""
        return tuple(self._take(index) for index in self._between(first, last + 1))

    def dangling(self, after: int, before: int, column: int) -> tuple[tree.Comment, ...]:
        """The comments that still belong to a block that ends: until one is indented less."""
        found = []
        for index in self._between(after + 1, before):
            comment = self._comments[index]
            if comment.column < column:
                break
            if comment.own_line:
                found.append(self._take(index))
        return tuple(found)

    def _between(self, first: int, before: int) -> list[int]:
        start, end = bisect_left(self._rows, first), bisect_left(self._rows, before)
        return [index for index in range(start, end) if index not in self._taken]

    def _take(self, index: int, *, own_line: bool = True) -> tree.Comment:
        self._taken.add(index)
        comment = self._comments[index]
        text = "// " + _MARK.sub("", comment.text, count=1)
        return tree.Comment(
            text.rstrip(),
            own_line,
            self.is_blank(comment.row - 1),
            Span.at(comment.row, comment.column, len(comment.text)),
        )


def first_row(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _comments(text: str, lines: list[str]) -> list[_Token]:
    if "#" not in text:
        return []
    found: list[_Token] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                row, column = token.start
                if row <= 2 and _FOR_PYTHON.match(token.string):
                    continue
                own_line = not lines[row - 1][:column].strip()
                found.append(_Token(row, column, token.string, own_line))
    except (tokenize.TokenError, IndentationError):
        pass  # ast took the text, so what is lost can only be at its very end
    return found


def parse_python(text: str) -> ast.Module:
    """The module. Raises SourceSyntaxError."""
    try:
        return with_room(lambda: ast.parse(text))
    except SyntaxError as error:
        line, column = error.lineno or 1, max((error.offset or 1) - 1, 0)
        end_line = max(error.end_lineno or line, line)
        end_column = max((error.end_offset or 1) - 1, column if end_line == line else 0)
        span = Span(line, column, end_line, end_column)
        raise SourceSyntaxError(error.msg, span) from None
    except (ValueError, RecursionError, MemoryError) as error:
        message = "nested too deeply" if not isinstance(error, ValueError) else str(error)
        raise SourceSyntaxError(message, Span.at(1)) from None
