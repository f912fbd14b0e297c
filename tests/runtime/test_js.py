"""The support module: JavaScript's meaning for operands of any kind."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tfjs import js


class Promise:
    def result(self) -> int:
        return 3

    def then(self, done: Any) -> None:
        raise NotImplementedError


class Owner:
    size = 2

    def slice(self, start: int) -> str:
        return f"own {start}"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1, 2, 3),
        (1.5, 2, 3.5),
        ("a", 1, "a1"),
        (1, "a", "1a"),
        ("a", 1.0, "a1"),
        ([1, 2], 3, "1,23"),
        ("", None, "null"),
        ("x", True, "xtrue"),
    ],
)
def test_add_joins_texts_and_adds_numbers(left: Any, right: Any, expected: Any) -> None:
    assert js.add(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"), [(7, 3, 1), (-7, 3, -1), (7, -3, 1), (5.5, 2, 1.5)]
)
def test_remainder_has_the_sign_of_the_left_operand(left: Any, right: Any, expected: Any) -> None:
    result = js.remainder(left, right)
    assert result == expected
    assert type(result) is type(expected)


def test_remainder_of_zero_is_not_a_number() -> None:
    assert math.isnan(js.remainder(1, 0))


@pytest.mark.parametrize("value", [None, False, 0, 0.0, "", math.nan])
def test_few_values_are_false(value: Any) -> None:
    assert not js.truthy(value)


@pytest.mark.parametrize("value", [[], {}, "0", -1, Owner()])
def test_all_others_are_true(value: Any) -> None:
    assert js.truthy(value)


def test_objects_are_the_same_by_identity() -> None:
    one: list[int] = []
    assert js.same(one, one)
    assert not js.same(one, [])
    assert js.same(1, 1.0)
    assert not js.same(1, True)
    assert js.same("a", "a")
    assert not js.same(None, 0)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "undefined"),
        (True, "boolean"),
        (1, "number"),
        ("", "string"),
        ([], "object"),
        (len, "function"),
    ],
)
def test_kinds_have_javascript_names(value: Any, kind: str) -> None:
    assert js.type_of(value) == kind


def test_waiting_takes_promises_and_anything_else() -> None:
    assert js.wait(Promise()) == 3
    assert js.wait(4) == 4


def test_members_are_entries_lengths_or_attributes() -> None:
    assert js.get({"a": 1}, "a") == 1
    assert js.get({"a": 1}, "b") is None
    assert js.get([1, 2], "length") == 2
    assert js.get(Owner(), "size") == 2
    assert js.get(Owner(), "other") is None


@pytest.mark.parametrize(
    ("owner", "method", "arguments", "expected"),
    [
        ([1, 2, 3], "slice", (1,), [2, 3]),
        ([1, 2, 3], "slice", (-2, -1), [2]),
        ("text", "slice", (1, 3), "ex"),
        ([1], "concat", ([2], 3), [1, 2, 3]),
        ("a", "concat", ("b", 1), "ab1"),
        ([1, 2], "reverse", (), [2, 1]),
        ([1, 2], "fill", (0,), [0, 0]),
        ([1, "1"], "indexOf", ("1",), 1),
        ("abc", "includes", ("b",), True),
        ([1, None], "join", ("-",), "1-"),
        ("ab", "split", ("",), ["a", "b"]),
        (Owner(), "slice", (1,), "own 1"),
        ({"f": lambda x: x + 1}, "f", (1,), 2),
    ],
)
def test_methods_are_the_objects_own_or_those_of_arrays(
    owner: Any, method: str, arguments: tuple[Any, ...], expected: Any
) -> None:
    assert js.call(owner, method, *arguments) == expected


def test_a_method_that_nothing_has_is_named() -> None:
    with pytest.raises(TypeError, match=r"int\.slice is not a function"):
        js.call(1, "slice")


def test_none_is_null_or_undefined_as_the_program_says() -> None:
    assert (js.text(None), js.text(None, "undefined")) == ("null", "undefined")
    assert (js.type_of(None), js.type_of(None, "object")) == ("undefined", "object")
    assert js.number(None) == 0
    assert math.isnan(js.number(None, math.nan))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(1, 0, math.inf), (-1, 0, -math.inf), (1, -0.0, -math.inf), (3, 2, 1.5), ("6", 3, 2)],
)
def test_quotients_by_zero_are_infinite(left: Any, right: Any, expected: float) -> None:
    assert js.divide(left, right) == expected


def test_nothing_by_nothing_is_not_a_number() -> None:
    assert math.isnan(js.divide(0, 0))
