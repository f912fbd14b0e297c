"""Models that a program saves, loads and goes on with: Keras's files say how they were compiled,
TF.js's where that is asked for."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance, is_model
from keras_tfjs.python import Site

_TRAINED = ("evaluate", "fit", "test_on_batch", "train_on_batch")
_OPTIMIZERS = frozenset(("Adagrad", "Adam", "Adamax", "RMSprop", "SGD"))
"""Those that TF.js has itself: it saves no others."""

_COMPILED = ("optimizer", "loss", "metrics")


def keeps_training(model: cst.BaseExpression, at: Site) -> bool:
    """Whether the file loads models that it trains or evaluates as they were compiled, and this one
    can be saved so."""
    kind = at.kind(model)
    if not isinstance(kind, Instance) or not is_model(kind) or kind.compiled is None:
        return False
    return _can_be_saved(kind.compiled.call, at) and any(
        _is_as_saved(call.func, at)
        for name in _TRAINED
        for call in at.file.calls.get(f"keras.Model.{name}", ())
    )


def _is_as_saved(method: ast.expr, at: Site) -> bool:
    kind = at.facts.kind(method.value) if isinstance(method, ast.Attribute) else None
    if not isinstance(kind, Instance) or kind.compiled is not None:
        return False
    origin = kind.origin
    return isinstance(origin, ast.Call) and at.facts.callee(origin) == "keras.models.load_model"


def _can_be_saved(call: ast.Call, at: Site) -> bool:
    """Whether the loss and the metrics are words, and the optimizer is one that TF.js saves."""
    given = dict(zip(_COMPILED, call.args, strict=False))
    given |= {one.arg: one.value for one in call.keywords if one.arg is not None}
    words = [given.get("loss")]
    match given.get("metrics"):
        case ast.List(elts=metrics) | ast.Tuple(elts=metrics):
            words += metrics
        case None:
            pass
        case _:
            return False
    is_said = given.keys() <= set(_COMPILED) and len(call.keywords) + len(call.args) == len(given)
    return is_said and all(map(_is_word, words)) and _is_plain(given.get("optimizer"), at)


def _is_plain(optimizer: ast.expr | None, at: Site) -> bool:
    match optimizer:
        case ast.Constant(value=str() as word):
            return word.lower() in {one.lower() for one in _OPTIMIZERS}
        case ast.Call(args=args, keywords=keywords):
            name = (at.facts.callee(optimizer) or "").removeprefix("keras.optimizers.")
            numbers = [*args, *(one.value for one in keywords)]
            return name in _OPTIMIZERS and all(isinstance(one, ast.Constant) for one in numbers)
        case _:
            return False


def _is_word(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
