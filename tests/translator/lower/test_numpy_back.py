"""Arrays of numpy.js on the way back, where JavaScript does not say what is one."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

HEAD = "import * as tf from '@tensorflow/tfjs';\nimport * as np from './numpy.js';\n"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("model.predict(x.toTensor(tf))", "model.predict(x)"),
        ("x.toTensor(tf)", "np.array(x)"),
    ],
)
def test_a_tensor_of_what_is_not_known_is_made_of_an_array(body: str, made: str) -> None:
    text = f"{HEAD}const model = tf.sequential();\nfunction f(x) {{\n  return {body};\n}}\n"
    stage = translate(text, to=Dialect.KERAS, from_=Dialect.JS)
    assert f"    return {made}\n" in stage.code


def test_whole_numbers_of_arrays_are_made_by_int() -> None:
    text = f"{HEAD}const n = Math.trunc(np.array([1, 2]).get(0));\n"
    assert (
        "n = int(np.array([1, 2])[0])\n" in translate(text, to=Dialect.KERAS, from_=Dialect.JS).code
    )


def test_the_output_shape_of_a_lambda_is_a_tuple_in_keras() -> None:
    text = (
        "import tfjs as tf\n\n"
        'layer = tf.layers.lambda_({"function": lambda x: x, "outputShape": [1]})\n'
    )
    code = translate(text, to=Dialect.KERAS, from_=Dialect.TFJS).code
    assert "output_shape=(1,)" in code
