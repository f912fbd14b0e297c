"""Every operation, each of its arguments wrong in every way: an error that says so, or a result.

The rows are the sample arguments of the operations, so that one without a row fails elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import numpy as np
import pytest
from oracle import public_name
from samples import SAMPLES

import tfjs as tf
from tfjs.engine.blame import explained
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

PYTHON_SPEAKS = "; the arguments are "
"""What stands in an error that only repeats what Python or NumPy said."""

FLOATS = tf.keep(tf.tensor1d([1, 2, 3, 4]))

MAKERS: dict[str, list[Any]] = {
    "scalar": [1.5, "float32"],
    "tensor": [[1, 2], [2], "float32"],
    "tensor1d": [[1, 2], "float32"],
    "tensor2d": [[1, 2], [1, 2], "float32"],
    "tensor6d": [[1, 2], [1, 1, 2, 1, 1, 1], "float32"],
    "zeros": [[2, 2], "float32"],
    "ones": [[2, 2], "float32"],
    "fill": [[2, 2], 3, "float32"],
    "eye": [2, 2, [2], "float32"],
    "linspace": [0, 1, 5],
    "range": [0, 5, 1, "int32"],
    "buffer": [[2, 2], "float32", [1, 2, 3, 4]],
    "variable": [FLOATS, True, None, None],
    "randomUniform": [[2], 0, 1, "float32", 3],
    "randomNormal": [[2], 0, 1, "float32", 3],
    "randomUniformInt": [[2], 0, 5, 3],
    "randomStandardNormal": [[2], "float32", 3],
    "truncatedNormal": [[2], 0, 1, "float32", 3],
    "randomGamma": [[2], 1, 1, "float32", 3],
    "rand": [[2], lambda: 1, "float32"],
    "meshgrid": [FLOATS, FLOATS],
    "lowerBound": [[[1.0, 2.0]], [[1.0]]],
    "whereAsync": [FLOATS],
    "booleanMaskAsync": [FLOATS, [True, False, True, False], 0],
    "setdiff1dAsync": [FLOATS, FLOATS],
    "inTopKAsync": [[[1.0, 2.0]], [1.0], 1],
    "cosineWindow": [3, 0.5, 0.5],
    "enclosingPowerOfTwo": [3],
    "linalg.gramSchmidt": [[FLOATS, tf.keep(tf.tensor1d([1, 0, 0, 0]))]],
    "image.nonMaxSuppressionAsync": [[[0.0, 0, 1, 1]], [1.0], 2, 0.5, 0.1],
    "signal.hannWindow": [3],
    "browser.fromPixels": [{"data": [1, 2, 3, 4], "width": 1, "height": 1}, 3],
    "browser.toPixels": [[[0.5]]],
    "io.encodeWeights": [{"a": FLOATS}],
    "io.decodeWeights": [b"1234", [{"name": "a", "shape": [1], "dtype": "float32"}]],
    "data.array": [[1, 2]],
    "tidy": [lambda: 1],
    "keep": [FLOATS],
    "grad": [lambda x: x],
    "variableGrads": [lambda: tf.scalar(1)],
    "customGrad": [lambda x: x],
    "train.sgd": [0.1],
    "train.momentum": [0.1, 0.9],
    "train.adam": [0.1, 0.9, 0.99, 1e-7],
    "train.rmsprop": [0.1, 0.9, 0.1, 1e-7, False],
    "train.adagrad": [0.1, 0.1],
    "train.adadelta": [0.1, 0.9, 1e-7],
    "train.adamax": [0.1, 0.9, 0.9, 1e-7, 0],
}
"""Functions that are no operations, with good arguments."""


def _is_tensor(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic)


def _given(value: Any) -> Any:
    if isinstance(value, list) and value and _is_tensor(value[0]):
        return [tf.tensor(one) for one in value]
    return tf.tensor(value) if _is_tensor(value) else value


def _outcome(function: Callable[..., Any], arguments: list[Any]) -> Exception | None:
    try:
        result = function(*arguments)
        if hasattr(result, "result"):
            result.result()
    except (*ON_PURPOSE, RuntimeError) as error:
        return error
    return None


def _check(name: str, arguments: list[Any], at: int, what: str) -> None:
    error = _outcome(OPS[name], arguments)
    assert PYTHON_SPEAKS not in str(error)
    if isinstance(error, RuntimeError):
        assert what.startswith("disposed")
        assert str(error) == "Tensor is disposed."
    assert error is None or str(error), f"{name} says nothing of {what} as argument {at}"


def test_some_arguments_are_errors() -> None:
    with pytest.raises(TypeError, match="split: numOrSizeSplits must be an integer or a list of "):
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


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.filterwarnings("ignore")
def test_wrong_arguments_of_other_functions_are_said(name: str) -> None:
    function = attrgetter(name)(tf)
    every = {**{what: lambda one=wrong: one for what, wrong in OTHERS.items()}, **TENSORS}
    for at in range(len(MAKERS[name])):
        for what, wrong in every.items():
            given = [*MAKERS[name]]
            given[at] = wrong()
            error = _outcome(function, given)
            where = f"{name} of {what} as argument {at}"
            assert error is None or str(error), where
            assert PYTHON_SPEAKS not in str(error), where
            assert error is None or explained(error, name, (), (), {}) is error, f"{where}: {error}"
