"""Functions of NumPy whose meaning depends on the number of axes, where only the running program
knows that: the translation computes what NumPy computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

WHOLE = np.array([[1, 5, 3], [5, 5, 7]], "float32")
ROW = np.array([9, 8, 7, 8], "float32")
CALLS = {
    "rows below each other": "np.vstack((x, x))",
    "rows beside each other": "np.hstack([x, x])",
    "a diagonal, or a matrix of one": "np.diag(x)",
    "turned by a number that is given": "np.roll(x, n, 0)",
    "turned along the last axis": "np.roll(x, -1, axis=-1)",
    "values that occur": "np.unique(x, return_counts=True)[0]",
    "how often values occur": "np.unique(x, return_counts=True)[1]",
}


def function_of(text: str, names: dict[str, Any]) -> Any:
    exec(compile(text, "program", "exec"), names)
    return names["f"]


@pytest.mark.parametrize("array", [WHOLE, ROW], ids=["two axes", "one axis"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_a_function_does_what_numpy_does(call: str, array: np.ndarray[Any, Any]) -> None:
    text = f"import numpy as np\n\n\ndef f(x, n):\n    return {call}\n"
    made = translate("import keras\n" + text, Dialect.TFJS, Options())
    assert not made.diagnostics
    expected = function_of(text, {})(array, -2)
    found = function_of(made.code, {})(tf.tensor(array), -2)
    assert found.arraySync() == expected.tolist()


def test_rows_of_one_axis_go_below_those_of_two() -> None:
    text = "import keras\nimport numpy as np\n\n\ndef f(x, y):\n    return np.vstack((x, y))\n"
    stacked = function_of(translate(text, Dialect.TFJS, Options()).code, {})
    found = stacked(tf.tensor(WHOLE), tf.tensor(ROW).slice([0], [3]))
    assert found.arraySync() == np.vstack((WHOLE, ROW[:3])).tolist()
