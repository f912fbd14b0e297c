"""Convolutions over one, two and three axes."""

from __future__ import annotations

from typing import Any

from tfjs.layers.base import Kwargs
from tfjs.layers.checks import one_tensor, positive_integer
from tfjs.layers.convolution.keys import KernelKeys
from tfjs.layers.shapes import Shape
from tfjs.layers.spatial import from_last, to_last
from tfjs.ops.convolution import convolution
from tfjs.ops.windows import Pad, window
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Conv(KernelKeys):
    """activation(x * kernel + bias), kernel [...kernelSize, channels / groups, filters].

    `groups`, an extension, cuts channels and filters into groups that do not see each other. A
    padding of "causal" (one axis; an extension, TF.js throws) lets a place see none behind it.
    """

    extras = frozenset({"groups"})

    def __init__(self, *, groups: int = 1, **kernel: Any) -> None:
        super().__init__(**kernel)
        self.groups = positive_integer(groups, f"{self.name}: groups")
        if self.filters % self.groups:
            raise ValueError(
                f"{self.name}: filters {self.filters} must be a multiple of groups {self.groups}"
            )

    def build(self, inputShape: Any) -> None:
        channels = self.channels_of(inputShape)
        if channels % self.groups:
            raise ValueError(
                f"{self.name}: the input's {channels} channels must be a multiple of groups "
                f"{self.groups}"
            )
        self.add_kernel([*self.kernelSize, channels // self.groups, self.filters])
        self.add_bias(self.filters)
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        if x.dtype != "float32":
            x = x.cast("float32")
        pad: Pad = self.padding
        if pad == "causal":
            pad = [[(self.kernelSize[0] - 1) * self.dilationRate[0], 0]]
        where = window(x.dims[1:-1], self.kernelSize, self.strides, self.dilationRate, pad)
        fused = self.activation.fused
        y = convolution(
            x,
            self.kernel.read(),
            self.bias_value(),
            where,
            self.groups,
            self.activation.name if fused else "linear",
        )
        return from_last(y if fused else self.activation.apply(y), self.dataFormat)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return self.output_shape(inputShape, self.filters)


class Conv1D(Conv):
    """A convolution over sequences [batch, steps, channels]."""

    className = "Conv1D"
    rank = 1
    causal = True


class Conv2D(Conv):
    """A convolution over images [batch, height, width, channels]."""

    className = "Conv2D"
    rank = 2


class Conv3D(Conv):
    """A convolution over volumes [batch, depth, height, width, channels]."""

    className = "Conv3D"
    rank = 3


conv1d = factory(Conv1D, "conv1d", "layers")
conv2d = factory(Conv2D, "conv2d", "layers")
conv3d = factory(Conv3D, "conv3d", "layers")
