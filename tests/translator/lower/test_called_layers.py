"""Layers and models that are called, which the runtime takes for `apply`."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

MADE = 'import tfjs as tf\nd = tf.layers.dense({"units": 2})\nm = tf.sequential({"layers": [d]})\n'

CALLED = {
    "a layer": ("d(tf.ones([1, 3]))", "d.apply(tf.ones([1, 3]))"),
    "a layer with an option": (
        "d(tf.ones([1, 3]), training=True)",
        "d.apply(tf.ones([1, 3]), {training: true})",
    ),
    "a model": ("m(tf.ones([1, 3]))", "m.apply(tf.ones([1, 3]))"),
}


@pytest.mark.parametrize(("call", "applied"), CALLED.values(), ids=CALLED.keys())
def test_it_is_applied_in_javascript(call: str, applied: str) -> None:
    made = translate(f"{MADE}y = {call}\n", from_="tfjs", to="js")
    assert f"const y = {applied};" in made.code
    assert not made.diagnostics


def test_layers_that_a_function_calls_are_applied_by_both() -> None:
    program = (
        "from functools import reduce\n\nimport keras\n\n\n"
        "def compose(*layers):\n"
        "    return reduce(lambda f, g: lambda *a: g(f(*a)), layers)\n\n\n"
        "y = compose(keras.layers.Flatten(), keras.layers.ReLU())(keras.Input((2, 3)))\n"
    )
    made = translate(program, to="js")
    assert "pyCall(g, pyCall(f, ...a))" in made.code
    assert not made.diagnostics
