"""Files of weights alone, which Keras's `model.save_weights` writes and `load_weights` reads.

Keras 3 keeps each array at a path such as `layers/dense_1/vars/0`, as inside a `.keras` archive;
Keras 2 keeps lists of layers and of their weights, as inside its HDF5 models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import h5py

from tfjs_files.archive import collect_variables, read_archive
from tfjs_files.atomic import replacing
from tfjs_files.errors import ModelFileError
from tfjs_files.hdf5 import LayerWeights, opened_hdf5, read_layers, write_layers
from tfjs_files.weights import Array

ENDING = ".weights.h5"
"""How Keras 3 wants the name of a file of weights to end."""

_LEGACY = (".h5", ".hdf5")


@dataclass(frozen=True)
class Store:
    """An owner of variables in Keras 3's layout: its path, the name Keras gave it, its arrays."""

    path: str
    name: str
    variables: Sequence[Array]


@dataclass(frozen=True)
class StoredWeights:
    """What a file of weights holds: arrays by path in Keras 3's layout, or layers in Keras 2's."""

    variables: Mapping[str, Array] = field(default_factory=dict)
    layers: tuple[LayerWeights, ...] | None = None


def is_legacy(path: Path) -> bool:
    """Whether the name asks for Keras 2's layout. ModelFileError for one that is neither's."""
    if path.name.endswith(ENDING):
        return False
    if path.suffix in _LEGACY:
        return True
    raise ModelFileError(
        path,
        "the name says no format of weights",
        expected=f"a name that ends in {ENDING} (Keras 3) or .h5 (Keras 2)",
        way_out="TensorFlow's checkpoints are for TensorFlow alone",
    )


def read_weight_file(path: Path) -> StoredWeights:
    """The weights in an HDF5 file or a `.keras` archive; whole models have them, too."""
    if path.suffix == ".keras":
        return StoredWeights(read_archive(path).variables)
    with opened_hdf5(path) as file:
        root = file.get("model_weights", file)
        if "layer_names" in root.attrs or "layer_names0" in root.attrs:
            return StoredWeights(layers=tuple(read_layers(root, path)))
        return StoredWeights(collect_variables(file))


def write_weight_file(path: Path, stores: Sequence[Store]) -> None:
    """Writes Keras 3's layout, whole or not at all."""
    with replacing(path) as temporary, h5py.File(temporary, "w") as file:
        for store in stores:
            group = file.require_group(f"{store.path}/vars" if store.path else "vars")
            group.attrs["name"] = store.name
            for place, value in enumerate(store.variables):
                group.create_dataset(str(place), data=value)


def write_legacy_weight_file(path: Path, layers: Sequence[LayerWeights]) -> None:
    """Writes Keras 2's layout, whole or not at all."""
    with replacing(path) as temporary, h5py.File(temporary, "w") as file:
        write_layers(file, layers)
