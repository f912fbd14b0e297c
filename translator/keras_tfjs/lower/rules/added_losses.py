"""Losses that a `call` adds: TF.js takes functions there, a model of one's own tensors too."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "tfjs.layers.Layer.addLoss", to=Dialect.JS)
def added_loss(call: cst.Call, at: Site) -> None:
    for arg in call.args:
        kind = at.kind(at.source(arg.value))
        if isinstance(kind, Instance) and kind.role in ("Tensor", "Variable"):
            at.report("KT420", name="addLoss of a tensor")
