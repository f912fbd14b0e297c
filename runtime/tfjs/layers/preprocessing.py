"""Layers that prepare images and categories, as TF.js has them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_of, one_tensor, positive_integer
from tfjs.layers.shapes import Shape, one_shape
from tfjs.layers.spatial import DataFormat, data_format
from tfjs.ops import creation, random, resizing
from tfjs.ops.counting import denseBincount
from tfjs.ops.image import cropAndResize
from tfjs.ops.shape import pad, stack
from tfjs.serialization import factory
from tfjs.tensor import Tensor

Interpolation = Literal["bilinear", "nearest"]
OutputMode = Literal["multiHot", "oneHot", "count", "int", "tfIdf"]
_INTERPOLATIONS = ("bilinear", "nearest")


class Rescaling(Layer):
    """x scale + offset."""

    className = "Rescaling"
    perSample = True

    def __init__(self, *, scale: float, offset: float = 0, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.scale = scale
        self.offset = offset

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        y: Tensor = x.cast("float32").mul(self.scale).add(self.offset)
        return y


class ImageLayer(Layer):
    """Images [height, width, channels], or several of them, of another height and width."""

    dataFormat: DataFormat = "channelsLast"

    def axes(self, rank: int) -> tuple[int, int]:
        """Where height and width are."""
        if rank not in (3, 4):
            raise ValueError(
                f"{self.name} ({self.getClassName()}): expected images, got rank {rank}"
            )
        return (rank - 2, rank - 1) if self.dataFormat == "channelsFirst" else (rank - 3, rank - 2)

    def last(self, x: Tensor) -> Tensor:
        """x with its channels last, or back."""
        if self.dataFormat == "channelsLast":
            return x
        lead = list(range(x.rank - 3))
        moved: Tensor = x.transpose([*lead, x.rank - 2, x.rank - 1, x.rank - 3])
        return moved

    def first(self, x: Tensor) -> Tensor:
        if self.dataFormat == "channelsLast":
            return x
        lead = list(range(x.rank - 3))
        moved: Tensor = x.transpose([*lead, x.rank - 1, x.rank - 3, x.rank - 2])
        return moved

    def sized(self, inputShape: Any, height: int | None, width: int | None) -> Shape:
        shape = one_shape(inputShape, self.name)
        rows, columns = self.axes(len(shape))
        shape[rows], shape[columns] = height, width
        return shape


class Resizing(ImageLayer):
    """Images resized to `height` and `width`.

    With aligned corners, unless `cropToAspectRatio` is true, as TF.js has it. Extensions:
    `padToAspectRatio` fills the images up with `fillValue` first, and `dataFormat`.
    """

    className = "Resizing"

    def __init__(
        self,
        *,
        height: int,
        width: int,
        interpolation: Interpolation = "bilinear",
        cropToAspectRatio: bool = False,
        padToAspectRatio: bool = False,
        fillMode: Literal["constant"] = "constant",
        fillValue: float = 0.0,
        antialias: bool = False,
        dataFormat: DataFormat = "channelsLast",
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.height = positive_integer(height, what + "height")
        self.width = positive_integer(width, what + "width")
        self.interpolation = one_of(interpolation, _INTERPOLATIONS, what + "interpolation")
        self.cropToAspectRatio = bool(cropToAspectRatio)
        if cropToAspectRatio and padToAspectRatio:
            raise ValueError(
                f"{what}only one of cropToAspectRatio and padToAspectRatio can be true"
            )
        if antialias:
            raise ValueError(f"{what}antialias: only false is known here; leave the key out")
        self.padToAspectRatio = padToAspectRatio
        self.fillMode = one_of(fillMode, ("constant",), what + "fillMode")
        self.fillValue = fillValue
        self.antialias = antialias
        self.dataFormat = data_format(dataFormat, what + "dataFormat")

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = self.last(one_tensor(inputs))
        if self.padToAspectRatio:
            x = self._padded(x)
        nearest = self.interpolation == "nearest"
        resize = resizing.resizeNearestNeighbor if nearest else resizing.resizeBilinear
        return self.first(resize(x, [self.height, self.width], not self.cropToAspectRatio))

    def _padded(self, x: Tensor) -> Tensor:
        rows, columns = x.dims[-3:-1]
        height = max(rows, int(columns * self.height / self.width))
        width = max(columns, int(rows * self.width / self.height))
        margins = [[0, 0]] * (x.rank - 3)
        for size, wanted in ((rows, height), (columns, width)):
            before = (wanted - size) // 2
            margins.append([before, wanted - size - before])
        return pad(x, [*margins, [0, 0]], self.fillValue)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return self.sized(inputShape, self.height, self.width)


class CenterCrop(ImageLayer):
    """The middle of images; those that are smaller are resized. (The columns are TF.js's.)"""

    className = "CenterCrop"

    def __init__(
        self,
        *,
        height: int,
        width: int,
        dataFormat: DataFormat = "channelsLast",
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.height = positive_integer(height, what + "height")
        self.width = positive_integer(width, what + "width")
        self.dataFormat = data_format(dataFormat, what + "dataFormat")

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = self.last(one_tensor(inputs))
        rows, columns = x.dims[-3:-1]
        top = (rows - self.height) // 2 if rows != self.height else 0
        left = ((columns - self.width) // 2 or 1) if columns != self.width else 0
        if top < 0 or left < 0:
            y = resizing.resizeBilinear(x, [self.height, self.width])
        else:
            images = stack([x]) if x.rank == 3 else x
            count = images.dims[0]
            box = [
                top / rows,
                left / columns,
                (self.height + top) / rows,
                (self.width + left) / columns,
            ]
            y = cropAndResize(
                images,
                creation.tensor([box] * count, [count, 4]),
                creation.range_(0, count, 1, "int32"),
                [self.height, self.width],
                "nearest",
            )
            y = y.squeeze([0]) if x.rank == 3 else y
        return self.first(y.cast(x.dtype))

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return self.sized(inputShape, self.height, self.width)


class RandomWidth(ImageLayer):
    """Images resized to a width drawn from 1 - `factor` to 1 + `factor` times theirs, or between
    the two of [lower, upper] above 1; the same for all of a batch."""

    className = "RandomWidth"

    def __init__(
        self,
        *,
        factor: float | Sequence[float],
        interpolation: Interpolation = "bilinear",
        seed: int | None = None,
        autoVectorize: bool = False,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.factor = factor
        pair = list(factor) if isinstance(factor, (list, tuple)) else [-_number(factor), factor]
        if len(pair) != 2 or (isinstance(factor, (int, float)) and factor <= 0):
            raise ValueError(
                f"Invalid factor: {factor!r}. Must be positive number or tuple of 2 numbers"
            )
        self._bounds = (_number(pair[0]), _number(pair[1]))
        if min(self._bounds) < -1:
            raise ValueError(f"factor must have values larger than -1. Got: {factor!r}")
        if self._bounds[1] < self._bounds[0]:
            raise ValueError(
                "factor cannot have upper bound less than lower bound. "
                f"Got upper bound: {self._bounds[1]}. Got lower bound: {self._bounds[0]}"
            )
        self.interpolation = one_of(interpolation, _INTERPOLATIONS, what + "interpolation")
        self.seed = seed
        self.autoVectorize = autoVectorize

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        rows, columns = x.dims[-3:-1]
        lower, upper = self._bounds
        drawn = float(random.randomUniform([1], 1 + lower, 1 + upper, "float32", self.seed).item())
        nearest = self.interpolation == "nearest"
        resize = resizing.resizeNearestNeighbor if nearest else resizing.resizeBilinear
        return resize(x, [rows, math.floor(drawn * columns + 0.5)])

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        return self.sized(inputShape, shape[self.axes(len(shape))[0]], None)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(
            f"Invalid factor: {value!r}. Must be positive number or tuple of 2 numbers"
        )
    return value


class CategoryEncoding(Layer):
    """Categories 0 to `numTokens` - 1 as "oneHot", "multiHot" or "count" vectors.

    `apply` takes {"countWeights": a tensor} with the mode "count".
    """

    className = "CategoryEncoding"

    def __init__(
        self,
        *,
        numTokens: int,
        outputMode: OutputMode = "multiHot",
        sparse: bool = False,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.numTokens = positive_integer(numTokens, what + "numTokens")
        self.outputMode = one_of(outputMode, ("multiHot", "oneHot", "count"), what + "outputMode")
        if sparse:
            raise ValueError(f"{what}sparse: there are no sparse tensors here; leave the key out")
        self.sparse = sparse

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs).cast("int32")
        if x.size and not 0 <= int(x.min().item()) <= int(x.max().item()) < self.numTokens:
            raise ValueError(
                f"{self.name} (CategoryEncoding): Input values must be between 0 < values <= "
                f"numTokens with numTokens={self.numTokens}; got values from "
                f"{int(x.min().item())} to {int(x.max().item())}"
            )
        weights = kwargs.get("countWeights")
        if weights is not None and self.outputMode != "count":
            raise ValueError(
                f"{self.name}: countWeights is not used when outputMode !== count, which is "
                f"{self.outputMode!r}"
            )
        shape = list(x.dims)
        if x.rank == 0:
            x = x.expandDims(-1)
        if self.outputMode == "oneHot" and x.dims[-1] != 1:
            x = x.expandDims(-1)
            shape.append(1)
        flat = x.reshape([-1, x.dims[-1]])
        counts = weights.reshape([-1, x.dims[-1]]) if weights is not None else creation.tensor([])
        made = denseBincount(flat, counts, self.numTokens, self.outputMode != "count")
        y: Tensor = made.reshape([*shape[:-1], self.numTokens])
        return y

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        if self.outputMode == "oneHot" and shape and shape[-1] != 1:
            return [*shape, self.numTokens]
        return [*shape[:-1], self.numTokens]


rescaling = factory(Rescaling, "rescaling", "layers")
resizing_ = factory(Resizing, "resizing", "layers")
centerCrop = factory(CenterCrop, "centerCrop", "layers")
randomWidth = factory(RandomWidth, "randomWidth", "layers")
categoryEncoding = factory(CategoryEncoding, "categoryEncoding", "layers")
