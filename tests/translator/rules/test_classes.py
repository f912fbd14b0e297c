"""Layers and callbacks of one's own, and loops with a tape."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Severity, Stage
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nimport tensorflow as tf\n"


def forth(text: str) -> Stage:
    return translate(HEAD + text, Dialect.TFJS, Options())


def lines(stage: Stage) -> list[str]:
    return [line.strip() for line in stage.code.split("\n")]


def settles(text: str) -> str:
    """The Keras form after a round trip, which must not change any more."""
    made = forth(text).code
    back = translate(made, Dialect.KERAS, Options()).code
    assert translate(back, Dialect.TFJS, Options()).code == made
    return back


LAYER = '''\
class Gate(keras.layers.Layer):
    """A gate."""

    def __init__(self, units, rate=0.5, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        hidden = units * 2
        self.units = hidden
        self.rate = rate  # kept

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(input_shape[-1], self.units), initializer="he_uniform"
        )
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros", trainable=False)

    def call(self, x, training=None):
        y = tf.matmul(x, self.kernel) + self.bias
        return tf.nn.relu(y)
'''


def test_a_layer_of_ones_own() -> None:
    stage = forth(LAYER)
    found = lines(stage)
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]
    for line in (
        "class Gate(tf.layers.Layer):",
        'className = "Gate"',
        "def __init__(self, config):",
        'units = config["units"]',
        'self.rate = config.get("rate", 0.5)  # kept',
        'super().__init__({**config, "name": name})',
        "super().build(input_shape)",
        "def call(self, inputs, kwargs):",
        "x = inputs[0] if isinstance(inputs, list) else inputs",
        'training = kwargs.get("training")',
        "y = x.matMul(self.kernel.read()).add(self.bias.read())",
        "return y.relu()",
        "return [*input_shape[:-1], self.units]",
        "tf.serialization.registerClass(Gate)",
    ):
        assert line in found, line
    assert found.index('"""A gate."""') < found.index('className = "Gate"')


def test_a_layer_settles_after_a_round_trip() -> None:
    back = settles(LAYER.replace("name=None, ", "").replace("name=name, ", ""))
    assert "class Gate(keras.layers.Layer):" in back
    assert "self.add_weight(" in back
    assert "def call(self, x, training=None):" in back
    assert "className" not in back


def test_a_call_of_ones_own_layer_takes_a_config() -> None:
    code = forth(LAYER + "\n\nlayer = Gate(4, rate=0.1)\n").code
    assert code.endswith('layer = Gate({"units": 4, "rate": 0.1})\n')


SHAPES = {
    "elementwise code needs no shape": ("return tf.square(x) * 2", None),
    "a dense layer inside": ("return self.dense(x)", "return [*input_shape[:-1], 7]"),
    "several outputs": (
        "return self.dense(x), -x",
        "return [[*input_shape[:-1], 7], input_shape]",
    ),
}


@pytest.mark.parametrize(("code", "shape"), SHAPES.values(), ids=SHAPES.keys())
def test_the_output_shape_follows_from_call(code: str, shape: str | None) -> None:
    text = (
        "class A(keras.layers.Layer):\n"
        "    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        "        self.dense = keras.layers.Dense(7)\n"
        f"    def call(self, x):\n        {code}\n"
    )
    found = lines(forth(text))
    assert ("def computeOutputShape(self, input_shape):" in found) == (shape is not None)
    assert shape is None or shape in found


TRIED = "return tf.util.triedOutputShape(self, input_shape)"


@pytest.mark.parametrize(
    "inputs", ["x", "x, y", "x, y=None"], ids=["one input", "two inputs", "an optional input"]
)
def test_an_output_shape_that_does_not_follow_is_found_by_a_call(inputs: str) -> None:
    text = (
        f"class A(keras.layers.Layer):\n    def call(self, {inputs}):\n"
        "        y = tf.reshape(x, (tf.shape(x)[0], -1, 2))\n        return y\n"
    )
    assert TRIED in lines(forth(text))
    assert "triedOutputShape" not in settles(text)


IN_A_MODEL = """
class A(keras.layers.Layer):
    def call(self, x):
        return f(x), x


class M(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = A()

    def call(self, x):
        return self.a(x)[0]
"""


def test_a_layer_inside_of_models_of_ones_own_needs_no_output_shape() -> None:
    assert "computeOutputShape" not in forth(IN_A_MODEL).code
    assert TRIED in lines(forth(f"{IN_A_MODEL}\n\na = A()\n"))


def test_what_a_layer_of_several_outputs_gives_is_no_tensor() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return x, -x\n\n"
        "found = A()(np.ones((2, 3)))\nprint(len(found), found[1] * 2)\n"
    )
    assert "print(len(found), found[1].mul(2).arraySync())" in lines(forth(text))


def test_an_output_shape_of_the_users_stays_and_is_a_list() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return f(x)\n\n"
        "    def compute_output_shape(self, input_shape):\n        return (input_shape[0], 3)\n"
    )
    stage = forth(text)
    assert "return [input_shape[0], 3]" in lines(stage)
    assert "triedOutputShape" not in stage.code


@pytest.mark.parametrize(
    "method",
    [
        "def __init__(self, *sizes):\n        super().__init__()",
        "@classmethod\n    def from_config(cls, config):\n        return cls(config['a'])",
    ],
    ids=["unnamed parameters", "its own from_config"],
)
def test_a_layer_that_tfjs_cannot_make_is_said(method: str) -> None:
    stage = forth(f"class A(keras.layers.Layer):\n    {method}\n")
    assert "KT123" in {each.code for each in stage.diagnostics}


CALLBACK = """\
class StopAt(keras.callbacks.Callback):
    def __init__(self, target):
        super().__init__()
        self.target = target

    def on_epoch_end(self, epoch, logs=None):
        if logs["accuracy"] > self.target:  # enough
            self.model.stop_training = True

    def helper(self, logs=None):
        return logs
"""


def test_a_callback_of_ones_own() -> None:
    found = lines(forth(CALLBACK))
    for line in (
        "class StopAt(tf.Callback):",
        "def __init__(self, target):",
        "super().__init__()",
        "def onEpochEnd(self, epoch, logs):",
        'if logs["acc"] > self.target:  # enough',
        "self.model.stopTraining = True",
        "def helper(self, logs=None):",
    ):
        assert line in found, line


def test_a_callback_comes_back() -> None:
    assert settles(CALLBACK) == "import keras\n\n\n" + CALLBACK


def test_a_hook_that_tfjs_does_not_call_is_said() -> None:
    method = "    def on_test_begin(self, logs=None):\n        pass\n"
    text = f"class A(keras.callbacks.Callback):\n{method}"
    assert "KT126" in {each.code for each in forth(text).diagnostics}


def test_one_list_of_callbacks_holds_one_form() -> None:
    text = (
        "model = keras.Sequential()\n"
        "model.fit(x, x, callbacks=[keras.callbacks.EarlyStopping(), "
        "keras.callbacks.LambdaCallback(on_epoch_end=f)])\n"
    )
    assert 'tf.CustomCallback({"onEpochEnd": f})' in forth(text).code


TAPE = """\
model = keras.Sequential([keras.layers.Dense(1, input_shape=[1])])
optimizer = keras.optimizers.SGD(learning_rate=0.1)
x = keras.ops.ones([2, 1])


def step():
    # forward
    with tf.GradientTape() as tape:
        pred = model(x, training=True)  # apply
        loss = tf.reduce_mean(tf.square(x - pred))
{rest}
    return loss
"""
STEPS = {
    "the gradients are only applied": (
        "    grads = tape.gradient(loss, model.trainable_variables)\n"
        "    optimizer.apply_gradients(zip(grads, model.trainable_variables))",
        [
            "loss = optimizer.minimize(",
            "compute_loss, True, [w.read() for w in model.trainableWeights]",
        ],
    ),
    "the variables have a name": (
        "    vs = model.trainable_weights\n"
        "    grads = tape.gradient(loss, vs)\n"
        "    optimizer.apply_gradients(zip(grads, vs))",
        [
            "vs = [w.read() for w in model.trainableWeights]",
            "loss = optimizer.minimize(compute_loss, True, vs)",
        ],
    ),
    "the gradients are looked at": (
        "    vs = model.trainable_variables\n"
        "    grads = tape.gradient(loss, vs)\n"
        "    print(grads)\n"
        "    optimizer.apply_gradients(zip(grads, vs))",
        [
            "t = tf.variableGrads(compute_loss, vs)",
            'grads = [t["grads"][w.name] for w in vs]',
            'loss = t["value"]',
            "print(grads)",
            '[{"name": w.name, "tensor": grads[i]} for i, w in enumerate(vs)]',
        ],
    ),
}


@pytest.mark.parametrize(("rest", "wanted"), STEPS.values(), ids=STEPS.keys())
def test_a_tape_becomes_a_function(rest: str, wanted: list[str]) -> None:
    stage = forth(TAPE.format(rest=rest))
    found = lines(stage)
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]
    assert "def compute_loss():" in found
    assert 'pred = model.apply(x, {"training": True})  # apply' in found
    assert "return x.sub(pred).square().mean()" in found
    assert "# forward" in found
    for line in wanted:
        assert line in found, line


@pytest.mark.parametrize(
    "rest", [rest for rest, _ in list(STEPS.values())[:2]], ids=list(STEPS)[:2]
)
def test_a_tape_comes_back(rest: str) -> None:
    back = settles(TAPE.format(rest=rest))
    assert "with tf.GradientTape() as tape:" in back
    assert "optimizer.apply_gradients(zip(grads," in back


def test_a_name_that_leaves_the_tape_is_kept() -> None:
    rest = STEPS["the variables have a name"][0] + "\n    print(pred)"
    stage = forth(TAPE.format(rest=rest))
    found = lines(stage)
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]
    assert "nonlocal pred" in found
    assert 'pred = tf.keep(model.apply(x, {"training": True}))  # apply' in found
    assert "pred.print()" in found


def test_a_loss_that_is_taken_apart() -> None:
    stage = forth(
        "model = keras.Sequential([keras.layers.Dense(1, input_shape=[1])])\n"
        "optimizer = keras.optimizers.SGD(learning_rate=0.1)\n"
        "def step(x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        loss, (penalty, _) = losses_of(model, x)\n"
        "    grads = tape.gradient(loss, model.trainable_variables)\n"
        "    optimizer.apply_gradients(zip(grads, model.trainable_variables))\n"
        "    return loss, penalty\n"
    )
    found = lines(stage)
    assert not [each for each in stage.diagnostics if each.severity is Severity.ERROR]
    assert "loss, (penalty, _) = losses_of(model, x)" in found
    assert "tf.keep(penalty)" in found
    assert "return loss" in found


def test_watched_tensors_in_a_list() -> None:
    stage = forth(
        "def slope(model, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch([x])\n"
        "        y = model(x)\n"
        "    return tape.gradient(y, x)\n"
    )
    assert not [each for each in stage.diagnostics if each.code == "KT116"]
    assert "return tf.grad(compute_loss)(x)" in lines(stage)


def test_a_model_with_several_inputs_gets_a_list() -> None:
    stage = forth(
        "class Net(keras.Model):\n"
        "    def call(self, x, state, training, look_mask, depth=2):\n"
        "        return x + state\n"
        "    def train_step(self, data):\n"
        "        x, y = data\n"
        "        return self(x, y, training=True, look_mask=None)\n"
        "net = Net()\n"
        "a = net(x, y, training=False, look_mask=m, depth=3)\n"
        "b = net(*pair)\n"
    )
    text = lines(stage)
    assert "def call(self, inputs, kwargs):" in text
    assert "x, state = inputs" in text
    assert 'look_mask = kwargs.get("look_mask")' in text
    assert 'depth = kwargs.get("depth", 2)' in text
    assert 'return self.apply([x, y], {"training": True, "look_mask": None})' in text
    assert 'a = net.apply([x, y], {"training": False, "look_mask": m, "depth": 3})' in text
    assert "b = net(*pair)" in text
    assert [each.code for each in stage.diagnostics] == ["KT119"]


def test_comments_and_untouched_lines_of_a_shape_method_stay() -> None:
    made = forth(
        "class Gate(keras.layers.Layer):\n"
        "    def call(self, x):\n"
        "        return x\n\n"
        "    def compute_output_shape(self, input_shape):\n"
        '        """ The   shape. """\n'
        "        # the rows\n"
        "        rows   = input_shape[0]\n"
        "        # two answers\n"
        "        if rows:\n"
        "            # with rows\n"
        "            return (rows, 2)  # a pair\n"
        "        return input_shape\n"
    )
    method = made.code[made.code.index("    def computeOutputShape") :]
    assert method.startswith(
        "    def computeOutputShape(self, input_shape):\n"
        '        """ The   shape. """\n'
        "        # the rows\n"
        "        rows   = input_shape[0]\n"
        "        # two answers\n"
        "        if rows:\n"
        "            # with rows\n"
        "            return [rows, 2]  # a pair\n"
        "        return input_shape\n"
    )


MONITOR = """
class Pair(keras.Model):
    def __init__(self, generator, critic):
        super().__init__()
        self.generator = generator
        self.critic = critic


class Monitor(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        made = self.model.generator(tf.ones((1, 3)))
        print(made * 2)


generator = keras.Sequential([keras.layers.Dense(3)])
pair = Pair(generator, keras.Sequential([keras.layers.Dense(1)]))
"""


def test_what_the_models_of_the_file_hold_is_known_of_a_callbacks_model() -> None:
    stage = forth(MONITOR)
    assert "made = self.model.generator.apply(tf.ones([1, 3]))" in lines(stage)
    assert "made.mul(2)" in stage.code
    assert "KT101" not in {each.code for each in stage.diagnostics}
    unknown = forth(MONITOR.replace("self.generator = ", "self.made = "))
    assert "KT101" in {each.code for each in unknown.diagnostics}


@pytest.mark.parametrize(
    ("base", "named"),
    [("keras.layers.Layer", True), ("Base", False), ("keras.Model", False)],
    ids=["the library's layer", "a layer of the file", "the library's model"],
)
def test_places_that_the_base_of_all_layers_is_given_are_none(base: str, named: bool) -> None:
    text = (
        "class Base(keras.layers.Layer):\n    def __init__(self, units, **kwargs):\n"
        "        super().__init__(**kwargs)\n        self.units = units\n\n\n"
        f"class A({base}):\n    def __init__(self, *args, **kwargs):\n"
        "        super().__init__(*args, **kwargs)\n"
    )
    assert ("KT123" not in {each.code for each in forth(text).diagnostics}) == named
