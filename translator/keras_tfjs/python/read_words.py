"""Options that are given by variables: words that only the running program reads."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras.optimizers import OPTIMIZER_WORDS, SAME_OPTIMIZER_WORDS
from keras_tfjs.catalog.keras.weights import REGULARIZER_WORDS
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import String, Unknown
from keras_tfjs.python import build
from keras_tfjs.python.option import Option
from keras_tfjs.python.site import Site


def read_later(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """What only the running program knows: it reads the word, or that is said."""
    if option.is_read_later() and not option.comes_from_outside(value):
        return value
    if not option.is_readable():
        option.at.report("KT110", value, owner=option.owner, parameter=option.name)
        return value
    function = library(option.at, "tfjs.util.kerasOption")
    return build.call(function, option.parameter.type.value, value)


def maybe_word(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """What is an object nearly everywhere: read as a word only where it may be one that means
    something else here."""
    named = isinstance(option.at.source(value), cst.Name | cst.Attribute | cst.Subscript)
    kind = option.at.kind(value)
    if option.back or not isinstance(kind, String | Unknown):
        return value
    if option.comes_from_outside(value):
        return read_later(option, value)
    is_open = not option.at.options.to_javascript or isinstance(kind, String)
    if named and (is_open or not _OF_KERAS[option.parameter.type].isdisjoint(option.at.file.words)):
        return read_later(option, value)
    return value


_OF_KERAS = {
    Type.OPTIMIZER: frozenset(OPTIMIZER_WORDS) - SAME_OPTIMIZER_WORDS - {"Adam", "SGD"},
    Type.REGULARIZER: frozenset(REGULARIZER_WORDS),
}
"""Words of Keras that TensorFlow.js does not know, or means other things by."""


def library(at: Site, name: str) -> cst.BaseExpression:
    """A canonical TF.js name as this file will write it."""
    node: cst.BaseExpression = at.imports.need("tf")
    for part in name.split(".")[1:]:
        node = cst.Attribute(node, cst.Name(part))
    return node
