"""Models on disk: model.json and its weights, and Keras's own files where the converter is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tfjs.io.handler import SaveResult, getModelArtifactsInfoForJSON
from tfjs.promise import promised
from tfjs_files import ModelArtifacts, ModelFileError, read_layers_model, write_layers_model

FILE_SCHEME = "file://"

KERAS_SUFFIXES = frozenset({".h5", ".hdf5", ".keras"})


class FileSystem:
    """`tf.io.fileSystem(path)`: saves to the directory `path` (model.json and weights.bin), loads
    the model.json `path` or the one in it."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @promised
    async def save(self, modelArtifacts: ModelArtifacts) -> SaveResult:
        write_layers_model(self.path, modelArtifacts, shard_bytes=None)
        return SaveResult(modelArtifactsInfo=getModelArtifactsInfoForJSON(modelArtifacts))

    @promised
    async def load(self) -> ModelArtifacts:
        return read_layers_model(self.path)


class KerasFile:
    """A Keras .h5 or .keras file, read and written through keras-tfjs's converter."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @promised
    async def save(self, modelArtifacts: ModelArtifacts) -> SaveResult:
        converter = _converter(self.path)
        _raise_errors(self.path, converter.save_keras_file(self.path, modelArtifacts))
        return SaveResult(modelArtifactsInfo=getModelArtifactsInfoForJSON(modelArtifacts))

    @promised
    async def load(self) -> ModelArtifacts:
        artifacts, diagnostics = _converter(self.path).load_keras_file(self.path)
        _raise_errors(self.path, diagnostics)
        loaded: ModelArtifacts = artifacts
        return loaded


def _converter(path: Path) -> ModuleType:
    """keras_tfjs.convert, loaded only when a Keras file is met."""
    try:
        return import_module("keras_tfjs.convert")
    except ModuleNotFoundError as missing:
        if not str(missing.name).startswith("keras_tfjs"):
            raise
        raise ModelFileError(
            path,
            "a Keras file is read by the converter, which is not installed",
            expected="a model.json, or the package keras-tfjs",
            way_out="pip install . (in a clone of keras-tfjs)",
        ) from missing


def _raise_errors(path: Path, diagnostics: list[Any]) -> None:
    errors = [found for found in diagnostics if str(found.severity) == "error"]
    if errors:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise ModelFileError(path, f"{first.code}: {first.message}{more}", way_out=first.help)


def file_handler(path: str | Path) -> FileSystem | KerasFile:
    return KerasFile(path) if Path(path).suffix.lower() in KERAS_SUFFIXES else FileSystem(path)


def fileSystem(path: str | Path) -> FileSystem | KerasFile:
    """A handler for a path on this machine, as in TF.js's Node binding."""
    return file_handler(path)


def file_router(url: Any, loadOptions: Any = None) -> FileSystem | KerasFile | None:
    """Takes `file://` URLs: everything after the scheme is the path, relative ones included."""
    if isinstance(url, str) and url.startswith(FILE_SCHEME):
        return file_handler(url.removeprefix(FILE_SCHEME))
    return None
