"""Which cases do not pass yet: a list that only gets shorter, checked in as `not_passing.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.tfjs_suite.running import FileResult

PATH = Path(__file__).with_name("not_passing.json")
WHOLE = "(the file does not load)"


@dataclass(frozen=True)
class Record:
    """`passed` of all cases, and the names of those that do not pass, by file."""

    passed: int
    failing: dict[str, list[str]]


def read() -> Record:
    kept = json.loads(PATH.read_text(encoding="utf-8"))
    return Record(kept["passed"], kept["failing"])


def of(results: Iterable[FileResult]) -> Record:
    passed = 0
    failing: dict[str, list[str]] = {}
    for result in results:
        passed += sum(one.passed for one in result.outcomes)
        names = [one.name for one in result.outcomes if one.problems]
        if result.problem:
            names.append(WHOLE)
        if names:
            failing[result.file] = names
    return Record(passed, failing)


def lost(before: Record, results: Iterable[FileResult]) -> list[str]:
    """Cases that passed when the record was made and do not now, with their first problem."""
    found = []
    for result in results:
        known = before.failing.get(result.file, ())
        if WHOLE in known:
            continue
        if result.problem:
            found.append(f"{result.file}: {result.problem}")
        found += [
            f"{result.file}: {one.name}: {one.problems[0]}"
            for one in result.outcomes
            if one.problems and one.name not in known
        ]
    return found


def write(record: Record) -> None:
    """Raises ValueError where fewer cases pass than before: the count only rises."""
    before = read().passed if PATH.exists() else 0
    if record.passed < before:
        raise ValueError(f"{record.passed} cases pass, but {before} did")
    text = json.dumps({"passed": record.passed, "failing": record.failing}, indent=1)
    PATH.write_text(text + "\n", encoding="utf-8")
