"""The API calls of many files, counted before anything is translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from keras_tfjs.diagnostics import Confidence
from keras_tfjs.pipeline import ApiCall, api_calls
from keras_tfjs.repo import notebook
from keras_tfjs.repo.cells import program_of
from keras_tfjs.repo.discover import NOTEBOOK
from keras_tfjs.repo.files import Job
from keras_tfjs.repo.read import contents
from keras_tfjs.source import Options, decode


@dataclass(frozen=True)
class NameCount:
    """One name that does not carry everywhere: how often it is called and left, and why."""

    name: str
    calls: int
    left: int
    code: str
    reason: str


@dataclass(frozen=True)
class Coverage:
    """`by_library` counts the calls of each confidence, `left` is sorted, most frequent first;
    `skipped` names the files that could not be read or parsed."""

    files: int
    by_library: dict[str, Counter[Confidence]]
    left: tuple[NameCount, ...]
    skipped: tuple[str, ...]


def coverage(jobs: Iterable[Job]) -> Coverage:
    calls: list[ApiCall] = []
    skipped = []
    files = 0
    for job in jobs:
        found = _calls(job)
        if found is None:
            skipped.append(job.shown)
        else:
            files += 1
            calls += found
    by_library: dict[str, Counter[Confidence]] = {}
    for call in calls:
        by_library.setdefault(call.library, Counter())[call.confidence] += 1
    return Coverage(files, by_library, _left(calls), tuple(skipped))


def _calls(job: Job) -> tuple[ApiCall, ...] | None:
    """None for a file that cannot be read or is no program."""
    try:
        text, _ = decode(contents(job.source), python=True)
        options = Options(job.shown, keras=job.wishes.keras)
        if job.source.suffix.lower() == NOTEBOOK:
            book = notebook.parse(text)
            options = replace(options, notebook=True, python=book.python, release=book.release)
            text = program_of(book)
        return api_calls(text, job.to, job.from_, options)
    except (OSError, ValueError, SyntaxError):
        return None


def _left(calls: Iterable[ApiCall]) -> tuple[NameCount, ...]:
    total: Counter[str] = Counter()
    left: dict[str, list[ApiCall]] = {}
    for call in calls:
        total[call.name] += 1
        if call.confidence is Confidence.LEFT:
            left.setdefault(call.name, []).append(call)
    counts = []
    for name, found in left.items():
        reasons = Counter(
            (one.diagnostic.code, one.diagnostic.message) for one in found if one.diagnostic
        )
        (code, reason), _ = reasons.most_common(1)[0]
        counts.append(NameCount(name, total[name], len(found), code, reason))
    return tuple(sorted(counts, key=lambda one: (-one.left, one.name)))
