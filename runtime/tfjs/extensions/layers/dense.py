"""Products with weights: by an equation, and back from an embedding."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import onlyTensor, product

SPARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Letters for the axes that stand in dots."""


def contraction(
    x: tf.Tensor, left: list[str], kernel: tf.Tensor, right: list[str], wanted: list[str]
) -> tf.Tensor:
    """The product of two tensors with named axes, summed over those that are not wanted."""
    lone = [axis for axis in range(len(left)) if left[axis] not in [*right, *wanted]]
    if len(lone) > 0:
        x = x.sum(lone)
        left = [name for name in left if name in [*right, *wanted]]
    shared = [name for name in left if name in right and name in wanted]
    summed = [name for name in left if name in right and name not in wanted]
    outer = [name for name in left if name not in right]
    inner = [name for name in right if name not in left]
    a = x.transpose([left.index(name) for name in [*shared, *outer, *summed]])
    b = kernel.transpose([right.index(name) for name in [*shared, *summed, *inner]])
    many: list[int] = a.shape[: len(shared)]
    rows: list[int] = a.shape[len(shared) : len(shared) + len(outer)]
    columns: list[int] = b.shape[len(shared) + len(summed) :]
    depth = product(a.shape[len(shared) + len(outer) :])
    stack = product(many)
    y = a.reshape([stack, product(rows), depth]).matMul(b.reshape([stack, depth, product(columns)]))
    order = [*shared, *outer, *inner]
    return y.reshape([*many, *rows, *columns]).transpose([order.index(name) for name in wanted])


class EinsumDense(Extension):
    """activation(einsum(equation, x, kernel) + bias).

    "abc,cd->abd" is a dense layer; dots, at the front or the end, stand for axes that are passed
    on. `outputShape` is without the batch, None where the input decides; `biasAxes` names the
    output's axes that the bias has.
    """

    className = "EinsumDense"

    def requiredKeys(self) -> list[str]:
        return ["equation", "outputShape"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "activation": "linear",
            "biasAxes": None,
            "kernelInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "kernelRegularizer": None,
            "biasRegularizer": None,
            "kernelConstraint": None,
            "biasConstraint": None,
        }

    def parts_(self) -> list[str]:
        """The axes of input, kernel and output as the equation has them."""
        equation: str = self.config["equation"]
        sides = equation.replace(" ", "").split("->")
        operands = sides[0].split(",")
        if len(sides) != 2 or len(operands) != 2:
            raise self.refused(f"equation: expected 'ab,bc->ac' or its like, got '{equation}'")
        return [operands[0], operands[1], sides[1]]

    def named(self, rank: int) -> list[list[str]]:
        """The names of the axes of input, kernel and output, those in dots too."""
        parts = self.parts_()
        letters = parts[0].replace("...", "")
        count = rank - len(letters)
        if count < 0 or (count > 0 and "..." not in parts[0]):
            raise self.refused(f"equation: '{parts[0]}' is not for an input of {rank} axes")
        dots = SPARE[:count]
        return [list(part.replace("...", dots)) for part in parts]

    def fullShape(self, inputShape: list[Any]) -> list[Any]:
        """The output's shape."""
        names = self.named(len(inputShape))
        given: Any = self.config["outputShape"]
        known: list[Any] = given if isinstance(given, list) else [given]
        count = len(names[2]) - len(known)
        parts = self.parts_()
        atEnd = parts[0].endswith("...")
        shape: list[Any] = []
        for place in range(len(names[2])):
            name: str = names[2][place]
            index: int = place - 1 if atEnd else place - count
            extent: int | None = None
            if index >= 0 and index < len(known):
                extent = known[index]
            if extent is None and name in names[0]:
                extent = inputShape[names[0].index(name)]
            shape.append(extent)
        return shape

    def build(self, inputShape: list[Any]) -> None:
        names = self.named(len(inputShape))
        output = self.fullShape(inputShape)
        extents: list[int] = []
        for name in names[1]:
            inside = name in names[0]
            size: int | None = (
                inputShape[names[0].index(name)] if inside else output[names[2].index(name)]
            )
            if size is None:
                raise self.refused(f"the extent of the kernel's axis '{name}' must be known")
            extents.append(size)
        self.kernel = self.newWeight("kernel", extents, "kernel", True)
        if self.config["biasAxes"] is not None:
            axes: str = self.config["biasAxes"]
            shape: list[int] = []
            for place in range(len(names[2])):
                letter: str = names[2][place]
                if letter in axes:
                    shape.append(output[place])
                elif len(shape) > 0:
                    shape.append(1)
            self.bias = self.newWeight("bias", shape, "bias", True)
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        names = self.named(len(x.shape))
        y = contraction(x, names[0], self.kernel.read(), names[1], names[2])
        if self.config["biasAxes"] is not None:
            y = y.add(self.bias.read())
        return self.activated(y, "activation")

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        return self.fullShape(inputShape)


class ReversibleEmbedding(Extension):
    """An embedding that `apply(x, {"reverse": True})` turns back into logits over its tokens.

    With `tieWeights` both ways have the same weights. `logitSoftCap` c makes logits c tanh(x / c).
    """

    className = "ReversibleEmbedding"

    def requiredKeys(self) -> list[str]:
        return ["inputDim", "outputDim"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "tieWeights": True,
            "embeddingsInitializer": "randomUniform",
            "embeddingsRegularizer": None,
            "embeddingsConstraint": None,
            "maskZero": False,
            "reverseDtype": None,
            "logitSoftCap": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        tokens: int = self.config["inputDim"]
        size: int = self.config["outputDim"]
        self.embeddings = self.newWeight("embeddings", [tokens, size], "embeddings", True)
        if self.config["tieWeights"] is not True:
            self.reverseEmbeddings = self.addWeight(
                "reverse_embeddings",
                [size, tokens],
                "float32",
                self.parts["embeddingsInitializer"],
                None,
                True,
            )
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        if self.option(kwargs, "reverse") is True:
            return self.reversed_(x)
        size: int = self.config["outputDim"]
        flat = x.cast("int32").reshape([product(x.shape)])
        return tf.gather(self.embeddings.read(), flat).reshape([*x.shape, size])

    def reversed_(self, x: tf.Tensor) -> tf.Tensor:
        """The logits of the tokens."""
        size: int = self.config["outputDim"]
        tokens: int = self.config["inputDim"]
        tied = self.config["tieWeights"] is True
        kernel = self.embeddings.read() if tied else self.reverseEmbeddings.read()
        flat = x.reshape([product(x.shape) // size, size])
        logits = flat.matMul(kernel, False, tied).reshape([*x.shape[:-1], tokens])
        cap: float | None = self.config["logitSoftCap"]
        return logits if cap is None else logits.div(cap).tanh().mul(cap)

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        x = onlyTensor(inputs)
        return x.notEqual(0) if self.config["maskZero"] is True else None

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        size: int = self.config["outputDim"]
        return [*inputShape, size]
