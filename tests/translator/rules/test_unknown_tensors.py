"""What is read with `numpy()`, of nobody knows what."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import tensorflow as tf\ndef f(ds, names):\n    for x, y in ds:\n        "


@pytest.mark.parametrize(
    ("keras", "tfjs"),
    [
        ("print(y.numpy())", "print(y.arraySync())"),
        ("print(names[y.numpy()])", "print(names[y.arraySync()])"),
        ("print(y.numpy() == 1)", "print(y.arraySync() == 1)"),
        ('print(f"{y.numpy()}")', 'print(f"{y.arraySync()}")'),
    ],
)
def test_a_number_or_a_list_is_read(keras: str, tfjs: str) -> None:
    made = translate(HEAD + keras, Dialect.TFJS, Options())
    assert made.code.rstrip("\n").rpartition("\n")[2].strip() == tfjs
    assert not made.diagnostics


@pytest.mark.parametrize("text", ["print(x.numpy().mean())", "z = x.numpy()"])
def test_what_is_used_as_an_array_is_said(text: str) -> None:
    made = translate(HEAD + text, Dialect.TFJS, Options())
    assert made.code.endswith(f"{text}\n") or made.code.endswith(text)
    assert [one.code for one in made.diagnostics] == ["KT130"]


def test_a_method_of_the_program_stays() -> None:
    own = "class A:\n    def numpy(self):\n        return 1\n"
    made = translate(own + HEAD + "print(y.numpy())", Dialect.TFJS, Options())
    assert made.code.rstrip("\n").endswith("print(y.numpy())")
