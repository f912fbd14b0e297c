"""The engine with rules of these tests: which rule is asked, for what, and what it may answer."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import libcst as cst
import pytest

from keras_tfjs.diagnostics import Stage
from keras_tfjs.python import (
    Block,
    DuplicateRule,
    Replaced,
    Rule,
    Ruleset,
    Site,
    build,
    load,
    of_role,
    rule,
    run,
)
from keras_tfjs.source import Dialect, Options, SourceSyntaxError

Rewrite = Callable[[Any, Site], Any]


def _run(text: str, *rules: Rule) -> Stage:
    found = Ruleset()
    for each in rules:
        found.add(each)
    return run(text, found, source=Dialect.KERAS, to=Dialect.TFJS, options=Options())


def _rule(node: Any, *patterns: str) -> Callable[[Rewrite], Rule]:
    return rule(node, *patterns, to=Dialect.TFJS)


def _renaming(pattern: str, name: str) -> Rule:
    @_rule(cst.Call, pattern)
    def rename(call: cst.Call, at: Site) -> cst.Call:
        return call.with_changes(func=cst.Name(name))

    return rename


def test_the_most_specific_pattern_is_asked_first() -> None:
    rules = (_renaming("*", "any"), _renaming("keras.*", "some"), _renaming("keras.Input", "one"))
    code = _run("import keras\nf()\nkeras.Input()\nkeras.Model()\n", *rules).code
    assert code == "import keras\nany()\none()\nsome()\n"


def test_a_rule_that_declines_passes_the_node_on() -> None:
    @_rule(cst.Call, "keras.Input")
    def decline(call: cst.Call, at: Site) -> None:
        return None

    code = _run("import keras\nkeras.Input()\n", decline, _renaming("keras.*", "next")).code
    assert code == "import keras\nnext()\n"


def test_children_are_rewritten_before_their_parents() -> None:
    @_rule(cst.Call, "keras.Model")
    def outer(call: cst.Call, at: Site) -> cst.BaseExpression:
        assert isinstance(call.args[0].value, cst.Name)
        assert at.name_of(call.args[0].value) == "keras.Input"
        return call.args[0].value

    @_rule(cst.Call, "keras.Input")
    def inner(call: cst.Call, at: Site) -> cst.BaseExpression:
        return cst.Name("x")

    assert _run("import keras\ny = keras.Model(keras.Input())\n", outer, inner).code == (
        "import keras\ny = x\n"
    )


def test_two_rules_cannot_claim_one_name() -> None:
    with pytest.raises(DuplicateRule, match=r"both claim Call 'keras\.Input' to tfjs"):
        _run("", _renaming("keras.Input", "a"), _renaming("keras.Input", "b"))


def test_one_function_may_carry_several_claims() -> None:
    @rule(cst.Call, "keras.Input", to=Dialect.KERAS)
    @rule(cst.Call, "keras.Input", to=Dialect.TFJS)
    def both(call: cst.Call, at: Site) -> cst.BaseExpression:
        return cst.Name(str(at.to))

    assert _run("import keras\nkeras.Input()\n", both).code == "import keras\ntfjs\n"


def _summing(pattern: str) -> Rule:
    @_rule(cst.Call, pattern)
    def add(call: cst.Call, at: Site) -> cst.BaseExpression:
        left, right = (arg.value for arg in call.args)
        return cst.BinaryOperation(left, cst.Add(), right)

    return add


PLACES = {
    "a receiver": ("y = f(a, b).mean\n", "y = (a + b).mean\n"),
    "what is called": ("y = f(a, b)()\n", "y = (a + b)()\n"),
    "what is indexed": ("y = f(a, b)[0]\n", "y = (a + b)[0]\n"),
    "a factor": ("y = f(a, b) * c\n", "y = (a + b) * c\n"),
    "a summand in front": ("y = f(a, b) - c\n", "y = a + b - c\n"),
    "a summand behind": ("y = c - f(a, b)\n", "y = c - (a + b)\n"),
    "a base of a power": ("y = f(a, b) ** c\n", "y = (a + b) ** c\n"),
    "a signed value": ("y = -f(a, b)\n", "y = -(a + b)\n"),
    "an argument": ("y = g(f(a, b))\n", "y = g(a + b)\n"),
    "an element": ("y = [f(a, b)]\n", "y = [a + b]\n"),
    "one side of a comparison": ("y = f(a, b) < c\n", "y = a + b < c\n"),
    "what is awaited": (
        "async def g():\n    return await f(a, b)\n",
        "async def g():\n    return await (a + b)\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES.keys())
def test_a_result_gets_the_parentheses_that_its_place_needs(text: str, expected: str) -> None:
    head = "from m import f\n"
    assert _run(head + text, _summing("m.f")).code == head + expected


def test_lines_that_parentheses_joined_stay_joined() -> None:
    @_rule(cst.Call, "m.f")
    def renamed(call: cst.Call, at: Site) -> cst.BaseExpression:
        return build.method(call.args[0].value, "g")

    text = "from m import f\ny = (f(a\n  .b\n  .c))\n"
    stage = _run(text, renamed)
    assert stage.code == "from m import f\ny = a.b.c.g()\n"


def test_a_file_without_anything_for_a_rule_is_returned_as_it_is() -> None:
    text = "import os,sys\nx  =  [1,\n  2]\n"
    stage = _run(text, _renaming("keras.*", "never"))
    assert (stage.code, stage.lines, stage.diagnostics) == (text, (1, 2, 3, 4), ())


def test_a_block_rule_replaces_a_run_of_statements() -> None:
    @_rule(Block, "tensorflow.GradientTape")
    def merge(statements: list[cst.BaseStatement], at: Site) -> Replaced:
        return Replaced(2, [build.assign("merged", cst.Name("done"))])

    text = "import tensorflow as tf\nwith tf.GradientTape() as t:\n    a = 1\nb = 2\nc = 3\n"
    stage = _run(text, merge)
    assert stage.code == "import tensorflow as tf\nmerged = done\nc = 3\n"
    assert stage.lines[:3] == (1, 2, 5)


def test_a_report_points_at_characters() -> None:
    @_rule(cst.Call, "keras.Input")
    def say(call: cst.Call, at: Site) -> None:
        return at.report("KT102", name="it")

    stage = _run("import keras\nx = 'äöü', keras.Input()\n", say)
    (found,) = stage.diagnostics
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 11, 24)


def test_names_follow_imports_not_spelling() -> None:
    text = (
        "from tensorflow.keras import Input as I, layers as keras\n"
        "import other.keras as k\n"
        "a = I()\nb = keras.Input()\nc = k.Input()\n"
    )
    code = _run(text, _renaming("keras.Input", "found")).code
    assert code.splitlines()[2:] == ["a = found()", "b = found()", "c = k.Input()"]


def test_a_rule_for_a_role_is_asked_by_value_not_by_name() -> None:
    @_rule(cst.Name, of_role("Model"))
    def found(node: cst.Name, at: Site) -> cst.BaseExpression:
        return cst.Name(f"{node.value}_found")

    text = "import keras\nm = keras.Sequential()\nn = 3\nprint(m, n)\n"
    assert _run(text, found).code.splitlines()[-1] == "print(m_found, n)"


def test_a_kept_part_stays_what_it_was() -> None:
    seen: list[bool] = []

    @_rule(cst.Call, "keras.ops.abs")
    def bare(call: cst.Call, at: Site) -> cst.BaseExpression:
        return call.args[0].value

    @_rule(cst.Call, "keras.ops.exp")
    def outer(call: cst.Call, at: Site) -> None:
        seen.append(isinstance(at.tree(call.args[0].value), ast.Name))

    _run("import keras\nx = 2\ny = keras.ops.exp(keras.ops.abs(x))\n", bare, outer)
    assert seen == [True]


def test_the_rules_of_the_package_load_and_do_not_collide() -> None:
    assert load("keras_tfjs.rules").table[Dialect.TFJS][cst.Call]


@pytest.mark.parametrize(
    ("text", "line"),
    [("x = (\n", 1), ("def f(:\n    pass\n", 1), ("a = 1\nb = = 2\n", 2), ("x = '\0'\n", 1)],
    ids=["an open bracket", "a broken signature", "two equal signs", "a null byte"],
)
def test_a_syntax_error_is_raised_with_its_place(text: str, line: int) -> None:
    with pytest.raises(SourceSyntaxError) as raised:
        _run(text)
    assert raised.value.span.line == line
    assert "\n" not in raised.value.message


def test_an_empty_text_stays_empty() -> None:
    assert _run("").code == ""
    assert _run("# only a comment\n").code == "# only a comment\n"
