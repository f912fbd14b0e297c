"""Which layers of one's own get a list of tensors."""

from __future__ import annotations

import ast

import pytest

from keras_tfjs.kinds import infer
from keras_tfjs.source import Dialect, Options

_LAYER = "import keras\nclass Own(keras.layers.Layer):\n"


def _is_given_several(text: str) -> bool:
    tree = ast.parse(_LAYER + text)
    call = next(
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "call"
    )
    return infer(tree, Options(), Dialect.KERAS).takes_several(call)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "    def call(self, x):\n        a, b = x\n        return a + b\n", id="unpacked"
        ),
        pytest.param("    def call(self, x):\n        return x[0] - x[1]\n", id="by its places"),
        pytest.param("    def call(self, x):\n        return len(x)\n", id="counted"),
        pytest.param(
            "    def call(self, x):\n        return [one * 2 for one in x]\n", id="gone through"
        ),
        pytest.param(
            "    def build(self, shape):\n        self.n = shape[0][1]\n"
            "    def call(self, x):\n        return self.f(x)\n",
            id="of several shapes",
        ),
        pytest.param(
            "    def call(self, x):\n        return f(x)\ny = Own()([a, b])\n", id="called with two"
        ),
    ],
)
def test_a_layer_gets_a_list(text: str) -> None:
    assert _is_given_several(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("    def call(self, x):\n        return x * 2\n", id="computed with"),
        pytest.param(
            "    def call(self, x):\n        return x[0] + x.shape[1]\n", id="asked for its shape"
        ),
        pytest.param(
            "    def call(self, x):\n        x = split(x)\n        return x[0]\n", id="replaced"
        ),
        pytest.param(
            "    def call(self, x):\n        if isinstance(x, list):\n            x = x[0]\n"
            "        return x\n",
            id="asked what it is",
        ),
        pytest.param(
            "    def call(self, x, y):\n        return x[0]\ny = Own()(a, b)\n", id="two parameters"
        ),
    ],
)
def test_a_layer_gets_one_tensor(text: str) -> None:
    assert not _is_given_several(text)
