"""`tf.layers`: a factory per layer, and the base classes to derive one's own from."""

import pkgutil
from importlib import import_module
from typing import Any

from tfjs.layers.base import Layer
from tfjs.layers.input import Input, InputLayer
from tfjs.layers.recurrent import RNN, RNNCell
from tfjs.layers.symbolic import InputSpec, Node, SymbolicTensor
from tfjs.layers.variables import LayerVariable
from tfjs.serialization import FACTORIES, SerializationMap

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")


def _extensions() -> dict[str, Any]:
    """The layers that TF.js lacks, loaded when one is asked for."""
    made: dict[str, Any] = import_module("tfjs.extensions.layers").EXTENSIONS
    globals().update(made)
    return made


SerializationMap.more.append(_extensions)


def __getattr__(name: str) -> Any:
    if name[:1].isupper() and (cls := import_module("tfjs.layers.derivable").derivable(name)):
        return cls
    if not name.startswith("_") and name in (made := _extensions()):
        return made[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
