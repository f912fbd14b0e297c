"""What TF.js asks of a program and Keras does not: freeing tensors, waiting for a frame, naming the
device's library."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_CALLED = (
    "tfjs.enableProdMode",
    "tfjs.layers.Layer.invokeCallHook",
    "tfjs.nextFrame",
    "tfjs.ready",
    "tfjs.setBackend",
)
_FREEING = (
    "tfjs.dispose",
    "tfjs.disposeVariables",
    "tfjs.Tensor.dispose",
    "tfjs.Variable.dispose",
)
_PROMISE = "tfjs.Promise.result"


@rule(cst.SimpleStatementLine, *_CALLED, *_FREEING, _PROMISE, to=Dialect.KERAS)
def statement(node: cst.SimpleStatementLine, at: Site) -> cst.RemovalSentinel | None:
    match at.original:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call() as call)]):
            name = at.name_of(call)
        case _:
            return None
    if name == _PROMISE and isinstance(call.func, cst.Attribute):
        name = at.name_of(call.func.value)
    return cst.RemoveFromParent() if name in (*_CALLED, *_FREEING) else None


@rule(cst.Call, *_CALLED, to=Dialect.KERAS)
def called(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    for each in reversed(at.parents):
        match each:
            case cst.Expr():
                return call
            case cst.Call(args=[]) | cst.Attribute() | cst.Await():
                pass
            case _:
                return None
    return None
