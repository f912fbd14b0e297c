"""Weights, penalties and flags of a layer, which are also those of the layers inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from tfjs.layers.calls import CallLosses
from tfjs.layers.inside import held
from tfjs.layers.penalties import collect
from tfjs.layers.shapes import as_list
from tfjs.layers.variables import LayerVariable
from tfjs.tensor import Tensor

if TYPE_CHECKING:
    from tfjs.layers.base import Layer


class Nested:
    """A layer's own weights, and those of `heldLayers`.

    The own trainable ones come first, then those of the layers inside in their order.
    """

    _ofUser: ClassVar[bool] = False  # whether the class is a user's and not of this library
    _trainable: bool
    _trainableWeights: list[LayerVariable]
    _nonTrainableWeights: list[LayerVariable]
    _losses: list[Callable[[], Tensor]]
    _callLosses: CallLosses | None = None

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls._ofUser = not cls.__module__.startswith("tfjs.")

    @property
    def heldLayers(self) -> Sequence[Layer]:
        """The layers inside, in the order of their weights."""
        if not self._ofUser:
            return ()
        from tfjs.layers.base import Layer

        return [layer for _, layer in held(self, Layer)]

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, trainable: bool) -> None:
        for weight in self._trainableWeights:
            weight.trainable = trainable
        self._trainable = trainable
        for layer in self.heldLayers:
            layer.trainable = trainable

    @property
    def trainableWeights(self) -> list[LayerVariable]:
        if not self._trainable:
            return []
        own = [w for w in self._trainableWeights if w.trainable]
        return _each_once(own, [w for layer in self.heldLayers for w in layer.trainableWeights])

    @property
    def nonTrainableWeights(self) -> list[LayerVariable]:
        inner = self.heldLayers
        if self._trainable:
            own = [w for w in self._trainableWeights if not w.trainable]
            own += self._nonTrainableWeights
            return _each_once(own, [w for layer in inner for w in layer.nonTrainableWeights])
        own = [*self._trainableWeights, *(w for layer in inner for w in layer.trainableWeights)]
        fixed = [w for layer in inner for w in layer.nonTrainableWeights]
        return _each_once(own, [*self._nonTrainableWeights, *fixed])

    @property
    def weights(self) -> list[LayerVariable]:
        return [*self.trainableWeights, *self.nonTrainableWeights]

    # Penalties.

    def addLoss(self, losses: Any) -> None:
        """Add to the training loss: functions of no arguments that give scalars, or (an extension)
        scalars that `call` has computed, which count for that call."""
        for loss in () if losses is None else as_list(losses):
            if not isinstance(loss, Tensor):
                self._losses.append(loss)
                continue
            loss.mark_kept()  # beyond the gradients' scope, for `losses`
            self._callLosses = self._callLosses or CallLosses()
            self._callLosses.add(loss)
            collect(loss)

    @property
    def losses(self) -> list[Callable[[], Tensor]]:
        own = self._losses
        if self._callLosses is not None:
            own = [*own, *self._callLosses.functions()]
        inner = self.heldLayers
        return [*own, *(loss for layer in inner for loss in layer.losses)] if inner else own

    def calculateLosses(self) -> list[Tensor]:
        return [loss() for loss in self.losses]


def _each_once(own: list[LayerVariable], inner: list[LayerVariable]) -> list[LayerVariable]:
    """A class written for TF.js may have put its inner layers' weights among its own."""
    return [*dict.fromkeys((*own, *inner))] if inner else own
