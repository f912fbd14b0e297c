"""Losses that a model is given as symbolic tensors: the programs of tests/added_losses."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from recorded import recording

import tfjs as tf
from keras_tfjs import translate

PROGRAMS = sorted((Path(__file__).parents[2] / "added_losses").glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem.replace("_", " "))
def test_the_translation_trains_as_keras_2_does(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = translate(path.read_text(encoding="utf-8"), to="tfjs", from_="keras")
    assert made.complete
    exec(compile(made.code, path.name, "exec"), {"__name__": "__main__"})
    printed = [float(one) for one in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", capsys.readouterr().out)]
    np.testing.assert_allclose(printed, recording("added_losses")[path.stem], rtol=1e-4)


def test_a_layer_with_weights_of_its_own_in_the_loss_is_refused() -> None:
    x = tf.input({"shape": [2]})
    model = tf.model({"inputs": x, "outputs": tf.layers.dense({"units": 1}).apply(x)})
    beside = tf.layers.dense({"units": 1, "name": "beside"}).apply(x)
    with pytest.raises(ValueError, match="'beside' has weights and is not between"):
        model.addLoss(beside)


def test_a_model_without_any_loss_is_refused_as_before() -> None:
    x = tf.input({"shape": [2]})
    model = tf.model({"inputs": x, "outputs": tf.layers.dense({"units": 1}).apply(x)})
    with pytest.raises(ValueError, match="the key 'loss' is missing"):
        model.compile({"optimizer": "sgd"})


def test_symbolic_losses_and_functions_add_up() -> None:
    x = tf.input({"shape": [2]})
    y = tf.layers.dense({"units": 1, "kernelInitializer": "ones"}).apply(x)
    model = tf.model({"inputs": x, "outputs": y})
    model.addLoss([y, tf.layers.flatten({}).apply(y)])
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    value = model.evaluate(tf.tensor([[1.0, 2.0]]), tf.tensor([[1.0]]))
    assert float(value) == 4 + 3 + 3


def test_a_loss_of_layers_that_are_inside_of_a_model_of_the_model_is_added() -> None:
    x = tf.input({"shape": [2]})
    inner = tf.layers.dense({"units": 1, "kernelInitializer": "ones", "name": "inner"})
    code = inner.apply(x)
    encoder = tf.model({"inputs": x, "outputs": code})
    model = tf.model({"inputs": x, "outputs": encoder.apply(x)})
    model.addLoss(code)
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    value = model.evaluate(tf.tensor([[1.0, 2.0]]), tf.tensor([[1.0]]))
    assert float(value) == 4 + 3
