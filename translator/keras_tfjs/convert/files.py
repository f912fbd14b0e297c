"""Model files of every kind <-> the conversion's contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from keras_tfjs.convert.findings import Findings, Refused
from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.masks import check_masks
from keras_tfjs.convert.model import Contents, Layer, Model
from keras_tfjs.convert.reading import read_model
from keras_tfjs.convert.shapes import Misfit, ShapeWalk
from keras_tfjs.convert.training import (
    read_keras_training,
    read_tfjs_training,
    write_keras_training,
    write_tfjs_training,
)
from keras_tfjs.convert.weights import (
    archive_contents,
    check_names,
    check_unique,
    check_weights,
    in_order,
    layers_for_hdf5,
    weights_of_archive,
    weights_of_artifacts,
    weights_of_hdf5,
)
from keras_tfjs.convert.writing import write_model
from tfjs_files import (
    Archive,
    LegacyModel,
    ModelArtifacts,
    encode_weights,
    read_archive,
    read_hdf5,
    read_layers_model,
    write_archive,
    write_hdf5,
    write_layers_model,
)

GENERATOR = "keras-tfjs"

_KERAS3_VERSION = "3.0.0"
"""What a written `.keras` file says; every Keras 3 loads it."""

_KERAS2_VERSION = "2.15.0"
"""What a written HDF5 file says; Keras 2.4 and later load it, and Keras 3."""


_PLAIN_STATE = 2
"""Every optimizer keeps its step count and rate; what is more is state worth a word."""


def _form_of(version: str) -> Form:
    major = version.split(".", 1)[0]
    return Form.KERAS3 if major.isdigit() and int(major) >= 3 else Form.KERAS2


def read_keras_hdf5(path: Path, findings: Findings) -> Contents:
    file = read_hdf5(path)
    form = _form_of(file.keras_version)
    model = _whole(read_model(file.model_config, form, findings), findings)
    if len(file.optimizer_weights) > _PLAIN_STATE:
        findings.report("KT509")
    return Contents(
        model,
        weights_of_hdf5(model, file, findings),
        read_keras_training(file.training_config, form, findings),
    )


def read_keras_archive(path: Path, findings: Findings) -> Contents:
    archive = read_archive(path)
    form = _form_of(str(archive.metadata.get("keras_version", "3")))
    model = _whole(read_model(archive.config, form, findings), findings)
    if sum(place.startswith("optimizer/vars/") for place in archive.variables) > _PLAIN_STATE:
        findings.report("KT509")
    training = read_keras_training(archive.config.get("compile_config"), form, findings)
    return Contents(model, weights_of_archive(model, archive), training)


def read_tfjs_files(path: Path, findings: Findings) -> Contents:
    return contents_of_artifacts(read_layers_model(path), str(path), findings)


def contents_of_artifacts(artifacts: ModelArtifacts, where: str, findings: Findings) -> Contents:
    topology: Mapping[str, Any] = artifacts.get("modelTopology") or {}
    document = topology.get("model_config") or topology
    model = _whole(read_model(document, Form.TFJS, findings), findings)
    return Contents(
        model,
        weights_of_artifacts(model, artifacts, where, findings),
        read_tfjs_training(artifacts.get("trainingConfig"), findings),
    )


def _whole(model: Model, findings: Findings) -> Model:
    """`model`, unless something of it has no counterpart: weights would only add noise."""
    if findings.has_errors:
        raise Refused
    return model


def checked_walk(contents: Contents, findings: Findings) -> ShapeWalk:
    """The shapes of the model, once its weights are known to fit it. Raises Refused else."""
    check_unique(contents.model, findings)
    _whole(contents.model, findings)
    try:
        walk = ShapeWalk(contents.model)
    except Misfit as misfit:
        raise findings.refuse(
            "KT505",
            contents.model.name,
            place=f"model '{contents.model.name}'",
            what=str(misfit),
            way_out="correct the model and save it again",
        ) from misfit
    check_masks(contents.model, findings)
    check_weights(contents.model, contents.weights, walk, findings)
    _whole(contents.model, findings)
    return walk


def artifacts_of_contents(contents: Contents, findings: Findings) -> ModelArtifacts:
    """What TF.js loads. Raises Refused where a part of the model has no form in TF.js."""
    walk = checked_walk(contents, findings)
    check_names(contents.model, findings)
    topology = write_model(contents.model, Form.TFJS, walk, findings)
    _whole(contents.model, findings)
    specs, data = encode_weights(in_order(contents.model, contents.weights))
    artifacts = ModelArtifacts(
        modelTopology={
            "keras_version": _KERAS2_VERSION,
            "backend": "tensorflow",
            "model_config": topology,
        },
        weightSpecs=specs,
        weightData=data,
        format="layers-model",
        generatedBy="keras",
        convertedBy=GENERATOR,
    )
    if contents.training is not None:
        training = write_tfjs_training(contents.training, findings)
        if training is not None:
            artifacts["trainingConfig"] = training
    return artifacts


def write_tfjs_files(path: Path, contents: Contents, findings: Findings) -> None:
    write_layers_model(path, artifacts_of_contents(contents, findings))


def write_keras_archive(path: Path, contents: Contents, findings: Findings) -> None:
    walk = checked_walk(contents, findings)
    config = write_model(contents.model, Form.KERAS3, walk, findings)
    _whole(contents.model, findings)
    if contents.training is not None:
        config["compile_config"] = write_keras_training(contents.training, Form.KERAS3)
    metadata = {"keras_version": _KERAS3_VERSION, "date_saved": ""}
    write_archive(
        path, Archive(config, metadata, *archive_contents(contents.model, contents.weights))
    )


def write_keras_hdf5(path: Path, contents: Contents, findings: Findings) -> None:
    walk = checked_walk(contents, findings)
    form = _form_for_hdf5(contents.model, findings)
    config = write_model(contents.model, form, walk, findings, bare=True)
    _whole(contents.model, findings)
    training = contents.training
    write_hdf5(
        path,
        LegacyModel(
            model_config=config,
            layers=layers_for_hdf5(contents.model, contents.weights),
            keras_version=_KERAS2_VERSION if form is Form.KERAS2 else _KERAS3_VERSION,
            training_config=write_keras_training(training, Form.KERAS2) if training else None,
        ),
    )


def _form_for_hdf5(model: Model, findings: Findings) -> Form:
    """Keras 2's form, which Keras 3 loads too, except for models inside models and for initial
    states."""
    for node in _functional_nodes(model):
        if isinstance(node, Model):
            what = "is a model inside a functional model"
        elif any(call.states for call in node.calls):
            what = "gets its initial state from another layer"
        else:
            continue
        findings.report("KT513", node.name, layer=node.name, what=what)
        return Form.KERAS3
    return Form.KERAS2


def _functional_nodes(model: Model) -> list[Layer | Model]:
    own = [] if model.sequential else list(model.layers)
    inner = [node for node in model.layers if isinstance(node, Model)]
    return [*own, *(node for deeper in inner for node in _functional_nodes(deeper))]


READERS: Mapping[str, Callable[[Path, Findings], Contents]] = {
    ".h5": read_keras_hdf5,
    ".hdf5": read_keras_hdf5,
    ".keras": read_keras_archive,
    ".json": read_tfjs_files,
    "": read_tfjs_files,
}

WRITERS: Mapping[str, Callable[[Path, Contents, Findings], None]] = {
    ".h5": write_keras_hdf5,
    ".hdf5": write_keras_hdf5,
    ".keras": write_keras_archive,
    ".json": write_tfjs_files,
    "": write_tfjs_files,
}
