"""Layers that keep the largest or the mean of a window, or of everything."""

from __future__ import annotations

from typing import Any, ClassVar, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_tensor
from tfjs.layers.shapes import Shape, one_shape
from tfjs.layers.spatial import (
    DataFormat,
    Padding,
    Sizes,
    channel_axis,
    data_format,
    from_last,
    padding_mode,
    sizes,
    to_last,
    with_windows,
)
from tfjs.layers.symbolic import InputSpec
from tfjs.ops.pooling import avgPooled, maxPooled
from tfjs.ops.windows import window
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Pooling(Layer):
    """One number for each window of `poolSize` places; windows are `strides` (poolSize) apart."""

    rank: ClassVar[int]
    perSample = True

    def __init__(
        self,
        *,
        poolSize: Sizes = 2,
        strides: Sizes | None = None,
        padding: Padding = "valid",
        dataFormat: DataFormat = "channelsLast",
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.poolSize = sizes(poolSize, self.rank, what + "poolSize")
        self.strides = (
            list(self.poolSize) if strides is None else sizes(strides, self.rank, what + "strides")
        )
        self.padding = padding_mode(padding, what + "padding")
        self.dataFormat = data_format(dataFormat, what + "dataFormat")
        self.inputSpec = [InputSpec({"ndim": self.rank + 2})]

    def pooled(self, x: Tensor, where: Any) -> Tensor:
        """x [batch, ...places, channels] in the windows `where`."""
        raise NotImplementedError

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        ones = [1] * self.rank
        where = window(x.dims[1:-1], self.poolSize, self.strides, ones, self.padding)
        return from_last(self.pooled(x, where), self.dataFormat)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return with_windows(
            inputShape,
            self.dataFormat,
            "poolSize",
            self.poolSize,
            self.strides,
            self.padding,
            self.name,
        )


class MaxPooling(Pooling):
    def pooled(self, x: Tensor, where: Any) -> Tensor:
        return maxPooled(x, where)


class AveragePooling(Pooling):
    """Places of the padding do not count."""

    def pooled(self, x: Tensor, where: Any) -> Tensor:
        return avgPooled(x, where)


class MaxPooling1D(MaxPooling):
    """The largest of each window over sequences [batch, steps, channels]."""

    className = "MaxPooling1D"
    rank = 1


class MaxPooling2D(MaxPooling):
    """The largest of each window over images [batch, height, width, channels]."""

    className = "MaxPooling2D"
    rank = 2


class MaxPooling3D(MaxPooling):
    """The largest of each window over volumes [batch, depth, height, width, channels]."""

    className = "MaxPooling3D"
    rank = 3


class AveragePooling1D(AveragePooling):
    """The mean of each window over sequences [batch, steps, channels]."""

    className = "AveragePooling1D"
    rank = 1


class AveragePooling2D(AveragePooling):
    """The mean of each window over images [batch, height, width, channels]."""

    className = "AveragePooling2D"
    rank = 2


class AveragePooling3D(AveragePooling):
    """The mean of each window over volumes [batch, depth, height, width, channels]."""

    className = "AveragePooling3D"
    rank = 3


class GlobalPooling(Layer):
    """One number for each sample and channel. `keepdims`, an extension, keeps the axes."""

    rank: ClassVar[int]
    perSample = True

    def __init__(
        self,
        *,
        dataFormat: DataFormat = "channelsLast",
        keepdims: bool = False,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.keepdims = keepdims
        self.dataFormat = data_format(dataFormat, f"{self.name}: dataFormat")
        self.inputSpec = [InputSpec({"ndim": self.rank + 2})]

    def places(self) -> list[int]:
        """The axes that fall away."""
        channels = channel_axis(self.dataFormat, self.rank + 2)
        return [axis for axis in range(1, self.rank + 2) if axis != channels]

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        if self.keepdims:
            return [1 if axis in self.places() else one for axis, one in enumerate(shape)]
        return [shape[0], shape[channel_axis(self.dataFormat, len(shape))]]


class GlobalMaxPooling(GlobalPooling):
    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        y: Tensor = one_tensor(inputs).max(self.places(), self.keepdims)
        return y


class GlobalAveragePooling(GlobalPooling):
    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        y: Tensor = one_tensor(inputs).mean(self.places(), self.keepdims)
        return y


class GlobalMaxPooling1D(GlobalMaxPooling):
    """The largest of each channel of a sequence."""

    className = "GlobalMaxPooling1D"
    rank = 1


class GlobalMaxPooling2D(GlobalMaxPooling):
    """The largest of each channel of an image."""

    className = "GlobalMaxPooling2D"
    rank = 2


class GlobalAveragePooling1D(GlobalAveragePooling):
    """The mean of each channel of a sequence.

    Steps that a mask leaves out do not count, as in Keras; TF.js counts them.
    """

    className = "GlobalAveragePooling1D"
    rank = 1

    def __init__(self, **pooling: Any) -> None:
        super().__init__(**pooling)
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        mask = kwargs.get("mask")
        if mask is None:
            return super().call(inputs, kwargs)
        steps = self.places()[0]
        seen = one_tensor(mask).cast("float32").expandDims(3 - steps)
        total = one_tensor(inputs).mul(seen).sum(steps, self.keepdims)
        mean: Tensor = total.div(seen.sum(steps, self.keepdims))
        return mean

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return None


class GlobalAveragePooling2D(GlobalAveragePooling):
    """The mean of each channel of an image."""

    className = "GlobalAveragePooling2D"
    rank = 2


maxPooling1d = factory(MaxPooling1D, "maxPooling1d", "layers")
maxPooling2d = factory(MaxPooling2D, "maxPooling2d", "layers")
maxPooling3d = factory(MaxPooling3D, "maxPooling3d", "layers")
averagePooling1d = factory(AveragePooling1D, "averagePooling1d", "layers")
averagePooling2d = factory(AveragePooling2D, "averagePooling2d", "layers")
averagePooling3d = factory(AveragePooling3D, "averagePooling3d", "layers")
globalMaxPooling1d = factory(GlobalMaxPooling1D, "globalMaxPooling1d", "layers")
globalMaxPooling2d = factory(GlobalMaxPooling2D, "globalMaxPooling2d", "layers")
globalAveragePooling1d = factory(GlobalAveragePooling1D, "globalAveragePooling1d", "layers")
globalAveragePooling2d = factory(GlobalAveragePooling2D, "globalAveragePooling2d", "layers")
globalMaxPool1d = factory(GlobalMaxPooling1D, "globalMaxPool1d", "layers")
globalMaxPool2d = factory(GlobalMaxPooling2D, "globalMaxPool2d", "layers")
maxPool1d = factory(MaxPooling1D, "maxPool1d", "layers")
maxPool2d = factory(MaxPooling2D, "maxPool2d", "layers")
avgPool1d = factory(AveragePooling1D, "avgPool1d", "layers")
avgPool2d = factory(AveragePooling2D, "avgPool2d", "layers")
avgPool3d = factory(AveragePooling3D, "avgPool3d", "layers")
avgPooling1d = factory(AveragePooling1D, "avgPooling1d", "layers")
avgPooling2d = factory(AveragePooling2D, "avgPooling2d", "layers")
avgPooling3d = factory(AveragePooling3D, "avgPooling3d", "layers")
