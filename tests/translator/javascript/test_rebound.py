"""A variable that is bound again to a value of another type says so to TypeScript."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.javascript.words import ANY_TYPE
from keras_tfjs.source import Options

OTHER = {
    "a number, then a text": 'x = 1\nprint(x)\nx = "two"',
    "a list, then a number": "x = [1, 2]\nprint(x)\nx = 3",
    "numbers, then texts": 'x = [1, 2]\nprint(x)\nx = ["a"]',
    "an object, then one with other keys": 'x = {"a": 1}\nprint(x)\nx = {"b": 1}',
    "one of several names": "x, y = [1, 2], 3\nprint(y)\nx = 4",
    "an array, then a tensor": "x = [1.0]\nprint(x)\nx = tf.tensor(x)",
    "a tensor of declared rank, then one without": (
        'x = tf.tensor1d([0, 1], "int32")\nx = tf.oneHot(x, 2)'
    ),
    "a symbolic tensor, then a tensor": 'x = tf.input({"shape": [3]})\nprint(x)\nx = tf.ones([3])',
    "one optimizer, then another": "x = tf.train.sgd(0.1)\nprint(x)\nx = tf.train.adam(0.1)",
}
SAME = {
    "numbers": "x = 1\nx = 2.5",
    "a number that is added to": "x = 1\nx += 2",
    "lists of one kind": "x = [1]\nx = [2, 3]",
    "nothing at first": "x = None\nx = 3",
    "a tensor's method keeps its rank": "x = tf.range(0, 4)\nx = x.add(1)",
    "what is not known": "x = f(1)\nx = 2",
}
HEAD = "import tfjs as tf\n\n"


def _javascript(source: str) -> str:
    return from_python(f"{HEAD}{source}\nprint(x)\n", Options()).code


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER)
def test_it_has_any_type_where_values_differ(source: str) -> None:
    assert f"{ANY_TYPE}\nlet " in _javascript(source)


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_nothing_is_said_where_one_type_does(source: str) -> None:
    assert ANY_TYPE not in _javascript(source)


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER)
def test_typescript_has_an_annotation(source: str) -> None:
    made = from_python(f"{HEAD}{source}\nprint(x)\n", Options(), typescript=True).code
    assert ": any = " in made
    assert ANY_TYPE not in made


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER)
def test_python_has_no_word_of_it(source: str) -> None:
    made = to_python(_javascript(source), Options()).code
    assert "any" not in made


def test_an_authors_own_comment_stays() -> None:
    source = "/** @type {number | string} */\nlet x = 1;\nx = 'a';\nconsole.log(x);\n"
    assert "# @type {number | string}" in to_python(source, Options()).code


def test_a_lambda_that_changes_a_list_gives_nothing() -> None:
    """JavaScript's push gives the new length, Python's append None."""
    source = "kept = []\nkeep = {'f': lambda value: kept.append(value)}\n"
    made = from_python(source, Options()).code
    assert "(value) => void kept.push(value)" in made
    assert "lambda value: kept.append(value)" in to_python(made, Options()).code
