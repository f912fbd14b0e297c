"""Loss and metric objects: strings where they say no more, else a word about why not."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Severity, Stage
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = (
    "import keras\nmodel = keras.Sequential()\n"
    "model.add(keras.layers.Dense(units=1, kernel_initializer='zeros', input_shape=[1]))\n"
)


def forth(text: str) -> Stage:
    return translate(HEAD + text + "\n", Dialect.TFJS, Options())


def errors(stage: Stage) -> list[str]:
    return [each.code for each in stage.diagnostics if each.severity is Severity.ERROR]


def flat(text: str) -> str:
    return "".join(line.strip() for line in text.split("\n"))


OBJECTS = {
    "a loss": ("loss=keras.losses.MeanSquaredError()", '"loss": "meanSquaredError"'),
    "a loss with options that are the defaults": (
        "loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False, name='mine')",
        '"loss": "sparseCategoricalCrossentropy"',
    ),
    "a loss with a default by position": (
        "loss=keras.losses.BinaryCrossentropy(False, 0.0)",
        '"loss": "binaryCrossentropy"',
    ),
    "the reduction of Keras 2": (
        "loss=keras.losses.Poisson(reduction='auto')",
        '"loss": "poisson"',
    ),
    "losses by output": (
        "loss={'head': keras.losses.MeanAbsoluteError()}",
        '"loss": {"head": "meanAbsoluteError"}',
    ),
    "metrics": (
        "metrics=[keras.metrics.MeanAbsoluteError(), keras.metrics.BinaryAccuracy(threshold=0.5)]",
        '"metrics": ["mae", "binaryAccuracy"]',
    ),
    "a metric that TF.js has as a function": (
        "metrics=[keras.metrics.SparseCategoricalAccuracy()]",
        '"metrics": [tf.metrics.sparseCategoricalAccuracy]',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), OBJECTS.values(), ids=OBJECTS.keys())
def test_becomes_a_string(keras: str, tfjs: str) -> None:
    stage = forth(f"model.compile(optimizer='sgd', {keras})")
    written = flat(stage.code).replace(",}", "}")
    assert f'"optimizer": "sgd",{tfjs}' in written.replace('"sgd", ', '"sgd",')
    assert errors(stage) == []


def test_becomes_one_through_a_variable() -> None:
    stage = forth("loss = keras.losses.MeanSquaredError()\nmodel.compile('sgd', loss)")
    assert 'loss = "meanSquaredError"\n' in stage.code
    assert errors(stage) == []


LEFT = {
    "logits": ("loss=keras.losses.BinaryCrossentropy(from_logits=True)", "give the last layer"),
    "smoothed labels": (
        "loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1)",
        "smooth the labels themselves",
    ),
    "a sum": ("loss=keras.losses.MeanSquaredError(reduction='sum')", "mean over the batch"),
    "another threshold": ("metrics=[keras.metrics.BinaryAccuracy(threshold=0.7)]", "tf.*"),
    "a loss that TF.js lacks": ("loss=keras.losses.Huber()", "choose another"),
    "a metric that TF.js lacks": ("metrics=[keras.metrics.AUC()]", "choose another"),
    "options from elsewhere": ("loss=keras.losses.MeanSquaredError(**options)", "choose another"),
}


@pytest.mark.parametrize(("keras", "help_"), LEFT.values(), ids=LEFT.keys())
def test_stays_with_a_way_out(keras: str, help_: str) -> None:
    stage = forth(f"model.compile(optimizer='sgd', {keras})")
    [found] = [each for each in stage.diagnostics if each.severity is Severity.ERROR]
    assert found.code == "KT126"
    assert help_ in found.help
    assert keras.partition("=")[2].strip("[]").split("(")[0] in stage.code


def test_a_loss_that_is_called_is_no_string() -> None:
    stage = forth("loss = keras.losses.MeanSquaredError()\nprint(loss(a, b))")
    assert "loss = keras.losses.MeanSquaredError()" in stage.code
    assert errors(stage) == ["KT102"]


def test_a_name_that_keras_lacks_is_still_said() -> None:
    assert errors(forth("model.compile('sgd', keras.losses.MeanSquareError())")) == ["KT101"]


HISTORY = (
    "model.compile('sgd', 'mse', metrics=[keras.metrics.{metric}])\n"
    "h = model.fit(x, y, callbacks=[keras.callbacks.EarlyStopping('val_{key}', mode='max')])\n"
    "print(h.history['{key}'], h.history['val_{key}'])"
)
KEYS = {
    "under the name of the class": ("MeanSquaredError()", "mean_squared_error", "mse"),
    "under a name of its own": ("CategoricalAccuracy(name='good')", "good", "categoricalAccuracy"),
    "under a name that is another metric's": (
        "CategoricalAccuracy(name='acc')",
        "acc",
        "categoricalAccuracy",
    ),
}


@pytest.mark.parametrize(("metric", "key", "tfjs"), KEYS.values(), ids=KEYS.keys())
def test_the_history_is_read_where_tfjs_writes_it(metric: str, key: str, tfjs: str) -> None:
    code = forth(HISTORY.format(metric=metric, key=key)).code
    assert f'print(h.history["{tfjs}"], h.history["val_{tfjs}"])' in code
    assert f'"monitor": "val_{tfjs}"' in code
