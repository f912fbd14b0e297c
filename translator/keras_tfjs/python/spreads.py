"""Dicts of options that a call spreads: `Dense(3, **options)`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.row import Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import DictOf
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect


def check_spread(value: cst.BaseExpression, row: Row, at: Site) -> None:
    """A dict of options made elsewhere keeps its keys: they must be right in both languages."""
    if at.hands_on():
        return
    kind = at.kind(value)
    known = kind.items if isinstance(kind, DictOf) else ()
    if not known or not all(_same_key(key, row) for key, _ in known):
        at.report("KT109", value, owner=row.keras if at.to is Dialect.TFJS else row.tfjs)


def _same_key(key: str, row: Row) -> bool:
    parameter = row.parameter(key)
    return parameter is not None and parameter.tfjs == key and parameter.type is Type.VALUE
