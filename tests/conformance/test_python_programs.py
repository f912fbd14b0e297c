"""Programs of Python, run by Python and as translated JavaScript by node: one process of node for
the programs written here, one for those that hypothesis makes."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout

import generated_programs
import pytest
from language_cases import Case, alike, prettier, run_javascript, run_python
from python_programs import python_programs

from keras_tfjs.javascript import from_python
from keras_tfjs.source import Options

PROGRAMS = python_programs()
GENERATED = 150
LAID_OUT_OTHERWISE = {
    "functions: a default keeps each turn's value in a comprehension": "an arrow called in place",
    "library: a matrix product in plain lists": "a chain of two calls on an item",
    "everyday: matrix": "a chain of two calls on an item",
}
"""Programs whose lines our printer breaks at other places than prettier, and at what."""


def _translated(python: str) -> str:
    return from_python(python, Options()).code


@pytest.fixture(scope="module")
def node() -> Callable[[str], str]:
    """What node prints for the translation of any of the programs."""
    texts = [case["python"] for case in PROGRAMS]
    printed = run_javascript([_translated(text) for text in texts])
    return dict(zip(texts, printed, strict=True)).__getitem__


@pytest.mark.parametrize("case", PROGRAMS, ids=lambda case: case.title)
def test_node_prints_what_python_prints(case: Case, node: Callable[[str], str]) -> None:
    assert alike(node(case["python"])) == alike(run_python(case["python"]))


def test_prettier_leaves_translated_programs_unchanged() -> None:
    codes = {case.title: _translated(case["python"]) for case in PROGRAMS}
    formatted = dict(zip(codes, prettier(list(codes.values())), strict=True))
    assert {title for title in codes if formatted[title] != codes[title]} == set(LAID_OUT_OTHERWISE)


def test_generated_programs_print_the_same(measured: Callable[[str], None]) -> None:
    """Expressions and loops over numbers, texts and lists that hypothesis made."""
    texts = generated_programs.generated(generated_programs.python_programs(), GENERATED)
    measured(f"Python to JavaScript: {len(texts)} programs by hypothesis")
    printed = run_javascript([_translated(text) for text in texts])
    wrong = []
    for text, out in zip(texts, printed, strict=True):
        with redirect_stdout(io.StringIO()):
            wanted = run_python(text)
        if alike(out) != alike(wanted):
            wrong.append((text, wanted, out))
    assert not wrong
