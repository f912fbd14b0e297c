"""Words of Keras that a variable may hold: each option reads them as what the translator writes for
them where they stand in the call."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import tfjs as tf
from keras_tfjs import translate
from keras_tfjs.catalog.keras.losses import LOSS_OBJECTS
from keras_tfjs.catalog.keras.metrics import METRIC_OBJECTS
from keras_tfjs.catalog.keras.optimizers import OPTIMIZER_WORDS
from keras_tfjs.catalog.keras.weights import REGULARIZER_WORDS
from keras_tfjs.catalog.types import FUNCTION_METRICS, READ_LATER, WORDS, Type

_WRAPPERS = frozenset({"lossscaleoptimizer", "multioptimizer", "optimizermap"})

WORDS_OF = {
    Type.ACTIVATION: [w for w in WORDS[Type.ACTIVATION].to_tfjs if w != "threshold"],
    Type.INITIALIZER: [w for w in WORDS[Type.INITIALIZER].to_tfjs if w.lower() != "constant"],
    Type.CONSTRAINT: [*WORDS[Type.CONSTRAINT].to_tfjs],
    Type.REGULARIZER: [*REGULARIZER_WORDS],
    Type.LOSS: [*{**WORDS[Type.LOSS].to_tfjs, **LOSS_OBJECTS}],
    Type.METRICS: [*{**WORDS[Type.METRICS].to_tfjs, **FUNCTION_METRICS, **METRIC_OBJECTS}],
    Type.OPTIMIZER: [w for w in OPTIMIZER_WORDS if w.lower() not in _WRAPPERS],
}
"""All words of the catalogue, but for what Keras, too, makes nothing of without options."""

CALLS = {
    Type.ACTIVATION: "keras.layers.Dense(3, activation={})",
    Type.INITIALIZER: "keras.layers.Dense(3, kernel_initializer={})",
    Type.CONSTRAINT: "keras.layers.Dense(3, kernel_constraint={})",
    Type.REGULARIZER: "keras.layers.Dense(3, kernel_regularizer={})",
    Type.LOSS: "model.compile('sgd', loss={})",
    Type.METRICS: "model.compile('sgd', 'mse', metrics=[{}])",
    Type.OPTIMIZER: "model.compile(optimizer={}, loss='mse')",
}

CASES = [
    pytest.param(kind, word, id=f"{word} as {kind.value}")
    for kind, words in WORDS_OF.items()
    for word in words
    if word.lower() not in READ_LATER[kind]
]


@cache
def programs(kind: Type) -> dict[str, str]:
    """The P call of every word, written out in the call; and of a variable, under no word."""
    names = {word: repr(word) for word in WORDS_OF[kind]} | {"": "word"}
    head = "import keras\n\nmodel = keras.Sequential()\n"
    lines = [f"x = {CALLS[kind].format(text)}\n" for text in names.values()]
    if kind is Type.METRICS:
        names["sparse"] = "word"
        lines = [_of_indices(each) if "sparse" in each.lower() else each for each in lines]
        lines.append(_of_indices(lines[-1]))
    made = {}
    for name, line in zip(names, lines, strict=True):
        done = translate(head + line, to="tfjs", from_="keras")
        assert done.complete
        made[name] = done.code.partition("\nx = ")[2]
    return made


def _of_indices(line: str) -> str:
    return line.replace("'mse'", "'sparse_categorical_crossentropy'")


def made(kind: Type, word: str, *, written: bool) -> Any:
    dense = tf.layers.dense({"units": 3, "inputShape": [3], "activation": "softmax"})
    model = tf.sequential({"layers": [dense]})
    by_variable = "sparse" if kind is Type.METRICS and "sparse" in word.lower() else ""
    code = programs(kind)[word if written else by_variable]
    layer = eval(code, {"tf": tf, "model": model, "word": word})
    return model if layer is None else layer


KERNEL = [[0.5, -1.0, 0.25], [1.5, 0.75, -0.5], [-0.25, 0.5, 1.0]]
ROWS = [[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.9, 0.05, 0.05], [0.3, 0.3, 0.4]]


def numbers(kind: Type, word: str, *, written: bool) -> Any:
    """What a model computes with the option: losses and metrics, or weights after a step."""
    model = made(kind, word, written=written)
    model.setWeights([tf.tensor(KERNEL), tf.zeros([3])])
    ys = tf.oneHot([1, 0, 0, 2], 3).toFloat()
    if any(each in word.lower() for each in ("sparse", "circle", "generalized")):
        ys = tf.tensor([[1.0], [0.0], [0.0], [2.0]])
    if kind is Type.OPTIMIZER:
        model.trainOnBatch(tf.tensor(ROWS), ys)
        return [each.arraySync() for each in model.getWeights()]
    values = model.evaluate(tf.tensor(ROWS), ys)
    return [each.arraySync() for each in (values if isinstance(values, list) else [values])]


@pytest.mark.parametrize(("kind", "word"), CASES)
def test_a_variable_means_what_the_word_in_the_call_means(kind: Type, word: str) -> None:
    if kind in (Type.LOSS, Type.METRICS, Type.OPTIMIZER):
        if word.lower() == "ctc":  # of other shapes than all others
            losses = [made(kind, word, written=each).loss for each in (True, False)]
            assert type(losses[0]).__name__ == "CTC"
            assert losses[1] == word
            return
        assert numbers(kind, word, written=True) == numbers(kind, word, written=False)
        return
    one, other = (made(kind, word, written=each).getConfig() for each in (True, False))
    assert {**one, "name": ""} == {**other, "name": ""}


@pytest.mark.parametrize("kind", READ_LATER)
def test_a_wrong_word_is_refused(kind: Type) -> None:
    with pytest.raises((ValueError, TypeError), match="is unknown"):
        made(kind, "nothing_like_it", written=False)


def test_functions_stand_for_activations_and_initializers() -> None:
    layer = tf.layers.dense(
        {
            "units": 1,
            "activation": lambda x: x.square().add(1),
            "kernelInitializer": lambda shape, dtype=None: tf.fill(shape, 2),
            "kernelRegularizer": lambda w: w.sum(),
            "kernelConstraint": lambda w: w.clipByValue(0, 1),
        }
    )
    assert layer.apply(tf.tensor([[3.0]])).arraySync() == [[37.0]]


def test_a_function_of_ones_own_is_not_taken_for_an_activation_of_that_name() -> None:
    def relu(x: Any) -> Any:
        return x.mul(-1)

    layer = tf.layers.dense({"units": 1, "activation": relu, "kernelInitializer": "ones"})
    assert layer.apply(tf.tensor([[3.0]])).arraySync() == [[-3.0]]


def test_a_weight_of_a_layer_of_ones_own_takes_words() -> None:
    layer = tf.layers.dense({"units": 1})
    weight = layer.addWeight("w", [2, 2], "float32", "identity", "l2", True, "non_neg")
    assert weight.read().arraySync() == [[1.0, 0.0], [0.0, 1.0]]
    assert isinstance(weight.constraint, tf.constraints.Constraint)
    assert weight.constraint.getClassName() == "NonNeg"
