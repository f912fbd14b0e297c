"""Scopes of TensorFlow and Keras that change no number: devices, names, strategies."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_SCOPES = (
    "tensorflow.device",
    "tensorflow.name_scope",
    "tensorflow.compat.v1.name_scope",
    "tensorflow.compat.v1.device",
    "tensorflow.init_scope",
    "tensorflow.distribute.Strategy.scope",
    "tensorflow.distribute.MirroredStrategy.scope",
    "keras.device",
    "keras.name_scope",
    "keras.backend.name_scope",
)


@rule(cst.With, *_SCOPES, to=Dialect.TFJS)
def body_alone(node: cst.With, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    """The body, without what stands around it."""
    if not _is_left_out(node) or not isinstance(node.body, cst.IndentedBlock):
        return None
    at.report_once("KT134", node.items[0].item, name=at.name)
    return cst.FlattenSentinel(node.body.body)


@rule(cst.Call, *_SCOPES, to=Dialect.TFJS)
def scope(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement; elsewhere there is nothing like it."""
    match at.parents[-2:]:
        case [cst.With() as with_, cst.WithItem()] if _is_left_out(with_):
            return call
    return None


def _is_left_out(node: cst.With) -> bool:
    return len(node.items) == 1 and node.items[0].asname is None
