"""Modules that a program hands about, whole."""

from __future__ import annotations

from keras_tfjs import translate


def test_a_module_of_python_s_own_is_no_value_of_javascript() -> None:
    source = "import os\n\n\nclass Power:\n    def __init__(self):\n        self.os = os\n"
    made = translate(source, to="js", from_="tfjs")
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT308", 6)]
    assert "// self.os = os" in made.code


def test_what_is_given_numpy_has_it_imported() -> None:
    source = """\
from keras.datasets import mnist
import matplotlib.pyplot as plt

(x_train, y_train), (x_test, y_test) = mnist.load_data()
plt.imshow(x_train[0])
x_train[0] = 3
"""
    made = translate(source, to="js", from_="keras").code
    assert "{numpy: np}" in made
    assert "import * as np from './numpy.js';" in made


def test_a_cast_is_what_it_casts() -> None:
    source = "import typing\n\n\ndef color(x):\n    return typing.cast(int, x)\n"
    made = translate(source, to="js", from_="tfjs")
    assert "return x;" in made.code
    assert not made.diagnostics


def test_types_are_erased_where_they_only_have_names_and_left_where_they_are_values() -> None:
    source = """\
import types
import typing
from collections import namedtuple
from typing import List

Rate = typing.Union[int, float]
Rates = List[Rate]
Point = namedtuple("Point", ["x", "y"])
Point.__new__.__defaults__ = (None, None)
module = types.ModuleType("made")
listed = [typing.List]
"""
    made = translate(source, to="js", from_="tfjs")
    assert [(one.code, one.span.line) for one in made.diagnostics] == [
        ("KT308", 9),
        ("KT308", 10),
        ("KT308", 11),
    ]
    assert "Rate" not in made.code
