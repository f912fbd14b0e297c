"""Methods of TF.js's objects and of dicts as values, and layers that whoever calls is given."""

from __future__ import annotations

import pytest

from keras_tfjs import translate
from keras_tfjs.javascript import from_python
from keras_tfjs.source import Options

HEAD = "import tfjs as tf\nmodel = tf.sequential()\nlayer = tf.layers.reLU()\n"


@pytest.mark.parametrize(
    ("written", "script"),
    [
        ("f = model.predict", "const f = model.predict.bind(model);"),
        ("f = layer.apply", "const f = layer.apply.bind(layer);"),
        ("f = model.layers[0].apply", "const f = model.layers[0].apply.bind(model.layers[0]);"),
        ("f = tf.ones([2]).add", "const f = ((one) => one.add.bind(one))(tf.ones([2]));"),
        ("f = tf.relu", "const f = tf.relu;"),
        ("f = model.layers", "const f = model.layers;"),
    ],
)
def test_a_method_knows_its_object(written: str, script: str) -> None:
    made = translate(f"{HEAD}{written}\n", to="js", from_="tfjs").code
    assert script in made.splitlines()


@pytest.mark.parametrize(
    ("written", "script"),
    [
        ("f = d.get", "const f = (key, other) => d[key] ?? other;"),
        ("f = max(d, key=d.get)", "const f = pyMost(Object.keys(d), 1, (key) => d[key]);"),
    ],
)
def test_what_reads_a_dict_takes_a_default(written: str, script: str) -> None:
    made = translate(f"d = {{'a': 1}}\n{written}\n", to="js", from_="tfjs").code
    assert script in made.splitlines()


@pytest.mark.parametrize(
    "handed",
    [
        "def applied(f, x):\n    return f(x)\n\n\napplied(layer, 1)\napplied(tf.relu, 1)\n",
        "for f in [layer, tf.relu]:\n    f(1)\n",
        "f = layer if len(model.layers) else tf.relu\nf(1)\n",
        "def one(first):\n    return layer if first else tf.relu\n\n\nf = one(True)\nf(1)\n",
    ],
)
def test_layers_are_handed_about(handed: str) -> None:
    made = translate(HEAD + handed, to="js", from_="tfjs").code
    assert "pyCall(f, " in made


def test_layers_of_tfjs_itself_are_not() -> None:
    rest = "model.add(layer)\n\n\ndef applied(f, x):\n    return f(x)\n"
    assert "pyCall" not in translate(HEAD + rest, to="js", from_="tfjs").code


def test_other_files_may_give_a_layer() -> None:
    source = (
        "import tfjs as tf\n\n\ndef block(activation):\n"
        "    x = tf.input({'shape': [3]})\n    return activation(x)\n"
    )
    alone = translate(source, to="js", from_="tfjs").code
    assert "return activation(x);" in alone
    beside = from_python(source, Options(is_imported=True)).code
    assert "return pyCall(activation, x);" in beside
