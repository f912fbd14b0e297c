"""Every operation, each of its arguments wrong in every way: an error that says so, or a result.

The rows are the sample arguments of the operations, so that one without a row fails elsewhere.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from oracle import public_name
from samples import SAMPLES

import tfjs as tf
from tfjs.ops import OPS

THING: Any = object()
NAN, HUGE = math.nan, 1 << 40


def _disposed() -> Any:
    x = tf.zeros([2, 2])
    x.dispose()
    return x


TENSORS: dict[str, Any] = {
    "a text": lambda: "text",
    "texts": lambda: tf.tensor(["a", "b"]),
    "an object": lambda: object(),
    "nothing": lambda: None,
    "a dict": lambda: {"x": 1},
    "disposed": _disposed,
    "a scalar": lambda: tf.scalar(1).toFloat(),
    "seven axes": lambda: tf.ones([1, 1, 1, 1, 1, 1, 2]),
    "empty": lambda: tf.zeros([0]),
    "empty rows": lambda: tf.zeros([2, 0, 3, 0]),
    "complex": lambda: tf.complex([1.0, 2.0], [3.0, 4.0]),
    "not finite": lambda: tf.tensor([NAN, math.inf, -math.inf, 0]),
    "beyond every index": lambda: tf.tensor([2**31 - 1, -(2**31)], None, "int32"),
    "ragged": lambda: [[1, 2], [3]],
}

OTHERS: dict[str, Any] = {
    "a text": "text",
    "an object": object(),
    "a dict": {"x": 1},
    "NaN": NAN,
    "infinity": math.inf,
    "a fraction": 0.5,
    "zero": 0,
    "below zero": -1,
    "far below zero": -99,
    "huge": HUGE,
    "no numbers": [],
    "a wrong axis": [99],
    "below every axis": [-99, -99],
    "one of everything": [1, "a", None],
    "a huge shape": [HUGE, HUGE],
    "a large shape": [1 << 20, 1 << 20, 1 << 10],
    "a tensor": tf.zeros([2]),
}

ON_PURPOSE = (TypeError, ValueError, IndexError, MemoryError)


def _is_tensor(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic)


def _given(value: Any) -> Any:
    if isinstance(value, list) and value and _is_tensor(value[0]):
        return [tf.tensor(one) for one in value]
    return tf.tensor(value) if _is_tensor(value) else value


def _outcome(name: str, arguments: list[Any]) -> Exception | None:
    try:
        OPS[name](*arguments)
    except (*ON_PURPOSE, RuntimeError) as error:
        return error
    return None


def _check(name: str, arguments: list[Any], at: int, what: str) -> None:
    error = _outcome(name, arguments)
    if isinstance(error, RuntimeError):
        assert what.startswith("disposed")
        assert str(error) == "Tensor is disposed."
    assert error is None or str(error), f"{name} says nothing of {what} as argument {at}"


def test_some_arguments_are_errors() -> None:
    with pytest.raises(TypeError, match=r"split: .*numOrSizeSplits=<obj"):
        tf.split(tf.zeros([4]), THING)
    with pytest.raises(MemoryError, match=r"does not fit|bytes"):
        tf.zeros([2]).tile([HUGE])


@pytest.mark.parametrize("name", sorted(filter(public_name, SAMPLES)))
def test_wrong_arguments_are_said(name: str) -> None:
    arguments = SAMPLES[name][0].arguments
    for at, good in enumerate(arguments):
        like = _is_tensor(good) or (isinstance(good, list) and good and _is_tensor(good[0]))
        for what, wrong in (TENSORS if like else OTHERS).items():
            given = [_given(one) for one in arguments]
            given[at] = wrong() if like else wrong
            _check(name, given, at, what)
            if like and isinstance(good, list):
                given[at] = [_given(good[0]), given[at]]
                _check(name, given, at, f"{what} in a list")
