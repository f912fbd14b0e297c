"""Images read along a grid: what crops, rotations and projective transforms have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np

from tfjs import engine
from tfjs.ops.binary import nothing
from tfjs.ops.gradients import value_and_gradients
from tfjs.ops.registry import FloatTensor, IntTensor, op
from tfjs.tensor import Tensor, from_numpy

BOXES, PROJECTION = 0, 1
MODES = {"constant": 0, "reflect": 1, "wrap": 2, "nearest": 3}


@dataclass(frozen=True)
class Grid:
    """How a grid is read: its rows are boxes or projections; the kernels' integers."""

    batch: int
    height: int
    width: int
    channels: int
    out_height: int
    out_width: int
    kind: int
    rows: int
    mode: int
    bilinear: int
    by_y: int = 0
    by_x: int = 0

    @classmethod
    def of(
        cls,
        image: Tensor,
        size: Sequence[int],
        kind: int,
        rows: int,
        mode: int = 0,
        bilinear: bool = False,
    ) -> Grid:
        """That of images [batch, height, width, channels], read as images of ``size``."""
        batch, height, width, channels = image.dims
        return cls(
            batch, height, width, channels, size[0], size[1], kind, rows, mode, int(bilinear)
        )


def _coordinates(grid: Tensor, s: Grid) -> tuple[Tensor, Tensor]:
    """The places of all pixels, [rows, out height, out width] each, as far as they have slopes.

    They are those of the kernels where nothing is folded back into the image.
    """
    i = from_numpy(np.arange(s.out_height, dtype=np.float32), [1, s.out_height, 1], "float32")
    j = from_numpy(np.arange(s.out_width, dtype=np.float32), [1, 1, s.out_width], "float32")
    t = [part.reshape([s.rows, 1, 1]) for part in grid.split(grid.dims[1], 1)]
    if s.kind == PROJECTION:
        depth = t[6] * j + t[7] * i + 1
        return (t[3] * j + t[4] * i + t[5]) / depth, (t[0] * j + t[1] * i + t[2]) / depth
    down = i / (s.out_height - 1) if s.out_height > 1 else i + 0.5
    right = j / (s.out_width - 1) if s.out_width > 1 else j + 0.5
    y = (t[0] + (t[2] - t[0]) * down) * (s.height - 1) + 0 * right
    x = (t[1] + (t[3] - t[1]) * right) * (s.width - 1) + 0 * down
    return y, x


def _by_grid(dy: Tensor, image: Tensor, grid: Tensor, ids: Tensor, s: Grid, fill: float) -> Tensor:
    """The gradient by the grid's numbers: through the places, which the weights depend on."""
    if not s.bilinear or s.mode or grid.dims[0] == 0:
        return nothing(grid)
    slopes = [
        (
            None
            if getattr(s, name)
            else (dy * sample(image, grid, ids, replace(s, **{name: 1}), fill)).sum(-1)
        )
        for name in ("by_y", "by_x")
    ]

    # Only the places depend on this one: the slopes' own dependence is no part of this gradient.
    point = grid.clone()

    def moved() -> Tensor:
        places = zip(slopes, _coordinates(point, s), strict=True)
        parts = [(slope * place).sum() for slope, place in places if slope is not None]
        total: Tensor = sum(parts[1:], parts[0]) if parts else (point * 0).sum()
        return total

    gradient = value_and_gradients(moved, [point])[1][0]
    return nothing(grid) if gradient is None else gradient


Gradients = tuple[Callable[[], Tensor], Callable[[], Tensor], None]


def _sampled(
    dy: Tensor, y: Tensor, image: Tensor, grid: Tensor, ids: Tensor, s: Grid, fill: float
) -> Gradients:
    return (
        lambda: unsample(dy, grid, ids, s),
        lambda: _by_grid(dy, image, grid, ids, s, fill),
        None,
    )


@op(grad=_sampled, function=False, method=False)
def sample(
    image: FloatTensor, grid: FloatTensor, ids: IntTensor, s: Grid, fill: float = 0
) -> Tensor:
    """Row n of the grid read from image ids[n]: [n, out height, out width, channels].

    Places outside of the image give ``fill``. ``by_y`` and ``by_x`` of ``s`` ask for the
    derivative along that axis.
    """
    dims = (ids.size, s.out_height, s.out_width, s.channels)
    y: Tensor = engine.empty(dims, "float32")
    tile = max(1, 8192 // max(s.out_width * s.channels, 1))
    engine.run(
        engine.kernel("sample_f32"),
        (image.storage, grid.storage, ids.storage, y.storage),
        (0, ids.size * s.out_height, tile, *astuple(s)),
        (fill,),
    )
    return y


def _spread(dx: Tensor, x: Tensor, y: Tensor, grid: Tensor, ids: Tensor, s: Grid) -> Gradients:
    return lambda: sample(dx, grid, ids, s), lambda: _by_grid(y, dx, grid, ids, s, 0), None


@op(grad=_spread, function=False, method=False)
def unsample(y: FloatTensor, grid: FloatTensor, ids: IntTensor, s: Grid) -> Tensor:
    """The transpose of ``sample``: pixels spread over those of the images they were read from."""
    x: Tensor = engine.empty((s.batch, s.height, s.width, s.channels), "float32")
    engine.run(
        engine.kernel("unsample_f32"),
        (y.storage, grid.storage, ids.storage, x.storage),
        (0, s.batch, 1, *astuple(s), ids.size),
    )
    return x
