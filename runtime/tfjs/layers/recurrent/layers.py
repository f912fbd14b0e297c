"""Recurrent layers that bring their cell: its config and the loop's are one."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from tfjs.layers.base import LayerConfig
from tfjs.layers.recurrent.cells import BuiltInCell, GRUCell, LSTMCell, SimpleRNNCell
from tfjs.layers.recurrent.keys import CellKeys, GRUKeys, LSTMKeys
from tfjs.layers.recurrent.loop import Loop
from tfjs.serialization import config_keys, factory


class _OwnCell(Loop):
    cell_class: ClassVar[type[BuiltInCell]]
    saysPenalty = True

    @cached_property
    def cell(self) -> Any:
        own = config_keys(self.cell_class).keys() - LayerConfig.__annotations__.keys()
        arguments = {key: getattr(self, key) for key in own}
        return self.cell_class(**arguments, name=self.name, trainable=self._trainable)


class SimpleRNN(CellKeys, _OwnCell):
    """A fully connected recurrent layer: h' = activation(x kernel + h recurrent + bias).
    `implementation` is read and changes nothing."""

    className = "SimpleRNN"
    cell_class = SimpleRNNCell
    shorthands = CellKeys.shorthands | {"implementation"}

    def __init__(self, *, implementation: int = 1, **more: Any) -> None:
        super().__init__(**more)


class GRU(GRUKeys, _OwnCell):
    """A layer of gated recurrent units (see `gruCell`)."""

    className = "GRU"
    cell_class = GRUCell


class LSTM(LSTMKeys, _OwnCell):
    """A layer of long short-term memory (see `lstmCell`)."""

    className = "LSTM"
    cell_class = LSTMCell


simpleRNN = factory(SimpleRNN, "simpleRNN", "layers")
gru = factory(GRU, "gru", "layers")
lstm = factory(LSTM, "lstm", "layers")
