"""``tf.test_util``: what TF.js, and programs that use it, compare results with in their tests.

The functions raise AssertionError where what they are given differs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from tfjs.ops.convert import is_like, plain
from tfjs.promise import Promise
from tfjs.typed_array import typed

__all__ = [
    "TEST_EPSILON_FLOAT16",
    "encodeStrings",
    "expectArrayBuffersEqual",
    "expectArraysClose",
    "expectArraysEqual",
    "expectNumbersClose",
    "expectPromiseToFail",
    "expectValuesInRange",
    "testEpsilon",
]

TEST_EPSILON_FLOAT16 = 1e-1


def testEpsilon() -> float:
    """How far numbers may be apart where nothing else is said: 0.001."""
    return 1e-3


def expectArraysClose(actual: Any, expected: Any, epsilon: float | None = None) -> None:
    """The same kinds and shapes, and numbers at most ``epsilon`` apart; two that are not finite
    are equal."""
    _check_kinds(actual, expected)
    _compare(actual, expected, lambda a, b: _are_close(a, b, epsilon))


def expectArraysEqual(actual: Any, expected: Any) -> None:
    """The same kinds and shapes, and the same numbers, texts or booleans."""
    expected = [expected] if isinstance(expected, str | int | float) else expected
    _check_kinds(actual, expected)
    _compare(actual, expected, lambda a, b: _are_close(a, b, 0))


def expectNumbersClose(a: float, e: float, epsilon: float | None = None) -> None:
    """Two numbers at most ``epsilon`` apart."""
    if not _are_close(a, e, epsilon):
        raise AssertionError(f"Numbers differ: actual === {a}, expected === {e}")


def expectValuesInRange(actual: Any, low: float, high: float) -> None:
    """No number is below ``low`` or above ``high``."""
    for value in _leaves(actual):
        if value < low or value > high:
            raise AssertionError(f"Value out of range:{value} low: {low}, high: {high}")


def expectArrayBuffersEqual(actual: bytes, expected: bytes) -> None:
    """The same float32 numbers in bytes."""
    expectArraysEqual(np.frombuffer(actual, np.float32), np.frombuffer(expected, np.float32))


def expectPromiseToFail(fn: Callable[[], Promise[Any]], done: Any) -> None:
    """Call ``done()`` if the promise that ``fn`` gives is rejected, ``done.fail()`` if not."""
    fn().then(lambda _: done.fail(), lambda _: done())


def encodeStrings(a: Any) -> Any:
    """Nested lists of texts, each of which becomes its UTF-8 bytes, in place."""
    for index, value in enumerate(a):
        if isinstance(value, list):
            encodeStrings(value)
        else:
            a[index] = typed(np.frombuffer(value.encode(), np.uint8))
    return a


def _leaves(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.reshape(-1).tolist()
    if isinstance(value, list | tuple):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value]


def _check_kinds(actual: Any, expected: Any) -> None:
    both = isinstance(actual, np.ndarray), isinstance(expected, np.ndarray)
    kinds = [
        one.dtype.name if isinstance(one, np.ndarray) else type(one).__name__
        for one in (actual, expected)
    ]
    if both[0] == both[1] and kinds[0] != kinds[1]:
        raise AssertionError(
            f"Arrays are of different type. Actual: {kinds[0]}. Expected: {kinds[1]}"
        )
    if not any(both) and is_like(actual) and is_like(expected):
        shapes = [np.shape(np.asarray(plain(one), object)) for one in (actual, expected)]
        if shapes[0] != shapes[1]:
            raise AssertionError(
                f"Arrays have different shapes. Actual: [{','.join(map(str, shapes[0]))}]. "
                f"Expected: [{','.join(map(str, shapes[1]))}]"
            )


def _compare(actual: Any, expected: Any, same: Callable[[Any, Any], bool]) -> None:
    mine: Sequence[Any] = _leaves(actual)
    theirs: Sequence[Any] = _leaves(expected)
    shown = f"Actual:   {mine}.\nExpected: {theirs}."
    if len(mine) != len(theirs):
        raise AssertionError(
            f"Arrays have different lengths actual: {len(mine)} vs expected: {len(theirs)}.\n"
            f"{shown}"
        )
    for index, (a, e) in enumerate(zip(mine, theirs, strict=True)):
        if not same(a, e):
            raise AssertionError(
                f"Arrays differ: actual[{index}] = {a}, expected[{index}] = {e}.\n{shown}"
            )


def _are_close(a: Any, e: Any, epsilon: float | None) -> bool:
    if not (isinstance(a, int | float) and isinstance(e, int | float)):
        return bool(a == e)
    if not math.isfinite(a) and not math.isfinite(e):
        return True
    return bool(abs(a - e) <= (testEpsilon() if epsilon is None else epsilon))
