"""tf.sparse: sparse tensors as matrices of int32 indices and vectors of values."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tfjs.ops.launch import converted
from tfjs.ops.registry import AnyTensor, IntTensor, op
from tfjs.ops.shapes import contiguous
from tfjs.tensor import Tensor, from_numpy


def _int32(values: NDArray[np.int_]) -> Tensor:
    array = np.ascontiguousarray(values, np.int32)
    return from_numpy(array.reshape(-1), array.shape, "int32")


def _check(x: Tensor, rank: int, what: str) -> None:
    if x.rank != rank:
        kind = "a scalar" if rank == 0 else f"Tensor{rank}D"
        raise ValueError(f"{what} should be {kind} but received shape {','.join(map(str, x.dims))}")


@op(namespace="sparse")
def sparseFillEmptyRows(
    indices: IntTensor, values: AnyTensor, denseShape: IntTensor, defaultValue: AnyTensor
) -> dict[str, Tensor]:
    """A sparse tensor in which every row of the first axis has a value, if only ``defaultValue``.

    ``{"outputIndices", "outputValues", "emptyRowIndicator", "reverseIndexMap"}``; the last one
    says where each value of the input went.
    """
    _check(indices, 2, "Indices")
    _check(values, 1, "Values")
    _check(denseShape, 1, "Dense shape")
    _check(defaultValue, 0, "Default value")
    count, rank = indices.dims
    places, height = np.asarray(indices), int(denseShape.dataSync()[0])
    rows = places[:, 0].astype(np.int64)
    if height == 0 and count:
        raise ValueError(
            "Received SparseTensor with denseShape[0] = 0 but indices.shape[0] = " f"{count}"
        )
    wrong = np.flatnonzero((rows < 0) | (rows >= height))
    if wrong.size:
        row = rows[wrong[0]]
        reason = f"{row} < 0" if row < 0 else f"{row} >= {height}"
        raise ValueError(f"indices({wrong[0]}, 0) is invalid: {reason}")
    counts = np.bincount(rows, minlength=height)
    empty = counts == 0
    starts = np.concatenate([[0], np.cumsum(np.maximum(counts, 1))])
    order = np.argsort(rows, kind="stable")
    nth = np.arange(count) - np.repeat(np.cumsum(counts) - counts, counts)
    went = np.empty(count, np.int64)
    went[order] = starts[rows[order]] + nth
    filled = np.zeros((starts[-1], rank), np.int64)
    filled[starts[:-1][empty], 0] = np.flatnonzero(empty)
    filled[went] = places
    source = np.full(starts[-1], count)
    source[went] = np.arange(count)
    default = defaultValue.reshape([1])
    if default.dtype != values.dtype:
        default = default.cast(values.dtype)
    return {
        "outputIndices": _int32(filled),
        "outputValues": values.concat(default).gather(_int32(source)),
        "emptyRowIndicator": from_numpy(empty.astype(np.uint8), [height], "bool"),
        "reverseIndexMap": _int32(went),
    }


def _complete(shape: Sequence[int], target: Sequence[int]) -> list[int]:
    """``target`` with its -1 replaced so that it has as many elements as ``shape``."""
    known, unknown = 1, -1
    for at, extent in enumerate(target):
        if extent == -1 and unknown >= 0:
            raise ValueError(f"only one output dimension may be -1, not both {unknown} and {at}")
        if extent == -1:
            unknown = at
        elif extent < 0:
            raise ValueError(f"size {at} must be non-negative, not {extent}")
        else:
            known *= extent
    size, result = math.prod(shape), list(target)
    if unknown >= 0:
        if known <= 0:
            raise ValueError(
                "reshape cannot infer the missing input size for an empty tensor unless all "
                "specified input sizes are non-zero"
            )
        result[unknown] = size // known
        if known * result[unknown] != size:
            raise ValueError(
                f"Input to reshape is a SparseTensor with {size} dense values, but the requested "
                f"shape requires a multiple of {known}. inputShape="
                f"{','.join(map(str, shape))} outputShape= {','.join(map(str, result))}"
            )
    if math.prod(result) != size:
        raise ValueError(
            f"Input to reshape is a tensor with {size} dense values, but the requested shape has "
            f"{math.prod(result)}. inputShape={','.join(map(str, shape))} outputShape="
            f"{','.join(map(str, result))}"
        )
    return result


@op(namespace="sparse")
def sparseReshape(
    inputIndices: IntTensor, inputShape: IntTensor, newShape: IntTensor
) -> dict[str, Tensor]:
    """The values in a new dense shape, one extent of which may be -1.

    ``{"outputIndices", "outputShape"}``.
    """
    _check(inputIndices, 2, "Input indices")
    _check(inputShape, 1, "Input shape")
    _check(newShape, 1, "New shape")
    if inputIndices.dims[1] != inputShape.size:
        raise ValueError(
            f"sparseReshape: the indices are of {inputIndices.dims[1]} axes, but the input shape "
            f"has {inputShape.size}"
        )
    before = inputShape.dataSync().tolist()
    after = _complete(before, newShape.dataSync().tolist())
    flat = np.asarray(inputIndices).astype(np.int64) @ np.array(contiguous(tuple(before)), np.int64)
    steps = np.array(contiguous(tuple(after)), np.int64)
    extents = np.maximum(np.array(after, np.int64), 1)
    places = flat[:, None] // np.maximum(steps, 1) % extents
    return {"outputIndices": _int32(places), "outputShape": _int32(np.array(after))}


def _segments(data: Tensor, indices: Tensor, ids: Tensor) -> tuple[Tensor, NDArray[np.int_]]:
    """Sums of rows by segment, in float32, and the number of rows of each."""
    if data.rank < 1:
        raise ValueError("Data should be at least 1 dimensional but received scalar")
    _check(indices, 1, "Indices")
    _check(ids, 1, "Segment ids")
    if indices.dims != ids.dims:
        raise ValueError("segmentIds and indices should have same size.")
    rows, segments = np.asarray(indices), np.asarray(ids)
    count = int(segments[-1]) + 1 if segments.size else 0
    if count < 0 or (segments.size and count == 0):
        raise ValueError("segment ids must be >= 0")
    falls = np.flatnonzero(np.diff(segments) < 0)
    outside = np.flatnonzero((segments < 0) | (segments >= count))
    if falls.size and (not outside.size or falls[0] < outside[0]):
        raise ValueError("segment ids are not increasing")
    if outside.size:
        raise ValueError(
            f"Segment id {segments[outside[0]]} out of range [0, {count}), possibly because "
            "segmentIds input is not sorted."
        )
    wrong = np.flatnonzero((rows < 0) | (rows >= data.dims[0]))
    if wrong.size:
        at = wrong[0]
        raise ValueError(f"Bad: indices[{at}] == {rows[at]} out of range [0, {data.dims[0]})")
    summed = data.gather(indices).unsortedSegmentSum(ids, count)
    return summed, np.bincount(segments, minlength=count)


@op(namespace="sparse")
def sparseSegmentSum(data: Tensor, indices: IntTensor, segmentIds: IntTensor) -> Tensor:
    """Row s is the sum of the rows ``indices[i]`` of data with ``segmentIds[i]`` = s, ascending."""
    return converted(_segments(data, indices, segmentIds)[0], data.dtype)


@op(namespace="sparse")
def sparseSegmentMean(data: Tensor, indices: IntTensor, segmentIds: IntTensor) -> Tensor:
    """As ``sparseSegmentSum``, the mean; 0 where a segment has no rows."""
    summed, counts = _segments(data, indices, segmentIds)
    sizes = np.maximum(counts, 1).astype(np.float32)
    shape = [sizes.size] + [1] * (data.rank - 1)
    return converted(summed / from_numpy(sizes, shape, "float32"), data.dtype)
