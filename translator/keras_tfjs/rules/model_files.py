"""Saving and loading: one HDF5 or .keras file <-> a folder with model.json and its weights."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import awaited, library_name, today
from keras_tfjs.source import Dialect

_MODEL_SUFFIXES = (".h5", ".hdf5", ".keras")
_TOPOLOGY = "model.json"
_SCHEME = "file://"


@rule(cst.Call, "keras.models.load_model", to=Dialect.TFJS)
def load_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None | cst.Name(value="filepath"), star="", value=path)]:
            address = _address(path, at)
            if address is None:
                return None
            made = build.call(library_name("tfjs.loadLayersModel", at), address)
            return awaited(made, at)
    return at.report("KT102", name="load_model with custom_objects or compile")


def _address(path: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    if not isinstance(path, cst.SimpleString):
        return at.report("KT110", owner="keras.models.load_model", parameter="filepath")
    source = str(path.evaluated_value)
    folder = _folder(source)
    at.report("KT120", source=source, target=f"{folder}/{_TOPOLOGY}")
    return build.string(f"{_SCHEME}{folder}/{_TOPOLOGY}")


def _folder(source: str) -> str:
    path = PurePosixPath(source)
    return str(path.with_suffix("")) if path.suffix in _MODEL_SUFFIXES else source


@rule(cst.Call, "keras.Model.save", "keras.models.save_model", to=Dialect.TFJS)
def save_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="save")) as func,
            args=[cst.Arg(keyword=None | cst.Name(value="filepath"), star="", value=path)],
        ):
            if not isinstance(path, cst.SimpleString):
                return at.report("KT110", owner="keras.Model.save", parameter="filepath")
            folder = _folder(str(path.evaluated_value))
            return build.method(build.call(func, build.string(_SCHEME + folder)), "result")
    return at.report("KT102", name="this form of saving")


# Back


@rule(cst.Call, "tfjs.loadLayersModel", "tfjs.loadModel", to=Dialect.KERAS)
def load_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    today(at.name or "", at)
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as path)]:
            target = str(path.evaluated_value)
            source = _file(target)
            if urlsplit(target).scheme in ("http", "https"):
                at.report("KT121", source=source, target=target)
            else:
                at.report("KT120", source=target.removeprefix(_SCHEME), target=source)
            return build.call(library_name("keras.models.load_model", at), build.string(source))
    return at.report("KT112", name="loadLayersModel of something else than an address")


def _file(address: str) -> str:
    """`file://m/model.json` -> `m.h5`; of an http address the last name."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return PurePosixPath(parts.path).stem + ".h5"
    path = PurePosixPath(address.removeprefix(_SCHEME))
    return str(path.parent if path.name == _TOPOLOGY else path.with_suffix("")) + ".h5"


@rule(cst.Call, "tfjs.LayersModel.save", to=Dialect.KERAS)
def save_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as path)]:
            target = str(path.evaluated_value)
            if target.startswith(_SCHEME):
                return build.call(call.func, build.string(target.removeprefix(_SCHEME) + ".h5"))
    return at.report("KT112", name="saving to something else than file://")
