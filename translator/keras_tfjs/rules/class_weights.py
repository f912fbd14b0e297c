"""Weights of classes that are held in a name: complete as TF.js wants them, where they are."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.python.class_weights import completed
from keras_tfjs.source import Dialect

_WEIGHING = ("keras.Model.fit", "keras.Model.train_on_batch")


@rule(cst.Dict, "*", to=Dialect.TFJS)
def held_weights(node: cst.Dict, at: Site) -> cst.BaseExpression | None:
    uses = at.uses() if node.elements and isinstance(at.parent, cst.Assign) else ()
    weighing = [
        use.how == "argument" and use.callee in _WEIGHING and use.argument == "class_weight"
        for use in uses
    ]
    return completed(node, at) if weighing and all(weighing) else None
