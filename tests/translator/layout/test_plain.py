"""What is told to be in Black's spacing by one look comes out of the token reader unchanged."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from keras_tfjs.layout.leaves import Irregular
from keras_tfjs.layout.plain import plain_row
from keras_tfjs.layout.rows import Row
from keras_tfjs.layout.spacing import rows

ROOT = Path(__file__).parents[3]
PROGRAMS = sorted((ROOT / "corpus").glob("*/tfjs_program.py"))

SIGNS = (" ", ",", "(", ")", "-", ":", "1", ".", '"', "not ", "**", "=")
OTHERS = [
    'x["a": "b"]',
    'x = {"a": [1, -2], "b": f(y)[0]}',
    "x = -1 - y",
    "return not(x)",
    "return (x)",
    "x, y = f(a.b, [1e-3, 2.5])",
    "x = a.b.c(1)(d)[e][-1].f - g * h",
    "del(x)",
    "x = lambda: 0",
    "f(*x)",
    "x = 0xFF + 1.",
    'x = "a" "b"',
    "x = [1, 2,]",
    "a.b = c = d",
    "x = yield(y)",
    "print(x)",
]


def _statements() -> Iterator[str]:
    yield from OTHERS
    for path in PROGRAMS[::4]:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Assign | ast.Expr | ast.Return):
                yield ast.get_source_segment(text, node) or ""


def _changed(code: str) -> Iterator[str]:
    """A sign less or more, where that is still Python."""
    for place in range(len(code)):
        for made in (code[:place] + code[place + 1 :], code[:place] + code[place] + code[place:]):
            if _is_python(made):
                yield made
    for place in range(0, len(code), 3):
        for sign in SIGNS:
            made = code[:place] + sign + code[place:]
            if _is_python(made):
                yield made


def _is_python(code: str) -> bool:
    try:
        ast.parse(code if not code.startswith(("return", "yield")) else f"def f():\n {code}")
    except (SyntaxError, ValueError):
        return False
    return True


def _read(code: str) -> list[Row] | str:
    try:
        return list(rows(code, keeps_commas=True))
    except Irregular as problem:
        return f"irregular: {problem}"


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_plain_statements_stay_as_they_are() -> None:
    found = {made for code in set(_statements()) if len(code) < 90 for made in _changed(code)}
    plain = {code: row for code in found if (row := plain_row(code)) is not None}
    assert len(plain) > 1_000
    assert {code: _read(code) for code in plain} == {code: [row] for code, row in plain.items()}


def test_most_of_what_is_written_is_plain() -> None:
    short = [code for code in _statements() if code not in OTHERS and "\n" not in code]
    assert sum(plain_row(code) is not None for code in short) > len(short) / 2
