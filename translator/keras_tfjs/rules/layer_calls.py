"""Layers and models are called in Keras; TF.js has `apply` for it."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.keras.layers import MERGE_FUNCTIONS
from keras_tfjs.kinds import is_symbolic
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.layers.Layer.__call__", "keras.Model.__call__", to=Dialect.TFJS)
def call_to_apply(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    rows = rows_of_keras(at.name or "")
    return to_tfjs(call, rows, at, lambda row: build.attribute(call.func, "apply"))


@rule(cst.Call, "tfjs.layers.Layer.apply", "tfjs.LayersModel.apply", to=Dialect.KERAS)
def apply_to_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    row = rows_of_tfjs(at.name or "")[0]
    if not isinstance(call.func, cst.Attribute):
        return None
    summed = _operation(call, at)
    if summed is not None:
        return summed
    return to_keras(call.func.value, call, row, at)


@rule(cst.Call, *MERGE_FUNCTIONS, to=Dialect.TFJS)
def merge_function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """keras.layers.add([a, b]) is keras.layers.Add()([a, b])."""
    if not call.args or call.args[0].star or call.args[0].keyword:
        return None
    inputs, *options = call.args
    made = catalogued(
        call.with_changes(args=options), rows_of_keras(MERGE_FUNCTIONS[at.name or ""]), at
    )
    return None if made is None else build.method(made, "apply", build.bare(inputs.value))


_OPERATIONS: dict[str, cst.BaseBinaryOp] = {
    "tfjs.layers.add": cst.Add(),
    "tfjs.layers.multiply": cst.Multiply(),
}


def _operation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.layers.add({}).apply([a, b])` of two symbolic tensors is `a + b`."""
    original = at.original
    match original, call.args:
        case (
            cst.Call(
                func=cst.Attribute(
                    value=cst.Call(args=[cst.Arg(value=cst.Dict(elements=[]))]) as layer
                )
            ),
            [cst.Arg(value=cst.List(elements=[cst.Element(value=left), cst.Element(value=right)]))],
        ):
            operator = _OPERATIONS.get(at.name_of(layer) or "")
            symbolic = all(is_symbolic(at.kind(each)) for each in (left, right))
            if operator is not None and symbolic:
                made = cst.BinaryOperation(left, operator, right)
                simple = isinstance(at.parent, cst.Assign | cst.Arg | cst.Return | cst.Expr)
                return made if simple else build.parenthesised(made)
    return None
