"""Traps: where a translation name by name between Keras and TF.js goes wrong."""

from __future__ import annotations

from keras_tfjs.catalog.traps.layers import LAYERS
from keras_tfjs.catalog.traps.operations import OPERATIONS
from keras_tfjs.catalog.traps.training import TRAINING
from keras_tfjs.catalog.traps.trap import Trap

TRAPS: tuple[Trap, ...] = (*LAYERS, *TRAINING, *OPERATIONS)


def traps_of(name: str) -> tuple[Trap, ...]:
    """The traps of a canonical name: `keras.layers.LSTM`, `tfjs.layers.lstm`."""
    return tuple(trap for trap in TRAPS if trap.concerns(name))


__all__ = ["TRAPS", "Trap", "traps_of"]
