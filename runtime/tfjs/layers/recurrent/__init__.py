"""Recurrent layers: cells, the loop over time, and the layers that are both in one."""

from tfjs.layers.recurrent.cells import GRUCell, LSTMCell, RNNCell, SimpleRNNCell, StackedRNNCells
from tfjs.layers.recurrent.convolutional import ConvLSTM2DCell
from tfjs.layers.recurrent.layers import GRU, LSTM, SimpleRNN
from tfjs.layers.recurrent.loop import RNN

__all__ = [
    "GRU",
    "LSTM",
    "RNN",
    "ConvLSTM2DCell",
    "GRUCell",
    "LSTMCell",
    "RNNCell",
    "SimpleRNN",
    "SimpleRNNCell",
    "StackedRNNCells",
]
