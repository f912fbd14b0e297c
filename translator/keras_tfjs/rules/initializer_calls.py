"""Initializers: called with a shape in Keras, asked to apply it in TF.js; their exact spread."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.weights import TRUNCATED, TRUNCATION
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.initializers.Initializer.__call__", to=Dialect.TFJS)
def call_to_apply(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if any(arg.star for arg in call.args):
        return at.report("KT119", owner="keras.initializers.Initializer")
    values = {arg.keyword.value if arg.keyword else "": arg.value for arg in call.args}
    shape = values.pop("shape", values.pop("", None))
    if shape is None:
        return None
    if isinstance(shape, cst.Tuple):
        shape = cst.List(build.without_last_comma(shape.elements))
    dtype = values.get("dtype")
    return build.method(call.func, "apply", shape, *([] if dtype is None else [dtype]))


@rule(cst.Call, "tfjs.initializers.Initializer.apply", to=Dialect.KERAS)
def apply_to_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call.with_changes(func=call.func.value) if isinstance(call.func, cst.Attribute) else None


@rule(cst.Call, *TRUNCATED, to=Dialect.TFJS)
def exact_spread(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Under exact: the scale that gives the spread which Keras's correction gives."""
    rows = rows_of_keras(at.name or "")
    if not at.options.exact:
        return catalogued(call, rows, at)
    made = catalogued(call, tuple(replace(row, notes=()) for row in rows), at)
    if not isinstance(made, cst.Call):
        return made
    scale, mode = TRUNCATED[at.name or ""]
    options: dict[str, build.Value] = {
        "scale": round(scale / TRUNCATION, 9),
        "mode": mode,
        "distribution": "normal",
    }
    given = [arg.value for arg in made.args]
    config = build.dict_(options)
    if given and isinstance(given[0], cst.Dict):
        config = config.with_changes(elements=[*config.elements, *given[0].elements])
    return build.call(library_name("tfjs.initializers.varianceScaling", at), config)
