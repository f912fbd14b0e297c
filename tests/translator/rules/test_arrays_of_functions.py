"""Arrays that functions of the file return: tensors, unless the function keeps them NumPy's."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = """\
import keras
import numpy as np


def plain(n):
    return np.ones((n, 2))


def several(n):
    filled = np.zeros((n, 2))
    filled[0] = 3
    return filled, np.ones((n, 2))


model = keras.Sequential([keras.layers.Dense(2)])
"""

FORMS = {
    "a result": ("x = plain(3)\ny = np.mean(x)", "y = x.mean()"),
    "a result that is used at once": ("y = np.mean(plain(3))", "y = plain(3).mean()"),
    "one of several": ("_, x = several(3)\ny = np.mean(x)", "y = x.mean()"),
    "one that is assigned into": ("x, _ = several(3)\ny = np.mean(x)", "y = np.mean(x)"),
    "what is computed with a prediction": (
        "_, x = several(3)\ny = np.mean(x - model.predict(x))",
        "y = x.sub(model.predict(x)).mean()",
    ),
    "a NumPy array and a prediction": (
        "x, z = several(3)\nd = x - model.predict(z)\ny = np.mean(d ** 2)",
        "y = d.pow(2).mean()",
    ),
}


@pytest.mark.parametrize(("written", "made"), FORMS.values(), ids=FORMS)
def test_it_is_known_for_what_it_is(written: str, made: str) -> None:
    code = translate(f"{HEAD}{written}\n", Dialect.TFJS, Options()).code
    assert code.rstrip().endswith(f"\n{made}"), code
