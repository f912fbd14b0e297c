"""Comments in the source that accept a diagnostic.

    layer = odd(1)  # keras-tfjs: ignore[KT101]     these codes, on this line
    # keras-tfjs: ignore                            every code, on the next line
    # keras-tfjs: ignore-file[KT2]                  codes that start so, in the whole file

In JavaScript the same after `//`. A comment that accepts nothing is said itself (KT012), so that
it goes when its reason has gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.source import Span

_WORD = "keras-tfjs:"
_COMMENT = re.compile(
    r"(?:#|//)[ \t]*keras-tfjs:[ \t]*ignore(?P<file>-file)?\b" r"[ \t]*(?:\[(?P<codes>[^\]\n]*)\])?"
)


@dataclass(frozen=True)
class _Comment:
    """`line` is the line that it speaks of, None for the file; without `codes` it means all."""

    span: Span
    line: int | None
    codes: tuple[str, ...]

    def accepts(self, one: Diagnostic) -> bool:
        here = self.line is None or one.span.line <= self.line <= max(
            one.span.line, one.span.end_line
        )
        return here and (not self.codes or one.code.startswith(self.codes))


def unsuppressed(source: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics that no comment of the source accepts, and one for each idle comment."""
    found = tuple(found)
    if _WORD not in source:
        return found
    comments = tuple(_comments(source))
    kept = [one for one in found if not any(comment.accepts(one) for comment in comments)]
    for comment in comments:
        if not any(comment.accepts(one) for one in found):
            codes = ", ".join(comment.codes) or "a diagnostic"
            kept.append(diagnostic(ROWS["KT012"], comment.span, codes=codes))
    return tuple(kept)


def _comments(source: str) -> Iterator[_Comment]:
    lines = source.split("\n")
    for number, text in enumerate(lines, start=1):
        match = _COMMENT.search(text) if _WORD in text else None
        if match is None:
            continue
        line: int | None = number
        if match["file"]:
            line = None
        elif not text[: match.start()].strip():
            line = next(
                (later for later, code in enumerate(lines[number:], number + 1) if code.strip()),
                number,
            )
        codes = tuple(code.strip() for code in (match["codes"] or "").split(",") if code.strip())
        yield _Comment(Span.at(number, match.start(), len(match[0])), line, codes)
