"""Parts of tensors: slices, strided slices, gathering, and Python's square brackets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.ops.launch import converted, filled, rearranged, strided
from tfjs.ops.registry import IntTensor, op
from tfjs.ops.shapes import TILE, Dims, axes_of, contiguous
from tfjs.tensor import Tensor, from_numpy


def _window(
    x: Tensor, begin: int | Sequence[int], size: int | Sequence[int] | None
) -> tuple[list[int], list[int]]:
    first = [begin] if isinstance(begin, int) else list(begin)
    count = [] if size is None else [size] if isinstance(size, int) else list(size)
    first += [0] * (x.rank - len(first))
    count += [-1] * (x.rank - len(count))
    if len(first) != x.rank or len(count) != x.rank:
        raise ValueError(
            f"slice: begin and size must not be longer than x's rank {x.rank}, got {begin} and "
            f"{size}"
        )
    count = [e - b if c == -1 else c for e, b, c in zip(x.dims, first, count, strict=True)]
    for axis, (start, length) in enumerate(zip(first, count, strict=True)):
        if start == -1:
            raise ValueError("slice() does not support negative begin indexing.")
        if start < 0 or length < 0 or start + length > x.dims[axis]:
            raise ValueError(
                f"Error in slice{x.rank}D: begin[{axis}] + size[{axis}] ({start + length}) would "
                f"overflow input.shape[{axis}] ({x.dims[axis]})"
            )
    return first, count


def _unslice(dy: Tensor, x: Tensor, begin: Any, size: Any) -> Tensor:
    first, count = _window(x, begin, size)
    paddings = [[b, e - b - c] for e, b, c in zip(x.dims, first, count, strict=True)]
    padded: Tensor = dy.pad(paddings)
    return padded


@op(grad=lambda dy, y, x, begin, size: (_unslice(dy, x, begin, size),))
def slice_(
    x: Tensor, begin: int | Sequence[int], size: int | Sequence[int] | None = None
) -> Tensor:
    """``size`` elements from ``begin`` on along each axis; -1: all that are left."""
    if x.rank == 0:
        raise ValueError("Slicing scalar is not possible")
    first, count = _window(x, begin, size)
    own = contiguous(x.dims)
    start = sum(b * stride for b, stride in zip(first, own, strict=True))
    return rearranged(x, tuple(count), own, start)


def _unsteps(
    dy: Tensor, y: Tensor, x: Tensor, begin: Sequence[int], dims: Dims, strides: Sequence[int]
) -> tuple[Tensor]:
    return (unsteps(dy, x.dims, begin, strides),)


@op(
    grad=_unsteps,
    function=False,
    method=False,
)
def steps(x: Tensor, begin: Sequence[int], dims: Dims, strides: Sequence[int]) -> Tensor:
    """Elements ``begin + i strides`` for every i below ``dims``: a strided slice made explicit."""
    own = contiguous(x.dims)
    start = sum(b * stride for b, stride in zip(begin, own, strict=True))
    return rearranged(x, dims, [a * b for a, b in zip(own, strides, strict=True)], start)


@op(
    grad=lambda dy, y, x, dims, begin, strides: (steps(dy, begin, x.dims, strides),),
    function=False,
    method=False,
)
def unsteps(x: Tensor, dims: Dims, begin: Sequence[int], strides: Sequence[int]) -> Tensor:
    """Zeros of shape ``dims`` with x at ``begin + i strides``: what undoes ``steps``."""
    y = filled(dims, 0, x.dtype)
    to = contiguous(dims)
    start = sum(b * stride for b, stride in zip(begin, to, strict=True))
    scaled = [a * b for a, b in zip(to, strides, strict=True)]
    strided(x, y, x.dims, contiguous(x.dims), scaled, 0, start)
    return y


@op()
def stridedSlice(
    x: Tensor,
    begin: Sequence[int],
    end: Sequence[int],
    strides: Sequence[int] | None = None,
    beginMask: int = 0,
    endMask: int = 0,
    ellipsisMask: int = 0,
    newAxisMask: int = 0,
    shrinkAxisMask: int = 0,
) -> Tensor:
    """Every ``strides``-th element from ``begin`` to ``end`` along each axis.

    A bit of a mask speaks of that position: take everything from the start or to the end, stand
    for all axes left over, insert an axis, or take one element and drop the axis.
    """
    if strides is None:
        strides = [1] * len(begin)
    if not len(begin) == len(end) == len(strides):
        raise ValueError(
            f"stridedSlice: begin, end and strides must have one length, got {len(begin)}, "
            f"{len(end)} and {len(strides)}"
        )
    index: list[Any] = []
    for at, (start, stop, step) in enumerate(zip(begin, end, strides, strict=True)):
        bit = 1 << at
        if step == 0:
            raise ValueError(f"strides[{at}] must be non-zero")
        if ellipsisMask & bit:
            index.append(Ellipsis)
        elif newAxisMask & bit:
            index.append(None)
        elif shrinkAxisMask & bit:
            index.append(start)
        else:
            from_ = None if beginMask & bit else start
            index.append(slice(from_, None if endMask & bit else stop, step))
    return select(x, tuple(index), "stridedSlice")


def select(x: Tensor, index: Any, name: str) -> Tensor:
    """``x[index]`` for whole numbers, slices, None and one Ellipsis."""
    parts = list(index) if isinstance(index, tuple) else [index]
    used = sum(part is not None and part is not Ellipsis for part in parts)
    if used > x.rank or sum(part is Ellipsis for part in parts) > 1:
        raise IndexError(f"{name}: {len(parts)} indices for a tensor of shape {x.shape}")
    if not any(part is Ellipsis for part in parts):
        parts.append(Ellipsis)
    at = next(i for i, part in enumerate(parts) if part is Ellipsis)
    parts[at : at + 1] = [slice(None)] * (x.rank - used)
    begin: list[int] = []
    count: list[int] = []
    step: list[int] = []
    dims: list[int] = []
    for part in parts:
        if part is None:
            dims.append(1)
            continue
        extent = x.dims[len(begin)]
        if isinstance(part, slice):
            positions = range(*part.indices(extent))
            begin.append(positions.start if len(positions) else 0)
            count.append(len(positions))
            step.append(positions.step)
            dims.append(len(positions))
            continue
        where = int(part)
        if not -extent <= where < extent:
            raise IndexError(
                f"{name}: index {where} is out of range for axis {len(begin)} of extent {extent}"
            )
        begin.append(where % extent)
        count.append(1)
        step.append(1)
    y: Tensor = steps(x, begin, tuple(count), step).reshape(dims)
    return y


def getitem(x: Tensor, index: Any) -> Tensor:
    """``x[1]``, ``x[:, 1:3]``, ``x[..., None]``, or rows chosen by a list or an int32 tensor."""
    if isinstance(index, list | np.ndarray) or (isinstance(index, Tensor) and index.rank):
        if isinstance(index, Tensor) and index.dtype == "bool":
            raise IndexError("x[mask]: a bool tensor is not an index; use tf.where")
        chosen: Tensor = x.gather(index)
        return chosen
    return select(x, index, "x[index]")


def _scattered(
    dy: Tensor, y: Tensor, x: Tensor, indices: Tensor, axis: int, batchDims: int
) -> tuple[Tensor, None]:
    (at,) = axes_of(axis, x.rank)
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
    width = inner * (1 if x.dtype == "bool" else 4)
    tile = max(1, TILE // max(inner, 1))
    engine.run(
        engine.kernel("gather"),
        (x.storage, indices.storage, y.storage),
        (0, math.prod(x.dims[:at]) * count, tile, outer, count, extent, width),
    )
    return y


@op(grad=_scattered)
def gather(x: Tensor, indices: IntTensor, axis: int = 0, batchDims: int = 0) -> Tensor:
    """The sub-tensors of x that ``indices`` name along ``axis``."""
    (at,) = axes_of(axis, x.rank)
    if not 0 <= batchDims <= min(at, indices.rank):
        raise ValueError(f"gather: batchDims {batchDims} must be from 0 to {min(at, indices.rank)}")
    if x.dims[:batchDims] != indices.dims[:batchDims]:
        raise ValueError(
            f"gather: the first {batchDims} extents of x {x.shape} and indices {indices.shape} "
            "must be equal"
        )
    extent = x.dims[at]
    values = np.asarray(indices)
    if values.size and not (values.min() >= 0 and values.max() < extent):
        wrong = values[(values < 0) | (values >= extent)].flat[0]
        raise IndexError(f"GatherV2: the index value {wrong} is not in [0, {extent - 1}]")
    return _gathered(x, indices, at, batchDims)


@op(
    grad=lambda dy, y, x, ids: (dy.unsortedSegmentSum(ids, x.dims[0]), None),
    function=False,
    method=False,
)
def rows(x: Tensor, ids: IntTensor) -> Tensor:
    """Row i of the result is row ids[i] of x, or zeros where that id is out of range."""
    return _gathered(x, ids, 0, 0)


@op(grad=lambda dy, y, x, segmentIds, numSegments: (rows(dy, segmentIds), None))
def unsortedSegmentSum(x: Tensor, segmentIds: IntTensor, numSegments: int) -> Tensor:
    """Row s is the float32 sum of the rows of x whose id is s; ids out of range fall away."""
    if numSegments < 0:
        raise ValueError("numSegments must be a non-negative integer")
    if segmentIds.rank != 1 or x.rank == 0 or segmentIds.size != x.dims[0]:
        raise ValueError(
            f"unsortedSegmentSum: expected one id per row of x {x.shape}, got {segmentIds.shape}"
        )
    x = converted(x, "float32")
    width = math.prod(x.dims[1:])
    y: Tensor = engine.empty((numSegments, *x.dims[1:]), "float32")
    engine.run(
        engine.kernel("segment_sum_f32"),
        (x.storage, segmentIds.storage, y.storage),
        (0, width, max(16, TILE // max(x.dims[0], 1)), x.dims[0], numSegments, width),
    )
    return y
