"""`keras-tfjs explain`."""

from __future__ import annotations

import difflib
import re

import click

from keras_tfjs.cli.terminal import say
from keras_tfjs.diagnostics import ROWS, Row
from keras_tfjs.pipeline import explain_name, nearest_names

_USAGE = 3
_CODE = re.compile(r"KT\d*", re.IGNORECASE)
_FIELD = re.compile(r"\{(\w+)[^}]*\}")


@click.command("explain", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("subject", metavar="CODE|NAME")
def command(subject: str) -> int:
    """Explain a diagnostic, or how one name translates.

    \b
    keras-tfjs explain KT101
    keras-tfjs explain keras.layers.Dense
    keras-tfjs explain tf.layers.dense
    """
    if _CODE.fullmatch(subject):
        return _explain_codes(subject.upper())
    text = explain_name(subject)
    if text is not None:
        click.echo(text)
        return 0
    near = nearest_names(subject)
    hint = f"did you mean {', '.join(near)}?" if near else "`keras-tfjs coverage` lists names"
    say(f"{subject}: no correspondence is known; {hint}")
    return _USAGE


def _explain_codes(code: str) -> int:
    """The row of a code, or the titles of a family of codes."""
    if code in ROWS:
        click.echo(_page(ROWS[code]))
        return 0
    family = [row for row in ROWS.values() if row.code.startswith(code)]
    if family:
        for row in family:
            click.echo(f"{row.code}  {row.severity:<7}  {row.title}")
        return 0
    near = difflib.get_close_matches(code, ROWS, 3)
    hint = f"; did you mean {', '.join(near)}?" if near else "; `keras-tfjs explain KT` lists all"
    say(f"{code}: no diagnostic has this code{hint}")
    return _USAGE


def _page(row: Row) -> str:
    return "\n".join(
        [
            f"{row.code}: {row.title}",
            "",
            f"severity    {row.severity}",
            f"confidence  {row.confidence}",
            f"message     {_FIELD.sub(_placeholder, row.message)}",
            f"way out     {_FIELD.sub(_placeholder, row.help)}",
            "",
            row.explanation,
        ]
    )


def _placeholder(field: re.Match[str]) -> str:
    return f"<{field[1].replace('_', ' ')}>"
