"""The notation of results: every entry of every catalogue is readable."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from keras_tfjs.catalog import keras_results, python_results, tfjs
from keras_tfjs.kinds.computed import COMPUTED
from keras_tfjs.kinds.library import CALL_WORDS
from keras_tfjs.kinds.notation import Result, parse

_TABLES = {
    "Keras functions": keras_results.FUNCTIONS,
    "Keras defaults": keras_results.FUNCTION_DEFAULTS,
    **{f"members of {role}": table for role, table in keras_results.MEMBERS.items()},
    "built-ins": python_results.BUILTINS,
    **{f"members of {name}": table for name, table in python_results.MEMBERS.items()},
    "NumPy": python_results.NUMPY,
    "members of arrays": python_results.NDARRAY,
    "the standard library": python_results.STANDARD,
}


@pytest.mark.parametrize("table", _TABLES.values(), ids=_TABLES.keys())
def test_every_row_parses(table: dict[str, str]) -> None:
    for text in table.values():
        parse(text.removeprefix(":").strip())


def test_every_fact_of_tfjs_parses() -> None:
    raw = json.loads(files(tfjs).joinpath("facts.json").read_text(encoding="utf-8"))
    names = [
        *raw["functions"],
        *(f"{c}.{m}" for c, e in raw["classes"].items() for m in e["members"]),
    ]
    assert len(names) > 1000
    for name in names:
        parse(tfjs.result(f"tfjs.{name}") or "missing result of " + name)


def test_words_that_need_the_call_are_computed() -> None:
    assert set(COMPUTED) | {"shape"} == CALL_WORDS


def test_fields_and_arguments() -> None:
    assert parse("{value:Tensor0,grads:dict(Tensor)}") == Result(
        "{}",
        fields=(
            ("value", Result("Tensor0")),
            ("grads", Result("dict", arguments=(Result("Tensor"),))),
        ),
    )


@pytest.mark.parametrize("text", ["", "list(Tensor", "Tensor)", "{a}", "1x"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="result notation"):
        parse(text)
