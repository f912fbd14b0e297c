"""What becomes of one Python file or notebook on the way to TF.js-style Python and JavaScript."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.public_code import laws, typescript
from tests.public_code.clones import Source
from tests.public_code.limits import limited

from keras_tfjs import pipeline
from keras_tfjs.depth import with_room
from keras_tfjs.diagnostics import Confidence, Severity
from keras_tfjs.pipeline import ApiCall, Outcome
from keras_tfjs.repo import cells, modules, notebook
from keras_tfjs.repo.discover import mentions_framework
from keras_tfjs.source import Dialect, Options


@dataclass(frozen=True)
class Verdict:
    """`calls` counts the API calls by library and confidence, `left` those that stayed behind by
    name, code and words; `broken` names the laws that do not hold, `bug` is a crash. `script` is
    the JavaScript, for Node and TypeScript to read."""

    path: str
    lines: int
    seconds: float
    is_notebook: bool = False
    concerned: bool = False
    refused: str = ""
    bug: str = ""
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    approximate: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    made_lines: int = 0
    script: typescript.Script | None = None
    broken: tuple[laws.Breach, ...] = ()


def judge(source: Source) -> Verdict:
    start = time.perf_counter()
    is_notebook = source.path.endswith(".ipynb")
    text = source.text
    lines = text.count("\n") + 1

    def verdict(**found: Any) -> Verdict:
        seconds = time.perf_counter() - start
        return Verdict(source.path, lines, seconds, is_notebook=is_notebook, **found)

    if source.problem:
        return verdict(refused=f"not text: {source.problem}")
    options = Options(filename=source.path, notebook=is_notebook)
    if source.root is not None and not is_notebook:
        options = _in_project(source, text, source.root, options)
    if is_notebook:
        try:
            book = notebook.parse(text)
            text = cells.program_of(book)
            options = replace(options, python=book.python, release=book.release)
            if source.root is not None:  # as the command line: no module itself
                around = _in_project(source, text, source.root, options)
                options = replace(options, modules=around.modules, path=around.path)
        except notebook.NotebookError as problem:
            return verdict(refused=f"not a notebook: {problem.message}")
        lines = text.count("\n")
    try:
        with limited():
            return verdict(**_judged(text, options))
    except Exception as problem:
        return verdict(bug=f"{type(problem).__name__}: {str(problem)[:300]}")


def _in_project(source: Source, text: str, root: Path, options: Options) -> Options:
    """As the command line reads a file: with what the files around it say."""
    path = root / source.path
    project = _project(root)
    return replace(
        options,
        modules=project.modules(path, text, root),
        package=modules.is_package(path, root),
        is_imported=project.imports(path, root),
        path=str(path),
    )


@lru_cache(maxsize=1)
def _project(_root: Path) -> modules.Project:
    """One for all files of a clone, as the command line has it."""
    return modules.Project()


def _judged(text: str, options: Options) -> dict[str, Any]:
    made = pipeline.run(text, Dialect.TFJS, Dialect.KERAS, options)
    if made.outcome is Outcome.REFUSED:
        one = made.diagnostics[0]
        return {"refused": f"{one.code} {one.message} (line {one.span.line})"}
    if not mentions_framework(Path(options.filename), text.encode()):
        return {}
    calls = pipeline.calls_of(text, made, options)
    broken = with_room(lambda: laws.breaches(text, made, options))
    scripted = pipeline.run(text, Dialect.JS, Dialect.KERAS, options)
    script = None
    if scripted.outcome is Outcome.REFUSED:
        broken += (laws.Breach(laws.SCRIPTED, 0, scripted.diagnostics[0].message),)
    else:
        lines, found = scripted.source_map, scripted.diagnostics
        script = typescript.script(options.filename, text, scripted.code, lines, found)
    return {
        "concerned": True,
        "calls": Counter((one.library, one.confidence.value) for one in calls),
        "left": _reasons(calls, Confidence.LEFT),
        "approximate": _reasons(calls, Confidence.APPROXIMATE),
        "warnings": sum(one.severity is Severity.WARNING for one in made.diagnostics),
        "made_lines": made.code.count("\n") + 1,
        "script": script,
        "broken": broken,
    }


def _reasons(calls: Iterable[ApiCall], confidence: Confidence) -> Counter[str]:
    return Counter(
        f"{one.name}  {one.diagnostic.code} {one.diagnostic.message}"
        for one in calls
        if one.diagnostic and one.confidence is confidence
    )


def with_breaches(
    verdicts: Iterable[Verdict], found: Iterable[tuple[str, laws.Breach]]
) -> list[Verdict]:
    """The verdicts with what readers of JavaScript found in the scripts, by path."""
    more: dict[str, list[laws.Breach]] = {}
    for path, breach in found:
        more.setdefault(path, []).append(breach)
    return [replace(one, broken=(*one.broken, *more.get(one.path, ()))) for one in verdicts]
