"""Statements in any spacing come out as Black writes them, or Black itself is asked."""

from __future__ import annotations

import ast
from pathlib import Path

import black
import pytest

from keras_tfjs.layout import Irregular, statement

ROOT = Path(__file__).parents[3]
PROGRAMS = sorted((ROOT / "corpus").glob("*/keras_program.py"))

STATEMENTS = {
    "no spaces at all": "x=Dense(10,activation='relu',use_bias = True)(  y )[1:,::2]",
    "slices with and without operators": "a=x[i+1 :], x[low+offset : up+offset, :-1], x[: n.k]",
    "powers": "a = x ** 2 + f(x) ** -2 + n.k ** m - 5**f['x']",
    "texts in either quotes": """a = f('b', "it's", 'a"b', r'c', f'{x}', f"{x['a']}")""",
    "numbers": "a = [1., .5, 1e-3, 10, 0.25]",
    "lambdas": "f=lambda x,*y,z = 1 :x+z",
    "lambdas of several in conditions that do not fit": (
        f"a = b({'c' * 40}) if d else lambda x, y: z if {'e' * 30} else w\n"
        f"f = g({'h' * 40}, lambda x=i if j else k, y=1 if l else 2: {'m' * 20}, n if o else p)"
    ),
    "annotations with defaults": "def f(a:int=1, *, b: str = 'x', c=2)->int:",
    "stars": "f(* a, ** b, c=- 1, d=not x, e=~ y)",
    "targets in brackets": "(a,b),(c , d)=load()",
    "several lines in brackets": "a = f(\n    b,\n        c\n)",
    "a chain that does not fit": f"y = {'first' * 6}.{'second' * 5}({'third' * 5}).fourth(1)",
    "arguments that do not fit": f"y = f({', '.join(f'number{n}=[{n}, {n}]' for n in range(9))})",
    "a comment at the end": "a=1 # why",
    "a comment without its space": "a=1 #why",
    "one item a line": "y = f([1, 2,], {'a': (b, c,), }, d)(e,)[g](h)",
    "one item a line behind a chain": "y = a.b(c, d,).e(f).g([h,], i)[j].k",
    "one item a line of a definition": "def f(a, b=[1, 2,], c=3,) -> g[1, 2]:",
    "one item a line on the left": "a[b(c, d,)] = e.f = g(h, [i,],)",
    "tuples of one ask for nothing": "a = (1,), f((2,)), [(3,)]",
    "brackets around a value": "a = (b + c)\nreturn(d)\nif (e and f): \n    pass",
    "claims": "assert a(b), c.d\nassert e == f",
    "a long claim": f"assert {'first' * 8}({'second' * 5}) == third, {'fourth' * 9}.fifth(sixth)",
    "a context": "with a.b( c ) as d, e:",
}

IRREGULAR = {
    "brackets around what is waited for": "return (await a)",
    "brackets in brackets": "return ((a))",
    "a suite beside its head": "if a: b()",
    "two statements": "a; b",
    "a line that goes on": "a = 1 + \\\n    2",
    "a text over several lines": 'a = """b\nc"""',
    "a sign before a power": "a = -2 ** n",
    "a comment in brackets": "a = [\n    1,  # one\n    2]",
    "no bases": "class A():",
}


def by_black(code: str, width: int, *, spread: bool) -> list[str]:
    head = "    pass\n" if code.endswith(":") else ""
    mode = black.Mode(line_length=width, magic_trailing_comma=spread)
    lines = black.format_str(f"{code}\n{head}", mode=mode).splitlines()
    return lines[:-1] if head else lines


@pytest.mark.parametrize("code", STATEMENTS.values(), ids=STATEMENTS)
@pytest.mark.parametrize("width", [60, 100])
def test_is_as_black_writes_it(code: str, width: int) -> None:
    assert list(statement(code, 0, spread=True, width=width)) == by_black(code, width, spread=True)


@pytest.mark.parametrize("code", IRREGULAR.values(), ids=IRREGULAR)
def test_is_left_to_black(code: str) -> None:
    with pytest.raises(Irregular):
        statement(code, 0, spread=True, width=100)


def test_a_comma_left_over_goes_where_nothing_asks_for_lines() -> None:
    assert statement("f(a,b,)", 0, spread=False, width=100) == ("f(a, b)",)
    assert statement("a = (1 ,)", 0, spread=False, width=100) == ("a = (1,)",)


@pytest.mark.parametrize("width", [50, 100])
def test_statements_of_the_corpus_without_their_spaces(width: int) -> None:
    """Simple statements as ast writes them, in single quotes and on one line."""
    compared = 0
    for path in PROGRAMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign | ast.Return | ast.AugAssign):
                continue
            code = ast.unparse(node)
            try:
                mine = list(statement(code, 0, spread=True, width=width))
            except Irregular:
                continue
            assert mine == by_black(code, width, spread=True)
            compared += 1
    assert compared > 300
