"""Functions that make tensors, against TensorFlow.js's documented behaviour and NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import tfjs as tf


@pytest.mark.parametrize(
    ("call", "shape", "dtype", "expected"),
    [
        (lambda: tf.scalar(2), [], "float32", 2),
        (lambda: tf.scalar(2.7, "int32"), [], "int32", 2),
        (lambda: tf.tensor1d([1, 2], "int32"), [2], "int32", [1, 2]),
        (lambda: tf.tensor2d([1, 2, 3, 4], [2, 2]), [2, 2], "float32", [[1, 2], [3, 4]]),
        (lambda: tf.tensor3d([[[1], [2]]]), [1, 2, 1], "float32", [[[1], [2]]]),
        (lambda: tf.tensor4d([1, 2], [1, 2, 1, 1]), [1, 2, 1, 1], "float32", [[[[1]], [[2]]]]),
        (lambda: tf.tensor5d([1], [1, 1, 1, 1, 1]), [1] * 5, "float32", [[[[[1]]]]]),
        (lambda: tf.tensor6d([1], [1, 1, 1, 1, 1, 1]), [1] * 6, "float32", [[[[[[1]]]]]]),
        (lambda: tf.tensor([1, 2, 3, 4], [2, 2]), [2, 2], "float32", [[1, 2], [3, 4]]),
        (lambda: tf.tensor(range(3)), [3], "float32", [0, 1, 2]),
        (lambda: tf.tensor([range(2), range(2, 4)]), [2, 2], "float32", [[0, 1], [2, 3]]),
        (lambda: tf.tensor((range(2), [2, 3]), None, "int32"), [2, 2], "int32", [[0, 1], [2, 3]]),
        (lambda: tf.tensor1d(range(1, 3), "int32"), [2], "int32", [1, 2]),
        (lambda: tf.zeros([2]), [2], "float32", [0, 0]),
        (lambda: tf.ones([1, 2], "bool"), [1, 2], "bool", [[1, 1]]),
        (lambda: tf.fill([2], 7), [2], "float32", [7, 7]),
        (lambda: tf.fill([2], 7.9, "int32"), [2], "int32", [7, 7]),
        (lambda: tf.fill([1], True), [1], "bool", [1]),
        (lambda: tf.fill([], 3), [], "float32", 3),
        (lambda: tf.range(0, 3), [3], "float32", [0, 1, 2]),
        (lambda: tf.range(0, 10, 4, "int32"), [3], "int32", [0, 4, 8]),
        (lambda: tf.range(3, 0), [3], "float32", [3, 2, 1]),
        (lambda: tf.range(0, -3, -1), [3], "float32", [0, -1, -2]),
        (lambda: tf.range(0, 3, -1), [0], "float32", []),
        (lambda: tf.range(1, 1), [0], "float32", []),
        (lambda: tf.linspace(0, 9, 4), [4], "float32", [0, 3, 6, 9]),
        (lambda: tf.linspace(5, 9, 1), [1], "float32", [5]),
        (lambda: tf.eye(2), [2, 2], "float32", [[1, 0], [0, 1]]),
        (lambda: tf.eye(1, 2, [2], "int32"), [2, 1, 2], "int32", [[[1, 0]], [[1, 0]]]),
        (lambda: tf.zeros([0, 2]), [0, 2], "float32", []),
        (lambda: tf.ones([2], None), [2], "float32", [1, 1]),
        (lambda: tf.variable(tf.ones([1])), [1], "float32", [1]),
        (lambda: tf.variable(tf.ones([1]), True, None, "int32"), [1], "int32", [1]),
        (lambda: tf.ones([1]).variable(False), [1], "float32", [1]),
    ],
)
def test_makes(call: Callable[[], Any], shape: list[int], dtype: str, expected: Any) -> None:
    t = call()
    assert (t.shape, t.dtype, t.arraySync()) == (shape, dtype, expected)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tf.tensor(None), "non-null value"),
        (lambda: tf.tensor({"a": 1}), "must be a number/boolean/string or an array"),
        (lambda: tf.tensor([1, [2]]), "should be a primitive, but is an array of 1 elements"),
        (lambda: tf.tensor([[1, 2], [3]]), "should have 2 elements, but has 1 elements"),
        (lambda: tf.tensor([[1], 2]), "is a primitive, but should be an array"),
        (lambda: tf.tensor([1, 2], [3]), "should have 3 values but has 2"),
        (lambda: tf.tensor([[1, 2], [3, 4]], [4, 1]), "does not match the provided shape"),
        (lambda: tf.tensor([1], [-1]), "positive integers but got shape"),
        (lambda: tf.zeros([1.5]), "positive integers but got shape"),
        (lambda: tf.tensor([1], [1], "complex64"), r"use tf\.complex\(real, imag\)"),
        (lambda: tf.tensor([1], [1], "string"), "expected strings, got 1"),
        (lambda: tf.fill([1], 1, "string"), "a string tensor cannot hold 1"),
        (lambda: tf.tensor([1], [1], "float64"), "'float64' is unknown; expected one of float32"),
        (lambda: tf.tensor([1, object()]), "expected numbers"),
        (lambda: tf.tensor([1, "2"]), "expected numbers"),
        (lambda: tf.tensor1d([[1]]), r"tensor1d\(\) requires values to be a flat"),
        (lambda: tf.tensor2d([1, 2]), r"tensor2d\(\) requires shape to be provided"),
        (lambda: tf.tensor2d([1], [1]), r"tensor2d\(\) requires shape to have two numbers"),
        (lambda: tf.tensor2d([[[1]]]), r"requires values to be number\[\]\[\]"),
        (lambda: tf.scalar([1]), "value must be a primitive"),
        (lambda: tf.zeros([-1]), "positive integers"),
        (lambda: tf.range(0, 5, 0), "step of zero"),
        (lambda: tf.linspace(0, 1, 0), "should be positive"),
        (lambda: tf.oneHot([1], 1), "depth must be >=2"),
        (lambda: tf.variable([1]), r"use tf\.variable\(tf\.tensor"),
        (lambda: tf.zeros([2], "half"), "dtype 'half' is unknown"),
    ],
)
def test_refuses(call: Callable[[], Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call()


def test_none_among_numbers_is_zero_as_null_is_in_javascript() -> None:
    assert tf.tensor([1, None, 3]).arraySync() == [1, 0, 3]
