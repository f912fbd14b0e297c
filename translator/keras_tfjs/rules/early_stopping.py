"""EarlyStopping asks in Keras whether more of a metric is better, in TF.js its name."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.types import METRIC_KEYS_BACK
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.source import Dialect

_MORE_IS_BETTER = ("auc", "precision", "recall", "f1", "iou", "r2", "cosine_similarity")


@rule(cst.Call, "keras.callbacks.EarlyStopping", to=Dialect.TFJS)
def early_stopping(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    rows = rows_of_keras(at.name or "")
    given = {arg.keyword.value: arg.value for arg in call.args if arg.keyword is not None}
    first = call.args[0].value if call.args and call.args[0].keyword is None else None
    monitor = build.evaluated(given.get("monitor", first or build.literal(None)))
    is_silent = "mode" not in given or build.is_literal(given["mode"], "auto")
    if is_silent and isinstance(monitor, str) and any(each in monitor for each in _MORE_IS_BETTER):
        at.report("KT214", monitor=monitor)
        others = [arg for arg in call.args if arg.keyword is None or arg.keyword.value != "mode"]
        mode = build.keyword("mode", build.string("max"))
        return catalogued(call.with_changes(args=[*others, mode]), rows, at)
    return catalogued(call, rows, at)


@rule(cst.Call, "tfjs.callbacks.earlyStopping", to=Dialect.KERAS)
def early_stopping_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """TF.js takes the least of what has no `acc` in its name, whatever it is; Keras wants to be
    told of names that it does not know."""
    match call.args:
        case [cst.Arg(value=cst.Dict(elements=elements) as config) as arg]:
            given = {
                build.evaluated(each.key): each.value
                for each in elements
                if isinstance(each, cst.DictElement)
            }
        case _:
            return None
    monitor = build.evaluated(given.get("monitor", build.literal(None)))
    silent = "mode" not in given or build.is_literal(given["mode"], "auto")
    if not silent or not isinstance(monitor, str) or "loss" in monitor:
        return None
    if monitor.removeprefix("val_") in METRIC_KEYS_BACK:
        return None
    mode = "max" if "acc" in monitor else "min"
    others = [each for each in elements if not _is_mode(each)]
    more = cst.DictElement(build.string("mode"), build.string(mode))
    whole = config.with_changes(elements=build.without_last_comma([*others, more]))
    changed = call.with_changes(args=[arg.with_changes(value=whole)])
    row = rows_of_keras("keras.callbacks.EarlyStopping")[0]
    return to_keras(library_name(row.keras, at), changed, row, at)


def _is_mode(element: cst.BaseDictElement) -> bool:
    return isinstance(element, cst.DictElement) and build.evaluated(element.key) == "mode"
