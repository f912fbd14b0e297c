"""Keys that ask the runtime for Keras's meaning: where they are written, and what is said."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

MODEL = "import keras\nm = keras.Sequential([keras.layers.Dense(1, kernel_regularizer='l2')])\n"

WRITTEN = {
    "Adadelta": ("keras.optimizers.Adadelta(1.0)", '"arithmetic": "keras"', "KT209"),
    "Adam with a large epsilon": (
        "keras.optimizers.Adam(0.1, epsilon=1e-3)",
        '"arithmetic": "keras"',
        "KT208",
    ),
    "centered RMSprop": (
        "keras.optimizers.RMSprop(0.1, centered=True)",
        '"arithmetic": "keras"',
        "KT213",
    ),
    "bilinear enlarging": (
        "keras.layers.UpSampling2D(interpolation='bilinear')",
        '"halfPixelCenters": True',
        "KT223",
    ),
}

SILENT = {
    "RMSprop": "keras.optimizers.RMSprop(0.1, centered=False)",
    "momentum": "keras.optimizers.SGD(0.1, momentum=0.9)",
    "enlarging": "keras.layers.UpSampling2D(interpolation='nearest')",
    "a model with penalties that is not evaluated": f"{MODEL}m.compile('sgd', 'mse')",
}


def _to(text: str, to: Dialect, from_: Dialect) -> tuple[str, set[str]]:
    done = translate(text, to=to, from_=from_)
    return done.code, {each.code for each in done.diagnostics} - {"KT201"}


@pytest.mark.parametrize(("keras", "key", "code"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_key_is_written_and_read_back(keras: str, key: str, code: str) -> None:
    there, said = _to(f"import keras\na = {keras}\n", Dialect.TFJS, Dialect.KERAS)
    assert key in there
    assert not said
    back, said = _to(there, Dialect.KERAS, Dialect.TFJS)
    assert key.partition('"')[2].partition('"')[0] not in back
    assert not said
    _, said = _to(there.replace(f", {key}", ""), Dialect.KERAS, Dialect.TFJS)
    assert said == {code}


@pytest.mark.parametrize("keras", SILENT.values(), ids=SILENT.keys())
def test_no_key_is_written_where_the_numbers_are_the_same(keras: str) -> None:
    there, said = _to(f"import keras\n{keras}\n", Dialect.TFJS, Dialect.KERAS)
    assert not any(
        key in there for key in ("arithmetic", "halfPixelCenters", "evaluateRegularization")
    )
    assert not said


ADAM = ("keras.optimizers.Adam(0.1)", "keras.optimizers.Adam(0.1, epsilon=1e-7)")


@pytest.mark.parametrize("keras", ADAM)
def test_what_only_exact_asks_for_is_said_once(keras: str) -> None:
    text = f"import keras\na = {keras}\nb = {keras}\n"
    done = translate(text, to=Dialect.TFJS, from_=Dialect.KERAS)
    assert "arithmetic" not in done.code
    assert [each.code for each in done.diagnostics] == ["KT208"]
    exact = translate(text, to=Dialect.TFJS, from_=Dialect.KERAS, exact=True)
    assert exact.code.count('"arithmetic": "keras"') == 2
    assert not exact.diagnostics


def test_momentum_asks_where_the_rate_changes() -> None:
    text = "import keras\na = keras.optimizers.SGD(0.1, momentum=0.9)\na.learning_rate = 0.01\n"
    there, _ = _to(text, Dialect.TFJS, Dialect.KERAS)
    assert '"arithmetic": "keras"' in there


def test_javascript_goes_without_what_only_the_runtime_has() -> None:
    text = f"{MODEL}m.compile('sgd', 'mse')\nm.evaluate(x, y)\n"
    there, said = _to(text, Dialect.JS, Dialect.KERAS)
    assert "evaluateRegularization" not in there
    assert "KT215" in said


def test_exact_asks_for_the_draws_and_for_the_arithmetic_of_keras() -> None:
    text = (
        "import keras\na = keras.initializers.GlorotUniform(seed=1)\n"
        "m = keras.Sequential()\nm.compile('adam', 'mse')\n"
    )
    done = translate(text, to=Dialect.TFJS, from_=Dialect.KERAS, exact=True)
    assert '{"seed": 1, "generator": "keras"}' in done.code
    assert 'tf.train.adam({"arithmetic": "keras"})' in done.code
