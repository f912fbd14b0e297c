"""What a call does with its translations: print, write, show, compare, report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from keras_tfjs import __version__
from keras_tfjs.cli.terminal import (
    progress,
    say,
    say_diagnostic,
    show_diagnostics,
    show_diff,
    summary,
)
from keras_tfjs.diagnostics import ROWS, Severity, diagnostic
from keras_tfjs.diagnostics.render import plain
from keras_tfjs.diagnostics.report import REPORTS
from keras_tfjs.repo import (
    FAILED,
    RECORD,
    Baseline,
    BaselineError,
    Cache,
    Change,
    Edited,
    Plan,
    Record,
    Result,
    beside,
    changes,
    dump_baseline,
    needed,
    npm_packages,
    problem,
    refused_pair,
    translate_all,
    write,
    write_atomically,
)
from keras_tfjs.source import Span

STALE, LEFT_OVER, USAGE, BUG = 1, 2, 3, 4
"""Exit statuses; of several that apply the highest is returned."""

_STDIN = Path("stdin")


@dataclass(frozen=True)
class Call:
    """What the command line asks to do with the translations; nothing of it: print the one.

    `record` is that of the pairs, where pairs are kept in step; `force` writes over
    targets that were edited.
    """

    write: bool
    diff: bool
    check: bool
    fail_on_write: bool
    report: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    traceback: bool
    baseline: Path | None = None
    update_baseline: bool = False
    cache: bool = True
    jobs: int | None = None
    record: Record | None = None
    force: bool = False


def carry_out(plan: Plan, call: Call) -> int:
    """Translates what is planned, does with it what is asked, and returns the exit status."""
    cache = Cache.default() if call.cache else None
    with progress(len(plan.jobs)) as done:
        translated = translate_all(plan.jobs, done, workers=call.jobs, cache=cache)
    if cache is not None:
        cache.tidy()
    results = sorted((*translated, *plan.settled), key=lambda result: result.job.shown)
    results = [_filtered(result, call) for result in results]
    pending = [*_changes(results), *changes(beside(results))]
    known = 0
    if call.baseline:
        text = dump_baseline(call.baseline, results) if call.update_baseline else ""
        if text and not _write_text(call.baseline, text, "the baseline"):
            return USAGE
        try:
            results, known = Baseline.read(call.baseline).unknown(results)
        except (OSError, BaselineError) as error:
            return _no_baseline(call.baseline, error)
    record = call.record
    behind = record.left_behind(results) if record else []
    if call.write:
        results, pending = _write(results, pending, record, force=call.force)
    show_diagnostics(results)
    if call.traceback:
        for result in results:
            if result.traceback:
                say(f"{result.job.shown}:\n{result.traceback}")
    if call.diff:
        for change in pending:
            show_diff(change)
    elif call.check:
        for change in pending:
            click.echo(plain(_out_of_step(change, record)))
        if pending:
            say(_way_into_step(pending, record))
    elif not call.write and not call.report:
        _print(results)
    if behind and (call.check or call.write):
        _tell_left_behind(behind, err=call.write)
    if call.report:
        reports = [result.report() for result in results]
        text = REPORTS[call.report.suffix](reports, __version__)
        if not _write_text(call.report, text, "the report"):
            return max(USAGE, _status(results, 0))
    delivers = pending if call.write else not (call.diff or call.check or call.report)
    if delivers and (packages := npm_packages(results)):
        say(f"JavaScript needs: npm install {' '.join(packages)}")
    if call.write or call.diff or call.check or call.report:
        accepted = f"; {known} known from the baseline" if known else ""
        say(summary(results, plan.passed_over) + accepted)
    differs = (pending or behind) if call.check else call.write and pending and call.fail_on_write
    return _status(results, STALE if differs else 0)


def _filtered(result: Result, call: Call) -> Result:
    """Without the diagnostics that nobody asked for; why a file was refused is always said."""
    if result.outcome in ("refused", FAILED):
        return result
    kept = [
        (one, line)
        for one, line in zip(result.diagnostics, result.excerpts, strict=True)
        if (not call.select or one.code.startswith(call.select))
        and not (call.ignore and one.code.startswith(call.ignore))
    ]
    return replace(
        result,
        diagnostics=tuple(one for one, _ in kept),
        excerpts=tuple(line for _, line in kept),
    )


def _changes(results: Sequence[Result]) -> list[Change]:
    if len(results) == 1 and results[0].job.data is not None:
        (result,) = results
        before, after = result.job.data, result.data
        same = after is None or before == after
        return [] if same or after is None else [Change(result, _STDIN, before, after)]
    return list(changes(results))


def _write(
    results: Sequence[Result], pending: Sequence[Change], record: Record | None, *, force: bool
) -> tuple[list[Result], list[Change]]:
    """Writes what is out of step. Returns the results, and the changes that were written."""
    failed: dict[int, Result] = {}
    written = []
    for change in pending:
        edited = Edited.UNKNOWN if record is None else record.edited(change)
        if edited in (Edited.TARGET, Edited.BOTH) and not force:
            failed[id(change.result)] = refused_pair(change, edited)
        elif (refused := write(change)) is not None:
            failed[id(change.result)] = refused
        else:
            written.append(change)
            say(plain(f"{change.result.job.shown} -> {change.target}"))
    if record is not None:
        try:
            record.write(results)
        except OSError as error:
            _not_written(record.folder, "the record of the pairs", error)
    own = {id(result) for result in results}
    others = [refused for key, refused in failed.items() if key not in own]
    return [*(failed.get(id(result), result) for result in results), *others], written


def _out_of_step(change: Change, record: Record | None) -> str:
    source = change.result.job.shown
    edited = Edited.UNKNOWN if record is None else record.edited(change)
    match edited:
        case Edited.SOURCE:
            return f"stale: {change.target} ({source} was edited)"
        case Edited.TARGET:
            return f"edited: {change.target} (its source {source} was not)"
        case Edited.BOTH:
            return f"edited: {change.target} (its source {source} was edited too)"
        case Edited.NEITHER:
            return f"stale: {change.target} ({source} was not edited; what it depends on was)"
        case Edited.UNKNOWN:
            return f"{change.kind}: {change.target} (from {source})"


def _tell_left_behind(names: Sequence[str], *, err: bool) -> None:
    for name in names:
        click.echo(plain(f"left behind: {name} (its source is gone)"), err=err)
    say(f"delete what was left behind; to keep a file, delete its entry in {RECORD}")


def _way_into_step(pending: Sequence[Change], record: Record | None) -> str:
    if record is None:
        return "to bring them up to date: the same call without --check, with -w if it has no -o"
    if any(record.edited(change) in (Edited.TARGET, Edited.BOTH) for change in pending):
        return (
            "to bring them up to date: keras-tfjs translate; what was edited stays, unless --force "
            "writes over it"
        )
    return "to bring them up to date: keras-tfjs translate"


def _print(results: Sequence[Result]) -> None:
    for result in results:
        if result.data is not None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            sys.stdout.buffer.write(result.data)
            sys.stdout.buffer.flush()
    if modules := needed(results):
        *front, last = sorted(modules)
        names = " and ".join([", ".join(front), last] if front else [last])
        are = "they are" if front else "it is"
        say(f"the output imports {names}: with -o or -w {are} written beside it")


def _write_text(path: Path, text: str, what: str) -> bool:
    try:
        # names of files need not be text
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        _not_written(path, what, error)
        return False
    return True


def _not_written(path: Path, what: str, error: OSError) -> None:
    said = diagnostic(ROWS["KT008"], Span.at(0), target=what, problem=problem(error))
    say_diagnostic(replace(said, path=str(path)))


def _no_baseline(path: Path, error: OSError | BaselineError) -> int:
    said = problem(error) if isinstance(error, OSError) else str(error)
    way_out = "make it with --update-baseline, or correct its path"
    found = diagnostic(ROWS["KT607"], Span.at(0), problem=said, way_out=way_out)
    say_diagnostic(replace(found, path=str(path)))
    return USAGE


def _status(results: Sequence[Result], least: int) -> int:
    """A refused file whose reasons are all in the baseline counts no more."""
    if any(result.outcome == FAILED for result in results):
        return BUG
    if any(result.outcome == "refused" and result.diagnostics for result in results):
        return USAGE
    if any(one.severity is Severity.ERROR for result in results for one in result.diagnostics):
        return LEFT_OVER
    return least
