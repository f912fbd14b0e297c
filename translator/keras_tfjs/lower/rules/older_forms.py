"""Names of early documents, and classes made with `new` where there is a factory."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.lower.configs import short
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, *tfjs.OLDER_NAMES, to=Dialect.TFJS)
@rule(cst.Call, *tfjs.OLDER_NAMES, to=Dialect.JS)
def renamed(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    old = at.name or ""
    new = tfjs.OLDER_NAMES[old]
    last = new.rpartition(".")[2]
    at.report("KT416", old=short(old), new=short(new))
    if isinstance(call.func, cst.Attribute):
        return call.with_changes(func=call.func.with_changes(attr=cst.Name(last)))
    return call.with_changes(func=build.attribute(at.imports.need("tf"), last))
