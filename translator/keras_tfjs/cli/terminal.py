"""What a person sees: diagnostics, diffs and progress, in colour where it is a terminal."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import click

from keras_tfjs.diagnostics import Diagnostic, Severity
from keras_tfjs.diagnostics.render import counted, render
from keras_tfjs.repo import Change, Result, unified

_WORTH_A_BAR = 20
_DIFF_STYLES: dict[str, dict[str, Any]] = {
    "---": {"bold": True},
    "+++": {"bold": True},
    "@": {"fg": "cyan"},
    "+": {"fg": "green"},
    "-": {"fg": "red"},
}
"""Styles of a diff's lines by how they start, longest first."""


def colored(stream: IO[Any]) -> bool:
    """Whether to colour what goes there: FORCE_COLOR and NO_COLOR decide before the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    click.echo(text, err=True, color=colored(sys.stderr))


def say_diagnostic(one: Diagnostic, line: str = "") -> None:
    say(render(one, line, color=colored(sys.stderr)))


def show_diagnostics(results: Sequence[Result]) -> None:
    for result in results:
        for one, line in zip(result.diagnostics, result.excerpts, strict=True):
            say_diagnostic(one, line)
            say("")


def show_diff(change: Change) -> None:
    color = colored(sys.stdout)
    for line in unified(change):
        style = next((style for start, style in _DIFF_STYLES.items() if line.startswith(start)), {})
        click.echo(click.style(line, **style) if color else line, color=color)


def summary(results: Sequence[Result], passed_over: int) -> str:
    """`4 files translated, 2 unchanged, 1 refused; 1 error, 2 notes`."""
    if not results and not passed_over:
        return "0 files translated: there is none in .py or .ipynb, nor for Python in .js or .ts"
    outcomes = Counter(result.outcome for result in results)
    outcomes["unchanged"] += passed_over
    translated = outcomes.pop("translated", 0)
    parts = [f"{translated} file{'' if translated == 1 else 's'} translated"]
    parts += [f"{outcomes[name]} {name}" for name in _REST if outcomes[name]]
    severities: Counter[Severity] = Counter(
        one.severity for result in results for one in result.diagnostics
    )
    found = counted(severities)
    return ", ".join(parts) + (f"; {found}" if found else "")


_REST = ("unchanged", "refused", "failed")


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Tells how far the translation is, on a terminal and where it takes long enough."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("translating", total=total)
        yield lambda count: bar.advance(task, count)
