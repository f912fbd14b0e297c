"""Keras 1 and 2 had methods of their own for data that a generator gives, for probabilities and for
classes: they are fit, evaluate and predict today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.python import Site, build, load, rule
from keras_tfjs.python.compositions import fill
from keras_tfjs.python.holes import Filling, Hole
from keras_tfjs.source import Dialect


@dataclass(frozen=True)
class _Old:
    """`today` is the method's name, `order` the positional parameters, `keras_one` those of
    Keras 1 and what they are called today ("" where they count samples, not steps)."""

    today: str
    order: tuple[str, ...]
    keras_one: Mapping[str, str]


_QUEUE = {
    "max_q_size": "max_queue_size",
    "nb_worker": "workers",
    "nb_val_worker": "workers",
    "pickle_safe": "use_multiprocessing",
}
_OLD: Mapping[str, _Old] = {
    "keras.Model.fit_generator": _Old(
        "fit",
        (
            "x",
            "steps_per_epoch",
            "epochs",
            "verbose",
            "callbacks",
            "validation_data",
            "validation_steps",
            "validation_freq",
            "class_weight",
        ),
        {**_QUEUE, "nb_epoch": "epochs", "samples_per_epoch": "", "nb_val_samples": ""},
    ),
    "keras.Model.evaluate_generator": _Old(
        "evaluate", ("x", "steps"), {**_QUEUE, "val_samples": ""}
    ),
    "keras.Model.predict_generator": _Old("predict", ("x", "steps"), {**_QUEUE, "val_samples": ""}),
    "keras.Model.predict_proba": _Old("predict", ("x", "batch_size", "verbose"), {}),
    "keras.Model.predict_classes": _Old("predict", ("x", "batch_size", "verbose"), {}),
}
_MADE_OF: Mapping[str, str] = {
    "keras.Model.predict_classes": (
        "predictions.argMax(-1) if predictions.shape[-1] > 1 "
        'else predictions.greater(0.5).cast("int32")'
    ),
}
"""What an old method makes of the answer of today's."""


@rule(cst.Call, *_OLD, to=Dialect.TFJS)
def with_generator(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """As the call of today's method, which that method's rules then translate."""
    name = at.name or ""
    old = _OLD[name]
    if not isinstance(call.func, cst.Attribute):
        return None
    made: list[cst.Arg] = []
    for place, arg in enumerate(call.args):
        key = arg.keyword.value if arg.keyword is not None else ""
        if arg.star or (not key and place >= len(old.order)):
            at.report("KT119", arg.value, owner=name)
            return call
        key = "x" if key == "generator" else key or old.order[place]
        today = old.keras_one.get(key, key)
        if not today:
            at.report("KT135", arg.value, owner=name, parameter=key)
            return call
        if key == "x":
            made.insert(0, cst.Arg(arg.value))
        else:
            made.append(build.keyword(today, arg.value))
    of_it = "the classes of " if name in _MADE_OF else ""
    at.report_older("KT108", old=name, new=f"{of_it}keras.Model.{old.today}")
    func = call.func.with_changes(attr=cst.Name(old.today))
    whole = call.with_changes(func=func, args=build.without_last_comma(made))
    answer = translated_as(f"keras.Model.{old.today}", whole, at)
    return whole if answer is None else _of_today(answer, name, at)


def translated_as(name: str, call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What the rules for the callable of that name make of a call."""
    named = at._replace(name=name)
    for each in load("keras_tfjs.rules").matching(Dialect.TFJS, cst.Call, named.name):
        answer: cst.BaseExpression | None = each(call, named)
        if answer is not None:
            return answer
    return None


def _of_today(answer: cst.BaseExpression, name: str, at: Site) -> cst.BaseExpression:
    """What the old method gave, by the answer of today's."""
    made = _MADE_OF.get(name)
    if made is None or at.bare_statement():
        return answer
    return fill(made, Filling(at, {"predictions": Hole(answer, is_tensor=True)}))
