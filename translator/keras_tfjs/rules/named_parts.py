"""`tf.math.top_k(x, 3).indices`: parts of a tuple by the names that TensorFlow gives them, and the
types of numbers of what nobody knows."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras_results import NAMED_PARTS
from keras_tfjs.kinds import TupleOf
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.number_types import type_of_unknown
from keras_tfjs.source import Dialect


@rule(cst.Attribute, "*", to=Dialect.TFJS)
def part_to_tfjs(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    place = NAMED_PARTS.get(node.attr.value)
    if place is None:
        return type_of_unknown(node, at)
    match at.kind(node.value):
        case TupleOf(items=items) if place < len(items):
            pass
        case _:
            return None
    match node.value:
        case cst.List(elements=elements) if len(elements) == len(items):
            return elements[place].value
        case value:
            return build.subscript(value, place)
