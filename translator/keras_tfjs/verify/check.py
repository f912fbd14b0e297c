"""Original and translation, run and compared."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from keras_tfjs.diagnostics import Severity
from keras_tfjs.modules import put_beside
from keras_tfjs.pipeline import Outcome, Translation, detect, translate
from keras_tfjs.source import Dialect, decode, dialect_of_suffix
from keras_tfjs.verify.compare import Difference, Tolerance, compare
from keras_tfjs.verify.process import INSTALL_FILES, MissingError, Runner, RunnerError, Toolbox
from keras_tfjs.verify.trace import Json, ProgramError, Trace

LIBRARIES = {
    Dialect.KERAS: "Keras",
    Dialect.TFJS: "the runtime",
    Dialect.JS: "TensorFlow.js",
}

COUNTERPARTS = {
    Dialect.KERAS: Dialect.TFJS,
    Dialect.TFJS: Dialect.KERAS,
    Dialect.JS: Dialect.TFJS,
}
"""What a program is compared with unless the caller says otherwise."""

MEANING = "KT2"
"""The codes of diagnostics about differences of meaning."""

_SUFFIXES = {Dialect.KERAS: ".py", Dialect.TFJS: ".py", Dialect.JS: ".mjs"}


@dataclass(frozen=True)
class VerifyResult:
    """`report` is text for people, whatever happened; `missing` what was not found on this
    machine, each with its way out; `difference` the first one between two finished runs."""

    agrees: bool
    report: str
    missing: tuple[str, ...] = ()
    difference: Difference | None = None


def verify(
    path: Path,
    *,
    to: Dialect | None = None,
    from_: Dialect | None = None,
    toolbox: Toolbox | None = None,
    tolerance: Tolerance | None = None,
    keras: int | None = None,
    timeout: float = 600.0,
) -> VerifyResult:
    """Translates a program, runs it and its translation from the same initial weights, compares.

    Both run in other processes, the original in its own folder, the translation in a scratch
    folder that shows the same files. `fit` runs unshuffled and silent on both sides.
    `timeout`: seconds for each program. Raises OSError and UnicodeDecodeError for the file.
    """
    source, _ = decode(path.read_bytes(), python=path.suffix == ".py")
    dialect = from_ or dialect_of_suffix(path) or detect(source, str(path))
    if dialect not in COUNTERPARTS or to is Dialect.TS:
        return VerifyResult(
            False, f"{path}: TypeScript is not run as it is: translate it to js and verify that"
        )
    target = to or COUNTERPARTS[dialect]
    translation = translate(source, to=target, from_=dialect, filename=str(path), keras=keras)
    problem = _left_over(path, translation)
    if problem is not None:
        return problem
    tools = toolbox or Toolbox()
    commands: list[list[str]] = []
    missing: list[str] = []
    for side in (dialect, target):
        try:
            commands.append(tools.command(side, path.resolve()))
        except MissingError as error:
            missing.append(str(error))
    if missing:
        return _without(path, missing)
    try:
        return _compared(path, translation, commands, tolerance or Tolerance(), timeout)
    except MissingError as error:
        return _without(path, [str(error)])
    except RunnerError as error:
        return VerifyResult(False, f"{path}: {error}")


def _without(path: Path, missing: list[str]) -> VerifyResult:
    return VerifyResult(False, "\n".join(f"{path}: {line}" for line in missing), tuple(missing))


def _left_over(path: Path, translation: Translation) -> VerifyResult | None:
    errors = [one for one in translation.diagnostics if one.severity is Severity.ERROR]
    if not errors and translation.outcome is not Outcome.REFUSED:
        return None
    first = errors[0]
    return VerifyResult(
        False,
        f"{path}: nothing to compare: the translation has left-overs, the first in line "
        f"{first.span.line}: {first.code}: {first.message}",
    )


def _compared(
    path: Path,
    translation: Translation,
    commands: list[list[str]],
    tolerance: Tolerance,
    timeout: float,
) -> VerifyResult:
    names = LIBRARIES[translation.source], LIBRARIES[translation.to]
    with Runner(commands[0], timeout) as runner:
        original, given = runner.run(path)
    if isinstance(original, ProgramError):
        return VerifyResult(False, f"{path}: the original fails in {names[0]}: {original}")
    with _scratch(path, translation, given) as copy, Runner(commands[1], timeout) as runner:
        other, _ = runner.run(copy, given=given["units"])
    if isinstance(other, ProgramError):
        return VerifyResult(False, f"{path}: the translation fails in {names[1]}: {other}")
    difference = compare(original, other, tolerance)
    if difference is not None:
        return VerifyResult(
            False,
            f"{path}: {names[0]} and {names[1]} part at {difference}{_reasons(translation)}",
            difference=difference,
        )
    return VerifyResult(True, f"{path}: {names[0]} and {names[1]} agree on {_summary(original)}")


def _reasons(translation: Translation) -> str:
    """What the translation warned of, which may be why: one line each. Its notes on meaning are
    about random draws, which are not drawn here."""
    return "".join(
        f"\n  {one.severity} {one.code} in line {one.span.line}: {one.message}"
        for one in translation.diagnostics
        if one.code.startswith(MEANING) and one.severity is Severity.WARNING
    )


def _summary(trace: Trace) -> str:
    """`1 fit, 2 predict and the final weights of 3 layers`."""
    counts = Counter(event.kind for event in trace.events)
    layers = sum(len(unit.layers) for unit in trace.units)
    parts = [f"{count} {kind}" for kind, count in counts.items()]
    held = f"{layers} layer{'' if layers == 1 else 's'}"
    return f"{', '.join(parts) or 'nothing'} and the final weights of {held}"


@contextmanager
def _scratch(path: Path, translation: Translation, run: Json) -> Iterator[Path]:
    """A folder that shows what the program's own folder has, with the model files it loaded in the
    other format; the translation is in it under the program's name."""
    with tempfile.TemporaryDirectory(prefix="keras-tfjs-verify-") as name:
        folder = Path(name)
        copy = folder / f"{path.stem}{_SUFFIXES[translation.to]}"
        for entry in path.resolve().parent.iterdir():
            if entry.name != copy.name:
                os.symlink(entry, folder / entry.name, target_is_directory=entry.is_dir())
        for loaded in run["loads"]:
            _convert(path.resolve().parent / loaded, folder / loaded)
        copy.write_text(translation.code, encoding="utf-8")
        put_beside(copy, translation.code)
        yield copy


def _convert(source: Path, place: Path) -> None:
    """`m.h5` for a program that loads `m/model.json`, and the other way round."""
    try:
        from keras_tfjs.convert import convert
    except ModuleNotFoundError as error:
        raise MissingError(INSTALL_FILES) from error
    if source.name == "model.json":
        target = place.parent.with_suffix(".h5")
    else:
        target = place.with_suffix("") / "model.json"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        convert(source, target)
