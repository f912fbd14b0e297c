"""TF.js's "model artifacts", and the model.json document that carries them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypedDict, cast

from tfjs_files.errors import ModelFileError
from tfjs_files.weights import WeightSpec, check_byte_length


class ManifestGroup(TypedDict):
    """Weights that lie one after the other in the files `paths`, read one after the other."""

    paths: list[str]
    weights: list[WeightSpec]


class ModelArtifacts(TypedDict, total=False):
    """What a TF.js IO handler loads and saves. `modelTopology` and `trainingConfig` are as in the
    file: snake_case."""

    modelTopology: dict[str, Any]
    weightSpecs: list[WeightSpec]
    weightData: bytes
    format: str | None
    generatedBy: str | None
    convertedBy: str | None
    trainingConfig: dict[str, Any]
    userDefinedMetadata: dict[str, Any]
    signature: dict[str, Any]
    modelInitializer: dict[str, Any]
    initializerSignature: dict[str, Any]


_ALWAYS = ("modelTopology", "format", "generatedBy", "convertedBy")
_WHERE_PRESENT = (
    "trainingConfig",
    "userDefinedMetadata",
    "signature",
    "modelInitializer",
    "initializerSignature",
)


def artifacts_from_document(
    document: object, read: Callable[[str], bytes], where: str
) -> ModelArtifacts:
    """The artifacts of a parsed model.json; `read` gives the bytes of a path in its manifest.

    Raises ModelFileError for a document that is no layers model, and for weight files whose length
    is not what the manifest says.
    """
    if not isinstance(document, dict) or not ({"modelTopology", "weightsManifest"} & set(document)):
        raise ModelFileError(
            where,
            "this is no TensorFlow.js model",
            expected="an object with 'modelTopology' and 'weightsManifest'",
            got=_described(document),
            way_out="name the model.json that model.save() or a converter wrote",
        )
    if document.get("format") == "graph-model":
        raise ModelFileError(
            where,
            "this is a graph model, which has operations and no layers",
            expected="format 'layers-model'",
            got="format 'graph-model'",
            way_out="save the model from Keras, not from a TensorFlow SavedModel",
        )
    artifacts: dict[str, Any] = {key: document.get(key) for key in _ALWAYS}
    artifacts.update(
        {key: document[key] for key in _WHERE_PRESENT if document.get(key) is not None}
    )
    if document.get("weightsManifest") is not None:
        groups = manifest_groups(document["weightsManifest"], where)
        specs = [spec for group in groups for spec in group["weights"]]
        data = b"".join(_group_data(group, read, where) for group in groups)
        artifacts.update(weightSpecs=specs, weightData=data)
    return cast(ModelArtifacts, artifacts)


def _group_data(group: ManifestGroup, read: Callable[[str], bytes], where: str) -> bytes:
    data = b"".join(read(path) for path in group["paths"])
    check_byte_length(data, group["weights"], f"{where}: {', '.join(group['paths'])}")
    return data


def manifest_groups(manifest: object, where: str) -> list[ManifestGroup]:
    """`manifest` itself, once it is known to be a list of groups."""
    if not isinstance(manifest, list):
        raise _bad_manifest(where, "a list of groups", manifest)
    for group in manifest:
        if not (isinstance(group, dict) and _is_list_of(group.get("paths"), str)):
            raise _bad_manifest(where, "groups with a list of 'paths'", group)
        if not _is_list_of(group.get("weights"), dict):
            raise _bad_manifest(where, "groups with a list of 'weights'", group)
        for spec in group["weights"]:
            _check_spec(spec, where)
    return cast(list[ManifestGroup], manifest)


def _check_spec(spec: dict[str, Any], where: str) -> None:
    wellformed = (
        isinstance(spec.get("name"), str)
        and isinstance(spec.get("dtype"), str)
        and isinstance(spec.get("shape"), list)
        and isinstance(spec.get("quantization", {}), dict)
    )
    if not wellformed:
        raise _bad_manifest(where, "weights with 'name', 'shape' and 'dtype'", spec)


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


def _bad_manifest(where: str, expected: str, got: object) -> ModelFileError:
    return ModelFileError(
        where, "'weightsManifest' is damaged", expected=expected, got=_described(got)
    )


def _described(value: object) -> str:
    match value:
        case dict():
            keys = ", ".join(repr(str(key)) for key in list(value)[:6])
            return f"an object with {keys}" if keys else "an empty object"
        case list():
            return f"a list of {len(value)}"
        case _:
            return repr(value)[:60]


def document_of_artifacts(
    artifacts: ModelArtifacts, manifest: Sequence[ManifestGroup]
) -> dict[str, Any]:
    """The model.json of `artifacts` whose weights lie where `manifest` says."""
    document: dict[str, Any] = {key: artifacts.get(key) for key in _ALWAYS}
    if manifest:
        document["weightsManifest"] = list(manifest)
    document.update(
        {key: artifacts.get(key) for key in _WHERE_PRESENT if artifacts.get(key) is not None}
    )
    return document
