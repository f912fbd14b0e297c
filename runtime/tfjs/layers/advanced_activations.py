"""Activations that are layers because they have a config."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import axis_of, one_tensor
from tfjs.layers.shapes import one_shape
from tfjs.layers.variables import LayerVariable
from tfjs.ops import binary, logical, nn, unary
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class ReLU(Layer):
    """x where it is above `threshold` (at most `maxValue`), else `negativeSlope`
    (x - `threshold`). The slope and the threshold are extensions."""

    className = "ReLU"
    extras = frozenset({"negativeSlope", "threshold"})

    def __init__(
        self,
        *,
        maxValue: float | None = None,
        negativeSlope: float = 0.0,
        threshold: float = 0.0,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        self.maxValue = maxValue
        self.negativeSlope = negativeSlope
        self.threshold = threshold
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        if self.threshold == 0 and self.negativeSlope == 0:
            y = unary.relu(x)
            return y if self.maxValue is None else y.clipByValue(0, self.maxValue)
        above: Tensor = x if self.maxValue is None else x.minimum(self.maxValue)
        below: Tensor = x.sub(self.threshold).mul(self.negativeSlope)
        return logical.where(x.greater(self.threshold), above, below)


class LeakyReLU(Layer):
    """x where it is positive, else `alpha` x."""

    className = "LeakyReLU"

    def __init__(self, *, alpha: float = 0.3, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.alpha = alpha
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        return unary.leakyRelu(one_tensor(inputs), self.alpha)


class PReLU(Layer):
    """x where it is positive, else alpha x, alpha being a weight; `sharedAxes` have one each."""

    className = "PReLU"

    def __init__(
        self,
        *,
        alphaInitializer: InitializerLike = "zeros",
        alphaRegularizer: RegularizerLike | None = None,
        alphaConstraint: ConstraintLike | None = None,
        sharedAxes: int | Sequence[int] | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: "
        self.alphaInitializer = initializers.of_key(alphaInitializer, what + "alphaInitializer")
        self.alphaRegularizer = regularizers.of_key(alphaRegularizer, what + "alphaRegularizer")
        self.alphaConstraint = constraints.of_key(alphaConstraint, what + "alphaConstraint")
        self.sharedAxes = [sharedAxes] if isinstance(sharedAxes, int) else sharedAxes
        self.supportsMasking = True
        self.alpha: LayerVariable | None = None

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)[1:]
        for axis in self.sharedAxes or ():
            shape[axis - 1] = 1
        self.alpha = self.addWeight(
            "alpha",
            [extent or 0 for extent in shape],
            "float32",
            self.alphaInitializer,
            self.alphaRegularizer,
            True,
            self.alphaConstraint,
        )
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        assert self.alpha is not None
        return binary.prelu(one_tensor(inputs), self.alpha.read())


class ELU(Layer):
    """x where it is positive, else `alpha` (e^x - 1). (TF.js throws for other alphas than 1.)"""

    className = "ELU"

    def __init__(self, *, alpha: float = 1.0, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.alpha = alpha
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = one_tensor(inputs)
        if self.alpha == 1:
            return unary.elu(x)
        return logical.where(x.greater(0), x, unary.elu(x).mul(self.alpha))


class ThresholdedReLU(Layer):
    """x where it is above `theta`, else 0."""

    className = "ThresholdedReLU"

    def __init__(self, *, theta: float = 1.0, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.theta = theta
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = one_tensor(inputs)
        kept: Tensor = x.mul(x.greater(self.theta).cast("float32"))
        return kept


class Softmax(Layer):
    """e^x / sum e^x along `axis`, which is 1 as in TF.js unless given."""

    className = "Softmax"

    def __init__(self, *, axis: int = 1, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        self.axis = axis
        self.supportsMasking = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x = one_tensor(inputs)
        rank = len(x.dims)
        axis = axis_of(self.axis, rank, f"{self.name}: axis")
        if axis == rank - 1:
            return nn.softmax(x)
        order = [*range(axis), rank - 1, *range(axis + 1, rank - 1), axis]
        return nn.softmax(x.transpose(order)).transpose(order)


reLU = factory(ReLU, "reLU", "layers")
leakyReLU = factory(LeakyReLU, "leakyReLU", "layers")
prelu = factory(PReLU, "prelu", "layers")
elu = factory(ELU, "elu", "layers")
thresholdedReLU = factory(ThresholdedReLU, "thresholdedReLU", "layers")
softmax = factory(Softmax, "softmax", "layers")
