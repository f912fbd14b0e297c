"""Names of variables: TF.js takes each once in a program, Keras and TensorFlow as often as they
are given."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.compositions import composed
from keras_tfjs.source import Dialect

_MAKERS = (
    "tensorflow.Variable",
    "tensorflow.compat.v1.Variable",
    "keras.Variable",
    "keras.backend.variable",
)
_REPEATED = (cst.FunctionDef, cst.ClassDef, cst.Lambda, cst.For, cst.While, cst.CompFor)


@rule(cst.Call, *_MAKERS, to=Dialect.TFJS)
def named(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Without its name where a second variable may get it: the name changes no number."""
    given = [arg for arg in call.args if arg.keyword is not None and arg.keyword.value == "name"]
    if not given or not (_is_repeated(at) or _is_taken(given[0].value, at)):
        return None
    rest = [arg for arg in call.args if arg is not given[0]]
    made = call.with_changes(args=build.without_last_comma(rest))
    return composed(made, compositions_of(at.name or ""), at)


def _is_repeated(at: Site) -> bool:
    return any(isinstance(each, _REPEATED) for each in at.parents)


def _is_taken(name: cst.BaseExpression, at: Site) -> bool:
    """Whether another variable of the file is given the same name."""
    calls = (call for maker in _MAKERS for call in at.file.calls.get(maker, ()))
    names = [
        getattr(keyword.value, "value", None)
        for call in calls
        for keyword in call.keywords
        if keyword.arg == "name"
    ]
    word = build.evaluated(name)
    return isinstance(word, str) and names.count(word) > 1
