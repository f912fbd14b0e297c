"""The weights of classes for `fit`: a dict by class in Keras, an object by class in TF.js."""

from __future__ import annotations

import math

import libcst as cst

from keras_tfjs.python import build
from keras_tfjs.python.accuracies import units_before
from keras_tfjs.python.option import Option
from keras_tfjs.python.site import Site


def class_weight(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """TF.js wants a weight for every class; Keras weighs those that are not named with 1, and
    passes over keys that are texts, which is all that an object of JavaScript has."""
    match value:
        case cst.Dict(elements=elements) if option.back:
            return value.with_changes(elements=[_numbered(each) for each in elements])
        case cst.Dict(elements=elements):
            plain = value.with_changes(elements=[_whole(each) for each in elements])
            return completed(plain, option.at)
        case cst.IfExp(body=body, orelse=orelse):
            return value.with_changes(
                body=class_weight(option, body), orelse=class_weight(option, orelse)
            )
        case cst.Name() | cst.Attribute() | cst.Subscript() if option.back:
            return _numbered_later(value)
    return value


def completed(value: cst.Dict, at: Site) -> cst.Dict:
    """Weights of classes with those of the classes that are not named."""
    said = [
        build.evaluated(each.key) if isinstance(each, cst.DictElement) else None
        for each in value.elements
    ]
    classes = [each for each in said if isinstance(each, int)]
    if len(classes) < len(said):
        return value
    units = units_before(at.file.calls, math.inf) or 2
    missing = [each for each in range(max(units, 2, *classes)) if each not in classes]
    more = [cst.DictElement(build.literal(each), build.literal(1.0)) for each in missing]
    return value.with_changes(elements=build.without_last_comma([*value.elements, *more]))


def _whole(element: cst.BaseDictElement) -> cst.BaseDictElement:
    """`True` is the key 1 in Python, and the text "true" in JavaScript."""
    match element:
        case cst.DictElement(key=cst.Name(value="True" | "False" as word)):
            return element.with_changes(key=cst.Integer(str(int(word == "True"))))
    return element


def _numbered(element: cst.BaseDictElement) -> cst.BaseDictElement:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            text = str(key.evaluated_value)
            return element.with_changes(key=cst.Integer(text)) if text.isdecimal() else element
    return element


def _numbered_later(weights: cst.BaseExpression) -> cst.BaseExpression:
    key, weight = cst.Name("key"), cst.Name("weight")
    pair = cst.Tuple([cst.Element(key), cst.Element(weight)], lpar=[], rpar=[])
    items = cst.CompFor(pair, build.method(weights, "items"))
    return cst.DictComp(build.call("int", key), weight, items)
