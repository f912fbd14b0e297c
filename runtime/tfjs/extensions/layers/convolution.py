"""Convolutions over sequences that TF.js has over images only."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import (
    channelsLast,
    fromChannelsLast,
    numbers,
    onlyTensor,
    shapeFrom,
    shapeLast,
    spreadPlaces,
    windowExtent,
)


class LineConvolution(Extension):
    """What convolutions over sequences [batch, steps, channels] have in common."""

    def one(self, key: str) -> int:
        """A number that may be given in a list."""
        return numbers(self.config[key], 1)[0]

    def channelsOf(self, inputShape: list[Any]) -> int:
        """The input's channels, which must be known."""
        if len(inputShape) != 3:
            raise self.refused(f"expected an input of 3 axes, got {len(inputShape)}")
        shape = shapeLast(inputShape, self.config["dataFormat"])
        channels: int | None = shape[2]
        if channels is None:
            raise self.refused("the channels of its input must be known")
        return channels

    def finished(self, y: tf.Tensor) -> tf.Tensor:
        """y with bias and activation, in the data format."""
        if self.config["useBias"] is True:
            y = y.add(self.bias.read())
        return fromChannelsLast(self.activated(y, "activation"), self.config["dataFormat"])

    def addBias(self, channels: int) -> None:
        if self.config["useBias"] is True:
            self.bias = self.newWeight("bias", [channels], "bias", True)

    def shapeWith(self, inputShape: list[Any], channels: int) -> list[Any]:
        """The output's shape."""
        shape = shapeLast(inputShape, self.config["dataFormat"])
        padding: str = self.config["padding"]
        steps: Any = windowExtent(
            self,
            shape[1],
            self.one("kernelSize"),
            self.one("strides"),
            padding,
            self.one("dilationRate"),
        )
        return shapeFrom([shape[0], steps, channels], self.config["dataFormat"])


class Conv1DTranspose(LineConvolution):
    """The transposed convolution over sequences; kernel [kernelSize, filters, channels]."""

    className = "Conv1DTranspose"

    def requiredKeys(self) -> list[str]:
        return ["filters", "kernelSize"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "strides": 1,
            "padding": "valid",
            "outputPadding": None,
            "dataFormat": "channelsLast",
            "dilationRate": 1,
            "activation": "linear",
            "useBias": True,
            "kernelInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "kernelRegularizer": None,
            "biasRegularizer": None,
            "kernelConstraint": None,
            "biasConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        channels = self.channelsOf(inputShape)
        filters: int = self.config["filters"]
        self.kernel = self.newWeight(
            "kernel", [self.one("kernelSize"), filters, channels], "kernel", True
        )
        self.addBias(filters)
        super().build(inputShape)

    def steps(self, size: int) -> int:
        """The steps of the output."""
        stride = self.one("strides")
        reach = (self.one("kernelSize") - 1) * self.one("dilationRate") + 1
        same: bool = self.config["padding"] == "same"
        if self.config["outputPadding"] is None:
            longer: int = reach - stride if reach > stride else 0
            return size * stride if same else size * stride + longer
        more: int = numbers(self.config["outputPadding"], 1)[0]
        full: int = (size - 1) * stride + reach + more
        half: int = reach // 2
        return full - 2 * half if same else full

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = channelsLast(onlyTensor(inputs), self.config["dataFormat"])
        stride = self.one("strides")
        size: int = x.shape[1]
        kernel = spreadPlaces(self.kernel.read().reverse(0), 0, self.one("dilationRate"))
        reach: int = kernel.shape[0]
        wanted = self.steps(size)
        full: int = (size - 1) * stride + reach
        cut: int = 0
        if self.config["padding"] == "same" and full > wanted:
            cut = (full - wanted) // 2
        missing: int = wanted + cut - full
        after: int = missing if missing > 0 else 0
        spread = tf.pad(
            spreadPlaces(x, 1, stride), [[0, 0], [reach - 1, reach - 1 + after], [0, 0]]
        )
        y = tf.conv1d(spread, kernel.transpose([0, 2, 1]), 1, "valid")
        filters: int = self.config["filters"]
        return self.finished(y.slice([0, cut, 0], [x.shape[0], wanted, filters]))

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape = shapeLast(inputShape, self.config["dataFormat"])
        size: int | None = shape[1]
        steps: int | None = None if size is None else self.steps(size)
        made: list[Any] = [shape[0], steps, self.config["filters"]]
        return shapeFrom(made, self.config["dataFormat"])


class DepthwiseConv1D(LineConvolution):
    """Each channel of a sequence under `depthMultiplier` filters of its own;
    kernel [kernelSize, channels, depthMultiplier]."""

    className = "DepthwiseConv1D"

    def requiredKeys(self) -> list[str]:
        return ["kernelSize"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "strides": 1,
            "padding": "valid",
            "depthMultiplier": 1,
            "dataFormat": "channelsLast",
            "dilationRate": 1,
            "activation": "linear",
            "useBias": True,
            "depthwiseInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "depthwiseRegularizer": None,
            "biasRegularizer": None,
            "depthwiseConstraint": None,
            "biasConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        channels = self.channelsOf(inputShape)
        self.addDepthwise(channels)
        self.made: int = channels * self.one("depthMultiplier")
        self.addBias(self.made)
        super().build(inputShape)

    def addDepthwise(self, channels: int) -> None:
        """The kernel of the channels."""
        shape: list[int] = [self.one("kernelSize"), channels, self.one("depthMultiplier")]
        self.kernel = self.newWeight("depthwise_kernel", shape, "depthwise", True)

    def depthwise(self, x: tf.Tensor) -> tf.Tensor:
        """x (channels last) under the kernel, as an image of one line."""
        kernel = spreadPlaces(self.kernel.read(), 0, self.one("dilationRate"))
        stride = self.one("strides")
        padding: str = self.config["padding"]
        lines = tf.depthwiseConv2d(x.expandDims(1), kernel.expandDims(0), [stride, stride], padding)
        return lines.squeeze([1])

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = channelsLast(onlyTensor(inputs), self.config["dataFormat"])
        return self.finished(self.depthwise(x))

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        return self.shapeWith(inputShape, self.channelsOf(inputShape) * self.one("depthMultiplier"))


class SeparableConv1D(DepthwiseConv1D):
    """A depthwise convolution over sequences, whose channels `filters` pointwise ones then mix."""

    className = "SeparableConv1D"

    def requiredKeys(self) -> list[str]:
        return ["filters", "kernelSize"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "strides": 1,
            "padding": "valid",
            "dataFormat": "channelsLast",
            "dilationRate": 1,
            "depthMultiplier": 1,
            "activation": "linear",
            "useBias": True,
            "depthwiseInitializer": "glorotUniform",
            "pointwiseInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "depthwiseRegularizer": None,
            "pointwiseRegularizer": None,
            "biasRegularizer": None,
            "depthwiseConstraint": None,
            "pointwiseConstraint": None,
            "biasConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        channels = self.channelsOf(inputShape)
        filters: int = self.config["filters"]
        self.addDepthwise(channels)
        mixed: int = channels * self.one("depthMultiplier")
        self.pointwise = self.newWeight("pointwise_kernel", [1, mixed, filters], "pointwise", True)
        self.addBias(filters)
        self.built = True

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = channelsLast(onlyTensor(inputs), self.config["dataFormat"])
        return self.finished(tf.conv1d(self.depthwise(x), self.pointwise.read(), 1, "valid"))

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        filters: int = self.config["filters"]
        return self.shapeWith(inputShape, filters)
