"""A function or a description where Keras takes an initializer, regularizer or constraint: TF.js
takes objects. A description is `{"class_name": ..., "config": ...}`. And a layer where a function
is taken."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import DictOf, Function, Instance
from keras_tfjs.python import build
from keras_tfjs.python.option import Option
from keras_tfjs.python.site import Site

_NAMESPACES: Mapping[Type, str] = {
    Type.INITIALIZER: "initializers",
    Type.REGULARIZER: "regularizers",
    Type.CONSTRAINT: "constraints",
}


def as_object(option: Option, value: cst.BaseExpression) -> cst.BaseExpression | None:
    """The object of a function or description, and back the function of that; None for other
    values."""
    namespace = _NAMESPACES.get(option.parameter.type)
    if namespace is None:
        return None
    at = option.at
    if not option.back:
        if not _is_function(value, at) and not _is_description(value, at):
            return None
        func = build.attribute(build.attribute(at.imports.need("tf"), namespace), "get")
        return build.call(func, value)
    match value:
        case cst.Call(args=[cst.Arg(star="", value=given)]) if _is_function(given, at):
            return given if at.name_of(value) == f"tfjs.{namespace}.get" else None
    return None


def _is_function(value: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(value)
    own = isinstance(kind, Function) and kind.name.startswith("__main__.")
    return isinstance(at.source(value), cst.Lambda) or own


def _is_description(value: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(value)
    return isinstance(kind, DictOf) and "class_name" in dict(kind.items or ())


def as_function(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """A layer is a function in Keras; in TF.js its `apply` is one."""
    if not option.back:
        return build.attribute(value, "apply") if _is_layer(value, option) else value
    match value:
        case cst.Attribute(value=owner, attr=cst.Name("apply")) if _is_layer(owner, option):
            return owner
        case _:
            return value


def _is_layer(value: cst.BaseExpression, option: Option) -> bool:
    kind = option.at.kind(value)
    return isinstance(kind, Instance) and kind.role in ("Layer", "Model")
