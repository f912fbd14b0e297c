"""Types of numbers as options: what the file shows that a name holds."""

from __future__ import annotations

import numpy as np
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


@pytest.mark.parametrize(
    ("given", "more"),
    [("input()", set()), ("settings()", set()), ("'float64'", {"KT210"}), ("'float16'", set())],
)
def test_a_type_from_elsewhere_is_read_and_said(given: str, more: set[str]) -> None:
    stage = forth(f"kind = {given}\na = keras.Input([1], dtype=kind)")
    assert 'tf.util.kerasOption("dtype", kind)' in stage.code
    assert {each.code for each in stage.diagnostics} == {"KT348"} | more


LIMITS = {
    "tf.float32.max": "3.4028234663852886e+38",
    "tf.dtypes.float32.min": "-3.4028234663852886e+38",
    "tf.int32.max": "2147483647",
    "np.finfo(np.float32).eps": "1.1920928955078125e-07",
    "np.finfo('float64').tiny": "2.2250738585072014e-308",
    "np.finfo(float).max": "1.7976931348623157e+308",
    "np.iinfo(np.uint8).max": "255",
}


@pytest.mark.parametrize(("asked", "number"), LIMITS.items())
def test_what_a_type_reaches_is_a_number(asked: str, number: str) -> None:
    stage = forth(f"import numpy as np\nimport tensorflow as tf\nx = {asked}")
    assert f"x = {number}\n" in stage.code
    reached = {"np": np, "float": float}
    if asked.startswith("np."):
        assert eval(asked, reached) == float(number)


@pytest.mark.parametrize("asked", ["tf.int64.max", "tf.float32.as_numpy_dtype", "tf.bool.size"])
def test_another_member_of_a_type_is_said(asked: str) -> None:
    stage = forth(f"import tensorflow as tf\nprint({asked})")
    assert f"print({asked})\n" in stage.code
    assert "KT136" in {each.code for each in stage.diagnostics}


def test_types_of_tensorflow_one_are_those_of_today() -> None:
    stage = forth("import tensorflow.compat.v1 as tf\nx = tf.cast(input(), tf.int32)")
    assert 'x = tf.cast(input(), "int32")' in stage.code.replace("tfjs.", "tf.")
    assert not stage.diagnostics


def test_what_stays_in_a_statement_in_front_of_its_own_is_said() -> None:
    stage = forth("import tensorflow as tf\nx = tf.stop_gradient(tf.cast(input(), tf.qint8))")
    assert [each.code for each in stage.diagnostics] == ["KT136"]
