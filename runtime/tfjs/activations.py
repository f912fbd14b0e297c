"""The activation strings of TF.js 4.22 and what they compute."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tfjs.ops import matmul, nn, unary
from tfjs.serialization import to_snake, unknown
from tfjs.tensor import Tensor


@dataclass(frozen=True)
class Activation:
    """A function under the name it has in configs and in model.json."""

    name: str
    apply: Callable[[Tensor], Tensor]

    @property
    def configValue(self) -> str:
        return self.name

    @property
    def fused(self) -> bool:
        """Whether a matrix product can do it in the same pass."""
        return matmul.fusible(self.name)


ActivationLike = str | Activation


def _linear(x: Tensor) -> Tensor:
    return x


def _hard_sigmoid(x: Tensor) -> Tensor:
    """clip(0.2 x + 0.5, 0, 1), which is not Keras 3's."""
    return x.mul(0.2).add(0.5).clipByValue(0, 1)


def _softsign(x: Tensor) -> Tensor:
    return x.div(x.abs().add(1))


def _gelu(x: Tensor) -> Tensor:
    """x times the normal distribution's cumulative probability at x."""
    return x.mul(x.div(math.sqrt(2)).erf().add(1).mul(0.5))


def _gelu_new(x: Tensor) -> Tensor:
    """gelu by the tanh approximation."""
    cubic = x.square().mul(x).mul(0.044715)
    return x.mul(x.add(cubic).mul(math.sqrt(2 / math.pi)).tanh().add(1)).mul(0.5)


def _mish(x: Tensor) -> Tensor:
    return x.mul(x.softplus().tanh())


def _swish(x: Tensor) -> Tensor:
    return x.sigmoid().mul(x)


ACTIVATIONS: Mapping[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("elu", unary.elu),
        Activation("gelu", _gelu),
        Activation("gelu_new", _gelu_new),
        Activation("hardSigmoid", _hard_sigmoid),
        Activation("linear", _linear),
        Activation("logSoftmax", nn.logSoftmax),
        Activation("mish", _mish),
        Activation("relu", unary.relu),
        Activation("relu6", unary.relu6),
        Activation("selu", unary.selu),
        Activation("sigmoid", unary.sigmoid),
        Activation("softmax", nn.softmax),
        Activation("softplus", unary.softplus),
        Activation("softsign", _softsign),
        Activation("swish", _swish),
        Activation("tanh", unary.tanh),
    )
}

# What Keras calls them.
_ALSO = {"silu": "swish", "log_softmax": "logSoftmax", "hard_sigmoid": "hardSigmoid"}


def get(identifier: object, what: str) -> Activation:
    """The activation a config value stands for; None is linear. `what` says whose key it is."""
    match identifier:
        case None:
            return ACTIVATIONS["linear"]
        case Activation():
            return identifier
        case str():
            # model.json's `gelu_new` has become `geluNew` on its way in.
            found = ACTIVATIONS.get(identifier) or (
                ACTIVATIONS.get(to_snake(identifier)) if "_" not in identifier else None
            )
            if found is not None:
                return found
            raise ValueError(unknown(what, identifier, ACTIVATIONS, _ALSO))
        case Mapping():
            return get(identifier.get("className"), what)
        case _:
            raise TypeError(
                f"{what}: expected the name of an activation, got {identifier!r}; apply a function "
                "of your own in a layer of your own"
            )
