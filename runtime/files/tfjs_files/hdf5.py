"""Keras models in HDF5: one file with the config as attributes and the weights as datasets.

Keras 1, 2 and 3 share the layout: the root's attributes `model_config`, `training_config`,
`keras_version`, `backend`; the group `model_weights` with the attribute `layer_names` and one group
for each layer, whose attribute `weight_names` lists its datasets in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from tfjs_files.atomic import replacing
from tfjs_files.errors import ModelFileError
from tfjs_files.weights import Array

_ATTRIBUTE_BYTES = 64512
"""What an HDF5 object header holds; Keras cuts a longer list into numbered attributes."""


@dataclass(frozen=True)
class LayerWeights:
    """The weights of one entry of `layer_names`: (name, array) in the file's order."""

    name: str
    weights: tuple[tuple[str, Array], ...]


@dataclass(frozen=True)
class LegacyModel:
    """A Keras HDF5 file. The configs are as in the file."""

    model_config: dict[str, Any]
    layers: tuple[LayerWeights, ...]
    keras_version: str
    backend: str = "tensorflow"
    training_config: dict[str, Any] | None = None
    optimizer_weights: tuple[str, ...] = ()
    """Names only: their meaning is each optimizer's own."""


@contextmanager
def opened_hdf5(path: Path) -> Iterator[h5py.File]:
    """An HDF5 file for reading; whatever h5py has to say becomes a ModelFileError."""
    try:
        with h5py.File(path, "r") as file:
            yield file
    except FileNotFoundError as problem:
        raise ModelFileError(path, "there is no such file") from problem
    except IsADirectoryError as problem:
        raise ModelFileError(path, "this is a directory", expected="an HDF5 file") from problem
    except (OSError, RuntimeError) as problem:
        raise ModelFileError(
            path,
            "this is no complete HDF5 file",
            got=str(problem),
            way_out="the file was cut short or is something else; copy it again",
        ) from problem


def read_hdf5(path: Path) -> LegacyModel:
    """The model in a Keras HDF5 file.

    Raises ModelFileError for a file that is no HDF5, holds weights without a model, or names
    datasets that it does not have.
    """
    with opened_hdf5(path) as file:
        config = _json_attribute(file, "model_config", path)
        if config is None:
            raise ModelFileError(
                path,
                "the file holds no model",
                expected="the attribute 'model_config'",
                got=_foreign(file),
                way_out="save with model.save(), not model.save_weights()",
            )
        group = file.get("model_weights")
        if not isinstance(group, h5py.Group):
            raise ModelFileError(
                path, "the file holds no weights", expected="the group 'model_weights'"
            )
        return LegacyModel(
            model_config=config,
            layers=tuple(read_layers(group, path)),
            keras_version=_text(file.attrs.get("keras_version", "1")),
            backend=_text(file.attrs.get("backend", "tensorflow")),
            training_config=_json_attribute(file, "training_config", path),
            optimizer_weights=_optimizer_weights(file),
        )


def read_layers(group: h5py.Group, path: Path) -> Iterator[LayerWeights]:
    """The layers that a group lists, with their weights. ModelFileError for what is missing."""
    names = read_list(group, "layer_names")
    if names is None:
        raise ModelFileError(
            path, "the group 'model_weights' is damaged", expected="the attribute 'layer_names'"
        )
    for name in names:
        layer = group.get(name)
        if not isinstance(layer, h5py.Group):
            raise ModelFileError(path, f"the weights of layer '{name}' are missing")
        weights = []
        for weight_name in read_list(layer, "weight_names") or []:
            dataset = layer.get(weight_name)
            if not isinstance(dataset, h5py.Dataset):
                raise ModelFileError(
                    path,
                    f"weight '{weight_name}' of layer '{name}' is missing",
                    expected=f"the dataset model_weights/{name}/{weight_name}",
                )
            weights.append((weight_name, np.asarray(dataset[()])))
        yield LayerWeights(name, tuple(weights))


def _optimizer_weights(file: h5py.File) -> tuple[str, ...]:
    group = file.get("optimizer_weights")
    return tuple(read_list(group, "weight_names") or ()) if isinstance(group, h5py.Group) else ()


def read_list(group: h5py.Group, name: str) -> list[str] | None:
    """A list of texts in an attribute, or in the attributes `name`0, `name`1, ... it was cut into.

    None where there is neither.
    """
    if name in group.attrs:
        return [_text(item) for item in np.asarray(group.attrs[name]).ravel().tolist()]
    pieces: list[str] = []
    number = 0
    while f"{name}{number}" in group.attrs:
        piece = np.asarray(group.attrs[f"{name}{number}"]).ravel().tolist()
        pieces.extend(_text(item) for item in piece)
        number += 1
    return pieces if number else None


def write_list(group: h5py.Group, name: str, values: list[str]) -> None:
    """The reverse of `read_list`, in Keras's form: fixed-size byte strings."""
    encoded = np.asarray([value.encode() for value in values] or [], dtype="S" if values else "f8")
    count = 1
    while any(piece.nbytes > _ATTRIBUTE_BYTES for piece in np.array_split(encoded, count)):
        count += 1
    if count == 1:
        group.attrs[name] = encoded
        return
    for number, piece in enumerate(np.array_split(encoded, count)):
        group.attrs[f"{name}{number}"] = piece


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _json_attribute(file: h5py.File, name: str, path: Path) -> dict[str, Any] | None:
    if name not in file.attrs:
        return None
    try:
        value = json.loads(_text(file.attrs[name]))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise ModelFileError(
            path, f"the attribute '{name}' is no complete JSON", got=str(problem)
        ) from problem
    if value is not None and not isinstance(value, dict):
        raise ModelFileError(
            path, f"the attribute '{name}' is damaged", expected="an object", got=repr(value)[:60]
        )
    return value


def _foreign(file: h5py.File) -> str:
    names = sorted(file.attrs) + sorted(file)
    return "only " + ", ".join(names[:6]) if names else "an empty file"


def write_hdf5(path: Path, model: LegacyModel) -> None:
    """Writes `model` as Keras does, whole or not at all."""
    with replacing(path) as temporary, h5py.File(temporary, "w") as file:
        file.attrs["keras_version"] = model.keras_version
        file.attrs["backend"] = model.backend
        file.attrs["model_config"] = json.dumps(model.model_config)
        if model.training_config is not None:
            file.attrs["training_config"] = json.dumps(model.training_config)
        group = file.create_group("model_weights")
        group.attrs["keras_version"] = model.keras_version
        group.attrs["backend"] = model.backend
        write_layers(group, model.layers)


def write_layers(group: h5py.Group, layers: Sequence[LayerWeights]) -> None:
    """The reverse of `read_layers`."""
    write_list(group, "layer_names", [layer.name for layer in layers])
    for layer in layers:
        _write_layer(group.create_group(layer.name), layer)
    write_list(group.create_group("top_level_model_weights"), "weight_names", [])


def _write_layer(group: h5py.Group, layer: LayerWeights) -> None:
    write_list(group, "weight_names", [name for name, _ in layer.weights])
    for name, value in layer.weights:
        group.create_dataset(name, data=value)
