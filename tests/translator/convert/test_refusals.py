"""What can't be converted is said, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import ROOT

from keras_tfjs.convert import convert
from keras_tfjs.diagnostics import Diagnostic, Severity
from tfjs_files import read_archive, read_layers_model, write_archive, write_layers_model

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"
SEQUENTIAL = RECORDINGS / "keras" / "sequential.keras"
FUNCTIONAL = RECORDINGS / "keras" / "functional.keras"
FROM_TFJS = RECORDINGS / "tfjs" / "a_dense_model" / "model.json"
RECURRENT_FROM_TFJS = RECORDINGS / "tfjs" / "a_recurrent_model" / "model.json"

Edit = Callable[[dict[str, Any]], None]


def _edited(source: Path, target: Path, edit: Edit) -> Path:
    archive = read_archive(source)
    edit(archive.config)
    write_archive(target, archive)
    return target


def _edited_tfjs(source: Path, target: Path, edit: Edit) -> Path:
    artifacts = read_layers_model(source)
    edit(artifacts["modelTopology"])
    return write_layers_model(target, artifacts)


def _layer(config: dict[str, Any], class_name: str) -> dict[str, Any]:
    return next(item for item in config["config"]["layers"] if item["class_name"] == class_name)


def _set(class_name: str, **values: Any) -> Edit:
    return lambda config: _layer(config, class_name)["config"].update(values)


def _rename_class(class_name: str, new: str) -> Edit:
    return lambda config: _layer(config, class_name).update(class_name=new)


def _refused(source: Path, target: Path) -> list[Diagnostic]:
    errors = [one for one in convert(source, target) if one.severity is Severity.ERROR]
    assert errors
    assert not target.exists()
    return errors


@pytest.mark.parametrize(
    ("edit", "code", "message"),
    [
        pytest.param(
            _rename_class("Dropout", "Lambda"),
            "KT501",
            "layer 'dropout': Lambda is not a layer that TensorFlow.js can load",
            id="a class that TensorFlow.js does not have",
        ),
        pytest.param(
            _set("BatchNormalization", renorm=True),
            "KT502",
            "layer 'batch_normalization': BatchNormalization with renorm=True has no counterpart "
            "in TensorFlow.js",
            id="an option that TensorFlow.js does not have",
        ),
        pytest.param(
            _set("Dense", lora_rank=4),
            "KT502",
            "layer 'hidden': Dense with lora_rank=4 has no counterpart in TensorFlow.js",
            id="an option that nobody knows",
        ),
        pytest.param(
            _set("Dense", activation="hard_sigmoid"),
            "KT502",
            "layer 'hidden': Dense with activation='hard_sigmoid' has no counterpart in "
            "TensorFlow.js",
            id="the hard sigmoid of Keras 3, which TensorFlow.js computes otherwise",
        ),
        pytest.param(
            _set("Dense", activation={"class_name": "function", "config": "mine"}),
            "KT502",
            "layer 'hidden': Dense with activation=function has no counterpart in TensorFlow.js",
            id="an activation of one's own",
        ),
        pytest.param(
            _set("Dense", kernel_regularizer={"class_name": "Mine", "config": {}}),
            "KT502",
            "layer 'hidden': Dense with kernel_regularizer=Mine has no counterpart in "
            "TensorFlow.js",
            id="a regularizer of one's own",
        ),
        pytest.param(
            _set("Dense", dtype={"class_name": "QuantizedDTypePolicy", "config": {"name": "int8"}}),
            "KT502",
            "layer 'hidden': Dense with dtype='int8' has no counterpart in TensorFlow.js",
            id="quantized layers",
        ),
        pytest.param(
            _set("Dense", units=5),
            "KT504",
            "weight 'hidden/kernel': expected shape [4, 5], got shape [4, 3]",
            id="weights of another shape than the config asks for",
        ),
        pytest.param(
            _set("Dense", name="_hidden"),
            "KT507",
            "layer name '_hidden': it has characters that TensorFlow.js refuses",
            id="a layer name that TensorFlow.js refuses",
        ),
        pytest.param(
            _set("Dense", name="dense"),
            "KT507",
            "layer name 'dense': 2 layers with weights have it",
            id="two layers of one name",
        ),
        pytest.param(
            lambda config: config.update(class_name="MyModel", config={"units": 3}),
            "KT505",
            "model 'model': MyModel is neither Sequential nor a functional model",
            id="a subclassed model",
        ),
        pytest.param(
            lambda config: config["config"]["layers"].__setitem__(1, {"name": "x"}),
            "KT505",
            "model '?': its config is damaged: expected layers with 'class_name' and 'config'",
            id="a damaged config",
        ),
    ],
)
def test_a_keras_file_with(edit: Edit, code: str, message: str, tmp_path: Path) -> None:
    source = _edited(SEQUENTIAL, tmp_path / "m.keras", edit)
    errors = _refused(source, tmp_path / "out")
    assert (errors[0].code, errors[0].message) == (code, message)
    assert errors[0].help
    assert errors[0].path == str(source)


def test_every_reason_is_said_at_once(tmp_path: Path) -> None:
    def edit(config: dict[str, Any]) -> None:
        _rename_class("Dropout", "Lambda")(config)
        _set("BatchNormalization", renorm=True)(config)

    errors = _refused(_edited(SEQUENTIAL, tmp_path / "m.keras", edit), tmp_path / "out")
    assert [one.code for one in errors] == ["KT501", "KT502"]


def test_a_layer_called_with_a_tensor_by_keyword_is_refused(tmp_path: Path) -> None:
    def edit(config: dict[str, Any]) -> None:
        call = _layer(config, "Concatenate")["inbound_nodes"][0]
        call["kwargs"]["weights"] = call["args"][0][0]

    errors = _refused(_edited(FUNCTIONAL, tmp_path / "m.keras", edit), tmp_path / "out")
    assert errors[0].code == "KT505"
    assert "layer 'concatenate': it is called with weights=" in errors[0].message


def test_a_graph_whose_inputs_come_from_nowhere_is_refused(tmp_path: Path) -> None:
    def edit(config: dict[str, Any]) -> None:
        config["config"]["layers"] = [
            item for item in config["config"]["layers"] if item["name"] != "first"
        ]

    errors = _refused(_edited(FUNCTIONAL, tmp_path / "m.keras", edit), tmp_path / "out")
    assert errors[0].code == "KT505"


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
def test_weights_that_do_not_fit_a_tfjs_model_are_refused(suffix: str, tmp_path: Path) -> None:
    source = _edited_tfjs(FROM_TFJS, tmp_path / "m", _set("Dense", units=7))
    errors = _refused(source, tmp_path / f"out{suffix}")
    assert {one.code for one in errors} == {"KT504"}
    assert errors[0].message == (
        "weight 'dense_Dense1/kernel': expected shape [4, 7], got shape [4, 3]"
    )


def test_a_weight_that_is_missing_is_named(tmp_path: Path) -> None:
    archive = read_archive(SEQUENTIAL)
    variables = {k: v for k, v in archive.variables.items() if k != "layers/dense/vars/1"}
    write_archive(tmp_path / "m.keras", replace(archive, variables=variables))
    errors = _refused(tmp_path / "m.keras", tmp_path / "out")
    assert errors[0].message == "weight 'hidden/bias': expected shape [3], got nothing"


def test_a_weight_too_many_is_named(tmp_path: Path) -> None:
    document = json.loads(FROM_TFJS.read_text())
    group = document["weightsManifest"][0]
    group["weights"].append({"name": "extra/kernel", "shape": [1], "dtype": "float32"})
    (tmp_path / "model.json").write_text(json.dumps(document))
    data = FROM_TFJS.with_name("weights.bin").read_bytes() + np.float32(1).tobytes()
    (tmp_path / "weights.bin").write_bytes(data)
    errors = _refused(tmp_path, tmp_path / "out.keras")
    assert "weight 'extra/kernel'" in errors[0].message


def test_the_hard_sigmoid_of_tfjs_goes_to_keras_2_with_a_warning_and_not_to_keras_3(
    tmp_path: Path,
) -> None:
    edit = _set("LSTM", recurrent_activation="hard_sigmoid")
    source = _edited_tfjs(RECURRENT_FROM_TFJS, tmp_path / "m", edit)
    assert [one.code for one in convert(source, tmp_path / "m.h5")] == ["KT512"]
    assert (tmp_path / "m.h5").exists()
    assert [one.code for one in _refused(source, tmp_path / "m.keras")] == ["KT502"]


def test_an_unknown_initializer_is_a_warning_since_the_weights_are_there(tmp_path: Path) -> None:
    edit = _set("Dense", kernel_initializer={"class_name": "Mine", "config": {}})
    source = _edited(SEQUENTIAL, tmp_path / "m.keras", edit)
    codes = [(one.code, one.severity) for one in convert(source, tmp_path / "out")]
    assert ("KT511", Severity.WARNING) in codes
    assert (tmp_path / "out" / "model.json").exists()


def test_an_optimizer_without_a_counterpart_leaves_the_model_uncompiled(tmp_path: Path) -> None:
    def edit(config: dict[str, Any]) -> None:
        config["compile_config"]["optimizer"]["class_name"] = "Lion"

    source = _edited(SEQUENTIAL, tmp_path / "m.keras", edit)
    found = [one for one in convert(source, tmp_path / "out") if one.code == "KT508"]
    assert "the optimizer Lion has no counterpart" in found[0].message
    assert "trainingConfig" not in read_layers_model(tmp_path / "out")


def test_a_file_that_names_no_optimizer_leaves_the_model_uncompiled(tmp_path: Path) -> None:
    def edit(config: dict[str, Any]) -> None:
        config["compile_config"].pop("optimizer")

    source = _edited(SEQUENTIAL, tmp_path / "m.keras", edit)
    found = [one for one in convert(source, tmp_path / "out") if one.code == "KT508"]
    assert found[0].message.endswith("the file names no optimizer")


@pytest.mark.parametrize(("source", "target"), [("a", "b"), ("a.json", "b"), ("a.json", "b.json")])
def test_names_that_are_both_of_tfjs_are_refused(source: str, target: str, tmp_path: Path) -> None:
    errors = _refused(tmp_path / source, tmp_path / target)
    assert errors[0].code == "KT506"


def test_an_existing_file_is_kept_when_the_conversion_is_refused(tmp_path: Path) -> None:
    source = _edited(SEQUENTIAL, tmp_path / "m.keras", _set("Dense", units=5))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "model.json").write_text("old")
    assert any(one.severity is Severity.ERROR for one in convert(source, tmp_path / "out"))
    assert (tmp_path / "out" / "model.json").read_text() == "old"
