"""What symbolic tensors are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tfjs.layers import SymbolicTensor


def getSourceInputs(tensor: SymbolicTensor) -> list[SymbolicTensor]:
    """An extension: the inputs that a symbolic tensor is computed from."""
    found: dict[int, SymbolicTensor] = {}
    waiting, seen = [tensor], {tensor.id}
    while waiting:
        one = waiting.pop()
        node = one.sourceLayer.inboundNodes[one.nodeIndex]
        if not node.inboundLayers:
            found.setdefault(one.id, one)
            continue
        before = [each for each in reversed(node.inputTensors) if each.id not in seen]
        seen.update(each.id for each in before)
        waiting.extend(before)
    return list(found.values())


def learningPhase() -> SymbolicTensor:
    """An extension: the symbolic tensor whose value, 1 or 0, says whether layers are in training,
    where it is among the inputs of a `graphFunction`. There is one."""
    from tfjs.extensions import graphs

    return graphs.learningPhase()


def graphFunction(config: Mapping[str, Any]) -> Callable[[list[Any]], Any]:
    """An extension: a function of the symbolic tensors `inputs` that computes `outputs`.

    It takes a list of tensors or arrays and gives a list of tensors (one where `outputs` is no
    list). Inputs may be any tensors of the graph; what lies before them is not computed. Layers
    are not in training, unless `learningPhase()` is an input and its value is not 0. ValueError if
    there are not as many values as inputs, or if an output needs an input that is not among them.
    """
    from tfjs.extensions import graphs

    made: Callable[[list[Any]], Any] = graphs.graphFunction(dict(config))
    return made


def graphGrads(outputs: Any, tensors: Any) -> list[SymbolicTensor | None]:
    """An extension: the gradients of the sum of symbolic outputs (one or a list) by symbolic
    tensors or by weights of layers, as symbolic tensors of their shapes; None by what the outputs
    do not depend on."""
    from tfjs.extensions import graphs

    return graphs.graphGrads(outputs, tensors)
