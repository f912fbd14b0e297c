"""`tf.layers`: a factory per layer, and the base classes to derive one's own from."""

import pkgutil
from importlib import import_module

from tfjs.layers.base import Layer
from tfjs.layers.input import Input, InputLayer
from tfjs.layers.recurrent import RNN, RNNCell
from tfjs.layers.symbolic import InputSpec, Node, SymbolicTensor
from tfjs.layers.variables import LayerVariable
from tfjs.serialization import FACTORIES

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

input = Input
globals().update(FACTORIES["layers"])

__all__ = [
    "RNN",
    "Input",
    "InputLayer",
    "InputSpec",
    "Layer",
    "LayerVariable",
    "Node",
    "RNNCell",
    "SymbolicTensor",
    "input",
    *FACTORIES["layers"],
]
