"""Names in the two spellings."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras_tfjs.javascript.words import (
    JAVASCRIPT_RESERVED,
    Names,
    camel,
    in_javascript,
    in_python,
    snake,
)

SNAKE = st.from_regex(r"[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5}){0,3}", fullmatch=True)
IDENTIFIER = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,12}", fullmatch=True)


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("my_sgd", "mySGD"),
        ("sgd_rate", "sgdRate"),
        ("build_lstm_cell", "buildLSTMCell"),
        ("to_rgb", "toRGB"),
        ("x_train", "xTrain"),
        ("conv1_1", "conv1_1"),
        ("X_train", "X_train"),
        ("EPOCHS", "EPOCHS"),
        ("MyLayer", "MyLayer"),
        ("_private_name", "_privateName"),
        ("lambda_", "lambda"),
        ("default", "default_"),
        ("finally_", "finally_"),
        ("list_", "list"),
    ],
)
def test_names_are_spelled_both_ways(python: str, javascript: str) -> None:
    assert in_javascript(python) == javascript
    assert in_python(javascript) == python


@given(SNAKE)
def test_snake_case_comes_back(name: str) -> None:
    assert snake(camel(name)) == name


@given(IDENTIFIER)
def test_made_names_are_allowed_in_their_language(name: str) -> None:
    assert in_javascript(name) not in JAVASCRIPT_RESERVED
    assert not keyword.iskeyword(in_python(name))


@given(st.sets(IDENTIFIER, max_size=8))
def test_no_two_names_become_one(names: set[str]) -> None:
    for javascript in (False, True):
        made = Names(names, javascript=javascript)
        assert len({made[name] for name in names}) == len(names)


def test_a_fresh_name_is_no_variable_of_the_file() -> None:
    names = Names(["my_value", "key"], javascript=False, variables=["my_value"])
    assert names.fresh("my_value") == "my_value2"
    assert names.fresh("my_value") == "my_value3"
    assert names.fresh("key") == "key"


def test_kept_names_change_only_where_a_language_has_the_word() -> None:
    names = ["my_value", "delete", "self_", "theValue"]
    javascript = Names(names, javascript=True, keep=True)
    assert [javascript[name] for name in names] == ["my_value", "delete_", "self_", "theValue"]
    python = Names(["myValue", "lambda", "$x"], javascript=False, keep=True)
    assert [python[name] for name in ("myValue", "lambda", "$x")] == ["myValue", "lambda_", "_x"]


def test_spellings_that_other_files_settled_hold() -> None:
    names = Names(["build_it", "other_name"], javascript=True, given={"build_it": "build_it"})
    assert names["build_it"] == "build_it"
    assert names["other_name"] == "otherName"
