"""Tensors where TensorFlow.js takes numbers only: it makes NaN of them, or throws."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
MISSING = "short = keras.backend.maximum(0, 5 - keras.backend.shape(x)[0])\n"


@pytest.mark.parametrize(
    ("program", "javascript"),
    [
        pytest.param(
            f"x = tf.ones([2])\n{MISSING}y = tf.pad(x, [[0, short]], constant_values=-1)\n",
            "x.pad([[0, short.dataSync()[0]]], -1)",
            id="a padding",
        ),
        pytest.param(
            f"x = tf.ones([2])\n{MISSING}y = tf.pad(x, [[0, short]] + [])\n",
            "[0, short.dataSync()[0]]",
            id="a padding in a list that is joined",
        ),
        pytest.param(
            "x = tf.ones([2, 2])\ny = tf.pad(x, [[0, 1], [0, 2]])\n",
            "[0, 1],",
            id="paddings that are numbers stay",
        ),
        pytest.param(
            "arrays = [np.ones([2])]\nsame = [keras.backend.constant(one) for one in arrays]\n",
            "[...arrays]",
            id="a tensor of a tensor",
        ),
        pytest.param(
            "def both(a, b):\n    return tf.constant(tf.complex(a, b))\n",
            "return tf.complex(a, b);",
            id="a tensor of complex numbers",
        ),
    ],
)
def test_numbers_are_read(program: str, javascript: str) -> None:
    assert javascript in translate(HEAD + program, from_="keras", to="js").code
