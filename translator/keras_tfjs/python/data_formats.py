"""Data formats that only the running program knows."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.words import camel
from keras_tfjs.python import build

_FIRST, _LAST = "channels_first", "channels_last"


def asked(value: cst.BaseExpression, *, back: bool) -> cst.BaseExpression:
    """The other language's word for what `value` holds. None, too, means that channels are last."""
    theirs = camel(_FIRST) if back else _FIRST
    body, orelse = (_FIRST, _LAST) if back else (camel(_FIRST), camel(_LAST))
    target = cst.ComparisonTarget(cst.Equal(), build.string(theirs))
    return cst.IfExp(cst.Comparison(value, [target]), build.string(body), build.string(orelse))
