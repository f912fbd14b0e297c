"""Keys of histories and logs: `val_accuracy` <-> `val_acc`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog.types import METRIC_KEYS
from keras_tfjs.kinds import String, Unknown
from keras_tfjs.kinds.subtree import subtree
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
        case [cst.SubscriptElement(slice=cst.Index(value=name))]:
            _warn_of(name, at)
    return None


_ALL = frozenset({"items", "keys", "values", "copy"})


@rule(cst.Attribute, "keras.callbacks.History.history", to=Dialect.TFJS)
def whole(node: cst.Attribute, at: Site) -> None:
    """`for name in history.history`, `history.history.items()`: names that the file cannot show."""
    match at.parent:
        case cst.Attribute(attr=cst.Name(value=word)) if word in _ALL:
            pass
        case cst.For() | cst.CompFor():
            pass
        case cst.Arg() if at.name_of(at.parents[-2]) in ("builtins.sorted", "builtins.list"):
            pass
        case _:
            return
    renamed = next(_renamed(at), None)
    if renamed is not None:
        at.report_once("KT224", node, keras=renamed[0], tfjs=renamed[1])
    fits = at.file.calls.get("keras.Model.fit", ())
    if not _is_copied(at) and not _is_sorted(at) and any(map(_validates, fits)):
        at.report_once("KT161", node)


def _is_copied(at: Site) -> bool:
    return isinstance(at.parent, cst.Attribute) and at.parent.attr.value == "copy"


def _is_sorted(at: Site) -> bool:
    return any(
        isinstance(each, cst.Call) and at.name_of(each) == "builtins.sorted" for each in at.parents
    )


def _validates(fit: ast.Call) -> bool:
    return any((each.arg or "").startswith("validation_") for each in fit.keywords)


def _warn_of(name: cst.BaseExpression, at: Site) -> None:
    """Says that a key which is computed may be another in TF.js, where the file has such a one."""
    renamed = next(_renamed(at), None) if at.to is Dialect.TFJS else None
    if renamed is not None and isinstance(at.kind(name), String | Unknown):
        keras, tfjs = renamed
        at.report_once("KT224", name, keras=keras, tfjs=tfjs)


def _renamed(at: Site) -> Iterator[tuple[str, str]]:
    """Names of the metrics of the file that TF.js does not have."""
    for call in at.file.calls.get("keras.Model.compile", ()):
        named = [each.value for each in call.keywords if (each.arg or "").endswith("metrics")]
        for node in (inner for given in (*call.args[2:], *named) for inner in subtree(given)):
            word = node.value if isinstance(node, ast.Constant) else None
            if isinstance(word, str) and word in METRIC_KEYS and metric_key(word, at) != word:
                yield word, metric_key(word, at)
    for given in at.file.metric_names:
        yield given, metric_key(given, at)


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
    text = str(build.text_of(word))
    other = metric_key(text, at)
    return build.string(other) if other != text else None
