"""`keras-tfjs translate`."""

from __future__ import annotations

import os
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
from keras_tfjs.diagnostics.report import REPORTS
from keras_tfjs.repo import (
    FAILED,
    Change,
    ConfigError,
    Job,
    Plan,
    Result,
    Settings,
    changes,
    find,
    plan_pairs,
    plan_paths,
    problem,
    translate_all,
    useful_workers,
    write,
    write_atomically,
)
from keras_tfjs.source import Dialect, Span

_DIALECTS = [dialect.value for dialect in Dialect]
_STDIN = Path("stdin")

STALE, LEFT_OVER, USAGE, BUG = 1, 2, 3, 4
"""Exit statuses; of several that apply the highest is returned."""


@dataclass(frozen=True)
class _Call:
    """What the command line asks to do with the translations; nothing of it: print the one."""

    write: bool
    diff: bool
    check: bool
    fail_on_write: bool
    report: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    traceback: bool


@click.command("translate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH...|-]")
@click.option("--to", type=click.Choice(_DIALECTS), help="What to translate to.")
@click.option(
    "--from",
    "from_",
    type=click.Choice(["auto", *_DIALECTS]),
    default="auto",
    help="What the sources are; auto: by suffix and by what they import.",
)
@click.option("--keras", type=click.Choice(["2", "3"]), help="The Keras that a source is for.")
@click.option("-w", "--write", "write_", is_flag=True, help="Write beside the sources.")
@click.option("--diff", "diff_", is_flag=True, help="Show what would be written, as a diff.")
@click.option("--check", is_flag=True, help="Compare with what would be written; 1 if it differs.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write to DIR, which mirrors the sources' tree.",
)
@click.option("--exact", is_flag=True, help="Write out defaults that only change random draws.")
@click.option("--select", multiple=True, metavar="KT..", help="Show only these diagnostics.")
@click.option("--ignore", multiple=True, metavar="KT..", help="Leave these diagnostics out.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a report: .json, .sarif or .md.",
)
@click.option("--fail-on-write", is_flag=True, help="Exit with 1 if anything had to be written.")
@click.option("--traceback", is_flag=True, help="Show where keras-tfjs itself failed.")
def command(
    paths: tuple[str, ...],
    to: str | None,
    from_: str,
    keras: str | None,
    write_: bool,
    diff_: bool,
    check: bool,
    output: Path | None,
    exact: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int | None,
    report: Path | None,
    fail_on_write: bool,
    traceback: bool,
) -> int:
    """Translate programs, notebooks and directories.

    One file, or - for standard input, is translated to standard output. Directories and several
    files need -w, -o, --diff, --check or --report. Without a path the pairs of [tool.keras-tfjs]
    in pyproject.toml are brought up to date, or with --check or --diff only compared.

    \b
    Exit status:
      0  done, nothing left over
      1  --check found stale or missing output
      2  translated, with something left over (a diagnostic of severity error)
      3  usage, configuration or input error; the other files are done
      4  a bug of keras-tfjs; the other files are done
    Of several that apply it is the highest.
    """
    _one_of({"-w": write_, "--diff": diff_, "--check": check})
    _one_of({"-w": write_, "-o": output is not None})
    if report and report.suffix not in REPORTS:
        raise click.UsageError(f"--report {report}: expected one of {', '.join(REPORTS)}")
    try:
        config = find(_start(paths))
    except ConfigError as error:
        return _config_error(error)
    call = _Call(
        write=write_ or (output is not None and not diff_ and not check),
        diff=diff_,
        check=check,
        fail_on_write=fail_on_write,
        report=report,
        select=_codes("--select", select) or config.select,
        ignore=(*_codes("--ignore", ignore), *config.ignore),
        traceback=traceback,
    )
    if not paths:
        if not config.pairs or to:
            raise click.UsageError(
                "no PATH: name files or directories, - for standard input, or write "
                "[tool.keras-tfjs] pairs in pyproject.toml (they have their own `to`)"
            )
        call = replace(call, write=not (diff_ or check))
        return _carry_out(plan_pairs(config), call, jobs)
    if to is None:
        raise click.UsageError(f"--to is missing: one of {', '.join(_DIALECTS)}")
    settings = Settings(
        to=Dialect(to),
        from_=None if from_ == "auto" else Dialect(from_),
        out=output,
        keras=int(keras) if keras else config.keras,
        exact=exact or config.exact,
    )
    if "-" in paths:
        return _standard_input(paths, settings, call, output)
    if not (call.write or diff_ or check or report) and (why := _unprintable(paths)):
        place = Span.at(0)
        said = diagnostic(ROWS["KT006"], place, subject=why)
        say_diagnostic(replace(said, path=paths[0]))
        return USAGE
    return _carry_out(plan_paths(paths, settings, config), call, jobs)


def _start(paths: Sequence[str]) -> Path:
    """Where the configuration is looked up from."""
    if not paths or "-" in paths:
        return Path.cwd()
    first = Path(paths[0]).absolute()
    return first if first.is_dir() else first.parent


def _one_of(chosen: dict[str, bool]) -> None:
    if sum(chosen.values()) > 1:
        given = [name for name, is_given in chosen.items() if is_given]
        raise click.UsageError(f"{' and '.join(given)} exclude each other: give one of them")


def _codes(option: str, values: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in ROWS):
            raise click.UsageError(
                f"{option} {code}: no diagnostic has such a code; codes are like KT101 or KT1"
            )
    return codes


def _unprintable(paths: Sequence[str]) -> str:
    """Why the translations cannot go to standard output; empty if they can."""
    if len(paths) > 1:
        return f"{len(paths)} paths"
    return "a directory" if Path(paths[0]).is_dir() else ""


def _config_error(error: ConfigError) -> int:
    said = diagnostic(ROWS["KT607"], Span.at(0), problem=error.message, way_out=error.way_out)
    say_diagnostic(replace(said, path=str(error.path)))
    return USAGE


def _standard_input(
    paths: Sequence[str], settings: Settings, call: _Call, output: Path | None
) -> int:
    if len(paths) > 1 or call.write or output is not None:
        raise click.UsageError("- is standard input: it goes alone, and without -w and -o")
    data = sys.stdin.buffer.read()
    job = Job(
        source=Path("<stdin>"),
        shown="<stdin>",
        to=settings.to,
        from_=settings.from_,
        keras=settings.keras,
        exact=settings.exact,
        data=data,
    )
    return _carry_out(Plan([job]), call, 1)


def _carry_out(plan: Plan, call: _Call, jobs: int | None) -> int:
    workers = jobs or useful_workers(len(plan.jobs), _cpus())
    with progress(len(plan.jobs)) as done:
        translated = translate_all(plan.jobs, workers, done)
    results = sorted((*translated, *plan.settled), key=lambda result: result.job.shown)
    results = [_filtered(result, call) for result in results]
    pending = _changes(results)
    if call.write:
        results = _write(results, pending)
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
            click.echo(f"{change.kind}: {change.target} (from {change.result.job.shown})")
        if pending:
            say("to bring them up to date: the same call without --check, with -w if it has no -o")
    elif not call.write and not call.report:
        _print(results)
    if call.report and not _write_report(call.report, results):
        return max(USAGE, _status(results, 0))
    if call.write or call.diff or call.check or call.report:
        say(summary(results, plan.passed_over))
    differs = pending and (call.check or (call.write and call.fail_on_write))
    return _status(results, STALE if differs else 0)


def _cpus() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _filtered(result: Result, call: _Call) -> Result:
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


def _write(results: Sequence[Result], pending: Sequence[Change]) -> list[Result]:
    failed = {}
    for change in pending:
        if (refused := write(change)) is not None:
            failed[id(change.result)] = refused
        else:
            say(f"{change.result.job.shown} -> {change.target}")
    return [failed.get(id(result), result) for result in results]


def _print(results: Sequence[Result]) -> None:
    for result in results:
        if result.data is not None:
            sys.stdout.buffer.write(result.data)
            sys.stdout.buffer.flush()


def _write_report(path: Path, results: Sequence[Result]) -> bool:
    text = REPORTS[path.suffix]([result.report() for result in results], __version__)
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        said = diagnostic(ROWS["KT008"], Span.at(0), target="the report", problem=problem(error))
        say_diagnostic(replace(said, path=str(path)))
        return False
    return True


def _status(results: Sequence[Result], least: int) -> int:
    outcomes = {result.outcome for result in results}
    if FAILED in outcomes:
        return BUG
    if "refused" in outcomes:
        return USAGE
    if any(one.severity is Severity.ERROR for result in results for one in result.diagnostics):
        return LEFT_OVER
    return least
