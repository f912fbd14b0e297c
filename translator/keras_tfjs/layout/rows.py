"""What the layout works on: logical lines of Python."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Row:
    """A statement, the head of a block, a comment, or nothing for a blank line.

    `text` has line breaks only in docstrings and where comments stand in brackets. `source` is the
    line of the JavaScript that it came from.
    """

    depth: int
    text: str
    source: int
    comment: str = ""
    """What follows on the same line."""
    is_docstring: bool = False
