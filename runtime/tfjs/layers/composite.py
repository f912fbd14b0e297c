"""Layers that consist of others: their weights, penalties and flags are those of the inner ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tfjs.layers.base import Layer
from tfjs.layers.variables import LayerVariable
from tfjs.tensor import Tensor


class Composite(Layer):
    """A layer around the layers in `inner`."""

    @property
    def inner(self) -> Sequence[Layer]:
        """The layers inside, in the order of their weights."""
        raise NotImplementedError(f"{type(self).__name__}.inner")

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, trainable: bool) -> None:
        self._trainable = trainable
        for layer in self.inner:
            layer.trainable = trainable

    @property
    def trainableWeights(self) -> list[LayerVariable]:
        if not self._trainable:
            return []
        return [weight for layer in self.inner for weight in layer.trainableWeights]

    @property
    def nonTrainableWeights(self) -> list[LayerVariable]:
        fixed = [weight for layer in self.inner for weight in layer.nonTrainableWeights]
        if self._trainable:
            return fixed
        return [*(weight for layer in self.inner for weight in layer.trainableWeights), *fixed]

    @property
    def losses(self) -> list[Callable[[], Tensor]]:
        return [*self._losses, *(loss for layer in self.inner for loss in layer.losses)]

    def setFastWeightInitDuringBuild(self, value: bool) -> None:
        super().setFastWeightInitDuringBuild(value)
        for layer in self.inner:
            layer.setFastWeightInitDuringBuild(value)


def first_shape(shape: Any) -> list[int | None]:
    """The shape of the first input, where several came."""
    several = bool(shape) and isinstance(shape[0], (list, tuple))
    return list(shape[0] if several else shape)
