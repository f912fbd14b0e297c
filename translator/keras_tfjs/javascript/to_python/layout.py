"""Black's layout, and which source line every line of it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator


def laid_out(text: str, sources: list[int], width: int) -> tuple[str, tuple[int, ...]]:
    """The text as Black writes it in `width` columns. `sources[i]` is the source line of line i + 1
    of `text`; the result has the same for its own lines."""
    # Black costs a quarter of a second to import
    import black

    # format_str formats what it has changed a second time, which ours never needs: a test holds
    # emitted files against it
    once = getattr(black, "_format_str_once", black.format_str)
    formatted: str = once(text, mode=black.Mode(line_length=width))
    return formatted, _moved(text, formatted, sources)


_WORD = re.compile(r"\w+")


def _moved(before: str, after: str, sources: list[int]) -> tuple[int, ...]:
    """Lines by the words on them: Black keeps all words, in strings and comments too."""
    found: dict[int, int] = {}
    for new, old in zip(_word_rows(after), _word_rows(before), strict=False):
        if new not in found and old <= len(sources):
            found[new] = sources[old - 1]
    lines: list[int] = []
    for row in range(1, after.count("\n") + 1):
        lines.append(found.get(row) or (lines[-1] if lines else 1))
    return tuple(lines)


def _word_rows(text: str) -> Iterator[int]:
    for row, line in enumerate(text.split("\n"), start=1):
        for _ in _WORD.findall(line):
            yield row
