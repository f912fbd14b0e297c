"""Tensors from values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.ops.binary import nothing
from tfjs.ops.convert import (
    check_dtype,
    check_extents,
    infer_dtype,
    infer_shape,
    is_like,
    listed,
    make,
    plain,
)
from tfjs.ops.launch import filled
from tfjs.ops.registry import IntTensor, maker, op, public
from tfjs.ops.shapes import TILE
from tfjs.tensor import STORED_DTYPES, Tensor, TensorBuffer, Variable, from_numpy
from tfjs.tensor import Tensor as TensorClass

WORDS = {1: "one number", 2: "two numbers", 3: "three numbers", 4: "four numbers"}


@public
def tensor(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of nested lists, a NumPy array, a flat array with a shape, or one number.

    The dtype is that of the first value if it is not given: numbers are float32.
    """
    if values is None:
        raise ValueError("The input to the tensor constructor must be a non-null value.")
    if hasattr(values, "__array_interface__") and not isinstance(values, np.ndarray | np.generic):
        values = np.asarray(values)  # a picture of Pillow
    if isinstance(values, TensorClass) or not is_like(values):
        raise TypeError(
            "values passed to tensor(values) must be a number/boolean/string or an array of "
            f"numbers/booleans/strings, or a TypedArray, got {type(values).__name__}"
        )
    if dtype == "complex64" and infer_dtype(values, "tensor") != "complex64":
        raise ValueError(
            "Cannot construct a complex64 tensor directly. Please use tf.complex(real, imag)."
        )
    return make(values, shape, dtype, "tensor")


@public
def scalar(value: float, dtype: str | None = None) -> Tensor:
    """A tensor of rank 0."""
    encoded = dtype == "string" and getattr(value, "BYTES_PER_ELEMENT", 0) == 1
    if not encoded and isinstance(value, list | tuple | np.ndarray):
        raise TypeError(
            "Error creating a new Scalar: value must be a primitive (number|boolean|string)"
        )
    return tensor(value, [], dtype)


@public
def tensor1d(values: Any, dtype: str | None = None) -> Tensor:
    """A tensor of rank 1 from a flat array."""
    quick = listed(values, None, dtype)
    if quick is not None and quick.rank == 1:
        return quick
    if values is not None and len(infer_shape(plain(values, dtype))) != 1:
        raise ValueError("tensor1d() requires values to be a flat/TypedArray")
    return tensor(values, None, dtype)


def _of_rank(rank: int, values: Any, shape: Sequence[int] | None, dtype: str | None) -> Tensor:
    name = f"tensor{rank}d"
    if values is None:
        return tensor(values)
    if shape is not None and len(check_extents(shape)) != rank:
        raise ValueError(f"{name}() requires shape to have {WORDS.get(rank, rank)}")
    quick = listed(values, shape, dtype)
    if quick is not None and quick.rank == rank:
        return quick
    nested = len(infer_shape(plain(values, dtype)))
    if nested not in (1, rank):
        raise ValueError(f"{name}() requires values to be number{'[]' * rank} or flat/TypedArray")
    if nested == 1 and shape is None:
        raise ValueError(f"{name}() requires shape to be provided when `values` are a flat array")
    return tensor(values, shape, dtype)


@public
def tensor2d(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of rank 2 from nested lists, or from a flat array and a shape."""
    return _of_rank(2, values, shape, dtype)


@public
def tensor3d(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of rank 3 from nested lists, or from a flat array and a shape."""
    return _of_rank(3, values, shape, dtype)


@public
def tensor4d(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of rank 4 from nested lists, or from a flat array and a shape."""
    return _of_rank(4, values, shape, dtype)


@public
def tensor5d(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of rank 5 from nested lists, or from a flat array and a shape."""
    return _of_rank(5, values, shape, dtype)


@public
def tensor6d(values: Any, shape: Sequence[int] | None = None, dtype: str | None = None) -> Tensor:
    """A tensor of rank 6 from nested lists, or from a flat array and a shape."""
    return _of_rank(6, values, shape, dtype)


@maker
def variable(
    initialValue: Tensor,
    trainable: bool = True,
    name: str | None = None,
    dtype: str | None = None,
) -> Variable:
    """A Variable that starts with the tensor's values."""
    if not isinstance(initialValue, TensorClass):
        raise TypeError(
            f"variable: expected a tensor, got {type(initialValue).__name__}; use "
            "tf.variable(tf.tensor(values))"
        )
    return Variable(initialValue, trainable, name, dtype)


@maker
def buffer(shape: Sequence[int], dtype: str = "float32", values: Any = None) -> TensorBuffer:
    """A mutable array; ``toTensor()`` makes a tensor of it."""
    return TensorBuffer(check_extents(shape), dtype, values)


@maker
def fill(shape: Sequence[int], value: float | str, dtype: str | None = None) -> Tensor:
    """A tensor of one value."""
    dims = check_extents(shape)
    dtype = infer_dtype(value, "fill") if dtype is None else check_dtype(dtype, "fill")
    if (dtype == "string") != isinstance(value, str | bytes):
        raise TypeError(f"fill: a {dtype} tensor cannot hold {value!r}")
    return filled(dims, value, dtype)


@public
def zeros(shape: Sequence[int], dtype: str = "float32") -> Tensor:
    """A tensor of zeros."""
    return fill(shape, 0, dtype or "float32")


@public
def ones(shape: Sequence[int], dtype: str = "float32") -> Tensor:
    """A tensor of ones."""
    return fill(shape, 1, dtype or "float32")


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def zerosLike(x: Tensor) -> Tensor:
    """Zeros of the shape and dtype of x."""
    return filled(x.dims, 0, x.dtype)


@op(grad=lambda dy, y, x: (dy.zerosLike(),))
def onesLike(x: Tensor) -> Tensor:
    """Ones of the shape and dtype of x."""
    return filled(x.dims, 1, x.dtype)


def check_room(*dims: int) -> None:
    """MemoryError where no tensor of this shape fits, before anything is computed."""
    engine.empty(dims, "float32").dispose()


@maker
def range_(
    start: float, stop: float, step: float | None = None, dtype: str | None = None
) -> Tensor:
    """Numbers from ``start`` on, ``step`` apart, up to but without ``stop``.

    As in TF.js a step of 1 with stop below start counts down, and a step in the wrong direction
    gives no numbers.
    """
    step = 1 if step is None else step
    dtype = "float32" if dtype is None else dtype
    if not all(map(math.isfinite, (start, stop, step))):
        raise ValueError(
            f"range: start, stop and step must be finite, got {start}, {stop} and {step}"
        )
    if step == 0:
        raise ValueError("Cannot have a step of zero")
    if start == stop or (start < stop and step < 0) or (stop < start and step > 1):
        return zeros([0], dtype)
    if stop < start and step == 1:
        step = -1
    count = math.ceil(abs((stop - start) / step))
    check_room(count)
    values = np.arange(count) * step + start
    return tensor(values, None, check_dtype(dtype, "range"))


@maker
def linspace(start: float, stop: float, num: int) -> Tensor:
    """``num`` float32 numbers at equal distances from ``start`` to ``stop``."""
    if num <= 0:
        raise ValueError("The number of values should be positive.")
    check_room(num)
    step = (stop - start) / (num - 1) if num > 1 else 0
    with np.errstate(invalid="ignore"):  # NaN and infinities are numbers, too
        return tensor((start + np.arange(num) * step).astype(np.float32))


@maker
def eye(
    numRows: int,
    numColumns: int | None = None,
    batchShape: Sequence[int] | None = None,
    dtype: str = "float32",
) -> Tensor:
    """The identity matrix, repeated over ``batchShape``."""
    batch = check_extents(batchShape or [])
    columns = numRows if numColumns is None else numColumns
    check_room(*batch, *check_extents([numRows, columns]))
    matrix = np.eye(numRows, numColumns, dtype=STORED_DTYPES[check_dtype(dtype, "eye")])
    dims = [*batch, *matrix.shape]
    values = np.ascontiguousarray(np.broadcast_to(matrix, dims))
    return from_numpy(values.reshape(-1), dims, dtype)


@op(grad=lambda dy, y, indices, depth, on, off, dtype: (nothing(indices),))
def oneHot(
    indices: IntTensor,
    depth: int,
    onValue: float = 1,
    offValue: float = 0,
    dtype: str = "int32",
) -> Tensor:
    """``onValue`` where the new last axis equals the index, else ``offValue``."""
    if depth < 2:
        raise ValueError(f"Error in oneHot: depth must be >=2, but it is {depth}")
    check_dtype(dtype, "oneHot")
    y: Tensor = engine.empty((*indices.dims, depth), "float32")
    engine.run(
        engine.kernel("one_hot_f32"),
        (indices.storage, y.storage),
        (0, indices.size, max(1, TILE // depth), depth),
        (onValue, offValue),
    )
    return y if dtype == "float32" else y.cast(dtype)


@public
def print_(x: Tensor, verbose: bool = False) -> None:
    """Write the values to standard output."""
    print(x.toString(verbose))
