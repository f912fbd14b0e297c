"""Matrix products and the dense layer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from samples.sample import Array, Sample, real, whole


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _matmul(a: Array, b: Array, a_transposed: bool = False, b_transposed: bool = False) -> Array:
    a = np.swapaxes(a, -1, -2) if a_transposed else a
    product: Array = a @ (np.swapaxes(b, -1, -2) if b_transposed else b)
    return product


def _dense(x: Array, w: Array, bias: Array | None, activation: str = "linear") -> Array:
    y = x @ w if bias is None else x @ w + bias
    activations: dict[str, Callable[[Array], Array]] = {
        "linear": lambda v: v,
        "relu": lambda v: np.maximum(v, 0),
        "relu6": lambda v: np.clip(v, 0, 6),
        "sigmoid": _sigmoid,
        "tanh": np.tanh,
        "elu": lambda v: np.where(v >= 0, v, np.exp(np.minimum(v, 0)) - 1),
    }
    return activations[activation](y)


ROWS: dict[str, list[Sample]] = {
    "matMul": [
        Sample((real(2, 3), real(3, 4)), _matmul),
        Sample((real(3, 2), real(3, 4), True), _matmul),
        Sample((real(2, 3), real(4, 3), False, True), _matmul),
        Sample((real(3, 2), real(4, 3), True, True), _matmul),
        Sample((real(2, 2, 3), real(2, 3, 2)), _matmul),
        Sample((real(2, 2, 3), real(3, 2)), _matmul),
        Sample((real(2, 1, 2, 3), real(3, 3, 2)), _matmul),
        Sample((real(1, 3, 2), real(2, 3, 2), True), _matmul),
        Sample((real(40, 30), real(30, 20)), _matmul, False),
        Sample((real(30, 40), real(20, 30), True, True), _matmul, False),
        Sample((real(2, 0), real(0, 3)), _matmul, False),
        Sample((whole(2, 3), whole(3, 2)), _matmul, False),
    ],
    "dot": [
        Sample((real(3), real(3)), np.dot),
        Sample((real(2, 3), real(3)), np.dot),
        Sample((real(3), real(3, 2)), np.dot),
        Sample((real(2, 3), real(3, 2)), np.dot),
    ],
    "outerProduct": [Sample((real(3), real(2)), np.outer)],
    "dense": [
        Sample((real(4, 3), real(3, 2), bias, name), _dense)
        for name in ("linear", "relu", "relu6", "sigmoid", "tanh", "elu")
        for bias in (real(2), None)
    ]
    + [Sample((real(40, 30), real(30, 20), real(20), "relu"), _dense, False)],
}
