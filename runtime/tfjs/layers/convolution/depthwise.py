"""Convolutions in which channels do not mix."""

from __future__ import annotations

from typing import Any

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs
from tfjs.layers.checks import one_tensor, positive_integer
from tfjs.layers.convolution.keys import WindowKeys
from tfjs.layers.shapes import Shape
from tfjs.layers.spatial import channel_axis, from_last, to_last
from tfjs.ops.depthwise import depthwise
from tfjs.ops.windows import window
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class DepthwiseConv2D(WindowKeys):
    """Each channel under `depthMultiplier` filters of its own; kernel [height, width, channels,
    depthMultiplier]. `dilationRate` works, which TF.js ignores."""

    className = "DepthwiseConv2D"
    rank = 2

    def __init__(
        self,
        *,
        depthMultiplier: int = 1,
        depthwiseInitializer: InitializerLike = "glorotNormal",
        depthwiseRegularizer: RegularizerLike | None = None,
        depthwiseConstraint: ConstraintLike | None = None,
        **window: Any,
    ) -> None:
        super().__init__(**window)
        what = f"{self.name}: "
        self.depthMultiplier = positive_integer(depthMultiplier, what + "depthMultiplier")
        self.depthwiseInitializer = initializers.of_key(
            depthwiseInitializer, what + "depthwiseInitializer"
        )
        self.depthwiseRegularizer = regularizers.of_key(
            depthwiseRegularizer, what + "depthwiseRegularizer"
        )
        self.depthwiseConstraint = constraints.of_key(
            depthwiseConstraint, what + "depthwiseConstraint"
        )

    def build(self, inputShape: Any) -> None:
        channels = self.channels_of(inputShape)
        self.depthwiseKernel = self.addWeight(
            "depthwise_kernel",
            [*self.kernelSize, channels, self.depthMultiplier],
            None,
            self.depthwiseInitializer,
            self.depthwiseRegularizer,
            True,
            self.depthwiseConstraint,
        )
        self.add_bias(channels * self.depthMultiplier)
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        if x.dtype != "float32":
            x = x.cast("float32")
        where = window(x.dims[1:-1], self.kernelSize, self.strides, self.dilationRate, self.padding)
        y = depthwise(x, self.depthwiseKernel.read(), where)
        return from_last(self.finished(y), self.dataFormat)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = self.output_shape(inputShape, 0)
        at = channel_axis(self.dataFormat, len(shape))
        channels = inputShape[at]
        shape[at] = None if channels is None else channels * self.depthMultiplier
        return shape


depthwiseConv2d = factory(DepthwiseConv2D, "depthwiseConv2d", "layers")
