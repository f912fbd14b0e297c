"""Batch and layer normalization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import axis_of, one_tensor
from tfjs.layers.renorm import Renorm, checked_limits
from tfjs.layers.shapes import one_shape, shown
from tfjs.layers.symbolic import InputSpec
from tfjs.layers.variables import LayerVariable
from tfjs.ops.creation import ones, zeros
from tfjs.ops.nn import normalised
from tfjs.ops.standardisation import along, channelNorm, rowNorm
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class BatchNormalization(Layer):
    """gamma (x - mean) / sqrt(variance + epsilon) + beta, for each index of `axis`.

    In training mean and variance are the batch's, and the moving ones follow them by
    1 - `momentum`. A layer with `trainable` false uses the moving ones, as in Keras (TF.js goes on
    with the batch's and moves the averages), and `center` or `scale` may be false in training,
    where TF.js throws. `renorm` (an extension, with `renormClipping` {rmin, rmax, dmax} and
    `renormMomentum`) corrects a batch's statistics towards those of all batches.
    """

    className = "BatchNormalization"
    extras = frozenset({"renorm", "renormClipping", "renormMomentum"})

    def __init__(
        self,
        *,
        axis: int = -1,
        momentum: float = 0.99,
        epsilon: float = 1e-3,
        center: bool = True,
        scale: bool = True,
        betaInitializer: InitializerLike = "zeros",
        gammaInitializer: InitializerLike = "ones",
        movingMeanInitializer: InitializerLike = "zeros",
        movingVarianceInitializer: InitializerLike = "ones",
        betaRegularizer: RegularizerLike | None = None,
        gammaRegularizer: RegularizerLike | None = None,
        betaConstraint: ConstraintLike | None = None,
        gammaConstraint: ConstraintLike | None = None,
        renorm: bool = False,
        renormClipping: Mapping[str, float] | None = None,
        renormMomentum: float = 0.99,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.renorm = renorm
        self.renormClipping = checked_limits(renormClipping, what + "renormClipping")
        self.renormMomentum = renormMomentum
        self._renorm: Renorm | None = None
        self.axis = axis
        self.momentum = momentum
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.betaInitializer = initializers.of_key(betaInitializer, what + "betaInitializer")
        self.gammaInitializer = initializers.of_key(gammaInitializer, what + "gammaInitializer")
        self.movingMeanInitializer = initializers.of_key(
            movingMeanInitializer, what + "movingMeanInitializer"
        )
        self.movingVarianceInitializer = initializers.of_key(
            movingVarianceInitializer, what + "movingVarianceInitializer"
        )
        self.betaRegularizer = regularizers.of_key(betaRegularizer, what + "betaRegularizer")
        self.gammaRegularizer = regularizers.of_key(gammaRegularizer, what + "gammaRegularizer")
        self.betaConstraint = constraints.of_key(betaConstraint, what + "betaConstraint")
        self.gammaConstraint = constraints.of_key(gammaConstraint, what + "gammaConstraint")
        self.supportsMasking = True
        self.gamma: LayerVariable | None = None
        self.beta: LayerVariable | None = None

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)
        axis = axis_of(self.axis, len(shape), f"{self.name}: axis")
        extent = shape[axis]
        if extent is None:
            raise ValueError(
                f"{self.name} (BatchNormalization): axis {self.axis} of its input must be known, "
                f"got {shown(shape)}"
            )
        if self.scale:
            self.gamma = self.addWeight(
                "gamma",
                [extent],
                None,
                self.gammaInitializer,
                self.gammaRegularizer,
                True,
                self.gammaConstraint,
            )
        if self.center:
            self.beta = self.addWeight(
                "beta",
                [extent],
                None,
                self.betaInitializer,
                self.betaRegularizer,
                True,
                self.betaConstraint,
            )
        self.movingMean = self.addWeight(
            "moving_mean", [extent], None, self.movingMeanInitializer, None, False
        )
        self.movingVariance = self.addWeight(
            "moving_variance", [extent], None, self.movingVarianceInitializer, None, False
        )
        if self.renorm:
            self._renorm = Renorm(
                lambda name, start: self.addWeight(name, [extent], None, start, None, False),
                self.movingMeanInitializer,
                self.movingVarianceInitializer,
            )
        self.inputSpec = [InputSpec({"ndim": len(shape), "axes": {axis: extent}})]
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        rank = x.rank
        axis = axis_of(self.axis, rank, f"{self.name}: axis")
        training = bool(kwargs.get("training") and self.trainable)
        if self._renorm is not None and training:
            return self._renormed(x, axis, self._renorm)
        if axis == rank - 1 and x.size and x.dtype == "float32":
            return self._by_kernel(x, bool(kwargs.get("training") and self.trainable))
        mean: Tensor = self.movingMean.read()
        variance: Tensor = self.movingVariance.read()
        if kwargs.get("training") and self.trainable:
            others = [other for other in range(rank) if other != axis]
            mean = x.mean(others)
            deviation = x.sub(self._along(mean, axis, rank))
            variance = deviation.square().mean(others)
            self._move(self.movingMean, mean)
            self._move(self.movingVariance, variance)
        else:
            deviation = x.sub(self._along(mean, axis, rank))
        factor = variance.add(self.epsilon).rsqrt()
        if self.gamma is not None:
            factor = factor.mul(self.gamma.read())
        y: Tensor = deviation.mul(self._along(factor, axis, rank))
        if self.beta is not None:
            y = y.add(self._along(self.beta.read(), axis, rank))
        return y

    def _renormed(self, x: Tensor, axis: int, renorm: Renorm) -> Tensor:
        """In training with `renorm`: the batch's normalization times r plus d."""
        rank = x.rank
        others = [other for other in range(rank) if other != axis]
        mean: Tensor = x.mean(others)
        away: Tensor = x.sub(self._along(mean, axis, rank))
        deviation: Tensor = away.square().mean(others).add(self.epsilon).sqrt()
        r, d = renorm.corrections(mean, deviation, self.renormClipping, self.epsilon)
        if self.gamma is not None:
            r, d = r.mul(self.gamma.read()), d.mul(self.gamma.read())
        if self.beta is not None:
            d = d.add(self.beta.read())
        self._move(self.movingMean, mean)
        moved = renorm.move(mean, deviation, self.renormMomentum, self.momentum)
        self.movingVariance.write(moved.square().sub(self.epsilon).relu())
        y: Tensor = away.mul(self._along(r.div(deviation), axis, rank))
        shifted: Tensor = y.add(self._along(d, axis, rank))
        return shifted

    def _by_kernel(self, x: Tensor, training: bool) -> Tensor:
        """The same along the last axis, in one pass over x."""
        extent = [x.dims[-1]]
        gamma = ones(extent) if self.gamma is None else self.gamma.read()
        beta = zeros(extent) if self.beta is None else self.beta.read()
        if not training:
            moving = self.movingMean.read(), self.movingVariance.read()
            return normalised(x, *moving, beta, gamma, self.epsilon)
        y, mean, variance = channelNorm(x, gamma, beta, self.epsilon)
        self._move(self.movingMean, mean)
        self._move(self.movingVariance, variance)
        return y

    @staticmethod
    def _along(values: Tensor, axis: int, rank: int) -> Tensor:
        """One value for each index of `axis`, in a shape that spreads over the other axes."""
        if axis == rank - 1:
            return values
        spread: Tensor = values.reshape([-1 if i == axis else 1 for i in range(rank)])
        return spread

    def _move(self, moving: LayerVariable, value: Tensor) -> None:
        old = moving.read()
        moving.write(old.sub(old.sub(value).mul(1 - self.momentum)))


class LayerNormalization(Layer):
    """gamma (x - mean) / sqrt(variance + epsilon) + beta along `axis`, one or several, for each
    sample; gamma and beta have the extents of those axes. Ba et al. 2016."""

    className = "LayerNormalization"
    perSample = True

    def __init__(
        self,
        *,
        axis: int | Sequence[int] = -1,
        epsilon: float = 1e-3,
        center: bool = True,
        scale: bool = True,
        betaInitializer: InitializerLike = "zeros",
        gammaInitializer: InitializerLike = "ones",
        betaRegularizer: RegularizerLike | None = None,
        gammaRegularizer: RegularizerLike | None = None,
        betaConstraint: ConstraintLike | None = None,
        gammaConstraint: ConstraintLike | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.axis = axis
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.betaInitializer = initializers.of_key(betaInitializer, what + "betaInitializer")
        self.gammaInitializer = initializers.of_key(gammaInitializer, what + "gammaInitializer")
        self.betaRegularizer = regularizers.of_key(betaRegularizer, what + "betaRegularizer")
        self.gammaRegularizer = regularizers.of_key(gammaRegularizer, what + "gammaRegularizer")
        self.betaConstraint = constraints.of_key(betaConstraint, what + "betaConstraint")
        self.gammaConstraint = constraints.of_key(gammaConstraint, what + "gammaConstraint")
        self.supportsMasking = True
        self.gamma: LayerVariable | None = None
        self.beta: LayerVariable | None = None
        self._axes: list[int] = []

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)
        given = list(self.axis) if isinstance(self.axis, (list, tuple)) else [self.axis]
        axes = [axis_of(axis, len(shape), f"{self.name}: axis") for axis in given]
        if len(set(axes)) < len(axes):
            raise ValueError(f"{self.name}: axis: Found duplicate axes in: {given}")
        extents = [shape[axis] for axis in axes]
        if None in extents:
            raise ValueError(
                f"{self.name} (LayerNormalization): axis {self.axis} of its input must be known, "
                f"got {shown(shape)}"
            )
        self._axes = axes
        known = [extent for extent in extents if extent is not None]
        if self.scale:
            self.gamma = self.addWeight(
                "gamma",
                known,
                "float32",
                self.gammaInitializer,
                self.gammaRegularizer,
                True,
                self.gammaConstraint,
            )
        if self.center:
            self.beta = self.addWeight(
                "beta",
                known,
                "float32",
                self.betaInitializer,
                self.betaRegularizer,
                True,
                self.betaConstraint,
            )
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if along(self._axes, x.rank) and x.size and x.dtype == "float32":
            extents = [x.dims[axis] for axis in self._axes]
            gamma = ones(extents) if self.gamma is None else self.gamma.read()
            beta = zeros(extents) if self.beta is None else self.beta.read()
            return rowNorm(x, gamma, beta, self.epsilon)
        deviation = x.sub(x.mean(self._axes, True))
        variance = deviation.square().mean(self._axes, True)
        y: Tensor = deviation.mul(variance.add(self.epsilon).rsqrt())
        spread = [extent if axis in self._axes else 1 for axis, extent in enumerate(x.dims)]
        if self.gamma is not None:
            y = y.mul(self.gamma.read().reshape(spread))
        if self.beta is not None:
            y = y.add(self.beta.read().reshape(spread))
        return y


layerNormalization = factory(LayerNormalization, "layerNormalization", "layers")
batchNormalization = factory(BatchNormalization, "batchNormalization", "layers")
