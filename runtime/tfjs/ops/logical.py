"""Comparisons, logic and choice, elementwise with broadcasting."""

from __future__ import annotations

import math
from collections.abc import Callable

from tfjs import engine
from tfjs.ops.binary import real, unbroadcast
from tfjs.ops.launch import binary, converted, rearranged, unary
from tfjs.ops.registry import BoolTensor, op
from tfjs.ops.shapes import TILE, Dims, broadcast_dims, broadcast_strides, upcast
from tfjs.tensor import Tensor


@op()
def equal(a: Tensor, b: Tensor) -> Tensor:
    """a == b, as bool."""
    return binary("equal", a, b, "bool")


@op()
def notEqual(a: Tensor, b: Tensor) -> Tensor:
    """a != b, as bool."""
    return binary("not_equal", a, b, "bool")


@op()
def less(a: Tensor, b: Tensor) -> Tensor:
    """a < b, as bool."""
    return binary("less", a, b, "bool")


@op()
def lessEqual(a: Tensor, b: Tensor) -> Tensor:
    """a <= b, as bool."""
    return binary("less_equal", a, b, "bool")


@op()
def greater(a: Tensor, b: Tensor) -> Tensor:
    """a > b, as bool."""
    return binary("greater", a, b, "bool")


@op()
def greaterEqual(a: Tensor, b: Tensor) -> Tensor:
    """a >= b, as bool."""
    return binary("greater_equal", a, b, "bool")


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


@op()
def logicalNot(x: BoolTensor) -> Tensor:
    """Not x."""
    return unary("logical_not", x)


def _broadcast(x: Tensor, dims: Dims) -> Tensor:
    return x if x.dims == dims else rearranged(x, dims, broadcast_strides(x.dims, dims))


def _where(
    dy: Tensor, y: Tensor, condition: Tensor, a: Tensor, b: Tensor
) -> tuple[None, Callable[[], Tensor], Callable[[], Tensor]]:
    return (
        None,
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
