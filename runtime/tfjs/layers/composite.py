"""Layers that consist of others: their weights, penalties and flags are those of the inner ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tfjs.layers.base import Layer


class Composite(Layer):
    """A layer around the layers in `heldLayers`."""

    @property
    def heldLayers(self) -> Sequence[Layer]:
        """The layers inside, in the order of their weights."""
        raise NotImplementedError(f"{type(self).__name__}.heldLayers")

    def setFastWeightInitDuringBuild(self, value: bool) -> None:
        super().setFastWeightInitDuringBuild(value)
        for layer in self.heldLayers:
            layer.setFastWeightInitDuringBuild(value)


def first_shape(shape: Any) -> list[int | None]:
    """The shape of the first input, where several came."""
    several = bool(shape) and isinstance(shape[0], (list, tuple))
    return list(shape[0] if several else shape)
