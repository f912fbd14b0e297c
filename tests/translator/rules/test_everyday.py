"""What programs of every day say, and must not say, in the other languages."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

_HEAD = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
_MODEL = "model = keras.Sequential([keras.layers.Dense(units=1, input_shape=[2])])\n"

IN_JAVASCRIPT = {
    "a class with a method named as a namespace of TF.js": (
        "class Gan:\n    def __init__(self):\n"
        "        self.optimizer = keras.optimizers.Adam(0.01)\n"
        "    def train(self, steps):\n        print(steps)\n",
        "this.optimizer = tf.train.adam(0.01);",
    ),
    "whole numbers below one bound": (
        "rng = np.random.RandomState(3)\nx = rng.randint(5, size=(2, 3))\nprint(x)\n",
        "rng.randint(5, undefined, [2, 3])",
    ),
    "a draw whose type is given": (
        "def made():\n"
        "    y = np.random.randint(0, 2, (12, 1), dtype=np.int32)\n"
        "    y[0] = 1\n"
        "    return y\n",
        "np.random.randint(0, 2, [12, 1])",
    ),
    "a part of a weight in a list": (
        "class Mix(keras.layers.Layer):\n"
        "    def build(self, shape):\n"
        "        self.ws = [self.add_weight(shape=(2, 3), name=f'w{i}') for i in range(2)]\n"
        "    def call(self, x):\n"
        "        for i in range(2):\n"
        "            x = x + self.ws[i][1]\n"
        "        return x\n",
        "this.ws[i].read().gather(1)",
    ),
    "a flattened row of numbers": (
        "from keras.layers import Dense, Dropout, Flatten\n"
        "model = keras.Sequential([Flatten(input_shape=(4,), name='flat'), Dense(2)])\n",
        "tf.layers.activation({activation: 'linear', inputShape: [4], name: 'flat'})",
    ),
    "flattened units of a layer that is added": (
        "from keras.layers import Dense, Dropout, Flatten\n"
        "model = keras.Sequential()\n"
        "model.add(Dense(3, input_shape=(4,)))\nmodel.add(Dropout(0.5))\nmodel.add(Flatten())\n",
        "model.add(tf.layers.activation({activation: 'linear'}))",
    ),
    "a flattened mean of pictures": (
        "from keras import layers\n"
        "x = layers.GlobalAveragePooling2D()(keras.Input((4, 4, 3)))\n"
        "x = layers.BatchNormalization()(x)\nx = layers.Flatten()(x)\n",
        "tf.layers.activation({activation: 'linear'}).apply(x)",
    ),
    "flattened units of several steps": (
        "from keras import layers\n" "x = layers.Flatten()(layers.Dense(2)(keras.Input((4, 3))))\n",
        "  .flatten()\n  .apply(",
    ),
    "a uniform draw keeps its bound": (
        "rng = np.random.RandomState(3)\nx = rng.uniform(-1, size=4)\nprint(x)\n",
        "rng.uniform(-1, 1, 4)",
    ),
    "sizes that a list holds": (
        "def draw(shape):\n    return np.random.randn(2, *shape)\n",
        "tf.randomNormal([2, ...shape])",
    ),
    "tensors added up": (
        f"{_MODEL}print(float(sum([tf.reduce_sum(w) for w in model.trainable_weights])))\n",
        "tf.addN(model.trainableWeights.map((w) => w.read().sum()))",
    ),
    "the greatest of tensors": (
        f"{_MODEL}print(max([tf.reduce_sum(w) for w in model.trainable_weights]))\n",
        ".map((one) => one.dataSync()[0])",
    ),
}
IN_PYTHON = {
    "one input or two": (
        "class Linear(keras.layers.Layer):\n"
        "    def __init__(self, two, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        "        self.two = two\n"
        "    def call(self, inputs):\n"
        "        if self.two:\n"
        "            a, b = inputs\n"
        "            return a + b\n"
        "        return tf.abs(inputs)\n"
        "    def compute_output_shape(self, input_shape):\n"
        "        return (None, 1)\n",
        "inputs = inputs[0] if isinstance(inputs, list) and len(inputs) == 1 else inputs",
    ),
    "a function of a number": ("x = 0.5\nprint(np.tanh(x))\n", "print(math.tanh(x))"),
    "a function of an array": ("x = np.ones([2])\nprint(np.tanh(x))\n", "x.tanh()"),
    "a power of sums": ("n = 2\nprint(np.power(n + 1, n + 2))\n", "(n + 1) ** (n + 2)"),
    "a negated power": ("n = 2\nprint(-np.power(n, n))\n", "-(n**n)"),
    "a rounded number": ("x = 0.25\nprint(np.round(x, 1))\n", "round(x, 1)"),
    "copies of the weights of a layer": (
        f"{_MODEL}W, b = model.layers[0].get_weights()\nkept = W.copy()\nprint(kept)\n",
        "kept = W.clone()",
    ),
    "a history by a name of its own": (
        f"{_MODEL}h = model.fit([[1, 2]], [[1]])\nlosses = h.history\n",
        "losses = h.history",
    ),
    "a new axis by TensorFlow's name": (
        "x = np.ones([2, 3])\ny = x[..., tf.newaxis]\nprint(y)\n",
        "y = x.expandDims(2)",
    ),
    "a best value of a loop of tensors": (
        "best = 0.0\nfor row in np.ones([2, 3]):\n    top = np.max(row)\n"
        "    if top > best:\n        best = top\nprint(best)\n",
        "best = top.dataSync()[0]",
    ),
    "a Sequential that begins as a list of its input alone": (
        "import keras\nmodel = keras.Sequential([keras.Input((3,))])\nprint(model)\n",
        'tf.sequential({"layers": [tf.layers.inputLayer({"inputShape": [3]})]})',
    ),
    "a choice between a tensor and None is printed by Python": (
        "x = np.ones([2, 3])\nprint(x if len(x) > 1 else None)\n",
        "print(x if x.shape[0] > 1 else None)",
    ),
    "arrays of a list, one by one": (
        "x = np.ones([2, 3])\nfor one in [x, x]:\n    print(one.ndim, one.sum(axis=0))\n",
        "print(one.rank, one.sum(0).arraySync())",
    ),
    "arrays of a dict, one by one": (
        "kept = {k: np.ones([2, 3]) for k in 'ab'}\n"
        "for k, one in kept.items():\n    print(one.ndim, one.sum(axis=0))\n",
        "print(one.rank, one.sum(0).arraySync())",
    ),
    "bytes that Pillow makes a picture of": (
        "from PIL import Image\nx = np.random.rand(4, 4, 3) * 255\n"
        "Image.fromarray(x.astype(np.uint8)).show()\n",
        'Image.fromarray(np.array(x.cast("int32")).astype("uint8")).show()',
    ),
    "numbers that Pillow makes a picture of": (
        "from PIL import Image\nx = np.random.rand(4, 4) * 255\nImage.fromarray(x).show()\n",
        "Image.fromarray(np.array(x)).show()",
    ),
    "a sum that is added to stays a tensor": (
        "def penalty(rows):\n    total = 0.0\n    first = tf.reduce_sum(rows[0])\n"
        "    if total < 1:\n        total = first\n    total += tf.reduce_sum(rows[1])\n"
        "    return total\n",
        "total = first\n",
    ),
}


def _translated(text: str, to: Dialect) -> str:
    return translate(_HEAD + text, to=to, from_=Dialect.KERAS).code


@pytest.mark.parametrize(("text", "expected"), IN_JAVASCRIPT.values(), ids=IN_JAVASCRIPT.keys())
def test_in_javascript(text: str, expected: str) -> None:
    assert expected in _translated(text, Dialect.JS)


@pytest.mark.parametrize(("text", "expected"), IN_PYTHON.values(), ids=IN_PYTHON.keys())
def test_in_python(text: str, expected: str) -> None:
    assert expected in _translated(text, Dialect.TFJS)


@pytest.mark.parametrize(
    "line",
    [
        "traced = f.get_concrete_function(x)",
        "plain = f.python_function",
        "array = np.array([1, 'a'], dtype=object)",
        "array = np.array([1, 'a'], dtype=np.object_)",
    ],
)
def test_graphs_of_functions_and_arrays_of_objects_have_no_counterpart(line: str) -> None:
    source = f"{_HEAD}@tf.function\ndef f(x):\n    return x\nx = tf.constant(2.0)\n{line}\n"
    found = translate(source, to=Dialect.TFJS, from_=Dialect.KERAS).diagnostics
    assert [one.span.line for one in found if one.code == "KT126"] == [8]


def test_progress_told_by_yes_or_no_is_a_number() -> None:
    source = f"{_HEAD}{_MODEL}model.fit(x, y, verbose=False)\n"
    made = translate(source, to=Dialect.JS, from_=Dialect.KERAS)
    assert "verbose: 0" in made.code
