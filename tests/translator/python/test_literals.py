"""What is read of literals, and of base classes, without Python's parser: the same as with it."""

from __future__ import annotations

import ast

import libcst as cst
import pytest

from keras_tfjs.python import build
from keras_tfjs.python.superclasses import with_super

LITERALS = (
    *("0", "00", "7", "1_000", "0x1F", "0b101", "0o17", "1.5", "1_0.2_5", "1e3", ".5", "5.", "-3"),
    *('"a"', "'it'", '""', "''", '"""a"""', "'''a'b'''", r'"a\n"', r"r'\d'", "b'x'", 'u"x"'),
    *("'a\"b'", "None", "True", "False", "(1, 'a')", "[1, [2.0, None]]", "()", "(1,)"),
)


@pytest.mark.parametrize("text", LITERALS)
def test_a_literal_is_what_python_evaluates(text: str) -> None:
    found, wanted = build.evaluated(cst.parse_expression(text)), ast.literal_eval(text)
    assert type(found) is type(wanted)
    assert found == wanted


@pytest.mark.parametrize("text", ["a", "f(1)", "[a]", "not 1", "+1", "1 + 1", "f'{a}'", "1j"])
def test_what_is_no_literal_has_no_value(text: str) -> None:
    assert build.evaluated(cst.parse_expression(text)) is build.MISSING


@pytest.mark.parametrize(
    "called",
    ["Base.f(self)", "Base . f(self)", "(Base).f(self)", "(Base  # a) note\n     .f(self))"],
)
@pytest.mark.parametrize("around", ["{}", "if 1:\n    pass\nelse:\n{}", "def g():\n{}"])
def test_a_call_of_the_base_class_is_found_however_it_is_spaced(called: str, around: str) -> None:
    margin = "" if around == "{}" else "    "
    lines = ["class Own(Base):", "    def f(self):", f"        return ({called})"]
    text = around.format("\n".join(margin + line for line in lines)) + "\n"
    assert "super()" in with_super(text, ast.parse(text))


def test_other_members_of_the_same_name_are_left() -> None:
    text = "class Own(Base):\n    def f(self, other):\n        return Base.f(other)\n"
    assert with_super(text, ast.parse(text)) == text
