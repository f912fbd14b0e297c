"""Shapes of TensorFlow and values of Lambda layers, in the words of TF.js."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nfrom keras import layers\ni = keras.Input((4,))\n"


def last(line: str) -> str:
    made = translate(f"{HEAD}{line}\n", Dialect.TFJS, Options())
    assert not [each for each in made.diagnostics if each.severity.name == "ERROR"]
    return made.code.rstrip("\n").rpartition("\n")[2]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("n = i.shape.as_list()[-1]", "n = i.shape[-1]"),
        ("n = i.get_shape()[1]", "n = i.shape[1]"),
        ("n = i.get_shape().as_list()", "n = i.shape"),
        ("f = lambda t: t.shape.as_list()", "f = lambda t: t.shape"),
        ("f = lambda t: t.get_shape().as_list()[1:]", "f = lambda t: t.shape[1:]"),
        ("f = lambda t: t.shape.num_elements()", "f = lambda t: tf.util.sizeFromShape(t.shape)"),
        ("f = lambda t: t.get_shape()", "f = lambda t: t.get_shape()"),
        ("f = lambda t: t.as_list()", "f = lambda t: t.as_list()"),
        ("n = len(keras.Model(i, i).output_shape)", None),
    ],
)
def test_shapes_are_lists(written: str, made: str | None) -> None:
    if made is None:
        assert last(written).endswith(".outputShape)")
    else:
        assert last(written) == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("lambda x, k: x * k, arguments={'k': 2}", '{"function": lambda x, k=2: x.mul(k)}'),
        ("abs, arguments={'k': 2}", '{"function": lambda inputs: abs(inputs, k=2)}'),
        ("abs, arguments=given", '{"function": lambda inputs: abs(inputs, **given)}'),
        ("abs, arguments=None", '{"function": abs, "arguments": None}'),
    ],
)
def test_a_lambda_layer_hands_its_values_by_name(written: str, made: str) -> None:
    assert last(f"l = layers.Lambda({written})(i)") == f"l = tf.layers.lambda_({made}).apply(i)"


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("n = np.prod(i.shape[1:]) * 2", "n = tf.util.sizeFromShape(i.shape[1:]) * 2"),
        ("n = int(np.prod((2, 3)))", "n = int(tf.util.sizeFromShape((2, 3)))"),
        ("n = np.prod((2.5, 3))", "n = tf.prod((2.5, 3))"),
        ("n = np.prod((2, 3), axis=0)", "n = tf.prod((2, 3), 0)"),
    ],
)
def test_the_product_of_sizes_is_a_number(written: str, made: str) -> None:
    assert last(f"import numpy as np\n{written}") == made


def test_an_input_layer_has_its_shape_under_two_names() -> None:
    made = 'l = tf.layers.inputLayer({"inputShape": [3]})'
    assert last("l = layers.InputLayer(input_shape=(3,))") == made
    assert last("l = layers.InputLayer(shape=(3,))") == made


def test_a_layer_is_no_activation_inside_another() -> None:
    text = f"{HEAD}x = layers.LSTM(3, activation=layers.PReLU())(i)\n"
    said = translate(text, Dialect.TFJS, Options()).diagnostics
    message = "keras.layers.LSTM: TF.js has no activation 'keras.layers.PReLU'"
    assert [each.message for each in said if each.code == "KT105"] == [message]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("n = tf.shape(x)[0]", "n = x.shape[0]"),
        ("n = tf.shape(x)[1] * 2", "n = x.shape[1] * 2"),
        ("y = tf.reshape(x, [tf.shape(x)[0], -1])", "y = x.reshape([x.shape[0], -1])"),
        (
            "s = tf.shape(x)[1:] * 2",
            's = tf.tensor1d(x.shape[1:], "int32").mul(tf.scalar(2, "int32"))',
        ),
        (
            "s = tf.shape(x)\nn = s + s",
            'n = tf.tensor1d(s, "int32").add(tf.tensor1d(s, "int32"))',
        ),
    ],
)
def test_a_shape_is_a_list_and_a_tensor_where_it_is_computed_with(written: str, made: str) -> None:
    assert last(f"import tensorflow as tf\nx = tf.ones((2, 3))\n{written}") == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("x = tf.zeros(5)", "x = tf.zeros([5])"),
        ("x = tf.ones(shape=(2))", "x = tf.ones([2])"),
        ("x = np.ones((n))", "x = tf.ones([n])"),
        ("x = tf.fill(3, 1.0)", "x = tf.fill([3], 1.0)"),
        ("x = keras.ops.zeros(n)", "x = tf.zeros([n])"),
        ("x = K.tile(y, 2)", "x = y.tile([2])"),
        ("x = tf.reshape(y, (-1))", "x = y.reshape([-1])"),
        ("x = y.reshape(-1)", "x = y.reshape([-1])"),
        ("x = np.random.normal(0, 1, (n))", "x = tf.randomNormal([n], 0, 1)"),
        ("x = tf.zeros(frob)", "x = tf.zeros(frob)"),
    ],
)
def test_a_number_for_a_shape_is_a_list_in_tfjs(written: str, made: str) -> None:
    """TF.js takes lists alone: `tf.zeros(5)` throws there."""
    head = "import numpy as np\nimport tensorflow as tf\nimport keras\n"
    whole = f"{head}from keras import backend as K\nn = 5\ny = np.ones([3, 4])\n{written}\n"
    found = translate(whole, Dialect.TFJS, Options()).code
    assert found.rstrip("\n").rpartition("\n")[2] == made


SHAPES = {
    "a list": ("tf.TensorShape([2, None])", "[2, None]"),
    "what is changed afterwards": ("tf.TensorShape(sizes)", "list(sizes)"),
    "as a list": ("tf.TensorShape(sizes).as_list()", "list(sizes)"),
}


@pytest.mark.parametrize(("keras", "tfjs"), SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_of_sizes_is_a_list_of_its_own(keras: str, tfjs: str) -> None:
    made = translate(
        f"import tensorflow as tf\nsizes = input()\nx = {keras}\n", Dialect.TFJS, Options()
    )
    assert made.code.endswith(f"\nx = {tfjs}\n")
    assert not made.diagnostics


@pytest.mark.parametrize("keras", ["tf.TensorShape(None)", "tf.TensorShape(sizes).rank"])
def test_a_shape_without_a_list_is_said(keras: str) -> None:
    made = translate(
        f"import tensorflow as tf\nsizes = input()\nx = {keras}\n", Dialect.TFJS, Options()
    )
    assert "KT102" in [each.code for each in made.diagnostics]
