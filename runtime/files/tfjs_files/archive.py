"""Keras's `.keras` archive: a zip with config.json, metadata.json and model.weights.h5.

Weights lie in the HDF5 file at paths such as `layers/dense_1/vars/0`.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from tfjs_files.atomic import replacing
from tfjs_files.errors import ModelFileError
from tfjs_files.weights import Array

CONFIG, METADATA, WEIGHTS = "config.json", "metadata.json", "model.weights.h5"

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Archive:
    """A `.keras` file. `variables` are arrays by path (`layers/dense/vars/0`); `names` gives the
    layer that Keras named on a `vars` group, by the path of its owner (`layers/dense`)."""

    config: dict[str, Any]
    metadata: dict[str, Any]
    variables: Mapping[str, Array]
    names: Mapping[str, str] = field(default_factory=dict)
    stores: frozenset[str] = frozenset()
    """Owners that have a `vars` group, empty or not; Keras writes one for every layer."""


def read_archive(path: Path) -> Archive:
    """The model in a `.keras` file. Raises ModelFileError for a file that is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            config = _json_member(archive, CONFIG, path)
            metadata = _json_member(archive, METADATA, path)
            weights = _member(archive, WEIGHTS, path)
    except FileNotFoundError as problem:
        raise ModelFileError(path, "there is no such file") from problem
    except IsADirectoryError as problem:
        raise ModelFileError(path, "this is a directory", expected="a .keras file") from problem
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as problem:
        raise ModelFileError(
            path,
            "this is no complete .keras file",
            expected="a zip archive",
            got=_first_bytes(path),
            way_out="a model in HDF5 is named .h5; otherwise copy the file again",
        ) from problem
    variables: dict[str, Array] = {}
    names: dict[str, str] = {}
    stores: set[str] = set()
    try:
        with h5py.File(io.BytesIO(weights), "r") as file:
            _collect(file, "", variables, names, stores)
    except (OSError, RuntimeError) as problem:
        raise ModelFileError(
            f"{path}: {WEIGHTS}", "this is no complete HDF5 file", got=str(problem)
        ) from problem
    return Archive(config, metadata, variables, names, frozenset(stores))


def collect_variables(file: h5py.File) -> Mapping[str, Array]:
    """Every array of a file of weights, by its path."""
    found: dict[str, Array] = {}
    _collect(file, "", found, {}, set())
    return found


def _collect(
    group: h5py.Group,
    prefix: str,
    variables: dict[str, Array],
    names: dict[str, str],
    stores: set[str],
) -> None:
    for key, item in group.items():
        place = f"{prefix}{key}"
        if isinstance(item, h5py.Dataset):
            variables[place] = np.asarray(item[()])
            continue
        if key == "vars":
            owner = prefix.rstrip("/")
            stores.add(owner)
            if "name" in item.attrs:
                names[owner] = str(item.attrs["name"])
        _collect(item, f"{place}/", variables, names, stores)


def _first_bytes(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as problem:
        return problem.strerror or str(problem)
    return "an HDF5 file" if head == b"\x89HDF\r\n\x1a\n" else f"a file that begins with {head!r}"


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        return archive.read(name)
    except KeyError as problem:
        raise ModelFileError(
            path,
            f"the archive has no '{name}'",
            expected=f"{CONFIG}, {METADATA} and {WEIGHTS}",
            got=", ".join(archive.namelist()[:6]) or "an empty archive",
            way_out="save the whole model with model.save('model.keras')",
        ) from problem


def _json_member(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    try:
        value = json.loads(_member(archive, name, path))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise ModelFileError(
            f"{path}: {name}", "this is no complete JSON", got=str(problem)
        ) from problem
    if not isinstance(value, dict):
        raise ModelFileError(f"{path}: {name}", "expected an object", got=repr(value)[:60])
    return value


def write_archive(path: Path, model: Archive) -> None:
    """Writes `model` as Keras does, whole or not at all. The same model gives the same bytes."""
    weights = io.BytesIO()
    with h5py.File(weights, "w") as file:
        for owner in sorted(model.stores):
            group = file.require_group(f"{owner}/vars" if owner else "vars")
            if owner in model.names:
                group.attrs["name"] = model.names[owner]
        for place, value in model.variables.items():
            file.create_dataset(place, data=value)
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name, content in (
            (METADATA, json.dumps(model.metadata).encode()),
            (CONFIG, json.dumps(model.config).encode()),
            (WEIGHTS, weights.getvalue()),
        ):
            # a fixed date: the archive must not differ from one run to the next
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
