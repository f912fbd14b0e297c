"""Losses that a model is given as symbolic tensors: an extension, what Keras 2's
`Model.add_loss(tensor)` does."""

from __future__ import annotations

from typing import Any

from tfjs.layers import SymbolicTensor
from tfjs.layers.shapes import as_list
from tfjs.models.graph import Graph
from tfjs.models.network import Network


class TrainingGraph(Graph):
    """A model's graph that also computes the tensors which are added to the loss; they are its last
    outputs."""

    def __init__(self, graph: Graph, losses: list[SymbolicTensor]) -> None:
        super().__init__(graph.inputs, [*graph.outputs, *losses], graph.name)
        self.countsPenalties = graph.countsPenalties
        self.added = len(losses)
        own = {id(weight) for layer in graph.layers for weight in layer.weights}
        for layer in self.layers:
            if any(id(weight) not in own for weight in layer.weights):
                raise ValueError(
                    f"{graph.name}: addLoss: the layer {layer.name!r} has weights and is not "
                    "between the model's inputs and outputs; make its tensor an output, too"
                )


class AddedLosses(Network):
    """A network that losses can be added to."""

    mayAddLosses = False  # whether its class has a `call` of its own, which may be all the loss
    _addedLosses: tuple[SymbolicTensor, ...] = ()
    _trainingGraph: TrainingGraph | None = None

    def addLoss(self, losses: Any) -> None:
        """Functions without arguments that give a scalar, or (an extension) symbolic tensors that
        are computed from the model's inputs: their values of each batch are added to the loss,
        in training and in evaluation. Of one that is not a scalar the sum is minimized and the mean
        is shown, as in tf_keras."""
        given = as_list(losses)
        symbolic = [one for one in given if isinstance(one, SymbolicTensor)]
        if rest := [one for one in given if not isinstance(one, SymbolicTensor)]:
            super().addLoss(rest)
        if symbolic:
            every = [*self._addedLosses, *symbolic]
            self._trainingGraph = TrainingGraph(self.need_graph(), every)
            self._addedLosses = tuple(every)

    @property
    def hasOwnLosses(self) -> bool:
        """Whether there may be a loss besides those of `compile`."""
        return self.mayAddLosses or bool(self._addedLosses)

    def connect(self, graph: Graph) -> None:
        super().connect(graph)
        if self._addedLosses:
            self._trainingGraph = TrainingGraph(graph, list(self._addedLosses))

    def training_graph(self) -> Graph:
        """The graph that a step of training or evaluation runs."""
        return self._trainingGraph or self.need_graph()
