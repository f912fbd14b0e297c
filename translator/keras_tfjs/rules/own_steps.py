"""`super().train_step(*args, (x, y))`: a step of one's own that hands on whatever it is given, of
which TF.js and Keras on TensorFlow give one thing, the data."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras.members import MODEL_METHODS
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_STEPS = {each: MODEL_METHODS[each] for each in ("train_step", "test_step")}
_BACK = {tfjs: keras for keras, tfjs in _STEPS.items()}


@rule(cst.Call, *(f"keras.Model.{each}" for each in _STEPS), to=Dialect.TFJS)
def step_to_tfjs(call: cst.Call, at: Site) -> cst.Call | None:
    return _renamed(call, _STEPS)


@rule(cst.Call, *(f"tfjs.LayersModel.{each}" for each in _BACK), to=Dialect.KERAS)
def step_to_keras(call: cst.Call, at: Site) -> cst.Call | None:
    return _renamed(call, _BACK)


def _renamed(call: cst.Call, names: dict[str, str]) -> cst.Call | None:
    match call:
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value=name)) as func,
            args=[cst.Arg(star="*"), *rest],
        ) if len(rest) < 2 and not any(each.star or each.keyword for each in rest):
            return call.with_changes(func=func.with_changes(attr=cst.Name(names[name])))
    return None
