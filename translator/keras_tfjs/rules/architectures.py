"""Architectures of keras.applications that are handed on: as elements, arguments and defaults.

Who calls them gives the options by name, and those the runtime's factories take, too.
"""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.applications import ARCHITECTURES
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_NAMES = [name for row in ARCHITECTURES for name in (row.keras, *row.aliases)]
_HOLDERS = (
    cst.Arg,
    cst.Assign,
    cst.DictElement,
    cst.Element,
    cst.IfExp,
    cst.Param,
    cst.Return,
)


@rule(cst.Attribute, *_NAMES, to=Dialect.TFJS)
@rule(cst.Name, *_NAMES, to=Dialect.TFJS)
def handed_on(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    if not isinstance(at.parent, _HOLDERS):
        return None
    (row,) = rows_of_keras(at.name or "")
    return library_name(row.tfjs, at)
