"""What the pairs looked like when they were last in step: which side was edited since.

The record is a file beside pyproject.toml, meant to be committed. It holds a hash for either side,
of the text with `\\n` line ends, because version control may change those.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from keras_tfjs.diagnostics import ROWS, diagnostic
from keras_tfjs.pipeline import Outcome
from keras_tfjs.repo.config import ConfigError
from keras_tfjs.repo.deliver import Change
from keras_tfjs.repo.files import Result
from keras_tfjs.repo.write import write_atomically
from keras_tfjs.source import Span

RECORD = ".keras-tfjs.json"
_VERSION = 1


class Edited(StrEnum):
    """Which side of a pair has changed since the two were in step."""

    SOURCE = "source"
    TARGET = "target"
    BOTH = "both"
    NEITHER = "neither"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class _Step:
    source: str
    target: str


@dataclass
class Record:
    """The record in a directory."""

    folder: Path
    steps: dict[str, _Step] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Record:
        """Raises ConfigError for a file that is none, as one with marks of a merge: written anew it
        would not tell edits that were made since."""
        try:
            document = json.loads((folder / RECORD).read_text(encoding="utf-8"))
            steps = {
                target: _Step(str(step["source"]), str(step["target"]))
                for target, step in document["pairs"].items()
            }
        except FileNotFoundError:
            return cls(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            way_out = "take an earlier version of it, or delete it if no target was edited"
            message = "this is no record of pairs that are in step"
            raise ConfigError(folder / RECORD, message, way_out) from error
        return cls(folder, steps)

    def edited(self, change: Change) -> Edited:
        """Which side of a pair that is out of step was edited."""
        step = self.steps.get(self._name(change.target))
        if step is None or change.before is None:
            return Edited.UNKNOWN
        source = _hash_of(change.result.job.source) != step.source
        target = _hash(change.before) != step.target
        if source:
            return Edited.BOTH if target else Edited.SOURCE
        return Edited.TARGET if target else Edited.NEITHER

    def left_behind(self, results: Iterable[Result]) -> list[str]:
        """The targets that were written once, are still there, and have no source any more."""
        made = {self._name(one.job.target) for one in results if one.job.target is not None}
        return sorted(name for name in self.steps.keys() - made if (self.folder / name).exists())

    def write(self, results: Iterable[Result]) -> None:
        """Records every pair of the results whose target is as it should be. Raises OSError."""
        steps = {name: step for name, step in self.steps.items() if (self.folder / name).exists()}
        for result in results:
            target = result.job.target
            if target is None or result.data is None or _hash_of(target) != _hash(result.data):
                continue
            steps[self._name(target)] = _Step(_hash_of(result.job.source), _hash(result.data))
        if steps != self.steps:
            write_atomically(self.folder / RECORD, _text(steps).encode())
            self.steps = steps

    def _name(self, target: Path) -> str:
        return os.path.relpath(target.absolute(), self.folder).replace(os.sep, "/")


def refused(change: Change, edited: Edited) -> Result:
    """The result of a pair whose target is not written over, because somebody edited it."""
    source, target = change.result.job.shown, str(change.target)
    others = f"so was {source}" if edited is Edited.BOTH else f"{source} was not"
    found = diagnostic(ROWS["KT609"], Span.at(0), target=target, others=others, source=source)
    return replace(
        change.result,
        outcome=Outcome.REFUSED,
        diagnostics=(*change.result.diagnostics, replace(found, path=source)),
        excerpts=(*change.result.excerpts, ""),
        data=None,
    )


def _text(steps: Mapping[str, _Step]) -> str:
    pairs = {name: {"source": step.source, "target": step.target} for name, step in steps.items()}
    return json.dumps({"version": _VERSION, "pairs": pairs}, indent=1, sort_keys=True) + "\n"


def _hash_of(path: Path) -> str:
    try:
        return _hash(path.read_bytes())
    except OSError:
        return ""


def _hash(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
