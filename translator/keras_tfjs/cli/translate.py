"""`keras-tfjs translate`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from keras_tfjs.cli.delivery import USAGE, Call, carry_out
from keras_tfjs.cli.terminal import say_diagnostic
from keras_tfjs.diagnostics import ROWS, diagnostic, is_code
from keras_tfjs.diagnostics.report import REPORTS
from keras_tfjs.repo import (
    ConfigError,
    Job,
    Plan,
    Record,
    Settings,
    find,
    plan_pairs,
    plan_paths,
)
from keras_tfjs.source import Dialect, ModuleFormat, Platform, Span

_DIALECTS = [dialect.value for dialect in Dialect]


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
@click.option("--keras", type=click.Choice(["1", "2", "3"]), help="The Keras that a source is for.")
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
@click.option("--keep-names", is_flag=True, help="Leave the program's own names as spelled.")
@click.option(
    "--platform",
    type=click.Choice([one.value for one in Platform]),
    help="Where JavaScript is to run: node takes TF.js from @tensorflow/tfjs-node (browser).",
)
@click.option(
    "--modules",
    type=click.Choice([one.value for one in ModuleFormat]),
    help="How JavaScript imports: commonjs is require() (es).",
)
@click.option("--select", multiple=True, metavar="KT..", help="Show only these diagnostics.")
@click.option("--ignore", multiple=True, metavar="KT..", help="Leave these diagnostics out.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a report: .json, .sarif or .md.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Leave out the left-overs recorded there: only new ones count.",
)
@click.option("--update-baseline", is_flag=True, help="Record the left-overs there are.")
@click.option("--force", is_flag=True, help="Write over targets of pairs that were edited.")
@click.option("--no-cache", is_flag=True, help="Translate anew what did not change.")
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
    keep_names: bool,
    platform: str | None,
    modules: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int | None,
    report: Path | None,
    baseline: Path | None,
    update_baseline: bool,
    force: bool,
    no_cache: bool,
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
    baseline = baseline or config.baseline
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs a file: --baseline FILE")
    call = Call(
        write=write_ or (output is not None and not diff_ and not check),
        diff=diff_,
        check=check,
        fail_on_write=fail_on_write,
        report=report,
        select=_codes("--select", select) or config.select,
        ignore=(*_codes("--ignore", ignore), *config.ignore),
        traceback=traceback,
        baseline=baseline,
        update_baseline=update_baseline,
        cache=not no_cache,
        jobs=jobs,
    )
    if not paths:
        if not config.pairs or to:
            raise click.UsageError(
                "no PATH: name files or directories, - for standard input, or write "
                "[tool.keras-tfjs] pairs in pyproject.toml (they have their own `to`)"
            )
        try:
            record = Record.read(config.path.parent) if config.path else None
        except ConfigError as error:
            return _config_error(error)
        call = replace(call, write=not (diff_ or check), record=record, force=force)
        return carry_out(plan_pairs(config), call)
    if force:
        raise click.UsageError("--force is about pairs: it goes without a PATH")
    if to is None:
        raise click.UsageError(f"--to is missing: one of {', '.join(_DIALECTS)}")
    settings = Settings(
        to=Dialect(to),
        from_=None if from_ == "auto" else Dialect(from_),
        out=output,
        wishes=replace(
            config.wishes,
            keras=int(keras) if keras else config.wishes.keras,
            exact=exact or config.wishes.exact,
            keep_names=keep_names or config.wishes.keep_names,
            platform=Platform(platform or config.wishes.platform),
            module_format=ModuleFormat(modules or config.wishes.module_format),
        ),
    )
    if settings.to is Dialect.TS and modules == ModuleFormat.COMMONJS:
        raise click.UsageError("--modules commonjs: tsc makes it, by `module` in tsconfig.json")
    if "-" in paths:
        return _standard_input(paths, settings, call, output)
    if not (call.write or diff_ or check or report) and (why := _unprintable(paths)):
        place = Span.at(0)
        said = diagnostic(ROWS["KT006"], place, subject=why)
        say_diagnostic(replace(said, path=paths[0]))
        return USAGE
    return carry_out(plan_paths(paths, settings, config), call)


def _start(paths: Sequence[str]) -> Path:
    """Where the configuration is looked up from."""
    if not paths or "-" in paths:
        return Path.cwd()
    first = Path(paths[0]).absolute()
    return first if os.path.isdir(first) else first.parent


def _one_of(chosen: dict[str, bool]) -> None:
    if sum(chosen.values()) > 1:
        given = [name for name, is_given in chosen.items() if is_given]
        raise click.UsageError(f"{' and '.join(given)} exclude each other: give one of them")


def _codes(option: str, values: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    for code in codes:
        if not is_code(code):
            raise click.UsageError(
                f"{option} {code}: no diagnostic has such a code; codes are like KT101 or KT1"
            )
    return codes


def _unprintable(paths: Sequence[str]) -> str:
    """Why the translations cannot go to standard output; empty if they can."""
    if len(paths) > 1:
        return f"{len(paths)} paths"
    return "a directory" if os.path.isdir(paths[0]) else ""


def _config_error(error: ConfigError) -> int:
    said = diagnostic(ROWS["KT607"], Span.at(0), problem=error.message, way_out=error.way_out)
    say_diagnostic(replace(said, path=str(error.path)))
    return USAGE


def _standard_input(
    paths: Sequence[str], settings: Settings, call: Call, output: Path | None
) -> int:
    if len(paths) > 1 or call.write or output is not None:
        raise click.UsageError("- is standard input: it goes alone, and without -w and -o")
    if sys.stdin is None:
        raise click.UsageError("standard input is closed")
    data = sys.stdin.buffer.read()
    job = Job(
        source=Path("<stdin>"),
        shown="<stdin>",
        to=settings.to,
        from_=settings.from_,
        wishes=settings.wishes,
        data=data,
    )
    return carry_out(Plan([job]), replace(call, jobs=1, cache=False))
