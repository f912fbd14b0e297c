"""Where the conversion of one file collects what it has to say."""

from __future__ import annotations

from typing import Any

from keras_tfjs.diagnostics import ROWS, Diagnostic, Severity, diagnostic
from keras_tfjs.source import Span


class Refused(Exception):
    """The conversion can't go on; the reason is among the findings."""


class Findings:
    """Diagnostics about one model file. They point at the file, which has no lines."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, construct: str = "", **fields: Any) -> None:
        found = diagnostic(ROWS[code], Span.at(1), construct=construct, **fields)
        located = Diagnostic(**{**vars(found), "path": self.path})
        if located not in self.diagnostics:
            self.diagnostics.append(located)

    def refuse(self, code: str, construct: str = "", **fields: Any) -> Refused:
        """Reports, and gives the exception to raise."""
        self.report(code, construct, **fields)
        return Refused(code)

    @property
    def has_errors(self) -> bool:
        return any(found.severity is Severity.ERROR for found in self.diagnostics)
