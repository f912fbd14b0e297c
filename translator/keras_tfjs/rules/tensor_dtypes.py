"""What TensorFlow's types of numbers and shapes tell of themselves: TF.js's are plain texts and
lists."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_TENSORS = ("keras.KerasTensor", "tensorflow.Tensor", "tensorflow.Variable")
_LISTS = ("builtins.list", "builtins.tuple")
_WORDS = {"is_bool": "bool", "is_floating": "float32", "is_integer": "int32"}
"""The only types of their sorts that TF.js has."""
_OF_SHAPES = (
    *"assert_has_rank assert_is_compatible_with assert_is_fully_defined assert_same_rank".split(),
    *"concatenate is_compatible_with is_fully_defined merge_with most_general_compatible".split(),
    *"with_rank with_rank_at_least with_rank_at_most".split(),
)
"""Methods that Python's own lists lack."""


@rule(
    cst.Attribute,
    *(f"{owner}.dtype.{name}" for owner in _TENSORS for name in ("base_dtype", "name")),
    *(f"{owner}.dtype.as_numpy_dtype" for owner in _TENSORS),
    to=Dialect.TFJS,
)
def plain_dtype(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return node.value


@rule(
    cst.Attribute,
    *(f"{owner}.dtype.{name}" for owner in _TENSORS for name in _WORDS),
    to=Dialect.TFJS,
)
def sort_of_dtype(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    """`x.dtype.is_floating`."""
    word = cst.ComparisonTarget(cst.Equal(), build.literal(_WORDS[node.attr.value]))
    return cst.Comparison(node.value, [word], lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


@rule(
    cst.Attribute,
    *(f"{owner}.dtype.{name}" for owner in _TENSORS for name in ("limits", "max", "min", "size")),
    to=Dialect.TFJS,
)
def limits_of_dtype(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    return at.report("KT102", name=f"tensorflow.DType.{node.attr.value}")


@rule(
    cst.Attribute,
    *(f"{owner}.{name}" for owner in _LISTS for name in ("ndims", "rank")),
    to=Dialect.TFJS,
)
def rank_of_shape(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """`x.shape.rank`: lists have no such member, so that it is a shape."""
    return build.call("len", node.value)


@rule(cst.Attribute, *(f"{owner}.dims" for owner in _LISTS), to=Dialect.TFJS)
def sizes_of_shape(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return node.value


@rule(cst.Attribute, "builtins.int.value", to=Dialect.TFJS)
def size_as_number(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """`x.shape[1].value` of TensorFlow 1: numbers have no such member."""
    return node.value if isinstance(node.value, cst.Subscript) else None


@rule(
    cst.Call,
    *(f"{owner}.{name}" for owner in _LISTS for name in _OF_SHAPES),
    to=Dialect.TFJS,
)
def compared_shape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.func:
        case cst.Attribute(attr=cst.Name(name)):
            return at.report("KT102", name=f"tensorflow.TensorShape.{name}")
    return None
