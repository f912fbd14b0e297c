"""Models whose inputs or outputs are dicts: TF.js takes lists, that of extensions.js takes both."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import DictOf
from keras_tfjs.lower.extensions import comes_from_extensions, from_extensions
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_MODEL = "tfjs.model"
_ENDS = ("inputs", "outputs")


@rule(cst.Call, _MODEL, to=Dialect.JS)
def by_name(call: cst.Call, at: Site) -> cst.Call | None:
    if comes_from_extensions(at) or not any(_has_named_ends(each.value, at) for each in call.args):
        return None
    return call.with_changes(func=from_extensions(_MODEL, at))


def _has_named_ends(config: cst.BaseExpression, at: Site) -> bool:
    if not isinstance(config, cst.Dict):
        return False
    return any(
        isinstance(each, cst.DictElement)
        and isinstance(each.key, cst.SimpleString)
        and each.key.evaluated_value in _ENDS
        and isinstance(at.kind(each.value), DictOf)
        for each in config.elements
    )
