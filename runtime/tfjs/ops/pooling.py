"""tf.maxPool, tf.avgPool and their kin; gradients are gathered by position, so they go on."""

from __future__ import annotations

import math

from tfjs import engine
from tfjs.ops.conv import batched, check, unbatched, window3d
from tfjs.ops.creation import range_
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, IntTensor, op
from tfjs.ops.shapes import TILE, Dims
from tfjs.ops.windows import (
    Pad,
    Sizes,
    Window,
    check_rounding,
    ones,
    sizes_of,
    spatial_pads,
    text_of,
    window,
)
from tfjs.tensor import Tensor

CHANNELS = 16  # of a tile that adds to positions: a cache line of them


def _pooled(kernel: str, x: Tensor, where: Window, dtype: str = "float32") -> Tensor:
    images, channels = x.dims[0], x.dims[-1]
    y: Tensor = engine.empty((images, *where.output, channels), dtype)
    tile = max(1, TILE // max(where.taps * channels, 1))
    engine.run(
        engine.kernel(kernel),
        (x.storage, y.storage),
        (0, images * where.positions, tile, *where.integers, channels),
    )
    return y


def _put_back(dy: Tensor, y: Tensor, x: Tensor, where: Window) -> tuple[Tensor]:
    return (put(dy, poolPositions(x, where), x.dims),)


@op(grad=_put_back, function=False, method=False)
def maxPooled(x: FloatTensor, where: Window) -> Tensor:
    """The largest element under every position of the window, channels last."""
    return _pooled("max_pool_f32", x, where)


@op(function=False, method=False)
def poolPositions(x: FloatTensor, where: Window) -> Tensor:
    """Where in its image the first largest element under the window lies, as int32."""
    return _pooled("max_pool_at_f32", x, where, "int32")


def _take_again(
    dy: Tensor, y: Tensor, x: Tensor, positions: Tensor, dims: Dims
) -> tuple[Tensor, None]:
    return take(dy, positions), None


@op(grad=_take_again, function=False, method=False)
def put(x: FloatTensor, positions: IntTensor, dims: Dims) -> Tensor:
    """Zeros of shape ``dims`` with every x added at its position in its image [..., c].

    Positions keep their channel; -1 is nowhere.
    """
    y: Tensor = engine.empty(tuple(dims), "float32")
    channels = x.dims[-1]
    rows = math.prod(x.dims[1:-1])
    image = math.prod(y.dims[1:])
    across = -(-channels // CHANNELS)
    engine.run(
        engine.kernel("put_f32"),
        (x.storage, positions.storage, y.storage),
        (
            *(0, x.dims[0] * across, max(1, TILE // max(CHANNELS * rows, 1))),
            *(rows, channels, CHANNELS, image),
        ),
    )
    return y


@op(
    grad=lambda dy, y, x, positions: (put(dy, positions, x.dims), None),
    function=False,
    method=False,
)
def take(x: Tensor, positions: IntTensor) -> Tensor:
    """The elements of each image of x (float32 or int32) at the positions; 0 where that is -1."""
    y: Tensor = engine.empty(positions.dims, x.dtype)
    sizes = (math.prod(x.dims[1:]), math.prod(positions.dims[1:]))
    engine.run(
        engine.kernel("take_4"),
        (x.storage, positions.storage, y.storage),
        (0, y.size, TILE, *sizes),
    )
    return y


def _shared_out(dy: Tensor, y: Tensor, x: Tensor, where: Window) -> tuple[Tensor]:
    return (avgUnpooled(dy, where),)


@op(grad=_shared_out, function=False, method=False)
def avgPooled(x: FloatTensor, where: Window) -> Tensor:
    """The mean of the elements under every position of the window, padding not counted."""
    return _pooled("avg_pool_f32", x, where)


@op(
    grad=lambda ddx, dx, dy, where: (avgPooled(ddx, where),),
    function=False,
    method=False,
)
def avgUnpooled(dy: FloatTensor, where: Window) -> Tensor:
    """The gradient of avgPooled: every dy in equal shares on the elements it is the mean of."""
    images, channels = dy.dims[0], dy.dims[-1]
    dx: Tensor = engine.empty((images, *where.input, channels), "float32")
    tile = max(1, TILE // max(where.taps * channels, 1))
    engine.run(
        engine.kernel("avg_pool_backward_f32"),
        (dy.storage, dx.storage),
        (0, images * where.elements, tile, *where.integers, channels),
    )
    return dx


def _window2d(
    name: str,
    x: Tensor,
    filterSize: Sizes,
    strides: Sizes,
    dilations: Sizes,
    pad: Pad,
    rounding: str | None,
) -> Window:
    return window(
        x.dims[1:3],
        sizes_of(filterSize, 2, name, "filterSize"),
        sizes_of(strides, 2, name, "strides"),
        sizes_of(dilations, 2, name, "dilations"),
        spatial_pads(name, pad, 2, True),
        rounding,
    )


@op()
def maxPool(
    x: Tensor,
    filterSize: Sizes,
    strides: Sizes,
    pad: Pad,
    dimRoundingMode: str | None = None,
) -> Tensor:
    """The largest elements under a window over x [batch, height, width, channels]."""
    x4 = batched(x, 4)
    check(x4.rank == 4, f"Error in maxPool: input must be rank 4 but got rank {x4.rank}.")
    check_rounding("maxPool", pad, dimRoundingMode)
    where = _window2d("maxPool", x4, filterSize, strides, 1, pad, dimRoundingMode)
    return x.clone() if _idle(where) else unbatched(_largest(x4, where), x, 4)


def _idle(where: Window) -> bool:
    """As in TF.js a window of one element that gives as many as it gets leaves them as they are,
    whatever stride and padding say.
    """
    return where.taps == 1 and where.input == where.output


def _largest(x: Tensor, where: Window) -> Tensor:
    return converted(maxPooled(converted(x, "float32"), where), x.dtype)


@op()
def avgPool(
    x: FloatTensor,
    filterSize: Sizes,
    strides: Sizes,
    pad: Pad,
    dimRoundingMode: str | None = None,
) -> Tensor:
    """The means under a window over x [batch, height, width, channels]; padding is not counted."""
    x4 = batched(x, 4)
    check(x4.rank == 4, f"Error in avgPool: x must be rank 4 but got rank {x4.rank}.")
    check_rounding("avgPool", pad, dimRoundingMode)
    where = _window2d("avgPool", x4, filterSize, strides, 1, pad, dimRoundingMode)
    return x.clone() if _idle(where) else unbatched(avgPooled(x4, where), x, 4)


@op()
def pool(
    input: Tensor,
    windowShape: Sizes,
    poolingType: str,
    pad: Pad,
    dilations: Sizes | None = None,
    strides: Sizes | None = None,
    dimRoundingMode: str | None = None,
) -> Tensor:
    """``"max"`` or ``"avg"`` pooling with gaps of ``dilations`` between the window's elements.

    As in TensorFlow.js, with gaps ``pad`` is ``"same"``, by zeros that count as elements, or none.
    """
    dilations = [1, 1] if dilations is None else dilations
    strides = 1 if strides is None else strides
    x4 = batched(input, 4)
    check(
        ones(strides) or ones(dilations),
        f"Error in pool: Either strides or dilations must be 1. Got strides {text_of(strides)} and "
        f"dilations '{text_of(dilations)}'",
    )
    check(poolingType in ("max", "avg"), f"Error in pool: unknown poolingType {poolingType!r}")
    check(x4.rank == 4, f"Error in pool: input must be rank 4 but got rank {x4.rank}.")
    check_rounding("pool", pad, dimRoundingMode)
    if ones(dilations):
        plain = maxPool if poolingType == "max" else avgPool
        return plain(input, windowShape, strides, pad, dimRoundingMode)
    # TensorFlow.js pads an image with zeros here, which count, where it pads at all.
    x4 = _zeros_around(x4, windowShape, dilations) if pad == "same" else x4
    where = _window2d("pool", x4, windowShape, strides, dilations, "valid", None)
    y = _largest(x4, where) if poolingType == "max" else avgPooled(x4, where)
    return unbatched(y, input, 4)


def _zeros_around(x: Tensor, size: Sizes, dilations: Sizes) -> Tensor:
    """Images with as many zeros around them as keeps their size under a window with gaps."""
    extents = (
        sizes_of(size, 2, "pool", "windowShape"),
        sizes_of(dilations, 2, "pool", "dilations"),
    )
    spans = [(n - 1) * gap for n, gap in zip(*extents, strict=True)]
    around = [[span // 2, span - span // 2] for span in spans]
    padded: Tensor = x.pad([[0, 0], *around, [0, 0]])
    return padded


def _checked3d(name: str, x: Tensor, dataFormat: str, pad: Pad, rounding: str | None) -> Tensor:
    x5 = batched(x, 5)
    check(x5.rank == 5, f"Error in {name}: x must be rank 5 but got rank {x5.rank}.")
    check(
        dataFormat == "NDHWC",
        f"Error in {name}: Only NDHWC is currently supported, but got dataFormat of {dataFormat}",
    )
    check_rounding(name, pad, rounding)
    return x5


@op()
def maxPool3d(
    x: Tensor,
    filterSize: Sizes,
    strides: Sizes,
    pad: Pad,
    dimRoundingMode: str | None = None,
    dataFormat: str = "NDHWC",
) -> Tensor:
    """The largest elements under a window over x [batch, depth, height, width, channels]."""
    x5 = _checked3d("maxPool3d", x, dataFormat, pad, dimRoundingMode)
    size = sizes_of(filterSize, 3, "maxPool3d", "filterSize")
    where = window3d("maxPool3d", x5.dims, size, strides, 1, pad, dimRoundingMode)
    return unbatched(_largest(x5, where), x, 5)


@op()
def avgPool3d(
    x: FloatTensor,
    filterSize: Sizes,
    strides: Sizes,
    pad: Pad,
    dimRoundingMode: str | None = None,
    dataFormat: str = "NDHWC",
) -> Tensor:
    """The means under a window over x [batch, depth, height, width, channels]."""
    x5 = _checked3d("avgPool3d", x, dataFormat, pad, dimRoundingMode)
    steps = sizes_of(strides, 3, "avgPool3d", "strides")
    check(
        all(step > 0 for step in steps),
        f"Error in avgPool3d: Stride must be > 0, but got '{text_of(strides)}'",
    )
    size = sizes_of(filterSize, 3, "avgPool3d", "filterSize")
    where = window3d("avgPool3d", x5.dims, size, strides, 1, pad, dimRoundingMode)
    return unbatched(avgPooled(x5, where), x, 5)


@op(method=False)
def maxPoolWithArgmax(
    x: Tensor,
    filterSize: Sizes,
    strides: Sizes,
    pad: Pad,
    includeBatchInIndex: bool = False,
) -> dict[str, Tensor]:
    """maxPool, and where in its image (or in all of x) each element stood:
    ``{"result": ..., "indexes": ...}``.
    """
    name = "maxPoolWithArgmax"
    check(x.rank == 4, f"Error in {name}: input must be rank 4 but got rank {x.rank}.")
    result = maxPool(x, filterSize, strides, pad)
    where = _window2d(name, x, filterSize, strides, 1, pad, None)
    indexes = poolPositions(x.toFloat(), where)
    if includeBatchInIndex and x.dims[0] > 1:
        starts = range_(0, x.size, math.prod(x.dims[1:]), "int32")
        indexes = indexes.add(starts.reshape([-1, *[1] * (x.rank - 1)]))
    return {"result": result, "indexes": indexes}
