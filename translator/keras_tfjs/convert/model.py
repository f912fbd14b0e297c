"""A model as both file formats mean it: layers, who calls them on what, and weights by name.

Configs hold Keras 3's key names. Readers make this form, writers leave it; the rest of the
conversion never sees a file format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class Ref:
    """Output number `output` of call number `call` (from 0) of the layer named `layer`."""

    layer: str
    call: int
    output: int


@dataclass(frozen=True)
class Call:
    """One use of a layer in a functional model; `states` are a recurrent layer's initial states."""

    inputs: tuple[Ref, ...]
    states: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Plain:
    """An initializer, regularizer or constraint: Keras 3's class name and its arguments."""

    class_name: str
    config: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Layer:
    """`config` without name, trainable and dtype; `batch_shape` and `dtype` of InputLayers only."""

    class_name: str
    name: str
    config: Mapping[str, Any]
    trainable: bool = True
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True)
class Model:
    """A functional model, or a sequential one (no refs, no calls inside).

    The first layer of a sequential model is its InputLayer, unless it is a model itself.
    """

    name: str
    sequential: bool
    layers: tuple[Layer | Model, ...]
    inputs: tuple[Ref, ...] = ()
    outputs: tuple[Ref, ...] = ()
    trainable: bool = True
    calls: tuple[Call, ...] = ()

    def leaves(self) -> Iterator[Layer]:
        """Every layer that is no model, each once, in the order of the files."""
        for node in self.layers:
            match node:
                case Layer():
                    yield node
                case Model():
                    yield from node.leaves()


Node = Layer | Model


@dataclass(frozen=True)
class Contents:
    """What a model file holds. `weights` by TF.js's names: `<layer>/<weight>`."""

    model: Model
    weights: Mapping[str, Array]
    training: Training | None = None


@dataclass(frozen=True)
class Training:
    """The arguments of compile(), in Keras 3's names. `loss` and `metrics` are strings, or lists or
    dicts of strings."""

    optimizer: Plain
    loss: Any
    metrics: Any = None


def as_float32(value: Array) -> Array:
    """Floats of any size as float32; anything else unchanged."""
    return value.astype(np.float32) if value.dtype.kind == "f" else value
