"""Shapes checked, broadcast and laid out: meshgrid, diag, one-hot matrices, averages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.ops.convert import convert
from tfjs.ops.launch import binary, converted, filled, strided
from tfjs.ops.registry import AnyTensor, IntTensor, Tensors, op, public
from tfjs.ops.shapes import broadcast_dims
from tfjs.tensor import Tensor, from_numpy


@op(method=False)
def ensureShape(x: AnyTensor, shape: Sequence[int | None]) -> Tensor:
    """x itself if it has the shape, where None is any extent; else ValueError."""
    same = len(shape) == x.rank and all(
        wanted is None or wanted == extent for wanted, extent in zip(shape, x.dims, strict=True)
    )
    if not same:
        raise ValueError(
            f"EnsureShape: Shape of tensor {','.join(map(str, x.dims))} is not compatible with "
            f"expected shape {','.join('' if e is None else str(e) for e in shape)}"
        )
    return x


@op(method=False)
def broadcastArgs(s0: IntTensor, s1: IntTensor) -> Tensor:
    """The shape, as an int32 vector, to which tensors of two shapes broadcast."""
    for which, one in (("first", s0), ("second", s1)):
        if one.rank != 1:
            raise ValueError(
                f"broadcastArgs(): {which} input must be a vector (rank=1). Has rank {one.rank}"
            )
    dims = broadcast_dims(tuple(s0.dataSync()), tuple(s1.dataSync()))
    return from_numpy(np.array(dims, np.int32), [len(dims)], "int32")


def _diagonal(dy: Tensor, y: Tensor, x: Tensor) -> tuple[Tensor]:
    picked = dy.reshape([-1]).gather(_places(x.size))
    return (picked.reshape(x.dims),)


def _places(count: int) -> Tensor:
    return from_numpy(np.arange(count, dtype=np.int32) * (count + 1), [count], "int32")


@op(grad=_diagonal, method=False)
def diag(x: Tensor) -> Tensor:
    """A tensor of twice the rank with x on its diagonal, and zeros elsewhere."""
    y = filled((*x.dims, *x.dims), 0, x.dtype)
    strided(x, y, (x.size,), (1,), (x.size + 1,))
    return y


@public
def meshgrid(
    x: Any = None, y: Any = None, options: Mapping[str, str] | None = None
) -> list[Tensor]:
    """Coordinates of a grid: x repeated for every y, and y for every x.

    ``{"indexing": "xy"}`` gives [len(y), len(x)], ``"ij"`` [len(x), len(y)].
    """
    indexing = (options or {}).get("indexing", "xy")
    if indexing not in ("xy", "ij"):
        raise TypeError(f"{indexing} is not a valid third argument to meshgrid")
    given = [
        convert(one, name, "meshgrid", "any" if isinstance(one, Tensor) else "float32")
        for name, one in (("x", x), ("y", y))
        if one is not None
    ]
    if len(given) < 2:
        return given
    across, down = given
    if indexing == "xy":
        shape, rows, columns = [down.size, across.size], [1, -1], [-1, 1]
    else:
        shape, rows, columns = [across.size, down.size], [-1, 1], [1, -1]
    return [across.reshape(rows).broadcastTo(shape), down.reshape(columns).broadcastTo(shape)]


@op(method=False)
def movingAverage(
    v: Tensor, x: Tensor, decay: Tensor, step: Tensor | None = None, zeroDebias: bool = True
) -> Tensor:
    """v + (x - v) (1 - decay), the update divided by 1 - decay ** step if ``zeroDebias``."""
    if v.dtype != x.dtype:
        raise TypeError(
            f"The dtypes of the first({v.dtype}) and second({x.dtype}) input must match"
        )
    if v.dims != x.dims:
        raise ValueError("Shape mismatch in v and x")
    update = (x - v) * (1 - decay)
    if zeroDebias:
        if step is None:
            raise ValueError("When using zeroDebias: true, step is required.")
        update = update / (1 - decay.pow(step))
    return v + update


@op()
def bitwiseAnd(x: Tensor, y: Tensor) -> Tensor:
    """The bits that two int32 tensors of one shape have in common."""
    if x.dims != y.dims:
        raise ValueError(
            "BitwiseAnd: Tensors must have the same shape. x: "
            f"{','.join(map(str, x.dims))}, y: {','.join(map(str, y.dims))}"
        )
    if x.dtype != "int32" or y.dtype != "int32":
        raise TypeError(
            "BitwiseAnd: Only supports 'int32' values in tensor, found type of x: "
            f"{x.dtype} and type of y: {y.dtype}"
        )
    return binary("bitwise_and", x, y)


@op(namespace="math", method=False)
def confusionMatrix(labels: Tensor, predictions: Tensor, numClasses: int) -> Tensor:
    """How often class i (row) was predicted as class j (column): int32 [classes, classes]."""
    if numClasses is not None and (numClasses != int(numClasses) or numClasses <= 0):
        raise ValueError(
            f"If provided, numClasses must be a positive integer, but got {numClasses}"
        )
    if labels.rank != 1:
        raise ValueError(f"Expected the rank of labels to be 1, but got {labels.rank}")
    if predictions.rank != 1:
        raise ValueError(f"Expected the rank of predictions to be 1, but got {predictions.rank}")
    if labels.dims != predictions.dims:
        raise ValueError(
            f"Mismatch in the number of examples: {labels.size} vs. {predictions.size}. Labels "
            "and predictions should have the same number of elements."
        )
    if numClasses is None:
        raise ValueError(f"numClasses is required to be a positive integer, but got {numClasses}")
    rows = labels.cast("int32").oneHot(numClasses)
    columns = predictions.cast("int32").oneHot(numClasses)
    counts: Tensor = rows.toFloat().matMul(columns.toFloat(), True)
    return converted(counts, "int32")


@op()
def euclideanNorm(x: Tensor, axis: Any = None, keepDims: bool = False) -> Tensor:
    """The square root of the sum of squares over the axes."""
    return x.norm("euclidean", axis, keepDims)


Cell = Callable[[Tensor, Tensor, Tensor], Sequence[Tensor]]


@op(method=False)
def basicLSTMCell(
    forgetBias: Tensor,
    lstmKernel: Tensor,
    lstmBias: Tensor,
    data: Tensor,
    c: Tensor,
    h: Tensor,
) -> list[Tensor]:
    """One step of a long short-term memory cell: the new c and h.

    ``lstmKernel`` [data + h, 4 units] and ``lstmBias`` [4 units] hold the gates input, candidate,
    forget and output.
    """
    gates = data.concat(h, 1).matMul(lstmKernel) + lstmBias
    i, j, f, o = gates.split(4, 1)
    fresh = i.sigmoid() * j.tanh() + c * (forgetBias + f).sigmoid()
    return [fresh, fresh.tanh() * o.sigmoid()]


@public
def multiRNNCell(
    lstmCells: Sequence[Cell], data: Any, c: Sequence[Any], h: Sequence[Any]
) -> list[list[Tensor]]:
    """One step of cells on top of each other: lists with the new c and h of each."""
    below = convert(data, "data", "multiRNNCell", "numeric")
    carries: Tensors = convert(list(c), "c", "multiRNNCell", "list")
    hidden: Tensors = convert(list(h), "h", "multiRNNCell", "list")
    states: list[list[Tensor]] = [[], []]
    for cell, carry, state in zip(lstmCells, carries, hidden, strict=False):
        carry, below = cell(below, carry, state)
        states[0].append(carry)
        states[1].append(below)
    return states
