"""tf.function only makes a graph of a function: TF.js runs eagerly and computes the same."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_FUNCTION = "tensorflow.function"


@rule(cst.Decorator, _FUNCTION, to=Dialect.TFJS)
def decorator(node: cst.Decorator, at: Site) -> cst.RemovalSentinel:
    at.report_once("KT127", node.decorator)
    return cst.RemoveFromParent()


@rule(cst.Call, _FUNCTION, to=Dialect.TFJS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`step = tf.function(step)` is the function itself."""
    if isinstance(at.parent, cst.Decorator):
        return call
    match call.args:
        case [cst.Arg(keyword=None, star="", value=function), *_]:
            at.report_once("KT127")
            return function
    return None
