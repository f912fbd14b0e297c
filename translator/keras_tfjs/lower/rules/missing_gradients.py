"""Methods of what may be tensors that TF.js computes and cannot train through."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.gradients import CONDITIONS, OPERATIONS
from keras_tfjs.lower.gradients import ask_for_derivative
from keras_tfjs.python import Site, of_method, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, *map(of_method, sorted(CONDITIONS | OPERATIONS)), to=Dialect.JS)
def of_unknown(call: cst.Call, at: Site) -> None:
    assert isinstance(call.func, cst.Attribute)
    ask_for_derivative(call.func.attr.value, at)
