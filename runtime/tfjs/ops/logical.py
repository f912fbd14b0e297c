"""Comparisons, logic and choice, elementwise with broadcasting."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from tfjs import engine
from tfjs.ops.binary import nothing, real, unbroadcast
from tfjs.ops.launch import binary, converted, rearranged, unary
from tfjs.ops.registry import AnyTensor, BoolTensor, op
from tfjs.ops.shapes import TILE, Dims, broadcast_dims, broadcast_strides, upcast
from tfjs.tensor import Tensor, from_numpy, objects


def _compared(name: str, a: Tensor, b: Tensor) -> Tensor:
    if upcast(a.dtype, b.dtype) != "string":
        return binary(name, a, b, "bool")
    dims = broadcast_dims(a.dims, b.dims)
    # UTF-8 keeps the order of the code points.
    truth = getattr(np, name)(objects(a), objects(b)).astype(np.uint8)
    return from_numpy(truth.reshape(-1), dims, "bool")


@op()
def equal(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a == b, as bool."""
    return _compared("equal", a, b)


@op()
def notEqual(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a != b, as bool."""
    if a.dtype == b.dtype == "complex64":
        return unary("logical_not", _compared("equal", a, b))
    return _compared("not_equal", a, b)


@op()
def less(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a < b, as bool."""
    return _compared("less", a, b)


@op()
def lessEqual(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a <= b, as bool."""
    return _compared("less_equal", a, b)


@op()
def greater(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a > b, as bool."""
    return _compared("greater", a, b)


@op(grad=lambda dy, y, a, b: (nothing(a), nothing(b)))
def greaterEqual(a: AnyTensor, b: AnyTensor) -> Tensor:
    """a >= b, as bool."""
    return _compared("greater_equal", a, b)


@op()
def logicalAnd(a: BoolTensor, b: BoolTensor) -> Tensor:
    """a and b."""
    return binary("logical_and", a, b)


@op()
def logicalOr(a: BoolTensor, b: BoolTensor) -> Tensor:
    """a or b."""
    return binary("logical_or", a, b)


@op()
def logicalXor(a: BoolTensor, b: BoolTensor) -> Tensor:
    """Either a or b."""
    return binary("logical_xor", a, b)


@op(grad=lambda dy, y, x: (nothing(x),))
def logicalNot(x: BoolTensor) -> Tensor:
    """Not x."""
    return unary("logical_not", x)


def _broadcast(x: Tensor, dims: Dims) -> Tensor:
    return x if x.dims == dims else rearranged(x, dims, broadcast_strides(x.dims, dims))


def _where(
    dy: Tensor, y: Tensor, condition: Tensor, a: Tensor, b: Tensor
) -> tuple[Callable[[], Tensor], ...]:
    return (
        lambda: nothing(condition),
        lambda: unbroadcast(dy * real(condition), a.dims),
        lambda: unbroadcast(dy * real(condition.logicalNot()), b.dims),
    )


def _where_method(self: Tensor, condition: Tensor, x: Tensor) -> Tensor:
    return where(condition, self, x)


@op(grad=_where, method=_where_method)
def where(condition: BoolTensor, a: Tensor, b: Tensor) -> Tensor:
    """a where the condition holds, else b; all three broadcast to one shape."""
    dtype = upcast(a.dtype, b.dtype)
    dims = broadcast_dims(broadcast_dims(condition.dims, a.dims), b.dims)
    chosen = _broadcast(condition, dims)
    left, right = _broadcast(converted(a, dtype), dims), _broadcast(converted(b, dtype), dims)
    y: Tensor = engine.empty(dims, dtype)
    kernel = engine.kernel("select_1" if dtype == "bool" else "select_4")
    storages = (chosen.storage, left.storage, right.storage, y.storage)
    engine.run(kernel, storages, (0, math.prod(dims), TILE))
    return y
