"""Weights alone: the files of Keras's save_weights, read and written by the runtime."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf
from tfjs_files import ModelFileError, read_weight_file

RECORDINGS = Path(__file__).parents[2] / "recordings" / "model_files"

WHOLE_MODELS = sorted(
    path.relative_to(RECORDINGS).as_posix()
    for library in ("keras", "tf_keras")
    for path in (RECORDINGS / library).iterdir()
    if path.suffix in (".h5", ".keras")
)
"""Files of real Keras; those of Keras hold the same layout of weights as files of weights alone."""


def _recorded(file: str) -> tuple[Any, list[Any], list[Any]]:
    """A model with other weights than the file's; inputs; what Keras predicts with the file."""
    path = RECORDINGS / file
    model = tf.loadLayersModel(str(path)).result()
    model.setWeights([tf.zeros(weight.shape) for weight in model.getWeights()])
    known = json.loads((path.parent / "predictions.json").read_text(encoding="utf-8"))[path.stem]
    xs = [tf.tensor(one["data"], one["shape"], one["dtype"]) for one in known["inputs"]]
    return model, xs, [np.reshape(one["data"], one["shape"]) for one in known["outputs"]]


def _assert_predicts(model: Any, xs: list[Any], expected: list[Any]) -> None:
    made = model.predict(xs if len(xs) > 1 else xs[0])
    for got, wanted in zip(made if isinstance(made, list) else [made], expected, strict=True):
        np.testing.assert_allclose(np.asarray(got), wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("file", WHOLE_MODELS)
def test_weights_of_a_file_of_keras_predict_what_keras_predicts(file: str) -> None:
    model, xs, expected = _recorded(file)
    model.loadWeightsFrom(RECORDINGS / file)
    _assert_predicts(model, xs, expected)


@pytest.mark.parametrize("ending", [".weights.h5", ".h5"])
@pytest.mark.parametrize("file", [file for file in WHOLE_MODELS if file.startswith("keras/")])
def test_weights_that_were_saved_come_back(file: str, ending: str, tmp_path: Path) -> None:
    model, xs, expected = _recorded(file)
    model.loadWeightsFrom(RECORDINGS / file)
    model.saveWeights(tmp_path / f"best{ending}")
    other, _, _ = _recorded(file)
    other.loadWeightsFrom(tmp_path / f"best{ending}")
    _assert_predicts(other, xs, expected)


class Net(tf.Model):
    className = "Net"

    def __init__(self, config: Any = None) -> None:
        super().__init__(config)
        self.zz = tf.layers.dense({"units": 2})
        self.aa = tf.layers.dense({"units": 3})
        self.many = [tf.layers.dense({"units": 4}), tf.layers.dense({"units": 5})]
        self.named = {"q": tf.layers.dense({"units": 1})}

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x = self.aa.apply(self.zz.apply(inputs))
        for layer in self.many:
            x = layer.apply(x)
        return self.named["q"].apply(x)


def test_layers_in_attributes_have_the_paths_that_keras_gives_them(tmp_path: Path) -> None:
    """Seen in a file of Keras 3.15: attributes in the order of their names, among them `layers`,
    which counts all of them and holds those that come after it."""
    model = Net({})
    model.build([None, 3])
    model.saveWeights(tmp_path / "own.weights.h5")
    kernels = {
        path: value.shape
        for path, value in read_weight_file(tmp_path / "own.weights.h5").variables.items()
        if path.endswith("/0")
    }
    assert kernels == {
        "aa/vars/0": (2, 3),
        "layers/dense/vars/0": (3, 2),
        "layers/dense_2/vars/0": (3, 4),
        "layers/dense_3/vars/0": (4, 5),
        "layers/dense_4/vars/0": (5, 1),
    }


def _dense(units: int, name: str) -> Any:
    first = tf.layers.dense({"units": units, "inputShape": [2], "name": f"{name}_a"})
    return tf.sequential({"layers": [first, tf.layers.dense({"units": 1, "name": f"{name}_b"})]})


@pytest.mark.parametrize("ending", [".weights.h5", ".h5"])
def test_weights_of_another_shape_are_refused_before_anything_changes(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"three{ending}"
    _dense(3, "x").saveWeights(path)
    model = _dense(4, "x")
    before = [np.asarray(weight).tolist() for weight in model.getWeights()]
    with pytest.raises(ValueError, match=r"'x_a/kernel' has the shape \[2, 4\], the file's \[2, 3"):
        model.loadWeightsFrom(path)
    assert [np.asarray(weight).tolist() for weight in model.getWeights()] == before


def test_a_layer_that_does_not_fit_can_be_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "w.h5"
    saved, model = _dense(3, "x"), _dense(3, "y")
    saved.saveWeights(path)
    before = [np.asarray(weight).tolist() for weight in model.getWeights()]
    model.loadWeightsFrom(path, {"byName": True})
    assert [np.asarray(weight).tolist() for weight in model.getWeights()] == before
    wider = _dense(4, "x")
    wider.loadWeightsFrom(path, {"skipMismatch": True})
    assert wider.getWeights()[0].shape == [2, 4]
    model.loadWeightsFrom(path)
    assert model.getWeights()[0].arraySync() == saved.getWeights()[0].arraySync()


@pytest.mark.parametrize("name", ["ckpt", "weights.tf"])
def test_a_checkpoint_of_tensorflow_is_refused_with_the_names_that_work(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(ModelFileError, match=r"ends in \.weights\.h5 \(Keras 3\) or \.h5"):
        _dense(3, "x").saveWeights(tmp_path / name)
