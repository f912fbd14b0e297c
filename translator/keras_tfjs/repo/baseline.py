"""A record of the left-overs that a repository has accepted, so that only new ones fail.

    {"version": 1,
     "entries": [{"path": "src/a.py", "code": "KT101", "line": "x = ...", "count": 1}]}

An entry is known by the text of its line, not by its number: what moves stays known. Notes are not
recorded; they fail nothing.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from keras_tfjs.diagnostics import Diagnostic, Severity
from keras_tfjs.repo.files import Result

VERSION = 1

_Key = tuple[str, str, str]


class BaselineError(ValueError):
    """A file that is no baseline."""


class Baseline:
    """`path` is the file; paths in it are relative to its directory."""

    def __init__(self, path: Path, entries: Counter[_Key]) -> None:
        self._folder = path.absolute().parent
        self._entries = entries

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises OSError, and BaselineError for another JSON, or none."""
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            if document["version"] != VERSION:
                raise BaselineError(f"version {document['version']!r}, expected {VERSION}")
            entries: Counter[_Key] = Counter()
            for entry in document["entries"]:
                key = (str(entry["path"]), str(entry["code"]), str(entry["line"]))
                entries[key] += int(entry["count"])
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, BaselineError):
                raise
            raise BaselineError(f"it is not a baseline of keras-tfjs: {error!r}") from error
        return cls(path, entries)

    def unknown(self, results: Iterable[Result]) -> tuple[list[Result], int]:
        """The results without what is recorded, and how many diagnostics that took away."""
        left = self._entries.copy()
        kept: list[Result] = []
        known = 0
        for result in results:
            fresh = []
            for one, line in zip(result.diagnostics, result.excerpts, strict=True):
                key = _key(result, one, line, self._folder)
                if recorded(one) and left[key] > 0:
                    left[key] -= 1
                    known += 1
                else:
                    fresh.append((one, line))
            kept.append(
                replace(
                    result,
                    diagnostics=tuple(one for one, _ in fresh),
                    excerpts=tuple(line for _, line in fresh),
                )
            )
        return kept, known


def dump(path: Path, results: Sequence[Result]) -> str:
    """The text of a baseline at `path` that knows everything the results say."""
    folder = path.absolute().parent
    entries = Counter(
        _key(result, one, line, folder)
        for result in results
        for one, line in zip(result.diagnostics, result.excerpts, strict=True)
        if recorded(one)
    )
    rows = [
        {"path": place, "code": code, "line": line, "count": count}
        for (place, code, line), count in sorted(entries.items())
    ]
    return json.dumps({"version": VERSION, "entries": rows}, indent=1, ensure_ascii=False) + "\n"


def recorded(one: Diagnostic) -> bool:
    return one.severity is not Severity.NOTE


def _key(result: Result, one: Diagnostic, line: str, folder: Path) -> _Key:
    place = os.path.relpath(result.job.source.absolute(), folder).replace(os.sep, "/")
    return place, one.code, line.strip()
