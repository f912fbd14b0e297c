"""Texts that their language does not allow, and such as break readers."""

from __future__ import annotations

import ast

import pytest

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options, SourceSyntaxError


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        pytest.param("const myInput = tf.input{shape: [2, 4]});", 1, 24, id="the document's slip"),
        pytest.param("const a = 1;\nconst b = = 2;\n", 2, 8, id="an operator without an operand"),
        pytest.param("f(1, 2", 1, 1, id="a bracket that is never closed"),
        pytest.param("const é = ];", 1, 10, id="a bracket that was never opened"),
        pytest.param("/* é */ const x = 1 2;", 1, 20, id="a place behind other letters"),
    ],
)
def test_javascript_errors_have_their_place(source: str, line: int, column: int) -> None:
    with pytest.raises(SourceSyntaxError) as caught:
        to_python(source, Options())
    assert (caught.value.span.line, caught.value.span.column) == (line, column)


def test_python_errors_have_their_place() -> None:
    with pytest.raises(SourceSyntaxError) as caught:
        from_python("x = 1\ny = = 2\n", Options())
    assert (caught.value.span.line, caught.value.span.column) == (2, 4)


def test_typescript_is_an_error_in_javascript_only() -> None:
    source = "const x: number = 1;\n"
    assert to_python(source, Options(), typescript=True).code == "x: float = 1\n"
    with pytest.raises(SourceSyntaxError):
        to_python(source, Options())


@pytest.mark.parametrize("source", ["", "\n\n", "// only a comment\n", "/** a */\n"])
def test_nothing_is_no_error(source: str) -> None:
    assert to_python(source, Options()).code.strip().lstrip("# \n").startswith(("", "only", "a"))


def test_deep_nesting_is_refused_not_crashed_on() -> None:
    deep = "(" * 5000 + "1" + ")" * 5000
    with pytest.raises(SourceSyntaxError, match="nested too deeply"):
        to_python(f"const x = {deep};", Options())
    with pytest.raises(SourceSyntaxError):
        from_python(f"x = {deep}", Options())


def test_long_chains_of_operators_and_branches_are_fine() -> None:
    total = " + ".join(["1"] * 300)
    assert to_python(f"const x = {total};", Options()).code.count("1") == 300
    branches = " else ".join(f"if (x === {n}) {{\n  f({n});\n}}" for n in range(150))
    assert to_python(f"const x = 3;\n{branches}\n", Options()).code.count("elif") == 149


def test_chains_of_more_than_a_thousand_operators_are_fine_both_ways() -> None:
    texts = " + ".join(f"'{number}'" for number in range(1200))
    made = to_python(f"const x = {texts};\n", Options()).code
    assert made.count(" + ") == 1199
    assert ast.literal_eval(made.partition(" = ")[2].replace("+", "")) == "".join(
        map(str, range(1200))
    )
    assert from_python(f"x = {texts}\n", Options()).code.count(" +") == 1199


def test_what_python_cannot_read_is_refused() -> None:
    """A chain may be of any length, but Python has no more than 200 brackets in brackets."""
    with pytest.raises(SourceSyntaxError, match="nested too deeply"):
        to_python(f"const x = {'[' * 400}{']' * 400};", Options())


@pytest.mark.parametrize(
    "source",
    [
        "a\n=\n1\n;b=2",
        "if(a)b;else if(c){d}else{}",
        ";;;",
        "x = {a,b,c:{d,},};",
        "for(;;){break}",
        "label: x;",
        "const f=a=>b=>({a,b})",
        "var a=1,b,c=[,1,,]",
    ],
)
def test_nasty_layouts_are_read(source: str) -> None:
    compile(to_python(source, Options()).code, "<case>", "exec")
