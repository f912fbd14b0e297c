"""Models that take a symbolic tensor of the caller's for their input, as older code writes them."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "import keras\nfrom keras import backend as K\n\n"


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        pytest.param(
            "def is_given(tensor):\n    return K.is_keras_tensor(tensor)\n",
            "import tfjs as tf\n\n"
            "def is_given(tensor):\n    return isinstance(tensor, tf.SymbolicTensor)\n",
            id="whether a tensor is symbolic",
        ),
        pytest.param(
            "def given(tensor):\n    return keras.Input(tensor=tensor, shape=(4,))\n",
            "def given(tensor):\n    return tensor\n",
            id="an input that is there already",
        ),
        pytest.param(
            "def fresh():\n    return keras.Input(tensor=None, shape=(4,))\n",
            'import tfjs as tf\n\ndef fresh():\n    return tf.input({"shape": [4]})\n',
            id="an input that is made",
        ),
    ],
)
def test_becomes(keras: str, tfjs: str) -> None:
    made = translate(HEAD + keras, from_="keras", to="tfjs")
    assert ("".join(made.code), made.diagnostics) == (tfjs, ())


@pytest.mark.parametrize(
    "value", ["np.zeros((3, 4))", "tf.constant([[1.0, 2.0]])", "tf.Variable([1.0])"]
)
def test_an_input_that_feeds_values_is_said(value: str) -> None:
    head = f"{HEAD}import numpy as np\nimport tensorflow as tf\n"
    made = translate(f"{head}a = {value}\nb = keras.Input(tensor=a)\n", from_="keras", to="tfjs")
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT104", 7)]
