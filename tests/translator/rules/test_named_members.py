"""Attributes that a text names, and those that are calls in TF.js."""

from __future__ import annotations

import pytest

from keras_tfjs import translate as through
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = (
    "import keras\n"
    "m = keras.Sequential([keras.layers.Dense(units=1, input_shape=[2])])\n"
    'm.compile(optimizer="sgd", loss="mse")\n'
    "class A:\n    learning_rate = 3\n"
)


def last(text: str, to: Dialect) -> str:
    return translate(text, to, Options()).code.rstrip("\n").rpartition("\n")[2]


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        ('hasattr(m.optimizer, "learning_rate")', 'hasattr(m.optimizer, "learningRate")'),
        ('getattr(m, "trainable_weights", None)', 'getattr(m, "trainableWeights", None)'),
        ('getattr(m, "of_the_program", None)', 'getattr(m, "of_the_program", None)'),
        ('hasattr(A(), "learning_rate")', 'hasattr(A(), "learning_rate")'),
        ("m.losses", "m.calculateLosses()"),
        ("m.layers[0].losses", "m.layers[0].calculateLosses()"),
    ],
)
def test_members_keep_their_meaning_both_ways(keras: str, tfjs: str) -> None:
    made = translate(f"{HEAD}print({keras})\n", Dialect.TFJS, Options()).code
    assert last(f"{HEAD}print({keras})\n", Dialect.TFJS) == f"print({tfjs})"
    assert last(made, Dialect.KERAS) == f"print({keras})"


def test_a_sum_of_no_losses_is_nothing() -> None:
    made = through(f"{HEAD}total = sum(m.losses)\nprint(total)\n", to="js")
    assert "tf.addN([tf.scalar(0), ...m.calculateLosses()])" in made.code


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        ("keras.initializers.GlorotUniform()", "tf.initializers.glorotUniform({})"),
        ("keras.initializers.LecunNormal()", "tf.initializers.leCunNormal({})"),
        ("keras.initializers.Zeros()", "tf.initializers.zeros()"),
        ("keras.layers.Flatten()", "tf.layers.flatten()"),
    ],
)
def test_configs_are_there_where_tfjs_declares_that_they_are_needed(keras: str, tfjs: str) -> None:
    assert last(f"import keras\none = {keras}\n", Dialect.TFJS) == f"one = {tfjs}"
