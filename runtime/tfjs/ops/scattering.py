"""tf.gatherND, tf.scatterND and their kin: slices named by rows of indices."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from tfjs import engine
from tfjs.ops.conv import check
from tfjs.ops.convert import check_extents
from tfjs.ops.gathering import rows, summed_rows
from tfjs.ops.launch import converted, filled
from tfjs.ops.registry import AnyTensor, IntTensor, op
from tfjs.ops.shapes import TILE, Dims
from tfjs.ops.windows import text_of
from tfjs.tensor import Tensor, objects


def flat_ids(indices: Tensor, depth: int, extents: Dims, shape: Dims) -> Tensor:
    """The row numbers of indices [..., depth] in an array whose first axes are ``extents``.

    IndexError with TF.js's words, which show the ``shape``, where one is not in there.
    """
    count = indices.size // depth if depth else math.prod(indices.dims[:-1])
    ids: Tensor = engine.empty((count,), "int32")
    wrong: Tensor = engine.empty((1,), "int32")
    engine.run(
        engine.kernel("flat_index"),
        (indices.storage, ids.storage, wrong.storage),
        (0, count, max(count, 1), depth, *extents),
    )
    at = int(np.asarray(wrong)[0]) if count else -1
    if at >= 0:
        row = np.asarray(indices).reshape(count, depth)[at]
        raise IndexError(
            f"Invalid indices: {','.join(map(str, row))} does not index into {text_of(list(shape))}"
        )
    return ids


@op()
def gatherND(x: AnyTensor, indices: IntTensor) -> Tensor:
    """The slices of x at ``indices`` [..., k], each naming a place on the first k axes."""
    name = "tf.gatherND()"
    check(
        x.rank > 0, f"{name} expects the input to be rank 1 or higher, but the rank was {x.rank}."
    )
    check(
        indices.rank > 0,
        f"{name} expects the indices to be rank 1 or higher, but the rank was {indices.rank}.",
    )
    depth = indices.dims[-1]
    check(
        depth <= x.rank,
        f"index innermost dimension length must be <= tensor rank; saw: {depth} vs. {x.rank}",
    )
    check(
        x.size > 0,
        f"Requested more than 0 entries, but input is empty. Input shape: {text_of(x.shape)}.",
    )
    extents = x.dims[:depth]
    ids = flat_ids(indices, depth, extents, x.dims)
    flat = x.reshape([math.prod(extents), *x.dims[depth:]])
    chosen = flat.gather(ids) if x.dtype == "string" else rows(flat, ids)
    return chosen.reshape([*indices.dims[:-1], *x.dims[depth:]])


def check_updates(indices: Tensor, updates: Tensor, shape: Dims) -> int:
    """The number of axes that ``indices`` name; ValueError where the updates do not fit."""
    check(
        indices.rank > 0,
        "tf.scatterND() expects the indices to be rank 1 or higher, but the rank was "
        f"{indices.rank}.",
    )
    check(
        updates.rank > 0,
        "tf.scatterND() expects the updates to be rank 1 or higher, but the rank was "
        f"{updates.rank}.",
    )
    check(
        len(shape) > 0,
        f"Output rank must be greater or equal to 1, but got shape: {text_of(list(shape))}",
    )
    depth = indices.dims[-1] if indices.rank > 1 else 1
    batch = indices.rank - 1 if indices.rank > 1 else 1
    text = (
        "Must have updates.shape = indices.shape[:batchDim] + shape[sliceDim:], got "
        f"updates.shape: {text_of(updates.shape)}, indices.shape: {text_of(indices.shape)}, "
        f"shape: {text_of(list(shape))}, sliceDim: {depth}, and batchDim: {batch}."
    )
    check(updates.rank >= batch, f"{text} update.rank < {batch}. ")
    least = depth + updates.rank - batch
    check(len(shape) >= least, f"{text} Output shape length < {least}")
    rank = batch + len(shape) - depth
    check(updates.rank == rank, f"{text} update.rank != {rank}")
    for axis in range(batch):
        check(
            updates.dims[axis] == indices.dims[axis],
            f"{text} updates.shape[{axis}] ({updates.dims[axis]}) != indices.shape[{axis}] "
            f"({indices.dims[axis]}).",
        )
    for axis in range(updates.rank - batch):
        have, want = updates.dims[axis + batch], shape[axis + depth]
        check(
            have == want,
            f"{text} updates.shape[{axis + batch}] ({have}) != shape[{axis + batch}] "
            f"({shape[axis + batch]})",
        )
    return depth


@op(grad=lambda dy, y, x, ids, count: (rows(dy, ids), None), function=False, method=False)
def rowSums(x: Tensor, ids: IntTensor, count: int) -> Tensor:
    """Row s is the sum of the rows of x whose id is s, in x's dtype (of bool: int32)."""
    return summed_rows(converted(x, "int32") if x.dtype == "bool" else x, ids, count)


@op(method=False)
def scatterND(indices: IntTensor, updates: Tensor, shape: Sequence[int]) -> Tensor:
    """Zeros of ``shape`` with the updates added at their indices."""
    check_extents(shape)
    dims = tuple(shape)
    depth = check_updates(indices, updates, dims)
    ids = flat_ids(indices, depth, dims[:depth], dims)
    flat = updates.reshape([ids.size, *dims[depth:]])
    summed = rowSums(flat, ids, math.prod(dims[:depth])).reshape(dims)
    return summed.cast(updates.dtype)


def _written_gradient(
    dy: Tensor, y: Tensor, x: Tensor, ids: Tensor, updates: Tensor
) -> tuple[Callable[[], Tensor], None, Callable[[], Tensor]]:
    def by_updates() -> Tensor:
        work: Tensor = engine.empty((x.dims[0],), "int32")
        last: Tensor = engine.empty(ids.dims, "int32")
        engine.run(
            engine.kernel("last_of"),
            (ids.storage, work.storage, last.storage),
            (0, ids.size, max(ids.size, 1), x.dims[0]),
        )
        return rows(dy, last)

    return lambda: written(dy, ids, updates.zerosLike()), None, by_updates


@op(grad=_written_gradient, function=False, method=False)
def written(x: AnyTensor, ids: IntTensor, updates: AnyTensor) -> Tensor:
    """x with row ids[i] replaced by updates[i]; of several the last one stays."""
    y: Tensor = engine.empty(x.dims, x.dtype)
    if x.dtype == "string":
        y.storage.owner[:] = x.storage.owner
        y.storage.owner.reshape(x.dims)[np.asarray(ids)] = objects(updates)
        return y
    y.storage.write(np.asarray(x))
    width = math.prod(x.dims[1:]) * engine.ITEM_BYTES[x.dtype]
    tile = max(64, TILE // max(ids.size, 1) // 64 * 64)
    engine.run(
        engine.kernel("write_rows"),
        (updates.storage, ids.storage, y.storage),
        (0, width, tile, ids.size, x.dims[0], width),
    )
    return y


@op(method=False)
def tensorScatterUpdate(tensor: Tensor, indices: IntTensor, updates: Tensor) -> Tensor:
    """``tensor`` with the slices at ``indices`` replaced by the updates."""
    depth = check_updates(indices, updates, tensor.dims)
    check(
        tensor.dtype == updates.dtype,
        f"tensor and updates must have the same dtype, instead they are {tensor.dtype} and "
        f"{updates.dtype}.",
    )
    ids = flat_ids(indices, depth, tensor.dims[:depth], tensor.dims)
    tail = tensor.dims[depth:]
    flat = tensor.reshape([math.prod(tensor.dims[:depth]), *tail])
    y = written(flat, ids, updates.reshape([ids.size, *tail]))
    return y.reshape(tensor.dims)


@op(method=False)
def sparseToDense(
    sparseIndices: IntTensor,
    sparseValues: AnyTensor,
    outputShape: Sequence[int],
    defaultValue: AnyTensor | None = None,
) -> Tensor:
    """``defaultValue`` (0) everywhere but at the indices [n, rank] or [n], where the values are."""
    check_extents(outputShape)
    dims = tuple(outputShape)
    check(
        sparseIndices.rank <= 2,
        "sparseIndices should be a scalar, vector, or matrix, but got shape "
        f"{text_of(sparseIndices.shape)}.",
    )
    count = sparseIndices.dims[0] if sparseIndices.rank else 1
    depth = sparseIndices.dims[1] if sparseIndices.rank > 1 else 1
    check(
        len(dims) == depth,
        f"outputShape has incorrect number of elements:, {len(dims)}, should be: {depth}.",
    )
    check(
        sparseValues.rank == 0 or (sparseValues.rank == 1 and sparseValues.size == count),
        f"sparseValues has incorrect shape {text_of(sparseValues.shape)}, should be [] or "
        f"[{count}]",
    )
    dtype = sparseValues.dtype
    base = filled((), 0, dtype) if defaultValue is None else defaultValue
    check(base.dtype == dtype, "sparseValues.dtype must match defaultValues.dtype")
    ids = flat_ids(sparseIndices, depth, dims, dims)
    values = sparseValues.broadcastTo([ids.size])
    everywhere = base.reshape([]).broadcastTo([math.prod(dims)])
    return written(everywhere, ids, values).reshape(dims)
