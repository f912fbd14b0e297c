"""Sessions of TensorFlow 1 and what else Keras 2 had: what goes, and what is no mere setting."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nimport tensorflow as tf\nfrom keras import backend as K\n"
CONFIG = "config = tf.ConfigProto()\n"
SESSION = f"{CONFIG}session = tf.Session(config=config)\n"


def translated(text: str, **options: object) -> tuple[str, list[str]]:
    made = translate(HEAD + text, Dialect.TFJS, Options(**options))  # type: ignore[arg-type]  # by name
    return made.code, [each.code for each in made.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("K.set_session(session)\n", id="it is set"),
        pytest.param("session.run(tf.global_variables_initializer())\n", id="it starts variables"),
        pytest.param("session.close()\n", id="it is closed"),
        pytest.param("config.gpu_options.allow_growth = True\n", id="its memory may grow"),
        pytest.param("", id="nobody uses it"),
    ],
)
def test_what_only_configures_a_session_goes(text: str) -> None:
    code, said = translated(f"{SESSION}{text}print(keras.ops.ones(3))\n")
    assert "ession" not in code
    assert "config" not in code
    assert said == ["KT435"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("print(session.run(x))\n", id="it computes"),
        pytest.param("print(config)\n", id="the configuration is looked at"),
        pytest.param("session.run(tf.global_variables_initializer(), x)\n", id="it is fed"),
        pytest.param("config = tf.Variable(1.0)\nprint(config)\nuse(session)\n", id="handed on"),
        pytest.param("def f():\n    return session\n", id="a function gives it"),
        pytest.param("if x:\n    config.gpu_options.allow_growth = True\n", id="only in a branch"),
    ],
)
def test_a_session_that_is_used_stays_and_is_said(text: str) -> None:
    code, said = translated(f"x = input()\n{SESSION}{text}")
    assert "tf.Session(" in code or "tensorflow.Session(" in code or "ConfigProto(" in code
    assert "KT126" in said


def test_a_session_that_other_files_may_take_stays() -> None:
    assert "KT435" in translated(SESSION)[1]
    assert "KT435" not in translated(SESSION, is_imported=True)[1]
    assert "KT435" in translated(SESSION, is_imported=True, spoken_elsewhere=("fit",))[1]


FIT = "m = keras.Sequential([keras.layers.Dropout(0.5)])\nm.compile('sgd', 'mse')\nm.fit(x, y)\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("K.set_learning_phase(0)\n", "KT145", id="nothing is trained"),
        pytest.param(f"K.set_learning_phase(0)\n{FIT}", "KT434", id="something is trained"),
        pytest.param(f"tf.keras.backend.set_learning_phase(0)\n{FIT}", "KT145", id="TensorFlow 2"),
        pytest.param(
            f"tf.compat.v1.disable_eager_execution()\n"
            f"tf.keras.backend.set_learning_phase(0)\n{FIT}",
            "KT434",
            id="graphs of TensorFlow 2",
        ),
        pytest.param(f"K.set_learning_phase(True)\n{FIT}", "KT434", id="the phase of training"),
        pytest.param(f"K.set_learning_phase(1)\n{FIT}m(x)\n", "KT126", id="a model is called"),
        pytest.param("K.set_learning_phase(0)\nK.learning_phase()\n", "KT126", id="it is asked"),
        pytest.param("K.set_learning_phase(z)\n", "KT126", id="it is not known"),
    ],
)
def test_a_phase_goes_where_nothing_takes_it(text: str, expected: str) -> None:
    found = translated(f"x = y = z = input()\n{text}")[1]
    assert [each for each in found if each in ("KT145", "KT434", "KT126")][-1:] == [expected]


def test_weights_that_may_be_anything_are_not_read_at_once() -> None:
    assert "KT126" in translated("def f(weights):\n    return K.batch_get_value(weights)\n")[1]
    assert "KT126" in translated("K.batch_set_value(pairs())\n")[1]


@pytest.mark.parametrize(
    ("pairs", "method"),
    [("[(m.weights[0], x)]", "write"), ("pairs", "write"), ("[(tf.Variable(x), x)]", "assign")],
)
def test_pairs_of_weights_and_values_are_written_one_by_one(pairs: str, method: str) -> None:
    text = (
        "m = keras.Sequential()\npairs = []\nfor each in m.weights:\n"
        f"    pairs.append((each, x))\nK.batch_set_value({pairs})\n"
    )
    code, said = translated(text)
    assert f"    weight.{method}(value)\n" in code
    assert not said


_PHASE = """\
class Noise(keras.layers.Layer):
    def call(self, x, training=None):
        {}
        return x * 2 if training else x
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if training is None:\n            training = K.learning_phase()",
        "training = K.learning_phase() if training is None else training",
    ],
)
def test_the_phase_that_nobody_told_a_layer_is_that_of_no_training(asked: str) -> None:
    code, said = translated(_PHASE.format(asked))
    assert "training = False" in code
    assert "KT126" not in said
    assert "KT126" in translated(_PHASE.format(asked) + "K.set_learning_phase(x)\n")[1]
    assert "KT126" in translated(_PHASE.format(asked).replace("call(", "other("))[1]
    assert "KT126" in translated(_PHASE.format(asked).replace("is None", "is x"))[1]


def test_a_picture_of_a_model_that_is_kept_is_said() -> None:
    text = "from keras.utils import model_to_dot\nm = keras.Sequential()\nd = model_to_dot(m)\n"
    assert "KT126" in translated(text)[1]


def test_probabilities_are_what_predict_gives() -> None:
    code, said = translated("m = keras.Sequential()\np = m.predict_proba(x, 8)\n")
    assert 'm.predict(x, {"batchSize": 8})' in code
    assert said == ["KT108"]


def test_classes_are_the_largest_places_or_what_is_above_a_half() -> None:
    code, said = translated("m = keras.Sequential()\np = m.predict_classes(x, 8)\n")
    assert 'predictions = m.predict(x, {"batchSize": 8})' in code
    assert "predictions.argMax(-1)" in code
    assert 'predictions.greater(0.5).cast("int32")' in code
    assert said == ["KT108"]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("AdamOptimizer(0.1)", 'adam({"learningRate": 0.1, "epsilon": 1e-08})'),
        ("AdamOptimizer(0.1, beta1=0.8, name='a')", '"beta1": 0.8, "epsilon": 1e-08})'),
        ("GradientDescentOptimizer(0.1)", 'sgd({"learningRate": 0.1})'),
        ("MomentumOptimizer(0.1, 0.9)", 'momentum({"learningRate": 0.1, "momentum": 0.9})'),
        ("AdagradOptimizer(0.1)", 'adagrad({"learningRate": 0.1})'),
    ],
)
@pytest.mark.parametrize("module", ["tf", "tf.compat.v1"])
def test_optimizers_of_tensorflow_1_compile_models_as_those_of_keras(
    module: str, written: str, made: str
) -> None:
    text = f"o = {module}.train.{written}\nm = keras.Sequential()\nm.compile(optimizer=o)\n"
    code, said = translated(text)
    assert made in code
    assert "KT108" in said


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("tf.train.AdamOptimizer(0.1).minimize(z)\n", id="it belongs to a graph"),
        pytest.param(
            "keras.Sequential().compile(tf.train.RMSPropOptimizer(0.1))\n", id="others start it"
        ),
        pytest.param(
            "keras.Sequential().compile(tf.train.MomentumOptimizer(0.1, 0.9, use_nesterov=True))\n",
            id="an option is not known",
        ),
    ],
)
def test_other_optimizers_of_tensorflow_1_are_left(text: str) -> None:
    assert "Optimizer(" in translated(text)[0]


def test_what_tensorflow_1_has_like_today_is_that_of_today() -> None:
    text = "import tensorflow.compat.v1 as tf1\nlayer = keras.layers.Dense(1, activation={})\n"
    code, said = translated(text.format("tf1.nn.relu"))
    assert '"activation": "relu"' in code
    assert "KT136" not in said
    other = "import tensorflow.compat.v1 as tf1\ny = tf1.argmax(tf1.constant([1.0]), 0)\n"
    assert "y = tf1.argmax(" in translated(other)[0]


MODEL = (
    "model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
    'model.compile("sgd", "mse")\n'
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param("model.make_predict_function()\n", "KT145", id="of predictions"),
        pytest.param("model._make_predict_function()\n", "KT145", id="of older Keras"),
        pytest.param("model.make_train_function(force=True)\n", "KT145", id="of training"),
        pytest.param(
            "model.layers[0].trainable = False\nmodel.make_train_function(force=True)\n",
            "KT126",
            id="of training with other weights",
        ),
        pytest.param("step = model.make_train_function()\n", "KT126", id="to be called"),
    ],
)
def test_functions_that_keras_prepares(statements: str, expected: str) -> None:
    code, said = translated(MODEL + statements)
    assert [each for each in said if each != "KT201"] == [expected]
    assert ("make_" in code) is (expected == "KT126")
