"""Methods of a model that Keras calls and TF.js does not: there, they would change nothing."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras.advice import advice_of
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_CALLED_BY = {
    "predict_step": "predict",
    "make_train_function": "fit",
    "make_test_function": "evaluate",
    "make_predict_function": "predict",
}


_NAMES = tuple(
    f"{base}.{each}" for base in ("keras.Model", "keras.Sequential") for each in _CALLED_BY
)


@rule(cst.FunctionDef, *_NAMES, to=Dialect.TFJS)
def uncalled(function: cst.FunctionDef, at: Site) -> None:
    name = function.name.value
    hint = advice_of(f"keras.Model.{name}")
    at.report("KT232", construct=name, method=name, caller=_CALLED_BY[name], hint=hint)
