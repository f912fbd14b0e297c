"""Where the nodes of Python's tree stand in the text."""

from __future__ import annotations

import ast
from typing import cast

import libcst as cst

from keras_tfjs.python.reading.shapes import PARENTHESES, Parentheses, name_

Placed = ast.expr | ast.stmt | ast.keyword | ast.arg | ast.excepthandler
"""The nodes that have a place."""


class Irregular(Exception):
    """What only libcst's own parser reads."""


class Places:
    """Places are offsets of UTF-8 bytes, as Python's parser counts; `data` has a character for
    each byte."""

    def __init__(self, text: str) -> None:
        self.is_ascii = text.isascii()
        self.data = text if self.is_ascii else text.encode().decode("latin-1")
        self.lines = [0, 0]
        place = self.data.find("\n")
        while place >= 0:
            self.lines.append(place + 1)
            place = self.data.find("\n", place + 1)
        self.lines.append(len(self.data) + 1)

    def start(self, tree: Placed) -> int:
        return self.lines[tree.lineno] + tree.col_offset

    def end(self, tree: Placed) -> int:
        return self.lines[tree.end_lineno or 0] + (tree.end_col_offset or 0)

    def text(self, start: int, end: int) -> str:
        found = self.data[start:end]
        return found if self.is_ascii else found.encode("latin-1").decode()

    def rest(self, end: int) -> str:
        """What follows on the line."""
        stop = self.data.find("\n", end)
        return self.text(end, stop if stop >= 0 else len(self.data))

    def has_comma(self, start: int, end: int) -> bool:
        return self.data.find(",", start, end) >= 0

    def opened(self, start: int, end: int) -> int:
        """How many parentheses open between two nodes."""
        return self.data.count("(", start, end)

    def around(self, opens: int, start: int, end: int) -> Parentheses:
        """Parentheses around what stands from `start` to `end`; none of them over lines."""
        if not opens:
            return PARENTHESES[0]
        first = last = start
        for _ in range(opens):
            first = self.data.rfind("(", 0, first)
            last = self.data.find(")", max(last, end))
            end = last + 1
        if opens >= len(PARENTHESES) or self.data.find("\n", first, last) >= 0:
            raise Irregular
        return PARENTHESES[opens]

    def regular(self, start: int, end: int) -> None:
        """Raises Irregular where comments or backslashes may stand between two places."""
        if self.data.find("#", start, end) >= 0 or self.data.find("\\\n", start, end) >= 0:
            raise Irregular

    def word(self, name: str) -> cst.Name:
        """An identifier: Python's parser spells others than those of ASCII its own way."""
        if not name.isascii():
            raise Irregular
        return cast("cst.Name", name_(name, (), ()))
