"""The compile call that a model carries, and how many outputs it has."""

from __future__ import annotations

import pytest
from questions import keras, tfjs

from keras_tfjs import translate
from keras_tfjs.kinds import Instance, Kind, ListOf, Number, TupleOf, Unknown

ARRAY = Instance("Tensor")

COMPILED = {
    "without metrics": ("m = keras.Sequential()\nm.compile('sgd', 'mse')\nm", 0),
    "with metrics": ("m = keras.Sequential()\nm.compile(loss='mse', metrics=['a', 'b'])\nm", 2),
    "with metrics by position": (
        "m = keras.Sequential()\nm.compile('sgd', 'mse', None, ['a'])\nm",
        1,
    ),
    "with one metric not in a list": ("m = keras.Sequential()\nm.compile(metrics='mae')\nm", 1),
    "with metrics in a variable": (
        "ms = ['a']\nm = keras.Sequential()\nm.compile(metrics=ms)\nm",
        1,
    ),
    "in the function that made it": (
        "def make():\n    m = keras.Sequential()\n    m.compile(metrics=['a'])\n    return m\n"
        "make()",
        1,
    ),
    "by a function it was given to": (
        "def prepare(m):\n    m.compile(metrics=['a'])\nm = keras.Sequential()\nprepare(m)\nm",
        1,
    ),
    "as an attribute": (
        "class A:\n    def __init__(self):\n        self.m = keras.Sequential()\n"
        "        self.m.compile(metrics=['a', 'b'])\nA().m",
        2,
    ),
    "twice, the last counts": (
        "m = keras.Sequential()\nm.compile(metrics=['a'])\nm.compile(metrics=['a', 'b'])\nm",
        2,
    ),
    "with metrics that nobody knows": ("m = keras.Sequential()\nm.compile(metrics=f())\nm", None),
    "with keywords from elsewhere": ("m = keras.Sequential()\nm.compile(**options)\nm", None),
}


@pytest.mark.parametrize(("text", "metrics"), COMPILED.values(), ids=COMPILED.keys())
def test_compiled(text: str, metrics: int | None) -> None:
    kind = keras(text).kind
    assert isinstance(kind, Instance)
    assert kind.compiled is not None
    assert kind.compiled.metrics == metrics


def test_a_model_that_is_not_compiled_here_carries_nothing() -> None:
    kind = keras("a = keras.Sequential()\na.compile('sgd')\nb = keras.Sequential()\nb").kind
    assert isinstance(kind, Instance)
    assert kind.compiled is None


EVALUATE = {
    "without metrics": ("m = keras.Sequential()\nm.compile('sgd')\nm.evaluate(x)", Number(False)),
    "with metrics": (
        "m = keras.Sequential()\nm.compile(metrics=['a'])\nm.evaluate(x)",
        ListOf(Number(False)),
    ),
    "of a model that comes from elsewhere": ("m = load()\nm.evaluate(x)", Unknown()),
    "of a model that is not compiled here": (
        "m = keras.models.load_model('m.h5')\nm.evaluate(x)",
        Unknown(),
    ),
}


@pytest.mark.parametrize(("text", "kind"), EVALUATE.values(), ids=EVALUATE.keys())
def test_what_evaluate_gives(text: str, kind: object) -> None:
    assert keras(text).kind == kind


def test_evaluate_of_tfjs_gives_tensors() -> None:
    kind = tfjs("m = tf.sequential()\nm.compile({'metrics': ['mae']})\nm.evaluate(x, y)").kind
    assert kind == ListOf(Instance("Tensor", shape=()))


def test_a_model_with_two_outputs_predicts_a_list() -> None:
    kind = tfjs(
        "a = tf.input({'shape': [1]})\nm = tf.model({'inputs': a, 'outputs': [a, a]})\nm.predict(x)"
    ).kind
    assert kind == ListOf(Instance("Tensor"))


LAYERS = {
    "states asked for": ("keras.layers.LSTM(2, return_state=True)(x)", ListOf(ARRAY)),
    "no states": ("keras.layers.GRU(2, return_state=False)(x)", ARRAY),
    "states that only the program knows of": (
        "def f(keep):\n    return keras.layers.GRU(2, return_state=keep)(x)\nf(True)",
        Unknown(),
    ),
    "a wrapped layer's states": (
        "keras.layers.Bidirectional(keras.layers.LSTM(2, return_state=True))(x)",
        ListOf(ARRAY),
    ),
    "a cell's output and states": (
        "keras.layers.LSTMCell(2)(x, states)",
        TupleOf((Instance("Tensor"), Unknown())),
    ),
    "the states as the cell was given them": (
        "keras.layers.GRUCell(2)(x, [x])",
        TupleOf((Instance("Tensor"), ListOf(Instance("Tensor")))),
    ),
    "the state alone, where it was given alone": (
        "keras.layers.GRUCell(2)(x, x)",
        TupleOf((Instance("Tensor"), Instance("Tensor"))),
    ),
    "attention with its scores": (
        "keras.layers.MultiHeadAttention(2, 4)(x, x, return_attention_scores=True)",
        ListOf(ARRAY),
    ),
}


@pytest.mark.parametrize(("code", "kind"), LAYERS.values(), ids=LAYERS.keys())
def test_what_a_layer_gives_depends_on_how_it_was_made(code: str, kind: Kind) -> None:
    assert keras(f"x = keras.ops.ones((1, 2, 3))\n{code}").kind == kind


def test_states_are_taken_apart_as_the_list_that_they_are() -> None:
    program = "import keras\nlstm = keras.layers.LSTM(2, return_state=True)\n"
    program += "out, h, c = lstm(keras.ops.ones((1, 2, 3)))\n"
    assert "[out, h, c] = lstm.apply(tf.ones([1, 2, 3]));" in translate(program, to="js").code
