"""Softmax, batch normalisation, dropout, and the fused squared error."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from tfjs import engine
from tfjs.ops.launch import converted, refuse_complex
from tfjs.ops.random import randomUniform
from tfjs.ops.registry import FloatTensor, op
from tfjs.ops.shapes import TILE, axes_of
from tfjs.tensor import Tensor


def _rows(name: str, x: Tensor, axis: int) -> Tensor:
    (at,) = axes_of(axis, x.rank)
    if at != x.rank - 1:
        order = [a for a in range(x.rank) if a != at] + [at]
        moved = _rows(name, x.transpose(order), -1)
        back: Tensor = moved.transpose([order.index(a) for a in range(x.rank)])
        return back
    y: Tensor = engine.empty(x.dims, "float32")
    length = x.dims[-1]
    if length:
        count = x.size // length
        engine.run(
            engine.kernel(name),
            (x.storage, y.storage),
            (0, count, max(1, TILE // length), length),
        )
    return y


@op(grad=lambda dy, y, logits, dim: (dy * y - (dy * y).sum(dim, True) * y,))
def softmax(logits: FloatTensor, dim: int = -1) -> Tensor:
    """exp(x) / sum of exp(x) along an axis, the last by default."""
    if logits.rank == 0:
        raise ValueError("softmax: expected a tensor of rank 1 or more, got a scalar")
    return _rows("softmax_f32", logits, dim)


@op(grad=lambda dy, y, logits, axis: (dy - dy.sum(axis, True) * y.exp(),))
def logSoftmax(logits: Tensor, axis: int = -1) -> Tensor:
    """The logarithm of softmax, without underflow."""
    if logits.rank == 0:
        raise ValueError("logSoftmax: expected a tensor of rank 1 or more, got a scalar")
    refuse_complex("logSoftmax", logits)
    return _rows("log_softmax_f32", converted(logits, "float32"), axis)


@op()
def batchNorm(
    x: Tensor,
    mean: Tensor,
    variance: Tensor,
    offset: Tensor | None = None,
    scale: Tensor | None = None,
    varianceEpsilon: float = 0.001,
) -> Tensor:
    """(x - mean) scale / sqrt(variance + varianceEpsilon) + offset.

    The statistics are vectors of x's last axis, or have a shape that broadcasts to x's.
    """
    for name, part in (("variance", variance), ("offset", offset), ("scale", scale)):
        if part is not None and part.rank != mean.rank:
            raise ValueError(
                f"Batch normalization gradient requires mean and {name} to have equal ranks."
            )
    if mean.rank == 1 and mean.dims == x.dims[-1:]:
        beta = offset if offset is not None else mean.zerosLike()
        gamma = scale if scale is not None else mean.onesLike()
        return normalised(x, mean, variance, beta, gamma, varianceEpsilon)
    y = (x - mean) * (variance + varianceEpsilon).rsqrt()
    y = y if scale is None else y * scale
    return y if offset is None else y + offset


def _normalised_gradient(
    dy: Tensor, y: Tensor, x: Tensor, mean: Tensor, variance: Tensor, offset: Tensor,
    scale: Tensor, epsilon: float,
) -> tuple[Callable[[], Tensor], ...]:  # fmt: skip
    axes = list(range(x.rank - 1))
    inverse = (variance + epsilon).rsqrt()
    return (
        lambda: dy * (inverse * scale),
        lambda: -(dy.sum(axes) * (inverse * scale)),
        lambda: (dy * (x - mean)).sum(axes) * (scale * inverse * inverse * inverse * -0.5),
        lambda: dy.sum(axes),
        lambda: (dy * (x - mean)).sum(axes) * inverse,
    )


@op(grad=_normalised_gradient, function=False, method=False)
def normalised(
    x: FloatTensor,
    mean: FloatTensor,
    variance: FloatTensor,
    offset: FloatTensor,
    scale: FloatTensor,
    epsilon: float,
) -> Tensor:
    """batchNorm with vectors of x's last axis, in one pass."""
    channels = x.dims[-1]
    for part in (mean, variance, offset, scale):
        if part.dims != (channels,):
            raise ValueError(f"batchNorm: expected vectors of {channels}, got {part.shape}")
    y: Tensor = engine.empty(x.dims, "float32")
    parts = tuple(part.storage for part in (x, mean, variance, offset, scale, y))
    count = math.prod(x.dims[:-1])
    engine.run(
        engine.kernel("batch_norm_f32"),
        parts,
        (0, count, max(1, TILE // max(channels, 1)), channels),
        (epsilon,),
    )
    return y


@op()
def dropout(
    x: FloatTensor,
    rate: float,
    noiseShape: Sequence[int | None] | None = None,
    seed: int | str | None = None,
) -> Tensor:
    """x with a share ``rate`` of its elements set to 0 and the others divided by 1 - rate."""
    if not 0 <= rate < 1:
        raise ValueError(f"rate must be a float in the range [0, 1), but got {rate}.")
    if rate == 0:
        same: Tensor = x.clone()
        return same
    noise = list(x.dims if noiseShape is None else noiseShape)
    here = x.dims if len(noise) == x.rank else [1] * len(noise)
    dims = [e if n is None else n for n, e in zip(noise, here, strict=True)]
    keep = 1 - rate
    kept = (randomUniform(dims, 0, 1, "float32", seed) + keep).floor() / keep
    dropped: Tensor = x * kept
    return dropped


def _squared_error_gradient(
    dy: Tensor, y: Tensor, labels: Tensor, predictions: Tensor
) -> tuple[Callable[[], Tensor], Callable[[], Tensor]]:
    length = predictions.dims[-1]

    def by_predictions() -> Tensor:
        if engine.recording():
            slope = (predictions - labels) * (2 / length)
            product: Tensor = slope * dy.reshape([*dy.dims, 1])
            return product
        result: Tensor = engine.empty(predictions.dims, "float32")
        engine.run(
            engine.kernel("squared_error_backward_f32"),
            (labels.storage, predictions.storage, dy.storage, result.storage),
            (0, dy.size, max(1, TILE // max(length, 1)), length),
        )
        return result

    return lambda: -by_predictions(), by_predictions


@op(grad=_squared_error_gradient, function=False, method=False)
def squaredError(labels: FloatTensor, predictions: FloatTensor) -> Tensor:
    """The mean over the last axis of (labels - predictions) squared, of two equal shapes."""
    if labels.dims != predictions.dims or not labels.dims:
        raise ValueError(
            f"squaredError: expected two tensors of one shape, got {labels.shape} and "
            f"{predictions.shape}"
        )
    length = labels.dims[-1]
    y: Tensor = engine.empty(labels.dims[:-1], "float32")
    engine.run(
        engine.kernel("squared_error_f32"),
        (labels.storage, predictions.storage, y.storage),
        (0, y.size, max(1, TILE // max(length, 1)), length),
    )
    return y
