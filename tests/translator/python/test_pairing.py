"""libcst and ast nodes of the same text find each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst
import pytest

from keras_tfjs.python.pairing import Pairs, pair

PROGRAMS = {
    "calls with stars": "f(a, *b, c=d, **e)(g)[h](i=j)\n",
    "slices of every form": "x[a:b:c, ::d, e, ...]; x[f,]; x[:]\n",
    "flat and nested boolean operations": "a and b and c or not (d and e)\n",
    "chained comparison": "a < b <= c != d is not e\n",
    "comprehensions": "[a for b in c if d for e in f]; {a: b for c in d}; (g async for h in i)\n",
    "formatted strings": "f'{a!r:>{b}} {c=}' 'plain' f'{d}'\n",
    "lambda with every kind of parameter": "lambda a, /, b=c, *d, e=f, **g: h\n",
    "named expression, await, yield": "async def f():\n    (a := await b)\n    yield c\n",
    "yield from": "def f():\n    yield from a\n    return (yield)\n",
    "starred elements": "[*a, b]; (c, *d); {**e, 'f': g}\n",
    "assignments": "a = b[c] = d.e; f: g = h; i += j; del k, l.m\n",
    "a function": "@a.b(c)\ndef f(d: e, *, g: h = i, **j) -> k:\n    return l\n",
    "a class": "@a\nclass B(c.D, metaclass=e):\n    f = g\n",
    "branches": "if a: b\nelif c:\n    d\nelse:\n    e\n",
    "loops": "for a, b in c:\n    d\nelse:\n    e\nwhile f: g\n",
    "with": "with a as b, c(d) as (e, f):\n    g\n",
    "try": "try:\n    a\nexcept (b, c) as d:\n    e\nelse:\n    f\nfinally:\n    g\n",
    "try with groups": "try:\n    a\nexcept* b:\n    c\n",
    "match": "match a:\n    case [b, *c] if d:\n        e\n    case _: f\n",
    "raise and assert": "raise a from b\nassert c, d\n",
}


@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_every_name_is_paired_with_its_like(text: str) -> None:
    pairs, tree = _paired(text)
    loads = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    paired = {node for node in pairs.nodes.values() if isinstance(node, ast.Name)}
    assert {node.id for node in loads} - {node.id for node in paired} <= _captured(tree)
    for node in _inside(pairs.module):
        found = pairs.nodes.get(id(node))
        if isinstance(found, ast.Name) and not isinstance(node, cst.SubscriptElement):
            assert isinstance(node, cst.Name)
            assert node.value == found.id


def _inside(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for each in node.children:
        yield from _inside(each)


def _captured(tree: ast.AST) -> set[str]:
    """Names in patterns are no expressions for libcst's walk."""
    return {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.pattern)
        for name in ast.walk(node)
        if isinstance(name, ast.Name)
    }


def test_a_statement_line_knows_all_its_statements() -> None:
    module = cst.parse_module("a = 1; b = 2\n")
    pairs = pair(module, ast.parse("a = 1; b = 2\n"))
    assert len(pairs.lines[module.body[0]]) == 2


def test_parentheses_do_not_count() -> None:
    pairs, tree = _paired("(((a)) + (b))\n")
    operation = next(node for node in ast.walk(tree) if isinstance(node, ast.BinOp))
    assert operation in pairs.nodes.values()


def _paired(text: str) -> tuple[Pairs, ast.Module]:
    tree = ast.parse(text)
    return pair(cst.parse_module(text), tree), tree
