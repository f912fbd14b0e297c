"""Scopes, registries and sessions: what goes, and what stays because it means more."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Module, Options

LAYERS = "from keras.layers import Layer\n\n\nclass Scale(Layer):\n    pass\n"


def translated(text: str) -> tuple[str, list[str]]:
    modules = {"parts": Module(LAYERS, Dialect.KERAS, {}, "parts.py")}
    made = translate(f"import keras\n{text}", Dialect.TFJS, Options(modules=modules))
    return made.code, [each.code for each in made.diagnostics]


def test_the_scope_of_a_layer_of_another_file_goes() -> None:
    code, said = translated(
        "import parts\n"
        "with keras.utils.CustomObjectScope({'Scale': parts.Scale}):\n    print(1)\n"
    )
    assert code.endswith("\nprint(1)\n")
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "def soft(x):\n    return x\n\n\n"
            "keras.utils.get_custom_objects().update({'soft': soft})\n",
            id="a function is registered",
        ),
        pytest.param("print(keras.utils.get_custom_objects())\n", id="the registry is read"),
        pytest.param("keras.utils.get_custom_objects().update(more)\n", id="the dict is not known"),
        pytest.param("with keras.utils.CustomObjectScope(*more):\n    print(1)\n", id="a star"),
        pytest.param("x = keras.backend.set_session(more)\n", id="the answer is kept"),
    ],
)
def test_what_is_not_known_to_be_nothing_stays(text: str) -> None:
    assert "KT126" in translated(f"more = input()\n{text}")[1]


def test_a_layer_behind_a_starred_import_is_spelled_by_it() -> None:
    code, said = translated(
        "from keras.models import *\nfrom keras.layers import *\n\n\n"
        "def relu6(x):\n    return keras.ops.relu6(x)\n\n\n"
        "y = Activation(relu6)(Input((3,)))\n"
    )
    assert "lambda_(" in code
    assert "KT105" not in said


@pytest.mark.parametrize(
    "text",
    [
        "from keras.optimizers.adam_v2 import Adam\nAdam(0.5)\n",
        "from tensorflow.python.keras.optimizer_v2.adam import Adam\nAdam(0.5)\n",
    ],
)
def test_an_inner_module_is_the_public_one(text: str) -> None:
    assert 'tf.train.adam({"learningRate": 0.5})' in translated(text)[0]


def test_the_size_of_a_tensor_is_a_number() -> None:
    text = "import tensorflow as tf\nx = tf.ones(2)\nprint(tf.size(x) > 0, tf.rank(x) - 1)\n"
    assert "print(x.size > 0, x.rank - 1)" in translated(text)[0]


@pytest.mark.parametrize(("size", "shape"), [("8", "[8, *shape]"), ("None", "shape")])
def test_batches_of_an_input(size: str, shape: str) -> None:
    code, said = translated(f"shape = tuple(input())\nx = keras.Input(shape, batch_size={size})\n")
    assert f": {shape}" in code
    assert "KT104" not in said


def test_what_is_computed_before_a_block_keeps_its_order() -> None:
    code, said = translated(
        "import tensorflow as tf\n\n\n"
        "def stepped(a, done):\n"
        "    with tf.control_dependencies([done, print(a)]):\n        return a\n"
    )
    assert code.endswith("def stepped(a, done):\n    print(a)\n    return a\n")
    assert said == ["KT134"]


def test_what_is_computed_before_a_block_and_kept_stays() -> None:
    _, said = translated(
        "import tensorflow as tf\n\nwith tf.control_dependencies(*more) as kept:\n    print(1)\n"
    )
    assert "KT102" in said
