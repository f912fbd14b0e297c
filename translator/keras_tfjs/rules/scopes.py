"""Scopes of TensorFlow and Keras that change no number: devices, names, strategies."""

from __future__ import annotations

import ast

import libcst as cst
import libcst.matchers as m

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
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
    """The body, without what stands around it; a scope's name only names other things."""
    if not _is_scope_alone(node, at) or not isinstance(node.body, cst.IndentedBlock):
        return None
    at.report_once("KT134", node.items[0].item, name=at.name)
    body = node.body.body
    match node.items[0]:
        case cst.WithItem(
            item=cst.Call(args=[cst.Arg(value=value), *_]),
            asname=cst.AsName(name=cst.Name() as name),
        ) if m.findall(node.body, m.Name(name.value)):
            return cst.FlattenSentinel([build.assign(name.value, build.bare(value)), *body])
    return cst.FlattenSentinel(body)


_ORDERS = ("tensorflow.control_dependencies", "tensorflow.compat.v1.control_dependencies")


@rule(cst.With, *_ORDERS, to=Dialect.TFJS)
def in_order(node: cst.With, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    """What is computed for the order alone, and the body behind it: TF.js computes at once."""
    if not _is_left_out(node) or not isinstance(node.body, cst.IndentedBlock):
        return None
    match node.items[0].item:
        case cst.Call(args=[cst.Arg(star="", value=before)]):
            at.report_once("KT134", node.items[0].item, name=at.name)
            body = [build.statement(each) for each in _computed(build.bare(before))]
            return cst.FlattenSentinel([*body, *node.body.body])
    return None


@rule(cst.Call, *_ORDERS, to=Dialect.TFJS)
def order(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    match at.parents[-2:]:
        case [cst.With() as with_, cst.WithItem()] if _is_left_out(with_):
            if [arg.star for arg in call.args] == [""]:
                return call
    return at.report("KT102", name=at.name)


def _computed(before: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The parts of what stands before a block that do something."""
    match before:
        case cst.Name() | cst.Attribute():
            return []
        case cst.List(elements=elements) | cst.Tuple(elements=elements) if not any(
            isinstance(each, cst.StarredElement) for each in elements
        ):
            return [one for each in elements for one in _computed(build.bare(each.value))]
    return [before]


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
        case [cst.With() as with_, cst.WithItem()] if is_plain:
            is_object = at.name in _OBJECTS
            if _is_left_out(with_) if is_object else _is_scope_alone(with_, at):
                return call
    return None


def _is_scope_alone(node: cst.With, at: Site) -> bool:
    """Whether what a scope is called is read by nothing but options called `name`."""
    match node.items:
        case [cst.WithItem(asname=cst.AsName(name=cst.Name(value=name)))]:
            owner = next((each for each in reversed(at.parents) if _is_function(each)), None)
            tree = at.tree(owner) if owner is not None else None
            return tree is not None and _only_names(tree, name)
    return _is_left_out(node)


def _is_function(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.FunctionDef)


def _only_names(function: ast.AST, name: str) -> bool:
    as_option = {
        id(each.value)
        for each in subtree(function)
        if isinstance(each, ast.keyword) and each.arg == "name"
    }
    stored = [
        each
        for each in subtree(function)
        if isinstance(each, ast.Name) and each.id == name and id(each) not in as_option
    ]
    return len(stored) == 1  # where the scope binds it


def _is_left_out(node: cst.With) -> bool:
    return len(node.items) == 1 and node.items[0].asname is None
