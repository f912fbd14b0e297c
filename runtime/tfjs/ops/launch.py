"""How operations reach kernels: allocate the result, run, return it."""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from numpy.lib.stride_tricks import as_strided

from tfjs import engine
from tfjs.ops.shapes import TILE, Dims, contiguous, merged, pair_dims, upcast
from tfjs.tensor import Tensor, encoded

SUFFIX = {"float32": "f32", "int32": "i32", "bool": "bool", "complex64": "c64", "string": "s"}
STRIDED = {
    "float32": engine.kernel("strided_4"),
    "int32": engine.kernel("strided_4"),
    "bool": engine.kernel("strided_1"),
    "complex64": engine.kernel("strided_8"),
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
    if dtype == "complex64":
        return joined(converted(x, "float32"), None)
    if x.dtype == "complex64":
        return converted(part(x, 0), dtype)
    y: Tensor = engine.empty(x.dims, dtype)
    kernel = engine.kernel(f"cast_{SUFFIX[x.dtype]}_{SUFFIX[dtype]}")
    engine.run(kernel, (x.storage, y.storage), (0, x.size, TILE))
    return y


def packed(x: Tensor, dtype: str) -> Tensor:
    """Numbers as a typed array of ``dtype`` keeps them: without fraction, the low bits.

    A bool tensor can hold a 2 in this way, which counts as true.
    """
    if dtype != "bool" or x.dtype == "bool":
        return converted(x, dtype)
    whole = converted(x, "int32")
    y: Tensor = engine.empty(x.dims, "bool")
    low = 0 if sys.byteorder == "little" else 3
    dims = (0, x.size, TILE, 1, low, 0, x.size, 4, 1)
    engine.run(STRIDED["bool"], (whole.storage, y.storage), dims)
    return y


def unary(
    name: str,
    x: Tensor,
    *constants: float,
    result: str | None = None,
    dtype: str | None = None,
) -> Tensor:
    """y[i] = g(x[i]), in the dtype of x, as TF.js has it, unless ``dtype`` says another.

    A dtype without a kernel of that name is computed in int32 or float32. ``result``: the dtype
    that the kernel writes, where it is not the one it reads.
    """
    wanted = dtype or result or x.dtype
    kernel = typed(name, x.dtype)
    if kernel is None:
        # bool has the integer kernel where there is one: TF.js counts true as 1.
        refuse_complex(name, x)
        whole = x.dtype == "bool" and typed(name, "int32") is not None
        x = converted(x, "int32" if whole else "float32")
        kernel = typed(name, x.dtype)
        assert kernel is not None, name
    y: Tensor = engine.empty(x.dims, x.dtype if result is None else result)
    engine.run(kernel, (x.storage, y.storage), (0, x.size, TILE), constants)
    return y if y.dtype == wanted else packed(y, wanted)


def binary(
    name: str, a: Tensor, b: Tensor, result: str | None = None, dtype: str | None = None
) -> Tensor:
    """y = g(a, b) with broadcasting, after promotion of the dtypes; for the rest see ``unary``."""
    if a.dtype != b.dtype:
        common = upcast(a.dtype, b.dtype)
        a, b = converted(a, common), converted(b, common)
    wanted = dtype or result or a.dtype
    kernel = typed(name, a.dtype)
    if kernel is None:
        refuse_complex(name, a)
        common = "int32" if a.dtype == "bool" and typed(name, "int32") is not None else "float32"
        a, b = converted(a, common), converted(b, common)
        kernel = typed(name, common)
        assert kernel is not None, name
    dims, integers = pair_dims(a.dims, b.dims)
    y: Tensor = engine.empty(dims, a.dtype if result is None else result)
    engine.run(kernel, (a.storage, b.storage, y.storage), integers)
    return y if y.dtype == wanted else packed(y, wanted)


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
    if x.dtype == "string":
        _strided_objects(x, y, dims, from_, to, start, stop)
        return
    integers = copy_integers(tuple(dims), tuple(from_), tuple(to), start, stop)
    engine.run(STRIDED[x.dtype], (x.storage, y.storage), integers)


@lru_cache(4096)
def copy_integers(dims: Dims, from_: Dims, to: Dims, start: int, stop: int) -> Dims:
    """What the kernels of `strided` get."""
    extents, (source, target) = merged(dims, from_, to)
    return (0, math.prod(dims), TILE, len(extents), start, stop, *extents, *source, *target)


def _strided_objects(
    x: Tensor,
    y: Tensor,
    dims: Sequence[int],
    from_: Sequence[int],
    to: Sequence[int],
    start: int,
    stop: int,
) -> None:
    """``strided`` for references to Python objects, which NumPy counts as it copies them."""
    if math.prod(dims):
        width = x.storage.owner.itemsize
        source, target = x.storage.owner.reshape(-1)[start:], y.storage.owner.reshape(-1)[stop:]
        as_strided(target, dims, [step * width for step in to])[...] = as_strided(
            source, dims, [step * width for step in from_]
        )


def part(x: Tensor, which: int) -> Tensor:
    """The real (0) or imaginary (1) parts of complex64, as float32."""
    y: Tensor = engine.empty(x.dims, "float32")
    whole = (0, x.size, TILE, 1, which, 0, x.size, 2, 1)
    engine.run(STRIDED["float32"], (x.storage, y.storage), whole)
    return y


def joined(real: Tensor, imag: Tensor | None) -> Tensor:
    """The complex64 numbers of float32 parts of one shape; no imaginary part is 0."""
    y: Tensor = engine.empty(real.dims, "complex64")
    if imag is None:
        y.storage.clear()
    for which, one in enumerate((real, imag)):
        if one is not None:
            whole = (0, one.size, TILE, 1, 0, which, one.size, 1, 2)
            engine.run(STRIDED["float32"], (one.storage, y.storage), whole)
    return y


def by_parts(function: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """A linear function of real numbers, of complex ones."""
    return joined(function(part(x, 0)), function(part(x, 1)))


def refuse_complex(name: str, x: Tensor) -> None:
    """TypeError for an operation that means nothing on complex numbers, or is not there."""
    if x.dtype == "complex64":
        raise TypeError(
            f"{name} does not support complex64 tensors; take tf.real(x) or tf.imag(x) first"
        )


def rearranged(x: Tensor, dims: Dims, from_: Sequence[int], start: int = 0) -> Tensor:
    """A new tensor of shape ``dims`` whose elements lie ``from_`` apart in ``x``."""
    y: Tensor = engine.empty(dims, x.dtype)
    if x.dtype == "string":
        strided(x, y, dims, from_, contiguous(dims), start)
    else:
        integers = _gathering(dims, tuple(from_), start)
        engine.run(STRIDED[x.dtype], (x.storage, y.storage), integers)
    return y


@lru_cache(4096)
def _gathering(dims: Dims, from_: Dims, start: int) -> Dims:
    return copy_integers(dims, from_, tuple(contiguous(dims)), start, 0)


def filled(dims: Dims, value: Any, dtype: str) -> Tensor:
    """A new tensor of one value."""
    y: Tensor = engine.empty(dims, dtype)
    if dtype == "string":
        y.storage.owner.fill(encoded([value])[0])
        return y
    if value == 0:
        y.storage.clear()
        return y
    one: Tensor = engine.empty((), dtype)
    one.storage.write(_bytes(value, dtype))
    engine.run(STRIDED[dtype], (one.storage, y.storage), (0, y.size, TILE, 1, 0, 0, y.size, 0, 1))
    one.dispose()
    return y


def _bytes(value: Any, dtype: str) -> bytes:
    if dtype == "complex64":
        return struct.pack("2f", complex(value).real, complex(value).imag)
    if dtype == "float32":
        return struct.pack("f", value)
    if dtype == "int32":
        return struct.pack("i", int(value))
    return struct.pack("?", value != 0)
