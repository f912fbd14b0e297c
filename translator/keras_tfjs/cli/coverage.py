"""`keras-tfjs coverage`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from keras_tfjs.cli.terminal import say_diagnostic
from keras_tfjs.diagnostics import Confidence
from keras_tfjs.repo import Settings, find, plan_paths
from keras_tfjs.repo.coverage import Coverage, coverage
from keras_tfjs.source import Dialect

_USAGE = 3
_TARGETS = [Dialect.TFJS.value, Dialect.JS.value, Dialect.TS.value, Dialect.KERAS.value]
_SHOWN = 40
"""Names of the list of what does not carry; the rest is counted."""


@click.command("coverage", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", type=click.Choice(_TARGETS), default="tfjs", help="What for (tfjs).")
def command(paths: tuple[str, ...], to: str) -> int:
    """Count which API calls would translate; writes nothing.

    Counts the calls of Python files and notebooks into Keras, TensorFlow, NumPy and TF.js: how many
    translate and how exactly, and what is left over, most frequent first.
    """
    first = Path(paths[0])
    config = find(first if os.path.isdir(first) else first.parent)
    # Planned as for JavaScript: the Python of the directories, and nothing that it would become
    plan = plan_paths(paths, Settings(Dialect.JS), config)
    for result in plan.settled:
        for one in result.diagnostics:
            say_diagnostic(one)
    found = coverage(replace(job, to=Dialect(to)) for job in plan.jobs)
    click.echo(_table(found))
    return _USAGE if found.skipped or any(one.outcome == "refused" for one in plan.settled) else 0


def _table(found: Coverage) -> str:
    head = ["library", "calls", *(confidence.value for confidence in Confidence), "carried"]
    rows = [head]
    for library, counts in sorted(found.by_library.items()):
        calls = counts.total()
        carried = 100 * (calls - counts[Confidence.LEFT]) / calls
        rows.append(
            [library, str(calls), *(str(counts[one]) for one in Confidence), f"{carried:.1f} %"]
        )
    lines = [f"{found.files} file{'' if found.files == 1 else 's'} with Keras or TF.js", ""]
    lines += _aligned(rows)
    if found.left:
        lines += ["", "left over", ""]
        names = (
            [str(one.left), str(one.calls), one.name, f"{one.code} {one.reason}"]
            for one in found.left[:_SHOWN]
        )
        lines += _aligned([["times", "of", "name", "why"], *names])
        if len(found.left) > _SHOWN:
            lines.append(f"and {len(found.left) - _SHOWN} more names")
    if found.skipped:
        lines += ["", f"not read: {', '.join(found.skipped)}"]
    return "\n".join(lines)


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
