"""Ragged tensors: rows of different lengths, as one tensor of values and vectors of row splits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.ops.convert import convert
from tfjs.ops.memory import scoped
from tfjs.ops.registry import op, public
from tfjs.tensor import Tensor, from_numpy

Ints = NDArray[np.int64]


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """start, start + 1, ... for each start, ``lengths`` of them, one after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1] if ends.size else 0)


def _splits(lengths: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)])


def _int32(values: Ints) -> Tensor:
    array = np.ascontiguousarray(values, np.int32)
    return from_numpy(array.reshape(-1), array.shape, "int32")


def _partitions(tensors: Sequence[Any], name: str) -> list[Ints]:
    return [
        np.asarray(convert(one, f"tensors{at}", name, "int32")).astype(np.int64)
        for at, one in enumerate(tensors)
    ]


def _check_splits(nested: list[Ints], values: int) -> None:
    for splits, following in zip(nested, [*nested[1:], None], strict=True):
        limit = values if following is None else following.size
        if splits.size == 0:
            raise ValueError("Ragged splits may not be empty")
        if splits[0] < 0:
            raise ValueError("Ragged splits must be non-negative")
        if splits[-1] > limit:
            raise ValueError("Ragged splits must not point past values")
        if (np.diff(splits) < 0).any():
            raise ValueError("Ragged splits must be sorted in ascending order")


@public
@scoped
def raggedGather(
    paramsNestedSplits: Sequence[Any],
    paramsDenseValues: Any,
    indices: Any,
    outputRaggedRank: int,
) -> dict[str, Any]:
    """Rows of a ragged tensor by index: ``{"outputNestedSplits": [...], "outputDenseValues"}``.

    ``outputRaggedRank`` follows from the arguments and is not looked at, as in TF.js.
    """
    values = convert(paramsDenseValues, "paramsDenseValues", "raggedGather", "any")
    chosen = convert(indices, "indices", "raggedGather", "int32")
    nested = _partitions(paramsNestedSplits, "raggedGather")
    if not nested:
        raise ValueError("paramsNestedSplits must be non empty")
    if nested[0].ndim == 0:
        raise ValueError("Split tensors must not be scalars")
    rows = np.asarray(chosen).astype(np.int64)
    wrong = np.argwhere((rows < 0) | (rows >= nested[0].size - 1))
    if wrong.size:
        at = tuple(wrong[0])
        raise ValueError(
            f"indices[{','.join(map(str, at))}] = {rows[at]} is not in [0, {nested[0].size - 1})"
        )
    if values.rank == 0:
        raise ValueError("params.rank must be nonzero")
    _check_splits(nested, values.dims[0])
    outer = [
        np.arange(math.prod(rows.shape[: axis + 1]) + 1) * rows.shape[axis + 1]
        for axis in range(rows.ndim - 1)
    ]
    starts, limits = rows.reshape(-1), rows.reshape(-1) + 1
    inner = []
    for splits in nested:
        members = _ranges(starts, limits - starts)
        inner.append(_splits(splits[members + 1] - splits[members]))
        starts, limits = splits[starts], splits[limits]
    places = _ranges(starts, limits - starts)
    if rows.ndim == 0:
        inner = inner[1:]
    return {
        "outputNestedSplits": [_int32(splits) for splits in (*outer, *inner)],
        "outputDenseValues": values.gather(_int32(places)),
    }


@op(method=False)
def raggedRange(starts: Tensor, limits: Tensor, deltas: Tensor) -> dict[str, Tensor]:
    """A row of numbers from start up to limit, delta apart, for each: vectors or scalars.

    ``{"rtNestedSplits", "rtDenseValues"}``, in the dtype of ``starts``.
    """
    for name, one in (("starts", starts), ("limits", limits), ("deltas", deltas)):
        if one.dtype != starts.dtype:
            raise TypeError(
                f"Argument '{name}' passed to 'raggedRange' must be {starts.dtype} tensor, but got "
                f"{one.dtype} tensor"
            )
        if one.rank > 1:
            raise ValueError(f"{name} must be a scalar or vector")
    if len({one.size for one in (starts, limits, deltas) if one.rank}) > 1:
        raise ValueError("starts, limits, and deltas must have the same shape")
    parts = [np.atleast_1d(np.asarray(one).astype(np.float64)) for one in (starts, limits, deltas)]
    first, limit, step = np.broadcast_arrays(*parts)
    if (step == 0).any():
        raise ValueError("Requires delta != 0")
    away = ((step > 0) & (limit < first)) | ((step < 0) & (limit > first))
    sizes = np.where(away, 0, np.ceil(np.abs((limit - first) / step)))
    if (sizes > 2147483647).any():
        raise ValueError("Requires ((limit - start) / delta) <= 2147483647")
    lengths = sizes.astype(np.int64)
    nth = _ranges(np.zeros_like(lengths), lengths)
    values = np.repeat(first, lengths) + nth * np.repeat(step, lengths)
    dense = values.astype(np.int32 if starts.dtype == "int32" else np.float32)
    return {
        "rtNestedSplits": _int32(_splits(lengths)),
        "rtDenseValues": from_numpy(dense, dense.shape, starts.dtype),
    }


def _widest(partition: Ints, kind: str) -> int:
    match kind:
        case "ROW_SPLITS":
            return int(np.diff(partition).max(initial=0))
        case "VALUE_ROWIDS":
            return int(np.diff(_runs(partition), append=partition.size).max(initial=0))
        case _:
            raise ValueError(f"Cannot handle partition type {kind}")


def _runs(ids: Ints) -> Ints:
    """Where each run of equal numbers begins."""
    return np.flatnonzero(np.diff(ids, prepend=ids[:1] - 1))


def _places(partition: Ints, kind: str, parents: Ints, step: int, width: int) -> Ints:
    """The output index of every value of one level, -1 where it is cut off."""
    match kind:
        case "ROW_SPLITS":
            if partition.size - 1 > parents.size:
                raise ValueError(
                    f"Row partition size is greater than output size: {partition.size - 1} > "
                    f"{parents.size}"
                )
            lengths = np.maximum(np.diff(partition), 0)
            rows = np.repeat(np.arange(lengths.size), lengths)
            nth = _ranges(np.zeros_like(lengths), lengths)
            if partition.size and rows.size != partition[-1]:
                raise ValueError("Invalid row split size.")
        case "VALUE_ROWIDS":
            rows = partition
            if rows.size and rows.max() >= parents.size:
                wrong = int(rows[rows >= parents.size][0])
                raise ValueError(
                    f"Got nextValueRowId={wrong} which is not less than {parents.size}"
                )
            starts = _runs(rows)
            nth = np.arange(rows.size) - np.repeat(starts, np.diff(starts, append=rows.size))
        case _:
            raise ValueError(f"Unsupported partition type: {kind}")
    if rows.size == 0:
        return np.zeros(0, np.int64)
    inside = (nth < width) & (parents[rows] >= 0)
    return np.where(inside, parents[rows] + nth * step, -1)


def _output_shape(
    shape: Tensor, values: Tensor, default: Tensor, ragged_rank: int, sizes: list[int]
) -> list[int]:
    """The dense shape: what ``shape`` says, and what follows from the rows where it has -1."""
    if default.rank >= values.rank:
        raise ValueError(
            f"defaultValue.shape={','.join(map(str, default.dims))} and ragged tensor "
            f"flatValues.shape={','.join(map(str, values.dims))}, are incompatible: "
            f"defaultValue.rank = {default.rank} must be less than ragged tensor input "
            f"flatValues.rank = {values.rank})"
        )
    given: list[int] = shape.dataSync().tolist()
    if shape.rank == 0:
        if given != [-1]:
            raise ValueError(
                "The only valid scalar shape tensor is the fully unknown shape specified as -1."
            )
        given = [-1] * (ragged_rank + values.rank)
    rank = ragged_rank + values.rank
    text = ",".join(map(str, given))
    for extent in given:
        if extent < -1:
            raise ValueError(f"Dimension {extent} must be >= -1")
    if len(given) != rank:
        raise ValueError(
            f"rt input.shape and shape={text} are incompatible: rt input.rank = {rank}, but "
            f"shape.rank = {len(given)}"
        )
    for at, (extent, known) in enumerate(zip(given, [*sizes, *values.dims[1:]], strict=True)):
        if at > ragged_rank and extent not in (-1, known):
            raise ValueError(
                f"rt input.shape and shape={text} are incompatible: rt input.shape[{at}] = "
                f"{known} but shape[{at}] = {extent}"
            )
        given[at] = known if extent == -1 else extent
    return given


@public
@scoped
def raggedTensorToTensor(
    shape: Any,
    values: Any,
    defaultValue: Any,
    rowPartitionTensors: Sequence[Any],
    rowPartitionTypes: Sequence[str],
) -> Tensor:
    """A ragged tensor as a dense one of ``shape`` (-1: as needed), filled with ``defaultValue``.

    A level's partition is "ROW_SPLITS" or "VALUE_ROWIDS"; "FIRST_DIM_SIZE" may come before them.
    """
    name = "raggedTensorToTensor"
    wanted = convert(shape, "shape", name, "int32")
    dense = convert(values, "values", name, "numeric")
    default = convert(defaultValue, "defaultValue", name, dense.dtype)
    partitions = _partitions(rowPartitionTensors, name)
    kinds = list(rowPartitionTypes)
    if not kinds:
        raise ValueError("No row_partition_types given.")
    first = partitions[0]
    if first.size == 0:
        raise ValueError("Invalid first partition input. Tensor requires at least one element.")
    match kinds[0]:
        case "FIRST_DIM_SIZE":
            height = int(first.reshape(-1)[0])
            partitions, kinds = partitions[1:], kinds[1:]
        case "ROW_SPLITS":
            height = first.size - 1
        case "VALUE_ROWIDS":
            raise ValueError("Cannot handle VALUE_ROWIDS in first dimension.")
        case other:
            raise ValueError(f"Cannot handle type {other}")
    widths = [_widest(p, kind) for p, kind in zip(partitions, kinds, strict=True)]
    dims = _output_shape(wanted, dense, default, len(kinds), [height, *widths])
    outer, inner = dims[: len(kinds) + 1], dims[len(kinds) + 1 :]
    steps = [math.prod(outer[at + 1 :]) for at in range(len(outer))]
    places = np.where(np.arange(height) < outer[0], np.arange(height) * steps[0], -1)
    for p, kind, step, width in zip(partitions, kinds, steps[1:], outer[1:], strict=True):
        places = _places(p, kind, places, step, width)
    source = np.full(math.prod(outer), dense.dims[0])
    shown = places >= 0
    source[places[shown]] = np.flatnonzero(shown)
    fill = default.broadcastTo(inner).reshape([1, *inner])
    result: Tensor = dense.concat(fill).gather(_int32(source)).reshape(dims)
    return result
