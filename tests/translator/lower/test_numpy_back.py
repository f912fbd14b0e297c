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


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            "np.loadtxt('a.csv', {delimiter: ',', dtype: 'float32', maxRows: 4})",
            'np.loadtxt("a.csv", delimiter=",", dtype="float32", max_rows=4)',
        ),
        ("np.genfromtxt('a.csv', {skipHeader: 1})", 'np.genfromtxt("a.csv", skip_header=1)'),
        ("np.savez('a.npz', {x_train: x, y: x})", 'np.savez("a.npz", x_train=x, y=x)'),
        ("np.savez('a.npz', {arr_0: x, arr_1: x})", 'np.savez("a.npz", x, x)'),
        ("np.savez('a.npz', [x, x])", 'np.savez("a.npz", *[x, x])'),
        ("np.savez('a.npz', {'two words': x})", 'np.savez("a.npz", **{"two words": x})'),
        ("np.savezCompressed('a.npz', {x})", 'np.savez_compressed("a.npz", x=x)'),
    ],
)
def test_files_of_arrays_have_their_options_by_name(body: str, made: str) -> None:
    text = f"{HEAD}const x = np.zeros([2]);\n{body};\n"
    for dialect in (Dialect.TFJS, Dialect.KERAS):
        assert f"\n{made}\n" in translate(text, to=dialect, from_=Dialect.JS).code
