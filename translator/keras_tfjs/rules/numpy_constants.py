"""np.pi, np.inf, np.nan, np.newaxis: what Python has, too; words that TensorFlow has names for."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_OF_MATH = {"pi": "pi", "e": "e", "inf": "inf", "Inf": "inf", "nan": "nan", "NaN": "nan"}


@rule(cst.Attribute, "numpy.newaxis", "tensorflow.newaxis", to=Dialect.TFJS)
def new_axis(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return cst.Name("None")


@rule(cst.Attribute, *(f"numpy.{name}" for name in _OF_MATH), to=Dialect.TFJS)
def constant(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return build.attribute(at.imports.need("math"), _OF_MATH[node.attr.value])


_METHODS = {
    f"tensorflow.{module}image.ResizeMethod.{name}": word
    for module in ("", "compat.v1.")
    for name, word in (("BILINEAR", "bilinear"), ("NEAREST_NEIGHBOR", "nearest"))
}


@rule(cst.Attribute, *_METHODS, to=Dialect.TFJS)
def method(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return build.string(_METHODS[at.name or ""])
