"""Keys of histories and logs: `val_accuracy` <-> `val_acc`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.values import metric_key
from keras_tfjs.source import Dialect


@rule(cst.Subscript, "keras.callbacks.History.history[]", "Logs[]", to=Dialect.TFJS)
@rule(cst.Subscript, "tfjs.History.history[]", "Logs[]", to=Dialect.KERAS)
def key(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as word))]:
            made = _translated(word, at)
            return None if made is None else build.subscript(node.value, made)
    return None


@rule(cst.Call, "builtins.dict.get", to=Dialect.TFJS)
def get(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute(value=logs), args=[cst.Arg(value=cst.SimpleString() as word), *rest]
        ) if (getattr(at.kind(logs), "role", "") == "Logs"):
            made = _translated(word, at)
            return None if made is None else call.with_changes(args=[cst.Arg(made), *rest])
    return None


def _translated(word: cst.SimpleString, at: Site) -> cst.SimpleString | None:
    text = str(word.evaluated_value)
    other = metric_key(text, at)
    return build.string(other) if other != text else None
