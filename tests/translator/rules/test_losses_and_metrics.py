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
    "functions as metrics": (
        "metrics=[keras.metrics.mae, keras.losses.mean_squared_error]",
        '"metrics": ["mae", "mse"]',
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


FUNCTIONS = {
    "logits of one class": (
        "loss=keras.losses.BinaryCrossentropy(from_logits=True)",
        '"loss": tf.losses.sigmoidCrossEntropy',
    ),
    "logits of several classes": (
        "loss=keras.losses.CategoricalCrossentropy(from_logits=True)",
        '"loss": tf.losses.softmaxCrossEntropy',
    ),
    "logits and smoothed labels": (
        "loss=keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)",
        '"loss": lambda y_true, y_pred: tf.losses.softmaxCrossEntropy(y_true, y_pred, None, 0.1)',
    ),
    "Huber": ("loss=keras.losses.Huber()", '"loss": tf.losses.huberLoss'),
    "Huber by its word": ("loss='huber'", '"loss": tf.losses.huberLoss'),
}


@pytest.mark.parametrize(("keras", "tfjs"), FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_becomes_a_function_and_comes_back(keras: str, tfjs: str) -> None:
    stage = forth(f"model.compile(optimizer='sgd', {keras})")
    assert tfjs.replace(" ", "") in flat(stage.code).replace(" ", "")
    assert errors(stage) == []
    back = translate(stage.code, Dialect.KERAS, Options())
    assert keras.replace("'huber'", "keras.losses.Huber()") in " ".join(back.code.split())
    assert errors(back) == []


OBJECTS_OF_THE_RUNTIME = {
    "smoothed labels": (
        "loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1)",
        'tf.losses.categoricalCrossentropy({"labelSmoothing": 0.1})',
    ),
    "a sum": (
        "loss=keras.losses.MeanSquaredError(reduction='sum')",
        'tf.losses.meanSquaredError({"reduction": "sum"})',
    ),
    "logits of numbered classes": (
        "loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
        'tf.losses.sparseCategoricalCrossentropy({"fromLogits": True})',
    ),
    "another threshold": (
        "metrics=[keras.metrics.BinaryAccuracy(threshold=0.7)]",
        'tf.metrics.binaryAccuracy({"threshold": 0.7})',
    ),
    "a loss that TF.js lacks": ("loss=keras.losses.Dice()", "tf.losses.dice({})"),
    "a loss's function that TF.js lacks": ("loss=keras.losses.dice", "tf.losses.dice({})"),
    "a loss's class that TF.js lacks": ("loss=keras.losses.Dice", "tf.losses.dice({})"),
    "a loss's word that TF.js lacks": ("loss='tversky'", "tf.losses.tversky({})"),
    "a metric that TF.js lacks": (
        "metrics=[keras.metrics.AUC(curve='PR')]",
        'tf.metrics.auc({"curve": "PR"})',
    ),
    "a metric's word that TF.js lacks": ("metrics=['precision']", "tf.metrics.precision({})"),
    "a metric's class that TF.js lacks": (
        "metrics=[keras.metrics.Recall]",
        "tf.metrics.recall({})",
    ),
}


@pytest.mark.parametrize(
    ("keras", "tfjs"), OBJECTS_OF_THE_RUNTIME.values(), ids=OBJECTS_OF_THE_RUNTIME.keys()
)
def test_becomes_an_object_of_the_runtime(keras: str, tfjs: str) -> None:
    stage = forth(f"model.compile(optimizer='sgd', {keras})")
    assert tfjs in flat(stage.code)
    assert errors(stage) == []
    assert errors(translate(stage.code, Dialect.KERAS, Options())) == []


WORDS_TAKEN = {
    "a loss": ("m.compile('sgd', loss=keras.losses.get('mse'))", '"loss": "meanSquaredError"'),
    "an activation": (
        "keras.layers.Dense(1, activation=keras.activations.get('log_softmax'))",
        '"activation": "logSoftmax"',
    ),
    "an initializer in a variable": (
        "start = keras.initializers.get('he_normal')\n"
        "keras.layers.Dense(1, kernel_initializer=start)",
        'start = "heNormal"',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), WORDS_TAKEN.values(), ids=WORDS_TAKEN.keys())
def test_get_is_the_word(keras: str, tfjs: str) -> None:
    stage = forth(f"m = model\n{keras}")
    assert tfjs in flat(stage.code)
    assert errors(stage) == []


def test_get_of_something_else_is_said() -> None:
    assert errors(forth("loss = keras.losses.get(name())")) == ["KT126"]


def test_a_mean_is_no_loss_where_samples_are_weighed() -> None:
    stage = forth(
        "model.compile('sgd', keras.losses.BinaryCrossentropy(from_logits=True))\n"
        "model.fit(x, y, class_weight={0: 1.0, 1: 3.0})"
    )
    assert 'tf.losses.binaryCrossentropy({"fromLogits": True})' in flat(stage.code)


@pytest.mark.parametrize(
    ("weights", "made"),
    [
        ("{True: 3.0, False: 1.0}", "{1: 3.0, 0: 1.0}"),
        ("{1: 3.0} if x else None", "{1: 3.0, 0: 1.0} if x else None"),
    ],
)
def test_classes_are_weighed_by_their_numbers(weights: str, made: str) -> None:
    code = forth(f"model.compile('sgd', 'mse')\nmodel.fit(x, y, class_weight={weights})").code
    assert f'"classWeight": {made}' in flat(code)


def test_options_from_elsewhere_are_said() -> None:
    stage = forth("model.compile(optimizer='sgd', loss=keras.losses.MeanSquaredError(**options))")
    assert errors(stage) == ["KT109"]


def test_a_loss_that_is_called_is_an_object() -> None:
    stage = forth("loss = keras.losses.MeanSquaredError()\nprint(loss(a, b))")
    assert "loss = tf.losses.meanSquaredError({})" in stage.code
    assert errors(stage) == []


METRICS_BACK = {
    "the same numbers": ("tf.metrics.binaryAccuracy", "binary_accuracy", []),
    "other numbers": ("tf.metrics.precision", "precision", ["KT217"]),
}


@pytest.mark.parametrize(
    ("function", "word", "said"), METRICS_BACK.values(), ids=METRICS_BACK.keys()
)
def test_a_metric_function_is_a_word_in_keras(function: str, word: str, said: list[str]) -> None:
    text = (
        "import tfjs as tf\nm = tf.sequential()\n"
        f'm.compile({{"optimizer": "sgd", "loss": "meanSquaredError", "metrics": [{function}]}})\n'
    )
    stage = translate(text, Dialect.KERAS, Options())
    assert f'metrics=["{word}"]' in stage.code
    assert [each.code for each in stage.diagnostics] == said


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
    "an object with options is called as the word would be": (
        "BinaryAccuracy(threshold=0.0, name='accuracy')",
        "accuracy",
        "acc",
    ),
}


@pytest.mark.parametrize(("metric", "key", "tfjs"), KEYS.values(), ids=KEYS.keys())
def test_the_history_is_read_where_tfjs_writes_it(metric: str, key: str, tfjs: str) -> None:
    code = forth(HISTORY.format(metric=metric, key=key)).code
    assert f'print(h.history["{tfjs}"], h.history["val_{tfjs}"])' in code
    assert f'"monitor": "val_{tfjs}"' in code


def test_a_metric_that_keeps_its_options_is_named_as_the_history_is_read() -> None:
    text = "keras.metrics.BinaryAccuracy(threshold=0.0, name='accuracy')"
    code = forth(HISTORY.format(metric=text.removeprefix("keras.metrics."), key="accuracy")).code
    assert '{"threshold": 0.0, "name": "acc"}' in flat(code)
    back = translate(code, Dialect.KERAS, Options()).code
    assert 'name="accuracy"' in back
    assert 'h.history["accuracy"]' in back


LOSS_CALLS = {
    "a mean": ("tf.losses.huberLoss(a, b)", "keras.losses.Huber()(a, b)", []),
    "an option": (
        "tf.losses.sigmoidCrossEntropy(a, b, None, 0.1)",
        "keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1)(a, b)",
        [],
    ),
    "weights": ("tf.losses.huberLoss(a, b, w)", "tf.losses.huberLoss(a, b, w)", ["KT112"]),
}


@pytest.mark.parametrize(("tfjs", "keras", "said"), LOSS_CALLS.values(), ids=LOSS_CALLS.keys())
def test_a_loss_function_that_is_called(tfjs: str, keras: str, said: list[str]) -> None:
    stage = translate(f"import tfjs as tf\nx = {tfjs}\n", Dialect.KERAS, Options())
    assert keras in stage.code
    assert errors(stage) == said


def test_options_that_only_keras_2_had_go() -> None:
    stage = forth(
        "model.compile('sgd', loss='mse', sample_weight_mode=mode, "
        "experimental_run_tf_function=False)"
    )
    assert '"loss": "meanSquaredError"}' in flat(stage.code).replace(",}", "}")
    assert errors(stage) == []


def test_a_function_of_one_argument_is_no_loss() -> None:
    stage = forth("model.compile(optimizer='sgd', loss=keras.backend.mean)")
    assert '"loss": keras.backend.mean' in stage.code
    assert errors(stage) == ["KT136"]
