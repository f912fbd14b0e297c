"""What a diagnostic is, and what a stage of the translation hands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from keras_tfjs.source import Span


class Severity(StrEnum):
    """`error`: something is left over or refused (exit status 2 or 3). `warning`: translated, read
    this. `note`: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Confidence(StrEnum):
    EXACT = "exact"
    NUMERIC = "numeric"
    APPROXIMATE = "approximate"
    LEFT = "left"


@dataclass(frozen=True)
class Row:
    """One kind of diagnostic. `message` and `help` are `str.format` templates over the fields of a
    report; the message is one line that stands alone. `explanation` is what `explain` prints."""

    code: str
    title: str
    severity: Severity
    message: str
    help: str
    explanation: str
    confidence: Confidence = Confidence.LEFT


@dataclass(frozen=True)
class Diagnostic:
    """One thing to say about one place: `span` in the file `path`, or, where that is a notebook, in
    its cell `cell` (from 1). A span on line 0 means the whole file."""

    code: str
    severity: Severity
    message: str
    help: str
    span: Span
    construct: str
    confidence: Confidence
    path: str = ""
    cell: int | None = None


@dataclass(frozen=True)
class Stage:
    """What one stage made: text, the source line of every line of it, and what it has to say.

    `diagnostics` point into the stage's own input.
    """

    code: str
    lines: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def diagnostic(row: Row, span: Span, *, construct: str = "", **fields: Any) -> Diagnostic:
    """`row` filled in with `fields` at `span`."""
    return Diagnostic(
        code=row.code,
        severity=row.severity,
        message=row.message.format(**fields),
        help=row.help.format(**fields),
        span=span,
        construct=construct,
        confidence=row.confidence,
    )
