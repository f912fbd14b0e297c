"""Options that are given by variables: words that only the running program reads."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras.optimizers import OPTIMIZER_WORDS, SAME_OPTIMIZER_WORDS
from keras_tfjs.catalog.keras.weights import REGULARIZER_WORDS
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import String, Unknown
from keras_tfjs.python import build
from keras_tfjs.python.option import NARROWED, Option
from keras_tfjs.python.site import Site


def read_later(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """What only the running program knows: it reads the word, or that is said."""
    if option.is_read_later() and not option.comes_from_outside(value):
        return value
    if not option.is_readable():
        option.at.report("KT110", value, owner=option.owner, parameter=option.name)
        return value
    if option.parameter.type is Type.DTYPE:
        option.at.report("KT348", value, owner=option.owner, parameter=option.name)
        _say_narrowed(option, value)
        if _is_ignored(option):
            return value
    function = library(option.at, "tfjs.util.kerasOption")
    return build.call(function, option.parameter.type.value, value)


def _say_narrowed(option: Option, value: cst.BaseExpression) -> None:
    """Says which types with values that TF.js cannot hold the file shows a value to be."""
    tree = option.at.tree(value)
    sources = option.at.facts.sources(tree) if isinstance(tree, ast.expr) else []
    words = [each.value for each, _ in sources if isinstance(each, ast.Constant)]
    for word in dict.fromkeys(words):
        if word in NARROWED:
            other = WORDS[Type.DTYPE].to_tfjs[str(word)]
            option.at.report("KT210", value, value=word, other=other)


def _is_ignored(option: Option) -> bool:
    """Whether it is the type of a library's layer, which TF.js takes for that of inputs alone."""
    owner = option.owner
    match option.at.tree():
        case ast.Call(keywords=keywords) if owner.startswith("keras.layers."):
            if owner in ("keras.layers.Input", "keras.layers.InputLayer"):
                return False
            return _INPUTS.isdisjoint(each.arg for each in keywords)
    return False


_INPUTS = frozenset([None, "input_shape", "batch_input_shape", "batch_shape", "input_dim"])
"""Options that give a layer inputs of its own; None spreads a dict that may hold them."""


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
