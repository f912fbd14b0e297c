"""The config keys that convolutions share, and what follows from them."""

from __future__ import annotations

from typing import Any, ClassVar, Unpack

from tfjs import activations, constraints, initializers, regularizers
from tfjs.activations import ActivationLike
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Layer, LayerConfig
from tfjs.layers.checks import positive_integer
from tfjs.layers.shapes import Shape, one_shape, shown
from tfjs.layers.spatial import (
    DataFormat,
    Padding,
    Sizes,
    channel_axis,
    data_format,
    known_channels,
    padding_mode,
    sizes,
    with_windows,
)
from tfjs.layers.symbolic import InputSpec
from tfjs.layers.variables import LayerVariable
from tfjs.regularizers import RegularizerLike
from tfjs.tensor import Tensor


class WindowKeys(Layer):
    """What every convolution has: a window, and a bias and an activation after it."""

    rank: ClassVar[int]
    causal: ClassVar[bool] = False
    perSample = True
    saysPenalty = True

    def __init__(
        self,
        *,
        kernelSize: Sizes,
        strides: Sizes = 1,
        padding: Padding = "valid",
        dataFormat: DataFormat = "channelsLast",
        dilationRate: Sizes = 1,
        activation: ActivationLike = "linear",
        useBias: bool = True,
        biasInitializer: InitializerLike = "zeros",
        biasRegularizer: RegularizerLike | None = None,
        biasConstraint: ConstraintLike | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.kernelSize = sizes(kernelSize, self.rank, what + "kernelSize")
        self.strides = sizes(strides, self.rank, what + "strides")
        self.padding = padding_mode(padding, what + "padding", causal=self.causal)
        self.dataFormat = data_format(dataFormat, what + "dataFormat")
        self.dilationRate = sizes(dilationRate, self.rank, what + "dilationRate")
        if max(self.strides) > 1 and max(self.dilationRate) > 1:
            raise ValueError(
                f"{what}either strides or dilationRate must be 1, got {self.strides} and "
                f"{self.dilationRate}"
            )
        self.activation = activations.get(activation, what + "activation")
        self.useBias = useBias
        self.biasInitializer = initializers.of_key(biasInitializer, what + "biasInitializer")
        self.biasRegularizer = regularizers.of_key(biasRegularizer, what + "biasRegularizer")
        self.biasConstraint = constraints.of_key(biasConstraint, what + "biasConstraint")
        self.inputSpec = [InputSpec({"ndim": self.rank + 2})]
        self.bias: LayerVariable | None = None

    def channels_of(self, inputShape: Any) -> int:
        """The input's channels, which the input spec then asks for."""
        shape = one_shape(inputShape, self.name)
        who = f"{self.name} ({self.getClassName()})"
        if len(shape) != self.rank + 2:
            raise ValueError(
                f"{who}: Input should have rank {self.rank + 2}; Received input shape: "
                f"{shown(shape)}"
            )
        channels = known_channels(shape, self.dataFormat, who)
        axis = channel_axis(self.dataFormat, len(shape))
        self.inputSpec = [InputSpec({"ndim": len(shape), "axes": {axis: channels}})]
        return channels

    def add_bias(self, channels: int) -> None:
        if self.useBias:
            self.bias = self.addWeight(
                "bias",
                [channels],
                None,
                self.biasInitializer,
                self.biasRegularizer,
                True,
                self.biasConstraint,
            )

    def bias_value(self) -> Tensor | None:
        return None if self.bias is None else self.bias.read()

    def finished(self, y: Tensor) -> Tensor:
        """y (channels last) with bias and activation."""
        bias = self.bias_value()
        if bias is not None:
            y = y.add(bias)
        return self.activation.apply(y)

    def output_shape(self, inputShape: Any, channels: int) -> Shape:
        return with_windows(
            inputShape,
            self.dataFormat,
            "kernelSize",
            self.kernelSize,
            self.strides,
            self.padding,
            self.name,
            channels,
            self.dilationRate,
        )


class KernelKeys(WindowKeys):
    """What a convolution with one kernel has."""

    def __init__(
        self,
        *,
        filters: int,
        kernelInitializer: InitializerLike = "glorotNormal",
        kernelRegularizer: RegularizerLike | None = None,
        kernelConstraint: ConstraintLike | None = None,
        **window: Any,
    ) -> None:
        super().__init__(**window)
        what = f"{self.name}: "
        self.filters = positive_integer(filters, what + "filters")
        self.kernelInitializer = initializers.of_key(kernelInitializer, what + "kernelInitializer")
        self.kernelRegularizer = regularizers.of_key(kernelRegularizer, what + "kernelRegularizer")
        self.kernelConstraint = constraints.of_key(kernelConstraint, what + "kernelConstraint")

    def add_kernel(self, shape: list[int]) -> None:
        self.kernel = self.addWeight(
            "kernel",
            shape,
            None,
            self.kernelInitializer,
            self.kernelRegularizer,
            True,
            self.kernelConstraint,
        )
