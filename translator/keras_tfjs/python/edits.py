"""Edits of a text before the walk."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """Text that comes in the place of a node's."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str

    @classmethod
    def of(cls, node: ast.expr | ast.stmt, text: str) -> Edit:
        end = (node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
        return cls((node.lineno, node.col_offset), end, text)


def edited(
    lines: Sequence[bytes], start: tuple[int, int], end: tuple[int, int], edits: Sequence[Edit]
) -> str:
    """The text between two places (lines from 1, bytes from 0) with edits, which do not overlap."""
    done, place = "", start
    for edit in sorted(edits, key=lambda each: each.start):
        done += _between(lines, place, edit.start) + edit.text
        place = edit.end
    return done + _between(lines, place, end)


def _between(lines: Sequence[bytes], start: tuple[int, int], end: tuple[int, int]) -> str:
    (first, column), (last, stop) = start, end
    if first == last:
        return lines[first - 1][column:stop].decode()
    middle = lines[first : last - 1]
    parts = [lines[first - 1][column:], *middle, lines[last - 1][:stop]]
    return b"\n".join(parts).decode()
