"""Files on disk: what they must be, and that they are written whole or not at all."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
from programs import ROOT

from tfjs_files import (
    Archive,
    LayerWeights,
    LegacyModel,
    ModelArtifacts,
    ModelFileError,
    encode_weights,
    read_archive,
    read_hdf5,
    read_layers_model,
    write_archive,
    write_hdf5,
    write_layers_model,
)

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"
HDF5 = RECORDINGS / "keras" / "sequential.h5"
KERAS = RECORDINGS / "keras" / "sequential.keras"


def _artifacts(*sizes: int) -> ModelArtifacts:
    generator = np.random.default_rng(1)
    specs, data = encode_weights(
        (f"layer_{index}/kernel", generator.normal(size=size).astype(np.float32))
        for index, size in enumerate(sizes)
    )
    return ModelArtifacts(
        modelTopology={"class_name": "Sequential", "config": {"name": "m", "layers": []}},
        weightSpecs=specs,
        weightData=data,
        format="layers-model",
        generatedBy="a test",
        convertedBy=None,
        userDefinedMetadata={"labels": ["ä"]},
    )


def test_a_model_reads_back_as_it_was_written(tmp_path: Path) -> None:
    artifacts = _artifacts(3, 0, 5)
    assert write_layers_model(tmp_path / "m", artifacts) == tmp_path / "m" / "model.json"
    assert read_layers_model(tmp_path / "m") == artifacts
    assert read_layers_model(tmp_path / "m" / "model.json") == artifacts


def test_weights_are_cut_into_files_of_a_size_and_read_across_them(tmp_path: Path) -> None:
    artifacts = _artifacts(3, 4)
    write_layers_model(tmp_path, artifacts, shard_bytes=10)
    document = json.loads((tmp_path / "model.json").read_text())
    names = [f"group1-shard{number}of3.bin" for number in (1, 2, 3)]
    assert [group["paths"] for group in document["weightsManifest"]] == [names]
    assert [(tmp_path / name).stat().st_size for name in names] == [10, 10, 8]
    assert read_layers_model(tmp_path) == artifacts


def test_one_file_takes_all_weights_where_none_is_cut(tmp_path: Path) -> None:
    write_layers_model(tmp_path, _artifacts(3), shard_bytes=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.json", "weights.bin"]


def test_a_model_without_weights_has_no_weight_files(tmp_path: Path) -> None:
    write_layers_model(tmp_path, ModelArtifacts(modelTopology={"class_name": "Model"}))
    assert [path.name for path in tmp_path.iterdir()] == ["model.json"]
    assert "weightData" not in read_layers_model(tmp_path)


def test_a_failed_write_leaves_the_old_files(tmp_path: Path) -> None:
    write_layers_model(tmp_path, _artifacts(3))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = _artifacts(4)
    broken["modelTopology"]["config"]["rate"] = float("nan")
    with pytest.raises(ModelFileError, match="cannot be written as JSON"):
        write_layers_model(tmp_path, broken)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_path_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelFileError, match="cannot be written"):
        write_layers_model(tmp_path / "file" / "m", _artifacts(1))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


Damage = Callable[[Path], None]


def _edit_manifest(**changes: object) -> Damage:
    def damage(folder: Path) -> None:
        document = json.loads((folder / "model.json").read_text())
        document["weightsManifest"][0].update(changes)
        (folder / "model.json").write_text(json.dumps(document))

    return damage


def _overwrite(name: str, content: bytes) -> Damage:
    return lambda folder: (folder / name).write_bytes(content) and None


SHARD = "group1-shard1of1.bin"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(
            lambda folder: (folder / SHARD).unlink(),
            f"its weight file '{SHARD}' cannot be read",
            id="a missing weight file",
        ),
        pytest.param(
            _overwrite(SHARD, bytes(11)),
            "expected 12 bytes, got 11 bytes",
            id="a weight file that was cut short",
        ),
        pytest.param(
            _overwrite(SHARD, bytes(13)),
            "expected 12 bytes, got 13 bytes",
            id="a weight file of another model",
        ),
        pytest.param(
            _overwrite("model.json", b'{"modelTopology": {'),
            "this is no complete JSON",
            id="JSON that was cut short",
        ),
        pytest.param(
            _overwrite("model.json", b"\xff\xfe{}"),
            "this is no JSON text",
            id="bytes that are no text",
        ),
        pytest.param(
            _overwrite("model.json", b'{"name": "package", "version": "1"}'),
            "this is no TensorFlow.js model.*got an object with 'name', 'version'",
            id="the JSON of something else",
        ),
        pytest.param(
            _overwrite("model.json", b"[1, 2]"), "got a list of 2", id="JSON that is no object"
        ),
        pytest.param(
            _overwrite("model.json", b'{"modelTopology": {}, "format": "graph-model"}'),
            "this is a graph model",
            id="a graph model",
        ),
        pytest.param(
            _edit_manifest(paths="x"), "'weightsManifest' is damaged", id="paths that are no list"
        ),
        pytest.param(
            _edit_manifest(weights=[{"name": "w"}]),
            "'weightsManifest' is damaged",
            id="a weight without a shape",
        ),
        pytest.param(
            lambda folder: (folder / "model.json").unlink(),
            "there is no such file",
            id="a directory without model.json",
        ),
    ],
)
def test_a_damaged_model_is_refused(damage: Damage, message: str, tmp_path: Path) -> None:
    write_layers_model(tmp_path, _artifacts(3))
    damage(tmp_path)
    with pytest.raises(ModelFileError, match=message) as refused:
        read_layers_model(tmp_path)
    assert str(tmp_path / "model.json") in str(refused.value)


def test_an_hdf5_file_reads_back_as_it_was_written(tmp_path: Path) -> None:
    model = LegacyModel(
        model_config={"class_name": "Sequential", "config": {"layers": []}},
        layers=(
            LayerWeights("a", (("a/kernel:0", np.eye(2, dtype=np.float32)),)),
            LayerWeights("b", ()),
        ),
        keras_version="2.15.0",
        training_config={"loss": "mse"},
    )
    write_hdf5(tmp_path / "m.h5", model)
    back = read_hdf5(tmp_path / "m.h5")
    assert back.model_config == model.model_config
    assert back.training_config == model.training_config
    assert [layer.name for layer in back.layers] == ["a", "b"]
    np.testing.assert_array_equal(back.layers[0].weights[0][1], np.eye(2))


def test_a_long_list_of_names_is_cut_into_attributes_and_joined_again(tmp_path: Path) -> None:
    names = [f"layer_{number:04}_{'x' * 100}" for number in range(1500)]
    model = LegacyModel({}, tuple(LayerWeights(name, ()) for name in names), "2.15.0")
    write_hdf5(tmp_path / "m.h5", model)
    with h5py.File(tmp_path / "m.h5") as file:
        assert "layer_names" not in file["model_weights"].attrs
        assert "layer_names1" in file["model_weights"].attrs
    assert [layer.name for layer in read_hdf5(tmp_path / "m.h5").layers] == names


@pytest.mark.parametrize("as_bytes", [True, False], ids=["bytes", "texts"])
def test_attributes_are_read_whether_they_are(as_bytes: bool, tmp_path: Path) -> None:
    config = json.dumps({"class_name": "Sequential"})
    with h5py.File(tmp_path / "m.h5", "w") as file:
        file.attrs["model_config"] = config.encode() if as_bytes else config
        file.attrs["keras_version"] = b"2.1.6" if as_bytes else "2.1.6"
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = np.array([b"a"]) if as_bytes else ["a"]
        group.create_group("a").attrs["weight_names"] = [b"k:0"] if as_bytes else ["k:0"]
        group["a"].create_dataset("k:0", data=np.zeros(2, np.float32))
    model = read_hdf5(tmp_path / "m.h5")
    assert model.model_config == {"class_name": "Sequential"}
    assert (model.keras_version, model.layers[0].weights[0][0]) == ("2.1.6", "k:0")


def test_a_keras_archive_reads_back_as_it_was_written(tmp_path: Path) -> None:
    first = read_archive(KERAS)
    write_archive(tmp_path / "m.keras", first)
    second = read_archive(tmp_path / "m.keras")
    assert (second.config, second.metadata) == (first.config, first.metadata)
    assert (second.names, second.stores) == (first.names, first.stores)
    assert second.variables.keys() == first.variables.keys()


def test_the_same_archive_gives_the_same_bytes(tmp_path: Path) -> None:
    archive = Archive({"a": 1}, {}, {"layers/dense/vars/0": np.zeros(2, np.float32)})
    for name in ("a.keras", "b.keras"):
        write_archive(tmp_path / name, archive)
    assert (tmp_path / "a.keras").read_bytes() == (tmp_path / "b.keras").read_bytes()


def _only_weights(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file.create_group("dense")


def _without_dataset(path: Path) -> None:
    path.write_bytes(HDF5.read_bytes())
    with h5py.File(path, "a") as file:
        del file["model_weights/hidden/classifier/hidden/bias"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(
            lambda path: path.write_bytes(HDF5.read_bytes()[:5000]),
            "no complete HDF5 file",
            id="HDF5 that was cut short",
        ),
        pytest.param(
            lambda path: path.write_bytes(KERAS.read_bytes()),
            "no complete HDF5 file",
            id="an archive that is named HDF5",
        ),
        pytest.param(
            _only_weights, "the file holds no model.*got only dense", id="weights without a model"
        ),
        pytest.param(
            _without_dataset,
            "weight 'classifier/hidden/bias' of layer 'hidden' is missing",
            id="a weight that is gone",
        ),
        pytest.param(lambda path: None, "there is no such file", id="no file"),
        pytest.param(lambda path: path.mkdir(), "HDF5 file", id="a directory"),
    ],
)
def test_a_damaged_hdf5_file_is_refused(
    make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.h5"
    make(path)
    with pytest.raises(ModelFileError, match=message) as refused:
        read_hdf5(path)
    assert str(path) in str(refused.value)


def _archive_with(**members: bytes) -> Callable[[Path], None]:
    """The recorded archive with some members replaced, or left out where they are empty."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(KERAS) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                content = members.get(name.split(".")[0], source.read(name))
                if content:
                    target.writestr(name, content)

    return make


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(
            lambda path: path.write_bytes(HDF5.read_bytes()),
            "got an HDF5 file.*is named .h5",
            id="HDF5 that is named .keras",
        ),
        pytest.param(
            lambda path: path.write_bytes(KERAS.read_bytes()[:9000]),
            "no complete .keras file",
            id="an archive that was cut short",
        ),
        pytest.param(
            _archive_with(config=b""),
            "the archive has no 'config.json'",
            id="an archive of something else",
        ),
        pytest.param(
            _archive_with(config=b'{"module": '),
            "config.json: this is no complete JSON",
            id="a config that was cut short",
        ),
        pytest.param(
            _archive_with(model=b"\x89HDF\r\n\x1a\n123"),
            "model.weights.h5: this is no complete HDF5 file",
            id="weights that were cut short",
        ),
        pytest.param(lambda path: None, "there is no such file", id="no file"),
        pytest.param(lambda path: path.mkdir(), ".keras file", id="a directory"),
    ],
)
def test_a_damaged_keras_archive_is_refused(
    make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.keras"
    make(path)
    with pytest.raises(ModelFileError, match=message) as refused:
        read_archive(path)
    assert str(path) in str(refused.value)
