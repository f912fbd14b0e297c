"""`preprocessing_function=preprocess_input`: what prepares pictures for an architecture, handed on
by its name, is a function of one's own that does the same."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.catalog.functions.images import PREPROCESSED
from keras_tfjs.python import Site, rule
from keras_tfjs.python.compositions import composed
from keras_tfjs.source import Dialect

_NAMES = [f"keras.applications.{each}.preprocess_input" for each in PREPROCESSED]
_HOLDERS = (cst.Arg, cst.Assign, cst.DictElement, cst.Return)
_PARAMETER = "x"


@rule(cst.Attribute, *_NAMES, to=Dialect.TFJS)
@rule(cst.Name, *_NAMES, to=Dialect.TFJS)
def handed_on(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    if not isinstance(at.parent, _HOLDERS):
        return None
    call = cst.Call(node, [cst.Arg(cst.Name(_PARAMETER))])
    body = composed(call, compositions_of(at.name or ""), at)
    if body is None:
        return None
    parameters = cst.Parameters([cst.Param(cst.Name(_PARAMETER))])
    return cst.Lambda(parameters, body)
