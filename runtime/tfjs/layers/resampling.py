"""Layers that pad, crop and enlarge images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_of, one_tensor
from tfjs.layers.shapes import Shape
from tfjs.layers.spatial import (
    DataFormat,
    Sizes,
    data_format,
    from_last,
    sizes,
    to_last,
    with_space,
)
from tfjs.layers.symbolic import InputSpec
from tfjs.ops import resizing
from tfjs.ops.shape import pad
from tfjs.serialization import factory
from tfjs.tensor import Tensor

Margins = int | Sequence[int] | Sequence[Sequence[int]]


def margins(value: Any, what: str) -> list[list[int]]:
    """(before, after) for height and width: of one number, one for each, or pairs."""
    both = [value, value] if isinstance(value, int) else list(value)
    if len(both) != 2:
        raise ValueError(f"{what}: expected one for height and one for width, got {value!r}")
    pairs = [[one, one] if isinstance(one, int) else list(one) for one in both]
    if any(len(pair) != 2 or min(pair) < 0 for pair in pairs):
        raise ValueError(
            f"{what}: expected whole numbers from 0 on, [top, bottom] and [left, right], got "
            f"{value!r}"
        )
    return pairs


class ZeroPadding2D(Layer):
    """Zeros around images: `padding` is a number, [vertical, horizontal], or
    [[top, bottom], [left, right]]."""

    className = "ZeroPadding2D"
    perSample = True

    def __init__(
        self,
        *,
        padding: Margins = 1,
        dataFormat: DataFormat = "channelsLast",
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.padding = margins(padding, f"{self.name}: padding")
        self.dataFormat = data_format(dataFormat, f"{self.name}: dataFormat")
        self.inputSpec = [InputSpec({"ndim": 4})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        none = [0, 0]
        first = self.dataFormat == "channelsFirst"
        pairs = [none, none, *self.padding] if first else [none, *self.padding, none]
        return pad(one_tensor(inputs), pairs)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        def extent(axis: int, size: int) -> int:
            return size + sum(self.padding[axis])

        return with_space(inputShape, self.dataFormat, extent, self.name)


class Cropping2D(Layer):
    """Cuts the edges of images off: `cropping` is given as `padding` of zeroPadding2d."""

    className = "Cropping2D"
    perSample = True

    def __init__(
        self,
        *,
        cropping: Margins = 0,
        dataFormat: DataFormat = "channelsLast",
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.cropping = margins(cropping, f"{self.name}: cropping")
        self.dataFormat = data_format(dataFormat, f"{self.name}: dataFormat")
        self.inputSpec = [InputSpec({"ndim": 4})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        at = 2 if self.dataFormat == "channelsFirst" else 1
        begin, size = [0] * 4, list(x.dims)
        for axis, (before, after) in enumerate(self.cropping):
            begin[at + axis] = before
            size[at + axis] = self._left(axis, x.dims[at + axis], before + after)
        y: Tensor = x.slice(begin, size)
        return y

    def _left(self, axis: int, size: int, cut: int) -> int:
        if cut >= size:
            raise ValueError(
                f"{self.name}: cropping {self.cropping} leaves nothing of "
                f"{('height', 'width')[axis]} {size}"
            )
        return size - cut

    def computeOutputShape(self, inputShape: Any) -> Shape:
        def extent(axis: int, size: int) -> int:
            return self._left(axis, size, sum(self.cropping[axis]))

        return with_space(inputShape, self.dataFormat, extent, self.name)


class UpSampling2D(Layer):
    """Images `size` times as high and wide; "bilinear" takes pixels at their upper left corners, as
    in TF.js, or with `halfPixelCenters` (an extension) at their centres, as in Keras."""

    className = "UpSampling2D"
    perSample = True
    extras = frozenset({"halfPixelCenters"})

    def __init__(
        self,
        *,
        size: Sizes = 2,
        dataFormat: DataFormat = "channelsLast",
        interpolation: Literal["nearest", "bilinear"] = "nearest",
        halfPixelCenters: bool = False,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.size = sizes(size, 2, f"{self.name}: size")
        self.dataFormat = data_format(dataFormat, f"{self.name}: dataFormat")
        self.interpolation = one_of(
            interpolation, ("nearest", "bilinear"), f"{self.name}: interpolation"
        )
        self.halfPixelCenters = bool(halfPixelCenters)
        self.inputSpec = [InputSpec({"ndim": 4})]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        wanted = [x.dims[1] * self.size[0], x.dims[2] * self.size[1]]
        if self.interpolation == "nearest":
            made = resizing.resizeNearestNeighbor(x, wanted)
        else:
            made = resizing.resizeBilinear(x, wanted, False, self.halfPixelCenters)
        return from_last(made, self.dataFormat)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        def extent(axis: int, size: int) -> int:
            return size * self.size[axis]

        return with_space(inputShape, self.dataFormat, extent, self.name)


zeroPadding2d = factory(ZeroPadding2D, "zeroPadding2d", "layers")
cropping2D = factory(Cropping2D, "cropping2D", "layers")
upSampling2d = factory(UpSampling2D, "upSampling2d", "layers")
