"""A depthwise convolution and one of single elements behind it."""

from __future__ import annotations

from typing import Any

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs
from tfjs.layers.checks import one_tensor, positive_integer
from tfjs.layers.convolution.keys import WindowKeys
from tfjs.layers.shapes import Shape
from tfjs.layers.spatial import from_last, to_last
from tfjs.ops.convolution import convolution
from tfjs.ops.depthwise import depthwise
from tfjs.ops.windows import window
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class SeparableConv2D(WindowKeys):
    """activation((x * depthwise) * pointwise + bias), depthwise [height, width, channels,
    depthMultiplier], pointwise [1, 1, channels depthMultiplier, filters].

    `pointwiseInitializer` is used, where TF.js takes `depthwiseInitializer` for both kernels, and
    "channelsFirst" works, where TF.js throws.
    """

    className = "SeparableConv2D"
    rank = 2

    def __init__(
        self,
        *,
        filters: int,
        depthMultiplier: int = 1,
        depthwiseInitializer: InitializerLike = "glorotUniform",
        pointwiseInitializer: InitializerLike = "glorotUniform",
        depthwiseRegularizer: RegularizerLike | None = None,
        pointwiseRegularizer: RegularizerLike | None = None,
        depthwiseConstraint: ConstraintLike | None = None,
        pointwiseConstraint: ConstraintLike | None = None,
        **window: Any,
    ) -> None:
        super().__init__(**window)
        what = f"{self.name}: "
        self.filters = positive_integer(filters, what + "filters")
        self.depthMultiplier = positive_integer(depthMultiplier, what + "depthMultiplier")
        self.depthwiseInitializer = initializers.of_key(
            depthwiseInitializer, what + "depthwiseInitializer"
        )
        self.pointwiseInitializer = initializers.of_key(
            pointwiseInitializer, what + "pointwiseInitializer"
        )
        self.depthwiseRegularizer = regularizers.of_key(
            depthwiseRegularizer, what + "depthwiseRegularizer"
        )
        self.pointwiseRegularizer = regularizers.of_key(
            pointwiseRegularizer, what + "pointwiseRegularizer"
        )
        self.depthwiseConstraint = constraints.of_key(
            depthwiseConstraint, what + "depthwiseConstraint"
        )
        self.pointwiseConstraint = constraints.of_key(
            pointwiseConstraint, what + "pointwiseConstraint"
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
        self.pointwiseKernel = self.addWeight(
            "pointwise_kernel",
            [*[1] * self.rank, channels * self.depthMultiplier, self.filters],
            None,
            self.pointwiseInitializer,
            self.pointwiseRegularizer,
            True,
            self.pointwiseConstraint,
        )
        self.add_bias(self.filters)
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = to_last(one_tensor(inputs), self.dataFormat)
        if x.dtype != "float32":
            x = x.cast("float32")
        where = window(x.dims[1:-1], self.kernelSize, self.strides, self.dilationRate, self.padding)
        inner = depthwise(x, self.depthwiseKernel.read(), where)
        ones = [1] * self.rank
        places = window(inner.dims[1:-1], ones, ones, ones, "valid")
        fused = self.activation.fused
        y = convolution(
            inner,
            self.pointwiseKernel.read(),
            self.bias_value(),
            places,
            1,
            self.activation.name if fused else "linear",
        )
        return from_last(y if fused else self.activation.apply(y), self.dataFormat)

    def computeOutputShape(self, inputShape: Any) -> Shape:
        return self.output_shape(inputShape, self.filters)


separableConv2d = factory(SeparableConv2D, "separableConv2d", "layers")
