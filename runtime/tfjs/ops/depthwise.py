"""Depthwise convolution and its two gradients, channels last: every channel has its own filters."""

from __future__ import annotations

import math
from collections.abc import Callable

from tfjs import engine
from tfjs.ops.registry import op
from tfjs.ops.shapes import TILE
from tfjs.ops.windows import Window
from tfjs.tensor import Tensor

CHANNELS = 64  # of a tile of the filter's gradient: what the kernel adds up side by side

Parts = tuple[Callable[[], Tensor], ...]


def _sizes(filter: Tensor) -> tuple[int, int]:
    channels, times = filter.dims[-2:]
    return channels, times


def _gradient(dy: Tensor, y: Tensor, x: Tensor, filter: Tensor, window: Window) -> Parts:
    return (
        lambda: depthwiseInput(dy, filter, window),
        lambda: depthwiseFilter(x, dy, window),
    )


@op(grad=_gradient, function=False, method=False)
def depthwise(x: Tensor, filter: Tensor, window: Window) -> Tensor:
    """y[..., c m]: channel c of x under filter [...spatial, c, m]."""
    channels, times = _sizes(filter)
    if x.dims[1:] != (*window.input, channels) or filter.dims[:-2] != window.size:
        raise ValueError(f"depthwise: x {x.shape} and filter {filter.shape} do not fit {window}")
    y: Tensor = engine.empty((x.dims[0], *window.output, channels * times), "float32")
    tile = max(1, TILE // max(window.taps * channels * times, 1))
    engine.run(
        engine.kernel("depthwise_f32"),
        (x.storage, filter.storage, y.storage),
        (0, x.dims[0] * window.positions, tile, *window.integers, channels, times),
    )
    return y


def _input_gradient(ddx: Tensor, dx: Tensor, dy: Tensor, filter: Tensor, window: Window) -> Parts:
    return (
        lambda: depthwise(ddx, filter, window),
        lambda: depthwiseFilter(ddx, dy, window),
    )


@op(grad=_input_gradient, function=False, method=False)
def depthwiseInput(dy: Tensor, filter: Tensor, window: Window) -> Tensor:
    """The gradient of x."""
    channels, times = _sizes(filter)
    if dy.dims[1:] != (*window.output, channels * times):
        raise ValueError(
            f"depthwiseInput: dy {dy.shape} and filter {filter.shape} do not fit {window}"
        )
    dx: Tensor = engine.empty((dy.dims[0], *window.input, channels), "float32")
    tile = max(1, TILE // max(window.taps * channels * times, 1))
    engine.run(
        engine.kernel("depthwise_input_f32"),
        (dy.storage, filter.storage, dx.storage),
        (0, dy.dims[0] * window.elements, tile, *window.integers, channels, times),
    )
    return dx


@op(
    grad=lambda ddw, dw, x, dy, window: (
        lambda: depthwiseInput(dy, ddw, window),
        lambda: depthwise(x, ddw, window),
    ),
    function=False,
    method=False,
)
def depthwiseFilter(x: Tensor, dy: Tensor, window: Window) -> Tensor:
    """The gradient of the filter."""
    images, channels = x.dims[0], x.dims[-1]
    if x.dims[1:-1] != window.input or dy.dims[:-1] != (images, *window.output):
        raise ValueError(f"depthwiseFilter: x {x.shape} and dy {dy.shape} do not fit {window}")
    times = dy.dims[-1] // max(channels, 1)
    dw: Tensor = engine.empty((*window.size, channels, times), "float32")
    across = -(-channels // CHANNELS)
    work = images * window.positions * min(channels, CHANNELS) * times
    engine.run(
        engine.kernel("depthwise_filter_f32"),
        (x.storage, dy.storage, dw.storage),
        (
            *(0, math.prod(window.size) * across, max(1, TILE // max(work, 1))),
            *(*window.integers, channels, times, images, CHANNELS),
        ),
    )
    return dw
