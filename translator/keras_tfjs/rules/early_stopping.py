"""EarlyStopping asks in Keras whether more of a metric is better, in TF.js its name."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
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
