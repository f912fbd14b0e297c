"""What layers and models are given, in JavaScript: lists of arrays, and inputs taken apart."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

HEAD = """import numpy as np
import tfjs as tf

model = tf.sequential({"layers": [tf.layers.dense({"units": 2, "inputShape": [3]})]})
states = [tf.ones([1, 2])]
seed = np.zeros((1, 3))
seed[0, 0] = 1.0
"""


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("[seed] + states", "[seed.toTensor(tf), ...states]"),
        ("states + [seed]", "[...states, seed.toTensor(tf)]"),
        ("[seed, *states]", "[seed.toTensor(tf), ...states]"),
    ],
)
def test_arrays_among_the_inputs_become_tensors(given: str, written: str) -> None:
    text = f"{HEAD}found = model.predict({given})\n"
    code = translate(text, to=Dialect.JS, from_=Dialect.TFJS).code
    assert f"model.predict({written})" in code


LAYER = """import tfjs as tf


class Both(tf.layers.Layer):
    className = "Both"

    def call(self, inputs, kwargs):
        x = inputs[0] if isinstance(inputs, list) and len(inputs) == 1 else inputs
        first, second = x
        return x
"""


def test_inputs_that_may_be_several_have_no_rows() -> None:
    code = translate(LAYER, to=Dialect.JS, from_=Dialect.TFJS).code
    assert "const [first, second] = x;" in code
