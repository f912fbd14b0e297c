"""Convolution and its two gradients over any number of spatial axes, channels last.

Each of the three is the gradient of the others, so all differentiate as often as one likes.
x is [batch, ...spatial, c], a filter [...spatial, c of a group, o], y [batch, ...positions, o].
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tfjs import engine
from tfjs.ops.launch import filled, typed
from tfjs.ops.matmul import by_activation, multiply, tiles
from tfjs.ops.registry import op
from tfjs.ops.shapes import TILE, Dims
from tfjs.ops.windows import Window
from tfjs.tensor import Tensor

BLOCK = 1 << 17  # elements of the patches that one slot holds at a time: they stay in the cache
WHOLE = 1 << 20  # elements of patches that are made in one go and multiplied by tiles
SLOTS = 16  # most blocks in work at a time
SMALL = 1 << 18  # multiplications that are not worth waking a thread for

Parts = tuple[Callable[[], Tensor], ...]


def _spread(rows: int, depth: int, groups: int) -> tuple[int, int]:
    """Rows of a block and slots for a product with ``rows`` rows of ``depth`` elements."""
    height = max(32, min(rows, BLOCK // max(depth, 1)))
    if rows * groups > 64:
        # At least as many blocks as there may be threads, as long as they are not tiny.
        height = min(height, max(32, -(-rows * groups // SLOTS)))
    return height, max(1, min(SLOTS, -(-rows // height) * groups))


def _checked(x: Tensor, filter: Tensor, window: Window, groups: int) -> tuple[int, int]:
    inner, outputs = filter.dims[-2:]
    if (
        x.dims[1:-1] != window.input
        or filter.dims[:-2] != window.size
        or inner * groups != x.dims[-1]
        or outputs % groups
    ):
        raise ValueError(
            f"convolution: x {x.shape} and filter {filter.shape} do not fit {window} and "
            f"{groups} groups"
        )
    return inner, outputs


def _convolution_gradient(
    dy: Tensor,
    y: Tensor,
    x: Tensor,
    filter: Tensor,
    bias: Tensor | None,
    window: Window,
    groups: int,
    activation: str,
) -> Parts:
    dz = by_activation(dy, y, activation)
    parts: Parts = (
        lambda: convolutionInput(dz, filter, window, groups),
        lambda: convolutionFilter(x, dz, window, groups),
        lambda: dz.sum(list(range(dz.rank - 1))),
    )
    return parts if bias is not None else parts[:2]


@op(grad=_convolution_gradient, function=False, method=False)
def convolution(
    x: Tensor,
    filter: Tensor,
    bias: Tensor | None,
    window: Window,
    groups: int = 1,
    activation: str = "linear",
) -> Tensor:
    """activation(x * filter + bias) in one pass; channels are only mixed within their group."""
    inner, outputs = _checked(x, filter, window, groups)
    images, channels = x.dims[0], x.dims[-1]
    if bias is not None and bias.dims != (outputs,):
        raise ValueError(f"convolution: expected a bias of {outputs} elements, got {bias.shape}")
    y: Tensor = engine.empty((images, *window.output, outputs), "float32")
    rows, depth = images * window.positions, window.taps * inner
    if window.pointwise and groups == 1:
        multiply(x, filter, bias, y, (rows, outputs, channels), activation)
        return y
    if groups == 1 and rows * depth <= WHOLE:
        seen: Tensor = engine.empty((rows, depth), "float32")
        engine.run(
            engine.kernel("patches_f32"),
            (x.storage, seen.storage),
            (0, rows, max(1, TILE // max(depth, 1)), *window.integers, channels, inner, 0),
        )
        multiply(seen, filter, bias, y, (rows, outputs, depth), activation)
        seen.dispose()
        return y
    kernel = typed(f"convolution_{activation}", "float32")
    if kernel is None:
        raise ValueError(f"convolution: no fused activation {activation!r}")
    height, slots = _spread(rows, depth, groups)
    tiles(height, outputs // groups, depth)
    share = slots if rows * depth * outputs // groups <= SMALL else 1
    work = engine.Buffer(4 * slots * height * depth)
    engine.run(
        kernel,
        (x.storage, filter.storage, None if bias is None else bias.storage, work, y.storage),
        (
            *(0, slots if rows * outputs else 0, share, *window.integers),
            *(images, channels, inner, outputs, groups, height, slots),
        ),
    )
    return y


def _input_gradient(
    ddx: Tensor, dx: Tensor, dy: Tensor, filter: Tensor, window: Window, groups: int
) -> Parts:
    return (
        lambda: convolution(ddx, filter, None, window, groups),
        lambda: convolutionFilter(ddx, dy, window, groups),
    )


@op(grad=_input_gradient, function=False, method=False)
def convolutionInput(dy: Tensor, filter: Tensor, window: Window, groups: int = 1) -> Tensor:
    """The gradient of x; also the transposed convolution of ``dy``."""
    inner, outputs = filter.dims[-2:]
    images, channels = dy.dims[0], inner * groups
    if dy.dims[1:] != (*window.output, outputs) or filter.dims[:-2] != window.size:
        raise ValueError(
            f"convolutionInput: dy {dy.shape} and filter {filter.shape} do not fit {window}"
        )
    dx: Tensor = engine.empty((images, *window.input, channels), "float32")
    rows, wide = images * window.elements, outputs // groups
    if not outputs:
        return filled(dx.dims, 0, "float32")
    height, slots = _spread(rows // math.prod(window.strides) + 1, wide + inner, groups)
    tiles(height, inner, wide)
    if window.pointwise and groups == 1:
        multiply(dy, filter, None, dx, (rows, channels, outputs), transposed=True)
        return dx
    share = slots if rows * window.taps * wide * channels <= SMALL else 1
    work = engine.Buffer(4 * slots * height * (wide + inner))
    engine.run(
        engine.kernel("convolution_input_f32"),
        (dy.storage, filter.storage, work, dx.storage),
        (
            *(0, slots, share, *window.integers),
            *(images, channels, inner, outputs, groups, height, slots),
        ),
    )
    return dx


def _filter_gradient(
    ddw: Tensor, dw: Tensor, x: Tensor, dy: Tensor, window: Window, groups: int
) -> Parts:
    return (
        lambda: convolutionInput(dy, ddw, window, groups),
        lambda: convolution(x, ddw, None, window, groups),
    )


@op(grad=_filter_gradient, function=False, method=False)
def convolutionFilter(x: Tensor, dy: Tensor, window: Window, groups: int = 1) -> Tensor:
    """The gradient of the filter."""
    images, channels, outputs = x.dims[0], x.dims[-1], dy.dims[-1]
    if x.dims[:-1] != (images, *window.input) or dy.dims[:-1] != (images, *window.output):
        raise ValueError(f"convolutionFilter: x {x.shape} and dy {dy.shape} do not fit {window}")
    inner = channels // groups
    dims: Dims = (*window.size, inner, outputs)
    rows = images * window.positions
    if not rows or not inner * outputs:
        return filled(dims, 0, "float32")
    span, parts = _filter_tiles(window.taps, rows, inner, outputs, groups)
    pieces = -(-window.taps // span) * groups * parts
    share = -(-rows // parts)
    height = max(32, min(share, BLOCK // (span * inner)))
    tiles(span * inner, outputs // groups, height)
    work = engine.Buffer(4 * pieces * height * span * inner)
    dw: Tensor = engine.empty((parts, *dims) if parts > 1 else dims, "float32")
    products = rows * window.taps * inner * outputs
    engine.run(
        engine.kernel("convolution_filter_f32"),
        (x.storage, dy.storage, work, dw.storage),
        (
            *(0, pieces, pieces if products <= SMALL else 1, *window.integers),
            *(images, channels, inner, outputs, groups, height, span, share),
        ),
    )
    return summed_parts(dw, dims, parts)


def _filter_tiles(taps: int, rows: int, inner: int, outputs: int, groups: int) -> tuple[int, int]:
    """Taps of a range, and parts that the positions are cut into, for about SLOTS tiles."""
    span = max(1, min(taps, -(-taps * groups // SLOTS), BLOCK // (32 * inner)))
    pieces = -(-taps // span) * groups
    if taps * inner * outputs > BLOCK:
        return span, 1
    # Short products: longer ranges of taps, and parts of the positions for the threads.
    whole = max(1, min(taps, BLOCK // (32 * inner)))
    parts = max(1, min(SLOTS, rows // 256))
    if parts * inner * outputs * taps > 1 << 21 or parts < 2:
        return span, 1
    return (whole, parts) if pieces < SLOTS else (span, 1)


def summed_parts(partial: Tensor, dims: Dims, parts: int) -> Tensor:
    """The sum of ``parts`` tensors of shape ``dims`` that stand one after the other."""
    if parts == 1:
        return partial
    count = math.prod(dims)
    total: Tensor = engine.empty(dims, "float32")
    engine.run(
        engine.kernel("sum_f32"),
        (partial.storage, total.storage),
        (0, count, max(1, TILE // parts), parts, count),
    )
    partial.dispose()
    return total
