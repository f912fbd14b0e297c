"""The table that `model.summary()` prints."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tfjs.layers import Layer, LayerVariable, Node
from tfjs.layers.shapes import shown
from tfjs.models.graph import Graph

if TYPE_CHECKING:
    from tfjs.models.network import Network

_COLUMNS = ("Layer (type)", "Input Shape", "Output shape", "Param #")
_SEQUENTIAL = (90, (0.32, 0.61, 0.89, 1.0))
_BRANCHED = (115, (0.24, 0.48, 0.70, 0.80, 1.0))


def lines(
    model: Network, graph: Graph, length: int | None, positions: Sequence[float] | None
) -> Iterator[str]:
    """The lines of the table. `positions` are the columns' ends, in characters or as shares."""
    chain = _is_chain(model.layers, graph)
    default_length, default_positions = _SEQUENTIAL if chain else _BRANCHED
    length = length or default_length
    ends = positions or default_positions
    if ends[-1] <= 1:
        ends = [math.floor(length * end) for end in ends]
    nodes = {node.id for node in graph.nodes}
    yield "_" * length
    yield _row([*_COLUMNS, *([] if chain else ["Receives inputs"])], ends)
    yield "=" * length
    layers = model.layers
    for index, layer in enumerate(layers):
        fields = [
            f"{layer.name} ({layer.getClassName()})",
            ",".join(shown(node.inputShapes) for node in layer.inboundNodes),
            _output_shape(layer),
            str(layer.countParams()),
        ]
        sources = [] if chain else list(_sources(layer, nodes))
        yield _row([*fields, *([] if chain else [sources[0] if sources else ""])], ends)
        for source in sources[1:]:
            yield _row(["", "", "", "", source], ends)
        yield ("=" if index == len(layers) - 1 else "_") * length
    trainable, fixed = _count(model.trainableWeights), _count(model.nonTrainableWeights)
    yield f"Total params: {trainable + fixed}"
    yield f"Trainable params: {trainable}"
    yield f"Non-trainable params: {fixed}"
    yield "_" * length


def _row(fields: Sequence[str], ends: Sequence[float]) -> str:
    """Fields cut off at the columns' ends, a blank before each but the first."""
    line = ""
    for index, (field, end) in enumerate(zip(fields, ends, strict=False)):
        if index > 0:
            line = line[:-1] + " "
        line = (line + field)[: int(end)].ljust(int(end))
    return line


def _output_shape(layer: Layer) -> str:
    try:
        return shown(layer.outputShape)
    except AttributeError:
        return "multiple"


def _sources(layer: Layer, nodes: set[int]) -> Iterator[str]:
    for node in layer.inboundNodes:
        if node.id in nodes:
            for before, index, tensor in zip(
                node.inboundLayers, node.nodeIndices, node.tensorIndices, strict=True
            ):
                yield f"{before.name}[{index}][{tensor}]"


def _count(weights: Sequence[LayerVariable]) -> int:
    return sum(math.prod(weight.shape) for weight in weights)


def _is_chain(layers: Sequence[Layer], graph: Graph) -> bool:
    """Whether every layer follows one other and is used once."""
    chained: list[Node] = []
    for nodes in graph.nodes_by_depth.values():
        if len(nodes) > 1 or len(nodes[0].inboundLayers) > 1:
            return False
        chained.extend(nodes)
    within = {node.id for node in chained}
    return all(sum(node.id in within for node in layer.inboundNodes) <= 1 for layer in layers)
