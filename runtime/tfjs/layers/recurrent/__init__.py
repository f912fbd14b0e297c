"""Recurrent layers: cells, the loop over time, and the layers that are both in one."""

from tfjs.layers.recurrent.cells import GRUCell, LSTMCell, RNNCell, SimpleRNNCell, StackedRNNCells
from tfjs.layers.recurrent.layers import GRU, LSTM, SimpleRNN
from tfjs.layers.recurrent.loop import RNN

__all__ = [
    "GRU",
    "LSTM",
    "RNN",
    "GRUCell",
    "LSTMCell",
    "RNNCell",
    "SimpleRNN",
    "SimpleRNNCell",
    "StackedRNNCells",
]
