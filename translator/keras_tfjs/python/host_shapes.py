"""Shapes, places and paddings that TensorFlow also takes as tensors: TF.js takes numbers alone."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import build
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.python.site import Site

_MAKERS = frozenset({"stack", "constant", "convert_to_tensor", "cast"})
_JOINING = frozenset({"concat", "concatenate"})
_MODULES = ("tensorflow.", "keras.ops.", "keras.backend.")
_WRITTEN = frozenset((cst.List, cst.Tuple, cst.Integer, cst.UnaryOperation))


def as_numbers(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """The numbers of a tensor, as they stand in the call that makes it or read from it; None where
    `value` is no tensor."""
    if type(value) in _WRITTEN:
        return None
    tree = at.tree(value)
    maker = _maker(tree, at)
    if maker is None and not is_tensor(value, at):
        return None
    original = at.source(value)
    if isinstance(original, cst.Call) and isinstance(value, cst.Call) and value.args:
        first = build.bare(value.args[0].value)
        if maker in _MAKERS and isinstance(first, cst.Integer | cst.UnaryOperation):
            return first
        if isinstance(first, cst.List) and not _has_tensors(first.elements, at):
            if maker in _MAKERS:
                return first
            if maker in _JOINING and _is_along_first(original):
                return cst.List(build.without_last_comma(_joined(first.elements)))
    return build.method(value, "arraySync")


CONFIGURED = (
    "keras.layers.",
    "keras.Input",
    "keras.Model.",
    "keras.callbacks.",
    "keras.optimizers.",
    "keras.utils.",
    "keras.ops.eye",
    "keras.ops.one_hot",
    "numpy.eye",
    "numpy.identity",
    "tensorflow.eye",
    "tensorflow.one_hot",
)
"""What is made, or asked, with plain numbers alone."""


def with_numbers(value: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """An option with the numbers of tensors of one element, its own or its items', read:
    `Dense(y.max() + 1)`, `Input((n, 3))`."""
    if isinstance(value, cst.List | cst.Tuple):
        items = [each.with_changes(value=with_numbers(each.value, at)) for each in value.elements]
        return value.with_changes(elements=items)
    return build.first_number(value) if is_number(value, at) else value


def is_number(value: cst.BaseExpression, at: Site) -> bool:
    """Whether it is a tensor without axes."""
    tree = at.tree(value)
    kind = at.facts.kind(tree) if isinstance(tree, ast.expr) else None
    return isinstance(kind, Instance) and kind.shape == () and is_tensor(value, at)


def _maker(tree: ast.AST | None, at: Site) -> str | None:
    """The function that makes a tensor of numbers or tensors, whatever it is given."""
    made = at.facts.origin(tree) if isinstance(tree, ast.expr) else None
    name = (at.facts.callee(made) or "") if isinstance(made, ast.Call) else ""
    last = name.rpartition(".")[2]
    return last if name.startswith(_MODULES) and last in _MAKERS | _JOINING else None


def _has_tensors(elements: Sequence[cst.BaseElement], at: Site) -> bool:
    """Whether an element, or one inside it, is a tensor or may be one."""
    return any(
        isinstance(each, cst.StarredElement)
        or is_tensor(each.value, at)
        or (isinstance(each.value, cst.List | cst.Tuple) and _has_tensors(each.value.elements, at))
        for each in elements
    )


def _is_along_first(call: cst.Call) -> bool:
    axes = [
        arg.value
        for place, arg in enumerate(call.args)
        if (arg.keyword is None and place == 1) or (arg.keyword and arg.keyword.value == "axis")
    ]
    return all(build.evaluated(axis) in (0, -1) for axis in axes)


def _joined(parts: Sequence[cst.BaseElement]) -> list[cst.BaseElement]:
    found: list[cst.BaseElement] = []
    for part in parts:
        match part.value:
            case cst.List(elements=elements):
                found += [each.with_changes(comma=cst.MaybeSentinel.DEFAULT) for each in elements]
            case other:
                found.append(cst.StarredElement(other))
    return found
