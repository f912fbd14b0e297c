"""A layer's place in the graph: the symbolic inputs and outputs of its calls."""

from __future__ import annotations

from typing import Any

from tfjs.layers.shapes import shown, singleton
from tfjs.layers.symbolic import Node
from tfjs.uncalled import Uncalled


class Placed(Uncalled):
    """What was called on symbolic tensors, and where."""

    name: str
    inboundNodes: list[Node]
    outboundNodes: list[Node]

    def getInputAt(self, nodeIndex: int) -> Any:
        """The symbolic inputs of the nth call."""
        return singleton(self._node(nodeIndex).inputTensors)

    def getOutputAt(self, nodeIndex: int) -> Any:
        """The symbolic outputs of the nth call."""
        return singleton(self._node(nodeIndex).outputTensors)

    def _node(self, index: int) -> Node:
        if not 0 <= index < len(self.inboundNodes):
            raise ValueError(
                f"{self.name}: there is no call {index}; the layer was applied to symbolic tensors "
                f"{len(self.inboundNodes)} times"
            )
        return self.inboundNodes[index]

    def _only_node(self, what: str) -> Node:
        if len(self.inboundNodes) != 1:
            raise AttributeError(
                f"Layer {self.name} has {len(self.inboundNodes)} inbound nodes, so `{what}` is "
                f"not defined; use get{what.capitalize()}At(nodeIndex)"
            )
        return self.inboundNodes[0]

    @property
    def input(self) -> Any:
        """The symbolic input of the layer's only call."""
        return singleton(self._only_node("input").inputTensors)

    @property
    def output(self) -> Any:
        """The symbolic output of the layer's only call."""
        return singleton(self._only_node("output").outputTensors)

    @property
    def outputShape(self) -> Any:
        """The shape of the outputs, if it is the same for all calls."""
        shapes = [node.outputShapes for node in self.inboundNodes]
        if not shapes:
            raise AttributeError(
                f"The layer {self.name} has never been called and thus has no defined output shape."
            )
        if any(shape != shapes[0] for shape in shapes):
            raise AttributeError(
                f"The layer {self.name} has several calls with different output shapes: "
                f"{shown(shapes)}"
            )
        return singleton(shapes[0])
