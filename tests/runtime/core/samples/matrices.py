"""tf.linalg, and what lays vectors out as matrices."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import A, Array, Sample, floats, integers, real, whole


def _band(x: Array, lower: int, upper: int) -> Array:
    rows, columns = x.shape[-2:]
    below = np.arange(rows)[:, None] - np.arange(columns)
    inside = (below <= (rows if lower < 0 else lower)) & (
        below >= -(columns if upper < 0 else upper)
    )
    return np.where(inside, x, 0)


def _qr(x: Array, full: bool = False) -> list[Array]:
    """NumPy's, with the signs that the reflections of TF.js leave: -sign(x) on the diagonal."""
    q, r = np.linalg.qr(x, "complete" if full else "reduced")
    flip = np.ones(q.shape[:-2] + q.shape[-1:])
    count = min(x.shape[-2:])
    flip[..., :count] = _signs(x, q, r, count)
    rows = flip[..., : r.shape[-2]]
    return [q * flip[..., None, :], r * rows[..., :, None]]


def _signs(x: Array, q: Array, r: Array, count: int) -> Any:
    """How NumPy's r differs from that of reflections which are never left out."""
    result = np.ones((*x.shape[:-2], count))
    for place in np.ndindex(*x.shape[:-2]):
        left = x[place].copy()
        for j in range(count):
            column = left[j:, j]
            sign = -1 if column[0] > 0 else 1
            wanted = sign * np.linalg.norm(column)
            result[(*place, j)] = np.sign(wanted) * np.sign(r[(*place, j, j)])
            w = column.copy()
            w[0] -= wanted
            if w @ w:
                left[j:] -= np.outer(2 * w / (w @ w), w @ left[j:])
    return result


def _diag(x: Array) -> Array:
    return np.diag(x.reshape(-1)).reshape(x.shape * 2)


def _average(v: Array, x: Array, decay: Any, step: Any = None, debias: bool = True) -> Array:
    update = (x - v) * (1 - decay)
    return v + (update / (1 - decay**step) if debias else update)


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _cell(
    forget: Array, kernel: Array, bias: Array, data: Array, c: Array, h: Array
) -> list[Array]:
    i, j, f, o = np.split(np.concatenate([data, h], 1) @ kernel + bias, 4, 1)
    fresh = _sigmoid(i) * np.tanh(j) + c * _sigmoid(forget + f)
    return [fresh, np.tanh(fresh) * _sigmoid(o)]


def _confusion(labels: Array, predictions: Array, count: int) -> Array:
    result = np.zeros((count, count))
    np.add.at(result, (labels.astype(int), predictions.astype(int)), 1)
    return result


ROWS: dict[str, list[Sample]] = {
    "bandPart": [
        Sample((real(4, 3), 1, 1), _band),
        Sample((real(2, 3, 4), 0, -1), _band),
        Sample((A, -1, 0), _band),
        Sample((whole(3, 3), 1, 0), _band, False),
    ],
    "qr": [
        Sample((real(3, 3),), _qr),
        Sample((real(4, 2),), _qr),
        Sample((real(2, 4, 3),), _qr),
        Sample((real(2, 3), True), _qr, False),
        Sample((real(4, 2), True), _qr, False),
    ],
    "diag": [Sample((real(3),), _diag), Sample((real(2, 2),), _diag)],
    "ensureShape": [Sample((A, [3, None]), lambda x, shape: x)],
    "broadcastArgs": [
        Sample((integers([2, 1, 3]), integers([4, 1])), lambda a, b: integers([2, 4, 3]), False)
    ],
    "movingAverage": [
        Sample((A, A.T.copy(), floats(0.7), floats(2)), _average),
        Sample((A, A.T.copy(), floats(0.7), None, False), _average),
    ],
    "bitwiseAnd": [Sample((whole(3, 4), whole(3, 4)[::-1].copy()), np.bitwise_and, False)],
    "confusionMatrix": [
        Sample((integers([0, 2, 1, 2]), integers([0, 1, 1, 2]), 3), _confusion, False),
        Sample((floats([0, 1]), floats([1, 1]), 2), _confusion, False),
    ],
    "euclideanNorm": [
        Sample((A,), lambda x: np.sqrt((x * x).sum())),
        Sample((A, 1, True), lambda x, a, k: np.sqrt((x * x).sum(a, keepdims=k))),
    ],
    "basicLSTMCell": [
        Sample((floats(1), real(3, 8), real(8), real(2, 1), real(2, 2), real(2, 2)), _cell)
    ],
    "multinomial": [
        Sample((floats([0, 1, 0]), 4, None, True), lambda *_: np.ones(4), False),
        Sample(
            (floats([[1, 0], [0, 1]]), 3, 7, True), lambda *_: integers([[0] * 3, [1] * 3]), False
        ),
    ],
}
