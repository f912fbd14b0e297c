"""One step in time over images: the products of an LSTM cell are convolutions. Shi et al. 2015."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tfjs.layers.base import Kwargs
from tfjs.layers.recurrent.cells import LSTMCell
from tfjs.layers.shapes import one_shape, shown
from tfjs.layers.spatial import (
    DataFormat,
    Padding,
    Sizes,
    channel_axis,
    data_format,
    from_last,
    known_channels,
    padding_mode,
    sizes,
    to_last,
)
from tfjs.ops import conv
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class ConvLSTM2DCell(LSTMCell):
    """An LSTM cell whose input is [batch, height, width, channels]: `call([input, h, c], kwargs)`
    gives `[output, h, c]`, each [batch, new height, new width, filters].

    `strides`, `padding` and `dilationRate` are of the input's convolution; that of the state h
    keeps its size. Call `build` with the input's shape first.
    """

    className = "ConvLSTM2DCell"
    fixedKeys = frozenset({"units"})

    def __init__(
        self,
        *,
        filters: int,
        kernelSize: Sizes,
        strides: Sizes = 1,
        padding: Padding = "valid",
        dataFormat: DataFormat = "channelsLast",
        dilationRate: Sizes = 1,
        **base: Any,
    ) -> None:
        super().__init__(units=filters, **base)
        what = f"{self.name}: "
        self.filters = self.units
        self.kernelSize = sizes(kernelSize, 2, what + "kernelSize")
        self.strides = sizes(strides, 2, what + "strides")
        self.padding = padding_mode(padding, what + "padding")
        self.dataFormat = data_format(dataFormat, what + "dataFormat")
        self.dilationRate = sizes(dilationRate, 2, what + "dilationRate")

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)
        who = f"{self.name} ({self.getClassName()})"
        if len(shape) != 4:
            raise ValueError(f"{who}: expected the shape of images, 4 axes, got {shown(shape)}")
        channels = known_channels(shape, self.dataFormat, who)
        self.make_weights([*self.kernelSize, channels], [*self.kernelSize, self.filters])

    def call(self, inputs: Any, kwargs: Kwargs) -> list[Tensor]:
        axis = channel_axis(self.dataFormat, 4)
        for state in inputs[1:]:
            if state.rank != 4 or state.dims[axis] != self.filters:
                raise ValueError(
                    f"{self.name} ({self.getClassName()}): expected states of {self.filters} "
                    f"channels, got the shape {shown(state.shape)}"
                )
        results = super().call([to_last(x, self.dataFormat) for x in inputs], kwargs)
        return [from_last(y, self.dataFormat) for y in results]

    def project(self, x: Tensor, kwargs: Kwargs) -> Tensor:
        x = self._dropped_input(x, kwargs)
        z: Tensor = conv.conv2d(
            x, self.kernel.read(), self.strides, self.padding, "NHWC", self.dilationRate
        )
        return z if self.bias is None else z.add(self.bias.read())

    def recur(self, h: Tensor) -> Tensor:
        made: Tensor = conv.conv2d(h, self.recurrentKernel.read(), 1, "same")
        return made

    def input_mask_shape(self, x: Tensor) -> Sequence[int]:
        return x.dims


convLstm2dCell = factory(ConvLSTM2DCell, "convLstm2dCell", "layers")
