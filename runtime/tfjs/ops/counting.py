"""tf.bincount, tf.denseBincount and tf.topk."""

from __future__ import annotations

from tfjs import engine
from tfjs.ops.conv import check
from tfjs.ops.convert import convert
from tfjs.ops.creation import range_
from tfjs.ops.gathering import first_outside
from tfjs.ops.launch import converted
from tfjs.ops.pooling import take
from tfjs.ops.registry import op
from tfjs.ops.scattering import rowSums
from tfjs.ops.shapes import TILE
from tfjs.ops.windows import text_of
from tfjs.tensor import Tensor


def _checked(name: str, x: Tensor, weights: Tensor, size: int) -> None:
    check(x.dtype == "int32", f"Error in {name}: input dtype must be int32, but got {x.dtype}")
    check(size >= 0, f"size must be non-negative, but got {size}.")
    check(size % 1 == 0, f"{name}: size must be an integer, but got {size}")
    what = "size as input or" if name == "bincount" else "shape as x or "
    which = "input" if name == "bincount" else "x"
    check(
        weights.size in (x.size, 0),
        f"Error in {name}: weights must have the same {what}0-length, but got {which} shape: "
        f"{text_of(x.shape)}, weights shape: {text_of(weights.shape)}.",
    )
    check(first_outside(x, 1 << 31) < 0, "Input x must be non-negative!")


@op(method=False)
def bincount(x: Tensor, weights: Tensor, size: int) -> Tensor:
    """The sum of the weights (no weights: the number) of the elements 0, 1, ... below ``size``."""
    _checked("bincount", x, weights, size)
    counted = weights if weights.size else x.flatten().onesLike().cast(weights.dtype)
    sums = rowSums(counted.flatten(), x.flatten(), size)
    return sums.cast(weights.dtype)


@op(method=False)
def denseBincount(x: Tensor, weights: Tensor, size: int, binaryOutput: bool = False) -> Tensor:
    """``bincount`` of a vector or of every row of a matrix; ``binaryOutput``: 1 for any number."""
    _checked("denseBincount", x, weights, size)
    check(
        x.rank <= 2,
        f"Error in denseBincount: input must be at most rank 2, but got rank {x.rank}.",
    )
    counted = weights if weights.size else x.onesLike().cast(weights.dtype)
    if binaryOutput:
        counted = counted.onesLike()
    batch = x.dims[0] if x.rank == 2 else 1
    ids = x.reshape([batch, -1]) if x.size else x.reshape([batch, 0])
    starts = range_(0, batch, 1, "int32").mul(_whole(size)).reshape([batch, 1])
    inside = ids.less(_whole(size))
    flat = ids.add(starts).where(inside, _whole(-1))
    sums = rowSums(counted.flatten(), flat.flatten(), batch * size)
    if binaryOutput:
        sums = sums.greater(0)
    shape = [batch, size] if x.rank == 2 else [size]
    return sums.cast(weights.dtype).reshape(shape)


def _whole(value: int) -> Tensor:
    """A whole number as int32."""
    scalar: Tensor = convert(value, "size", "denseBincount", "int32")
    return scalar


@op(function=False, method=False)
def largestAt(x: Tensor, k: int) -> Tensor:
    """Where in every row of x [rows, n] its k largest elements stand, in order, as int32."""
    if x.dtype not in ("float32", "int32"):
        x = converted(x, "int32")
    count, length = x.dims
    at: Tensor = engine.empty((count, k), "int32")
    engine.run(
        engine.kernel("largest_i32" if x.dtype == "int32" else "largest_f32"),
        (x.storage, at.storage),
        (0, count if k else 0, max(1, TILE // (4 * max(length, 1))), length, k),
    )
    return at


@op()
def topk(x: Tensor, k: int = 1, sorted: bool = True) -> dict[str, Tensor]:
    """The k largest elements along the last axis and where they stand, largest and first ones
    first: ``{"values": ..., "indices": ...}``. They are sorted in any case.
    """
    check(x.rank > 0, "topk() expects the input to be of rank 1 or higher")
    length = x.dims[-1]
    check(k == int(k), f"topk: k must be a whole number, got {k}")
    k = int(k)
    check(k >= 0, f"'k' passed to topk() must be >= 0 but got {k}")
    check(
        k <= length,
        f"'k' passed to topk() must be <= the last dimension ({length}) but got {k}",
    )
    count = x.size // length if length else 0
    flat = x.reshape([count, length])
    at = largestAt(flat, k)
    numbers = flat if flat.dtype in ("float32", "int32") else flat.toInt()
    values = take(numbers.reshape([count, length, 1]), at.reshape([count, k, 1]))
    dims = [*x.dims[:-1], k]
    return {"values": values.reshape(dims).cast(x.dtype), "indices": at.reshape(dims)}
