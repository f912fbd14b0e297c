"""tf.dilation2d: the largest sum of an element and a tap of the filter."""

from __future__ import annotations

from collections.abc import Callable

from tfjs import engine
from tfjs.ops.conv import batched, check, unbatched
from tfjs.ops.launch import converted
from tfjs.ops.pooling import put
from tfjs.ops.registry import op
from tfjs.ops.shapes import TILE
from tfjs.ops.windows import Pad, Sizes, Window, sizes_of, spatial_pads, window
from tfjs.tensor import Tensor


def _dilated(x: Tensor, filter: Tensor, where: Window) -> tuple[Tensor, Tensor, Tensor]:
    """The sums, and which element of its image and which of the filter each is made of."""
    images, channels = x.dims[0], x.dims[-1]
    dims = (images, *where.output, channels)
    y, at_x, at_w = (engine.empty(dims, dtype) for dtype in ("float32", "int32", "int32"))
    tile = max(1, TILE // max(where.taps * channels, 1))
    engine.run(
        engine.kernel("dilation_f32"),
        (x.storage, filter.storage, y.storage, at_x.storage, at_w.storage),
        (0, images * where.positions, tile, *where.integers, channels),
    )
    return y, at_x, at_w


def _dilated_gradient(
    dy: Tensor, y: Tensor, x: Tensor, filter: Tensor, where: Window
) -> tuple[Callable[[], Tensor], Callable[[], Tensor]]:
    _, at_x, at_w = _dilated(x, filter, where)

    def by_filter() -> Tensor:
        summed = dy.flatten().unsortedSegmentSum(at_w.flatten(), filter.size)
        return summed.reshape(filter.dims)

    return lambda: put(dy, at_x, x.dims), by_filter


@op(grad=_dilated_gradient, function=False, method=False)
def dilated(x: Tensor, filter: Tensor, where: Window) -> Tensor:
    """The largest x + filter[..., c] under every position of the window, channels last."""
    return _dilated(x, filter, where)[0]


@op()
def dilation2d(
    x: Tensor,
    filter: Tensor,
    strides: Sizes,
    pad: Pad,
    dilations: Sizes = (1, 1),
    dataFormat: str = "NHWC",
) -> Tensor:
    """Grayscale dilation of x [batch, height, width, c] by a filter [height, width, c]."""
    name = "dilation2d"
    check(x.rank in (3, 4), f"Error in {name}: input must be rank 3 or 4, but got rank {x.rank}.")
    check(filter.rank == 3, f"Error in {name}: filter must be rank 3, but got rank {filter.rank}.")
    check(
        dataFormat == "NHWC",
        f"Error in {name}: Only NHWC is currently supported, but got dataFormat of {dataFormat}",
    )
    x4 = batched(x, 4)
    check(
        x4.dims[3] == filter.dims[2],
        f"Error in {name}:  input and filter must have the same depth: {x4.dims[3]} vs "
        f"{filter.dims[2]}",
    )
    where = window(
        x4.dims[1:3],
        filter.dims[:2],
        sizes_of(strides, 2, name, "strides"),
        sizes_of(dilations, 2, name, "dilations"),
        spatial_pads(name, pad, 2, True),
    )
    y = dilated(converted(x4, "float32"), converted(filter, "float32"), where)
    return unbatched(y, x, 4)
