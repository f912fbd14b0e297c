"""tf.image.resizeBilinear and tf.image.resizeNearestNeighbor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.ops.conv import batched, check, unbatched
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, op
from tfjs.ops.shapes import TILE
from tfjs.ops.windows import text_of
from tfjs.tensor import Tensor

CHANNELS = 16  # of a tile of the gradient: a cache line of them

Array = np.ndarray[Any, Any]


def _places(extent: int, count: int, alignCorners: bool, halfPixelCenters: bool) -> Array:
    """Where on an axis of ``extent`` elements each of ``count`` results lies."""
    align = alignCorners and count > 1
    ratio = (extent - align) / max(count - align, 1)
    if halfPixelCenters:
        return ratio * (np.arange(count) + 0.5) - 0.5
    return ratio * np.arange(count)


@lru_cache(256)
def _tables(
    extent: int, count: int, alignCorners: bool, halfPixelCenters: bool
) -> tuple[engine.Buffer, ...]:
    """The element before and after each result, and its share of the way between them."""
    places = _places(extent, count, alignCorners, halfPixelCenters)
    low = np.maximum(np.floor(places), 0)
    high = np.clip(np.ceil(places), 0, extent - 1)
    share = (places - low).astype(np.float32)
    whole = [engine.borrow(one.astype(np.int32)) for one in (low, high)]
    return (*whole, engine.borrow(share))


def _buffers(
    sizes: tuple[int, int], count: tuple[int, int], align: bool, half: bool
) -> tuple[engine.Buffer, ...]:
    rows, columns = (
        _tables(extent, number, align, half) for extent, number in zip(sizes, count, strict=True)
    )
    return (*rows, *columns)


def _resized_gradient(
    dy: Tensor, y: Tensor, x: Tensor, size: tuple[int, int], align: bool, half: bool
) -> tuple[Tensor]:
    return (resizedBack(dy, (x.dims[1], x.dims[2]), align, half),)


@op(grad=_resized_gradient, function=False, method=False)
def resized(x: FloatTensor, size: tuple[int, int], align: bool, half: bool) -> Tensor:
    """x [batch, height, width, c] between the nearest four elements."""
    images, height, width, channels = x.dims
    y: Tensor = engine.empty((images, *size, channels), "float32")
    tile = max(1, TILE // max(4 * size[1] * channels, 1))
    engine.run(
        engine.kernel("resize_f32"),
        (x.storage, *_buffers((height, width), size, align, half), y.storage),
        (0, images * size[0], tile, height, width, *size, channels),
    )
    return y


@op(
    grad=lambda ddx, dx, dy, size, align, half: (
        resized(ddx, (dy.dims[1], dy.dims[2]), align, half),
    ),
    function=False,
    method=False,
)
def resizedBack(dy: FloatTensor, size: tuple[int, int], align: bool, half: bool) -> Tensor:
    """The gradient of ``resized`` by an x of height and width ``size``."""
    images, height, width, channels = dy.dims
    dx: Tensor = engine.empty((images, *size, channels), "float32")
    across = -(-channels // CHANNELS)
    tile = max(1, TILE // max(4 * height * width * min(channels, CHANNELS), 1))
    engine.run(
        engine.kernel("resize_backward_f32"),
        (dy.storage, *_buffers(size, (height, width), align, half), dx.storage),
        (0, images * across, tile, *size, height, width, channels, CHANNELS),
    )
    return dx


def _checked(
    name: str, images: Tensor, size: Sequence[int], alignCorners: bool, halfPixelCenters: bool
) -> Tensor:
    check(
        images.rank in (3, 4),
        f"Error in {name}: x must be rank 3 or 4, but got rank {images.rank}.",
    )
    check(
        len(size) == 2,
        f"Error in {name}: new shape must 2D, but got shape {text_of(size)}.",
    )
    check(
        not halfPixelCenters or not alignCorners,
        f"Error in {name}: If halfPixelCenters is true, alignCorners must be false.",
    )
    check(
        all(extent >= 0 for extent in size) and (images.size > 0 or min(images.dims[-3:-1]) > 0),
        f"Error in {name}: cannot make {text_of(size)} elements of {text_of(images.shape)}",
    )
    return batched(images, 4)


@op(namespace="image")
def resizeBilinear(
    images: Tensor,
    size: Sequence[int],
    alignCorners: bool = False,
    halfPixelCenters: bool = False,
) -> Tensor:
    """images [batch, height, width, c] of another ``size``, between the nearest four elements.

    ``alignCorners``: the corners' centres stay; ``halfPixelCenters``: an element is a square.
    """
    x = _checked("resizeBilinear", images, size, alignCorners, halfPixelCenters)
    y = resized(
        converted(x, "float32"), (size[0], size[1]), bool(alignCorners), bool(halfPixelCenters)
    )
    return unbatched(y, images, 4)


@lru_cache(256)
def _nearest(extent: int, count: int, alignCorners: bool, halfPixelCenters: bool) -> engine.Buffer:
    places = _places(extent, count, alignCorners, halfPixelCenters)
    if halfPixelCenters or alignCorners:
        places = places + 0.5
    rows = np.clip(np.floor(places), 0, extent - 1)
    return engine.borrow(rows.astype(np.int32))


@op(namespace="image")
def resizeNearestNeighbor(
    images: Tensor,
    size: Sequence[int],
    alignCorners: bool = False,
    halfPixelCenters: bool = False,
) -> Tensor:
    """images [batch, height, width, c] of another ``size``, each result the nearest element."""
    check(images.dtype in ("float32", "int32"), "`images` must have `int32` or `float32` as dtype")
    x = _checked("resizeNearestNeighbor", images, size, alignCorners, halfPixelCenters)
    down, across = (
        engine.share(
            _nearest(extent, count, bool(alignCorners), bool(halfPixelCenters)), (count,), "int32"
        )
        for extent, count in zip(x.dims[1:3], size, strict=True)
    )
    return unbatched(x.gather(down, 1).gather(across, 2), images, 4)


# The two operations of tf.image that TF.js also has as methods.
for _operation in (resizeBilinear, resizeNearestNeighbor):
    setattr(Tensor, _operation.__name__, _operation)
