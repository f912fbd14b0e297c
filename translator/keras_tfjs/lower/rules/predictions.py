"""Predictions for datasets: extensions.js makes them for its own, TF.js for none."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "tfjs.LayersModel.predict", to=Dialect.JS)
def of_dataset(call: cst.Call, at: Site) -> cst.Call | None:
    kind = at.kind(call.args[0].value) if call.args else None
    if not isinstance(kind, Instance) or kind.role != "Dataset" or _is_extension(kind):
        return None
    at.report("KT428")
    return call


def _is_extension(kind: Instance) -> bool:
    own = kind.of.rpartition(".")[2]
    return own in _CLASSES or kind.of.startswith("__main__.")


_CLASSES = ("Pipeline", "PictureBatches", "LabelledPictures", "TimeseriesGenerator")
