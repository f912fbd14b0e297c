"""Shapes of TensorFlow as lists: TF.js's are lists."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance, ListOf, TupleOf
from keras_tfjs.python import Site, build, of_method, rule
from keras_tfjs.source import Dialect

_TENSORS = frozenset({"Tensor", "SymbolicTensor", "Variable"})
_NAMES = ("keras.KerasTensor", "tensorflow.Tensor", "tensorflow.Variable")


@rule(cst.Call, *(f"{name}.get_shape" for name in _NAMES), to=Dialect.TFJS)
def shape_as_list(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`x.shape.as_list()` is `x.shape`, and `x.get_shape()` too."""
    match call:
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("as_list")), args=[]):
            return value if _is_shape(value, at) else None
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("get_shape")), args=[]):
            kind = at.kind(value)
            known = isinstance(kind, Instance) and kind.role in _TENSORS
            return build.attribute(value, "shape") if known or _is_listed(at) else None
    return None


@rule(cst.Call, "tensorflow.TensorShape", to=Dialect.TFJS)
def made_of_sizes(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A shape that is made of a list is a list of its own."""
    match call.args, at.parent:
        case [cst.Arg(star="", value=sizes)], parent if (
            not isinstance(parent, cst.Attribute) or build.is_named(parent, "as_list")
        ) and build.evaluated(sizes) is not None:
            return sizes if isinstance(sizes, cst.List) else build.call("list", build.bare(sizes))
    return at.report("KT102", name=at.name)


@rule(cst.Call, "builtins.list.as_list", to=Dialect.TFJS)
def listed_sizes(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.TensorShape(shape).as_list()`: Python's own lists have no such method."""
    match call:
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name("as_list")), args=[]):
            return value
    return None


@rule(
    cst.Call,
    "builtins.list.num_elements",
    "builtins.tuple.num_elements",
    of_method("num_elements"),
    to=Dialect.TFJS,
)
def size_of_shape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`x.shape.num_elements()`."""
    match call:
        case cst.Call(func=cst.Attribute(value=value), args=[]) if _is_shape(value, at):
            util = build.attribute(at.imports.need("tf"), "util")
            return build.method(util, "sizeFromShape", value)
    return None


def _is_shape(node: cst.BaseExpression, at: Site) -> bool:
    """Lists have no such method: what is known as one is a shape. Whatever has a shape that gives
    a list is a tensor."""
    match node:
        case cst.Attribute(attr=cst.Name("shape")):
            return True
    return isinstance(at.kind(node), ListOf | TupleOf)


def _is_listed(at: Site) -> bool:
    match at.parents[-1:]:
        case [cst.Attribute(attr=cst.Name("as_list"))]:
            return True
    return False
