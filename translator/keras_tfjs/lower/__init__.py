"""TF.js-style Python <-> strict TF.js-style Python, in which every call is what TF.js 4.22 takes.

The same engine as the API half, with rules of its own. "To strict" is the direction of JavaScript.
"""

from __future__ import annotations

from keras_tfjs.diagnostics import Stage
from keras_tfjs.python import load, run
from keras_tfjs.source import Dialect, Options

__all__ = ["from_strict", "to_strict"]

_RULES = "keras_tfjs.lower.rules"
_PLOTS = frozenset({"matplotlib"})
_CHARTS = frozenset({"tfjs_vis"})


def to_strict(text: str, options: Options) -> Stage:
    """What the runtime takes, said as TF.js takes it. Raises SourceSyntaxError."""
    return _run(text, Dialect.JS, options, _PLOTS)


def from_strict(text: str, options: Options) -> Stage:
    """Calls as TF.js takes them, said in the words of the dialect. Raises SourceSyntaxError."""
    return _run(text, Dialect.TFJS, options, _CHARTS)


def _run(text: str, to: Dialect, options: Options, retired: frozenset[str]) -> Stage:
    rules = load(_RULES)
    return run(text, rules, source=Dialect.TFJS, to=to, options=options, retired=retired)
