"""Options of the call of a layer of one's own, which TF.js forgets when a model runs."""

from __future__ import annotations

import pytest

from keras_tfjs import pipeline
from keras_tfjs.source import Dialect, Options

CLASS = """\
import keras
import numpy as np


class Scaled(keras.layers.Layer):
    def call(self, x, factor=2.0, training=None):
        return x * factor


"""


def codes(use: str) -> list[str]:
    made = pipeline.run(CLASS + use + "\n", Dialect.JS, Dialect.KERAS, Options())
    return [each.code for each in made.diagnostics]


def test_an_option_that_a_model_would_run_without_is_said() -> None:
    assert "KT453" in codes("y = Scaled()(keras.Input((3,)), factor=3.0)")


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("y = Scaled()(np.ones((2, 3)), factor=3.0)", id="a call on numbers"),
        pytest.param("y = Scaled()(keras.Input((3,)), training=True)", id="an option of TF.js's"),
        pytest.param("y = Scaled()(keras.Input((3,)))", id="no option"),
    ],
)
def test_other_calls_are_not(use: str) -> None:
    assert "KT453" not in codes(use)
