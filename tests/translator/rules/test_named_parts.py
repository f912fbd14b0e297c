"""Parts of TensorFlow's tuples by their names, and lists that are asked for a shape."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import numpy as np\nimport tensorflow as tf\ndef f(x, box):\n"


def body(*lines: str) -> list[str]:
    source = HEAD + "".join(f"    {line}\n" for line in lines)
    made = translate(source, Dialect.TFJS, Options())
    assert not [each for each in made.diagnostics if each.severity.name == "ERROR"]
    return [line.strip() for line in made.code.partition("def f(x, box):\n")[2].splitlines()]


def test_a_part_is_taken_from_the_call() -> None:
    assert body("return tf.nn.top_k(x, k=3).indices") == [
        "best = tf.topk(x, 3)",
        'return best["indices"]',
    ]


def test_a_part_of_a_variable_is_a_place() -> None:
    assert body("best = tf.math.top_k(x, k=3)", "return best.values, best.indices")[-1] == (
        "return best[0], best[1]"
    )


def test_tuples_that_nobody_knows_keep_their_members() -> None:
    assert body("return x.values, box.indices") == ["return x.values, box.indices"]


def test_a_pair_is_no_tensor() -> None:
    assert body("return tf.linalg.normalize(x, axis=-1)[0]")[-1] == (
        "return [tf.div(x, length), length][0]"
    )


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("np.argsort([one.c for one in box])", "tf.stack([one.c for one in box])"),
        ("np.argsort([3, 1, 2])", "tf.tensor([3, 1, 2])"),
        ("np.repeat([x], 3, axis=0)", "tf.stack([x])"),
    ],
)
def test_a_list_that_is_asked_for_its_shape_is_a_tensor(written: str, made: str) -> None:
    first, _ = body(f"return {written}")
    name, _, value = first.partition(" = ")
    assert value == made
    assert name != "x"


@pytest.mark.parametrize("call", ["super().build(s)", "super(Own, self).build(s)"])
def test_a_layer_builds_its_base_once(call: str) -> None:
    source = (
        "import keras\nclass Own(keras.layers.Layer):\n    def build(self, s):\n"
        f"        self.n = s\n        {call}\n"
    )
    made = translate(source, Dialect.TFJS, Options()).code
    assert made.count(".build(") == 1
