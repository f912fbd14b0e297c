"""Vectors for whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import InitializerLike
from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_tensor, positive_integer
from tfjs.layers.shapes import Shape, as_list, one_shape, shown
from tfjs.ops.gathering import gather
from tfjs.regularizers import RegularizerLike
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Embedding(Layer):
    """Row i of the weights for each number i from 0 on below `inputDim`; embeddings [inputDim,
    outputDim]. With `maskZero` the places that hold 0 are masked."""

    className = "Embedding"
    saysPenalty = True

    def __init__(
        self,
        *,
        inputDim: int,
        outputDim: int,
        embeddingsInitializer: InitializerLike = "randomUniform",
        embeddingsRegularizer: RegularizerLike | None = None,
        embeddingsConstraint: ConstraintLike | None = None,
        maskZero: bool = False,
        inputLength: int | Sequence[int | None] | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        if "inputShape" not in base and "batchInputShape" not in base:
            base["inputShape"] = [None] if inputLength is None else as_list(inputLength)
        super().__init__(base)
        what = f"{self.name}: "
        self.inputDim = positive_integer(inputDim, what + "inputDim")
        self.outputDim = positive_integer(outputDim, what + "outputDim")
        self.embeddingsInitializer = initializers.of_key(
            embeddingsInitializer, what + "embeddingsInitializer"
        )
        self.embeddingsRegularizer = regularizers.of_key(
            embeddingsRegularizer, what + "embeddingsRegularizer"
        )
        self.embeddingsConstraint = constraints.of_key(
            embeddingsConstraint, what + "embeddingsConstraint"
        )
        self.maskZero = maskZero
        self.inputLength = inputLength
        self.supportsMasking = maskZero

    def build(self, inputShape: Any) -> None:
        self.embeddings = self.addWeight(
            "embeddings",
            [self.inputDim, self.outputDim],
            None,
            self.embeddingsInitializer,
            self.embeddingsRegularizer,
            True,
            self.embeddingsConstraint,
        )
        self.built = True

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return one_tensor(inputs).notEqual(0) if self.maskZero else None

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        try:
            return gather(self.embeddings.read(), x if x.dtype == "int32" else x.cast("int32"))
        except IndexError as error:
            raise IndexError(
                f"{self.name} ({self.getClassName()}): {error}: inputs are whole numbers from 0 "
                f"to inputDim - 1, and inputDim is {self.inputDim}"
            ) from None

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        if self.inputLength is None:
            return [*shape, self.outputDim]
        lengths = as_list(self.inputLength)
        fits = len(lengths) == len(shape) - 1 and all(
            a is None or b is None or a == b for a, b in zip(lengths, shape[1:], strict=True)
        )
        if not fits:
            raise ValueError(
                f'"inputLength" is {self.inputLength}, but received input shape has shape '
                f"{shown(shape)}"
            )
        known = [b if a is None else a for a, b in zip(lengths, shape[1:], strict=True)]
        return [shape[0], *known, self.outputDim]


embedding = factory(Embedding, "embedding", "layers")
