"""Where a later stage's text came from: its lines and its diagnostics in the original source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keras_tfjs.diagnostics import Diagnostic
from keras_tfjs.source import Span


def compose(outer: Sequence[int], inner: Sequence[int], count: int) -> tuple[int, ...]:
    """The source line of each of the `count` lines of a stage's output.

    `outer[i]` is the source line of line i + 1 of the stage's input, `inner[i]` the input line of
    line i + 1 of its output. Lines that `inner` says nothing of come from where its last one does.
    """
    last = inner[-1] if inner else 1
    known = (inner[index] if index < len(inner) else last for index in range(count))
    return tuple(_line(outer, line) for line in known)


def relocate(
    diagnostic: Diagnostic, text: Sequence[str], lines: Sequence[int], source: Sequence[str]
) -> Diagnostic:
    """`diagnostic`, whose span is in `text`, with its span in `source`.

    `text` and `source` are lists of lines, `lines[i]` the source line of `text[i]`. Columns are
    kept where the line is unchanged, or where the text under the span occurs once in the source
    line; elsewhere the span is the code of the line, or of all lines from the first to the last.
    """
    span = diagnostic.span
    first, last = _line(lines, span.line), _line(lines, span.end_line)
    if text is source or (
        _at(text, span.line) == _at(source, first)
        and _at(text, span.end_line) == _at(source, last)
        and first <= last
    ):
        return replace(diagnostic, span=Span(first, span.column, last, span.end_column))
    if first < last:
        return replace(diagnostic, span=_whole(source, first, last))
    return replace(diagnostic, span=_search(span, _at(text, span.line), first, _at(source, first)))


def _whole(source: Sequence[str], first: int, last: int) -> Span:
    start, end = _at(source, first), _at(source, last)
    return Span(first, len(start) - len(start.lstrip()), last, len(end.rstrip()))


def _search(span: Span, text: str, line: int, source: str) -> Span:
    end = span.end_column if span.end_line == span.line else len(text)
    wanted = text[span.column : end].strip()
    if wanted and source.count(wanted) == 1:
        return Span.at(line, source.index(wanted), len(wanted))
    code = source.strip()
    return Span.at(line, len(source) - len(source.lstrip()), len(code))


def _line(lines: Sequence[int], line: int) -> int:
    return lines[min(max(line, 1), len(lines)) - 1] if lines else 1


def _at(text: Sequence[str], line: int) -> str:
    return text[line - 1] if 0 < line <= len(text) else ""
