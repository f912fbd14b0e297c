"""`Dense.from_config(config)`: TF.js's factories take the config itself, and so do the classes of
a program."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import ROWS, rows_of_keras
from keras_tfjs.kinds import Class
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name, unknown_keras
from keras_tfjs.rules.own_from_configs import of_super
from keras_tfjs.source import Dialect

_LAYER = "keras.layers.Layer"
_METHOD = ".from_config"
_LAYERS = frozenset(
    name
    for row in ROWS
    if row.config and row.keras.startswith("keras.layers.")
    for name in (row.keras, *row.aliases)
    if name.rpartition(".")[2][:1].isupper()
)


@rule(cst.Call, *(f"{name}{_METHOD}" for name in sorted({_LAYER, *_LAYERS})), to=Dialect.TFJS)
def from_config(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    inherited = of_super(call)
    if inherited is not None:
        return inherited
    match call:
        case cst.Call(func=cst.Attribute(value=made), args=[cst.Arg(star="", value=config)]):
            kind = at.kind(made)
            rows = rows_of_keras((at.name or "").removesuffix(_METHOD))
            if isinstance(kind, Class) and kind.name.startswith("__main__."):
                return build.call(made, config)
            if isinstance(kind, Class) and rows:
                return build.call(library_name(rows[0].tfjs, at), config)
    return unknown_keras(at)


def from_config_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A class of the program whose config is not written where it is called."""
    match call.args:
        case [cst.Arg(star="", keyword=None, value=cst.Name() | cst.Attribute() | cst.Call())]:
            return call.with_changes(func=build.attribute(call.func, "from_config"))
    return None
