"""`keras-tfjs verify`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from keras_tfjs.cli.optional import load
from keras_tfjs.cli.terminal import say, say_diagnostic
from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.source import Dialect, Span

_DIFFERS, _USAGE = 1, 3
_RUNNABLE = [Dialect.KERAS.value, Dialect.TFJS.value, Dialect.JS.value]


@click.command("verify", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice(_RUNNABLE), help="What to translate to and compare with.")
@click.option("--from", "from_", type=click.Choice(["auto", *_RUNNABLE]), default="auto")
@click.option("--keras", type=click.Choice(["1", "2", "3"]), help="The Keras that a source is for.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    help="Seconds for each of the programs.",
)
def command(path: Path, to: str | None, from_: str, keras: str | None, timeout: float) -> int:
    """Run a program and its translation from the same weights and compare the numbers.

    Names the first difference. Exit status: 0 they agree; 1 they differ; 3 one of them could not
    be run.
    """
    if not path.is_file():
        return _unreadable(
            path,
            (
                diagnostic(ROWS["KT007"], Span.at(0), problem="it is not a regular file")
                if path.exists()
                else diagnostic(ROWS["KT005"], Span.at(0), nearest="", directory=Path.cwd())
            ),
        )
    if path.suffix.lower() == ".ipynb":
        way_out = "export its cells as a program: jupyter nbconvert --to script"
        raise click.UsageError(f"{path} is a notebook, which runs cell by cell: {way_out}")
    verify = load("keras_tfjs.verify").verify
    try:
        result = verify(
            path,
            to=Dialect(to) if to else None,
            from_=None if from_ == "auto" else Dialect(from_),
            keras=int(keras) if keras else None,
            timeout=timeout,
        )
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(path, diagnostic(ROWS["KT007"], Span.at(0), problem=str(error)))
    if result.agrees:
        click.echo(result.report)
        return 0
    say(result.report)
    return _DIFFERS if result.difference is not None else _USAGE


def _unreadable(path: Path, problem: Diagnostic) -> int:
    say_diagnostic(replace(problem, path=str(path)))
    return _USAGE
