"""Layers whose sizes TensorFlow.js does not tell the layers behind them."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "from tensorflow import keras\nfrom tensorflow.keras import layers\n"


@pytest.mark.parametrize(
    ("shape", "extended"),
    {
        "one size that is worked out": ("(-1,)", True),
        "the last of several": ("(4, -1)", True),
        "sizes that are given": ("(4, 9)", False),
    }.values(),
)
def test_a_reshape_with_an_open_size_tells_it(shape: str, extended: bool) -> None:
    text = f"{HEAD}model = keras.Sequential([layers.Reshape({shape}, input_shape=(6, 6))])\n"
    made = translate(text, to="js", from_="keras").code
    assert ("extensions.layers.reshape(" in made) is extended
    assert ("tf.layers.reshape(" in made) is not extended
    again = translate(made, to="keras", from_="js").code
    assert "keras.layers.Reshape(target_shape=" in again


def test_a_width_that_is_drawn_in_inference_is_said() -> None:
    text = f"{HEAD}model = keras.Sequential([layers.RandomWidth(0.2), layers.RandomHeight(0.2)])\n"
    for to in ("tfjs", "js"):
        made = translate(text, to=to, from_="keras")
        assert [one.code for one in made.diagnostics if one.code == "KT471"] == ["KT471"]
