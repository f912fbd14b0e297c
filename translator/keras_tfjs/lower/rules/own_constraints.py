"""Constraints of the weights of a program's own layers, which TF.js keeps and does not apply."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.lower.configs import items
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_CONSTRAINT_PLACE = 6


@rule(cst.Call, "__main__.*", to=Dialect.JS)
def asked_of_a_layer(call: cst.Call, at: Site) -> None:
    kind = at.kind(at.original)
    if not isinstance(kind, Instance) or kind.role != "Layer" or not call.args:
        return
    for key, value in (items(call.args[0].value) or {}).items():
        if key.lower().endswith("constraint") and not build.is_literal(value, None):
            at.report("KT216")
            return


@rule(cst.Call, "tfjs.layers.Layer.addWeight", to=Dialect.JS)
def asked_of_a_weight(call: cst.Call, at: Site) -> None:
    """Where a layer itself says the constraint; one that it is given is said where it is given."""
    given = call.args[_CONSTRAINT_PLACE:][:1]
    if given and isinstance(given[0].value, cst.Call | cst.SimpleString):
        at.report("KT216")
