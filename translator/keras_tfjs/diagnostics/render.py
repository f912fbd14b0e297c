"""A diagnostic as text for people: place, message, the source with carets, the way out.

train.py:3:8: error[KT101]: message that stands alone
  |
3 | model.compile(optimiser="sgd")
  |               ^^^^^^^^^
  = help: what to do
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from keras_tfjs.diagnostics.model import Diagnostic, Severity
from keras_tfjs.source import Span

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[1;34m"
_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_TAB = "    "
_WIDEST = 160
_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x9B: 0xFFFD}


def place(diagnostic: Diagnostic) -> str:
    """`path:line:column`, both from 1; in a notebook `path:cell 3:line:column`."""
    cell = f":cell {diagnostic.cell}" if diagnostic.cell is not None else ""
    span = diagnostic.span
    position = f":{span.line}:{span.column + 1}" if span.line else ""
    return f"{diagnostic.path or '<string>'}{cell}{position}"


def render(diagnostic: Diagnostic, line: str, *, color: bool = False) -> str:
    """The diagnostic as text without a final newline; `line` is the source line it starts on.

    A diagnostic about a whole file (line 0), or a blank line, shows no source. Control characters
    of the source are shown as pictures, tabs as four spaces, long lines are cut around the span.
    """
    tint = _COLORS[diagnostic.severity]
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    head = (
        f"{_paint(plain(place(diagnostic)), _BOLD, color)}: {_paint(label, tint, color)}"
        f": {_paint(plain(diagnostic.message), _BOLD, color)}"
    )
    span = diagnostic.span
    shown = bool(span.line and line.strip())
    gutter = len(str(span.line)) if shown else 1
    bar = _paint(f"{'':{gutter}} |", _BLUE, color)
    rows = [head]
    if shown:
        code, underline = _excerpt(line, span)
        number = _paint(f"{span.line:>{gutter}} |", _BLUE, color)
        rows += [bar, f"{number} {code}", f"{bar} {_paint(underline, tint, color)}"]
    if diagnostic.help:
        equals = _paint(f"{'':{gutter}} =", _BLUE, color)
        rows.append(f"{equals} help: {plain(diagnostic.help)}")
    return "\n".join(rows)


def _paint(text: str, style: str, color: bool) -> str:
    return f"{style}{text}{_RESET}" if color else text


def plain(text: str) -> str:
    """The text with control characters, as names of files may have them, shown as pictures."""
    return text.translate(_VISIBLE)


def _excerpt(line: str, span: Span) -> tuple[str, str]:
    """The line as shown, and the carets below it."""
    start = min(span.column, len(line))
    end = span.end_column if span.end_line == span.line else len(line.rstrip())
    end = min(max(end, start + 1), max(len(line), start + 1))
    before, under, after = line[:start], line[start:end], line[end:]
    if len(line) > _WIDEST:
        before = before if len(before) <= 40 else "..." + before[-37:]
        under = under[: _WIDEST - 80]
        after = after if len(after) <= 40 else after[:37] + "..."
    shown = _shown(before), _shown(under), _shown(after)
    return "".join(shown).rstrip(), " " * _width(shown[0]) + "^" * max(_width(shown[1]), 1)


def _shown(text: str) -> str:
    return plain(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(
        (
            0
            if unicodedata.combining(character)
            else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        )
        for character in text
    )


def counted(counts: Mapping[Severity, int]) -> str:
    """`2 errors, 1 warning`; the empty string where there are none."""
    return ", ".join(
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts.get(severity)
    )
