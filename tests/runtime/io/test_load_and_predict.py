"""Models of real Keras and real TensorFlow.js, loaded by the runtime: the same predictions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import ROOT

import tfjs as tf
from keras_tfjs.convert import convert

RECORDINGS = ROOT / "tests" / "recordings" / "model_files"

RUNTIME_LAYERS = {"sequential", "functional", "nested", "a dense model"}
RUNTIME_LAYERS |= {"a model with a shared model inside"}
"""Recorded models whose layers the runtime has by now."""

RECORDED = [
    (library, name, model)
    for library in ("keras", "tf_keras", "tfjs")
    for name, model in json.loads((RECORDINGS / library / "predictions.json").read_text()).items()
    if name in RUNTIME_LAYERS
]


def _predicted(model: Any, inputs: list[dict[str, Any]]) -> list[Any]:
    given = [tf.tensor(item["data"], item["shape"], item["dtype"]) for item in inputs]
    outputs = model.predict(given[0] if len(given) == 1 else given)
    return outputs if isinstance(outputs, list) else [outputs]


def _assert_predicts(model: Any, recorded: dict[str, Any]) -> None:
    outputs = _predicted(model, recorded["inputs"])
    assert len(outputs) == len(recorded["outputs"])
    for ours, theirs in zip(outputs, recorded["outputs"], strict=True):
        assert ours.shape == theirs["shape"]
        np.testing.assert_allclose(ours.dataSync(), theirs["data"], rtol=1e-5, atol=1e-6)


def _source(library: str, name: str, suffix: str, folder: Path) -> Path:
    if library == "tfjs":
        return RECORDINGS / library / name.replace(" ", "_") / "model.json"
    convert(RECORDINGS / library / f"{name}{suffix}", folder / "model.json")
    return folder / "model.json"


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
@pytest.mark.parametrize(
    ("library", "name", "recorded"), RECORDED, ids=[f"{one[1]} of {one[0]}" for one in RECORDED]
)
def test_a_recorded_model_predicts_what_is_recorded(
    library: str, name: str, recorded: dict[str, Any], suffix: str, tmp_path: Path
) -> None:
    source = _source(library, name, suffix, tmp_path)
    model = tf.loadLayersModel(f"file://{source}").result()
    _assert_predicts(model, recorded)
    model.save(f"file://{tmp_path / 'again'}").result()
    again = tf.loadLayersModel(str(tmp_path / "again" / "model.json")).result()
    _assert_predicts(again, recorded)


def test_a_keras_file_is_loaded_directly() -> None:
    recorded = json.loads((RECORDINGS / "keras" / "predictions.json").read_text())["sequential"]
    for suffix in (".h5", ".keras"):
        model = tf.loadLayersModel(str(RECORDINGS / "keras" / f"sequential{suffix}")).result()
        _assert_predicts(model, recorded)


def test_saving_tells_what_was_saved(tmp_path: Path) -> None:
    model = tf.sequential()
    model.add(tf.layers.dense({"units": 2, "inputShape": [3], "name": "d"}))
    result = model.save(f"file://{tmp_path / 'm'}").result()
    info = result["modelArtifactsInfo"]
    assert info["weightDataBytes"] == 4 * (3 * 2 + 2)
    document = json.loads((tmp_path / "m" / "model.json").read_text())
    assert document["format"] == "layers-model"
    names = [spec["name"] for spec in document["weightsManifest"][0]["weights"]]
    assert names == ["d/kernel", "d/bias"]
    first = document["modelTopology"]["config"]["layers"][0]
    assert first["class_name"] == "Dense"
    assert first["config"]["batch_input_shape"] == [None, 3]


def test_the_old_name_of_load_layers_model_is_taken_with_a_warning() -> None:
    source = RECORDINGS / "tfjs" / "a_dense_model" / "model.json"
    with pytest.warns(Warning, match="loadLayersModel"):
        model = tf.loadModel(f"file://{source}").result()
    assert len(model.layers) == 5
