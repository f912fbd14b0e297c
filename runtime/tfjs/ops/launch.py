"""How operations reach kernels: allocate the result, run, return it."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from functools import lru_cache

from tfjs import engine
from tfjs.ops.shapes import TILE, Dims, contiguous, merged, pair_dims, upcast
from tfjs.tensor import Tensor

SUFFIX = {"float32": "f32", "int32": "i32", "bool": "bool"}
STRIDED = {
    "float32": engine.kernel("strided_4"),
    "int32": engine.kernel("strided_4"),
    "bool": engine.kernel("strided_1"),
}


@lru_cache(1024)
def typed(name: str, dtype: str) -> engine.Kernel | None:
    """The kernel of that name for arrays of ``dtype``, if there is one."""
    try:
        return engine.kernel(f"{name}_{SUFFIX[dtype]}")
    except KeyError:
        return None


def converted(x: Tensor, dtype: str) -> Tensor:
    """``x`` as a tensor of ``dtype``; ``x`` itself where it is one."""
    if x.dtype == dtype:
        return x
    y: Tensor = engine.empty(x.dims, dtype)
    kernel = engine.kernel(f"cast_{SUFFIX[x.dtype]}_{SUFFIX[dtype]}")
    engine.run(kernel, (x.storage, y.storage), (0, x.size, TILE))
    return y


def unary(name: str, x: Tensor, *constants: float, result: str | None = None) -> Tensor:
    """y[i] = g(x[i]). A dtype without a kernel of that name is computed in float32."""
    kernel = typed(name, x.dtype)
    if kernel is None:
        # bool has the integer kernel where there is one: TF.js counts true as 1.
        whole = x.dtype == "bool" and typed(name, "int32") is not None
        x = converted(x, "int32" if whole else "float32")
        kernel = typed(name, x.dtype)
        assert kernel is not None, name
    y: Tensor = engine.empty(x.dims, x.dtype if result is None else result)
    engine.run(kernel, (x.storage, y.storage), (0, x.size, TILE), constants)
    return y


def binary(name: str, a: Tensor, b: Tensor, result: str | None = None) -> Tensor:
    """y = g(a, b) with broadcasting, after promotion of the dtypes."""
    if a.dtype != b.dtype:
        dtype = upcast(a.dtype, b.dtype)
        a, b = converted(a, dtype), converted(b, dtype)
    kernel = typed(name, a.dtype)
    if kernel is None:
        dtype = "int32" if a.dtype == "bool" and typed(name, "int32") is not None else "float32"
        a, b = converted(a, dtype), converted(b, dtype)
        kernel = typed(name, dtype)
        assert kernel is not None, name
    dims, integers = pair_dims(a.dims, b.dims)
    y: Tensor = engine.empty(dims, a.dtype if result is None else result)
    engine.run(kernel, (a.storage, b.storage, y.storage), integers)
    return y


def strided(
    x: Tensor,
    y: Tensor,
    dims: Sequence[int],
    from_: Sequence[int],
    to: Sequence[int],
    start: int = 0,
    stop: int = 0,
) -> None:
    """Copy elements of ``x`` to ``y`` in the order of ``dims``, with a stride per axis in each.

    ``start`` and ``stop`` are the positions of the first element in x and in y.
    """
    extents, (source, target) = merged(dims, from_, to)
    engine.run(
        STRIDED[x.dtype],
        (x.storage, y.storage),
        (0, math.prod(dims), TILE, len(extents), start, stop, *extents, *source, *target),
    )


def rearranged(x: Tensor, dims: Dims, from_: Sequence[int], start: int = 0) -> Tensor:
    """A new tensor of shape ``dims`` whose elements lie ``from_`` apart in ``x``."""
    y: Tensor = engine.empty(dims, x.dtype)
    strided(x, y, dims, from_, contiguous(dims), start)
    return y


def filled(dims: Dims, value: float, dtype: str) -> Tensor:
    """A new tensor of one value."""
    y: Tensor = engine.empty(dims, dtype)
    if value == 0:
        y.storage.clear()
        return y
    one: Tensor = engine.empty((), dtype)
    one.storage.write(_bytes(value, dtype))
    engine.run(STRIDED[dtype], (one.storage, y.storage), (0, y.size, TILE, 1, 0, 0, y.size, 0, 1))
    one.dispose()
    return y


def _bytes(value: float, dtype: str) -> bytes:
    if dtype == "float32":
        return struct.pack("f", value)
    if dtype == "int32":
        return struct.pack("i", int(value))
    return struct.pack("?", value != 0)
