"""Sums, extremes and other reductions along axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from tfjs import engine
from tfjs.ops.binary import nothing
from tfjs.ops.launch import (
    SUFFIX,
    by_parts,
    converted,
    filled,
    packed,
    rearranged,
    refuse_complex,
    typed,
)
from tfjs.ops.registry import BoolTensor, op
from tfjs.ops.shapes import TILE, Dims, axes_of, contiguous
from tfjs.tensor import Tensor

Axis = int | Sequence[int] | None
LINE = 16  # float32 elements of a cache line
CHUNK = 65536  # elements that one thread adds up when everything is summed to one number


class _Plan:
    """How x is seen as [outer, reduced, inner], after a transpose if its axes lie apart."""

    __slots__ = ("dims", "integers", "kept", "order", "reduced")

    def __init__(self, x: Dims, axis: tuple[int, ...] | int | None, keep: bool) -> None:
        axes = sorted(set(axes_of(axis, len(x))))
        self.kept = tuple(1 if at in axes else extent for at, extent in enumerate(x))
        self.dims = self.kept if keep else tuple(e for at, e in enumerate(x) if at not in axes)
        self.reduced = math.prod(x[at] for at in axes)
        together = not axes or axes == list(range(axes[0], axes[-1] + 1))
        self.order: list[int] | None = None
        if together:
            inner = math.prod(x[axes[-1] + 1 :]) if axes else 1
        else:
            self.order = [at for at in range(len(x)) if at not in axes] + axes
            inner = 1
        count = math.prod(self.dims)
        tile = max(1, TILE // max(self.reduced, 1))
        if inner > 1:
            # Neighbours are read together: whole cache lines of them to a tile.
            tile = -(-tile // LINE) * LINE
        self.integers = (0, count, tile, self.reduced, inner)


@lru_cache(4096)
def _plan(x: Dims, axis: tuple[int, ...] | int | None, keep: bool) -> _Plan:
    return _Plan(x, axis, keep)


def _planned(x: Tensor, axis: Axis, keep: bool) -> _Plan:
    return _plan(x.dims, tuple(axis) if isinstance(axis, list | tuple) else axis, keep)


def _reduced(name: str, x: Tensor, axis: Axis, keep: bool, result: str | None = None) -> Tensor:
    kernel = typed(name, x.dtype)
    if kernel is None:
        refuse_complex(name, x)
        raise TypeError(f"{name} is not defined for {x.dtype} tensors")
    plan = _planned(x, axis, keep)
    if plan.order is not None:
        own = contiguous(x.dims)
        x = rearranged(x, tuple(x.dims[at] for at in plan.order), [own[at] for at in plan.order])
    y: Tensor = engine.empty(plan.dims, x.dtype if result is None else result)
    engine.run(kernel, (x.storage, y.storage), plan.integers)
    return y


def _unspread(
    dy: Tensor, y: Tensor, x: Tensor, dims: Dims, axis: Axis, divisor: float
) -> tuple[Tensor]:
    total = dy.sum(axis).reshape(x.dims)
    return (total if divisor == 1 else total / divisor,)


@op(grad=_unspread, function=False, method=False)
def spread(x: Tensor, dims: Dims, axis: Axis, divisor: float = 1) -> Tensor:
    """x / divisor repeated along ``axis`` to shape ``dims``: what undoes a sum, or a mean."""
    if x.dtype == "complex64":
        return by_parts(lambda part: spread(part, dims, axis, divisor), x)
    plan = _plan(dims, tuple(axis) if isinstance(axis, list | tuple) else axis, False)
    if plan.order is not None:
        kept: Tensor = x.reshape(plan.kept).broadcastTo(dims)
        return kept if divisor == 1 else kept / divisor
    y: Tensor = engine.empty(dims, "float32")
    engine.run(engine.kernel("spread_f32"), (x.storage, y.storage), plan.integers, (divisor,))
    return y


@op(grad=lambda dy, y, x, axis, keepDims: (spread(dy, x.dims, axis),))
def sum_(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The sum over the axes, all by default; of bool the count as int32."""
    if x.dtype == "complex64":
        return by_parts(lambda part: sum_(part, axis, keepDims), x)
    if x.dtype == "bool":
        x = converted(x, "int32")
    plan = _planned(x, axis, keepDims)
    if plan.reduced == 0:
        return filled(plan.dims, 0, x.dtype)
    if x.size == plan.reduced and x.size >= 2 * CHUNK and x.dtype == "float32":
        return _total(x, plan.dims)
    return _reduced("sum", x, axis, keepDims)


def _total(x: Tensor, dims: Dims) -> Tensor:
    """The sum of everything, by chunks of a fixed length that threads can share."""
    chunks = x.size // CHUNK
    parts: Tensor = engine.empty((chunks + 1,), "float32")
    kernel = engine.kernel("sum_f32")
    engine.run(kernel, (x.storage, parts.storage), (0, chunks, 1, CHUNK, 1))
    rest = x.size - chunks * CHUNK
    tail = rearranged(x, (rest,), [1], chunks * CHUNK)
    last: Tensor = engine.empty((), "float32")
    engine.run(kernel, (tail.storage, last.storage), (0, 1, 1, rest, 1))
    copy = engine.kernel("strided_4")
    engine.run(copy, (last.storage, parts.storage), (0, 1, 1, 1, 0, chunks, 1, 1, 1))
    y: Tensor = engine.empty(dims, "float32")
    engine.run(kernel, (parts.storage, y.storage), (0, 1, 1, chunks + 1, 1))
    for part in (parts, tail, last):
        part.dispose()
    return y


def _mean(dy: Tensor, y: Tensor, x: Tensor, axis: Axis, keepDims: bool) -> tuple[Tensor]:
    return (spread(dy, x.dims, axis, _planned(x, axis, True).reduced),)


@op(grad=_mean)
def mean(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The mean over the axes, all by default, as float32."""
    if x.dtype == "complex64":
        return by_parts(lambda part: mean(part, axis, keepDims), x)
    return _reduced("mean", converted(x, "float32"), axis, keepDims)


def _extreme(dy: Tensor, y: Tensor, x: Tensor, axis: Axis, keepDims: bool) -> tuple[Tensor]:
    kept = _planned(x, axis, True).kept
    return (dy.reshape(kept) * x.equal(y.reshape(kept)).toFloat(),)


def _not_empty(x: Tensor, axis: Axis, name: str) -> None:
    if _planned(x, axis, True).reduced == 0:
        raise ValueError(f"{name}: there is no {name} of no elements (input {x.shape})")


def _extreme_of(name: str, x: Tensor, axis: Axis, keep: bool) -> Tensor:
    _not_empty(x, axis, name)
    numbers = converted(x, "int32") if x.dtype == "bool" else x
    return packed(_reduced(name, numbers, axis, keep), x.dtype)


@op(grad=_extreme)
def max_(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The largest element over the axes, all by default."""
    return _extreme_of("max", x, axis, keepDims)


@op(grad=_extreme)
def min_(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The smallest element over the axes, all by default."""
    return _extreme_of("min", x, axis, keepDims)


def _factors(dy: Tensor, y: Tensor, x: Tensor, axis: Axis, keepDims: bool) -> tuple[Tensor]:
    """dy times the product of all the other elements, from both sides, so that 0 is no matter."""
    axes = sorted(set(axes_of(axis, x.rank)))
    order = [at for at in range(x.rank) if at not in axes] + axes
    moved = x.transpose(order)
    rows = moved.reshape([-1, math.prod(x.dims[at] for at in axes)])
    others = rows.cumprod(1, True, False) * rows.cumprod(1, True, True)
    parts = (dy.reshape([-1, 1]) * others).reshape(moved.dims)
    return (parts.transpose([order.index(at) for at in range(x.rank)]),)


@op(grad=_factors)
def prod(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The product over the axes, all by default; of bool as int32."""
    if x.dtype == "bool":
        x = converted(x, "int32")
    if _planned(x, axis, keepDims).reduced == 0:
        y: Tensor = x.sum(axis, keepDims).onesLike()
        return y
    return _reduced("prod", x, axis, keepDims)


@op()
def all_(x: BoolTensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """Whether all elements over the axes are true."""
    return _reduced("all", x, axis, keepDims)


@op()
def any_(x: BoolTensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """Whether any element over the axes is true."""
    return _reduced("any", x, axis, keepDims)


@op(grad=lambda dy, y, x, axis: (nothing(x),))
def argMax(x: Tensor, axis: int = 0) -> Tensor:
    """The index of the first largest element along ``axis``, as int32."""
    _not_empty(x, axis, "argMax")
    return _reduced("arg_max", x.toInt() if x.dtype == "bool" else x, axis, False, "int32")


@op(grad=lambda dy, y, x, axis: (nothing(x),))
def argMin(x: Tensor, axis: int = 0) -> Tensor:
    """The index of the first smallest element along ``axis``, as int32."""
    _not_empty(x, axis, "argMin")
    return _reduced("arg_min", x.toInt() if x.dtype == "bool" else x, axis, False, "int32")


def _scanned(name: str, x: Tensor, axis: int, exclusive: bool, reverse: bool) -> Tensor:
    refuse_complex(name, x)
    if x.dtype == "bool":
        x = converted(x, "int32")
    _, count, tile, length, inner = _planned(x, axis, False).integers
    y: Tensor = engine.empty(x.dims, x.dtype)
    engine.run(
        engine.kernel(f"{name}_{SUFFIX[x.dtype]}"),
        (x.storage, y.storage),
        (0, count, tile, length, inner, int(exclusive), int(reverse)),
    )
    return y


@op(grad=lambda dy, y, x, axis, exclusive, reverse: (dy.cumsum(axis, exclusive, not reverse),))
def cumsum(x: Tensor, axis: int = 0, exclusive: bool = False, reverse: bool = False) -> Tensor:
    """The running sum along ``axis``, without the element itself if ``exclusive``."""
    return _scanned("cumsum", x, axis, exclusive, reverse)


def _running_factors(
    dy: Tensor, y: Tensor, x: Tensor, axis: int, exclusive: bool, reverse: bool
) -> tuple[Tensor]:
    """The sum over the products that contain an element, of dy times the other factors.

    Written out over pairs (k, i) of product and element, which is exact where factors are 0.
    """
    (at,) = axes_of(axis, x.rank)
    order = [a for a in range(x.rank) if a != at] + [at]
    length = x.dims[at]
    rows = x.transpose(order).reshape([-1, length])
    slopes = dy.transpose(order).reshape([-1, length])
    if reverse:
        rows, slopes = rows.reverse(1), slopes.reverse(1)
    parts = []
    for i in range(length):
        ones = rows.slice([0, i], [-1, 1]).onesLike()
        without = rows.slice([0, 0], [-1, i]).concat(
            [ones, rows.slice([0, i + 1], [-1, length - i - 1])], 1
        )
        products = without.cumprod(1, exclusive)
        first = i + 1 if exclusive else i
        affected = (products * slopes).slice([0, first], [-1, length - first])
        parts.append(affected.sum(1, True))
    rows = parts[0].concat(parts[1:], 1) if len(parts) > 1 else parts[0]
    if reverse:
        rows = rows.reverse(1)
    moved = rows.reshape([x.dims[a] for a in order])
    return (moved.transpose([order.index(a) for a in range(x.rank)]),)


@op(grad=_running_factors)
def cumprod(x: Tensor, axis: int = 0, exclusive: bool = False, reverse: bool = False) -> Tensor:
    """The running product along ``axis``, without the element itself if ``exclusive``."""
    return _scanned("cumprod", x, axis, exclusive, reverse)


@op()
def moments(x: Tensor, axis: Axis = None, keepDims: bool = False) -> dict[str, Tensor]:
    """The mean and the variance over the axes: ``{"mean": ..., "variance": ...}``."""
    x = x if x.dtype == "float32" else x.toFloat()
    centre = mean(x, axis, keepDims)
    kept = _planned(x, axis, True).kept
    squares = (x - centre.reshape(kept)).square()
    return {"mean": centre, "variance": mean(squares, axis, keepDims)}


@op()
def logSumExp(x: Tensor, axis: Axis = None, keepDims: bool = False) -> Tensor:
    """The logarithm of the sum of exp(x) over the axes, without overflow."""
    largest = x.max(axis, True)
    result: Tensor = (x - largest).exp().sum(axis, True).log() + largest
    return result if keepDims else result.reshape(_planned(x, axis, False).dims)


@op()
def norm(
    x: Tensor, ord: float | str = "euclidean", axis: Axis = None, keepDims: bool = False
) -> Tensor:
    """The norm of vectors (one axis) or matrices (two); all of x as one vector by default.

    ``ord``: 1, 2, ``"euclidean"``, ``"fro"`` (matrices), infinity or minus infinity.
    """
    size = _planned(x, axis, True).kept
    result: Tensor = _norm(x, ord, axis)
    return result.reshape(size) if keepDims else result


def _norm(x: Tensor, ord: float | str, axis: Axis) -> Tensor:
    absolute: Tensor = x.abs()
    if x.rank == 0:
        return absolute
    if axis is None:
        absolute = absolute.flatten()
        axis = [0]
    axes = [axis] if isinstance(axis, int) else list(axis)
    if len(axes) > 2:
        raise ValueError(f"Error in norm: invalid axis: {','.join(map(str, axes))}")
    vector = len(axes) == 1
    result: Tensor
    match ord:
        case "euclidean":
            result = absolute.square().sum(axes).sqrt()
        case 2 if vector:
            result = absolute.square().sum(axes).sqrt()
        case "fro" if not vector:
            result = absolute.square().sum(axes).sqrt()
        case 1:
            result = absolute.sum(axes) if vector else _then("max", absolute, axes[0], axes[1])
        case math.inf:
            result = absolute.max(axes) if vector else _then("max", absolute, axes[1], axes[0])
        case _ if ord == -math.inf:
            result = absolute.min(axes) if vector else _then("min", absolute, axes[1], axes[0])
        case _:
            raise ValueError(f"Error in norm: invalid ord value: {ord}")
    return result


def _then(name: str, x: Tensor, summed: int, other: int) -> Tensor:
    rows = x.sum(summed, True)
    largest = rows.max(other, True) if name == "max" else rows.min(other, True)
    result: Tensor = largest.squeeze([summed, other])
    return result
