"""Transposed convolutions: from coarse to fine."""

from __future__ import annotations

from typing import Any

from tfjs.layers.base import Kwargs
from tfjs.layers.checks import one_tensor
from tfjs.layers.convolution.keys import KernelKeys
from tfjs.layers.shapes import Shape
from tfjs.layers.spatial import Sizes, from_last, sizes, to_last, with_space
from tfjs.ops.convolution import convolutionInput
from tfjs.ops.windows import Pad, window
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class ConvTranspose(KernelKeys):
    """What the gradient of a convolution by its input does; kernel [...kernelSize, filters,
    channels].

    `outputPadding`, an extension, is how far the output goes on beyond the smallest one with this
    input; `dilationRate` works, too, which TF.js ignores.
    """

    extras = frozenset({"outputPadding"})

    def __init__(self, *, outputPadding: Sizes | None = None, **kernel: Any) -> None:
        super().__init__(**kernel)
        self.outputPadding = (
            None
            if outputPadding is None
            else sizes(outputPadding, self.rank, f"{self.name}: outputPadding", least=0)
        )

    def build(self, inputShape: Any) -> None:
        self.add_kernel([*self.kernelSize, self.filters, self.channels_of(inputShape)])
        self.add_bias(self.filters)
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        if x.dtype != "float32":
            x = x.cast("float32")
        places = x.dims[1:-1]
        extents = [self._extent(axis, size) for axis, size in enumerate(places)]
        pad: Pad = [
            self._pads(axis, size, extent)
            for axis, (size, extent) in enumerate(zip(places, extents, strict=True))
        ]
        where = window(extents, self.kernelSize, self.strides, self.dilationRate, pad)
        y = convolutionInput(x, self.kernel.read(), where)
        return from_last(self.finished(y), self.dataFormat)

    def _reach(self, axis: int) -> int:
        return (self.kernelSize[axis] - 1) * self.dilationRate[axis] + 1

    def _extent(self, axis: int, size: int) -> int:
        stride, reach = self.strides[axis], self._reach(axis)
        if self.outputPadding is None:
            return size * stride + (max(reach - stride, 0) if self.padding == "valid" else 0)
        padding = 0 if self.padding == "valid" else reach // 2
        return (size - 1) * stride + reach - 2 * padding + self.outputPadding[axis]

    def _pads(self, axis: int, places: int, extent: int) -> list[int]:
        """How far the windows of a convolution over the output, which has as many places as x,
        reach out of it on both sides."""
        beyond = (places - 1) * self.strides[axis] + self._reach(axis) - extent
        before = max(0, beyond) // 2 if self.padding == "same" else 0
        return [before, beyond - before]

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return with_space(inputShape, self.dataFormat, self._extent, self.name, self.filters)


class Conv2DTranspose(ConvTranspose):
    """A transposed convolution over images."""

    className = "Conv2DTranspose"
    rank = 2


class Conv3DTranspose(ConvTranspose):
    """A transposed convolution over volumes."""

    className = "Conv3DTranspose"
    rank = 3


conv2dTranspose = factory(Conv2DTranspose, "conv2dTranspose", "layers")
conv3dTranspose = factory(Conv3DTranspose, "conv3dTranspose", "layers")
