"""Rows by index: gathered, and summed."""

from __future__ import annotations

import math

import numpy as np

from tfjs import engine
from tfjs.ops.launch import converted
from tfjs.ops.registry import AnyTensor, IntTensor, op
from tfjs.ops.shapes import TILE, axes_of
from tfjs.tensor import Tensor, from_numpy, objects


def first_outside(indices: Tensor, extent: int) -> int:
    """Where in the flat indices the first one outside of 0..extent-1 stands; -1: nowhere.

    The kernels that read indices are safe without it; this makes the message.
    """
    wrong: Tensor = engine.empty((1,), "int32")
    engine.run(
        engine.kernel("outside_i32"),
        (indices.storage, wrong.storage),
        (0, indices.size, max(indices.size, 1), extent),
    )
    return int(np.asarray(wrong)[0]) if indices.size else -1


def _scattered(
    dy: Tensor, y: Tensor, x: Tensor, indices: Tensor, axis: int, batchDims: int
) -> tuple[Tensor, None]:
    (at,) = axes_of(axis, x.rank)
    batchDims = _batch_axes(x, indices, at, batchDims)
    batch = math.prod(x.dims[:batchDims])
    outer = math.prod(x.dims[batchDims:at])
    extent, inner = x.dims[at], math.prod(x.dims[at + 1 :])
    count = math.prod(indices.dims[batchDims:])
    # Rows of every batch get their own segments, so that one sum serves all of them.
    rows = dy.reshape([batch, outer, count, inner]).transpose([0, 2, 1, 3])
    segments = indices.reshape([batch, count])
    if batch > 1:
        segments = segments + from_numpy(
            np.arange(batch, dtype=np.int32) * np.int32(extent), [batch, 1], "int32"
        )
    summed = rows.reshape([batch * count, outer * inner]).unsortedSegmentSum(
        segments.flatten(), batch * extent
    )
    unordered = summed.reshape([batch, extent, outer, inner])
    return unordered.transpose([0, 2, 1, 3]).reshape(x.dims), None


def _gathered(x: Tensor, indices: Tensor, at: int, batchDims: int) -> Tensor:
    """``gather`` without a check; an index out of range gives zeros."""
    extent = x.dims[at]
    inner = math.prod(x.dims[at + 1 :])
    outer = math.prod(x.dims[batchDims:at])
    count = math.prod(indices.dims[batchDims:])
    dims = (*x.dims[:at], *indices.dims[batchDims:], *x.dims[at + 1 :])
    y: Tensor = engine.empty(dims, x.dtype)
    if x.dtype == "string":
        batch = math.prod(x.dims[:batchDims])
        cells = objects(x).reshape(batch, outer, extent, inner)
        chosen = np.asarray(indices).reshape(batch, 1, count)
        at_batch, at_outer, _ = np.ogrid[:batch, :outer, :0]
        y.storage.owner[:] = cells[at_batch, at_outer, chosen].reshape(-1)
        return y
    width = inner * engine.ITEM_BYTES[x.dtype]
    tile = max(1, TILE // max(inner, 1))
    engine.run(
        engine.kernel("gather"),
        (x.storage, indices.storage, y.storage),
        (0, math.prod(x.dims[:at]) * count, tile, outer, count, extent, width),
    )
    return y


def _batch_axes(x: Tensor, indices: Tensor, axis: int, batchDims: int) -> int:
    """The number of leading axes that x and the indices share, counted from 0 on."""
    rank = indices.rank
    if not -rank <= batchDims <= rank:
        raise ValueError(f"Expect batchDims in the range of [-{rank}, {rank}], but got {batchDims}")
    batchDims += rank if batchDims < 0 else 0
    if batchDims > x.rank:
        raise ValueError(f"batchDims ({batchDims}) must be less than rank(x) ({x.rank}).")
    if batchDims > axis:
        raise ValueError(f"batchDims ({batchDims}) must be less than or equal to axis ({axis}).")
    for at in range(batchDims):
        if x.dims[at] != indices.dims[at]:
            raise ValueError(
                f"x.shape[{at}]: {x.dims[at]} should be equal to indices.shape[{at}]: "
                f"{indices.dims[at]}."
            )
    return batchDims


@op(grad=_scattered)
def gather(x: AnyTensor, indices: IntTensor, axis: int = 0, batchDims: int = 0) -> Tensor:
    """The sub-tensors of x that ``indices`` name along ``axis``."""
    (at,) = axes_of(axis, x.rank)
    batchDims = _batch_axes(x, indices, at, batchDims)
    extent = x.dims[at]
    wrong = first_outside(indices, extent)
    if wrong >= 0:
        value = np.asarray(indices).flat[wrong]
        raise IndexError(f"GatherV2: the index value {value} is not in [0, {extent - 1}]")
    return _gathered(x, indices, at, batchDims)


@op(
    grad=lambda dy, y, x, ids: (dy.unsortedSegmentSum(ids, x.dims[0]), None),
    function=False,
    method=False,
)
def rows(x: Tensor, ids: IntTensor) -> Tensor:
    """Row i of the result is row ids[i] of x, or zeros where that id is out of range."""
    return _gathered(x, ids, 0, 0)


def summed_rows(x: Tensor, ids: Tensor, count: int) -> Tensor:
    """Row s is the sum of the rows of x, float32 or int32, whose id is s."""
    width = math.prod(x.dims[1:])
    y: Tensor = engine.empty((count, *x.dims[1:]), x.dtype)
    engine.run(
        engine.kernel("segment_sum_i32" if x.dtype == "int32" else "segment_sum_f32"),
        (x.storage, ids.storage, y.storage),
        (0, width, max(16, TILE // max(x.dims[0], 1)), x.dims[0], count, width),
    )
    return y


@op(grad=lambda dy, y, x, segmentIds, numSegments: (rows(dy, segmentIds), None))
def unsortedSegmentSum(x: Tensor, segmentIds: IntTensor, numSegments: int) -> Tensor:
    """Row s is the float32 sum of the rows of x whose id is s; ids out of range fall away."""
    if numSegments % 1 != 0:
        raise ValueError("numSegments must be of dtype int")
    if numSegments < 0:
        raise ValueError("numSegments must be a non-negative integer")
    if segmentIds.rank != 1 or x.rank == 0 or segmentIds.size != x.dims[0]:
        raise ValueError(
            f"unsortedSegmentSum: expected one id per row of x {x.shape}, got {segmentIds.shape}"
        )
    return summed_rows(converted(x, "float32"), segmentIds, numSegments)
