"""The config keys that a recurrent cell shares with the layer that is made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tfjs import activations, constraints, initializers, regularizers
from tfjs.activations import ActivationLike
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Layer
from tfjs.layers.checks import positive_integer
from tfjs.regularizers import RegularizerLike
from tfjs.tensor import Tensor


class CellKeys(Layer):
    """What every cell has. `dropout` and `recurrentDropout` are shares of the input and of the
    state that a training step sets to zero, the same ones at every time step; `dropoutFunc(x,
    rate)` does it instead of `tf.dropout`. With a `seed`, an extension, they are always the same.
    """

    shorthands = frozenset({"dropoutFunc", "inputDim", "inputLength"})

    def __init__(
        self,
        *,
        units: int,
        activation: ActivationLike = "tanh",
        useBias: bool = True,
        kernelInitializer: InitializerLike = "glorotNormal",
        recurrentInitializer: InitializerLike = "orthogonal",
        biasInitializer: InitializerLike = "zeros",
        kernelRegularizer: RegularizerLike | None = None,
        recurrentRegularizer: RegularizerLike | None = None,
        biasRegularizer: RegularizerLike | None = None,
        kernelConstraint: ConstraintLike | None = None,
        recurrentConstraint: ConstraintLike | None = None,
        biasConstraint: ConstraintLike | None = None,
        dropout: float = 0,
        recurrentDropout: float = 0,
        dropoutFunc: Callable[[Tensor, float], Tensor] | None = None,
        seed: int | None = None,
        **more: Any,
    ) -> None:
        super().__init__(**more)
        what = f"{self.name}: "
        self.units = positive_integer(units, what + "units")
        self.activation = activations.get(activation, what + "activation")
        self.useBias = useBias
        self.kernelInitializer = initializers.of_key(kernelInitializer, what + "kernelInitializer")
        self.recurrentInitializer = initializers.of_key(
            recurrentInitializer, what + "recurrentInitializer"
        )
        self.biasInitializer = initializers.of_key(biasInitializer, what + "biasInitializer")
        self.kernelRegularizer = regularizers.of_key(kernelRegularizer, what + "kernelRegularizer")
        self.recurrentRegularizer = regularizers.of_key(
            recurrentRegularizer, what + "recurrentRegularizer"
        )
        self.biasRegularizer = regularizers.of_key(biasRegularizer, what + "biasRegularizer")
        self.kernelConstraint = constraints.of_key(kernelConstraint, what + "kernelConstraint")
        self.recurrentConstraint = constraints.of_key(
            recurrentConstraint, what + "recurrentConstraint"
        )
        self.biasConstraint = constraints.of_key(biasConstraint, what + "biasConstraint")
        self.dropout = min(1, max(0, dropout))
        self.recurrentDropout = min(1, max(0, recurrentDropout))
        self.dropoutFunc = dropoutFunc
        self.seed = seed


class GatedKeys(CellKeys):
    """What cells with gates have besides. `implementation` is read and changes nothing."""

    meaningful_none = frozenset({"activation", "recurrentActivation"})

    def __init__(
        self,
        *,
        recurrentActivation: ActivationLike = "hardSigmoid",
        implementation: int = 1,
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self.recurrentActivation = activations.get(
            recurrentActivation, f"{self.name}: recurrentActivation"
        )
        self.implementation = implementation


class GRUKeys(GatedKeys):
    """`resetAfter`: the reset gate works on the product with the recurrent kernel, which then has
    a bias of its own. Keras's default; TF.js has only the other form."""

    def __init__(self, *, resetAfter: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self.resetAfter = resetAfter


class LSTMKeys(GatedKeys):
    """`unitForgetBias`: the bias of the forget gate starts at 1. False unless given, as in TF.js;
    Keras has True."""

    def __init__(self, *, unitForgetBias: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self.unitForgetBias = unitForgetBias
