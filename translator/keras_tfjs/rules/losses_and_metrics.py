"""Loss and metric objects of Keras, which are strings in TF.js."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.training import (
    LOSS_WORDS,
    METRIC_WORDS,
    OBJECT_DEFAULTS,
    OBJECT_HINTS,
)
from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import Use
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.values import Option, convert
from keras_tfjs.source import Dialect

_COMPILE = "keras.Model.compile"
_ELSEWHERE = "choose another, or give a function of your own that computes it with tf.*"


@rule(cst.Call, "keras.losses.*", to=Dialect.TFJS)
def loss_object(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return _word(call, LOSS_WORDS.get(at.name or ""), Parameter("loss", "loss", Type.LOSS), at)


@rule(cst.Call, "keras.metrics.*", to=Dialect.TFJS)
def metric_object(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    word = METRIC_WORDS.get(at.name or "")
    return _word(call, word, Parameter("metrics", "metrics", Type.METRICS), at)


def _word(
    call: cst.Call, word: str | None, parameter: Parameter, at: Site
) -> cst.BaseExpression | None:
    """The string that says what an object does that only goes to compile()."""
    name = at.name or ""
    is_class = name.rpartition(".")[2][:1].isupper()
    if not is_class or not signatures.exists(name) or not all(map(_is_compiled, at.uses())):
        return None
    if word is None:
        at.report("KT126", owner=name, what="this", hint=_ELSEWHERE)
        return call
    for option, value in _options(call, name):
        if option == "name":
            continue
        if not isinstance(value, cst.BaseExpression) or not _is_default(option, value):
            hint = OBJECT_HINTS.get(option, _ELSEWHERE)
            at.report("KT126", owner=name, what=option, hint=hint)
            return call
    string = build.string(word)
    directly = any(
        isinstance(each, cst.Call) and at.name_of(each) == _COMPILE for each in at.parents
    )
    return string if directly else convert(string, Option(at, _COMPILE, parameter))


def _is_compiled(use: Use) -> bool:
    return use.how == "argument" and use.callee == _COMPILE


def _options(call: cst.Call, name: str) -> list[tuple[str, cst.BaseExpression | None]]:
    """The arguments by name; without a value where they are not written here."""
    order = signatures.ordered(name)
    found: list[tuple[str, cst.BaseExpression | None]] = []
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(order)):
            found.append((f"{arg.star}arguments", None))
        else:
            key = arg.keyword.value if arg.keyword is not None else order[place]
            found.append((key, arg.value))
    return found


def _is_default(option: str, value: cst.BaseExpression) -> bool:
    return build.evaluated(value) in OBJECT_DEFAULTS.get(option, ())
