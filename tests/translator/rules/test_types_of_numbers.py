"""Types of numbers as options: what the file shows that a name holds."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Stage
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options


def forth(text: str) -> Stage:
    return translate(f"import keras\n{text}\n", Dialect.TFJS, Options())


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("kind = keras.backend.floatx()", id="the library's default"),
        pytest.param("kind = keras.backend.dtype(x)", id="an array's"),
        pytest.param("kind = x.dtype", id="an array's attribute"),
        pytest.param("kind = tf.string if x else tf.dtypes.float32", id="TensorFlow's names"),
        pytest.param("kind = 'bool'", id="a word"),
    ],
)
def test_a_name_of_a_type_holds_what_is_written_where_it_is_bound(given: str) -> None:
    text = f"import tensorflow as tf\nx = input()\n{given}\na = keras.Input([1], dtype=kind)"
    stage = forth(text)
    assert '"dtype": kind' in stage.code
    assert not {"KT110", "KT136"} & {each.code for each in stage.diagnostics}


def test_a_type_from_elsewhere_is_said() -> None:
    for given in ("kind = input()", "kind = 'float64'", "kind = settings()"):
        stage = forth(f"{given}\na = keras.Input([1], dtype=kind)")
        assert "KT110" in {each.code for each in stage.diagnostics}
