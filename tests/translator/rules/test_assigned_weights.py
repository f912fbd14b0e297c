"""New values of layers' weights, where not all is known of the layer or of the value."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = """\
import keras
import numpy as np
import tensorflow as tf
from other import load

model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
layer = model.get_layer("part")
value = load()
"""


def translated(line: str) -> tuple[str, list[str]]:
    made = translate(f"{HEAD}{line}\n", to="tfjs", from_="keras")
    said = [one.code for one in made.diagnostics if one.severity.value != "note"]
    return made.code.rstrip("\n").rpartition("\n")[2], said


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        ("layer.bias.assign(tf.ones([2]))", "layer.bias.write(tf.ones([2]))"),
        ("model.weights[0].assign(tf.ones([2]))", "model.weights[0].write(tf.ones([2]))"),
        ("layer.inner.bias.assign(tf.ones([2]))", "layer.inner.bias.write(tf.ones([2]))"),
        (
            "layer.inner.norm.moving_mean.assign(tf.ones([2]))",
            "layer.inner.norm.movingMean.write(tf.ones([2]))",
        ),
        ("model.part.kernel.assign(tf.ones([2]))", "model.part.kernel.write(tf.ones([2]))"),
        (
            "layer.bias.assign(value)",
            "layer.bias.write(tf.util.toTensor(value, layer.bias.dtype))",
        ),
    ],
)
def test_weights_of_layers_are_written(keras: str, tfjs: str) -> None:
    assert translated(keras) == (tfjs, [])


@pytest.mark.parametrize("place", ["bias", "weights[0]", "trainable_weights[1]"])
def test_a_weight_of_what_nobody_knows_is_said(place: str) -> None:
    line = f"value.{place}.assign(tf.ones([2]))"
    assert "KT130" in translated(line)[1]


def test_other_things_are_assigned_to_as_they_please() -> None:
    for line in ("value.assign(3)", "value.column.assign(3)"):
        assert translated(line) == (line, [])


def test_an_attribute_of_a_layer_that_is_no_weight_of_the_library_is_said() -> None:
    assert translated("layer.scale.assign(tf.ones([2]))")[1] == ["KT102"]


def test_back_the_value_is_as_it_was() -> None:
    text = (
        "import tfjs as tf\n\nlayer = tf.layers.dense({'units': 2})\nlayer.build([None, 2])\n"
        "layer.bias.write(tf.util.toTensor(load(), layer.bias.dtype))\n"
        "layer.kernel.write(layer.kernel.read().add(load()))\n"
    )
    made = translate(text, to="keras", from_="tfjs")
    assert "layer.bias.assign(load())" in made.code
    assert "layer.kernel.assign_add(load())" in made.code
