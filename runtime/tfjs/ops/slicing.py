"""Parts of tensors: slices and strided slices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tfjs.ops.launch import filled, rearranged, strided
from tfjs.ops.registry import AnyTensor, op
from tfjs.ops.shapes import Dims, contiguous
from tfjs.tensor import Tensor


def _window(
    x: Tensor, begin: int | Sequence[int], size: int | Sequence[int] | None
) -> tuple[Dims, Dims, Dims, int]:
    """Where a slice begins, its shape, the strides of x, and the position of its first element."""
    first = (begin,) if isinstance(begin, int) else tuple(begin)
    count = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    return _found_window(x.dims, first, count)


@lru_cache(4096)
def _found_window(dims: Dims, begin: Dims, size: Dims) -> tuple[Dims, Dims, Dims, int]:
    rank = len(dims)
    first = [*begin, *[0] * (rank - len(begin))]
    count = [*size, *[-1] * (rank - len(size))]
    if len(first) != rank or len(count) != rank:
        what, given = ("begin", begin) if len(first) != rank else ("size", size)
        raise ValueError(
            f"Error in slice{rank}D: Length of {what} {','.join(map(str, given))} must match the "
            f"rank of the array ({rank})."
        )
    count = [e - b if c == -1 else c for e, b, c in zip(dims, first, count, strict=True)]
    for axis, (start, length) in enumerate(zip(first, count, strict=True)):
        if start == -1:
            raise ValueError("slice() does not support negative begin indexing.")
        if start < 0 or length < 0 or start + length > dims[axis]:
            raise ValueError(
                f"Error in slice{rank}D: begin[{axis}] + size[{axis}] ({start + length}) would "
                f"overflow input.shape[{axis}] ({dims[axis]})"
            )
    own = tuple(contiguous(dims))
    start = sum(b * stride for b, stride in zip(first, own, strict=True))
    return tuple(first), tuple(count), own, start


def _unslice(dy: Tensor, x: Tensor, begin: Any, size: Any) -> Tensor:
    first, count, _, _ = _window(x, begin, size)
    paddings = [[b, e - b - c] for e, b, c in zip(x.dims, first, count, strict=True)]
    padded: Tensor = dy.pad(paddings)
    return padded


@op(grad=lambda dy, y, x, begin, size: (_unslice(dy, x, begin, size),))
def slice_(
    x: AnyTensor, begin: int | Sequence[int], size: int | Sequence[int] | None = None
) -> Tensor:
    """``size`` elements from ``begin`` on along each axis; -1: all that are left."""
    if x.rank == 0:
        raise ValueError("Slicing scalar is not possible")
    _, count, own, start = _window(x, begin, size)
    return rearranged(x, count, own, start)


def _unsteps(
    dy: Tensor, y: Tensor, x: Tensor, begin: Sequence[int], dims: Dims, strides: Sequence[int]
) -> tuple[Tensor]:
    return (unsteps(dy, x.dims, begin, strides),)


@op(
    grad=_unsteps,
    function=False,
    method=False,
)
def steps(x: AnyTensor, begin: Sequence[int], dims: Dims, strides: Sequence[int]) -> Tensor:
    """Elements ``begin + i strides`` for every i below ``dims``: a strided slice made explicit."""
    own = contiguous(x.dims)
    start = sum(b * stride for b, stride in zip(begin, own, strict=True))
    return rearranged(x, dims, [a * b for a, b in zip(own, strides, strict=True)], start)


@op(
    grad=lambda dy, y, x, dims, begin, strides: (steps(dy, begin, x.dims, strides),),
    function=False,
    method=False,
)
def unsteps(x: AnyTensor, dims: Dims, begin: Sequence[int], strides: Sequence[int]) -> Tensor:
    """Zeros of shape ``dims`` with x at ``begin + i strides``: what undoes ``steps``."""
    y = filled(dims, 0, x.dtype)
    to = contiguous(dims)
    start = sum(b * stride for b, stride in zip(begin, to, strict=True))
    scaled = [a * b for a, b in zip(to, strides, strict=True)]
    strided(x, y, x.dims, contiguous(x.dims), scaled, 0, start)
    return y


@op()
def stridedSlice(
    x: AnyTensor,
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
