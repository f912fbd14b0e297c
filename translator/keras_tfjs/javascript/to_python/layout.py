"""Black's layout, and which source line every line of it came from."""

from __future__ import annotations

import ast

LINE_LENGTH = 88


def laid_out(text: str, sources: list[int]) -> tuple[str, tuple[int, ...]]:
    """The text as Black writes it. `sources[i]` is the source line of line i + 1 of `text`; the
    result has the same for its own lines."""
    # Black costs a quarter of a second to import
    import black

    # format_str formats what it has changed a second time, which ours never needs: a test holds
    # emitted files against it
    once = getattr(black, "_format_str_once", black.format_str)
    formatted: str = once(text, mode=black.Mode(line_length=LINE_LENGTH))
    return formatted, _moved(text, formatted, sources)


def _moved(before: str, after: str, sources: list[int]) -> tuple[int, ...]:
    """Lines by the nodes on them (Black keeps the tree) and by comments in their order."""
    found: dict[int, int] = {}

    def note(new: int, old: int) -> None:
        if old <= len(sources):
            found.setdefault(new, sources[old - 1])

    for old_node, new_node in zip(
        ast.walk(ast.parse(before)), ast.walk(ast.parse(after)), strict=False
    ):
        if isinstance(old_node, ast.stmt | ast.expr) and isinstance(new_node, ast.stmt | ast.expr):
            note(new_node.lineno, old_node.lineno)
    old_comments = _comment_rows(before)
    for old_row, new_row in zip(old_comments, _comment_rows(after), strict=False):
        note(new_row, old_row)
    lines: list[int] = []
    for row in range(1, after.count("\n") + 1):
        lines.append(found.get(row) or (lines[-1] if lines else 1))
    return tuple(lines)


def _comment_rows(text: str) -> list[int]:
    return [
        row for row, line in enumerate(text.split("\n"), start=1) if line.lstrip().startswith("#")
    ]
