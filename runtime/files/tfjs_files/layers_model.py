"""model.json and its weight files in a directory."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

from tfjs_files.artifacts import (
    ManifestGroup,
    ModelArtifacts,
    artifacts_from_document,
    document_of_artifacts,
)
from tfjs_files.atomic import replacing
from tfjs_files.errors import ModelFileError

SHARD_BYTES = 4 * 1024 * 1024
"""The size of a weight file that TF.js's tools cut at, so that browsers cache the pieces."""

MODEL_JSON = "model.json"


def model_json_path(path: Path) -> Path:
    """`path` itself, or the model.json in it where it is a directory or has no suffix."""
    return path if path.suffix == ".json" and not path.is_dir() else path / MODEL_JSON


def read_layers_model(path: Path) -> ModelArtifacts:
    """The artifacts of the model.json `path`, or of the one in the directory `path`."""
    source = path / MODEL_JSON if path.is_dir() else path
    document = _parse(_read_text(source), source)
    return artifacts_from_document(
        document, lambda name: _read_shard(source, name), where=str(source)
    )


def _read_text(source: Path) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise ModelFileError(
            source,
            "there is no such file",
            way_out="name a model.json, or the directory that holds one",
        ) from problem
    except UnicodeDecodeError as problem:
        raise ModelFileError(
            source, "this is no JSON text", expected="UTF-8", got="other bytes"
        ) from problem
    except OSError as problem:
        raise ModelFileError(
            source, "the file cannot be read", got=problem.strerror or str(problem)
        ) from problem


def _parse(text: str, source: Path) -> object:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        raise ModelFileError(
            source,
            "this is no complete JSON",
            got=str(problem),
            way_out="the file was cut short or is something else; copy it again",
        ) from problem


def _read_shard(source: Path, name: str) -> bytes:
    shard = source.parent / name
    try:
        return shard.read_bytes()
    except OSError as problem:
        raise ModelFileError(
            source,
            f"its weight file '{name}' cannot be read",
            expected=f"the file {shard}",
            got=problem.strerror or str(problem),
            way_out="keep the weight files beside model.json",
        ) from problem


def write_layers_model(
    path: Path, artifacts: ModelArtifacts, shard_bytes: int | None = SHARD_BYTES
) -> Path:
    """Writes model.json and the weight files beside it; gives the path of model.json.

    `path` is a directory or a path that ends in .json. With `shard_bytes` None the weights go into
    one file, weights.bin, as TF.js's Node binding writes it. Every file is complete before the
    first one takes its place, model.json takes it last.
    """
    target = model_json_path(path)
    data = artifacts.get("weightData")
    files = _shards(data, shard_bytes) if data is not None else {}
    manifest = [ManifestGroup(paths=list(files), weights=artifacts.get("weightSpecs", []))]
    text = _dump(document_of_artifacts(artifacts, manifest if files else []), target)
    with ExitStack() as stack:
        # left in reverse order
        stack.enter_context(replacing(target)).write_text(text, encoding="utf-8")
        for name, content in files.items():
            stack.enter_context(replacing(target.parent / name)).write_bytes(content)
    return target


def _dump(document: dict[str, object], target: Path) -> str:
    try:
        return json.dumps(document, allow_nan=False)
    except (TypeError, ValueError) as problem:
        raise ModelFileError(
            target, "the model cannot be written as JSON", got=str(problem)
        ) from problem


def _shards(data: bytes, shard_bytes: int | None) -> dict[str, bytes]:
    if shard_bytes is None:
        return {"weights.bin": data}
    count = max(1, -(-len(data) // shard_bytes))
    return {
        f"group1-shard{index + 1}of{count}.bin": data[
            index * shard_bytes : (index + 1) * shard_bytes
        ]
        for index in range(count)
    }
