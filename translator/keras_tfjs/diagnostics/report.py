"""The machine-readable record of a run, and its three forms: JSON, SARIF and Markdown."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from keras_tfjs.diagnostics.model import Diagnostic, Severity
from keras_tfjs.diagnostics.render import plain
from keras_tfjs.diagnostics.rows import ROWS

SCHEMA_VERSION = 1
"""Of the JSON report (report.schema.json): raised when a field changes meaning or goes."""

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@dataclass(frozen=True)
class FileReport:
    """What happened to one source file.

    `outcome` is `translated`, `unchanged`, `refused` or `failed`; `source` and `to` are dialects
    (None where the source was never read); `target` is where the translation goes, if anywhere.
    """

    path: str
    target: str | None
    source: str | None
    to: str
    outcome: str
    diagnostics: tuple[Diagnostic, ...]


Report = Callable[[Sequence[FileReport], str], str]
"""Files and the tool's version, to text."""


def json_report(files: Sequence[FileReport], version: str) -> str:
    found = [diagnostic for file in files for diagnostic in file.diagnostics]
    outcomes = Counter(file.outcome for file in files)
    severities = Counter(diagnostic.severity for diagnostic in found)
    document = {
        "schemaVersion": SCHEMA_VERSION,
        "tool": {"name": "keras-tfjs", "version": version},
        "summary": {
            "files": {name: outcomes[name] for name in _OUTCOMES},
            "diagnostics": {severity.value: severities[severity] for severity in Severity},
        },
        "files": [
            {
                "path": file.path,
                "target": file.target,
                "from": file.source,
                "to": file.to,
                "outcome": file.outcome,
                "diagnostics": [_entry(diagnostic) for diagnostic in file.diagnostics],
            }
            for file in files
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


_OUTCOMES = ("translated", "unchanged", "refused", "failed")


def _entry(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "cell": diagnostic.cell,
        "line": span.line,
        "column": span.column + 1,
        "endLine": span.end_line,
        "endColumn": span.end_column + 1,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "construct": diagnostic.construct,
        "confidence": diagnostic.confidence.value,
    }


def sarif_report(files: Sequence[FileReport], version: str) -> str:
    """SARIF 2.1.0, as code scanning services read it."""
    used = sorted({diagnostic.code for file in files for diagnostic in file.diagnostics})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": ROWS[code].title},
            "fullDescription": {"text": ROWS[code].explanation},
            "defaultConfiguration": {"level": _SARIF_LEVELS[ROWS[code].severity]},
        }
        for code in used
    ]
    results = [
        _result(file, diagnostic, used.index(diagnostic.code))
        for file in files
        for diagnostic in file.diagnostics
    ]
    document = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "keras-tfjs", "version": version, "rules": rules},
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _result(file: FileReport, diagnostic: Diagnostic, rule: int) -> dict[str, object]:
    span = diagnostic.span
    location: dict[str, object] = {
        "artifactLocation": {"uri": quote(os.fsencode(file.path.replace("\\", "/")))},
    }
    if span.line and diagnostic.cell is None:
        location["region"] = {
            "startLine": span.line,
            "startColumn": span.column + 1,
            "endLine": span.end_line,
            "endColumn": span.end_column + 1,
        }
    cell = f" (cell {diagnostic.cell}, line {span.line})" if diagnostic.cell is not None else ""
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message}{cell}\nhelp: {diagnostic.help}"},
        "locations": [{"physicalLocation": location}],
        "properties": {
            "construct": diagnostic.construct,
            "confidence": diagnostic.confidence.value,
        },
    }


def markdown_report(files: Sequence[FileReport], version: str) -> str:
    """A page for people: one table of files, one of diagnostics by code, then every diagnostic."""
    found = [diagnostic for file in files for diagnostic in file.diagnostics]
    lines = [
        "# keras-tfjs report",
        "",
        f"keras-tfjs {version}",
        "",
        "| file | to | outcome | errors | warnings | notes |",
        "|---|---|---|---:|---:|---:|",
    ]
    for file in files:
        counts = Counter(diagnostic.severity for diagnostic in file.diagnostics)
        cells = (_code(file.path), file.to, file.outcome, *(str(counts[one]) for one in Severity))
        lines.append(_row(cells))
    if found:
        lines += ["", "| code | what | times |", "|---|---|---:|"]
        for code, times in Counter(diagnostic.code for diagnostic in found).most_common():
            lines.append(_row((code, ROWS[code].title, str(times))))
        lines += ["", "| place | code | message | confidence |", "|---|---|---|---|"]
        for file in files:
            for one in file.diagnostics:
                cell = f":cell {one.cell}" if one.cell is not None else ""
                where = f"{file.path}{cell}:{one.span.line}:{one.span.column + 1}"
                lines.append(_row((_code(where), one.code, one.message, one.confidence.value)))
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _code(text: str) -> str:
    """The text as code: names of files are no Markdown."""
    fence = "``" if "`" in text else "`"
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _cell(text: str) -> str:
    """One line, in which only what stands between backticks is Markdown."""
    line = plain(text.replace("\n", " ")).replace("|", "\\|")
    return _MARKUP.sub(lambda found: found[1] or f"\\{found[0]}", line)


_MARKUP = re.compile(r"(`+[^`]*`+)|[<*]|_(?=_)|(?<=_)_")


REPORTS: dict[str, Report] = {
    ".json": json_report,
    ".sarif": sarif_report,
    ".md": markdown_report,
}
"""The form of a report, by the suffix of its file."""
