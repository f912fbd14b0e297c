"""Python in Black's layout, from logical lines: most of them fit as they are.

Black itself takes longer than the whole translation, so it gets only what is no plain row of
tokens: comments in brackets, wide characters. A test holds the layout against Black's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from keras_tfjs.layout.blank_lines import spaced
from keras_tfjs.layout.docstrings import indented
from keras_tfjs.layout.leaves import Irregular
from keras_tfjs.layout.plain import plain_row
from keras_tfjs.layout.powers import hugged
from keras_tfjs.layout.rows import Row
from keras_tfjs.layout.spacing import rows
from keras_tfjs.layout.splitting import split

__all__ = ["Irregular", "Row", "laid_out", "statement"]

_STEP = "    "
_POWER = re.compile(r"[\w)\]}] ?\*\*")
_LAST_COMMA = re.compile(r",[)\]}]")
_SPREAD = re.compile(r"[(\[{,] ?\*")


def laid_out(rows: Sequence[Row], width: int) -> tuple[str, tuple[int, ...]]:
    """The rows as Black writes them in `width` columns, and the source line of every line."""
    lines: list[str] = []
    sources: list[int] = []
    for blanks, row in spaced(rows):
        if blanks:
            lines += [""] * blanks
            sources += [sources[-1]] * blanks
        made = _lines(row, width)
        lines += made
        sources += [row.source] * len(made)
    return ("\n".join(lines) + "\n" if lines else ""), tuple(sources)


def statement(code: str, depth: int, *, spread: bool, width: int) -> tuple[str, ...]:
    """The lines of `code`, in any spacing, as Black writes them `depth` blocks deep.

    `spread`: a comma before a closing bracket asks for one item a line. Raises Irregular where
    only Black knows.
    """
    lines: list[str] = []
    plain = plain_row(code)
    for row in rows(code, keeps_commas=spread) if plain is None else (plain,):
        row.depth += depth
        made = _plain(row, width)
        if len(made) > 1 and _SPREAD.search(row.text):
            # Black asks how new the rest is before it puts a comma behind `**options`
            raise Irregular(row.text)
        lines += made
    return tuple(lines)


def _lines(row: Row, width: int) -> list[str]:
    text = row.text
    margin = _STEP * row.depth
    if text[0] == "#":
        return [margin + text]
    if row.is_docstring:
        text = indented(text, row.depth, width)
        ending = f"  {row.comment}" if row.comment else ""
        return f"{margin}{text}{ending}".split("\n")
    if "\n" in text:
        return by_black(row, width)
    try:
        return _plain(row, width)
    except Irregular:
        return by_black(row, width)


def _plain(row: Row, width: int) -> list[str]:
    """The lines of a row of tokens. Raises Irregular."""
    text = row.text
    margin = _STEP * row.depth
    if "**" in text and _POWER.search(text):
        text = hugged(text)
    line = f"{margin}{text}  {row.comment}" if row.comment else margin + text
    fits = len(line) <= width and (line.isascii() or 2 * len(line) <= width or _is_narrow(line))
    if fits and not _LAST_COMMA.search(text):
        return [line]
    if row.comment or not _is_narrow(line):
        raise Irregular(row.comment)
    return split(text, row.depth, width)


def _is_narrow(line: str) -> bool:
    """Whether each character takes one column."""
    return line.isascii() or not any(
        east_asian_width(one) in "WF" or combining(one) or not one.isprintable() for one in line
    )


_BEFORE = {"elif": "if 1:", "except": "try:"}
"""The heads of blocks that have to stand before another's."""


def by_black(row: Row, width: int) -> list[str]:
    """The lines that Black makes of one row."""
    # Black costs a quarter of a second to import
    import black

    margin = _STEP * row.depth
    shell = [_STEP * level + "if 1:" for level in range(row.depth)]
    before = _BEFORE.get(row.text.split(" ", 1)[0].rstrip(":"))
    if before is not None:
        shell += [margin + before, f"{margin}    pass"]
    ending = f"  {row.comment}" if row.comment else ""
    body = [margin + row.text + ending]
    opens_block = row.text.endswith(":")
    if opens_block:
        body.append(f"{margin}    pass")
    elif row.text.startswith("@"):
        body.append(f"{margin}def f():\n{margin}    pass")
    try:
        code = black.format_str(
            "\n".join([*shell, *body]) + "\n", mode=black.Mode(line_length=width)
        )
    except (black.parsing.InvalidInput, black.parsing.ASTSafetyError):
        return (margin + row.text + ending).split("\n")
    lines = code.split("\n")[len(shell) : -1]
    while not lines[0]:
        del lines[0]  # Black's own, between the shell and a definition
    if opens_block:
        del lines[-1]
    elif row.text.startswith("@"):
        del lines[-2:]
    return lines
