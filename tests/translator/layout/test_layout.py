"""Emitted Python has Black's layout, which the translator makes itself."""

from __future__ import annotations

import ast
from pathlib import Path

import black
import pytest

from keras_tfjs.javascript import to_python
from keras_tfjs.layout import Row, laid_out
from keras_tfjs.source import Options

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "translator" / "keras_tfjs" / "javascript" / "from_python").glob("*.py"))
UNLIMITED = 10**6

JAVASCRIPT = {
    "numbers as Python writes them": "f(.5, 1., 0xabc, 1e+5, 1E-7, 0b101, 1_000);",
    "the quote with fewer escapes": "f('a\"b', \"it's\", 'a\"\\'', `\"${x}\"`, `'${x}'`);",
    "slices": "f(a.slice(i + 1), a.slice(0, n.k), a.slice(1), a.slice(-2), a.slice(i, j));",
    "powers": "const a = x ** 2 + f(x) ** 2 + (-x) ** 2 + x.y ** -1 - (x ** 2);",
    "a comment beside an overlong statement": (
        f"const a = first({'b' * 30}, {'c' * 30}); // {'why ' * 12}"
    ),
    "comments among arguments": "f(\n  a, // one\n  // two\n  b);",
    "a class with documentation": (
        "/** What it is.\n *\n *   and more */\nclass A {\n  /** Why. */\n  f() {}\n  g() {}\n}"
    ),
    "definitions between statements": (
        "import * as tf from 'tf';\nlet a = 1;\nfunction f() {\n  function g() { return 1; }\n"
        "  return g;\n}\na = 2;\n// about g\nfunction g() { let b; if (a) { b = 1; }\n"
        "  else { b = 2; }\n  return b; }\n"
    ),
    "what a generator gives back of what it got": (
        "function* f() { const a = yield 1; return yield a; }\nfunction* g() { return yield* f(); }"
    ),
    "wide characters": f"const a = ['{'漢' * 30}', {', '.join('12345678')}, '{'ü' * 40}'];",
}


@pytest.mark.parametrize("text", JAVASCRIPT.values(), ids=JAVASCRIPT)
@pytest.mark.parametrize("width", [40, 88])
def test_black_leaves_emitted_python_unchanged(text: str, width: int) -> None:
    code = to_python(text, Options(line_length=width)).code
    assert black.format_str(code, mode=black.Mode(line_length=width)) == code


class _Emittable(ast.NodeTransformer):
    """Statements that the translator never writes, and docstrings, are left out."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        match node:
            case ast.Match() | ast.With() | ast.Assert():
                return ast.Pass()
            case ast.Module() | ast.FunctionDef() | ast.ClassDef():
                if ast.get_docstring(node, clean=False) is not None:
                    node.body = node.body[1:] or [ast.Pass()]
            case _:
                pass
        return node


@pytest.mark.parametrize("width", [60, 88])
def test_our_own_code_from_lines_without_a_limit(width: int) -> None:
    """Every statement of a part of the translator, first on one line each."""
    for path in SOURCES:
        tree = _Emittable().visit(ast.parse(path.read_text(encoding="utf-8")))
        text = black.format_str(ast.unparse(tree) + "\n", mode=black.Mode(line_length=UNLIMITED))
        rows = [
            Row((len(line) - len(line.lstrip())) // 4, line.lstrip(), 1)
            for line in text.split("\n")
        ]
        wanted = black.format_str(text, mode=black.Mode(line_length=width))
        assert laid_out(rows, width)[0] == wanted, path.name


def test_lines_of_a_split_statement_come_from_its_line() -> None:
    stage = to_python(f"f(1);\n\nconst a = [{', '.join(['123456'] * 20)}];\n", Options())
    assert stage.lines[0] == 1
    assert set(stage.lines[2:]) == {3}
