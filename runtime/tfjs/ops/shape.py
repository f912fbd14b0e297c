"""Operations that move elements without changing them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tfjs import engine
from tfjs.ops.binary import unbroadcast
from tfjs.ops.convert import check_extents, whole
from tfjs.ops.launch import filled, rearranged, strided, unary
from tfjs.ops.registry import AnyTensor, AnyTensors, Tensors, op
from tfjs.ops.shapes import Dims, axes_of, broadcast_dims, broadcast_strides, contiguous, strides_of
from tfjs.tensor import Tensor


@lru_cache(4096)
def _complete(shape: Dims, size: int) -> Dims:
    """``shape`` with its -1 replaced by what ``size`` elements leave."""
    unknown = [axis for axis, extent in enumerate(shape) if extent == -1]
    known = math.prod(extent for extent in shape if extent != -1)
    text = ",".join(map(str, shape))
    if len(unknown) > 1:
        raise ValueError(
            f"Shapes can only have 1 implicit size. Found -1 at dim {unknown[0]} and dim "
            f"{unknown[1]}"
        )
    for axis, extent in enumerate(shape):
        if extent < -1:
            raise ValueError(f"Shapes can not be < 0. Found {extent} at dim {axis}")
    if not unknown:
        if known != size:
            raise ValueError(f"Size({size}) must match the product of shape {text}")
        return shape
    if known == 0:
        raise ValueError(f"Cannot infer the missing size in [{text}] when there are 0 elements")
    if size % known:
        raise ValueError(f"The implicit shape can't be a fractional number. Got {size} / {known}")
    return tuple(size // known if extent == -1 else extent for extent in shape)


def _by_sizes(self: Tensor, shape: Sequence[int] | int, *more: int) -> Tensor:
    """Sizes one by one are NumPy's form: what handles arrays handles tensors as well."""
    given: Any = shape
    return reshape(self, (given, *more) if more or isinstance(shape, int) else given)


@op(grad=lambda dy, y, x, shape: (dy.reshape(x.dims),), method=_by_sizes)
def reshape(x: AnyTensor, shape: Sequence[int]) -> Tensor:
    """The same elements, on the same memory, in another shape; one extent may be -1."""
    dims = whole(shape)
    if not x.size and 0 not in dims and -1 not in dims:
        raise ValueError(
            f"The new shape ({','.join(map(str, dims))}) has {math.prod(dims)} elements and the "
            f"old shape ({','.join(map(str, x.dims))}) has 0 elements. The new shape and old shape "
            "must have the same number of elements."
        )
    y: Tensor = engine.share(x.storage, _complete(dims, x.size), x.dtype)
    return y


@op(function=False)
def reshapeAs(x: AnyTensor, like: Tensor) -> Tensor:
    """x in the shape of another tensor."""
    return reshape(x, like.dims)


@op(function=False)
def flatten(x: AnyTensor) -> Tensor:
    """x as a tensor of rank 1."""
    return reshape(x, [x.size])


@op(function=False)
def as1D(x: AnyTensor) -> Tensor:
    """x as a tensor of rank 1."""
    return reshape(x, [x.size])


@op(function=False)
def asScalar(x: AnyTensor) -> Tensor:
    """A tensor of one element as a tensor of rank 0."""
    if x.size != 1:
        raise ValueError("The array must have only 1 element.")
    return reshape(x, [])


@op(function=False)
def as2D(x: AnyTensor, rows: int, columns: int) -> Tensor:
    """x as a tensor of rank 2."""
    return reshape(x, [rows, columns])


@op(function=False)
def as3D(x: AnyTensor, rows: int, columns: int, depth: int) -> Tensor:
    """x as a tensor of rank 3."""
    return reshape(x, [rows, columns, depth])


@op(function=False)
def as4D(x: AnyTensor, rows: int, columns: int, depth: int, depth2: int) -> Tensor:
    """x as a tensor of rank 4."""
    return reshape(x, [rows, columns, depth, depth2])


@op(function=False)
def as5D(x: AnyTensor, rows: int, columns: int, depth: int, depth2: int, depth3: int) -> Tensor:
    """x as a tensor of rank 5."""
    return reshape(x, [rows, columns, depth, depth2, depth3])


@lru_cache(4096)
def _expanded(dims: Dims, axis: int) -> Dims:
    rank = len(dims)
    if axis > rank:
        raise ValueError("Axis must be <= rank of the tensor")
    if axis < 0:
        if axis < -(rank + 1):
            raise ValueError(f"Axis must be in the interval [{-(rank + 1)}, {rank}]")
        axis += rank + 1
    return (*dims[:axis], 1, *dims[axis:])


@op(grad=lambda dy, y, x, axis: (dy.reshape(x.dims),))
def expandDims(x: AnyTensor, axis: int = 0) -> Tensor:
    """x with a new axis of extent 1."""
    y: Tensor = engine.share(x.storage, _expanded(x.dims, axis), x.dtype)
    return y


@op()
def squeeze(x: AnyTensor, axis: int | Sequence[int] | None = None) -> Tensor:
    """x without its axes of extent 1, or without those that ``axis`` names."""
    named = None if axis is None or axis == [] else axes_of(axis, x.rank)
    for one in named or []:
        if x.dims[one] != 1:
            raise ValueError(f"Can't squeeze axis {one} since its dim '{x.dims[one]}' is not 1")
    return reshape(
        x,
        [
            extent
            for at, extent in enumerate(x.dims)
            if extent != 1 or (named is not None and at not in named)
        ],
    )


def _undo(perm: Sequence[int]) -> list[int]:
    return [list(perm).index(axis) for axis in range(len(perm))]


def _permutation(x: Tensor, perm: Sequence[int] | None) -> list[int]:
    return list(range(x.rank))[::-1] if perm is None else list(perm)


@op(grad=lambda dy, y, x, perm, conj: (dy.transpose(_undo(_permutation(x, perm)), conj),))
def transpose(x: AnyTensor, perm: Sequence[int] | None = None, conjugate: bool = False) -> Tensor:
    """x with its axes in the order ``perm``, reversed by default.

    ``conjugate`` matters for complex numbers only.
    """
    y = rearranged(x, *_transposed(x.dims, None if perm is None else tuple(perm)))
    return unary("conj", y) if conjugate and x.dtype == "complex64" else y


@lru_cache(4096)
def _transposed(dims: Dims, perm: Dims | None) -> tuple[Dims, Dims]:
    """The shape of a transpose, and the strides in which it reads."""
    rank = len(dims)
    order = tuple(range(rank))[::-1] if perm is None else perm
    if len(order) != rank:
        raise ValueError(
            f"Error in transpose: rank of input {rank} must match length of perm "
            f"{','.join(map(str, order))}."
        )
    if sorted(order) != list(range(rank)):
        raise ValueError(
            f"All entries in 'perm' must be between 0 and {rank - 1} but got "
            f"{','.join(map(str, order))}"
        )
    own = contiguous(dims)
    return tuple(dims[axis] for axis in order), tuple(own[axis] for axis in order)


@op(grad=lambda dy, y, x, shape: (unbroadcast(dy, x.dims),))
def broadcastTo(x: AnyTensor, shape: Sequence[int]) -> Tensor:
    """x repeated along axes of extent 1 and new leading axes until it has ``shape``."""
    dims = check_extents(shape)
    if len(dims) < x.rank or broadcast_dims(x.dims, dims) != dims:
        raise ValueError(
            f"broadcastTo(): [{','.join(map(str, x.dims))}] cannot be broadcast to "
            f"[{','.join(map(str, dims))}]."
        )
    return rearranged(x, dims, broadcast_strides(x.dims, dims))


def _with(first: Tensor, others: Tensor | Tensors) -> Tensors:
    return [first, *([others] if isinstance(others, Tensor) else others)]


def _concat(self: Tensor, x: Tensor | Tensors, axis: int = 0) -> Tensor:
    return concat(_with(self, x), axis)


def _stack(self: Tensor, x: Tensor | Tensors, axis: int = 0) -> Tensor:
    return stack(_with(self, x), axis)


@op(
    grad=lambda dy, y, tensors, axis: _parts(dy, tensors, axis),
    method=_concat,
)
def concat(tensors: AnyTensors, axis: int = 0) -> Tensor:
    """Tensors of one rank and dtype, one after the other along ``axis``."""
    if not tensors:
        raise ValueError("Pass at least one tensor to concat")
    dtypes, shapes = tuple([one.dtype for one in tensors]), tuple([one.dims for one in tensors])
    dims, to, starts = _joined(dtypes, shapes, axis)
    y: Tensor = engine.empty(dims, dtypes[0])
    for one, start in zip(tensors, starts, strict=True):
        strided(one, y, one.dims, strides_of(one.dims), to, 0, start)
    return y


@lru_cache(4096)
def _joined(
    dtypes: tuple[str, ...], shapes: tuple[Dims, ...], axis: int
) -> tuple[Dims, Dims, Dims]:
    """The shape of a concatenation, its strides, and where in it each part begins."""
    first, rank = shapes[0], len(shapes[0])
    (at,) = axes_of(axis, rank)
    rest = (*first[:at], *first[at + 1 :])
    for index, (dtype, dims) in enumerate(zip(dtypes, shapes, strict=True)):
        if dtype != dtypes[0] or len(dims) != rank or (*dims[:at], *dims[at + 1 :]) != rest:
            raise ValueError(
                f"Error in concat{rank}D: tensors[{index}] ({dtype} of shape {list(dims)}) does "
                f"not match tensors[0] ({dtypes[0]} of shape {list(first)}) in dtype, rank and "
                f"every axis but {at}"
            )
    lengths = [dims[at] for dims in shapes]
    dims = (*first[:at], sum(lengths), *first[at + 1 :])
    to = strides_of(dims)
    return dims, to, tuple(sum(lengths[:i]) * to[at] for i in range(len(lengths)))


def _parts(dy: Tensor, tensors: Tensors, axis: int) -> tuple[Tensor, ...]:
    (at,) = axes_of(axis, dy.rank)
    parts: tuple[Tensor, ...] = tuple(dy.split([one.dims[at] for one in tensors], at))
    return parts


def _sizes(x: Tensor, numOrSizeSplits: int | Sequence[int], axis: int) -> list[int]:
    extent = x.dims[axis]
    if isinstance(numOrSizeSplits, int):
        if numOrSizeSplits < 1 or extent % numOrSizeSplits:
            raise ValueError("Number of splits must evenly divide the axis.")
        return [extent // numOrSizeSplits] * numOrSizeSplits
    sizes = list(numOrSizeSplits)
    if sizes.count(-1) > 1:
        raise ValueError("There should be only one negative value in split array.")
    rest = extent - sum(size for size in sizes if size != -1)
    sizes = [rest if size == -1 else size for size in sizes]
    if sum(sizes) != extent or min(sizes) < 0:
        raise ValueError("The sum of sizes must match the size of the axis dimension.")
    return sizes


def _join(dys: list[Tensor], axis: int) -> Tensor:
    return concat(dys, axis)


@op(grad=lambda dys, ys, x, sizes, axis: (_join(dys, axis),))
def split(x: AnyTensor, numOrSizeSplits: int | Sequence[int], axis: int = 0) -> list[Tensor]:
    """x cut along ``axis`` into a number of equal parts, or parts of the sizes given."""
    (at,) = axes_of(axis, x.rank)
    own = strides_of(x.dims)
    parts = []
    start = 0
    for size in _sizes(x, numOrSizeSplits, at):
        dims = (*x.dims[:at], size, *x.dims[at + 1 :])
        parts.append(rearranged(x, dims, own, start * own[at]))
        start += size
    return parts


@op(grad=lambda dy, y, tensors, axis: tuple(dy.unstack(axis)), method=_stack)
def stack(tensors: AnyTensors, axis: int = 0) -> Tensor:
    """Tensors of one shape side by side along a new axis."""
    if not tensors:
        raise ValueError("Pass at least one tensor to tf.stack")
    first = tensors[0].dims
    for one in tensors:
        if one.dims != first:
            raise ValueError("All tensors passed to stack must have matching shapes")
    part = _expanded(first, axis)
    dtypes = tuple([one.dtype for one in tensors])
    dims, to, starts = _joined(dtypes, (part,) * len(tensors), axis)
    y: Tensor = engine.empty(dims, dtypes[0])
    for one, start in zip(tensors, starts, strict=True):
        strided(one, y, part, strides_of(part), to, 0, start)
    return y


@op()
def unstack(x: AnyTensor, axis: int = 0) -> list[Tensor]:
    """The sub-tensors of x along ``axis``, without that axis."""
    if not -x.rank <= axis < x.rank:
        raise ValueError(f"Axis = {axis} is not in [-{x.rank}, {x.rank})")
    at = axis % x.rank
    dims = [*x.dims[:at], *x.dims[at + 1 :]]
    return [reshape(part, dims) for part in split(x, x.dims[at], at)]


@op(grad=lambda dy, y, x, paddings, value: (dy.slice([p[0] for p in paddings], x.dims),))
def pad(x: Tensor, paddings: Sequence[Sequence[int]], constantValue: float = 0) -> Tensor:
    """x with ``[before, after]`` more elements of one value along every axis."""
    if x.rank == 0:
        raise ValueError("pad(scalar) is not defined. Pass non-scalar to pad")
    dims, to, start = _padded(x.dims, tuple([tuple(pair) for pair in paddings]))
    y = filled(dims, constantValue, x.dtype)
    strided(x, y, x.dims, strides_of(x.dims), to, 0, start)
    return y


@lru_cache(4096)
def _padded(dims: Dims, paddings: tuple[Dims, ...]) -> tuple[Dims, Dims, int]:
    """The shape of a padded tensor, its strides, and where in it the original begins."""
    if len(paddings) != len(dims) or any(len(p) != 2 or min(p) < 0 for p in paddings):
        raise ValueError(
            f"pad: expected a pair of counts for each of {len(dims)} axes, got "
            f"{[list(pair) for pair in paddings]}"
        )
    wide = tuple(p[0] + e + p[1] for e, p in zip(dims, paddings, strict=True))
    to = strides_of(wide)
    return wide, to, sum(p[0] * stride for p, stride in zip(paddings, to, strict=True))


def _untile(dy: Tensor, x: Tensor, reps: Sequence[int]) -> Tensor:
    dims = [part for rep, extent in zip(reps, x.dims, strict=True) for part in (rep, extent)]
    summed: Tensor = dy.reshape(dims).sum(list(range(0, 2 * x.rank, 2))).reshape(x.dims)
    return summed


@op(grad=lambda dy, y, x, reps: (_untile(dy, x, reps),))
def tile(x: AnyTensor, reps: Sequence[int]) -> Tensor:
    """x repeated ``reps`` times along each axis."""
    if x.rank != len(reps):
        raise ValueError(
            f"Error in transpose: rank of input {x.rank} must match length of reps "
            f"{','.join(map(str, reps))}."
        )
    own = contiguous(x.dims)
    dims = tuple(part for rep, extent in zip(reps, x.dims, strict=True) for part in (rep, extent))
    from_ = [part for stride in own for part in (0, stride)]
    y: Tensor = engine.empty(
        tuple(rep * extent for rep, extent in zip(reps, x.dims, strict=True)), x.dtype
    )
    strided(x, y, dims, from_, contiguous(dims))
    return y


@op(grad=lambda dy, y, x, axis: (dy.reverse(axis),))
def reverse(x: AnyTensor, axis: int | Sequence[int] | None = None) -> Tensor:
    """x from back to front along the axes, all of them by default."""
    axes = axes_of(axis, x.rank)
    own = contiguous(x.dims)
    start = sum((x.dims[one] - 1) * own[one] for one in axes)
    steps = [-stride if at in axes else stride for at, stride in enumerate(own)]
    return rearranged(x, x.dims, steps, start)
