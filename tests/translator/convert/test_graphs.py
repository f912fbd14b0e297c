"""Who is called with what: masks, states, training flags, dtypes, shapes of inputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import ROOT

from keras_tfjs.convert import convert
from keras_tfjs.diagnostics import Diagnostic
from tfjs_files import Archive, read_archive, read_layers_model, write_archive

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"


def _layer(class_name: str, name: str, calls: list[Any], **config: Any) -> dict[str, Any]:
    return {
        "module": "keras.layers",
        "class_name": class_name,
        "config": {"name": name, "trainable": True, **config},
        "registered_name": None,
        "name": name,
        "inbound_nodes": calls,
    }


def _call(*layers: str, **kwargs: Any) -> dict[str, Any]:
    args = [_tensor(layer) for layer in layers]
    return {"args": args, "kwargs": kwargs}


def _tensor(layer: str, output: int = 0) -> dict[str, Any]:
    config = {"shape": [None, 5], "dtype": "float32", "keras_history": [layer, 0, output]}
    return {"class_name": "__keras_tensor__", "config": config}


def _saved(path: Path, layers: list[dict[str, Any]], outputs: list[str], **weights: Any) -> Path:
    config = {
        "class_name": "Functional",
        "config": {
            "name": "m",
            "layers": layers,
            "input_layers": [
                [layer["name"], 0, 0] for layer in layers if layer["class_name"] == "InputLayer"
            ],
            "output_layers": [[name, 0, 0] for name in outputs],
        },
    }
    variables = {place.replace("__", "/"): value for place, value in weights.items()}
    write_archive(path, Archive(config, {"keras_version": "3.15.1"}, variables))
    return path


INPUT = _layer("InputLayer", "x", [], batch_shape=[None, 5], dtype="int32")
EMBEDDING = _layer("Embedding", "e", [_call("x")], input_dim=4, output_dim=2, mask_zero=True)
LSTM = {"units": 3, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": False}
TABLE = {"layers__embedding__vars__0": np.zeros((4, 2), np.float32)}
CELL = {
    "layers__lstm__cell__vars__0": np.zeros((2, 12), np.float32),
    "layers__lstm__cell__vars__1": np.zeros((3, 12), np.float32),
}


def _mask_of_x(value: float = 0) -> dict[str, Any]:
    call = {"args": [_tensor("x"), value], "kwargs": {}}
    return {**_layer("NotEqual", "not_equal", [call]), "module": "keras.src.ops.numpy"}


def _converted(source: Path, folder: Path) -> tuple[list[Diagnostic], dict[str, Any]]:
    diagnostics = convert(source, folder)
    document = read_layers_model(folder)["modelTopology"]["model_config"]
    return diagnostics, {item["name"]: item for item in document["config"]["layers"]}


def test_a_mask_that_the_layers_imply_is_left_out_of_the_graph(tmp_path: Path) -> None:
    lstm = _layer("LSTM", "l", [_call("e", mask=_tensor("not_equal"), training=False)], **LSTM)
    source = _saved(
        tmp_path / "m.keras", [INPUT, EMBEDDING, _mask_of_x(), lstm], ["l"], **TABLE, **CELL
    )
    diagnostics, layers = _converted(source, tmp_path / "out")
    assert diagnostics == []
    assert list(layers) == ["x", "e", "l"]
    assert layers["l"]["inbound_nodes"] == [[["e", 0, 0, {}]]]


def test_a_mask_of_ones_own_is_refused(tmp_path: Path) -> None:
    lstm = _layer("LSTM", "l", [_call("e", mask=_tensor("not_equal"))], **LSTM)
    source = _saved(
        tmp_path / "m.keras", [INPUT, EMBEDDING, _mask_of_x(2), lstm], ["l"], **TABLE, **CELL
    )
    messages = [one.message for one in convert(source, tmp_path / "out")]
    assert messages == ["layer 'not_equal': NotEqual is not a layer that TensorFlow.js can load"]
    assert not (tmp_path / "out").exists()


def test_a_layer_that_applies_a_mask_in_keras_only_is_warned_about(tmp_path: Path) -> None:
    call = _call("e", mask=_tensor("not_equal"))
    mean = _layer("GlobalAveragePooling1D", "mean", [call], keepdims=False)
    source = _saved(tmp_path / "m.keras", [INPUT, EMBEDDING, _mask_of_x(), mean], ["mean"], **TABLE)
    diagnostics, _ = _converted(source, tmp_path / "out")
    assert [(one.code, one.construct) for one in diagnostics] == [("KT515", "mean")]


def test_initial_states_become_inputs_of_the_call(tmp_path: Path) -> None:
    first = _layer("LSTM", "l", [_call("e")], **LSTM, return_state=True)
    states = [_tensor("l", 1), _tensor("l", 2)]
    second = _layer("LSTM", "k", [_call("e", initial_state=states)], **LSTM)
    embedding = {**EMBEDDING, "config": {**EMBEDDING["config"], "mask_zero": False}}
    more = {place.replace("lstm", "lstm_1"): value for place, value in CELL.items()}
    source = _saved(
        tmp_path / "m.keras", [INPUT, embedding, first, second], ["k"], **TABLE, **CELL, **more
    )
    diagnostics, layers = _converted(source, tmp_path / "out")
    assert diagnostics == []
    assert layers["k"]["inbound_nodes"] == [[["e", 0, 0, {}], ["l", 0, 1, {}], ["l", 0, 2, {}]]]
    assert [one.code for one in convert(tmp_path / "out", tmp_path / "back.h5")] == ["KT513"]
    convert(tmp_path / "out", tmp_path / "back.keras")
    entries = read_archive(tmp_path / "back.keras").config["config"]["layers"]
    history = [
        tensor["config"]["keras_history"]
        for tensor in entries[-1]["inbound_nodes"][0]["kwargs"]["initial_state"]
    ]
    assert history == [["l", 0, 1], ["l", 0, 2]]


def test_an_input_of_integers_keeps_its_layer_in_a_sequential_model_unless_it_is_embedded(
    tmp_path: Path,
) -> None:
    def saved(name: str, layer: dict[str, Any], **weights: Any) -> Path:
        config = {"class_name": "Sequential", "config": {"name": "m", "layers": [INPUT, layer]}}
        variables = {place.replace("__", "/"): value for place, value in weights.items()}
        write_archive(tmp_path / name, Archive(config, {"keras_version": "3.0"}, variables))
        return tmp_path / name

    def classes(source: Path) -> list[str]:
        assert convert(source, tmp_path / source.stem) == []
        topology = read_layers_model(tmp_path / source.stem)["modelTopology"]["model_config"]
        return [item["class_name"] for item in topology["config"]["layers"]]

    dense = _layer("Dense", "d", [], units=2, use_bias=False)
    kernel = np.zeros((5, 2), np.float32)
    assert classes(saved("a.keras", dense, layers__dense__vars__0=kernel)) == [
        "InputLayer",
        "Dense",
    ]
    assert classes(saved("b.keras", EMBEDDING, **TABLE)) == ["Embedding"]


def test_a_training_flag_that_keras_2_obeys_is_said_to_be_lost(tmp_path: Path) -> None:
    archive = read_archive(RECORDINGS / "tf_keras" / "functional.keras")
    shared = next(item for item in archive.config["config"]["layers"] if item["name"] == "shared")
    shared["inbound_nodes"][0][0][3] = {"training": True}
    write_archive(tmp_path / "m.keras", archive)
    diagnostics, layers = _converted(tmp_path / "m.keras", tmp_path / "out")
    assert [one.code for one in diagnostics if one.code != "KT508"] == ["KT514"]
    assert layers["shared"]["inbound_nodes"][0] == [["first", 0, 0, {}]]


@pytest.mark.parametrize("policy", ["mixed_float16", "float64", "bfloat16"])
def test_a_layer_of_another_float_type_is_warned_about(policy: str, tmp_path: Path) -> None:
    archive = read_archive(RECORDINGS / "keras" / "functional.keras")
    shared = next(item for item in archive.config["config"]["layers"] if item["name"] == "shared")
    shared["config"]["dtype"]["config"]["name"] = policy
    write_archive(tmp_path / "m.keras", archive)
    diagnostics, _ = _converted(tmp_path / "m.keras", tmp_path / "out")
    assert [(one.code, one.construct) for one in diagnostics] == [("KT510", "shared")]


def test_merged_inputs_that_do_not_fit_each_other_are_refused(tmp_path: Path) -> None:
    other = _layer("InputLayer", "y", [], batch_shape=[None, 4], dtype="float32")
    call = {"args": [[_tensor("x"), _tensor("y")]], "kwargs": {}}
    source = _saved(tmp_path / "m.keras", [INPUT, other, _layer("Add", "sum", [call])], ["sum"])
    [refusal] = convert(source, tmp_path / "out")
    assert refusal.code == "KT505"
    assert "layer 'sum': expected inputs that fit each other" in refusal.message


def _with_input_shape_in_the_first_layer(config: dict[str, Any]) -> None:
    first, *rest = config["layers"]
    rest[0]["config"]["batch_input_shape"] = first["config"]["batch_input_shape"]
    config["layers"] = rest


def _with_a_list_for_a_config(config: dict[str, Any]) -> list[Any]:
    layers: list[Any] = config["layers"]
    return layers


def _with_the_shape_it_was_built_for(config: dict[str, Any]) -> None:
    config["layers"] = config["layers"][1:]
    config["build_input_shape"] = [None, 4]


@pytest.mark.parametrize(
    "edit",
    [
        _with_input_shape_in_the_first_layer,
        _with_a_list_for_a_config,
        _with_the_shape_it_was_built_for,
    ],
    ids=lambda edit: edit.__name__.strip("_").replace("_", " "),
)
def test_a_sequential_model_of_any_age_is_read(edit: Any, tmp_path: Path) -> None:
    archive = read_archive(RECORDINGS / "tf_keras" / "sequential.keras")
    archive.config["config"] = edit(archive.config["config"]) or archive.config["config"]
    write_archive(tmp_path / "m.keras", archive)
    assert [one.code for one in convert(tmp_path / "m.keras", tmp_path / "out")] == []
    topology = read_layers_model(tmp_path / "out")["modelTopology"]["model_config"]
    assert topology["config"]["layers"][0]["config"]["batch_input_shape"] == [None, 4]


def test_a_sequential_model_that_was_never_built_is_refused(tmp_path: Path) -> None:
    archive = read_archive(RECORDINGS / "keras" / "sequential.keras")
    config = archive.config["config"]
    config["layers"] = config["layers"][1:]
    del config["build_input_shape"]
    write_archive(tmp_path / "m.keras", archive)
    [refusal] = convert(tmp_path / "m.keras", tmp_path / "out")
    assert refusal.code == "KT505"
    assert "it has no input shape" in refusal.message
