"""What a model is trained on or asked about: Keras takes lists of numbers or texts, TF.js
tensors."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Kind, ListOf, Number, String, TupleOf
from keras_tfjs.python import build
from keras_tfjs.python.option import Option


def examples(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """A list of numbers or texts as a tensor; other values as they are."""
    if option.back:
        return value
    if option.parameter.keras == "validation_data":
        return _pair(option, value)
    return _tensor(option, value)


def _pair(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    if not isinstance(value, cst.Tuple | cst.List):
        return value
    elements = [each.with_changes(value=_tensor(option, each.value)) for each in value.elements]
    return value.with_changes(elements=elements)


def _tensor(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    kind = option.at.kind(value)
    if isinstance(kind, Number | String) or not _is_of_values(kind):
        return value
    return build.method(option.at.imports.need("tf"), "tensor", value)


def _is_of_values(kind: Kind) -> bool:
    match kind:
        case Number() | String():
            return True
        case ListOf(of=of):
            return _is_of_values(of)
        case TupleOf(items=items):
            return bool(items) and all(map(_is_of_values, items))
        case _:
            return False
