"""The JSON form of functional models: which layer is called on which outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tfjs.layers import Layer, Node, SymbolicTensor
from tfjs.layers.shapes import singleton
from tfjs.models.graph import Graph
from tfjs.serialization import Serializable, deserialize

CustomObjects = Mapping[str, type[Serializable]] | None


@dataclass(frozen=True)
class Parts:
    inputs: list[SymbolicTensor]
    outputs: list[SymbolicTensor]


def functional_config(name: str, graph: Graph) -> dict[str, Any]:
    """The config of a functional model: its layers, their calls, its ends."""
    indices = _node_indices(graph)

    def place(tensor: SymbolicTensor) -> list[Any]:
        layer = tensor.sourceLayer
        node = layer.inboundNodes[tensor.nodeIndex]
        return [layer.name, indices[node.id], tensor.tensorIndex]

    def call(node: Node) -> list[Any]:
        arguments = {key: value for key, value in node.callArgs.items() if _is_plain(value)}
        return [[*place(tensor), arguments] for tensor in node.inputTensors]

    layers = [
        {
            "name": layer.name,
            "className": layer.getClassName(),
            "config": layer.getConfig(),
            "inboundNodes": [
                call(node)
                for node in layer.inboundNodes
                if node.id in indices and node.inboundLayers
            ],
        }
        for layer in graph.layers
    ]
    return {
        "name": name,
        "layers": layers,
        "inputLayers": [place(tensor) for tensor in graph.inputs],
        "outputLayers": [place(tensor) for tensor in graph.outputs],
    }


def _node_indices(graph: Graph) -> dict[int, int]:
    """Each call's number among the calls of its layer in this graph; a model's first one is 1,
    because 0 is the way through the model itself."""
    within = {node.id for node in graph.nodes}
    indices: dict[int, int] = {}
    for layer in graph.layers:
        kept = [node for node in layer.inboundNodes if node.id in within]
        first = 1 if _is_model(layer) else 0
        indices.update({node.id: first + index for index, node in enumerate(kept)})
    return indices


def _is_model(layer: Layer) -> bool:
    return hasattr(layer, "graph")


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, list, dict))


def functional_parts(config: Mapping[str, Any], customObjects: CustomObjects = None) -> Parts:
    """The ends of the graph that a functional config describes, its layers made anew."""
    layers: dict[str, Layer] = {}
    waiting: list[tuple[Layer, list[Any]]] = []
    for described in config["layers"]:
        layer = deserialize(described, Layer, "model.json: layer", customObjects)
        layer.name = described.get("name", layer.name)
        layers[layer.name] = layer
        waiting += [(layer, _calls(call)) for call in described.get("inboundNodes", [])]
    find = _Finder(layers, config, waiting)
    # Calls of a layer come in their order, each as soon as all it takes is there.
    while waiting:
        blocked: list[tuple[Layer, list[Any]]] = []
        late: set[int] = set()
        for layer, call in waiting:
            inputs = None if layer.id in late else find.all([entry[:3] for entry in call])
            if inputs is None:
                blocked.append((layer, call))
                late.add(layer.id)
                continue
            arguments = call[0][3] if len(call[0]) > 3 and isinstance(call[0][3], dict) else {}
            layer.apply(singleton(inputs), arguments)
        if len(blocked) == len(waiting):
            names = sorted({layer.name for layer, _ in blocked})
            raise ValueError(f"model.json: calls of {names} take outputs that nothing makes")
        waiting = blocked
    ends = []
    for key in ("inputLayers", "outputLayers"):
        places = config[key]
        places = [places] if places and isinstance(places[0], str) else places
        tensors = find.all(places)
        if tensors is None:
            raise ValueError(f"model.json: {key} names outputs that nothing makes: {places}")
        ends.append(tensors)
    return Parts(*ends)


def _calls(call: Any) -> list[Any]:
    """One call as a list of [layer, node, tensor, arguments]; Keras may leave out a bracket."""
    return [call] if call and isinstance(call[0], str) else list(call)


class _Finder:
    """Symbolic tensors by [layer, node, tensor]."""

    def __init__(
        self, layers: Mapping[str, Layer], config: Mapping[str, Any], calls: Sequence[Any]
    ) -> None:
        self.layers = layers
        used = [entry for _, call in calls for entry in call]
        used += [place for place in config["outputLayers"] if isinstance(place, list)]
        # Keras 3 counts the calls of a nested model from 0, TF.js and Keras 2 from 1.
        self.shifted = {
            entry[0]
            for entry in used
            if entry[1] == 0 and entry[0] in layers and _is_model(layers[entry[0]])
        }

    def all(self, places: Sequence[Sequence[Any]]) -> list[SymbolicTensor] | None:
        """The tensors, or None where one of them is not there yet."""
        tensors = []
        for name, index, output in (place[:3] for place in places):
            layer = self.layers.get(name)
            if layer is None:
                raise ValueError(
                    f"model.json: a call takes the output of {name!r}, but no layer has this name: "
                    f"{', '.join(self.layers)}"
                )
            number = index + 1 if name in self.shifted else index
            if number >= len(layer.inboundNodes):
                return None
            tensors.append(layer.inboundNodes[number].outputTensors[output])
        return tensors
