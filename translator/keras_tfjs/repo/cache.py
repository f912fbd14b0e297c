"""Results of earlier calls, by everything that they depend on.

The key is a hash of the file, of the modules of the project that it imports, of the options and of
this package itself; so an entry is either right or never asked for again. Entries that nobody asked
for in a month are removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from keras_tfjs.diagnostics import Confidence, Diagnostic, Severity
from keras_tfjs.pipeline import Outcome
from keras_tfjs.repo.candidates import program_text
from keras_tfjs.repo.closures import closure
from keras_tfjs.repo.files import FAILED, Job, Result
from keras_tfjs.repo.modules import Project, is_package
from keras_tfjs.repo.read import contents
from keras_tfjs.repo.write import write_atomically
from keras_tfjs.source import Dialect, Span

VARIABLE = "KERAS_TFJS_CACHE"
"""The environment variable that names another directory."""

_PRINTERS = ("libcst", "black", "tree_sitter", "tree_sitter_javascript", "tree_sitter_typescript")
"""Packages whose version shows in what is written."""
_MONTH = 30 * 24 * 3600
_DAY = 24 * 3600


class Cache:
    """A cache in a directory. What the file system refuses is as if it were not there: a cache
    makes a call quicker, and never fails one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def default(cls) -> Cache:
        if named := os.environ.get(VARIABLE):
            return cls(Path(named))
        from platformdirs import user_cache_path

        return cls(user_cache_path("keras-tfjs", appauthor=False))

    def key(self, job: Job, project: Project | None = None) -> str | None:
        """None for a job whose file cannot be read: its translation says why. The files of a call
        share a `project`."""
        try:
            data = contents(job.source) if job.data is None else job.data
        except OSError:
            return None
        found = hashlib.sha256(_package().encode())
        options = (job.shown, job.source.suffix, job.to, job.from_)
        found.update(repr((*options, job.wishes)).encode())
        found.update(hashlib.sha256(data).digest())
        if job.root is not None:
            text = program_text(job.source, data)
            project = project or Project()
            imported = project.imports(job.source, job.root)
            spoken = project.spoken_elsewhere(job.source, text, job.root) if imported else ()
            around = (is_package(job.source, job.root), imported, spoken)
            found.update(repr(around).encode())
            for name, module in sorted(project.modules(job.source, text, job.root).items()):
                found.update(f"{name}\0".encode() + closure(module, project.closures))
        return found.hexdigest()

    def get(self, key: str, job: Job) -> Result | None:
        place = self._place(key)
        try:
            found = _result(json.loads(place.read_bytes()), job)
            if time.time() - place.stat().st_mtime > _DAY:
                os.utime(place)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return found

    def put(self, key: str, result: Result) -> None:
        """Keeps a result; a failure of this package's own is not kept."""
        if result.outcome == FAILED:
            return
        text = json.dumps(_record(result))
        with contextlib.suppress(OSError):
            write_atomically(self._place(key), text.encode(), durable=False)

    def tidy(self) -> None:
        """Removes what nobody asked for in a month, at most once a day."""
        mark = self._folder / "tidied"
        now = time.time()
        with contextlib.suppress(OSError):
            if mark.exists() and now - mark.stat().st_mtime < _DAY:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            for place in self._folder.glob("??/*.json"):
                if now - place.stat().st_mtime > _MONTH:
                    place.unlink()

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


@cache
def _package() -> str:
    """What this package is, and the printers that it uses: files as they lie on disk."""
    root = Path(__file__).parents[1]
    files = sorted(_files(root))
    return repr((files, [_installed(name) for name in _PRINTERS]))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size


def _installed(name: str) -> tuple[str, int, int] | None:
    """Where a package lies, and since when: its version would take longer to read."""
    found = find_spec(name)
    if found is None or found.origin is None:
        return None
    with contextlib.suppress(OSError):
        place = os.stat(found.origin)
        return found.origin, place.st_mtime_ns, place.st_size
    return found.origin, 0, 0


def _record(result: Result) -> dict[str, Any]:
    data = None if result.data is None else result.data.decode("latin-1")
    return {
        "outcome": str(result.outcome),
        "diagnostics": [asdict(one) for one in result.diagnostics],
        "excerpts": result.excerpts,
        "source": result.source,
        "data": data,
    }


def _result(record: dict[str, Any], job: Job) -> Result:
    data = record["data"]
    return Result(
        job,
        Outcome(record["outcome"]),
        tuple(_diagnostic(one) for one in record["diagnostics"]),
        tuple(record["excerpts"]),
        None if record["source"] is None else Dialect(record["source"]),
        None if data is None else data.encode("latin-1"),
    )


def _diagnostic(one: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        **{
            **one,
            "severity": Severity(one["severity"]),
            "span": Span(**one["span"]),
            "confidence": Confidence(one["confidence"]),
        }
    )
