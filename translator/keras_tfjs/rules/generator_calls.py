"""Keras 1 and 2 had methods of their own for data that a generator gives, and for probabilities:
they are fit, evaluate and predict today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.python import Site, build, load, rule
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
}


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
    at.report("KT108", old=name, new=f"keras.Model.{old.today}")
    func = call.func.with_changes(attr=cst.Name(old.today))
    whole = call.with_changes(func=func, args=build.without_last_comma(made))
    named = at._replace(name=f"keras.Model.{old.today}")
    for each in load("keras_tfjs.rules").matching(Dialect.TFJS, cst.Call, named.name):
        answer: cst.BaseExpression | None = each(whole, named)
        if answer is not None:
            return answer
    return whole
