"""Calls of earlier versions of Keras, and options that ask for nothing: what they mean today."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Severity
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = """\
import keras
import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold
from tensorflow.python.keras.saving.save import load_model
from tensorflow.python.keras.utils.layer_utils import count_params

model = keras.Sequential([keras.Input([3]), keras.layers.Dense(2)])
batches = tf.data.Dataset.from_tensor_slices((np.ones([4, 3]), np.ones([4, 2]))).batch(2)
x = np.ones([6, 3])
"""

CALLS = {
    "a batch size for data that are batches": (
        "model.fit(batches, batch_size=3)",
        'model.fitDataset(batches, {"epochs": 1})',
    ),
    "a batch size to evaluate batches": (
        "model.evaluate(batches, batch_size=3)",
        "model.evaluateDataset(batches, {})",
    ),
    "a description with its layout": ("text = model.to_json(indent=2)", "text = model.toJSON()"),
    "signatures that are none": (
        "model.save('m', signatures=None, options=None)",
        'model.save("file://m").result()',
    ),
    "numbers that a model trains": (
        "n = count_params(model.trainable_weights)",
        "n = sum(weight.read().size for weight in model.trainableWeights)",
    ),
    "an inner module": (
        "m = load_model('m.h5')",
        'm = tf.loadLayersModel("file://m/model.json").result()',
    ),
    "samples that a splitter chose": (
        "parts = [x[check] for train, check in KFold(3).split(x)]",
        "parts = [x.gather(check) for train, check in KFold(3).split(x)]",
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), CALLS.values(), ids=CALLS.keys())
def test_a_call_becomes(keras: str, tfjs: str) -> None:
    stage = translate(f"{HEAD}{keras}\n", Dialect.TFJS, Options())
    assert stage.code.rstrip("\n").rpartition("\n")[2] == tfjs
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]


def test_signatures_that_a_program_asks_for_are_said() -> None:
    stage = translate(f"{HEAD}model.save('m', signatures=model.call)\n", Dialect.TFJS, Options())
    assert "KT104" in {each.code for each in stage.diagnostics}


STEP = """\
import keras


class Net(keras.Model):
    def test_step(self, data):
        x, y = data
        self.compiled_metrics.update_state(y, self(x))
        return {m.name: m.result() for m in self.metrics}


def report(x, y):
    model = Net()
    model.compile("sgd", metrics=["mae"])
    scores = model.evaluate(x, y)
    return scores
"""


def test_compiled_metrics_are_shown_a_batch_by_their_name_of_today() -> None:
    stage = translate(STEP, Dialect.TFJS, Options())
    assert "self.computeMetrics(None, y, self.apply(x))" in stage.code
    assert {each.code for each in stage.diagnostics} == {"KT108"}


def test_a_step_of_ones_own_says_what_evaluating_gives() -> None:
    stage = translate(STEP, Dialect.TFJS, Options())
    assert "scores = tf.util.numbersIn(model.evaluate(x, y))" in stage.code


def _loss_step(call: str) -> str:
    return STEP.replace("self.compiled_metrics.update_state(y, self(x))", call)


def test_the_compiled_loss_with_what_layers_lose_is_todays_but_is_not_counted() -> None:
    step = _loss_step(
        "out = self(x)\n"
        "        loss = self.compiled_loss(y, out, regularization_losses=self.losses)\n"
        "        print(loss)"
    )
    stage = translate(step, Dialect.TFJS, Options())
    assert "loss = self.computeLoss(None, y, out)" in stage.code
    assert {each.code for each in stage.diagnostics} == {"KT227"}


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("loss = self.compiled_loss(y, self(x))", id="without what layers lose"),
        pytest.param(
            "self.compiled_loss(y, self(x), regularization_losses=self.losses)",
            id="only to count it",
        ),
    ],
)
def test_other_compiled_losses_are_left(call: str) -> None:
    stage = translate(_loss_step(call), Dialect.TFJS, Options())
    assert "self.compiled_loss(" in stage.code
    assert "KT126" in {each.code for each in stage.diagnostics}


NAMES = """import keras

model = keras.Sequential([keras.layers.Dense(1)])
model._name = "net"
for layer in model.layers:
    layer._name = layer._name + "_a"


class Own(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._name = "own"


class Named(keras.layers.Layer):
    @property
    def name(self):
        return self._name


class Plain:
    def __init__(self):
        self._name = "plain"
"""


def test_the_field_behind_a_name_is_the_name() -> None:
    stage = translate(NAMES, Dialect.TFJS, Options())
    assert 'model.name = "net"' in stage.code
    assert 'layer.name = layer.name + "_a"' in stage.code
    assert 'self.name = "own"' in stage.code
    assert "return self._name" in stage.code
    assert 'self._name = "plain"' in stage.code
    assert {each.code for each in stage.diagnostics} == {"KT108", "KT201"}


def test_layers_of_cudnn_keep_their_defaults_in_programs_of_keras_one() -> None:
    source = (
        "from keras.layers import GRU, CuDNNGRU\n"
        "from keras.models import Sequential\n"
        "model = Sequential([CuDNNGRU(4), GRU(output_dim=4)])\n"
    )
    code = translate(source, Dialect.TFJS, Options()).code
    assert '{"units": 4, "recurrentActivation": "sigmoid", "resetAfter": True}' in code
    assert '{"units": 4, "recurrentActivation": "hardSigmoid", "resetAfter": False}' in code
