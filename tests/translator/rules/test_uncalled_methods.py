"""Methods that Keras calls of a model and TF.js does not are said where they are defined."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

MODEL = """
import keras


class Whole(keras.Model):
    def call(self, x):
        return x


class Doubled({base}):
    def {method}(self, data=None):
        return self(data)
"""


def _said(base: str, method: str) -> list[int]:
    done = translate(MODEL.format(base=base, method=method), to="tfjs")
    return [each.span.line for each in done.diagnostics if each.code == "KT232"]


@pytest.mark.parametrize("base", ["keras.Model", "keras.Sequential", "Whole"])
@pytest.mark.parametrize("method", ["predict_step", "make_train_function"])
def test_a_method_that_nobody_would_call_is_said(base: str, method: str) -> None:
    assert _said(base, method) == [11]


@pytest.mark.parametrize(
    ("base", "method"),
    [("keras.Model", "call"), ("keras.Model", "answer"), ("object", "predict_step")],
)
def test_other_methods_are_not(base: str, method: str) -> None:
    assert _said(base, method) == []
