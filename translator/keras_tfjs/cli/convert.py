"""`keras-tfjs convert`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from keras_tfjs.cli.optional import load
from keras_tfjs.cli.terminal import say_diagnostic
from keras_tfjs.diagnostics import ROWS, Severity, diagnostic
from keras_tfjs.source import Span

_USAGE = 3


@click.command("convert", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path))
@click.argument("target", metavar="DST", type=click.Path(path_type=Path))
def command(source: Path, target: Path) -> int:
    """Convert a model file; the names say in which direction.

    Keras's files end in .h5, .hdf5 or .keras. TensorFlow.js's are a directory, or its model.json,
    with weight files beside it.

    \b
    keras-tfjs convert model.h5 model/              # for tf.loadLayersModel
    keras-tfjs convert model/model.json model.keras
    Exit status: 0 converted; 3 refused, nothing written.
    """
    if not source.exists():
        problem = diagnostic(ROWS["KT005"], Span.at(0), nearest="", directory=Path.cwd())
        say_diagnostic(replace(problem, path=str(source)))
        return _USAGE
    convert = load("keras_tfjs.convert").convert
    try:
        found = convert(source, target)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        refused = diagnostic(ROWS["KT008"], Span.at(0), target=str(target), problem=said)
        say_diagnostic(replace(refused, path=str(source)))
        return _USAGE
    for one in found:
        say_diagnostic(one)
    return _USAGE if any(one.severity is Severity.ERROR for one in found) else 0
