"""The graph between a model's inputs and outputs, and its execution.

Layers and nodes are ordered as Keras and TF.js order them: by depth, which is the longest way to
an output, and among equals by the order in which a walk from the outputs first meets them. The
order decides `model.layers`, the summary and the order of weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tfjs.layers import InputLayer, Layer, Node, SymbolicTensor
from tfjs.layers.shapes import Shape, compatible, shape_list, shown, singleton
from tfjs.ops.unary import clone
from tfjs.tensor import Tensor


@dataclass(frozen=True, slots=True)
class Step:
    """One call in the order of execution: which slots go in, which come out."""

    layer: Layer
    node: Node
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    checked: bool  # a user's layer: its outputs are compared with what it said of their shape


class Graph:
    """What lies between symbolic inputs and outputs."""

    countsPenalties = False  # whether evaluation counts the penalties of the layers
    added = 0  # how many of the outputs, the last ones, are losses

    def __init__(
        self, inputs: Sequence[SymbolicTensor], outputs: Sequence[SymbolicTensor], name: str
    ) -> None:
        self.inputs = list(inputs)
        self.outputs = list(outputs)
        self.name = name
        order = _walk(self.inputs, self.outputs, name)
        depths = _depths(order, self.inputs)
        met = {layer: index for index, layer in enumerate(order.layers)}
        self.nodes = order.nodes
        self.nodes_by_depth: dict[int, list[Node]] = {}
        for node in order.nodes:
            self.nodes_by_depth.setdefault(depths.nodes[node.id], []).append(node)
        self.layers = sorted(met, key=lambda layer: (-depths.layers[layer.id], met[layer]))
        _check_names(self.layers, name)
        self.input_layers = [tensor.sourceLayer for tensor in self.inputs]
        self.output_layers = [tensor.sourceLayer for tensor in self.outputs]
        self._plan()

    @property
    def penalised(self) -> Sequence[Layer]:
        """The layers whose penalties go into the training loss."""
        return self.layers

    def _plan(self) -> None:
        slots = {tensor.id: index for index, tensor in enumerate(self.inputs)}
        self.steps: list[Step] = []
        for depth in sorted(self.nodes_by_depth, reverse=True):
            for node in self.nodes_by_depth[depth]:
                if all(tensor.id in slots for tensor in node.outputTensors):
                    continue
                for tensor in node.outputTensors:
                    slots.setdefault(tensor.id, len(slots))
                self.steps.append(
                    Step(
                        node.outboundLayer,
                        node,
                        tuple(slots[tensor.id] for tensor in node.inputTensors),
                        tuple(slots[tensor.id] for tensor in node.outputTensors),
                        not type(node.outboundLayer).__module__.startswith("tfjs."),
                    )
                )
        self.slots = slots
        self.output_slots = [slots[tensor.id] for tensor in self.outputs]

    def run(
        self, values: Sequence[Tensor], kwargs: Mapping[str, Any], masks: Sequence[Any] = ()
    ) -> tuple[list[Tensor], list[Any]]:
        """The outputs and their masks for input tensors."""
        slots = self.execute(values, kwargs, masks)
        outputs = [slots[0][index] for index in self.output_slots]
        # What went in and comes out untouched is another handle, as of any other layer.
        outputs = [clone(y) if any(y is x for x in values) else y for y in outputs]
        return outputs, [slots[1][index] for index in self.output_slots]

    def execute(
        self, values: Sequence[Tensor], kwargs: Mapping[str, Any], masks: Sequence[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        """All tensors of the graph and their masks, by slot."""
        tensors: list[Any] = [None] * len(self.slots)
        found: list[Any] = [None] * len(self.slots)
        tensors[: len(values)] = values
        masked = False
        for index, x in enumerate(values):
            found[index] = masks[index] if index < len(masks) else x.kerasMask
            masked = masked or found[index] is not None
        for step in self.steps:
            layer = step.layer
            given = [tensors[index] for index in step.inputs]
            arguments = {**step.node.callArgs, **kwargs} if step.node.callArgs else kwargs
            mask = [found[index] for index in step.inputs] if masked else []
            results, made = layer.call_masked(given, arguments, mask)
            if step.checked:
                _check_result(step, results)
            for index, tensor, item in zip(step.outputs, results, made, strict=True):
                tensors[index] = tensor
                found[index] = item
                masked = masked or item is not None
        return tensors, found

    def output_shapes(self, shapes: Sequence[Shape]) -> list[Shape]:
        """The shapes of the outputs for inputs of these shapes."""
        if len(shapes) != len(self.inputs):
            raise ValueError(
                f"{self.name}: expected {len(self.inputs)} input shapes, got {shown(list(shapes))}"
            )
        known: list[Any] = [None] * len(self.slots)
        known[: len(shapes)] = shapes
        for step in self.steps:
            given = singleton([known[index] for index in step.inputs])
            made = shape_list(step.layer.computeOutputShape(given))
            for index, shape in zip(step.outputs, made, strict=True):
                known[index] = shape
        return [known[index] for index in self.output_slots]


def _check_result(step: Step, results: Sequence[Any]) -> None:
    for tensor, symbolic in zip(results, step.node.outputTensors, strict=False):
        if not isinstance(tensor, Tensor):
            raise TypeError(
                f"{step.layer.name}: call() must return a tensor, got {type(tensor).__name__}"
            )
        if not compatible(tensor.dims, symbolic.shape):
            raise ValueError(
                f"{step.layer.name} ({step.layer.getClassName()}): call() gave the shape "
                f"{tensor.shape} where computeOutputShape() had said {shown(symbolic.shape)}; "
                "define computeOutputShape(inputShape) for what call() does"
            )


@dataclass
class _Order:
    layers: list[Layer]
    nodes: list[Node]  # every node after the ones it depends on


@dataclass
class _Depths:
    nodes: dict[int, int]
    layers: dict[int, int]


def _walk(inputs: Sequence[SymbolicTensor], outputs: Sequence[SymbolicTensor], name: str) -> _Order:
    sources = {tensor.id for tensor in inputs}
    layers: dict[int, Layer] = {}
    nodes: dict[int, Node] = {}
    # A stack instead of recursion: models may be deeper than Python's stack.
    waiting: list[tuple[SymbolicTensor, bool]] = [(y, False) for y in reversed(outputs)]
    while waiting:
        tensor, entered = waiting.pop()
        layer = tensor.sourceLayer
        node = layer.inboundNodes[tensor.nodeIndex]
        if entered:
            nodes.setdefault(node.id, node)
            continue
        if node.id in nodes:
            continue
        if not node.inboundLayers and tensor.id not in sources:
            raise ValueError(
                f"{name}: the outputs depend on {tensor.name} (shape {shown(tensor.shape)}), which "
                "is not among the model's inputs; add it to 'inputs'"
            )
        layers.setdefault(layer.id, layer)
        waiting.append((tensor, True))
        if tensor.id not in sources:
            waiting.extend((before, False) for before in reversed(node.inputTensors))
    for tensor in inputs:
        layer = tensor.sourceLayer
        node = layer.inboundNodes[tensor.nodeIndex]
        if layer.id not in layers:
            # Keras and TF.js take inputs that nothing needs, and want data for them. In Keras
            # their layers stand before the last ones.
            layers = {layer.id: layer, **layers}
            nodes = {node.id: node, **nodes}
    return _Order(list(layers.values()), list(nodes.values()))


def _depths(order: _Order, inputs: Sequence[SymbolicTensor]) -> _Depths:
    sources = {tensor.id for tensor in inputs}
    nodes: dict[int, int] = {}
    layers: dict[int, int] = {}
    within = {node.id for node in order.nodes}
    for node in reversed(order.nodes):
        layer = node.outboundLayer
        depth = max(nodes.get(node.id, 0), layers.get(layer.id, 0))
        layers[layer.id] = nodes[node.id] = depth
        if all(tensor.id in sources for tensor in node.outputTensors):
            continue
        for before in node.inbound_nodes():
            if before.id in within:
                nodes[before.id] = max(depth + 1, nodes.get(before.id, 0))
    return _Depths(nodes, layers)


def _check_names(layers: Sequence[Layer], name: str) -> None:
    seen: set[str] = set()
    for layer in layers:
        if layer.name in seen:
            raise ValueError(
                f"{name}: two layers are named {layer.name!r}; names must be unique in a model"
            )
        seen.add(layer.name)


def check_ends(
    inputs: Sequence[Any], outputs: Sequence[Any], what: str
) -> tuple[list[SymbolicTensor], list[SymbolicTensor]]:
    """The ends of a functional model as the user gave them."""
    for kind, tensors in (("inputs", inputs), ("outputs", outputs)):
        for tensor in tensors:
            if not isinstance(tensor, SymbolicTensor):
                raise TypeError(
                    f"{what}: {kind} must be symbolic tensors (of tf.input or apply on them), got "
                    f"{tensor!r}"
                )
    if len({tensor.id for tensor in inputs}) != len(inputs):
        names = [tensor.name for tensor in inputs]
        raise ValueError(f"{what}: an input stands twice in 'inputs': {names}")
    for tensor in inputs:
        if not isinstance(tensor.sourceLayer, InputLayer):
            raise ValueError(
                f"{what}: the input {tensor.name} is the output of {tensor.sourceLayer.name}, not "
                "of tf.input"
            )
    return list(inputs), list(outputs)
