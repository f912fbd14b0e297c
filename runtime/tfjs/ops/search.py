"""Places of values: in sorted rows, among distinct ones, where a condition holds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs import engine
from tfjs.engine.guarding import guarded
from tfjs.ops.convert import convert
from tfjs.ops.launch import SUFFIX, converted
from tfjs.ops.memory import scoped
from tfjs.ops.registry import AnyTensor, op, public
from tfjs.ops.shapes import TILE, axes_of, upcast
from tfjs.promise import later
from tfjs.tensor import Tensor, from_numpy, objects


@op(method=False)
def searchSorted(sortedSequence: Tensor, values: Tensor, side: str = "left") -> Tensor:
    """Where ``values`` would go in sorted rows, as int32 [rows, values], as TF.js shapes it.

    "left": before elements equal to them, "right": after. Rows are the last axis of both.
    """
    if side not in ("left", "right"):
        raise ValueError(f"searchSorted: side must be 'left' or 'right', got {side!r}")
    for name, one in (("sortedSequence", sortedSequence), ("values", values)):
        if one.rank == 0:
            raise ValueError(f"searchSorted: {name} must have at least one axis")
    dtype = "float32" if upcast(sortedSequence.dtype, values.dtype) == "float32" else "int32"
    n, count = sortedSequence.dims[-1], values.dims[-1]
    rows = values.size // count if count else 0
    if n and count and sortedSequence.size // n != rows:
        raise ValueError("Leading dimension of 'sortedSequence' and 'values' must match.")
    y: Tensor = engine.empty((rows, count), "int32")
    engine.run(
        engine.kernel(f"search_sorted_{SUFFIX[dtype]}"),
        (converted(sortedSequence, dtype).storage, converted(values, dtype).storage, y.storage),
        (0, y.size, TILE // 8, n, count, int(side == "right")),
    )
    return y


@public
def lowerBound(sortedSequence: Any, values: Any) -> Tensor:
    """``searchSorted`` before elements that are equal."""
    return searchSorted(sortedSequence, values, "left")


@public
def upperBound(sortedSequence: Any, values: Any) -> Tensor:
    """``searchSorted`` after elements that are equal."""
    return searchSorted(sortedSequence, values, "right")


def _cells(x: Tensor) -> NDArray[Any]:
    return objects(x) if x.dtype == "string" else np.asarray(x)


@op()
def unique(x: AnyTensor, axis: int = 0) -> dict[str, Tensor]:
    """``{"values", "indices"}``: the distinct sub-tensors along ``axis`` in order of appearance,
    and for each of x's the index of its equal among them, as int32."""
    if x.rank == 0:
        raise ValueError("The input tensor must be at least 1D")
    (at,) = axes_of(axis, x.rank)
    _, codes = np.unique(_cells(x).reshape(-1), return_inverse=True)
    rows = np.moveaxis(codes.reshape(x.dims), at, 0)
    rows = rows.reshape(x.dims[at], x.size // max(x.dims[at], 1))
    # A column alone is sorted as numbers, far faster than as rows.
    rows, by = (rows[:, 0], None) if rows.shape[1] == 1 else (rows, 0)
    _, first, inverse = np.unique(rows, axis=by, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    kept = first[order].astype(np.int32)
    indices = place[inverse.reshape(-1)].astype(np.int32)
    values = x.gather(from_numpy(kept, kept.shape, "int32"), at)
    return {"values": values, "indices": from_numpy(indices, indices.shape, "int32")}


@public
@later
@scoped
def whereAsync(condition: Any) -> Tensor:
    """A promise of the coordinates of the true elements: int32 [count, rank]."""
    truth = convert(condition, "condition", "whereAsync", "bool")
    return _where_true(truth)


def _where_true(truth: Tensor) -> Tensor:
    places = np.argwhere(np.asarray(truth).view(np.uint8)).astype(np.int32)
    return from_numpy(np.ascontiguousarray(places).reshape(-1), places.shape, "int32")


@public
@later
@scoped
@guarded
def booleanMaskAsync(tensor: Any, mask: Any, axis: int | None = None) -> Tensor:
    """A promise of the sub-tensors for which the mask, over the axes from ``axis`` on, is true."""
    x = convert(tensor, "tensor", "boolMask", "any")
    truth = convert(mask, "mask", "boolMask", "bool")
    at, covered = axis or 0, truth.rank
    if covered == 0:
        raise ValueError("mask cannot be scalar")
    there = x.dims[at : at + covered]
    if there != truth.dims:
        raise ValueError(
            "mask's shape must match the first K dimensions of tensor's shape, Shapes "
            f"{','.join(map(str, there))} and {','.join(map(str, truth.dims))} must match"
        )
    merged = x.reshape([*x.dims[:at], truth.size, *x.dims[at + covered :]])
    chosen: Tensor = merged.gather(_where_true(truth.flatten()).flatten(), at)
    return chosen


@public
@later
@scoped
@guarded
def setdiff1dAsync(x: Any, y: Any) -> list[Tensor]:
    """A promise of the values of x that are not in y, and their indices in x."""
    left, right = convert(x, "x", "setdiff1d", "any"), convert(y, "y", "setdiff1d", "any")
    if left.dtype != right.dtype:
        raise TypeError(
            f"x and y should have the same dtype, but got x ({left.dtype}) and y ({right.dtype})."
        )
    for name, one in (("x", left), ("y", right)):
        if one.rank != 1:
            raise ValueError(
                f"{name} should be 1D tensor, but got {name} ({','.join(map(str, one.dims))})."
            )
    kept = np.flatnonzero(~np.isin(_cells(left), _cells(right))).astype(np.int32)
    indices = from_numpy(kept, kept.shape, "int32")
    return [left.gather(indices), indices]


@public
@later
@scoped
@guarded
def inTopKAsync(predictions: Any, targets: Any, k: int = 1) -> Tensor:
    """A promise of whether each target is among the k largest of its row of ``predictions``."""
    scores = convert(predictions, "predictions", "inTopK", "numeric")
    wanted = convert(targets, "targets", "inTopK", "numeric")
    if scores.rank < 2:
        raise ValueError(
            "inTopK() expects the predictions to be of rank 2 or higher, but got " f"{scores.rank}"
        )
    if scores.rank - 1 != wanted.rank:
        raise ValueError(
            "predictions rank should be 1 larger than targets rank, but got predictions rank "
            f"{scores.rank} and targets rank {wanted.rank}"
        )
    if scores.dims[:-1] != wanted.dims:
        raise ValueError(
            "predictions's shape should be align with the targets' shape, except the last "
            f"dimension. Shapes {','.join(map(str, scores.dims[:-1]))} and "
            f"{','.join(map(str, wanted.dims))} must match"
        )
    last = scores.dims[-1]
    if not 0 < k <= last:
        raise ValueError(
            f"'k' passed to inTopK() must be > 0 && <= the predictions last dimension ({last}), "
            f"but got {k}"
        )
    rows = np.asarray(scores).reshape(-1, last)
    best = np.argsort(-rows, axis=1, kind="stable")[:, :k]
    found = (best == np.asarray(wanted).reshape(-1, 1)).any(1).astype(np.uint8)
    return from_numpy(found, wanted.dims, "bool")
