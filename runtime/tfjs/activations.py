"""The activation strings of TF.js 4.22, those that only Keras has, and what they compute."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tfjs.ops import logical, matmul, nn, unary
from tfjs.ops.counting import topk
from tfjs.ops.creation import range_
from tfjs.serialization import to_camel, to_snake, unknown
from tfjs.tensor import Tensor
from tfjs.uncalled import is_function


@dataclass(frozen=True)
class Activation:
    """A function under the name it has in configs and in model.json."""

    name: str
    apply: Callable[[Tensor], Tensor]
    own: bool = False  # a function of the program's

    @property
    def configValue(self) -> str:
        return self.name

    @property
    def fused(self) -> bool:
        """Whether a matrix product can do it in the same pass."""
        return not self.own and matmul.fusible(self.name)


ActivationLike = str | Activation | Callable[[Tensor], Tensor]


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


def _glu(x: Tensor) -> Tensor:
    """The first half of the last axis times the sigmoid of the second."""
    first, second = x.split(2, -1)
    return first.mul(second.sigmoid())


def _hard_sigmoid6(x: Tensor) -> Tensor:
    """relu6(x + 3) / 6."""
    return x.add(3).relu6().div(6)


def _hard_silu(x: Tensor) -> Tensor:
    return _hard_sigmoid6(x).mul(x)


def _hard_shrink(x: Tensor) -> Tensor:
    return logical.where(x.abs().greater(0.5), x, x.zerosLike())


def _soft_shrink(x: Tensor) -> Tensor:
    return x.sign().mul(x.abs().sub(0.5).relu())


def _squareplus(x: Tensor) -> Tensor:
    return x.square().add(4).sqrt().add(x).div(2)


def _sparse_plus(x: Tensor) -> Tensor:
    """0 up to -1, x from 1 on, (x + 1)² / 4 between."""
    return x.clipByValue(-1, 1).add(1).square().div(4).add(x.sub(1).relu())


def _sparsemax(x: Tensor) -> Tensor:
    """Martins and Astudillo's sparse softmax along the last axis, with Keras's limit: it adds up
    the sums of the largest 1, 2, ... k values, where the paper takes the sum of the k largest."""
    size = x.shape[-1]
    ordered = topk(x, size)["values"]
    sums = ordered.cumsum(x.rank - 1)
    inside = ordered.mul(range_(1, size + 1)).add(1).greater(sums).cast("float32")
    limit = sums.mul(inside).sum(-1, True).sub(1).div(inside.sum(-1, True))
    return x.sub(limit).relu()


EXTENSIONS: Mapping[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("celu", unary.elu),  # with Keras's alpha, 1, the same
        Activation("exponential", unary.exp),
        Activation("glu", _glu),
        Activation("hardShrink", _hard_shrink),
        Activation("hardSigmoid6", _hard_sigmoid6),
        Activation("hardSilu", _hard_silu),
        Activation("hardTanh", lambda x: x.clipByValue(-1, 1)),
        Activation("leakyRelu", lambda x: x.leakyRelu(0.2)),
        Activation("logSigmoid", unary.logSigmoid),
        Activation("softShrink", _soft_shrink),
        Activation("sparsePlus", _sparse_plus),
        Activation("sparseSigmoid", lambda x: x.add(1).div(2).clipByValue(0, 1)),
        Activation("sparsemax", _sparsemax),
        Activation("squareplus", _squareplus),
        Activation("tanhShrink", lambda x: x.sub(x.tanh())),
    )
}
"""What Keras has and TF.js lacks, with Keras's defaults."""

_KERAS = {"silu": "swish", "hard_sigmoid": "hardSigmoid6", "hard_swish": "hardSilu"}
"""Words of Keras that are not TF.js's in snake case. TF.js's `hardSigmoid` is another function."""


def get(identifier: object, what: str) -> Activation:
    """The activation a config value stands for; None is linear. `what` says whose key it is.

    Words are TF.js's, or, as an extension, those that Keras 3 writes otherwise (`log_softmax`,
    `hard_sigmoid`), and functions of a tensor are taken: in programs that come from Keras a
    variable may hold either.
    """
    match identifier:
        case None:
            return ACTIVATIONS["linear"]
        case Activation():
            return identifier
        case str():
            # model.json's `gelu_new` has become `geluNew` on its way in.
            found = (
                ACTIVATIONS.get(identifier)
                or EXTENSIONS.get(identifier)
                or (ACTIVATIONS.get(to_snake(identifier)) if "_" not in identifier else None)
                or _of_keras(identifier)
            )
            if found is not None:
                return found
            raise ValueError(unknown(what, identifier, [*ACTIVATIONS, *EXTENSIONS]))
        case Mapping():
            return get(identifier.get("className"), what)
        case _ if is_function(identifier):
            function: Callable[[Tensor], Tensor] = identifier
            return Activation(str(getattr(function, "__name__", "function")), function, own=True)
        case _:
            raise TypeError(
                f"{what}: expected the name of an activation or a function, got {identifier!r}"
            )


def _of_keras(word: str) -> Activation | None:
    name = _KERAS.get(word) or to_camel(word)
    return ACTIVATIONS.get(name) or EXTENSIONS.get(name)
