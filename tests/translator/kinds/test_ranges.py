"""Whole numbers that float32 does not have stay whole numbers."""

from __future__ import annotations

import pytest

import keras_tfjs

SMALL = (
    "np.arange(12) % 3",
    "np.arange(60).reshape((12, 5)) * 7 % n",
    "np.reshape(np.arange(2, 60), (29, 2)) // 7",
    "np.arange(100) * 0.5",
)
LARGE = (
    "np.arange(100) * 1000003 % 997",
    "np.arange(n) * 3",
    "np.arange(12).reshape((3, 4)) * n",
    "np.arange(5000) % 3",
)


def _translated(value: str) -> str:
    source = f"import numpy as np\n\n\ndef f(n: int):\n    return {value}\n"
    return keras_tfjs.translate(source, to="tfjs", from_="keras").code


@pytest.mark.parametrize("value", SMALL)
def test_small_ranges_meet_plain_numbers(value: str) -> None:
    assert "tf.scalar" not in _translated(value)


@pytest.mark.parametrize("value", LARGE)
def test_others_stay_whole(value: str) -> None:
    assert "tf.scalar(" in _translated(value)


@pytest.mark.parametrize(("length", "labels"), [("12", "y,"), ("n", "y.toFloat(),")])
def test_labels_are_known_for_what_they_are(length: str, labels: str) -> None:
    """TF.js takes labels of the sparse loss as floats only."""
    source = f"""
import keras
import numpy as np


def train(x, n: int):
    y = np.arange({length}) % 3
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    model.compile("sgd", "sparse_categorical_crossentropy")
    model.fit(x, y, epochs=1, verbose=0)
"""
    done = keras_tfjs.translate(source, to="js", from_="keras")
    assert f"model.fit(x, {labels}" in done.code
    assert "KT419" not in {each.code for each in done.diagnostics}
