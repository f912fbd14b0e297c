"""Cells, derived layers and wrappers of one's own: the programs of tests/cells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recorded import recording

import tfjs as tf
from keras_tfjs import translate

PROGRAMS = sorted((Path(__file__).parents[2] / "cells").glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem.replace("_", " "))
def test_the_translation_computes_and_trains_as_keras_does(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = translate(path.read_text(encoding="utf-8"), to="tfjs", from_="keras")
    assert made.complete
    exec(compile(made.code, path.name, "exec"), {"__name__": "__main__"})
    printed = [float(one) for one in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", capsys.readouterr().out)]
    np.testing.assert_allclose(printed, recording("cells")[path.stem], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("factory", ["simpleRNNCell", "gruCell", "lstmCell"])
def test_steps_are_what_the_layer_around_the_cell_computes(factory: str) -> None:
    cell = getattr(tf.layers, factory)({"units": 3})
    x = tf.randomNormal([2, 4, 5])
    whole = tf.layers.rnn({"cell": cell, "returnSequences": True}).apply(x)
    states: Any = cell.getInitialState({"batchSize": 2})
    outputs = []
    for time in range(4):
        output, states = cell.applyStep(x.gather(time, 1), states)
        outputs.append(output)
    np.testing.assert_allclose(np.asarray(tf.stack(outputs, 1)), np.asarray(whole), rtol=1e-6)


def test_a_state_alone_comes_back_alone() -> None:
    cell = tf.layers.gruCell({"units": 3})
    _, state = cell.applyStep(tf.ones([2, 5]), tf.zeros([2, 3]))
    assert state.shape == [2, 3]


def test_a_cell_computes_no_step_of_symbolic_tensors() -> None:
    cell = tf.layers.gruCell({"units": 3})
    with pytest.raises(TypeError, match="applyStep computes with numbers"):
        cell.applyStep(tf.input({"shape": [5]}), [tf.input({"shape": [3]})])


class Steps(tf.Model):
    className = "Steps"

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.cell = tf.layers.simpleRNNCell(
            {
                "units": 40,
                "dropout": 0.5,
                "activation": "linear",
                "kernelInitializer": "identity",
                "recurrentInitializer": "zeros",
            }
        )

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x = inputs[0] if isinstance(inputs, list) else inputs
        first, state = self.cell.applyStep(x, [tf.zeros([1, 40])])
        second, _ = self.cell.applyStep(x, state)
        return tf.stack([first, second])


def test_dropout_is_drawn_once_for_the_steps_of_a_call_of_the_model() -> None:
    model = Steps({})
    x = tf.ones([1, 40])
    calls = [np.asarray(model.apply(x, {"training": True})) for _ in range(2)]
    for first, second in calls:
        np.testing.assert_array_equal(first, second)
    assert (calls[0] != calls[1]).any()
    assert (np.asarray(model.apply(x)) == 1).all()


class Held(tf.layers.RNNCell):
    className = "Held"

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.stateSize = 3
        self.dense = tf.layers.dense({"units": 3})
        self.drop = tf.layers.dropout({"rate": 0.99})

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x, state = inputs
        output = self.dense.apply(self.drop.apply(x)).add(state)
        return [output, output]


def test_the_layers_of_a_cell_are_built_with_it_and_in_training_when_it_is() -> None:
    layer = tf.layers.rnn({"cell": Held({}), "inputShape": [2, 4]})
    model = tf.sequential({"layers": [layer]})
    assert [weight.shape for weight in model.getWeights()] == [[4, 3], [3]]
    x = tf.ones([1, 2, 4])
    plain = np.asarray(layer.apply(x))
    assert (np.asarray(layer.apply(x, {"training": True})) != plain).any()
