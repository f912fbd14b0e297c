"""What NumPy's arrays have as attributes, and what functions give several arrays at once."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import numpy as np\nimport keras\nx = np.array([1.5, 2.5])\n"


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("n = x.ndim", "n = x.rank"),
        ("y = x.reshape(2, 1).T", "y = x.reshape([2, 1]).transpose()"),
        ("a, b = np.meshgrid(x, x)\nc = a.ravel()", "c = a.flatten()"),
        ("a, b = np.split(x, 2)\nc = b.ravel()", "c = b.flatten()"),
    ],
)
def test_a_member_of_an_array_that_becomes_a_tensor(written: str, made: str) -> None:
    result = translate(f"{HEAD}{written}\n", Dialect.TFJS, Options())
    assert result.code.rstrip("\n").rpartition("\n")[2] == made
    assert not result.diagnostics


def test_an_array_that_stays_keeps_its_attributes() -> None:
    text = f"{HEAD}y = np.zeros((2, 3))\ny[0] = 1\nz = y.T\nn = y.ndim\nm = keras.Sequential()\n"
    made = translate(text, Dialect.TFJS, Options()).code
    assert "z = y.T\nn = y.ndim\n" in made


LAYER = """import keras


class Linear(keras.layers.Layer):
    def __init__(self, units=3, width=2, **kwargs):
        super().__init__(**kwargs)
        {kept}
        self.w = self.add_weight(shape=(width, units), initializer="ones")

    def call(self, inputs):
        return keras.ops.matmul(inputs, self.w)
"""


@pytest.mark.parametrize(
    ("kept", "last"), [("self.units = units", "self.units"), ("pass", "self.w.shape[1]")]
)
def test_the_output_shape_names_what_its_method_knows(kept: str, last: str) -> None:
    made = translate(LAYER.format(kept=kept), Dialect.TFJS, Options()).code
    assert f"        return [*input_shape[:-1], {last}]\n" in made
