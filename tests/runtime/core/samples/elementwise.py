"""Functions of one tensor."""

from __future__ import annotations

import math

import numpy as np

from samples.sample import (
    POSITIVE,
    UNIT,
    A,
    Array,
    Sample,
    X,
    complexes,
    elementwise,
    floats,
    truth,
    whole,
)


def _erf(x: Array) -> Array:
    return np.vectorize(math.erf)(x) if x.size else x


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805

ROWS: dict[str, list[Sample]] = {
    "abs": [*elementwise(np.abs, X, True), Sample((complexes(2, 3),), np.abs)],
    "neg": [*elementwise(np.negative, X, True), Sample((complexes(2, 3),), np.negative)],
    "sign": elementwise(np.sign, X, True),
    "floor": elementwise(np.floor, X),
    "ceil": elementwise(np.ceil, X),
    "round": [
        *elementwise(np.round, X),
        Sample((floats([0.5, 1.5, -0.5, 2.5]),), np.round, False),
    ],
    "square": elementwise(np.square, X, True),
    "sqrt": elementwise(np.sqrt, POSITIVE),
    "rsqrt": elementwise(lambda x: 1 / np.sqrt(x), POSITIVE),
    "reciprocal": elementwise(lambda x: 1 / x, POSITIVE),
    "exp": elementwise(np.exp, X, True),
    "expm1": elementwise(np.expm1, X),
    "log": elementwise(np.log, POSITIVE),
    "log1p": elementwise(np.log1p, POSITIVE),
    "sin": elementwise(np.sin, X),
    "cos": elementwise(np.cos, X),
    "tan": elementwise(np.tan, UNIT),
    "asin": elementwise(np.arcsin, UNIT),
    "acos": elementwise(np.arccos, UNIT),
    "atan": elementwise(np.arctan, X),
    "sinh": elementwise(np.sinh, X),
    "cosh": elementwise(np.cosh, X),
    "tanh": elementwise(np.tanh, X),
    "asinh": elementwise(np.arcsinh, X),
    "acosh": elementwise(np.arccosh, (POSITIVE + 1).astype(np.float32)),
    "atanh": elementwise(np.arctanh, UNIT),
    "erf": elementwise(_erf, X),
    "sigmoid": elementwise(_sigmoid, X),
    "relu": elementwise(lambda x: np.maximum(x, 0), X, True),
    "relu6": elementwise(lambda x: np.clip(x, 0, 6), floats([-1, 0.3, 2, 5.5, 6.5, 9]), True),
    "elu": elementwise(lambda x: np.where(x >= 0, x, np.exp(np.minimum(x, 0)) - 1), X),
    "selu": elementwise(
        lambda x: SELU_SCALE * np.where(x >= 0, x, SELU_ALPHA * np.expm1(np.minimum(x, 0))), X
    ),
    "softplus": [
        *elementwise(lambda x: np.logaddexp(x, 0), X),
        Sample((floats([-40, -14, 14, 40]),), lambda x: np.logaddexp(x, 0)),
    ],
    "logSigmoid": elementwise(lambda x: -np.logaddexp(-x, 0), X),
    "leakyRelu": [
        Sample((X,), lambda x: np.where(x > 0, x, 0.2 * x)),
        Sample((X, 0.5), lambda x, a: np.where(x > 0, x, a * x)),
    ],
    "step": [
        Sample((X,), lambda x: np.where(x > 0, 1.0, 0.0)),
        Sample((X, -2), lambda x, a: np.where(x > 0, 1.0, a)),
        Sample((whole(6), -2), lambda x, a: np.where(x > 0, 1, a), False),
    ],
    "clipByValue": [
        Sample((X, -0.5, 0.7), np.clip),
        Sample((whole(6), -3, 4), np.clip, False),
    ],
    "isNaN": [Sample((floats([1, np.nan, np.inf]),), np.isnan, False), Sample((X,), np.isnan)],
    "isInf": [Sample((floats([1, np.nan, -np.inf]),), np.isinf, False), Sample((X,), np.isinf)],
    "isFinite": [
        Sample((floats([1, np.nan, -np.inf]),), np.isfinite, False),
        Sample((X,), np.isfinite),
    ],
    "cast": [
        Sample((X, "float32"), lambda x, d: x),
        Sample((X, "int32"), lambda x, d: np.trunc(x), False),
        Sample((whole(4), "float32"), lambda x, d: x, False),
        Sample((truth(4), "int32"), lambda x, d: x, False),
        Sample((truth(4), "float32"), lambda x, d: x, False),
        Sample((whole(4), "bool"), lambda x, d: x != 0, False),
        Sample((floats([0, 0.2, -3]), "bool"), lambda x, d: x != 0, False),
        Sample(
            (floats([3e9, -3e9, 1e20, np.inf]), "int32"),
            lambda x, d: np.array([-1294967296, 1294967296, 0, 0]),
            False,
        ),
    ],
    "asType": [Sample((X, "int32"), lambda x, d: np.trunc(x), False)],
    "toFloat": [Sample((whole(3),), lambda x: x, False), Sample((X,), lambda x: x)],
    "toInt": [Sample((X,), np.trunc, False)],
    "toBool": [Sample((whole(3),), lambda x: x != 0, False)],
    "clone": [Sample((X,), lambda x: x)],
    "zerosLike": [Sample((A,), np.zeros_like), Sample((whole(2, 2),), np.zeros_like, False)],
    "onesLike": [Sample((A,), np.ones_like), Sample((truth(2, 2),), np.ones_like, False)],
}
