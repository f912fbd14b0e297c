"""What is read with `numpy()`, of nobody knows what."""

from __future__ import annotations

import pytest

from keras_tfjs import lower, python
from keras_tfjs.source import Dialect, Options

HEAD = "import tfjs as tf\ndef f(ds, names):\n    for x, y in ds:\n        "
READ = (
    ("print(y.numpy())", "print(y.arraySync())"),
    ("print(names[y.numpy()])", "print(names[y.arraySync()])"),
    ("print(y.numpy() == 1)", "print(y.arraySync() == 1)"),
    ('print(f"{y.numpy()}")', 'print(f"{y.arraySync()}")'),
)
AS_ARRAYS = ("print(x.numpy().mean())", "z = x.numpy()")


@pytest.mark.parametrize(("text", "read"), READ)
def test_a_number_or_a_list_is_read(text: str, read: str) -> None:
    made = lower.to_strict(HEAD + text, Options())
    assert made.code.rstrip("\n").rpartition("\n")[2].strip() == read
    assert not made.diagnostics


@pytest.mark.parametrize("text", AS_ARRAYS)
def test_what_is_used_as_an_array_is_said(text: str) -> None:
    made = lower.to_strict(HEAD + text, Options())
    assert made.code.rstrip("\n").endswith(text)
    assert [one.code for one in made.diagnostics] == ["KT130"]


def test_a_method_of_the_program_stays() -> None:
    own = "class A:\n    def numpy(self):\n        return 1\n"
    made = lower.to_strict(own + HEAD + "print(y.numpy())", Options())
    assert made.code.rstrip("\n").endswith("print(y.numpy())")


@pytest.mark.parametrize("text", [*(text for text, _ in READ), *AS_ARRAYS])
def test_in_python_it_stays(text: str) -> None:
    """Tensors of the runtime have the method, and so have those of PyTorch."""
    made = python.translate(HEAD.replace("tfjs", "tensorflow") + text, Dialect.TFJS, Options())
    assert made.code.rstrip("\n").endswith(text)
    assert not made.diagnostics
