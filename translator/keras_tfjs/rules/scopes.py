"""Scopes of TensorFlow and Keras that change no number: devices, names, strategies."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.rules.model_files import are_registered
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


_REGISTRIES = ("keras.saving.get_custom_objects", "keras.utils.get_custom_objects")
_OBJECTS = tuple(
    f"keras.{module}.{name}"
    for module in ("saving", "utils")
    for name in ("CustomObjectScope", "custom_object_scope")
)


@rule(cst.With, *_OBJECTS, to=Dialect.TFJS)
def of_custom_objects(node: cst.With, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    """Layers of the program are registered behind their classes: their scope is everywhere."""
    if not _is_left_out(node) or not isinstance(node.body, cst.IndentedBlock):
        return None
    match node.items[0].item:
        case cst.Call(args=[cst.Arg(star="", value=objects)]) as call:
            if not are_registered(objects, at):
                at.report("KT146", call)
            return cst.FlattenSentinel(node.body.body)
    return None


@rule(cst.SimpleStatementLine, "builtins.dict.update", to=Dialect.TFJS)
def registration(node: cst.SimpleStatementLine, at: Site) -> cst.RemovalSentinel | None:
    """`get_custom_objects().update({"Scale": Scale})` of layers, which register themselves."""
    match at.original:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call() as call)]) if _registers(
            call, at
        ):
            return cst.RemoveFromParent()
    return None


@rule(cst.Call, *_REGISTRIES, to=Dialect.TFJS)
def registry(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    match at.parents[-3:]:
        case [cst.Expr(), cst.Call() as update, cst.Attribute()] if _registers(update, at):
            return call
    return None


def _registers(update: cst.Call, at: Site) -> bool:
    match update:
        case cst.Call(
            func=cst.Attribute(value=cst.Call() as registry, attr=cst.Name("update")),
            args=[cst.Arg(star="", keyword=None, value=cst.Dict() as objects)],
        ):
            return at.name_of(registry) in _REGISTRIES and are_registered(objects, at)
    return False


@rule(cst.Call, *_SCOPES, *_OBJECTS, to=Dialect.TFJS)
def scope(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement; elsewhere there is nothing like it."""
    is_plain = at.name not in _OBJECTS or [arg.star for arg in call.args] == [""]
    match at.parents[-2:]:
        case [cst.With() as with_, cst.WithItem()] if is_plain and _is_left_out(with_):
            return call
    return None


def _is_left_out(node: cst.With) -> bool:
    return len(node.items) == 1 and node.items[0].asname is None
