"""The API half: Keras Python <-> TF.js-style Python."""

from __future__ import annotations

from keras_tfjs.diagnostics import Stage
from keras_tfjs.python.engine import run
from keras_tfjs.python.ruleset import load
from keras_tfjs.source import Dialect, Options

_RULES = "keras_tfjs.rules"
_RETIRED = {
    Dialect.TFJS: frozenset({"keras", "tensorflow", "numpy", "functools"}),
    Dialect.KERAS: frozenset({"tfjs"}),
}


def translate(text: str, to: Dialect, options: Options) -> Stage:
    """Keras Python to TF.js-style Python (`to` TFJS) or back (`to` KERAS).

    Raises SourceSyntaxError.
    """
    source = Dialect.KERAS if to is Dialect.TFJS else Dialect.TFJS
    return run(text, load(_RULES), source=source, to=to, options=options, retired=_RETIRED[to])
