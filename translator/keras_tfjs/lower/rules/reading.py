"""Conversions that only Python has: numbers and lists are read from tensors by TF.js's methods."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Kind, is_array, is_symbolic, is_tensor
from keras_tfjs.lower.arrays import is_ndarray
from keras_tfjs.lower.costs import number_of
from keras_tfjs.lower.rules.conditions import asked_filters
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_NUMBERS = ("builtins.float", "builtins.int", "builtins.bool")


@rule(cst.Call, *_NUMBERS, to=Dialect.JS)
def number(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`float(t)`; a conversion to int or bool stays around the number read."""
    if len(call.args) != 1 or not is_tensor(_given(at, 0)):
        return None
    read = number_of(_source(at), at) or build.first_number(call.args[0].value)
    return read if at.name == "builtins.float" else build.call(call.func, read)


@rule(cst.Call, "tfjs.Tensor.item", to=Dialect.JS)
def item(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if call.args or not isinstance(call.func, cst.Attribute):
        return None
    return number_of(_source(at), at) or build.first_number(call.func.value)


@rule(cst.Call, "tfjs.Tensor.numpy", "tfjs.Tensor.tolist", to=Dialect.JS)
def nested(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if call.args or not isinstance(call.func, cst.Attribute):
        return None
    return build.method(call.func.value, "arraySync")


@rule(cst.Call, "builtins.print", to=Dialect.JS)
def printed(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`print(t)` alone is `t.print()`; among others a tensor is shown by its numbers."""
    if any(is_ndarray(_given(at, place)) for place in range(len(call.args))):
        call = _with_texts(call, at)
    if any(argument.keyword or argument.star for argument in call.args):
        return call
    tensors = [is_tensor(_given(at, place)) for place in range(len(call.args))]
    if not any(tensors):
        return call
    if len(call.args) == 1:
        return build.method(call.args[0].value, "print")
    return call.with_changes(
        args=[
            (
                argument.with_changes(value=build.method(argument.value, "arraySync"))
                if tensor
                else argument
            )
            for argument, tensor in zip(call.args, tensors, strict=True)
        ]
    )


def _with_texts(call: cst.Call, at: Site) -> cst.Call:
    """NumPy's arrays as NumPy prints them."""
    args = [
        (
            argument.with_changes(value=build.method(argument.value, "toString"))
            if is_ndarray(_given(at, place)) and not (argument.keyword or argument.star)
            else argument
        )
        for place, argument in enumerate(call.args)
    ]
    return call.with_changes(args=args)


@rule(cst.Call, "builtins.len", to=Dialect.JS)
def length(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The symbolic tensors of which Python has a length are a list: the inputs of a model."""
    given = _given(at, 0)
    if len(call.args) != 1 or not is_array(given) or is_symbolic(given):
        return None
    return build.subscript(build.attribute(call.args[0].value, "shape"), 0)


@rule(cst.Call, "builtins.abs", to=Dialect.JS)
def absolute(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if len(call.args) == 1 and is_ndarray(_given(at, 0)):
        return build.method(at.imports.need("np"), "absolute", call.args[0].value)
    if len(call.args) != 1 or not is_tensor(_given(at, 0)):
        return None
    return build.method(call.args[0].value, "abs")


@rule(cst.For, "*", to=Dialect.JS)
def rows(loop: cst.For, at: Site) -> cst.BaseStatement | None:
    """JavaScript cannot go through a tensor: its rows are unstacked."""
    if not is_tensor(_gone_through(at)):
        return None
    return loop.with_changes(iter=build.method(loop.iter, "unstack"))


@rule(cst.CompFor, "*", to=Dialect.JS)
def comprehended_rows(part: cst.CompFor, at: Site) -> cst.CompFor | None:
    asked = asked_filters(part, at)
    if is_tensor(_gone_through(at)):
        return asked.with_changes(iter=build.method(part.iter, "unstack"))
    return asked


def _source(at: Site) -> cst.Call:
    assert isinstance(at.original, cst.Call)
    return at.original


def _given(at: Site, place: int) -> Kind:
    """What an argument of the call in the source is."""
    return at.kind(_source(at).args[place].value)


def _gone_through(at: Site) -> Kind:
    assert isinstance(at.original, cst.For | cst.CompFor)
    return at.kind(at.original.iter)
