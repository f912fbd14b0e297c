"""Types of numbers and shapes of TensorFlow, asked for more than TF.js's texts and lists tell."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "import tensorflow as tf\nx = tf.constant([[1.0, 2.0]])\n"


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        ("x.dtype.name", "x.dtype"),
        ("x.dtype.base_dtype", "x.dtype"),
        ("x.dtype.as_numpy_dtype", "x.dtype"),
        ("x.dtype.is_floating", '(x.dtype == "float32")'),
        ("not x.dtype.is_integer", 'not (x.dtype == "int32")'),
        ("x.shape.rank", "len(x.shape)"),
        ("x.get_shape().ndims", "len(x.shape)"),
        ("x.shape.dims", "x.shape"),
        ("x.get_shape()[1].value", "x.shape[1]"),
    ],
)
def test_what_they_tell_is_asked_of_the_text_or_the_list(keras: str, tfjs: str) -> None:
    made = translate(f"{HEAD}print({keras})\n", to="tfjs", from_="keras")
    assert made.code.endswith(f"print({tfjs})\n")
    assert not made.diagnostics


@pytest.mark.parametrize(
    "keras",
    [
        "x.shape.assert_has_rank(2)",
        "x.get_shape().is_compatible_with([None, 2])",
        "x.shape.merge_with([1, 2])",
        "x.dtype.max",
    ],
)
def test_what_tfjs_lacks_is_said(keras: str) -> None:
    made = translate(f"{HEAD}print({keras})\n", to="tfjs", from_="keras")
    assert [one.code for one in made.diagnostics] == ["KT102"]
