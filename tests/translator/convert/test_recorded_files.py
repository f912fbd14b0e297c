"""Files that the real libraries saved, converted without them."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from programs import ROOT

from keras_tfjs.convert import convert, load_keras_file
from keras_tfjs.diagnostics import Diagnostic, Severity
from tfjs_files import decode_weights, read_archive, read_hdf5, read_layers_model

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"
KERAS_FILES = sorted(
    path for path in RECORDINGS.glob("*keras/*") if path.suffix in (".h5", ".keras")
)
TFJS_FILES = sorted(RECORDINGS.glob("tfjs/*/model.json"))


def _label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _errors(diagnostics: list[Diagnostic]) -> list[str]:
    return [one.message for one in diagnostics if one.severity is Severity.ERROR]


def _weights(model_json: Path) -> dict[str, np.ndarray]:
    artifacts = read_layers_model(model_json)
    return decode_weights(artifacts["weightData"], artifacts["weightSpecs"])


def _datasets(path: Path) -> dict[str, np.ndarray]:
    """Every array of a Keras HDF5 file by the last two parts of its name, read with h5py alone."""
    found: dict[str, np.ndarray] = {}

    def visit(name: str, item: object) -> None:
        if isinstance(item, h5py.Dataset):
            found["/".join(name.split("/")[-2:]).removesuffix(":0")] = item[()]

    with h5py.File(path) as file:
        file["model_weights"].visititems(visit)
    return found


@pytest.mark.parametrize("path", KERAS_FILES, ids=_label)
def test_every_weight_of_the_keras_file_is_in_the_converted_one(path: Path, tmp_path: Path) -> None:
    assert _errors(convert(path, tmp_path)) == []
    weights = _weights(tmp_path / "model.json")
    # the .keras file was saved from the same model, and HDF5 has the weights' names
    expected = _datasets(path.with_suffix(".h5"))
    assert weights.keys() == expected.keys()
    for name, value in expected.items():
        np.testing.assert_array_equal(weights[name], value, err_msg=name)


@pytest.mark.parametrize("path", KERAS_FILES, ids=_label)
def test_the_converted_topology_is_in_the_form_that_tfjs_reads(path: Path, tmp_path: Path) -> None:
    convert(path, tmp_path / "model.json")
    document = json.loads((tmp_path / "model.json").read_text())
    text = json.dumps(document["modelTopology"])
    assert document["format"] == "layers-model"
    for word in ("module", "registered_name", "DTypePolicy", "batch_shape", "keras_history"):
        assert f'"{word}"' not in text
    assert "batch_input_shape" in text
    assert document["weightsManifest"][0]["paths"] == ["group1-shard1of1.bin"]


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
@pytest.mark.parametrize("path", KERAS_FILES, ids=_label)
def test_a_file_that_goes_to_keras_and_back_does_not_change(
    path: Path, suffix: str, tmp_path: Path
) -> None:
    there, back, again = tmp_path / "there", tmp_path / f"back{suffix}", tmp_path / "again"
    assert _errors(convert(path, there)) == []
    assert _errors(convert(there, back)) == []
    assert _errors(convert(back, again)) == []
    first, second = (read_layers_model(folder) for folder in (there, again))
    assert second["weightSpecs"] == first["weightSpecs"]
    assert second["weightData"] == first["weightData"]
    assert second["modelTopology"] == first["modelTopology"]


@pytest.mark.parametrize("path", TFJS_FILES, ids=lambda path: path.parent.name)
def test_a_model_saved_by_tfjs_becomes_a_keras_file_with_the_same_weights(
    path: Path, tmp_path: Path
) -> None:
    for suffix in (".h5", ".keras"):
        target = tmp_path / f"m{suffix}"
        assert _errors(convert(path, target)) == []
        artifacts, diagnostics = load_keras_file(target)
        assert artifacts is not None, diagnostics
        weights = decode_weights(artifacts["weightData"], artifacts["weightSpecs"])
        original = {
            name: value
            for name, value in _weights(path).items()
            if not name.startswith("Variable") and name in weights
        }
        assert original.keys() == weights.keys()
        for name, value in original.items():
            np.testing.assert_array_equal(weights[name], value, err_msg=name)


def test_one_keras_format_becomes_the_other(tmp_path: Path) -> None:
    source = RECORDINGS / "keras" / "sequential.h5"
    assert _errors(convert(source, tmp_path / "m.keras")) == []
    archive = read_archive(tmp_path / "m.keras")
    stored = {name: value for layer in read_hdf5(source).layers for name, value in layer.weights}
    np.testing.assert_array_equal(
        archive.variables["layers/dense/vars/0"], stored["classifier/hidden/kernel"]
    )
    assert archive.config["class_name"] == "Sequential"


def test_the_arguments_of_compile_are_converted(tmp_path: Path) -> None:
    convert(RECORDINGS / "keras" / "sequential.keras", tmp_path)
    training = read_layers_model(tmp_path)["trainingConfig"]
    assert training["optimizer_config"]["class_name"] == "Adam"
    assert training["optimizer_config"]["config"]["learningRate"] == pytest.approx(0.01)
    assert training["loss"] == "categorical_crossentropy"
    assert training["metrics"] == ["accuracy"]


def test_the_optimizers_state_is_said_to_be_left_out(tmp_path: Path) -> None:
    source = RECORDINGS / "tfjs" / "a_dense_model" / "model.json"
    codes = [one.code for one in convert(source, tmp_path / "m.keras")]
    assert codes == ["KT509"]


def test_the_first_layer_carries_the_input_shape_in_tfjs(tmp_path: Path) -> None:
    convert(RECORDINGS / "keras" / "sequential.h5", tmp_path)
    topology = read_layers_model(tmp_path)["modelTopology"]["model_config"]
    first = topology["config"]["layers"][0]
    assert first["class_name"] == "Dense"
    assert first["config"]["batch_input_shape"] == [None, 4]


def test_calls_of_a_nested_model_are_counted_from_one_in_tfjs(tmp_path: Path) -> None:
    convert(RECORDINGS / "keras" / "nested.keras", tmp_path)
    config = read_layers_model(tmp_path)["modelTopology"]["model_config"]["config"]
    multiply = next(item for item in config["layers"] if item["class_name"] == "Multiply")
    assert multiply["inbound_nodes"] == [[["encoder", 1, 0, {}], ["encoder", 2, 0, {}]]]
    assert config["output_layers"][0] == ["head", 1, 0]
