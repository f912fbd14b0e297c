"""Softmax, batch normalisation, and what a loss is made of."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import POSITIVE, A, Array, Sample, X, away, real


def _softmax(x: Array, axis: int = -1) -> Array:
    shifted: Array = np.exp(x - x.max(axis, keepdims=True))
    return shifted / shifted.sum(axis, keepdims=True)


def _normalised(
    x: Array,
    mean: Array,
    variance: Array,
    offset: Any = None,
    scale: Any = None,
    epsilon: float = 0.001,
) -> Array:
    y = (x - mean) / np.sqrt(variance + epsilon) * (1 if scale is None else scale)
    return y + (0 if offset is None else offset)


def _channel_norm(x: Array, scale: Array, offset: Array, epsilon: float) -> list[Array]:
    axes = tuple(range(x.ndim - 1))
    mean, variance = x.mean(axes), x.var(axes)
    return [(x - mean) / np.sqrt(variance + epsilon) * scale + offset, mean, variance]


def _row_norm(x: Array, scale: Array, offset: Array, epsilon: float) -> Array:
    axes = tuple(range(x.ndim - scale.ndim, x.ndim))
    mean, variance = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    return (x - mean) / np.sqrt(variance + epsilon) * scale + offset


ROWS: dict[str, list[Sample]] = {
    "softmax": [Sample((A,), _softmax), Sample((real(2, 3, 2), 1), _softmax)],
    "logSoftmax": [
        Sample((A,), lambda x: np.log(_softmax(x))),
        Sample((real(2, 3, 2), 0), lambda x, a: np.log(_softmax(x, a))),
    ],
    "batchNorm": [
        Sample((real(4, 3), real(3), POSITIVE[:3]), _normalised),
        Sample((real(4, 3), real(3), POSITIVE[:3], real(3), away(3), 0.1), _normalised),
        Sample((real(2, 2, 3), real(2, 3), POSITIVE[:6].reshape(2, 3)), _normalised),
    ],
    "normalised": [
        Sample((real(2, 2, 3), real(3), POSITIVE[:3], real(3), away(3), 0.1), _normalised)
    ],
    "channelNorm": [
        Sample((real(2, 2, 3), away(3), real(3), 0.1), _channel_norm),
        Sample((real(5, 70), away(70), real(70), 0.1), _channel_norm),
    ],
    "rowNorm": [
        Sample((real(2, 2, 5), away(5), real(5), 0.1), _row_norm),
        Sample((real(2, 3, 4), away(3, 4), real(3, 4), 0.1), _row_norm),
        Sample((real(3, 37), away(37), real(37), 0.1), _row_norm),
        Sample((real(5), away(5), real(5), 0.1), _row_norm),
    ],
    "dropout": [Sample((X, 0), lambda x, rate: x)],
    "squaredError": [Sample((real(3, 4), away(3, 4)), lambda a, b: ((a - b) ** 2).mean(-1))],
}
