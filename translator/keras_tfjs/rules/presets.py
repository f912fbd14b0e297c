"""A layer class with options set beforehand: `partial(keras.layers.Dense, activation="relu")` is
`lambda config: tf.layers.dense({"activation": "relu", **config})`.

What calls it stays a call of it, with a config object for the keyword arguments; the kinds know
which class that is.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_REST = "config"


@rule(cst.Call, "functools.partial", to=Dialect.TFJS)
def partial_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    tree = at.tree()
    if not isinstance(tree, ast.expr) or at.facts.preset(tree) is None:
        return None
    made, *options = call.args
    name = at.name_of(made.value) or ""
    if not rows_of_keras(name):
        return None
    whole = cst.Call(made.value, options, whitespace_before_args=call.whitespace_before_args)
    return _handing_on(catalogued(whole, rows_of_keras(name), at))


@rule(cst.Lambda, "preset", to=Dialect.TFJS)
def lambda_to_tfjs(node: cst.Lambda, at: Site) -> cst.BaseExpression | None:
    """`lambda **config: keras.layers.Dense(**config)`, the body of which is translated."""
    if node.params.star_kwarg is None:
        return None
    rest = cst.Param(node.params.star_kwarg.name, equal=cst.MaybeSentinel.DEFAULT)
    return node.with_changes(params=cst.Parameters([rest]))


@rule(cst.Lambda, "preset", to=Dialect.KERAS)
def lambda_to_keras(node: cst.Lambda, at: Site) -> cst.BaseExpression | None:
    if not node.params.params:
        return None
    rest = node.params.params[0]
    return node.with_changes(params=cst.Parameters(star_kwarg=cst.Param(rest.name, star="**")))


def _handing_on(made: cst.BaseExpression | None) -> cst.BaseExpression | None:
    """The function that makes the layer with further options."""
    match made:
        case cst.Call(args=[]):
            config = cst.Dict([])
        case cst.Call(args=[cst.Arg(value=cst.Dict() as config)]):
            pass
        case _:
            return None
    spread = cst.StarredDictElement(cst.Name(_REST))
    entries = [
        each.with_changes(comma=cst.MaybeSentinel.DEFAULT) for each in (*config.elements, spread)
    ]
    body = made.with_changes(args=[cst.Arg(config.with_changes(elements=entries))])
    return cst.Lambda(cst.Parameters([cst.Param(cst.Name(_REST))]), body)
