"""Crossentropies of the other activation, or with from_logits=True: in Keras they take what went
into it."""

from __future__ import annotations

import pytest

from keras_tfjs import pipeline
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nfrom keras.layers import Activation, Dense, Flatten, Softmax\n"


def said(text: str, to: Dialect = Dialect.TFJS, source: Dialect = Dialect.KERAS) -> list[str]:
    made = pipeline.run(text, to, source, Options())
    return [one.message for one in made.diagnostics if one.code == "KT470"]


def sequential(layers: str, loss: str) -> str:
    return f"{HEAD}model = keras.Sequential([{layers}])\nmodel.compile('sgd', {loss})\n"


BEHIND = {
    "a sigmoid under a categorical loss": ("Dense(3, 'sigmoid')", "'categorical_crossentropy'"),
    "a softmax under a binary loss": ("Dense(3, activation='softmax')", "loss='bce'"),
    "a layer that is the activation": (
        "Dense(3), Activation('sigmoid')",
        "'sparse_categorical_crossentropy'",
    ),
    "the layer of softmax": ("Dense(3), Softmax()", "keras.losses.binary_crossentropy"),
    "an activation's function": (
        "Dense(3, activation=keras.activations.sigmoid)",
        "keras.losses.CategoricalCrossentropy()",
    ),
    "logits that are none": (
        "Dense(3, 'softmax')",
        "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
    ),
}


@pytest.mark.parametrize(("layers", "loss"), BEHIND.values(), ids=BEHIND.keys())
def test_what_the_activation_was_given_is_said(layers: str, loss: str) -> None:
    assert len(said(sequential(layers, loss))) == 1


EQUAL = {
    "a softmax under its own loss": ("Dense(3, 'softmax')", "'categorical_crossentropy'"),
    "a sigmoid under its own loss": (
        "Dense(3, 'sigmoid')",
        "keras.losses.BinaryCrossentropy(from_logits=False)",
    ),
    "an activation before another layer": (
        "Dense(3, 'sigmoid'), Flatten()",
        "'categorical_crossentropy'",
    ),
    "logits": ("Dense(3)", "keras.losses.BinaryCrossentropy(from_logits=True)"),
    "another loss": ("Dense(3, 'softmax')", "'mse'"),
}


@pytest.mark.parametrize(("layers", "loss"), EQUAL.values(), ids=EQUAL.keys())
def test_nothing_is_said_of_what_is_equal(layers: str, loss: str) -> None:
    assert said(sequential(layers, loss)) == []


def test_layers_that_are_added_and_outputs_are_followed() -> None:
    built = (
        f"{HEAD}def build():\n    model = keras.Sequential()\n"
        "    model.add(Dense(3, input_shape=(2,)))\n    model.add(Activation('sigmoid'))\n"
        "    return model\nfirst = build()\nfirst.compile('sgd', 'categorical_crossentropy')\n"
        "inputs = keras.Input((2,))\nx = Dense(3, 'softmax')(inputs)\n"
        "second = keras.Model(inputs, x)\nsecond.compile('sgd', 'binary_crossentropy')\n"
    )
    assert said(built) == [
        f"{loss} takes in Keras what the last {activation} was given, as its logits, and in TF.js "
        "what it gives"
        for loss, activation in (
            ("categorical_crossentropy", "sigmoid"),
            ("binary_crossentropy", "softmax"),
        )
    ]


def test_programs_of_tfjs_are_told_what_keras_will_take() -> None:
    text = (
        "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\n"
        "model.add(tf.layers.dense({units: 3, activation: 'softmax', inputShape: [4]}));\n"
        "model.compile({optimizer: 'sgd', loss: 'binaryCrossentropy'});\n"
    )
    assert len(said(text, Dialect.KERAS, Dialect.JS)) == 1
