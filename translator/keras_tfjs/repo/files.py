"""One file of a call: read, translated, ready to be written. Runs in this process or a worker."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.diagnostics.report import FileReport
from keras_tfjs.pipeline import Outcome, run
from keras_tfjs.repo import notebook
from keras_tfjs.repo.cells import program_of, translate_cells
from keras_tfjs.repo.discover import NOTEBOOK, PYTHON_SUFFIXES
from keras_tfjs.repo.modules import Project, is_package
from keras_tfjs.repo.read import contents
from keras_tfjs.repo.write import problem
from keras_tfjs.source import Dialect, Encoding, Options, Span, Wishes, decode

FAILED = "failed"
"""The outcome of a file on which the translator itself raised."""

_WHOLE_FILE = Span.at(0)


@dataclass(frozen=True)
class Job:
    """One file to translate. `shown` is its path as diagnostics name it, `data` its bytes where
    they are not to be read from `source` (standard input), `root` the project that its imports are
    looked up in; `named` says that the user named this very file."""

    source: Path
    shown: str
    to: Dialect
    from_: Dialect | None = None
    target: Path | None = None
    wishes: Wishes = field(default_factory=Wishes)
    named: bool = True
    root: Path | None = None
    data: bytes | None = None


@dataclass(frozen=True)
class Result:
    """What became of a job. `data` are the bytes that the target should have, None for none;
    `excerpts` the source line of each diagnostic."""

    job: Job
    outcome: str
    diagnostics: tuple[Diagnostic, ...]
    excerpts: tuple[str, ...] = ()
    source: Dialect | None = None
    data: bytes | None = None
    traceback: str = ""

    def report(self) -> FileReport:
        target = str(self.job.target) if self.data is not None and self.job.target else None
        source = self.source.value if self.source else None
        to = self.job.to.value
        return FileReport(self.job.shown, target, source, to, self.outcome, self.diagnostics)


def translate_file(job: Job, project: Project | None = None) -> Result:
    """Never raises: what the translator itself raises is the outcome "failed". The files of a call
    share a `project`."""
    try:
        return _translate(job, project or Project())
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        bug = whole_file(job, "KT010", problem=said)
        return replace(bug, outcome=FAILED, traceback=traceback.format_exc())


def whole_file(job: Job, code: str, **fields: Any) -> Result:
    """A file that is refused as a whole."""
    return _refused(job, diagnostic(ROWS[code], _WHOLE_FILE, **fields))


def _refused(job: Job, problem: Diagnostic, line: str = "") -> Result:
    return Result(job, Outcome.REFUSED, (replace(problem, path=job.shown),), (line,))


def _translate(job: Job, project: Project) -> Result:
    python = job.source.suffix.lower() in PYTHON_SUFFIXES
    try:
        data = contents(job.source) if job.data is None else job.data
    except OSError as error:
        return whole_file(job, "KT007", problem=problem(error))
    try:
        text, encoding = decode(data, python=python or job.source.suffix == "")
    except UnicodeDecodeError as error:
        return _undecodable(job, data, error)
    except SyntaxError as error:
        cookie = diagnostic(ROWS["KT001"], Span.at(1), language="Python", problem=str(error))
        return _refused(job, cookie)
    options = Options(job.shown, **vars(job.wishes))
    if job.source.suffix.lower() == NOTEBOOK:
        return _notebook(job, data, text, encoding, options, project)
    options = _in_project(job, text, options, project)
    made = run(text, job.to, job.from_, options)
    excerpts = _lines(text, made.diagnostics)
    written: bytes | None = None
    same_language = made.source.is_python == job.to.is_python
    if made.outcome is Outcome.TRANSLATED:
        kept = encoding if same_language else Encoding(newline=encoding.newline)
        written = kept.encode(made.code, made.source_map)
    elif made.outcome is Outcome.UNCHANGED and same_language:
        written = data
    found = made.diagnostics
    return Result(job, made.outcome, found, excerpts, made.source, written)


def _notebook(
    job: Job, data: bytes, text: str, encoding: Encoding, options: Options, project: Project
) -> Result:
    if not text.strip():
        return _left(job, data, diagnostic(ROWS["KT004"], _WHOLE_FILE))
    try:
        book = notebook.parse(text)
    except notebook.NotebookError as error:
        span = Span.at(error.line, error.column)
        line = text.split("\n")[error.line - 1]
        return _refused(job, diagnostic(ROWS["KT601"], span, problem=error.message), line)
    if book.language not in ("python", "ipython"):
        return _left(job, data, diagnostic(ROWS["KT602"], _WHOLE_FILE, language=book.language))
    around = _in_project(job, program_of(book), options, project)
    options = replace(options, modules=around.modules, path=around.path)
    made = translate_cells(book, job.to, job.from_, options)
    found = tuple(replace(one, path=job.shown) for one in made.diagnostics)
    excerpts = tuple(
        _line(book.cells[one.cell - 1].source if one.cell else "", one.span.line) for one in found
    )
    written: bytes | None = None
    if made.outcome is Outcome.TRANSLATED:
        kept = encoding if job.to.is_python else Encoding(newline=encoding.newline)
        written = kept.encode(made.text)
    elif made.outcome is Outcome.UNCHANGED and job.to.is_python:
        written = data
    return Result(job, made.outcome, found, excerpts, made.source, written)


def _left(job: Job, data: bytes, note: Diagnostic) -> Result:
    """A notebook that stays as it is, and why."""
    kept = data if job.to.is_python else None
    return Result(job, Outcome.UNCHANGED, (replace(note, path=job.shown),), ("",), data=kept)


def _undecodable(job: Job, data: bytes, error: UnicodeDecodeError) -> Result:
    before = error.object[: error.start]
    line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2])
    found = diagnostic(
        ROWS["KT002"],
        Span.at(line, column),
        codec=error.encoding.upper(),
        byte=error.object[error.start],
        offset=error.start,
    )
    source = data.split(b"\n")[line - 1].decode("ascii", "replace")
    return _refused(job, found, source)


def _in_project(job: Job, text: str, options: Options, project: Project) -> Options:
    """The options with what the files around the job say."""
    if job.root is None:
        return options
    is_imported = project.imports(job.source, job.root)
    spoken = project.spoken_elsewhere(job.source, text, job.root) if is_imported else ()
    return replace(
        options,
        modules=project.modules(job.source, text, job.root),
        package=is_package(job.source, job.root),
        is_imported=is_imported,
        spoken_elsewhere=spoken,
        path=os.path.abspath(job.source),
    )


def _lines(text: str, found: Iterable[Diagnostic]) -> tuple[str, ...]:
    return tuple(_line(text, one.span.line) for one in found)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
