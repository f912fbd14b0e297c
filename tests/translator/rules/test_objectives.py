"""Losses and metrics that another file compiles with: what says that their parameters are tensors,
and what does not."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nimport numpy as np\nfrom keras import backend as K\n\n\n"


def code(text: str) -> str:
    return translate(HEAD + text, Dialect.TFJS, Options()).code


@pytest.mark.parametrize("names", ["y_true, y_pred", "true, pred", "target, output"])
def test_labels_and_predictions_of_a_function_that_computes_with_keras_are_tensors(
    names: str,
) -> None:
    one, other = names.split(", ")
    made = code(f"def loss({names}):\n    return K.mean({one} - {other})\n")
    assert f"{one}.sub({other}).mean()" in made


def test_functions_that_it_calls_get_tensors() -> None:
    helper = "def apart(a, b):\n    return a * b\n\n\n"
    made = code(f"{helper}def loss(y_true, y_pred):\n    return K.sum(apart(y_true, y_pred))\n")
    assert "return a.mul(b)" in made


def test_a_method_of_a_class_is_one_too() -> None:
    made = code(
        "class Losses:\n    def dice(self, y_true, y_pred):\n"
        "        return K.sum(y_true * y_pred)\n"
    )
    assert "y_true.mul(y_pred).sum()" in made


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "def score(y_true, y_pred):\n    return np.mean(y_true - y_pred)\n", id="of arrays"
        ),
        pytest.param("def score(y_true, y_pred):\n    return y_true - y_pred\n", id="of anything"),
        pytest.param(
            "def score(y_true, rate):\n    return K.mean(y_true - rate)\n", id="of other names"
        ),
        pytest.param(
            "def score(rate, y_true, y_pred):\n    return K.mean(rate - y_true - y_pred)\n",
            id="of other places",
        ),
    ],
)
def test_other_functions_keep_their_operators(text: str) -> None:
    assert ".sub(" not in code(text)


def test_a_slice_behind_an_ellipsis_stays_where_the_rank_is_not_known() -> None:
    text = "def loss(y_true, y_pred):\n    return K.mean(y_true[..., 1:] - y_pred[..., :-1])\n"
    stage = translate(HEAD + text, Dialect.TFJS, Options())
    assert "y_true[..., 1:].sub(y_pred[..., :-1])" in stage.code
    assert "KT124" not in {each.code for each in stage.diagnostics}
