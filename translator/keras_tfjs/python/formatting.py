"""Black's layout for one statement at its own indentation, and what comments a text holds."""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from functools import lru_cache

from keras_tfjs.layout import Irregular, statement
from keras_tfjs.source import LINE_LENGTH

_STEP = 4
_DISABLED = ("# fmt:", "# yapf:")


@lru_cache(maxsize=4096)
def formatted(
    code: str, depth: int, *, spread: bool = True, width: int = LINE_LENGTH
) -> tuple[str, ...]:
    """Lines of `code` (whole statements, not indented) as Black writes them `depth` blocks deep, in
    `width` columns.

    `spread`: a comma before a closing bracket asks for one item a line, as Black has it. Where the
    statement stood on one line, such a comma is only left over from what was removed behind it.
    The lines come with the indentation of that depth, four columns a block. Code that Black cannot
    parse comes back as it is: the text of a rewritten statement is still right, only not laid out.
    """
    try:
        return statement(code, depth, spread=spread, width=width)
    except Irregular:
        return _by_black(code, depth, spread=spread, width=width)


def _by_black(code: str, depth: int, *, spread: bool, width: int) -> tuple[str, ...]:
    # Black costs a quarter of a second to import
    import black
    from black.parsing import ASTSafetyError, InvalidInput

    shell = "".join(" " * (_STEP * level) + "if 1:\n" for level in range(depth))
    inside = in_string_lines(code)
    margin = " " * (_STEP * depth)
    body = "".join(
        line if number in inside or not line.strip() else margin + line
        for number, line in enumerate(code.splitlines(keepends=True), start=1)
    )
    mode = black.Mode(line_length=width, magic_trailing_comma=spread)
    try:
        text = black.format_str(shell + body, mode=mode)
    except (InvalidInput, ASTSafetyError):
        text = shell + body
    lines = text.splitlines()[depth:]
    while lines and not lines[0]:
        del lines[0]  # Black's own, between the shell and a definition
    return tuple(lines)


def in_string_lines(code: str) -> frozenset[int]:
    """Numbers (from 1) of lines that begin inside a string: their indentation is data."""
    if '"""' not in code and "'''" not in code and "\\\n" not in code:
        return frozenset()
    lines: set[int] = set()
    opened: list[int] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            kind = tokenize.tok_name[token.type]
            if kind in ("STRING", "FSTRING_MIDDLE"):
                lines.update(range(token.start[0] + 1, token.end[0] + 1))
            elif kind == "FSTRING_START":
                opened.append(token.start[0])
            elif kind == "FSTRING_END":
                lines.update(range(opened.pop() + 1, token.end[0] + 1))
    except (tokenize.TokenError, IndentationError):
        return frozenset()
    return frozenset(lines)


def comments(code: str) -> list[str]:
    """The comments of `code`, in order."""
    if "#" not in code:
        return []
    found: list[str] = []
    try:
        tokens = tokenize.generate_tokens(io.StringIO(code).readline)
        found.extend(token.string for token in tokens if token.type == tokenize.COMMENT)
    except (tokenize.TokenError, IndentationError):
        pass
    return found


def lost_comments(before: str, after: str) -> list[str]:
    """Comments of `before` that `after` does not hold, in order."""
    had = comments(before)
    if not had:
        return []
    left = Counter(_bare(comment) for comment in comments(after))
    lost = []
    for comment in had:
        if left[_bare(comment)]:
            left[_bare(comment)] -= 1
        else:
            lost.append(comment)
    return lost


def _bare(comment: str) -> str:
    """Black writes `#x` as `# x`."""
    return comment.lstrip("#! ").rstrip()
