"""Draws with a seed: the two libraries draw different numbers; exact asks for Keras's."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_INITIALIZERS: Mapping[str, tuple[str, Mapping[str, float]]] = {
    "keras.random.normal": ("RandomNormal", {"mean": 0.0, "stddev": 1.0}),
    "keras.random.truncated_normal": ("TruncatedNormal", {"mean": 0.0, "stddev": 1.0}),
    "keras.random.uniform": ("RandomUniform", {"minval": 0.0, "maxval": 1.0}),
}
"""Draws, the initializer that draws the same, and the options with the defaults of the draw."""

_SEED, _DTYPE = "seed", "dtype"


@rule(cst.Call, *_INITIALIZERS, to=Dialect.TFJS)
def seeded(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Under exact: the initializer, applied to the shape."""
    initializer, defaults = _INITIALIZERS[at.name or ""]
    order = ("shape", *defaults, _DTYPE, _SEED)
    if any(arg.star for arg in call.args) or len(call.args) > len(order):
        return None
    given = {
        arg.keyword.value if arg.keyword else name: arg.value
        for arg, name in zip(call.args, order, strict=False)
    }
    shape = given.pop("shape", None)
    if shape is None or build.is_literal(given.get(_SEED, build.literal(None)), None):
        return None
    if not at.options.exact or not given.keys() <= {*defaults, _SEED}:
        at.report_once("KT212")
        return None
    name = f"keras.initializers.{initializer}"
    values = {key: given.get(key, build.literal(value)) for key, value in defaults.items()}
    options = [build.keyword(key, value) for key, value in values.items()]
    options.append(build.keyword(_SEED, given[_SEED]))
    made = catalogued(call.with_changes(args=options), rows_of_keras(name), at)
    if isinstance(shape, cst.Tuple):
        shape = cst.List(build.without_last_comma(shape.elements))
    return None if made is None else build.method(made, "apply", shape)


_PLACE = 4
"""Arguments in front of the seed."""


@rule(
    cst.Call,
    "tfjs.randomNormal",
    "tfjs.randomUniform",
    "tfjs.truncatedNormal",
    to=Dialect.KERAS,
)
def seeded_back(call: cst.Call, at: Site) -> None:
    if len(call.args) > _PLACE and not build.is_literal(call.args[_PLACE].value, None):
        at.report_once("KT212")
