"""Paths of model files: TF.js loads model.json by an address, the runtime .h5 and .keras too."""

from __future__ import annotations

import re

import libcst as cst

from keras_tfjs.lower.configs import short
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect, Platform

_KERAS_FILE = re.compile(r"(?P<stem>.+)\.(?:h5|hdf5|keras)\Z")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://")


@rule(cst.Call, "tfjs.loadLayersModel", to=Dialect.JS)
def loaded(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return _addressed(call, at, "/model.json")


@rule(cst.Call, "tfjs.LayersModel.save", to=Dialect.JS)
def saved(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return _addressed(call, at, "")


@rule(cst.Call, "tfjs.LayersModel.saveWeights", "tfjs.LayersModel.loadWeightsFrom", to=Dialect.JS)
def weights_alone(call: cst.Call, at: Site) -> cst.Call:
    at.report("KT427", name=short(at.name or ""))
    return call


def _needs_files(at: Site, path: str) -> None:
    if at.options.platform is not Platform.NODE:
        at.report_once("KT414", path=path)


def _addressed(call: cst.Call, at: Site, file: str) -> cst.BaseExpression | None:
    """`call` with an address for its path."""
    path = build.evaluated(call.args[0].value) if call.args else None
    if not isinstance(path, str):
        return None
    if _ADDRESS.match(path):
        if path.startswith("file://"):
            _needs_files(at, path)
        return None
    keras_file = _KERAS_FILE.match(path)
    if keras_file is None:
        new = f"file://{path}"
    else:
        folder = keras_file["stem"]
        new = f"file://{folder}{file}"
        at.report("KT415", old=path, new=new, source=path, target=folder)
    _needs_files(at, new)
    first = call.args[0].with_changes(value=build.string(new))
    return call.with_changes(args=[first, *call.args[1:]])
