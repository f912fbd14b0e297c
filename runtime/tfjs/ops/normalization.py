"""Normalisation of images: batchNorm by rank, and across neighbouring channels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tfjs import engine
from tfjs.ops.conv import check
from tfjs.ops.convert import convert
from tfjs.ops.launch import converted
from tfjs.ops.nn import batchNorm
from tfjs.ops.registry import FloatTensor, op, public
from tfjs.ops.shapes import TILE
from tfjs.tensor import Tensor


def _of_rank(rank: int) -> Callable[..., Tensor]:
    def body(
        x: Any,
        mean: Any,
        variance: Any,
        offset: Any = None,
        scale: Any = None,
        varianceEpsilon: float = 0.001,
    ) -> Tensor:
        name = f"Error in batchNorm{rank}D"
        x, mean, variance, offset, scale = (
            convert(one, what, "batchNorm", rule)
            for one, what, rule in (
                (x, "x", "numeric"),
                (mean, "mean", "numeric"),
                (variance, "variance", "numeric"),
                (offset, "offset", "numeric?"),
                (scale, "scale", "numeric?"),
            )
        )
        check(x.rank == rank, f"{name}: x must be rank {rank} but got rank {x.rank}.")
        for what, part in (
            ("mean", mean),
            ("variance", variance),
            ("scale", scale),
            ("offset", offset),
        ):
            check(
                part is None or part.rank in (rank, 1),
                f"{name}: {what} must be rank {rank} or rank 1 but got rank "
                f"{None if part is None else part.rank}.",
            )
        return batchNorm(x, mean, variance, offset, scale, varianceEpsilon)

    body.__name__ = f"batchNorm{rank}d"
    body.__doc__ = f"``batchNorm`` of a tensor of rank {rank}."
    return body


for _rank in (2, 3, 4):
    public(_of_rank(_rank))


def _local_gradient(dy: Tensor, y: Tensor, x: Tensor, radius: int) -> tuple[Tensor]:
    return (localSum(dy, radius),)


@op(grad=_local_gradient, function=False, method=False)
def localSum(x: FloatTensor, radius: int) -> Tensor:
    """y[..., c] is the sum of x from channel c - radius to channel c + radius."""
    channels = x.dims[-1]
    y: Tensor = engine.empty(x.dims, "float32")
    rows = x.size // channels if channels else 0
    tile = max(1, TILE // max(channels * min(channels, 2 * radius + 1), 1))
    engine.run(
        engine.kernel("local_sum_f32"), (x.storage, y.storage), (0, rows, tile, channels, radius)
    )
    return y


@op()
def localResponseNormalization(
    x: Tensor, depthRadius: int = 5, bias: float = 1, alpha: float = 1, beta: float = 0.5
) -> Tensor:
    """x / (bias + alpha s) ** beta, s the sum of the squares of the channels ``depthRadius`` around
    each.
    """
    name = "Error in localResponseNormalization"
    check(
        x.rank in (3, 4),
        f"{name}: x must be rank 3 or 4 but got\n               rank {x.rank}.",
    )
    check(
        depthRadius == int(depthRadius),
        f"{name}: depthRadius must be an integer but got depthRadius {depthRadius}.",
    )
    x = converted(x, "float32")
    around = localSum(x.square(), int(depthRadius))
    return x * (around * alpha + bias).pow(-beta)
