"""Whole programs that the runtime runs: what they print is what Keras printed (Keras 2, where a
layer's size is a number of NumPy)."""

from __future__ import annotations

import contextlib
import io

import pytest

from keras_tfjs.pipeline import translate

HEAD = "import numpy as np\nimport keras\nimport tensorflow as tf\n"

RUN = {
    "two variables of one name": (
        "x = tf.Variable(1.0, name='x')\nprint(float(x))\n"
        "x = tf.Variable(2.0, name='x')\nprint(float(x))\n",
        "1.0 2.0",
    ),
    "the variables of two objects": (
        "class Line:\n    def __init__(self, start):\n"
        "        self.w = tf.Variable(start, name='w')\n\n\n"
        "print(float(Line(1.0).w), float(Line(2.0).w))\n",
        "1.0 2.0",
    ),
    "sizes from labels": (
        "labels = np.array([0, 2, 1])\nn = np.max(labels) + 1\n"
        "model = keras.Sequential([keras.Input((n,)), keras.layers.Reshape((n, 1)),\n"
        "    keras.layers.Flatten(), keras.layers.Dense(n)])\n"
        "print(len(model.layers), model.output_shape[1], np.zeros((n, 2)).shape[0])\n"
        "print(keras.utils.to_categorical(labels, n).shape[1], np.eye(n).shape[0])\n",
        "3 3 3 3 3",
    ),
    "ranks of weights that are counted": (
        "model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,))])\n"
        "def ranks(model):\n    ws = model.get_weights()\n"
        "    return [w.ndim for i, w in enumerate(ws)]\n\n\n"
        "print(*ranks(model))\nprint(*[a.ndim + b.ndim for a, b in zip(model.get_weights(),\n"
        "    model.get_weights())])\n",
        "2 1 4 2",
    ),
    "a list of inputs that is stacked": (
        "class Stack(keras.layers.Layer):\n"
        "    def call(self, inputs):\n        return tf.stack(inputs, axis=1)\n\n\n"
        "one = keras.Input((3,))\nparts = [one]\n"
        "for _ in range(2):\n    parts.append(keras.layers.ReLU()(one))\n"
        "print(keras.Model(one, Stack()(parts)).predict(np.ones((2, 3)), verbose=0).shape[1])\n"
        "print(keras.Model(one, Stack()([one])).predict(np.ones((2, 3)), verbose=0).shape[1])\n",
        "3 1",
    ),
    "a list of inputs that a layer adds": (
        "class Sum(keras.layers.Layer):\n"
        "    def call(self, inputs):\n        return keras.layers.Add()(inputs)\n\n\n"
        "one = keras.Input((3,))\nparts = []\n"
        "for _ in range(2):\n    parts.append(keras.layers.ReLU()(one))\n"
        "found = keras.Model(one, Sum()(parts)).predict(np.ones((1, 3)), verbose=0)\n"
        "print(float(found[0, 0]))\n",
        "2.0",
    ),
    "a metric called as its string": (
        "model = keras.Sequential()\n"
        "model.add(keras.layers.Dense(1, activation='sigmoid', input_shape=(2,)))\n"
        "model.compile('sgd', 'binary_crossentropy', metrics=['AUC'])\n"
        "x, y = np.ones((4, 2)), np.array([[0.0], [1.0], [0.0], [1.0]])\n"
        "history = model.fit(x, y, verbose=0, validation_data=(x, y))\n"
        "def last(history, metric):\n    return history.history[metric][-1]\n\n\n"
        "print(last(history, 'AUC'), last(history, 'val_AUC'))\n",
        "0.5 0.5",
    ),
}


@pytest.mark.parametrize(("program", "printed"), RUN.values(), ids=RUN.keys())
def test_a_program_prints_what_keras_prints(program: str, printed: str) -> None:
    made = translate(HEAD + program, to="tfjs", from_="keras")
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(made.code, "made.py", "exec"), {"__name__": "made"})
    assert output.getvalue().split() == printed.split()


def test_a_name_that_is_given_once_stays() -> None:
    made = translate(f"{HEAD}x = tf.Variable(1.0, name='x')\n", to="tfjs", from_="keras")
    assert '.variable(True, "x")' in made.code


def test_a_size_that_callers_of_other_files_give_is_not_read_from_a_tensor() -> None:
    source = (
        "import numpy as np\n\n\ndef encoded(numbers, classes=None):\n"
        "    if classes is None:\n        classes = np.max(numbers) + 1\n"
        "    return np.eye(classes)[numbers]\n"
    )
    assert "dataSync" not in translate(source, to="js", from_="keras").code
