"""What batches of pictures hold, as the call that makes them says."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import Kind

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result

_WEIGHTS = ("sample_weight", "weight_col", "sampleWeight", "weightCol")
_CLASS_MODE = {"flow_from_directory": 4, "flow_from_dataframe": 8}
"""Where Keras takes the class mode."""


def _flowing(site: CallSite, result: Result) -> Kind:
    """Of pictures alone, of pictures with labels, or of those with weights as well."""
    alone, labelled, weighted = result.arguments
    if any(site.config(2, key) or site.written(-1, key) for key in _WEIGHTS):
        return site.result(weighted)
    last = site.name.rpartition(".")[2]
    if last == "flow":
        mode = site.written(1, "y") or ast.Constant(None)
    else:
        mode = (
            site.config(1, "classMode")
            or site.config(2, "classMode")
            or site.written(_CLASS_MODE.get(last, -1), "class_mode")
            or ast.Constant("")
        )
    is_alone = isinstance(mode, ast.Constant) and mode.value is None
    return site.result(alone if is_alone else labelled)


BATCH_RESULTS: dict[str, Callable[[CallSite, Result], Kind]] = {"flowing": _flowing}
