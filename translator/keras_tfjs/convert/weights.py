"""Weights of a model: which there must be, and where each file format keeps them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import WeightRow
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Array, Layer, Model, Node, Shape, as_float32
from keras_tfjs.convert.shapes import ShapeWalk, weight_shape
from tfjs_files import Archive, LayerWeights, LegacyModel, ModelArtifacts, decode_weights

_TFJS_NAME = re.compile(r"[A-Za-z0-9][-A-Za-z0-9._/]*\Z")

Weights = Mapping[str, Array]


@dataclass(frozen=True)
class Place:
    """One weight that the model must have. `name` is TF.js's: `<layer>/<weight>`."""

    name: str
    layer: Layer
    row: WeightRow
    trainable: bool


def places(node: Node, trainable: bool = True) -> Iterator[Place]:
    """The weights of a node in the order of its layers. `trainable`: whether its owner is."""
    match node:
        case Model():
            for inner in node.layers:
                yield from places(inner, trainable and node.trainable)
        case Layer():
            for row in _present(node):
                yield Place(
                    f"{node.name}/{row.name}",
                    node,
                    row,
                    trainable and node.trainable and row.trainable,
                )


def _present(layer: Layer) -> list[WeightRow]:
    rows = LAYERS[layer.class_name].weights
    return [row for row in rows if not row.when or layer.config.get(row.when, True)]


def check_unique(model: Model, findings: Findings) -> None:
    """Reports layers with weights that share a name: one would get the other's weights."""
    for name, count in Counter(place.name for place in places(model)).items():
        if count > 1:
            layer = name.rsplit("/", 1)[0]
            findings.report(
                "KT507", layer, layer=layer, problem=f"{count} layers with weights have it"
            )


def check_names(model: Model, findings: Findings) -> None:
    """Reports names that TF.js can't make weights' names of."""
    for layer in dict.fromkeys(place.layer.name for place in places(model)):
        if not _TFJS_NAME.match(layer):
            findings.report(
                "KT507", layer, layer=layer, problem="it has characters that TensorFlow.js refuses"
            )


def check_weights(model: Model, weights: Weights, walk: ShapeWalk, findings: Findings) -> None:
    """Compares every weight's shape with the one that the config asks for."""
    expected: set[str] = set()
    for place in places(model):
        expected.add(place.name)
        inputs = walk.inputs[id(place.layer)]
        shape = weight_shape(place.row, place.layer.config, inputs[0] if inputs else ())
        value = weights.get(place.name)
        if value is None or not _fits(shape, value.shape):
            findings.report(
                "KT504",
                place.layer.name,
                weight=place.name,
                expected=f"shape {_shown(shape)}",
                got="nothing" if value is None else f"shape {_shown(value.shape)}",
            )
    for name in weights:
        if name not in expected:
            findings.report(
                "KT504", name, weight=name, expected="no such weight in this model", got="one"
            )


def _fits(expected: Shape, got: Shape) -> bool:
    return len(expected) == len(got) and all(
        size is None or size == other for size, other in zip(expected, got, strict=True)
    )


def _shown(shape: Shape) -> str:
    return str(["?" if size is None else size for size in shape]).replace("'", "")


def _legacy_order(node: Node) -> list[Place]:
    """HDF5 files keep what is trained first, then the rest, for each layer of the model."""
    found = list(places(node))
    return [place for place in found if place.trainable] + [
        place for place in found if not place.trainable
    ]


def _saved_layers(model: Model) -> list[Node]:
    """`model.layers` as Keras lists it: a sequential model hides its InputLayer."""
    return [
        node
        for node in model.layers
        if not (model.sequential and isinstance(node, Layer) and node.class_name == "InputLayer")
    ]


def weights_of_hdf5(model: Model, file: LegacyModel, findings: Findings) -> Weights:
    groups = {layer.name: layer.weights for layer in file.layers}
    found: dict[str, Array] = {}
    for node in _saved_layers(model):
        expected, stored = _legacy_order(node), groups.get(node.name, ())
        if len(expected) != len(stored):
            findings.report(
                "KT504",
                node.name,
                weight=f"{node.name}/*",
                expected=f"{len(expected)} weights",
                got=f"{len(stored)}",
            )
        for place, (_, value) in zip(expected, stored, strict=False):
            found[place.name] = as_float32(value)
    return found


def layers_for_hdf5(model: Model, weights: Weights) -> tuple[LayerWeights, ...]:
    return tuple(
        LayerWeights(
            node.name,
            tuple((f"{place.name}:0", weights[place.name]) for place in _legacy_order(node)),
        )
        for node in _saved_layers(model)
    )


def snake_case(class_name: str) -> str:
    """Keras's spelling of a class name in paths: `BatchNormalization` -> `batch_normalization`."""
    spaced = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", class_name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", spaced).lower()


def _archive_owners(model: Model, prefix: str = "") -> Iterator[tuple[str, Node]]:
    """(path, node) of every layer in a `.keras` file.

    Paths count the layers of each class in each model (`layers/dense`, `layers/dense_1`); the
    layers' own names do not matter.
    """
    used: Counter[str] = Counter()
    for node in _saved_layers(model):
        match node:
            case Model():
                kind = "sequential" if node.sequential else "functional"
            case Layer():
                kind = snake_case(node.class_name)
        path = f"{prefix}layers/{kind}_{used[kind]}" if used[kind] else f"{prefix}layers/{kind}"
        used[kind] += 1
        yield path, node
        if isinstance(node, Model):
            yield from _archive_owners(node, f"{path}/")


def _variables(path: str, layer: Layer) -> Iterator[tuple[str, str]]:
    """(path in the archive, weight's name) of each weight of a layer."""
    part = LAYERS[layer.class_name].archive
    owner = f"{path}/{part}" if part else path
    for index, row in enumerate(_present(layer)):
        yield f"{owner}/vars/{index}", f"{layer.name}/{row.name}"


def weights_of_archive(model: Model, archive: Archive) -> Weights:
    return {
        name: as_float32(archive.variables[place])
        for path, node in _archive_owners(model)
        if isinstance(node, Layer)
        for place, name in _variables(path, node)
        if place in archive.variables
    }


def archive_contents(
    model: Model, weights: Weights
) -> tuple[dict[str, Array], dict[str, str], frozenset[str]]:
    """The variables, names and stores of `tfjs_files.Archive`."""
    owners = list(_archive_owners(model))
    variables = {
        place: weights[name]
        for path, node in owners
        if isinstance(node, Layer)
        for place, name in _variables(path, node)
    }
    names = {"": model.name} | {path: node.name for path, node in owners}
    parts = {place.rsplit("/vars/", 1)[0] for place in variables}
    return variables, names, frozenset(names) | parts


def weights_of_artifacts(
    model: Model, artifacts: ModelArtifacts, where: str, findings: Findings
) -> Weights:
    """TF.js finds a weight by its name, or by its name without the part before the last: converted
    files say `lstm/lstm_cell/kernel`."""
    specs = artifacts.get("weightSpecs", [])
    values = decode_weights(artifacts.get("weightData", b""), specs, where)
    expected = {place.name for place in places(model)}
    found: dict[str, Array] = {}
    for spec in specs:
        if spec.get("group") == "optimizer":
            findings.report("KT509")
            continue
        name = spec["name"]
        parts = name.split("/")
        short = "/".join((*parts[:-2], parts[-1]))
        found[short if name not in expected and short in expected else name] = values[name]
    return found


def in_order(model: Model, weights: Weights) -> list[tuple[str, Array]]:
    return [(place.name, np.asarray(weights[place.name])) for place in places(model)]
