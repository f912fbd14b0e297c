"""Lists where TF.js takes a tensor, an object or one number."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = """\
import keras
import numpy as np
import tensorflow as tf
from keras import backend as K
model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="zeros", input_shape=(2,))])
"""
FORTH = {
    "lists of examples": (
        "model.fit([[0, 1]], [1])",
        "model.fit(tf.tensor([[0, 1]]), tf.tensor([1]))",
    ),
    "examples in a variable": (
        "x = [[0, 1], [1, 0]]\nmodel.predict(x)",
        "model.predict(tf.tensor(x))",
    ),
    "texts": ('model.predict(["a", "b"])', 'model.predict(tf.tensor(["a", "b"]))'),
    "examples to validate with": (
        "x = np.ones((4, 2))\nmodel.fit(x, [1, 2, 3, 4], validation_data=([[0, 1]], x))",
        '{"validationData": [tf.tensor([[0, 1]]), x]}',
    ),
    "several inputs": (
        "x = np.ones((4, 2))\nmodel.predict([x, x])",
        "model.predict([x, x])",
    ),
    "an axis in a list": ("def f(x):\n    return tf.expand_dims(x, [-1])", "tf.expandDims(x, -1)"),
    "two axes": (
        "def f(x):\n    return np.expand_dims(x, (0, -1))",
        "tf.expandDims(x, 0).expandDims(-1)",
    ),
    "two axes the other way round": (
        "def f(x):\n    return np.expand_dims(x, (2, 1))",
        "tf.expandDims(x, 1).expandDims(2)",
    ),
    "a described initializer": (
        'd = {"class_name": "Zeros", "config": {}}\nkeras.layers.Dense(2, kernel_initializer=d)',
        '"kernelInitializer": tf.initializers.get(d)',
    ),
    "a draw for each of several means": (
        "n = np.ones((2, 3))\nx = np.random.normal(2 * n, 1)",
        "x = n.mul(2).add(tf.randomNormal([2, 3], 0, 1))",
    ),
    "a seeded draw for each of several means": (
        "np.random.seed(1)\nn = np.ones((2, 3))\nx = np.random.normal(n)",
        "x = n.add(tf.tensor(np.random.normal(0, 1, [2, 3])))",
    ),
    "a number of a variable": (
        "v = K.variable(1.0)\nK.set_value(v, 2.0)",
        "v.assign(tf.scalar(2.0))",
    ),
    "what may be a list and is asked for its shape": (
        'def f(found):\n    return np.argsort(found["scores"])',
        'x = tf.clone(found["scores"])\n return x.neg().topk(x.shape[-1])["indices"]',
    ),
    "a line for each epoch": (
        "x = np.ones((4, 2))\nmodel.fit(x, x, verbose=3)",
        'model.fit(x, x, {"verbose": 2})',
    ),
}
INSIDE = {
    "a list of tensors among tensors": (
        "def f(a):\n    a = tf.square(a)\n    return tf.concat([a, [a.sum()]], 0)",
        "tf.concat([a, tf.stack([a.sum()])], 0)",
    ),
    "numbers of a list among tensors": (
        "def f(a):\n    a = tf.square(a)\n    return tf.concat([a, [1.0, 2.0]], 0)",
        "tf.concat([a, [1.0, 2.0]], 0)",
    ),
    "a count that is a tensor": (
        "def f(boxes, scores):\n    n = tf.scalar(3)\n"
        "    return tf.image.nonMaxSuppression(boxes, scores, n)",
        "tf.image.nonMaxSuppression(boxes, scores, n.dataSync()[0])",
    ),
}


@pytest.mark.parametrize(("source", "made"), FORTH.values(), ids=FORTH)
def test_a_list_becomes_what_tfjs_takes(source: str, made: str) -> None:
    code = translate(f"{HEAD}{source}\n", to="tfjs", from_="keras").code
    assert _flat(made) in _flat(code)


@pytest.mark.parametrize(("source", "made"), INSIDE.values(), ids=INSIDE)
def test_javascript_gets_no_tensor_inside(source: str, made: str) -> None:
    code = translate(f"import tfjs as tf\n{source}\n", to="js", from_="tfjs").code
    assert _flat(made) in _flat(code)


def _flat(text: str) -> str:
    return "".join(text.split()).replace(",)", ")")
