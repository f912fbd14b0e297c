"""Losses that Keras 2 takes as symbolic tensors, apart from any layer."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.Model.add_loss", to=Dialect.TFJS)
def of_symbols(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    kind = at.kind(call.args[0].value) if call.args else None
    if isinstance(kind, Instance) and kind.role == "SymbolicTensor":
        return at.report("KT180")
    return None
