"""Model files as plain dicts and arrays: Keras HDF5, Keras `.keras`, TF.js model.json and shards.

No Keras, no TensorFlow, no TF.js: numpy and h5py only. What a config means is the business of
whoever reads it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tfjs_files.artifacts import (
    ManifestGroup,
    ModelArtifacts,
    artifacts_from_document,
    document_of_artifacts,
)
from tfjs_files.errors import ModelFileError
from tfjs_files.layers_model import SHARD_BYTES, read_layers_model, write_layers_model
from tfjs_files.weights import (
    WeightSpec,
    byte_length_of,
    check_byte_length,
    decode_weights,
    encode_weights,
    named_dtype,
)

if TYPE_CHECKING:
    from tfjs_files.archive import Archive, read_archive, write_archive
    from tfjs_files.hdf5 import LayerWeights, LegacyModel, read_hdf5, write_hdf5
    from tfjs_files.weight_files import (
        Store,
        StoredWeights,
        is_legacy,
        read_weight_file,
        write_legacy_weight_file,
        write_weight_file,
    )

__version__ = "0.1.0"

_HOMES = {
    "Archive": "tfjs_files.archive",
    "LayerWeights": "tfjs_files.hdf5",
    "LegacyModel": "tfjs_files.hdf5",
    "Store": "tfjs_files.weight_files",
    "StoredWeights": "tfjs_files.weight_files",
    "is_legacy": "tfjs_files.weight_files",
    "read_archive": "tfjs_files.archive",
    "read_hdf5": "tfjs_files.hdf5",
    "read_weight_file": "tfjs_files.weight_files",
    "write_archive": "tfjs_files.archive",
    "write_hdf5": "tfjs_files.hdf5",
    "write_legacy_weight_file": "tfjs_files.weight_files",
    "write_weight_file": "tfjs_files.weight_files",
}

__all__ = [
    "SHARD_BYTES",
    "Archive",
    "LayerWeights",
    "LegacyModel",
    "ManifestGroup",
    "ModelArtifacts",
    "ModelFileError",
    "Store",
    "StoredWeights",
    "WeightSpec",
    "artifacts_from_document",
    "byte_length_of",
    "check_byte_length",
    "decode_weights",
    "document_of_artifacts",
    "encode_weights",
    "is_legacy",
    "named_dtype",
    "read_archive",
    "read_hdf5",
    "read_layers_model",
    "read_weight_file",
    "write_archive",
    "write_hdf5",
    "write_layers_model",
    "write_legacy_weight_file",
    "write_weight_file",
]


def __getattr__(name: str) -> Any:
    """Loads what needs h5py on first use: a runtime that reads model.json pays nothing for it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
