"""Normalisation by the statistics of the tensor itself, as training has it: what the layers run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from tfjs import engine
from tfjs.ops.registry import FloatTensor, op
from tfjs.ops.shapes import TILE
from tfjs.tensor import Tensor


@lru_cache(1024)
def _chunks(rows: int, columns: int) -> tuple[int, int]:
    """Rows of a chunk and the number of chunks; the shape alone decides."""
    height = max(1, TILE // max(columns, 1))
    return height, -(-rows // height)


def _flat(x: Tensor, columns: int) -> tuple[int, int]:
    if columns == 0 or x.size == 0:
        raise ValueError(f"normalisation: expected elements to normalise, got shape {x.shape}")
    return x.size // columns, max(1, TILE // columns)


def _work(chunks: int, columns: int) -> Tensor:
    """Two doubles for every column of a chunk: complex64 has the size of a double."""
    work: Tensor = engine.empty((chunks, 2, columns), "complex64")
    return work


def _joined(work: Tensor, chunks: int, columns: int) -> tuple[Tensor, Tensor]:
    """Both sums over the chunks."""
    both: Tensor = engine.empty((2, columns), "float32")
    engine.run(
        engine.kernel("join_sums_f32"),
        (work.storage, both.storage),
        (0, 2 * columns, 2 * columns, chunks, 2 * columns),
    )
    work.dispose()
    return both.slice([0, 0], [1, columns]).reshape([columns]), both


def _channel_gradient(
    dys: list[Tensor], ys: list[Tensor], x: Tensor, scale: Tensor, offset: Tensor, epsilon: float
) -> tuple[Callable[[], Tensor], ...]:
    dy, mean, variance = dys[0], ys[1], ys[2]
    channels = x.dims[-1]
    rows, tile = _flat(x, channels)
    inverse = (variance + epsilon).rsqrt()

    @cache
    def sums() -> tuple[Tensor, Tensor]:
        height, chunks = _chunks(rows, channels)
        work = _work(chunks, channels)
        engine.run(
            engine.kernel("channel_slopes_f32"),
            (x.storage, dy.storage, mean.storage, work.storage),
            (0, chunks, 1, rows, channels, height),
        )
        return _joined(work, chunks, channels)

    def by_x() -> Tensor:
        if engine.recording():
            axes = list(range(x.rank - 1))
            centred = x - x.mean(axes)
            factor = (centred.square().mean(axes) + epsilon).rsqrt()
            slope = dy * (scale * factor)
            bend = dys[2] * 2 - (dy * centred).sum(axes) * (scale * factor * factor * factor)
            level = dys[1] - (dy * scale).sum(axes) * factor
            moved: Tensor = slope + (centred * bend + level) / rows
            return moved
        dx: Tensor = engine.empty(x.dims, "float32")
        parts = (x, dy, mean, variance, scale, sums()[1], dys[1], dys[2], dx)
        engine.run(
            engine.kernel("channel_backward_f32"),
            tuple(part.storage for part in parts),
            (0, rows, tile, channels, rows),
            (epsilon,),
        )
        return dx

    def by_scale() -> Tensor:
        if engine.recording():
            axes = list(range(x.rank - 1))
            centred = x - x.mean(axes)
            deviation = (centred.square().mean(axes) + epsilon).rsqrt()
            result: Tensor = (dy * centred).sum(axes) * deviation
            return result
        products: Tensor = sums()[1].slice([1, 0], [1, channels]).reshape([channels]) * inverse
        return products

    def by_offset() -> Tensor:
        if engine.recording():
            total: Tensor = dy.sum(list(range(x.rank - 1)))
            return total
        return sums()[0]

    return by_x, by_scale, by_offset


@op(grad=_channel_gradient, function=False, method=False)
def channelNorm(
    x: FloatTensor, scale: FloatTensor, offset: FloatTensor, epsilon: float
) -> list[Tensor]:
    """(x - mean) scale / sqrt(variance + epsilon) + offset for each index of the last axis.

    Results: that, and the mean and the variance over all other axes.
    """
    channels = x.dims[-1]
    rows, tile = _flat(x, channels)
    height, chunks = _chunks(rows, channels)
    work = _work(chunks, channels)
    mean: Tensor = engine.empty((channels,), "float32")
    variance: Tensor = engine.empty((channels,), "float32")
    y: Tensor = engine.empty(x.dims, "float32")
    shape = (rows, channels, height)
    engine.run(
        engine.kernel("channel_moments_f32"), (x.storage, work.storage), (0, chunks, 1, *shape)
    )
    engine.run(
        engine.kernel("join_moments_f32"),
        (work.storage, mean.storage, variance.storage),
        (0, channels, channels, *shape),
    )
    work.dispose()
    parts = (x, mean, variance, offset, scale, y)
    engine.run(
        engine.kernel("batch_norm_f32"),
        tuple(part.storage for part in parts),
        (0, rows, tile, channels),
        (epsilon,),
    )
    return [y, mean, variance]


def _row_gradient(
    dy: Tensor, y: Tensor, x: Tensor, scale: Tensor, offset: Tensor, epsilon: float
) -> tuple[Callable[[], Tensor], ...]:
    length = scale.size
    rows, tile = _flat(x, length)
    outer = list(range(x.rank - scale.rank))
    inner = list(range(x.rank - scale.rank, x.rank))

    @cache
    def sums() -> tuple[Tensor, Tensor]:
        height, chunks = _chunks(rows, length)
        work = _work(chunks, length)
        engine.run(
            engine.kernel("row_slopes_f32"),
            (x.storage, dy.storage, work.storage),
            (0, chunks, 1, rows, length, height),
            (epsilon,),
        )
        return _joined(work, chunks, length)

    def standard() -> tuple[Tensor, Tensor]:
        centred = x - x.mean(inner, True)
        inverse = (centred.square().mean(inner, True) + epsilon).rsqrt()
        return centred * inverse, inverse

    def by_x() -> Tensor:
        if engine.recording():
            normal, inverse = standard()
            slope = dy * scale
            bend = (slope * normal).mean(inner, True)
            moved: Tensor = (slope - slope.mean(inner, True) - normal * bend) * inverse
            return moved
        dx: Tensor = engine.empty(x.dims, "float32")
        engine.run(
            engine.kernel("row_backward_f32"),
            (x.storage, dy.storage, scale.storage, dx.storage),
            (0, rows, tile, length),
            (epsilon,),
        )
        return dx

    def by_scale() -> Tensor:
        if engine.recording():
            product = dy * standard()[0]
            total: Tensor = product.sum(outer) if outer else product
            return total
        both = sums()[1].slice([1, 0], [1, length])
        return both.reshape(scale.dims)

    def by_offset() -> Tensor:
        if engine.recording():
            total: Tensor = dy.sum(outer) if outer else dy.clone()
            return total
        return sums()[0].reshape(scale.dims)

    return by_x, by_scale, by_offset


@op(grad=_row_gradient, function=False, method=False)
def rowNorm(x: FloatTensor, scale: FloatTensor, offset: FloatTensor, epsilon: float) -> Tensor:
    """(x - mean) / sqrt(variance + epsilon) scale + offset over the last axes, those of scale."""
    if x.dims[x.rank - scale.rank :] != scale.dims or offset.dims != scale.dims:
        raise ValueError(
            f"rowNorm: expected scale and offset of the last extents of {x.shape}, got "
            f"{scale.shape} and {offset.shape}"
        )
    rows, tile = _flat(x, scale.size)
    y: Tensor = engine.empty(x.dims, "float32")
    engine.run(
        engine.kernel("row_norm_f32"),
        (x.storage, scale.storage, offset.storage, y.storage),
        (0, rows, tile, scale.size),
        (epsilon,),
    )
    return y


def along(axes: Sequence[int], rank: int) -> bool:
    """Whether the axes are the last ones, in order."""
    return list(axes) == list(range(rank - len(axes), rank))
