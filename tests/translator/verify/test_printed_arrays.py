"""An array that one language hands to `print`, and the text that numpy.js makes of its own."""

from __future__ import annotations

import numpy as np
import pytest

from keras_tfjs.verify.compare import Tolerance, _values

ARRAYS = (
    np.eye(3, dtype=int),
    np.array([[True, False]]),
    np.array([1.5, np.nan, -np.inf]),
    np.zeros((2, 2, 2)),
    np.array([1e-9, 2e7]),
    np.array([1 / 3, -2.25]),
    np.arange(2000),
)


def differences(array: np.ndarray, text: str) -> list[str]:
    words = {np.inf: "Infinity", -np.inf: "-Infinity"}
    data = [
        ("NaN" if one != one else words.get(one, one))  # NaN alone differs from itself
        for one in array.ravel().tolist()
    ]
    fact = {"shape": list(array.shape), "dtype": str(array.dtype), "data": data}
    return [one.where for one in _values("print", fact, text, Tolerance(1e-9, 1e-9))]


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype} {array.shape}")
def test_the_text_of_the_array_is_the_array(array: np.ndarray) -> None:
    assert differences(array, str(array)) == []


@pytest.mark.parametrize("text", ["[1 2 4]", "[1 2]", "[[1 2 3]]", "one", "[1 2 3"])
def test_other_texts_are_not(text: str) -> None:
    assert differences(np.array([1, 2, 3]), text)
