"""The arguments of one call, bound to the parameters of its row."""

from __future__ import annotations

import ast
from typing import NamedTuple

import libcst as cst

from keras_tfjs.catalog.row import Parameter, Row
from keras_tfjs.python import build
from keras_tfjs.python.site import Site

Item = cst.Arg | cst.DictElement | cst.StarredDictElement


class Given(NamedTuple):
    """One argument of a call: for which parameter (None: unknown, called `key`), its value, and
    the node it came from, which holds comma and comments. `key` "**" is a spread dict."""

    parameter: Parameter | None
    key: str
    value: cst.BaseExpression
    item: Item | None = None


class Unbindable(Exception):
    """The arguments of a call cannot be told apart; what must be said is said."""


def is_rest(given: Given, row: Row) -> bool:
    return given.parameter is None or given.parameter.keras not in row.places


def is_pin(given: Given, row: Row) -> bool:
    """Whether an entry only writes out what Keras does by itself."""
    if given.parameter is None:
        return False
    pin = row.pins.get(given.parameter.keras)
    return (
        pin is not None
        and pin.tfjs not in (None, pin.keras)
        and build.is_literal(given.value, pin.keras)
    )


def is_default(given: Given, row: Row) -> bool:
    """Whether an entry is a default of Keras's that the options spread after it may replace: Keras
    takes no option twice."""
    pin = row.pins.get(given.parameter.keras) if given.parameter else None
    return pin is not None and build.is_literal(given.value, pin.keras)


def is_usual_rate(value: cst.BaseExpression, row: Row, at: Site) -> bool:
    """Whether a learning rate is the optimizer's default whatever the program does: it is the same
    whether Keras takes it or not."""
    pin, tree = row.pins.get("learning_rate"), at.tree(value)
    if row.extension or not isinstance(tree, ast.expr):
        return False
    usual = _RATE if pin is None else pin.keras
    held = at.facts.origins(tree, imported=at.options.is_imported)
    return bool(held) and all(
        isinstance(each, ast.Constant) and each.value == usual for each in held or ()
    )


_RATE = 0.001
"""The default of optimizers that TF.js has, too, and whose rows say no other."""


def is_filler(given: Given, row: Row) -> bool:
    parameter = given.parameter
    if parameter is None or row.config or parameter.bare or parameter.keras == row.flat:
        return False
    return build.is_literal(given.value, parameter.filler)
