"""A layer's config: its keys, its defaults, its way into JSON and back, its errors."""

from __future__ import annotations

from typing import Any

import pytest
from factory_uses import required

import tfjs as tf
import tfjs.extensions.layers  # so that their factories are among the others
from tfjs.serialization import FACTORIES, deserialize

CODE = {"lambda_"}
"""Layers whose config is a function, which cannot be written down."""


@pytest.mark.parametrize("name", sorted(FACTORIES["layers"].keys() - CODE))
def test_every_layer_comes_back_from_its_config(name: str) -> None:
    factory = FACTORIES["layers"][name]
    given = {key: eval(text) for key, text in required(factory).items()}
    made = factory(given)
    config = made.getConfig()
    described = {"className": made.getClassName(), "config": config}
    again = deserialize(described, tf.layers.Layer, "layer")
    assert type(again) is type(made)
    assert again.getConfig() == config


@pytest.mark.parametrize("name", FACTORIES["layers"])
def test_every_layer_is_documented(name: str) -> None:
    assert getattr(tf.layers, name).__doc__


def test_names_count_the_layers_of_a_class() -> None:
    first, second = (tf.layers.repeatVector({"n": 1}).name for _ in range(2))
    prefix, number = first.split("RepeatVector")
    assert prefix == "repeat_vector_"
    assert second == f"repeat_vector_RepeatVector{int(number) + 1}"
    assert tf.layers.repeatVector({"n": 1, "name": "mine"}).name == "mine"


def test_none_is_the_default_as_null_is_in_javascript() -> None:
    layer = tf.layers.dense({"units": 1, "activation": None, "useBias": None, "name": None})
    assert layer.activation.name == "linear"
    assert layer.useBias is True


def test_objects_and_descriptions_stand_for_the_same() -> None:
    regularizer = tf.regularizers.l2({"l2": 0.5})
    described = {"className": "L1L2", "config": {"l1": 0, "l2": 0.5}}
    configs = [
        tf.layers.dense({"units": 1, "kernelRegularizer": one, "name": "same"}).getConfig()
        for one in (regularizer, described)
    ]
    assert configs[0] == configs[1]


def test_input_dim_is_short_for_an_input_shape() -> None:
    layer = tf.layers.dense({"units": 1, "inputDim": 3})
    assert layer.batchInputShape == [None, 3]
    assert "inputDim" not in layer.getConfig()


def test_an_input_layer_takes_only_its_own_keys() -> None:
    with pytest.raises(ValueError, match="inputLayer: the key 'trainable' is unknown"):
        tf.layers.inputLayer({"inputShape": [1], "trainable": False})


def test_batch_size_enters_the_batch_input_shape() -> None:
    layer = tf.layers.dense({"units": 1, "inputShape": [3], "batchSize": 4, "dtype": "int32"})
    assert layer.getConfig()["batchInputShape"] == [4, 3]
    assert layer.getConfig()["dtype"] == "int32"


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (
            lambda: tf.layers.dense({"unit": 3}),
            ValueError,
            "dense: the key 'unit' is unknown; did you mean 'units'",
        ),
        (
            lambda: tf.layers.dense({"units": 3, "use_bias": False}),
            ValueError,
            "did you mean 'useBias'",
        ),
        (
            lambda: tf.layers.dense({"units": 3, "input_shape": [2]}),
            ValueError,
            "did you mean 'inputShape'",
        ),
        (
            lambda: tf.layers.dense({}),
            ValueError,
            r"the key 'units' is missing: layers.dense\(\{'units': ...\}\)",
        ),
        (lambda: tf.layers.dense(), ValueError, "the key 'units' is missing"),
        (
            lambda: tf.layers.dense({"units": 0}),
            ValueError,
            "units: expected a whole number from 1 on, got 0",
        ),
        (lambda: tf.layers.dense({"units": "4"}), TypeError, "units: expected a whole number"),
        (
            lambda: tf.layers.dense(units=3),
            TypeError,
            r"takes one config object: layers.dense\(\{'units': ...\}\)",
        ),
        (lambda: tf.layers.dense(3), TypeError, "expected one config object, got 3"),
        (
            lambda: tf.layers.dense({"units": 3, "activation": "swisch"}),
            ValueError,
            "did you mean 'swish'",
        ),
        (
            lambda: tf.layers.dense({"units": 3, "activation": 3}),
            TypeError,
            "expected the name of an activation or a function, got 3",
        ),
        (
            lambda: tf.layers.dense({"units": 3, "inputShape": 4}),
            TypeError,
            "inputShape: expected a list of whole numbers, got 4",
        ),
        (
            lambda: tf.layers.dense({"units": 3, "inputShape": [-1]}),
            ValueError,
            "inputShape: expected whole numbers",
        ),
        (
            lambda: tf.layers.flatten({"dataFormat": "channels_first"}),
            ValueError,
            "'channels_first' is unknown; did you mean 'channelsFirst'",
        ),
        (
            lambda: tf.layers.dropout({"rate": 1}),
            ValueError,
            "rate: expected a number from 0 on below 1, got 1",
        ),
        (
            lambda: tf.layers.reshape({"targetShape": [-1, -1]}),
            ValueError,
            "only one extent may be left open",
        ),
        (
            lambda: tf.layers.permute({"dims": [0, 1]}),
            ValueError,
            "dims: expected the axes from 1 on",
        ),
        (
            lambda: tf.layers.add([tf.input({"shape": [1]})]),
            TypeError,
            r"write layers.add\(\{\}\).apply\(\[...\]\)",
        ),
        (lambda: tf.input({}), ValueError, "give either 'shape'"),
        (
            lambda: tf.input({"shape": [1], "bacthShape": [1]}),
            ValueError,
            "did you mean 'batchShape'",
        ),
        (lambda: tf.layers.inputLayer({}), ValueError, "the key 'inputShape' is missing"),
    ],
)
def test_a_wrong_config_says_what_is_wrong_and_the_way_out(
    make: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        make()
