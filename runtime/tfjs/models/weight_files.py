"""Weights of a model to and from the files of Keras's `save_weights` (an extension)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tfjs.layers import Layer, LayerVariable
from tfjs.models.network import Network
from tfjs.ops.creation import tensor
from tfjs.serialization import to_snake
from tfjs_files import (
    LayerWeights,
    Store,
    StoredWeights,
    is_legacy,
    read_weight_file,
    write_legacy_weight_file,
    write_weight_file,
)

_PARTS = {
    "forward": "forward_layer",
    "backward": "backward_layer",
    "attention_output": "output",
}
"""Attributes and projections that Keras calls otherwise."""


@dataclass(frozen=True)
class _Owner:
    path: str
    name: str
    weights: Sequence[LayerVariable]


class _Walk:
    """The owners of weights under Keras 3's paths, each once: what an attribute holds is stored
    under its name, what the list of layers holds under the classes' names, counted."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def owners(self, layer: Layer, path: str = "") -> Iterator[_Owner]:
        if id(layer) in self.seen:
            return
        self.seen.add(id(layer))
        parts: Mapping[str, Any] = getattr(layer, "projections", {})
        biases: Mapping[str, Any] = getattr(layer, "biases", {})
        own = [] if parts else [*layer._trainableWeights, *layer._nonTrainableWeights]
        yield _Owner(path, layer.name, own)
        for name, kernel in parts.items():
            inner = [kernel, *([biases[name]] if name in biases else [])]
            yield _Owner(_under(path, f"{_PARTS.get(name, name)}_dense"), name, inner)
        for name, value in _children(layer):
            yield from self.inside(value, _under(path, name))

    def inside(self, value: Any, path: str) -> Iterator[_Owner]:
        if isinstance(value, Layer):
            yield from self.owners(value, path)
            return
        used: Counter[str] = Counter()
        for item in value:
            kind = _kind(item)
            number = f"_{used[kind]}" if used[kind] else ""
            yield from self.owners(item, f"{path}/{kind}{number}")
            used[kind] += 1


def _under(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name


def _kind(layer: Layer) -> str:
    """The name of a layer's class in paths."""
    name = layer.getClassName()
    return "functional" if name == "Model" else to_snake(name)


def _children(layer: Layer) -> list[tuple[str, Any]]:
    """Layers, and lists of them, by the names of Keras's attributes in Keras's order."""
    held = {id(each) for each in layer.heldLayers}
    found: list[tuple[str, Any]] = []
    for attribute, value in vars(layer).items():
        name = _PARTS.get(attribute, attribute)
        if isinstance(value, Layer):
            if id(value) in held:
                found.append((name, value))
        elif layer._ofUser or attribute == "cells":
            items: Iterable[Any] = value.values() if isinstance(value, Mapping) else ()
            items = value if isinstance(value, (list, tuple)) else items
            inner = [each for each in items if isinstance(each, Layer) and id(each) in held]
            if inner:
                found.append((name, inner))
    if isinstance(layer, Network):
        found.append(("layers", layer.layers))
    return sorted(found, key=lambda each: each[0])


def save_weights(model: Network, path: Path) -> None:
    """Write the weights as Keras 3 does, or as Keras 2 does where the name says only .h5."""
    if is_legacy(path):
        layers = [
            LayerWeights(
                layer.name,
                tuple((f"{w.originalName}:0", np.asarray(w.read())) for w in layer.weights),
            )
            for layer in model.layers
        ]
        write_legacy_weight_file(path, layers)
        return
    stores = [
        Store(each.path, each.name, [np.asarray(weight.read()) for weight in each.weights])
        for each in _Walk().owners(model)
    ]
    write_weight_file(path, stores)


def load_weights_from(
    model: Network, path: Path, *, by_name: bool = False, skip_mismatch: bool = False
) -> None:
    """Read the weights that Keras or `save_weights` wrote, or `save` to a folder. ValueError,
    before anything is changed, for weights that the file has not or that have other shapes."""
    if (path / "model.json").is_file():
        _take(model, path)
        return
    stored = read_weight_file(path)
    pairs = list(
        _by_paths(model, stored, path)
        if stored.layers is None
        else _by_layers(model, stored.layers, path, by_name)
    )
    found: list[tuple[LayerVariable, Any]] = []
    for where, weights, values in pairs:
        problem = _misfit(weights, values)
        if problem is None:
            found += zip(weights, values, strict=True)
        elif not skip_mismatch:
            raise ValueError(f"{path}: {where}: {problem}")
    for weight, value in found:
        weight.write(tensor(np.asarray(value), None, weight.dtype))


def _take(model: Network, folder: Path) -> None:
    """The weights of a model that was saved to a folder."""
    from tfjs.models.files import loadLayersModel

    load: Any = loadLayersModel
    saved = load(f"file://{folder}/model.json").result()
    model.setWeights(saved.getWeights())
    saved.dispose()


_Pair = tuple[str, Sequence[LayerVariable], Sequence[Any]]


def _misfit(weights: Sequence[LayerVariable], values: Sequence[Any]) -> str | None:
    if len(weights) != len(values):
        return f"the model has {len(weights)} weights here, the file {len(values)}"
    for weight, value in zip(weights, values, strict=True):
        if weight.shape != list(value.shape):
            return (
                f"the weight {weight.originalName!r} has the shape {weight.shape}, the file's "
                f"{list(value.shape)}"
            )
    return None


def _by_paths(model: Network, stored: StoredWeights, path: Path) -> Iterator[_Pair]:
    values = stored.variables
    for owner in _Walk().owners(model):
        own: list[Any] = []
        while (place := _under(owner.path, f"vars/{len(own)}")) in values:
            own.append(values[place])
        if owner.weights or own:
            yield f"{owner.name} ({owner.path})", owner.weights, own


def _by_layers(
    model: Network, layers: Sequence[LayerWeights], path: Path, by_name: bool
) -> Iterator[_Pair]:
    own = [layer for layer in model.layers if layer.weights]
    filled = [each for each in layers if each.weights]
    if by_name:
        given = {each.name: each for each in filled}
        matched = [(layer, given[layer.name]) for layer in own if layer.name in given]
    elif len(own) != len(filled):
        raise ValueError(
            f"{path}: the model has {len(own)} layers with weights, the file {len(filled)}"
        )
    else:
        matched = list(zip(own, filled, strict=True))
    for layer, each in matched:
        yield layer.name, layer.weights, [value for _, value in each.weights]
