"""The tree that is made from Python's is the one that libcst's parser makes, but for its spaces."""

from __future__ import annotations

import ast
import dataclasses
import sysconfig
from itertools import islice
from pathlib import Path

import libcst as cst
import pytest

from keras_tfjs.python.reading import blocks, read

ROOT = Path(__file__).parents[3]
PROGRAMS = sorted((ROOT / "corpus").glob("*/keras_program.py"))
LIBRARY = Path(sysconfig.get_path("stdlib"))
MODULES = "asyncio/base_events contextlib dataclasses enum pprint".split()
_DEFAULT = cst.MaybeSentinel.DEFAULT
_SPACES = frozenset(
    """leading_lines lines_after_decorators header footer trailing_whitespace indent separator
    encoding default_newline has_trailing_newline""".split()
)
_PRINTED_ALIKE = frozenset("semicolon equal lpar rpar".split())
"""Fields that may leave it to libcst what is printed."""

EXPRESSIONS = {
    "parentheses around operands": "(a + b) * ((c)) - (d)",
    "parentheses around what is called": "(f)((a), (b), c=(d))(*(e), **(g))",
    "a generator in the parentheses of its call": "f(x for x in (y) if (x))",
    "a generator in its own": "f((x for x in y), (x for x in y))",
    "tuples": "(a, b), (c,), (), ((a), b), ((a, b), c), (*a, b), (*(a), b)",
    "a tuple without parentheses whose parts have them": "(a), (b)",
    "commas at the end": "f(a, b,), [a,], (a, b,), {a: b,}, {a,}, x[a,]",
    "slices": "a[1:2, ::3, :, 1:, :2:, (1, 2)], a[(x)], a[(x):(y)], a[()]",
    "texts": """'a', "it's", b'c', rb"d", '''e''', 'f' "g", f'{a!r:>{b}}' 'h', u'i'""",
    "numbers": "1, 1.5, 1e3, 0x1f, 2j, 1_000, ...",
    "functions": "lambda: 0, lambda a, b=(1), *c, d=2, **e: (a), lambda *, a: a, lambda a,: a",
    "truths": "a and (b and c) and not (d or e), a if (b) else (c)",
    "comparisons": "a < (b) <= c is not d not in e != f",
    "comprehensions": "[(a, b) for a, b in c for d in (e) if f if (g)], {a: (b) for a in b}, {*a}",
    "letters that are none of ASCII": "größe + f('ä', é=(1)), 'ü' 'ö'",
    "assignments inside": "f((y := g(x)), [z := 1])",
    "dicts": "{'a': (1), **b, **(c), (d): e}",
}
STATEMENTS = {
    "targets": "(a, b), *c = d, = (e) = f()\ng: int = (1)\nh: 'x'\nj += (k)\n",
    "what ends a function": "def f():\n  return\n  return (a)\n  yield\n  raise (a) from (b)\n",
    "imports": "import a.b as c, d\nfrom . import e\nfrom ..f import (g, h,)\nfrom i import *\n",
    "deletions and claims": "del a\ndel (a), b\ndel (a, b)\nassert (a), (b)\n",
    "several on a line": "a; b = (1); c  # d\n",
    "a semicolon at the end": "a = 1;\n",
    "suites beside their heads": "if a: b\nelse: c; d\nfor e in f: g\nclass H: pass\n",
    "branches": "if (a):\n  b\nelif (c):\n  d\nelif e: f\nelse:  # g\n  h\n",
    "a branch in a branch": "if a:\n    b\nelse:\n    if c:\n        d\n",
    "loops": "for (a, b) in (c):\n    d\nelse:\n    e\nwhile (f):\n    g\nelse:\n    h\n",
    "contexts": "with a as (b, c), (d):\n    e\nwith (a as b, c):\n    d\nwith (a), b:\n    c\n",
    "attempts": "try:\n  a\nexcept (B, C) as d:  # e\n f\nexcept:\n g\nelse:\n h\nfinally:\n  i\n",
    "definitions": "def f(a, b: int = (1), *c: x, d, e=2, **g) -> (h):  # i\n    '''j'''\n",
    "a comma behind the last parameter": "def f(a, b,) -> Tuple[a, b]:\n    pass\n",
    "parameters by place alone": "def f(a, /, b):\n    pass\n",
    "classes": "class A(B, (C), k=(1), **d):\n    x = 1\nclass E():\n    pass\n",
    "decorators": "@a.b\n@(c)\n# d\n@e(1)\ndef f():\n  pass\n@g\nclass H:\n  @i\n  def j(s): 0\n",
    "coroutines": "async def f():\n  async with a as b:\n    await (c)\n  [d async for d in e]\n",
    "comments inside": "a = [  # b\n    c,\n]\nif (  # d\n    e\n):\n    f\n",
    "lines that go on": "if 1:\n    a = 1 + \\\n        2\n",
    "parentheses over lines": "a = (\n    b +\n    c\n)\n",
    "two widths of margins": "if a:\n  b\n  if c:\n        d\n",
    "tabs": "if a:\n\tb\n\tif c:\n\t\td\n",
    "a comment between a head and its block": "def f():\n# a\n\n    # b\n    c\n",
    "patterns": "match a:\n    case [b, *c]:\n        d\n",
}


def difference(one: object, other: object, place: str = "") -> str | None:
    """Where two trees differ in more than spaces."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        if len(one) != len(other):
            return f"{place}: {len(one)} and {len(other)}"
        pairs = enumerate(zip(one, other, strict=True))
        found = (difference(a, b, f"{place}[{number}]") for number, (a, b) in pairs)
        return next((each for each in found if each), None)
    if type(one) is not type(other):
        return f"{place}: {one!r:.60} and {other!r:.60}"
    if not isinstance(one, cst.CSTNode):
        return None if one == other else f"{place}: {one!r} and {other!r}"
    for field in dataclasses.fields(one):
        name = field.name
        a, b = getattr(one, name), getattr(other, name)
        if name in _SPACES or "whitespace" in name:
            continue
        if name in _PRINTED_ALIKE and _DEFAULT in (a, b):
            continue
        found = difference(a, b, f"{place}.{name}")
        if found:
            return found
    return None


def check(text: str) -> None:
    tree, theirs = ast.parse(text), cst.parse_module(text)
    mine = read(text, tree)
    assert difference(theirs, mine) is None
    assert mine.default_indent == theirs.default_indent
    assert ast.dump(ast.parse(mine.code)) == ast.dump(tree)


@pytest.mark.parametrize("text", EXPRESSIONS.values(), ids=EXPRESSIONS)
@pytest.mark.parametrize("form", ["{}", "x = {}", "f([{}])", "if 1:\n    return_ = g, {}"])
def test_expressions(text: str, form: str) -> None:
    check(form.format(text) + "\n")


@pytest.mark.parametrize("text", STATEMENTS.values(), ids=STATEMENTS)
def test_statements(text: str) -> None:
    check(text)
    check(text.removesuffix("\n"))
    check(f"# a\nif 1:\n    x\n{text}")


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_programs_of_the_corpus(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MODULES)
def test_modules_of_python_itself(name: str) -> None:
    check((LIBRARY / f"{name}.py").read_text(encoding="utf-8"))


def test_libcst_reads_few_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing would be won."""
    counted: list[str] = []
    by_libcst = blocks._by_libcst

    def counting(text: str, margin: str) -> object:
        counted.append(text)
        return by_libcst(text, margin)

    monkeypatch.setattr(blocks, "_by_libcst", counting)
    statements = 0
    for path in islice(PROGRAMS, 100):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        blocks.Blocks(text).module(tree)
        statements += sum(isinstance(node, ast.stmt) for node in ast.walk(tree))
    assert 0 < len(counted) * 50 < statements
