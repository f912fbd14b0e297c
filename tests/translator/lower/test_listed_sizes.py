"""Sizes one by one: what may be a tensor takes a list in JavaScript, and stays in Python."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "import keras\n\n\ndef f(x, box):\n"


def returned(written: str, to: str, head: str = HEAD) -> str:
    made = translate(f"{head}    return {written}\n", to=to, from_="keras").code
    return next(line.strip() for line in made.splitlines() if "return x" in line)


@pytest.mark.parametrize(
    ("written", "script"),
    [
        ("x.reshape(2, 3)", "x.reshape([2, 3])"),
        ("x.reshape(-1)", "x.reshape([-1])"),
        ("x.reshape((2, 3))", "x.reshape([2, 3])"),
        ("x.reshape(box)", "x.reshape(box)"),
        ("x.reshape(*box)", "x.reshape(...box)"),
    ],
)
def test_sizes_are_one_list_in_javascript(written: str, script: str) -> None:
    assert returned(written, "tfjs") == f"return {written}"
    assert returned(written, "js") == f"return {script};"


def test_a_class_of_ones_own_takes_what_its_method_takes() -> None:
    own = "class Grid:\n    def reshape(self, rows, columns):\n        return rows * columns\n\n\n"
    assert returned("x.reshape(2, 3)", "js", own + HEAD) == "return x.reshape(2, 3);"


def test_a_tensor_is_known_to_take_a_list() -> None:
    made = translate("import tfjs as tf\nx = tf.ones([6]).reshape(2, 3)\n", to="js", from_="tfjs")
    assert "const x = tf.ones([6]).reshape([2, 3]);" in made.code
