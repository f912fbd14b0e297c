"""What becomes of the translations: compared with what is there, shown as a diff, or written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from keras_tfjs.diagnostics import ROWS, diagnostic
from keras_tfjs.pipeline import Outcome
from keras_tfjs.repo.files import Result
from keras_tfjs.repo.write import problem, write_atomically
from keras_tfjs.source import Span


@dataclass(frozen=True)
class Change:
    """A target that does not have the bytes that it should have; `before` None: it is missing."""

    result: Result
    target: Path
    before: bytes | None
    after: bytes

    @property
    def kind(self) -> str:
        return "missing" if self.before is None else "stale"


def changes(results: Iterable[Result]) -> Iterator[Change]:
    for result in results:
        target, after = result.job.target, result.data
        if target is None or after is None:
            continue
        try:
            before: bytes | None = target.read_bytes()
        except OSError:
            before = None
        if before != after:
            yield Change(result, target, before, after)


def write(change: Change) -> Result | None:
    """Writes the target. Returns the result that says why it could not, if it could not."""
    try:
        write_atomically(change.target, change.after)
    except OSError as error:
        fields = {"target": str(change.target), "problem": problem(error)}
        found = replace(
            diagnostic(ROWS["KT008"], Span.at(0), **fields), path=change.result.job.shown
        )
        return replace(
            change.result,
            outcome=Outcome.REFUSED,
            diagnostics=(*change.result.diagnostics, found),
            excerpts=(*change.result.excerpts, ""),
            data=None,
        )
    return None


def unified(change: Change) -> list[str]:
    """The lines of a unified diff, without line ends."""
    old = "/dev/null" if change.before is None else f"a/{change.target.as_posix()}"
    before, after = _lines(change.before or b""), _lines(change.after)
    return [
        line.rstrip("\n")
        for line in difflib.unified_diff(before, after, old, f"b/{change.target.as_posix()}")
    ]


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n\\ No newline at end of file"
    return lines
