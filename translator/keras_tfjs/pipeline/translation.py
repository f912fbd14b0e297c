"""The stages in order, for every pair of dialects."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from typing import TypeVar

from keras_tfjs.depth import with_room
from keras_tfjs.diagnostics import ROWS, Diagnostic, Severity, Stage, diagnostic
from keras_tfjs.pipeline.detect import detect, is_half_translated, mentions
from keras_tfjs.pipeline.origin import compose, relocate
from keras_tfjs.pipeline.suppression import unsuppressed
from keras_tfjs.source import (
    LINE_LENGTH,
    Dialect,
    Module,
    ModuleFormat,
    Options,
    Platform,
    SourceSyntaxError,
    Span,
)

_WHOLE_FILE = Span.at(0)
_TURNS = Lock()
"""One translation at a time: `ast.parse` of CPython 3.11 fails while another thread is in it, and
turns take no longer, because the work is Python's own."""


class Outcome(StrEnum):
    """`refused`: the source could not be read, `code` is the source as it came."""

    TRANSLATED = "translated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Translation:
    """What `translate` returns.

    `diagnostics` point into the source and are sorted by place. `source_map[i]` is the source line
    (from 1) that line i + 1 of `code` came from. `source` is the dialect that was read.
    """

    code: str
    diagnostics: tuple[Diagnostic, ...]
    source_map: tuple[int, ...]
    source: Dialect
    to: Dialect
    outcome: Outcome

    @property
    def complete(self) -> bool:
        """Whether nothing is left over: no diagnostic has severity error."""
        return all(one.severity is not Severity.ERROR for one in self.diagnostics)


class StageError(RuntimeError):
    """A stage's output was refused by the next stage's reader: a bug of this package.

    `stage` is the number of the refusing stage, `code` the text that it refused.
    """

    def __init__(self, stage: int, code: str, problem: SourceSyntaxError) -> None:
        super().__init__(f"stage {stage} made text that does not parse: {problem}")
        self.stage = stage
        self.code = code


def translate(
    source: str,
    *,
    to: Dialect | str,
    from_: Dialect | str = "auto",
    filename: str = "<string>",
    keras: int | None = None,
    exact: bool = False,
    notebook: bool = False,
    keep_names: bool = False,
    platform: Platform | str = Platform.BROWSER,
    module_format: ModuleFormat | str = ModuleFormat.ES,
    line_length: int = LINE_LENGTH,
) -> Translation:
    """Translates one program.

    `to` and `from_` are dialects, or their names: "keras" and "tfjs" (Python), "js" and "ts".
    `from_="auto"` decides by the suffix of `filename` and by what the text imports and uses.
    `keras` is the major version of Keras that a Keras source is written for (1, 2 or 3; None:
    decided from its imports and arguments). `exact` writes out the defaults that only change the
    random draw of initial weights. `notebook` says that the text runs cell by cell under a running
    event loop. `keep_names` leaves the program's own names as they are spelled: no snake_case
    becomes camelCase on the way to JavaScript, nor back. JavaScript is written for `platform`
    ("browser": TF.js is @tensorflow/tfjs; "node": @tensorflow/tfjs-node) in `module_format` ("es"
    or "commonjs"); statements of Python that are written anew have at most `line_length` columns
    where they can be broken.

    Never raises for what the source says: a text that does not parse comes back as it is, with
    `outcome` "refused" and one diagnostic of severity error. Raises ValueError for a dialect or a
    Keras version, platform or module format that does not exist. Safe to call from several threads.
    """
    if keras not in (None, 1, 2, 3):
        raise ValueError(f"keras: expected 1, 2, 3 or None, got {keras!r}")
    options = Options(
        filename=filename,
        keras=keras,
        exact=exact,
        notebook=notebook,
        keep_names=keep_names,
        platform=_one_of(Platform, platform),
        module_format=_one_of(ModuleFormat, module_format),
        line_length=line_length,
    )
    reads = None if from_ == "auto" else _one_of(Dialect, from_)
    return run(source, _one_of(Dialect, to), reads, options)


def run(source: str, to: Dialect, from_: Dialect | None, options: Options) -> Translation:
    """`translate` with its options as one value; `from_` None decides from the text."""
    with _TURNS, _uncollected():
        return _run(source, to, from_, options)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: nearly all that a translation makes lives to its end, so
    that the collector would look through the trees again and again and find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _run(source: str, to: Dialect, from_: Dialect | None, options: Options) -> Translation:
    dialect = from_ or detect(source, options.filename)
    if not source.strip():
        return _as_it_is(source, dialect, to, "KT004", options)
    if from_ is None and not _concerned(source, options.modules):
        return _as_it_is(source, dialect, to, "KT003", options)
    try:
        _refuse_characters(source, dialect)
        todo = tuple(steps(dialect, to))
        asked = replace(options, to_javascript=not to.is_python)
        code, found, lines = with_room(lambda: _compose(source, todo, asked))
    except SourceSyntaxError as error:
        fields = {"language": _LANGUAGES[dialect], "problem": error.message}
        return _refused(
            source, dialect, to, diagnostic(ROWS["KT001"], error.span, **fields), options
        )
    except (RecursionError, MemoryError):
        problem = diagnostic(ROWS["KT009"], _WHOLE_FILE)
        return _refused(source, dialect, to, problem, options)
    if from_ is None and dialect is Dialect.TFJS and is_half_translated(source):
        found.append(diagnostic(ROWS["KT011"], _WHOLE_FILE))
    same_language = dialect.is_python == to.is_python
    if same_language and not source.endswith("\n"):
        code = code.removesuffix("\n")
    unchanged = dialect is to or (same_language and dialect.is_python and code == source)
    outcome = Outcome.UNCHANGED if unchanged else Outcome.TRANSLATED
    said = _tidied(unsuppressed(source, found), options)
    return Translation(code, said, lines, dialect, to, outcome)


def _concerned(source: str, modules: Mapping[str, Module]) -> bool:
    """Whether the text, or a module of the project that it imports, has a word of ours."""
    if mentions(source):
        return True
    done, pending = set[int](), list(modules.values())
    while pending:
        module = pending.pop()
        if id(module) not in done:
            done.add(id(module))
            if mentions(module.text):
                return True
            pending.extend(module.modules.values())
    return False


_LANGUAGES = {
    Dialect.KERAS: "Python",
    Dialect.TFJS: "Python",
    Dialect.JS: "JavaScript",
    Dialect.TS: "TypeScript",
}

Step = Callable[[str, Options], Stage]

_PLACES = {Dialect.KERAS: 0, Dialect.TFJS: 1, Dialect.JS: 3, Dialect.TS: 3}
"""Where a dialect stands on the line Keras - TF.js-style - strict - JavaScript."""


def steps(source: Dialect, to: Dialect) -> Iterator[Step]:
    """The stages from one dialect to another: along the line, by way of strict TF.js-style Python
    between JavaScript and TypeScript."""
    if source is to:
        return
    start, end = _PLACES[source], _PLACES[to]
    if start == end:
        yield _to_python(source)
        yield _from_python(to)
    for place in range(start, end):
        yield (_to_tfjs, _to_strict, _from_python(to))[place]
    for place in range(start, end, -1):
        yield (_to_keras, _from_strict, _to_python(source))[place - 1]


def _to_tfjs(text: str, options: Options) -> Stage:
    from keras_tfjs import python

    return python.translate(text, Dialect.TFJS, options)


def _to_keras(text: str, options: Options) -> Stage:
    from keras_tfjs import python

    return python.translate(text, Dialect.KERAS, options)


def _to_strict(text: str, options: Options) -> Stage:
    from keras_tfjs import lower

    return lower.to_strict(text, options)


def _from_strict(text: str, options: Options) -> Stage:
    from keras_tfjs import lower

    return lower.from_strict(text, options)


def _from_python(to: Dialect) -> Step:
    def step(text: str, options: Options) -> Stage:
        from keras_tfjs import javascript

        return javascript.from_python(text, options, typescript=to is Dialect.TS)

    return step


def _to_python(source: Dialect) -> Step:
    def step(text: str, options: Options) -> Stage:
        from keras_tfjs import javascript

        return javascript.to_python(text, options, typescript=source is Dialect.TS)

    return step


def _compose(
    source: str, stages: tuple[Step, ...], options: Options
) -> tuple[str, list[Diagnostic], tuple[int, ...]]:
    """Code, diagnostics placed in the source, and the source line of each line of the code."""
    original = source.split("\n")
    code, text = source, original
    lines = tuple(range(1, len(original) + 1))
    found: list[Diagnostic] = []
    left: dict[int, list[Span]] = {}
    for number, step in enumerate(stages):
        try:
            stage = step(code, options)
        except SourceSyntaxError as error:
            if number:
                raise StageError(number, code, error) from error
            raise
        said = [relocate(one, text, lines, original) for one in stage.diagnostics]
        said = [one for one in said if not _follows(one, left)]
        for one in said:
            if one.severity is Severity.ERROR and one.span.line:
                left.setdefault(one.span.line, []).append(one.span)
        found += said
        code, text = stage.code, stage.code.split("\n")
        lines = compose(lines, stage.lines, len(text))
    return code, found, lines


def _follows(one: Diagnostic, earlier: Mapping[int, list[Span]]) -> bool:
    """Whether an error is about a place that an earlier stage left over: it says the same again,
    in the words of another stage. `earlier` has those places by line."""
    return one.severity is Severity.ERROR and any(
        place.column <= one.span.column
        and (one.span.end_line, one.span.end_column) <= (place.end_line, place.end_column)
        for place in earlier.get(one.span.line, ())
    )


def _refuse_characters(source: str, dialect: Dialect) -> None:
    # Python's parser names no place for a null byte, and no parser one for half a pair
    place, what = source.find("\0") if dialect.is_python else -1, "a null byte"
    if place < 0 and not source.isascii() and (half := _SURROGATE.search(source)) is not None:
        place, what = half.start(), f"half of a surrogate pair, U+{ord(half[0]):04X}"
    if place >= 0:
        column = place - (source.rfind("\n", 0, place) + 1)
        span = Span.at(source.count("\n", 0, place) + 1, column, 1)
        raise SourceSyntaxError(f"{what}, which source text cannot contain", span)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _tidied(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """Each thing once, in the order of the source."""
    unique = {(one.code, one.span, one.message): one for one in found}
    ordered = sorted(unique.values(), key=lambda one: (one.span, one.code, one.message))
    return tuple(replace(one, path=options.filename) for one in ordered)


def _refused(
    source: str, dialect: Dialect, to: Dialect, problem: Diagnostic, options: Options
) -> Translation:
    lines = tuple(range(1, source.count("\n") + 2))
    found = _tidied([problem], options)
    return Translation(source, found, lines, dialect, to, Outcome.REFUSED)


def _as_it_is(
    source: str, dialect: Dialect, to: Dialect, code: str, options: Options
) -> Translation:
    note = diagnostic(ROWS[code], _WHOLE_FILE, dialects=_MEANT[dialect.is_python])
    lines = tuple(range(1, source.count("\n") + 2))
    found = _tidied([note], options)
    return Translation(source, found, lines, dialect, to, Outcome.UNCHANGED)


_MEANT = {True: "keras or tfjs", False: "js or ts"}


_WORDS: dict[type[StrEnum], str] = {
    Dialect: "dialect",
    Platform: "platform",
    ModuleFormat: "module_format",
}
E = TypeVar("E", bound=StrEnum)


def _one_of(words: type[E], name: str) -> E:
    try:
        return words(name)
    except ValueError:
        known = ", ".join(one.value for one in words)
        raise ValueError(f"{_WORDS[words]}: expected one of {known}, got {name!r}") from None
