"""Functions of a library that are handed on, where TF.js says it in several calls."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.composition import Composition, compositions_of
from keras_tfjs.python import build
from keras_tfjs.python.compositions import composed
from keras_tfjs.python.site import Site


def as_lambda(name: str, count: int, at: Site) -> cst.Lambda | None:
    """`lambda y_true, y_pred: ...` for a function that is called with `count` arguments in their
    order; None where what it computes has no form, or one that needs a statement of its own."""
    entries = tuple(each for each in compositions_of(name) if " where " not in each.template)
    for first in entries:
        names = _required(first)
        if len(names) != count:
            continue
        call = build.call(cst.Name("function"), *map(cst.Name, names))
        made = composed(call, entries, at)
        if made is not None:
            return cst.Lambda(
                cst.Parameters([cst.Param(cst.Name(each)) for each in names]), build.bare(made)
            )
    return None


def _required(entry: Composition) -> list[str]:
    return [
        each.keras
        for each in entry.parameters
        if each.tfjs is not None and each.keras not in entry.defaults
    ]
