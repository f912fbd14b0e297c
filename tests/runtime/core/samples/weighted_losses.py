"""tf.losses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from samples.sample import Array, Sample, floats, real

NONE, MEAN, SUM, BY_WEIGHTS = range(4)
LABELS = floats([[1, 0, 1], [0, 0, 1]])
SCORES = real(2, 3)
CHANCES = floats([[0.8, 0.3, 0.6], [0.1, 0.45, 0.7]])
WEIGHTS = floats([[0.5, 2, 0.25], [1, 1.5, 3]])
SOME = floats([[0.5, 2, 0], [1, 0, 3]])
ROW_WEIGHTS = floats([[0.5], [2]])


def _weighted(losses: Any, weights: Any = None, reduction: int = BY_WEIGHTS) -> Any:
    w = np.ones_like(losses) if weights is None else np.broadcast_to(weights, losses.shape)
    total = (losses * w).sum()
    return {
        NONE: lambda: losses * w,
        MEAN: lambda: total / w.sum(),
        SUM: lambda: total,
        BY_WEIGHTS: lambda: total / np.count_nonzero(w),
    }[reduction]()


def _rows(
    loss: Callable[..., Any], labels: Array, predictions: Array, *before: Any
) -> list[Sample]:
    """Rows for every reduction; ``before``: what comes before the weights."""

    def oracle(y: Array, p: Array, *rest: Any) -> Any:
        mine, common = rest[: len(before)], rest[len(before) :]
        return _weighted(loss(y, p, *mine), *common)

    return [
        Sample((labels, predictions, *before, *rest), oracle)
        for rest in (
            (),
            (WEIGHTS,),
            (ROW_WEIGHTS,),
            (WEIGHTS, MEAN),
            (None, MEAN),
            (None, SUM),
            (WEIGHTS, NONE),
        )
    ]


def _then(loss: Callable[..., Any]) -> Callable[..., Any]:
    """The oracle of a loss whose own parameter comes after the weights."""

    def oracle(y: Array, p: Array, w: Any = None, own: Any = None, reduction: int = 3) -> Any:
        return _weighted(loss(y, p) if own is None else loss(y, p, own), w, reduction)

    return oracle


def _huber(y: Array, p: Array, delta: float = 1) -> Array:
    error = np.abs(p - y)
    return np.where(error <= delta, 0.5 * error**2, delta * error - 0.5 * delta**2)


def _log(y: Array, p: Array, epsilon: float = 1e-7) -> Array:
    loss: Array = -y * np.log(p + epsilon) - (1 - y) * np.log(1 - p + epsilon)
    return loss


def _sigmoid(y: Array, x: Array, smoothing: float = 0) -> Array:
    y = y * (1 - smoothing) + smoothing / 2
    return np.logaddexp(0, x) - x * y


def _softmax(y: Array, x: Array, smoothing: float = 0) -> Any:
    y = y * (1 - smoothing) + smoothing / y.shape[1]
    return -(y * (x - np.log(np.exp(x).sum(-1, keepdims=True)))).sum(-1)


ROWS: dict[str, list[Sample]] = {
    "computeWeightedLoss": [
        Sample((SCORES, *rest), _weighted)
        for rest in (
            (),
            (WEIGHTS,),
            (ROW_WEIGHTS, MEAN),
            (None, SUM),
            (WEIGHTS, NONE),
        )
    ]
    + [Sample((SCORES, SOME), _weighted, False)],
    "absoluteDifference": _rows(lambda y, p: np.abs(y - p), LABELS, SCORES),
    "meanSquaredError": _rows(lambda y, p: (y - p) ** 2, LABELS, SCORES),
    "hingeLoss": _rows(lambda y, p: np.maximum(0, 1 - (2 * y - 1) * p), LABELS, SCORES),
    "cosineDistance": [
        Sample((LABELS, SCORES, 1, *rest), lambda y, p, axis, *r: _weighted(
            1 - (y * p).sum(axis, keepdims=True), *r))
        for rest in ((), (ROW_WEIGHTS,), (None, NONE))
    ],
    "huberLoss": [
        Sample((LABELS, SCORES, *rest), _then(_huber))
        for rest in ((), (WEIGHTS,), (None, 0.5), (WEIGHTS, 2, SUM))
    ],
    "logLoss": [
        Sample((LABELS, CHANCES, *rest), _then(_log))
        for rest in ((), (WEIGHTS,), (None, 1e-3), (WEIGHTS, 1e-7, MEAN))
    ],
    "sigmoidCrossEntropy": [
        Sample((LABELS, SCORES, *rest), _then(_sigmoid))
        for rest in ((), (WEIGHTS,), (None, 0.2), (WEIGHTS, 0.1, NONE))
    ],
    "softmaxCrossEntropy": [
        Sample((LABELS, SCORES, *rest), _then(_softmax))
        for rest in ((), (floats([0.5, 2]),), (None, 0.2), (None, 0.1, NONE))
    ],
}  # fmt: skip
