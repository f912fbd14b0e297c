"""What symbolic tensors are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
