"""tf.linalg: bands of matrices, orthonormal vectors, QR decomposition."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.engine.guarding import guarded
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, op, show
from tfjs.tensor import Tensor, from_numpy

QR = engine.kernel("qr_f32")


def _extent(given: int | Tensor, whole: int, name: str, what: str) -> int:
    if isinstance(given, Tensor):
        if given.dtype != "int32":
            raise TypeError(f"bandPart(): {name}'s dtype must be an int32.")
        value = min(int(given), whole)
    else:
        if given % 1 != 0:
            raise ValueError(f"bandPart(): {name} must be an integer, got {given}.")
        if given > whole:
            raise ValueError(
                f"bandPart(): {name} ({given}) must not be greater than the number of {what} "
                f"({whole})."
            )
        value = int(given)
    return whole if value < 0 else value


@op(namespace="linalg")
def bandPart(a: Tensor, numLower: int | Tensor, numUpper: int | Tensor) -> Tensor:
    """The matrices of the last two axes with zeros outside of a band around the diagonal.

    ``numLower`` and ``numUpper`` diagonals below and above it are kept; all of them if negative.
    """
    if a.rank < 2:
        raise ValueError(f"bandPart(): Rank must be at least 2, got {a.rank}.")
    rows, columns = a.dims[-2:]
    lower = _extent(numLower, rows, "numLower", "rows")
    upper = _extent(numUpper, columns, "numUpper", "columns")
    below = np.arange(rows)[:, None] - np.arange(columns)
    band = ((below <= lower) & (below >= -upper)).astype(np.uint8)
    kept: Tensor = a.where(from_numpy(band.reshape(-1), band.shape, "bool"), a.zerosLike())
    return converted(kept, a.dtype)


@guarded
def gramSchmidt(xs: Tensor | Sequence[Tensor]) -> Any:
    """Orthonormal vectors that span what ``xs``, the rows of a matrix or a list, span."""
    if not isinstance(xs, Tensor):
        if not xs:
            raise ValueError("Gram-Schmidt process: input must not be null, undefined, or empty")
        length = xs[0].dims[0]
        for x in xs[1:]:
            if x.dims[0] != length:
                raise ValueError(
                    "Gram-Schmidt: Non-unique lengths found in the input vectors: "
                    f"({x.dims[0]} vs. {length})"
                )
    if isinstance(xs, Tensor) and xs.rank < 2:
        raise ValueError(f"Gram-Schmidt: expected a matrix or a list of vectors, got {xs.shape}")
    vectors = xs.unstack() if isinstance(xs, Tensor) else list(xs)
    if len(vectors) > vectors[0].dims[0]:
        raise ValueError(
            f"Gram-Schmidt: Number of vectors ({len(vectors)}) exceeds number of dimensions "
            f"({vectors[0].dims[0]})."
        )
    ys: list[Tensor] = []
    for x in vectors:
        rest = reduce(lambda left, y: left - (y * left).sum() * y, ys, x)
        ys.append(rest / rest.norm())
    return ys[0].stack(ys[1:]) if isinstance(xs, Tensor) else ys


show("linalg", "gramSchmidt", gramSchmidt)


@op(namespace="linalg")
def qr(x: FloatTensor, fullMatrices: bool = False) -> list[Tensor]:
    """q, with orthonormal columns, and r, upper triangular, of x = q r.

    For x of m rows and n columns, m > n, q is [m, n] and r [n, n], or [m, m] and [m, n] with
    ``fullMatrices``. x of higher rank is a stack of matrices.
    """
    if x.rank < 2:
        raise ValueError(f"qr() requires input tensor to have a rank >= 2, but got rank {x.rank}")
    *batch, rows, columns = x.dims
    stack: Tensor = x.reshape([math.prod(batch), rows, columns])
    q, r = _reflected(stack) if engine.recording() else _decomposed(stack)
    if not fullMatrices and rows > columns:
        q = q.slice([0, 0, 0], [-1, -1, columns])
        r = r.slice([0, 0, 0], [-1, columns, -1])
    return [one.reshape([*batch, *one.dims[1:]]) for one in (q, r)]


def _decomposed(x: Tensor) -> tuple[Tensor, Tensor]:
    count, m, n = x.dims
    q: Tensor = engine.empty((count, m, m), "float32")
    r: Tensor = engine.empty((count, m, n), "float32")
    work = engine.Buffer(8 * count * (m * m + m * n + m))
    tile = max(1, 32768 // max(m * m * n, 1))
    engine.run(QR, (x.storage, q.storage, r.storage, work), (0, count, tile, m, n))
    return q, r


def _reflected(x: Tensor) -> tuple[Tensor, Tensor]:
    """The kernel's reflections in operations, for the gradient."""
    count, m, n = x.dims
    r, ones = x, np.ones((count, 1, 1), np.float32)
    q = from_numpy(
        np.broadcast_to(np.eye(m, dtype=np.float32), (count, m, m)).copy(), (count, m, m), "float32"
    )
    one = from_numpy(ones.reshape(-1), ones.shape, "float32")
    for j in range(min(m, n)):
        column = r.slice([0, j, j], [-1, m - j, 1])
        norm = column.square().sum([1, 2], True).sqrt()
        first = column.slice([0, 0, 0], [-1, 1, 1])
        sign = (-one).where(first.greater(0), one)
        pivot = first - sign * norm
        w = one.concat(column.slice([0, 1, 0], [-1, m - j - 1, 1]) / pivot, 1)
        tau = -(sign * pivot) / norm
        below = r.slice([0, j, 0], [-1, m - j, n])
        below = below - (tau * w).matMul(w.matMul(below, True))
        right = q.slice([0, 0, j], [-1, m, m - j])
        right = right - right.matMul(w).matMul(tau * w, False, True)
        r = below if j == 0 else r.slice([0, 0, 0], [-1, j, n]).concat(below, 1)
        q = right if j == 0 else q.slice([0, 0, 0], [-1, m, j]).concat(right, 2)
    return q, r
