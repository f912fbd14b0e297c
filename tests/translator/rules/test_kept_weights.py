"""Weights that a program keeps while it trains on: Keras gives copies, TF.js its variables."""

from __future__ import annotations

import contextlib
import io

import pytest

from keras_tfjs.pipeline import translate

MODEL = """\
import numpy as np
import keras

m = keras.Sequential([keras.layers.Dense(units=1, input_shape=[2])])
m.set_weights([np.array([[1.0], [2.0]]), np.array([0.5])])
m.compile("sgd", "mse")
x = np.ones((4, 2))
y = np.zeros((4, 1))
"""
TRAINED = "m.fit(x, y, epochs=2, verbose=0)\n"

KEPT = {
    "all of a model": f"ws = m.get_weights()\n{TRAINED}print(ws[0])\n",
    "one of a layer": f"kernel = m.layers[0].get_weights()[0]\n{TRAINED}print(kernel)\n",
    "taken apart": f"kernel, bias = m.layers[0].get_weights()\n{TRAINED}print(kernel)\n",
    "in a list": f"kept = []\nkept.append(m.get_weights()[0])\n{TRAINED}print(kept[0])\n",
    "from a function": (
        "def snapshot(model):\n    return [layer.get_weights() for layer in model.layers]\n\n\n"
        f"s = snapshot(m)\n{TRAINED}print(s[0][0])\n"
    ),
    "in a loop": (
        "best = None\nfor i in range(3):\n    if i == 0:\n        best = m.get_weights()\n"
        f"    {TRAINED}print(best[0])\n"
    ),
    "set again": (
        f"ws = m.get_weights()\n{TRAINED}m.set_weights(ws)\nprint(m.layers[0].get_weights()[0])\n"
    ),
    "in an object": (
        "class Best(keras.callbacks.Callback):\n"
        "    def on_epoch_begin(self, epoch, logs=None):\n"
        "        if epoch == 0:\n            self.kept = self.model.get_weights()\n\n\n"
        "best = Best()\nm.fit(x, y, epochs=2, verbose=0, callbacks=[best])\nprint(best.kept[0])\n"
    ),
}


@pytest.mark.parametrize("program", KEPT.values(), ids=KEPT.keys())
def test_what_is_kept_is_a_copy(program: str) -> None:
    made = translate(MODEL + program, to="tfjs", from_="keras")
    assert "clone()" in made.code
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(made.code, "made.py", "exec"), {"__name__": "made"})
    assert printed.getvalue().replace("Tensor", "").split() in (
        ["[[1.0],", "[2.0]]"],
        ["[[1],", "[2]]"],
    )
    back = translate(made.code, to="keras", from_="tfjs")
    assert "clone" not in back.code


@pytest.mark.parametrize(
    "program",
    [
        f"{TRAINED}w, b = m.layers[0].get_weights()\nprint(w, b)\n",
        "other = keras.models.clone_model(m)\nother.set_weights(m.get_weights())\n",
        f"def shown(model):\n    w = model.get_weights()\n    print(w[0])\n\n\n{TRAINED}shown(m)\n",
        f"for w in m.get_weights():\n    print(w.shape)\n{TRAINED}",
    ],
)
def test_what_is_read_at_once_is_no_copy(program: str) -> None:
    assert "clone()" not in translate(MODEL + program, to="tfjs", from_="keras").code
