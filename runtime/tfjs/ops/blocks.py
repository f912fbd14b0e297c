"""Space to batch, batch to space, depth to space, and padding by mirrors."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tfjs.ops.conv import check
from tfjs.ops.registry import FloatTensor, op
from tfjs.ops.windows import text_of
from tfjs.tensor import Tensor


@op()
def spaceToBatchND(
    x: Tensor, blockShape: Sequence[int], paddings: Sequence[Sequence[int]]
) -> Tensor:
    """Blocks of the padded axes after the first one become entries of the batch."""
    blocks = list(blockShape)
    check(
        x.rank >= 1 + len(blocks),
        f"input rank {x.rank} should be > than [blockShape] {len(blocks)}",
    )
    check(
        len(paddings) == len(blocks),
        f"paddings.shape[0] {len(paddings)} must be equal to [blockShape] {len(blocks)}",
    )
    check(
        all(
            block > 0 and (extent + pair[0] + pair[1]) % block == 0
            for extent, pair, block in zip(x.dims[1:], paddings, blocks, strict=False)
        ),
        f"input spatial dimensions {text_of(x.shape[1:])} with paddings {text_of(paddings)} must "
        f"be divisible by blockShapes {text_of(blocks)}",
    )
    rest = x.rank - 1 - len(blocks)
    padded = x.pad([[0, 0], *paddings, *[[0, 0]] * rest])
    inner = [
        part
        for extent, block in zip(padded.dims[1:], blocks, strict=False)
        for part in (extent // block, block)
    ]
    tail = list(x.dims[1 + len(blocks) :])
    parts = padded.reshape([x.dims[0], *inner, *tail])
    count = len(blocks)
    order = [
        *range(2, 2 * count + 1, 2),
        0,
        *range(1, 2 * count, 2),
        *range(1 + 2 * count, parts.rank),
    ]
    dims = [x.dims[0] * math.prod(blocks), *inner[::2], *tail]
    return parts.transpose(order).reshape(dims)


@op()
def batchToSpaceND(x: Tensor, blockShape: Sequence[int], crops: Sequence[Sequence[int]]) -> Tensor:
    """Entries of the batch become blocks of the axes after the first one, which are then cut."""
    blocks = list(blockShape)
    product = math.prod(blocks)
    check(
        x.rank >= 1 + len(blocks),
        f"input rank is {x.rank} but should be > than blockShape.length {len(blocks)}",
    )
    check(
        len(crops) == len(blocks),
        f"crops.length is {len(crops)} but should be equal to blockShape.length  {len(blocks)}",
    )
    check(
        product > 0 and x.dims[0] % product == 0,
        f"input tensor batch is {x.dims[0]} but is not divisible by the product of the elements of "
        f"blockShape {' * '.join(map(str, blocks))} === {product}",
    )
    count, batch = len(blocks), x.dims[0] // product
    parts = x.reshape([*blocks, batch, *x.dims[1:]])
    order = [count]
    for axis in range(count):
        order += [count + 1 + axis, axis]
    order += range(2 * count + 1, parts.rank)
    spatial = [extent * block for extent, block in zip(x.dims[1:], blocks, strict=False)]
    tail = list(x.dims[1 + count :])
    whole = parts.transpose(order).reshape([batch, *spatial, *tail])
    begin = [0, *[crop[0] for crop in crops], *[0] * len(tail)]
    size = [extent - crop[0] - crop[1] for extent, crop in zip(spatial, crops, strict=True)]
    return whole.slice(begin, [batch, *size, *tail])


@op()
def depthToSpace(x: FloatTensor, blockSize: int, dataFormat: str = "NHWC") -> Tensor:
    """Groups of ``blockSize`` squared channels become blocks of height and width."""
    check(x.rank == 4, f"depthToSpace: expected a tensor of rank 4, got rank {x.rank}")
    check(dataFormat in ("NHWC", "NCHW"), f"depthToSpace: unknown dataFormat {dataFormat!r}")
    check(blockSize > 1, f"blockSize should be > 1 for depthToSpace, but was: {blockSize}")
    last = dataFormat == "NHWC"
    batch, *rest = x.dims
    height, width, depth = rest if last else (*rest[1:], rest[0])
    square = blockSize * blockSize
    check(
        depth % square == 0,
        f"Dimension size must be evenly divisible by {square} but is {depth} for depthToSpace with "
        f"input shape {text_of(x.shape)}",
    )
    if last:
        parts = x.reshape([batch, height, width, blockSize, blockSize, depth // square])
        y = parts.transpose([0, 1, 3, 2, 4, 5])
        dims = [batch, height * blockSize, width * blockSize, depth // square]
    else:
        parts = x.reshape([batch, blockSize, blockSize, depth // square, height, width])
        y = parts.transpose([0, 3, 4, 1, 5, 2])
        dims = [batch, depth // square, height * blockSize, width * blockSize]
    return y.reshape(dims)


@op()
def mirrorPad(x: Tensor, paddings: Sequence[Sequence[int]], mode: str) -> Tensor:
    """x continued beyond its borders as in a mirror: ``"reflect"`` without, ``"symmetric"`` with
    the border itself.
    """
    check(
        mode in ("reflect", "symmetric"),
        f"Invalid mode. Mode must be either reflect or symmetric. Got {mode}.",
    )
    check(x.rank > 0, "mirrorPad(scalar) is not defined. Pass non-scalar to mirrorPad")
    check(
        len(paddings) == x.rank,
        f"Padding doesn't match input. Must be {x.rank}. Got {len(paddings)}.",
    )
    edge = 1 if mode == "reflect" else 0
    for axis, pair in enumerate(paddings):
        check(len(pair) == 2, "Invalid number of paddings. Must be length of 2 each.")
        most = x.dims[axis] - edge
        check(
            0 <= pair[0] <= most and 0 <= pair[1] <= most,
            f"Padding in dimension {axis} cannot be greater than or equal to {most} or less than 0 "
            f"for input of shape {text_of(x.shape)}",
        )
    y: Tensor = x.clone()
    for axis, (before, after) in enumerate(paddings):
        extent = y.dims[axis]
        parts = []
        if before:
            parts.append(_part(y, axis, edge, before).reverse(axis))
        parts.append(y)
        if after:
            parts.append(_part(y, axis, extent - edge - after, after).reverse(axis))
        y = parts[0].concat(parts[1:], axis) if len(parts) > 1 else y
    return y


def _part(x: Tensor, axis: int, start: int, count: int) -> Tensor:
    begin, size = [0] * x.rank, list(x.dims)
    begin[axis], size[axis] = start, count
    return x.slice(begin, size)
