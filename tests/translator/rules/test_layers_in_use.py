"""Where the idioms of the pages `layers in use` and `variables` end."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nimport tensorflow as tf\nfrom keras import layers\n\ni = keras.Input((4,))\n"


def said(text: str, options: Options | None = None) -> list[str]:
    """The codes of what is said on the way to TF.js itself, which takes no words of Keras."""
    options = options or Options(to_javascript=True)
    made = translate(HEAD + text, Dialect.TFJS, options)
    return [each.code for each in made.diagnostics]


def code(text: str, options: Options | None = None) -> str:
    return translate(HEAD + text, Dialect.TFJS, options or Options()).code


READ = '"activation": tf.util.kerasOption("activation", activation)'
"""How JavaScript, which takes no words of Keras, gets a word that is not known."""


BLOCK = "def block(x, activation='relu'):\n    return layers.Activation(activation)(x)\n\n\n"


def test_words_of_all_calls_are_known() -> None:
    calls = "block(block(i), 'tanh')\nblock(i, activation=None)\n"
    assert READ not in code(f"{BLOCK}{calls}", Options(to_javascript=True))


@pytest.mark.parametrize(
    "calls",
    [
        pytest.param("", id="nobody calls it here"),
        pytest.param("block(i, 'hard_sigmoid')\n", id="one word differs"),
        pytest.param("block(i, *rest)\n", id="arguments come from elsewhere"),
        pytest.param("block(i)\nmake(block)\n", id="it is handed on"),
        pytest.param("block(i, input())\n", id="a word is read"),
    ],
)
def test_words_that_may_be_others_are_read(calls: str) -> None:
    assert READ in code(f"rest = [1]\n{BLOCK}{calls}", Options(to_javascript=True))


def test_words_of_a_function_that_others_import_are_read() -> None:
    imported = Options(is_imported=True, to_javascript=True)
    assert READ in code(f"{BLOCK}block(i)\n", imported)


@pytest.mark.parametrize(
    "layer",
    [
        pytest.param("layers.LSTM(3, activation=layers.ELU())", id="inside a recurrence"),
        pytest.param(
            "layers.Dense(3, activation=layers.ELU(), activity_regularizer='l2')",
            id="in front of a penalty",
        ),
    ],
)
def test_a_layer_that_is_no_last_step_stays_and_is_said(layer: str) -> None:
    assert "KT105" in said(f"x = {layer}(i)\n")


def test_a_layer_without_a_place_for_two_stays_and_is_said() -> None:
    assert "KT105" in said("d = layers.Dense(3, activation=layers.ELU())\n")


def test_an_activation_apart_leaves_other_arguments() -> None:
    text = "m = keras.Sequential()\nm.add(layers.Dense(activation=layers.ELU(), units=3))  # here\n"
    assert 'm.add(tf.layers.dense({"units": 3}))' in code(text)
    assert "m.add(tf.layers.elu())  # here" in code(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("keras.backend.set_image_data_format('channels_first')\n", "KT126"),
        ("keras.mixed_precision.set_global_policy('mixed_float16')\n", "KT126"),
        ("v = tf.Variable(1.0)\nprint(v.assign(2.0))\n", "KT102"),
        ("d = dict(x, kernel_initializer='zeros')\nx = layers.Dense(3, **d)(i)\n", "KT166"),
        ("d = {'use_bias': True}\nd.update(x)\nx = layers.Dense(3, **d)(i)\n", "KT166"),
        ("print(isinstance(x, layers.Dense))\n", "KT128"),
    ],
)
def test_what_is_not_usual_is_said(text: str, expected: str) -> None:
    assert expected in said(text)


def test_the_old_rate_of_a_program_for_keras_1_is_no_doubt() -> None:
    optimizer = "o = keras.optimizers.SGD(lr=0.1)\n"
    assert "KT211" in said(optimizer)
    assert "KT211" not in said(f"{optimizer}m = keras.Sequential()\nm.fit(x, y, nb_epoch=2)\n")


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param("from theano import tensor\n", id="what Keras was built on"),
        pytest.param("from keras.layers import CuDNNLSTM\n", id="a layer"),
        pytest.param("s = tf.Session()\n", id="sessions"),
        pytest.param("keras.Sequential().predict_classes(x)\n", id="a method"),
        pytest.param("keras.backend.set_image_dim_ordering('tf')\n", id="a setting"),
    ],
)
def test_names_that_newer_releases_lack_date_a_program(sign: str) -> None:
    optimizer = "o = keras.optimizers.SGD(lr=0.1)\n"
    assert "KT211" not in said(optimizer + sign)
    squaring = "e = keras.layers.Embedding(9, 3)\no = keras.optimizers.Adam()\n"
    assert "KT138" in said(squaring)
    assert "KT138" not in said(squaring + sign)


@pytest.mark.parametrize(
    ("optimizer", "is_doubted"),
    [
        ("keras.optimizers.Adam(lr=0.001)", False),
        ("keras.optimizers.SGD(lr=1e-2, momentum=0.9)", False),
        ("keras.optimizers.SGD(lr=0.001)", True),
        ("keras.optimizers.Adagrad(lr=0.01)", True),
        ("keras.optimizers.Lion(lr=0.001)", True),
        ("keras.optimizers.Adam(lr=rate)", False),
        ("keras.optimizers.RMSprop(lr=rate / 10)", True),
        ("keras.optimizers.RMSprop(lr=rates)", True),
    ],
)
def test_the_default_rate_is_no_doubt(optimizer: str, is_doubted: bool) -> None:
    values = "rate = 0.001\nrates = 0.001\nif len(x) > 3:\n    rates = 0.01\n"
    assert ("KT211" in said(f"{values}o = {optimizer}\n")) is is_doubted


def test_names_that_all_releases_have_date_no_program() -> None:
    optimizer = "o = keras.optimizers.SGD(lr=0.1)\n"
    assert "KT211" in said(f"{optimizer}keras.Sequential().fit_generator(x)\n")
    assert "KT211" in said(f"{optimizer}s = tf.compat.v1.Session()\n")


def test_a_model_loaded_with_a_function_is_to_be_compiled_again() -> None:
    load = "m = keras.models.load_model('m.h5', custom_objects={'f': f})\n"
    assert "KT146" in said(f"def f(y, p):\n    return p\n\n\n{load}")


def test_objects_that_a_described_model_is_given_are_found_by_their_names() -> None:
    text = "def f(text, objects):\n    return keras.models.model_from_json(text, objects)\n"
    assert said(text) == ["KT349"]
    assert "tf.models.modelFromJSON(json.loads(text)).result()" in code(text)
    written = text.replace("text, objects)\n", "text, {'swish': lambda x: x})\n")
    assert said(written) == ["KT146"]


LOADED = """\
def f(y, p):
    return p


def used(x):
    m = keras.models.load_model("m.h5", custom_objects={{"f": f}})
    {}
"""


@pytest.mark.parametrize(
    ("use", "matters"),
    [
        pytest.param("return m.predict(x)", False, id="predicted"),
        pytest.param("m.summary()\n    return m.layers[0]", False, id="looked at"),
        pytest.param("m.compile('sgd', 'mse')\n    return m.fit(x, x)", False, id="anew"),
        pytest.param("if x:\n        m.compile('sgd', 'mse')\n    m.fit(x, x)", True, id="maybe"),
        pytest.param("m.fit(x, x)\n    m.compile('sgd', 'mse')", True, id="too late"),
        pytest.param("return m.evaluate(x, x)", True, id="evaluated"),
        pytest.param("return m", True, id="handed on"),
    ],
)
def test_a_loss_matters_where_a_loaded_model_is_judged_by_it(use: str, matters: bool) -> None:
    assert ("KT146" in said(LOADED.format(use))) is matters


@pytest.mark.parametrize(
    ("backend", "expected"), [("theano", "KT145"), ("tensorflow", "KT126")], ids=["never", "always"]
)
def test_what_another_backend_needs_goes_where_it_never_runs(backend: str, expected: str) -> None:
    text = (
        "from keras import backend as K\n"
        f"if K.backend() == '{backend}':\n"
        "    keras.utils.convert_all_kernels_in_model(m)\n"
    )
    assert expected in said(text)
