"""What early documents wrote, and what runs without a counterpart: read, said, written today's
way."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Severity
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

OLDER = {
    "a class for the factory of a sequential": (
        "a = tf.Sequential()",
        "a = keras.Sequential()",
        "KT416",
    ),
    "a class for the factory of a model": (
        'a = tf.LayersModel({"inputs": x, "outputs": y})',
        "a = keras.Model(x, y)",
        "KT416",
    ),
    "the first name of loading": (
        'a = tf.loadModel("file://m/model.json").result()',
        'a = keras.models.load_model("m.h5")',
        "KT416",
    ),
    "lr": (
        'a = tf.train.sgd({"lr": 0.2})',
        "a = keras.optimizers.SGD(learning_rate=0.2)",
        "KT107",
    ),
}


@pytest.mark.parametrize(("tfjs", "keras", "code"), OLDER.values(), ids=OLDER.keys())
def test_an_older_form_is_read_and_said(tfjs: str, keras: str, code: str) -> None:
    stage = translate(f"import tfjs as tf\n{tfjs}\n", Dialect.KERAS, Options())
    assert stage.code == f"import keras\n{keras}\n"
    [found] = [each for each in stage.diagnostics if each.code == code]
    assert found.severity is (Severity.NOTE if code == "KT107" else Severity.WARNING)


def test_an_older_spelling_is_said_once() -> None:
    layers = "keras.layers.Dense(output_dim=2)\nkeras.layers.Dense(output_dim=3, init='zeros')\n"
    stage = translate(f"import keras\n{layers}", Dialect.TFJS, Options())
    said = [each.message for each in stage.diagnostics if each.code == "KT107"]
    assert said == [
        "keras.layers.Dense: output_dim is now units",
        "keras.layers.Dense: init is now kernel_initializer",
    ]


def test_an_older_model_has_the_methods_of_todays() -> None:
    text = "import tfjs as tf\nm = tf.Sequential()\nm.add(tf.layers.flatten())\n"
    stage = translate(text, Dialect.KERAS, Options())
    assert stage.code.endswith("m.add(keras.layers.Flatten())\n")


def test_a_positional_optimizer_needs_no_warning() -> None:
    stage = translate("import tfjs as tf\no = tf.train.sgd(0.2)\n", Dialect.KERAS, Options())
    assert stage.code == "import keras\no = keras.optimizers.SGD(learning_rate=0.2)\n"
    assert stage.diagnostics == ()


GRAPHS = {
    "a decorator": ("@tf.function\ndef f(x):\n    return x\n", "def f(x):\n    return x\n"),
    "a decorator with options": (
        "@tf.function(jit_compile=True)\ndef f(x):\n    return x\n",
        "def f(x):\n    return x\n",
    ),
    "one of several decorators": (
        "@mine\n@tf.function\ndef f(x):\n    return x\n",
        "@mine\ndef f(x):\n    return x\n",
    ),
    "a call": ("g = tf.function(f)\n", "g = f\n"),
}


@pytest.mark.parametrize(("keras", "tfjs"), GRAPHS.values(), ids=GRAPHS.keys())
def test_a_graph_function_is_the_function(keras: str, tfjs: str) -> None:
    head = "import tensorflow as tf\n"
    stage = translate(head + keras, Dialect.TFJS, Options())
    assert stage.code.strip() == tfjs.strip()
    assert [(each.code, each.severity) for each in stage.diagnostics] == [("KT127", Severity.NOTE)]


CALLBACKS = {
    "in a list": ("[{}]", "[{}]"),
    "alone": ("{}", "{}"),
}
PLAIN = '{"onEpochEnd": lambda epoch, logs: print(logs["acc"])}'
LAMBDA = 'keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(logs["accuracy"]))'


@pytest.mark.parametrize(("tfjs", "keras"), CALLBACKS.values(), ids=CALLBACKS.keys())
def test_a_plain_object_of_functions_is_a_lambda_callback(tfjs: str, keras: str) -> None:
    text = f'import tfjs as tf\nm = tf.sequential()\nm.fit(x, y, {{"callbacks": {tfjs}}})\n'
    back = translate(text.replace("{}", PLAIN), Dialect.KERAS, Options()).code
    assert "".join(LAMBDA.split()) in "".join(back.split()).replace(",)", ")")
    forth = translate(back, Dialect.TFJS, Options()).code
    assert "".join(PLAIN.split()) in "".join(forth.split())


def test_a_callback_in_a_variable_is_one_too() -> None:
    text = f"import tfjs as tf\nc = {PLAIN}\n"
    assert "LambdaCallback" in translate(text, Dialect.KERAS, Options()).code


LOOK_ALIKES = {
    "a dict of other keys": 'c = {"onEpochEnd": f, "other": 1}',
    "an empty dict": "c = {}",
    "a dict with a spread": 'c = {**d, "onEpochEnd": f}',
}


@pytest.mark.parametrize("line", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_another_dict_stays(line: str) -> None:
    text = f"import tfjs as tf\nt = tf.zeros([1])\n{line}\n"
    assert line in translate(text, Dialect.KERAS, Options()).code


@pytest.mark.parametrize("to", [Dialect.TFJS, Dialect.KERAS])
def test_an_unknown_option_is_an_error_in_every_direction(to: Dialect) -> None:
    text = {
        Dialect.TFJS: "import keras\na = keras.layers.Flatten(foo=1)\n",
        Dialect.KERAS: 'import tfjs as tf\na = tf.layers.flatten({"foo": 1})\n',
    }[to]
    stage = translate(text, to, Options())
    assert "foo" in stage.code.split("\n")[1]
    assert [each.severity for each in stage.diagnostics] == [Severity.ERROR]


def test_decay_goes_with_positional_options() -> None:
    text = "from keras.optimizers import SGD\no = SGD(0.1, 0.9, decay=0.01)\n"
    stage = translate(text, Dialect.TFJS, Options())
    compile(stage.code, "p", "exec")
    assert "inverseTimeDecay" in stage.code
    assert '"momentum": 0.9' in stage.code


WITHOUT_EFFECT = {
    "a regularizer that no kernel of a separable convolution has": (
        "keras.layers.SeparableConv2D(4, 3, kernel_regularizer='l2', kernel_initializer='ones')",
        'tf.layers.separableConv2d({"filters": 4, "kernelSize": 3})',
        2,
    ),
    "an initializer that no depthwise kernel has": (
        "keras.layers.DepthwiseConv2D(3, kernel_initializer='ones')",
        'tf.layers.depthwiseConv2d({"kernelSize": 3})',
        1,
    ),
    "what older logs had besides": (
        "keras.callbacks.TensorBoard('logs', batch_size=3, write_grads=True)",
        'tf.callbacks.tensorBoard({"logDir": "logs"})',
        2,
    ),
}


@pytest.mark.parametrize(
    ("keras", "tfjs", "count"), WITHOUT_EFFECT.values(), ids=WITHOUT_EFFECT.keys()
)
def test_an_option_of_older_keras_that_did_nothing_goes_with_a_note(
    keras: str, tfjs: str, count: int
) -> None:
    stage = translate(f"import keras\na = {keras}\n", Dialect.TFJS, Options())
    assert stage.code == f"import tfjs as tf\na = {tfjs}\n"
    assert [each.code for each in stage.diagnostics].count("KT118") == count
    assert all(each.severity is Severity.NOTE for each in stage.diagnostics)
