"""Blank lines between rows, as Black has them: around definitions, behind imports."""

from __future__ import annotations

from collections.abc import Sequence

from keras_tfjs.layout.rows import Row

_HEADS_OF_THEIR_OWN = ("with", "try", "for", "while", "if", "match")


class _Seen:
    """What later rows ask of one."""

    __slots__ = (
        "after",
        "before",
        "depth",
        "is_class",
        "is_comment",
        "is_decorator",
        "is_definition",
        "is_docstring",
        "is_import",
        "opens_block",
        "previous",
    )

    def __init__(self, row: Row, previous: _Seen | None) -> None:
        text = row.text
        self.depth = row.depth
        self.before = self.after = 0
        self.previous = previous
        self.is_comment = text[0] == "#"
        self.is_decorator = text[0] == "@"
        self.is_definition = text.startswith(("def ", "async def "))
        self.is_class = text.startswith("class ")
        self.is_import = text.startswith(("import ", "from "))
        self.opens_block = text[-1] == ":" and not self.is_comment
        self.is_docstring = row.is_docstring


def spaced(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """The rows that are not blank, each with the number of blank lines before it."""
    made: list[tuple[_Seen, Row]] = []
    definitions: list[int] = []
    previous: _Seen | None = None
    comment: _Seen | None = None
    blanks = 0
    for row in rows:
        if not row.text:
            blanks += 1
            continue
        seen = _Seen(row, previous)
        seen.before, seen.after = _wanted(seen, row.text, blanks, definitions, comment)
        if previous is not None:
            seen.before = max(0, seen.before - previous.after)
            if _is_module_docstring(previous) and not (seen.is_class or seen.is_definition):
                seen.before = 1
        if seen.is_comment:
            if previous is None or (
                not previous.is_decorator
                and (not previous.is_comment or seen.before)
                and (comment is None or seen.before)
            ):
                comment = seen
        elif not seen.is_decorator or seen.before:
            comment = None
        made.append((seen, row))
        previous = seen
        blanks = 0
    return [
        (max(seen.before, 0) + (seen.previous.after if seen.previous else 0), row)
        for seen, row in made
    ]


def _wanted(
    seen: _Seen, text: str, blanks: int, definitions: list[int], comment: _Seen | None
) -> tuple[int, int]:
    """Blank lines before and after a row. `definitions`: depths of those that are open, which it
    brings up to date."""
    depth = seen.depth
    before = min(blanks, 1 if depth else 2)
    wished = before
    ended: int | None = None
    while definitions and definitions[-1] >= depth:
        ended = definitions.pop()
    if seen.is_definition or seen.is_class:
        definitions.append(depth)
    previous = seen.previous
    if previous is None:
        return 0, 0
    if seen.is_docstring:
        if previous.is_class:
            return 0, 1
        if previous.opens_block and previous.is_definition:
            return 0, 0
    if ended is not None:
        is_clause = seen.opens_block and not text.startswith(_HEADS_OF_THEIR_OWN)
        before = 1 if depth or (ended and is_clause) else 2
    if seen.is_decorator or seen.is_definition or seen.is_class:
        return _before_definition(seen, previous, before, wished, comment), 0
    if previous.is_import and not seen.is_import and depth == previous.depth:
        return (before or 1) if depth else 1, 0
    return before, 0


def _before_definition(
    seen: _Seen, previous: _Seen, before: int, wished: int, comment: _Seen | None
) -> int:
    if previous.is_decorator:
        return 0
    if previous.depth < seen.depth and (previous.is_class or previous.is_definition):
        return 1 if wished else 0
    wanted = 1 if seen.depth else 2
    if previous.is_comment and previous.depth == seen.depth and not before:
        # The lines go before the comment that belongs to the definition
        if comment is not None and comment.previous is not None and comment.before <= 1:
            above = comment.previous
            if not above.is_class and not above.opens_block:
                comment.before = max(comment.before, wanted) - above.after
        return 0
    return wanted


def _is_module_docstring(seen: _Seen) -> bool:
    if not seen.is_docstring or seen.depth:
        return False
    above = seen.previous
    while above is not None:
        if not above.is_comment:
            return False
        above = above.previous
    return True
