"""`kerasOptions` respells options in the running program as the catalogue does in the text."""

from __future__ import annotations

import pytest

import tfjs as tf
from keras_tfjs import translate
from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.types import WORDS, Type

KEYS = {
    Type.ACTIVATION: "recurrent_activation",
    Type.INITIALIZER: "kernel_initializer",
    Type.CONSTRAINT: "bias_constraint",
    Type.DATA_FORMAT: "data_format",
}


@pytest.mark.parametrize("kind", KEYS, ids=str)
def test_words_are_those_of_the_catalogue(kind: Type) -> None:
    differing = {}
    for keras, expected in WORDS[kind].to_tfjs.items():
        [found] = tf.util.kerasOptions({KEYS[kind]: keras}).values()
        if found != expected:
            differing[keras] = (found, expected)
    assert differing == {}


@pytest.mark.parametrize("name", ["Dense", "LSTM", "Conv2D", "BatchNormalization", "Embedding"])
def test_keys_are_those_of_the_catalogue(name: str) -> None:
    [row] = rows_of_keras(f"keras.layers.{name}")
    for parameter in row.parameters:
        if parameter.tfjs is not None and parameter.keras not in ("input_dtype", "input_dim"):
            renamed = {parameter.keras: parameter.tfjs}
            given = {parameter.keras: 1}
            assert tf.util.kerasOptions(given, renamed) == {parameter.tfjs: 1}
            assert tf.util.kerasOptions(given) == {parameter.tfjs: 1}


def test_what_is_tfjs_already_stays() -> None:
    options = {"useBias": False, "kernelInitializer": "heNormal", "activation": "logSoftmax"}
    assert tf.util.kerasOptions(options) == options


@pytest.mark.parametrize("word", ["adagrad", "adadelta", "adamax"])
def test_optimizers_are_those_of_the_catalogue(word: str) -> None:
    text = f"import keras\nkeras.Sequential().compile(loss='mse', optimizer='{word}')\n"
    made = translate(text, to="tfjs").code
    written = " ".join(made.partition('"optimizer": ')[2].rpartition("}")[0].split())
    expected = eval(written.rstrip(", "), {"tf": tf})
    found = tf.util.kerasOption("optimizer", word)
    assert found.getClassName() == expected.getClassName()
    assert found.getConfig() == expected.getConfig()


def test_words_that_mean_two_things_are_those_of_keras() -> None:
    assert type(tf.util.kerasOption("loss", "hinge")) is type(tf.losses.hinge({}))
    metric = type(tf.metrics.precision({}))
    assert type(tf.util.kerasOption("weighted_metrics", "precision")) is metric
    assert tf.util.kerasOption("kernel_regularizer", "l1l2").getConfig() == {"l1": 0, "l2": 0}
    found = tf.util.kerasOptions({"metrics": {"a": ["mse", "precision"]}, "loss": ("hinge", "mse")})
    assert type(found["metrics"]["a"][1]) is metric
    assert found["metrics"]["a"][0] == "mse"
    assert type(found["loss"][0]) is type(tf.losses.hinge({}))


@pytest.mark.parametrize("value", ["meanSquaredError", "mse", None, 3])
def test_all_other_words_and_objects_stay(value: object) -> None:
    assert tf.util.kerasOption("loss", value) is value


LISTED = {
    "words that both spell alike": ("'relu', 'tanh'", "", False),
    "a word that is spelt otherwise": ("'relu', 'log_softmax'", "", True),
    "a list that grows": ("'relu', 'tanh'", "words.append(input())\n", True),
}


@pytest.mark.parametrize(("words", "then", "is_read"), LISTED.values(), ids=LISTED)
def test_a_word_of_a_list_is_read_where_it_may_be_another(
    words: str, then: str, is_read: bool
) -> None:
    text = f"import keras\nwords = [{words}]\n{then}for i in range(2):\n"
    made = translate(f"{text}    keras.layers.Dense(3, activation=words[i])\n", to="js").code
    assert ("kerasOption" in made) is is_read
