"""What of layers, their configs and their weights is not the same in TF.js, and is said."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = """\
import keras
import numpy as np
from keras.layers import Dense, Input, InputLayer, Layer

layer = Dense(1, kernel_constraint="non_neg")
free = Dense(1)
model = keras.Sequential([keras.Input((2,)), layer, free])


class Scale(Layer):
    def __init__(self, scale_by=1.0, **kwargs):
        super().__init__(**kwargs)
        self.scale_by = scale_by

    def call(self, x):
        return x * self.scale_by

    def get_config(self):
        config = super().get_config()
        config["scale_by"] = self.scale_by
        return config


"""

SAID = {
    "a saved layer of one's own": ("again = keras.models.load_model('m.keras')", "KT229"),
    "a layer of one's own as text": (
        "again = keras.models.model_from_json(model.to_json())",
        "KT229",
    ),
    "a key that is written": ("config = free.get_config()\nconfig['use_bias'] = False", "KT230"),
    "a key that is read": ("print(model.layers[0].get_config()['use_bias'])", "KT230"),
    "a key of a description": (
        "print(keras.saving.serialize_keras_object(free)['class_name'])",
        "KT230",
    ),
    "a weight with a constraint": ("layer.kernel.assign(np.ones((2, 1)))", "KT231"),
}


def _codes(text: str, to: Dialect = Dialect.TFJS) -> set[str]:
    return {each.code for each in translate(text, to, Options()).diagnostics}


@pytest.mark.parametrize(("line", "code"), SAID.values(), ids=SAID)
def test_a_difference_is_said(line: str, code: str) -> None:
    assert code in _codes(HEAD + line + "\n")


UNSAID = {
    "a key of one name": "config = free.get_config()\nconfig['units'] = 2\n",
    "a key of a class of one's own": "print(Scale(2.0).get_config()['scale_by'])\n",
    "a value that is read": "value = layer.kernel.numpy()\n",
}


@pytest.mark.parametrize("line", UNSAID.values(), ids=UNSAID)
def test_what_is_the_same_is_not_said(line: str) -> None:
    assert not {"KT229", "KT230", "KT231"} & _codes(HEAD + line)


HIDDEN = {
    "an input with a name": "s.add(Input((2,), name='x'))\ns.add(Dense(1))\nn = len(s.layers)",
    "an input alone": "s.add(Input((2,)))\nn = len(s.layers)\ns.add(Dense(1))",
    "a layer that was made before": "s.add(Input((2,)))\ns.add(free)\nn = len(s.layers)",
    "layers of a model": "for each in model.layers:\n    s.add(each)\nn = len(s.layers)",
    "one by its place": "s.add(Input((2,)))\ns.add(free)\nfirst = s.get_layer(index=0)",
}


@pytest.mark.parametrize("lines", HIDDEN.values(), ids=HIDDEN)
def test_an_input_layer_that_stays_is_hidden(lines: str) -> None:
    stage = translate(f"{HEAD}s = keras.Sequential()\n{lines}\n", Dialect.TFJS, Options())
    assert 's = tf.sequential({"hidesInput": True})' in stage.code


SHOWN = {
    "places that nobody asks for": "s.add(Input((2,)))\ns.add(free)\ny = s(np.ones((1, 2)))",
    "a shape that the next layer says": "s.add(InputLayer((2,)))\ns.add(Dense(1))\ns.layers",
}


@pytest.mark.parametrize("lines", SHOWN.values(), ids=SHOWN)
def test_a_plain_model_where_none_is_needed(lines: str) -> None:
    stage = translate(f"{HEAD}s = keras.Sequential()\n{lines}\n", Dialect.TFJS, Options())
    assert "s = tf.sequential()\n" in stage.code


def test_an_input_layer_stays_where_nobody_counts() -> None:
    text = f"{HEAD}s = keras.Sequential()\ns.add(Input((2,)))\ns.add(Dense(1))\n"
    code = translate(text, Dialect.TFJS, Options()).code
    assert 's.add(tf.layers.inputLayer({"inputShape": [2]}))' in code
    saved = translate(f"{text}s.save('m.keras')\n", Dialect.TFJS, Options()).code
    assert '{"units": 1, "inputShape": [2]}' in saved


def test_comments_of_an_input_that_goes_stay() -> None:
    text = "# One.\ns.add(Input((2,)))  # two\n# Three.\ns.add(Dense(1))  # four\ns.layers\n"
    code = translate(f"{HEAD}s = keras.Sequential()\n{text}", Dialect.TFJS, Options()).code
    assert all(word in code for word in ("# One.", "# two", "# Three.", "# four"))
    assert '{"units": 1, "inputShape": [2]}' in code


def test_an_input_layer_of_tfjs_is_counted() -> None:
    text = (
        "import tfjs as tf\n\nmodel = tf.sequential()\n"
        'model.add(tf.layers.inputLayer({"inputShape": [4]}))\n'
        'model.add(tf.layers.dense({"units": 3}))\nn = len(model.layers)\n'
    )
    assert "KT228" in _codes(text, Dialect.KERAS)
    hidden = text.replace("sequential()", 'sequential({"hidesInput": True})')
    assert "KT228" not in _codes(hidden, Dialect.KERAS)
