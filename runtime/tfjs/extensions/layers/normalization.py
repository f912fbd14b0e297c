"""Layers that bring values to a common scale."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import axesOf, onlyTensor, product


class GroupNormalization(Extension):
    """Mean 0 and variance 1 within each of `groups` groups of channels of a sample, then scaled.

    gamma (x - mean) / sqrt(variance + epsilon) + beta, gamma and beta for each index of `axis`;
    -1 groups: one for each channel. Wu & He 2018.
    """

    className = "GroupNormalization"

    def configDefaults(self) -> dict[str, Any]:
        return {
            "groups": 32,
            "axis": -1,
            "epsilon": 0.001,
            "center": True,
            "scale": True,
            "betaInitializer": "zeros",
            "gammaInitializer": "ones",
            "betaRegularizer": None,
            "gammaRegularizer": None,
            "betaConstraint": None,
            "gammaConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        axis: int = axesOf(self.config["axis"], len(inputShape))[0]
        extent: int | None = inputShape[axis]
        if extent is None:
            raise self.refused(f"axis {axis} of its input must be known")
        given: int = self.config["groups"]
        self.groups: int = extent if given == -1 else given
        if extent % self.groups != 0:
            raise self.refused(
                f"groups: {self.groups} groups do not divide the {extent} channels of axis {axis}"
            )
        self.axis: int = axis
        if self.config["scale"] is True:
            self.gamma = self.newWeight("gamma", [extent], "gamma", True)
        if self.config["center"] is True:
            self.beta = self.newWeight("beta", [extent], "beta", True)
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        shape: list[int] = x.shape
        axis: int = self.axis
        extent: int = shape[axis]
        each: int = extent // self.groups
        parted = x.reshape([*shape[:axis], self.groups, each, *shape[axis + 1 :]])
        others = [other for other in range(1, len(shape) + 1) if other != axis]
        mean = parted.mean(others, True)
        centred = parted.sub(mean)
        variance = centred.square().mean(others, True)
        y = centred.mul(variance.add(self.config["epsilon"]).rsqrt()).reshape(shape)
        spread = [extent if other == axis else 1 for other in range(len(shape))]
        if self.config["scale"] is True:
            y = y.mul(self.gamma.read().reshape(spread))
        if self.config["center"] is True:
            y = y.add(self.beta.read().reshape(spread))
        return y


class RMSNormalization(Extension):
    """x / sqrt(mean of x^2 + epsilon) along `axis`, times a weight. Zhang & Sennrich 2019."""

    className = "RMSNormalization"

    def configDefaults(self) -> dict[str, Any]:
        return {"axis": -1, "epsilon": 0.000001}

    def build(self, inputShape: list[Any]) -> None:
        self.axes: list[int] = axesOf(self.config["axis"], len(inputShape))
        extents: list[int] = [inputShape[axis] for axis in self.axes]
        self.scale = self.addWeight("scale", extents, "float32", tf.initializers.ones(), None, True)
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        shape: list[int] = x.shape
        axes: list[int] = self.axes
        spread = [shape[axis] if axis in axes else 1 for axis in range(len(shape))]
        squares = x.square().mean(axes, True)
        factor = squares.add(self.config["epsilon"]).rsqrt()
        return x.mul(factor).mul(self.scale.read().reshape(spread))


class UnitNormalization(Extension):
    """x divided by its Euclidean length along `axis`."""

    className = "UnitNormalization"

    def configDefaults(self) -> dict[str, Any]:
        return {"axis": -1}

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        axes = axesOf(self.config["axis"], len(x.shape))
        return x.mul(x.square().sum(axes, True).maximum(1e-12).rsqrt())


class SpectralNormalization(Extension):
    """A layer whose kernel is divided by its largest singular value, which `powerIterations`
    steps of every training call estimate. Miyato et al. 2018.
    """

    className = "SpectralNormalization"

    def configDefaults(self) -> dict[str, Any]:
        return {"powerIterations": 1}

    def requiredKeys(self) -> list[str]:
        return ["layer"]

    def build(self, inputShape: list[Any]) -> None:
        inner: Any = self.config["layer"]
        if not inner.built:
            inner.build(inputShape)
            inner.built = True
        self.adopt(inner)
        self.inner: Any = inner
        self.kernel: Any = inner.kernel if inner.kernel is not None else inner.embeddings
        shape: list[int] = self.kernel.shape
        last: int = shape[-1]
        self.extents: list[int] = [product(shape[:-1]), last]
        self.vector = self.addWeight(
            "vector_u",
            [1, last],
            "float32",
            tf.initializers.truncatedNormal({"stddev": 0.02}),
            None,
            False,
        )
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        if kwargs.get("training") is True:
            self.normalizeWeights()
        result: tf.Tensor = self.inner.call(inputs, kwargs)
        return result

    def normalizeWeights(self) -> None:
        """Sets the kernel to itself divided by its largest singular value."""
        kernel = self.kernel.read()
        matrix = kernel.reshape(self.extents)
        u: tf.Tensor = self.vector.read()
        v = u
        steps: int = self.config["powerIterations"]
        for _ in range(steps):
            v = u.matMul(matrix, False, True)
            v = v.div(v.square().sum().maximum(1e-12).sqrt())
            u = v.matMul(matrix)
            u = u.div(u.square().sum().maximum(1e-12).sqrt())
        sigma = v.matMul(matrix).matMul(u, False, True)
        self.vector.write(u)
        self.kernel.write(kernel.div(sigma.reshape([])))

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        inner: Any = self.config["layer"]
        shape: list[Any] = inner.computeOutputShape(inputShape)
        return shape
