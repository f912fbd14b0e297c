"""Operations that move elements."""

from __future__ import annotations

from typing import Any

import numpy as np

from samples.sample import A, Array, B, Sample, complexes, real, truth, whole


def _pad(x: Array, paddings: Any, value: float = 0) -> Array:
    return np.pad(x, paddings, constant_values=value)


def _parts(x: Array, sizes: Any, axis: int = 0) -> list[Array]:
    where = sizes if isinstance(sizes, int) else np.cumsum(sizes)[:-1]
    return np.split(x, where, axis)


ROWS: dict[str, list[Sample]] = {
    "reshape": [Sample((A, [9]), np.reshape), Sample((real(2, 6), [3, -1]), np.reshape)],
    "reshapeAs": [Sample((real(2, 6), real(4, 3)), lambda x, like: x.reshape(like.shape))],
    "flatten": [Sample((real(2, 3, 2),), np.ravel)],
    "as1D": [Sample((real(2, 3),), np.ravel)],
    "as2D": [Sample((real(6), 2, 3), lambda x, *s: x.reshape(s))],
    "as3D": [Sample((real(6), 1, 2, 3), lambda x, *s: x.reshape(s))],
    "as4D": [Sample((real(6), 1, 2, 3, 1), lambda x, *s: x.reshape(s))],
    "as5D": [Sample((real(6), 1, 2, 3, 1, 1), lambda x, *s: x.reshape(s))],
    "asScalar": [Sample((real(1, 1),), lambda x: x.reshape(()))],
    "expandDims": [
        Sample((A,), lambda x: x[None]),
        Sample((A, 1), np.expand_dims),
        Sample((A, -1), np.expand_dims),
    ],
    "squeeze": [
        Sample((real(1, 3, 1),), np.squeeze),
        Sample((real(1, 3, 1), [0]), lambda x, a: np.squeeze(x, tuple(a))),
        Sample((real(1, 3, 1), -1), np.squeeze),
    ],
    "transpose": [
        Sample((complexes(2, 3),), np.transpose),
        Sample((complexes(2, 3), [1, 0], True), lambda x, p, c: x.T.conj()),
        Sample((np.array([["a", "b"], ["c", "d"]]),), np.transpose, False),
        Sample((A,), np.transpose),
        Sample((real(2, 3, 4),), np.transpose),
        Sample((real(2, 3, 4), [1, 2, 0]), np.transpose),
        Sample((real(2, 3, 2, 2), [0, 2, 1, 3]), np.transpose),
        Sample((truth(2, 3),), np.transpose, False),
    ],
    "broadcastTo": [
        Sample((real(3), [2, 3]), np.broadcast_to),
        Sample((real(2, 1, 3), [2, 4, 3]), np.broadcast_to),
        Sample((np.float32(1.5), [2, 2]), np.broadcast_to),
    ],
    "concat": [
        Sample(([A, B],), np.concatenate),
        Sample(([real(2, 3), real(2, 1), real(2, 4)], 1), np.concatenate),
        Sample(([real(2, 2, 2), real(2, 2, 3)], -1), np.concatenate),
        Sample(([truth(3), truth(2)],), np.concatenate, False),
        Sample(([A],), np.concatenate),
    ],
    "split": [
        Sample((real(6, 2), 3), _parts),
        Sample((real(2, 6), [1, 2, 3], 1), _parts),
        Sample((real(2, 6), [1, -1], 1), lambda x, s, a: np.split(x, [1], a)),
    ],
    "stack": [
        Sample(([A, B],), np.stack),
        Sample(([A, B, A], 1), np.stack),
        Sample(([A, B], -1), np.stack),
    ],
    "unstack": [
        Sample((A,), list),
        Sample((real(2, 3, 2), 1), lambda x, a: list(np.moveaxis(x, a, 0))),
    ],
    "pad": [
        Sample((A, [[1, 2], [0, 1]]), _pad),
        Sample((real(4), [[2, 0]], 3), _pad),
        Sample((whole(3), [[0, 1]], 7), _pad, False),
    ],
    "tile": [
        Sample((A, [2, 3]), np.tile),
        Sample((real(3), [1]), np.tile),
        Sample((real(2, 1, 2), [1, 3, 2]), np.tile),
    ],
    "reverse": [
        Sample((A,), np.flip),
        Sample((real(2, 3, 2), [0, -1]), lambda x, a: np.flip(x, tuple(a))),
        Sample((real(2, 3), 1), np.flip),
    ],
}
