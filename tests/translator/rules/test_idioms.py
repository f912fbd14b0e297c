"""Idioms that are more than a call, both ways, with the look-alikes that stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from keras_tfjs.diagnostics import Severity, Stage
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

MODEL = (
    "model = keras.Sequential([keras.layers.Dense(units=1, input_shape=[2])])\n"
    'model.compile(optimizer="sgd", loss="mean_squared_error"{metrics})\n'
)


def forth(text: str, **options: Any) -> Stage:
    head = "import keras\nimport numpy as np\nimport tensorflow as tf\n"
    return translate(head + text, Dialect.TFJS, replace(Options(), **options))


def body(stage: Stage) -> str:
    lines = stage.code.split("\n")
    return "\n".join(line for line in lines if not line.startswith(("import ", "from "))).strip()


def round_trip(text: str) -> tuple[str, str, str]:
    made = forth(text).code
    back = translate(made, Dialect.KERAS, Options()).code
    return made, back, translate(back, Dialect.TFJS, Options()).code


X = "x = np.ones([3, 4])\n"

EXPRESSIONS = {
    "a number on the right": ("x * 2", "x.mul(2)"),
    "a number on the left of a product": ("2 * x", "x.mul(2)"),
    "a number on the left of a difference": ("2 - x", "tf.scalar(2).sub(x)"),
    "nested operations": ("(x * 2 + 1) / x", "x.mul(2).add(1).div(x)"),
    "a comparison": ("x < 0", "x.less(0)"),
    "a comparison with the number first": ("0 < x", "x.greater(0)"),
    "negation": ("-x", "x.neg()"),
    "a matrix product": ("x @ x.T", None),
    "a matrix times one of its rows": ("x @ x[0]", "x.dot(x.gather(0))"),
    "a copy": ("np.array(x)", "x.clone()"),
    "a copy of another type": ('np.asarray(x, dtype="int32")', 'x.cast("int32")'),
    "a method with an axis": ("x.mean(axis=0)", "x.mean(0)"),
    "a function with an axis": ("np.sum(x, axis=1)", "x.sum(1)"),
    "an axis after a gap": ("np.sum(x, keepdims=True)", "x.sum(None, True)"),
    "no axis, where NumPy flattens": ("np.argmax(x)", "x.flatten().argMax(0)"),
    "an axis of argmax": ("np.argmax(x, axis=-1)", "x.argMax(-1)"),
    "reshape by several numbers": ("x.reshape(4, 3)", "x.reshape([4, 3])"),
    "reshape by a tuple": ("x.reshape((4, 3))", "x.reshape([4, 3])"),
    "concatenation": ("np.concatenate([x, x], axis=1)", "tf.concat([x, x], 1)"),
    "a function of TensorFlow": ("tf.reduce_mean(tf.square(x))", "x.square().mean()"),
    "a function of keras.ops": ("keras.ops.exp(x)", "x.exp()"),
    "the clip bounds": ("np.clip(x, 0, 1)", "x.clipByValue(0, 1)"),
    "a slice": ("x[:, 1:3]", "x.slice([0, 1], [-1, 2])"),
    "a slice to the end": ("x[1:]", "x.slice([1], [-1])"),
    "an element and a slice": ("x[0, 1:3]", "x.slice([0, 1], [-1, 2]).gather(0)"),
    "parentheses over several lines": ("x / (\n    2 + 1\n)", "x.div(2 + 1)"),
    "a column": ("x[:, 1]", "x.gather(1, 1)"),
    "the first of the last axis": ("x[..., 0]", "x.gather(0, 1)"),
    "a new axis": ("x[:, None]", "x.expandDims(1)"),
    "the last two": ("x[-2:]", "x.slice([1], [-1])"),
    "without the last": ("x[:-1]", "x.slice([0], [2])"),
    "rows by a list": ("x[[2, 0]]", "x.gather([2, 0])"),
    "backwards": ("x[::-1]", "x.reverse(0)"),
    "a function that turns round": ("np.flip(x, 1)", "x.reverse(1)"),
    "and of comparisons": ("(x > 0) & (x < 2)", "x.greater(0).logicalAnd(x.less(2))"),
    "a strided slice": ("x[:, ::2]", "x.stridedSlice([0, 0], [x.shape[0], x.shape[1]], [1, 2])"),
    "an element": ("x[0]", "x.gather(0)"),
    "the last element": ("x[-1]", "x.gather(x.shape[0] - 1)"),
    "a Python number": ("float(x.mean())", "x.mean().dataSync()[0]"),
    "an integer": ("int(x.sum())", "int(x.sum().dataSync()[0])"),
    "an item": ("x.sum().item()", "x.sum().dataSync()[0]"),
    "a list": ("x.tolist()", "x.arraySync()"),
    "a length": ("len(x)", "x.shape[0]"),
    "a formatted number": ('f"{x.mean():.3f}"', 'f"{x.mean().dataSync()[0]:.3f}"'),
    "zeros of one axis": ("np.zeros(3)", "tf.zeros([3])"),
    "a filled array": ("np.full((2, 3), 7)", "tf.fill([2, 3], 7)"),
    "a range": ("np.arange(3)", 'tf.range(0, 3, 1, "int32")'),
    "a range of floats": ("np.arange(0.0, 1.0, 0.5)", "tf.range(0.0, 1.0, 0.5)"),
    "a float array": ("np.array([1.5, 2])", "tf.tensor1d([1.5, 2])"),
    "a matrix": ("np.array([[1.5], [2]])", "tf.tensor2d([[1.5], [2]], [2, 1])"),
    "a dtype": ("np.array([1, 2], dtype='int32')", 'tf.tensor1d([1, 2], "int32")'),
    "a float dtype": ("np.array([1, 2], dtype=np.float32)", "tf.tensor1d([1, 2])"),
    "a scalar": ("np.array(2.5)", "tf.scalar(2.5)"),
}


@pytest.mark.parametrize(("keras", "tfjs"), EXPRESSIONS.values(), ids=EXPRESSIONS.keys())
def test_an_expression_on_arrays(keras: str, tfjs: str | None) -> None:
    stage = forth(f"{X}a = {keras}\nprint(a, 1)\n")
    if tfjs is not None:
        assert f"a = {tfjs}" in body(stage).split("\n")
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]


@pytest.mark.parametrize("keras", [k for k, _ in EXPRESSIONS.values()], ids=EXPRESSIONS.keys())
def test_a_round_trip_settles(keras: str) -> None:
    once, _, twice = round_trip(f"{X}a = {keras}\nb = a\n")
    assert once == twice


LEFT_ALONE = {
    "numbers": "a = 1 + 2\n",
    "strings": 'a = "x" + "y"\n',
    "lists": "a = [1, 2][0]\n",
    "what nothing is known of": "def f(a, b):\n    return a + b\n",
    "a function of the user's called array": "def array(x):\n    return x\na = array([1])\n",
    "another library's Dense": "from torch.nn import Dense\na = Dense(3)\n",
    "another library's model": "import other\nmodel = other.Model()\nmodel.fit(1, 2, epochs=3)\n",
    "a user's print": "def print(x):\n    pass\nprint(1)\n",
    "a NumPy function without counterpart": "a = np.linalg.eigh(b)\n",
    "an array that is assigned into": "a = np.zeros(3)\na[0] = 1\n",
    "an array that goes to another library": (
        "import pandas as pd\na = np.ones(3)\nb = pd.Series(a)\n"
    ),
    "what is computed from such an array": "a = np.random.choice(3)\nb = a * 2\nc = b[0]\n",
    "seeded draws of single numbers": "np.random.seed(1)\na = np.random.rand()\n",
    "a dict's get": 'a = {"b": 1}\nc = a.get("b")\n',
    "a method called numpy": "class A:\n    def numpy(self):\n        return 1\na = A().numpy()\n",
    "a string's format": 'a = f"{1:.3f}"\n',
    "a key called accuracy": 'a = {"accuracy": 1}\nb = a["accuracy"]\n',
    "a class of the user's called Layer": (
        "class Layer:\n    pass\nclass A(Layer):\n    def build(self):\n        pass\n"
    ),
    "a function called evaluate": "def evaluate(x):\n    return x\na, b = evaluate((1, 2))\n",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_a_look_alike_stays(text: str) -> None:
    stage = translate(
        "import keras\nimport numpy as np\nkeras.Sequential()\n" + text, Dialect.TFJS, Options()
    )
    assert stage.code.endswith(text)
    assert not stage.diagnostics


def test_integers_stay_integers_where_it_can_be_seen() -> None:
    assert 'tf.tensor1d([1, 2], "int32")' in body(forth("a = np.array([1, 2])\nprint(a)\n"))
    used = MODEL.format(metrics="") + "a = np.array([[1, 2]])\nmodel.fit(a, a)\n"
    assert "a = tf.tensor2d([[1, 2]], [1, 2])" in body(forth(used))


def test_an_argument_of_a_function_is_followed_into_it() -> None:
    text = MODEL.format(metrics="") + (
        "def train(data):\n    model.fit(data, data)\n\n\na = np.array([[1, 2]])\ntrain(a)\n"
    )
    assert "a = tf.tensor2d([[1, 2]], [1, 2])" in body(forth(text))


def test_division_of_integers_stays_a_division() -> None:
    text = "a = np.array([1, 2])\nb = np.array([2, 2])\nprint(a / b, a // b)\n"
    assert "a.toFloat().div(b)" in body(forth(text))


def test_print_of_a_tensor_is_its_method() -> None:
    code = body(forth(f"{X}print(x)\nprint('x', x, sep='')\nprint('first', x[0])\nprint(3)\n"))
    assert code.split("\n")[1:] == [
        "x.print()",
        'print("x", x.arraySync(), sep="")',
        'print("first", x.arraySync()[0])',
        "print(3)",
    ]


RESULTS = {
    "no metrics": ("", "loss = model.evaluate(x, x)", "loss = model.evaluate(x, x).dataSync()[0]"),
    "one metric": (
        ', metrics=["mae"]',
        "loss, mae = model.evaluate(x, x)",
        "loss, mae = [t.dataSync()[0] for t in model.evaluate(x, x)]",
    ),
    "a statement": ("", "model.evaluate(x, x, verbose=0)", "model.evaluate(x, x)"),
    "a fit": ("", "model.fit(x, x, epochs=2)", 'model.fit(x, x, {"epochs": 2})'),
    "a history": ("", "h = model.fit(x, x)", "h = model.fit(x, x).result()"),
    "a call": ("", "y = model(x, training=True)", 'y = model.apply(x, {"training": True})'),
    "a trained batch": (
        "",
        "a = model.train_on_batch(x, x)",
        "a = model.trainOnBatch(x, x).result()",
    ),
}


@pytest.mark.parametrize(("metrics", "keras", "tfjs"), RESULTS.values(), ids=RESULTS.keys())
def test_results_of_a_model(metrics: str, keras: str, tfjs: str) -> None:
    text = MODEL.format(metrics=metrics) + X + keras + "\n"
    assert body(forth(text)).split("\n")[-1] == tfjs
    once, back, twice = round_trip(text)
    assert once == twice
    assert keras.partition("verbose")[0].rstrip(", ") in back


def test_a_promise_is_waited_for_under_an_event_loop() -> None:
    text = MODEL.format(metrics="") + X + "model.fit(x, x)\n"
    assert body(forth(text, notebook=True)).endswith("model.fit(x, x).result()")
    coroutine = "async def f():\n    pass\n"
    assert body(forth(coroutine + text)).endswith("model.fit(x, x).result()")


UNKNOWN_FORM = "def f(model: keras.Model, x):\n    a = model.evaluate(x, x{})\n    return a\n"


def test_the_form_of_evaluate_may_be_left_to_the_running_program() -> None:
    stage = forth(UNKNOWN_FORM.format(""))
    assert "a = tf.util.numbersIn(model.evaluate(x, x))" in stage.code
    assert not stage.diagnostics
    assert "a = model.evaluate(x, x)" in translate(stage.code, Dialect.KERAS, Options()).code


def test_numbers_by_name_may_be_left_to_the_running_program() -> None:
    stage = forth(UNKNOWN_FORM.format(", return_dict=True"))
    assert "a = tf.util.numbersByName(model.evaluate(x, x), model)" in stage.code
    assert not stage.diagnostics
    back = translate(stage.code, Dialect.KERAS, Options()).code
    assert "a = model.evaluate(x, x, return_dict=True)" in back


OWN_TEST = """\
class Net(keras.Model):
    def test_step(self, data):
        return {"gap": 1.0}

net = Net()
net.compile("sgd", loss="mse")
found = net.evaluate([[1.0]], [[1.0]], return_dict=True)
print(found["gap"])
"""


def test_the_names_of_a_test_step_of_ones_own_are_not_those_of_compile() -> None:
    assert "KT115" in {each.code for each in forth(OWN_TEST).diagnostics}


def test_an_option_of_display_is_left_out_and_said() -> None:
    stage = forth(MODEL.format(metrics="") + X + "model.predict(x, verbose=1)\n")
    assert "KT118" in {each.code for each in stage.diagnostics}
    assert body(stage).endswith("model.predict(x)")


def test_keys_of_the_history_follow_tfjs() -> None:
    text = (
        MODEL.format(metrics=', metrics=["accuracy"]')
        + X
        + ('h = model.fit(x, x)\na = h.history["val_accuracy"]\nb = h.history["loss"]\n')
    )
    once, back, twice = round_trip(text)
    assert 'h.history["val_acc"]' in once
    assert 'h.history["loss"]' in once
    assert 'h.history["val_accuracy"]' in back
    assert once == twice


FILES = {
    "an HDF5 file": (
        'keras.models.load_model("m.h5")',
        'tf.loadLayersModel("file://m/model.json")',
        "KT120",
    ),
    "a keras file in a folder": (
        'keras.models.load_model("a/m.keras")',
        'tf.loadLayersModel("file://a/m/model.json")',
        "KT120",
    ),
}


@pytest.mark.parametrize(("keras", "tfjs", "code"), FILES.values(), ids=FILES.keys())
def test_a_model_file_becomes_a_folder(keras: str, tfjs: str, code: str) -> None:
    stage = forth(f"m = {keras}\n")
    assert body(stage) == f"m = {tfjs}.result()"
    assert code in {each.code for each in stage.diagnostics}


def test_an_address_on_the_web_becomes_a_file() -> None:
    text = 'import tfjs as tf\nm = tf.loadLayersModel("https://foo.bar/model.json").result()\n'
    stage = translate(text, Dialect.KERAS, Options())
    assert stage.code == 'import keras\nm = keras.models.load_model("model.h5")\n'
    assert "KT121" in {each.code for each in stage.diagnostics}


def test_symbolic_tensors_are_added_by_a_layer() -> None:
    text = "a = keras.Input(shape=[1])\nb = keras.Input(shape=[1])\nc = a + b\n"
    once, back, twice = round_trip(text)
    assert "c = tf.layers.add({}).apply([a, b])" in once
    assert "c = a + b" in back
    assert once == twice


SEQUENTIAL = {
    "an input in the list": (
        "keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(1, name='a')])",
        '"inputShape": [4], "name": "a"',
    ),
    "an input with a name": (
        "keras.Sequential([keras.Input(shape=(4,), name='in'), keras.layers.Dense(1)])",
        'tf.layers.inputLayer({"inputShape": [4], "name": "in"})',
    ),
}


@pytest.mark.parametrize(("keras", "part"), SEQUENTIAL.values(), ids=SEQUENTIAL.keys())
def test_the_input_shape_of_a_sequential(keras: str, part: str) -> None:
    once, _, twice = round_trip(f"m = {keras}\n")
    assert part in once
    assert once == twice


SAID = {
    "an assignment into a tensor": ("p = keras.ops.add(x, 1)\np[0] = 1\n", "KT117"),
    "a mask as an index": ("p = x[x > 1]\n", "KT124"),
    "two arrays as indices": ("p = x[[0, 1], [1, 2]]\n", "KT124"),
    "an index that may be a mask": ("def f(i):\n    return x[i]\n", "KT124"),
    "bits of numbers": ("i = np.array([1, 2])\nj = i & 1\n", "KT125"),
    "a frozen model": ("model.trainable = False\n", "KT207"),
    "wide numbers": ("p = np.ones([2], dtype='int64')\n", "KT210"),
    "weights of a model that normalizes": (
        "model.add(keras.layers.BatchNormalization())\nw = model.get_weights()\n"
        "model.set_weights(w)\n",
        "KT206",
    ),
    "a weight by its place in a model that normalizes": (
        "model.add(keras.layers.BatchNormalization())\nmodel.weights[1].assign(np.ones(2))\n",
        "KT206",
    ),
    "a tape without a name": ("with tf.GradientTape():\n    pass\n", "KT116"),
    "a gradient by what the tape's body computes": (
        "with tf.GradientTape() as t:\n    a = model(x)\n    b = a * a\ng = t.gradient(b, a)\n",
        "KT116",
    ),
    "a gradient by a constant": (
        "c = tf.constant(5.0)\nwith tf.GradientTape() as t:\n    b = c * c\n"
        "g = t.gradient(b, [c])\n",
        "KT116",
    ),
}


@pytest.mark.parametrize(("text", "code"), SAID.values(), ids=SAID.keys())
def test_what_has_no_counterpart_is_said(text: str, code: str) -> None:
    stage = forth(MODEL.format(metrics="") + X + text)
    assert code in {each.code for each in stage.diagnostics}
