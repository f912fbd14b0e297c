"""The graph that symbolic `apply` calls draw: symbolic tensors and the calls between them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tfjs.layers.naming import scoped, unique
from tfjs.layers.shapes import Shape, shown

if TYPE_CHECKING:
    from tfjs.layers.base import Layer

_tensor_ids = itertools.count()
_node_ids = itertools.count()


class SymbolicTensor:
    """A tensor without values: the dtype and shape of what a layer will give."""

    def __init__(
        self,
        dtype: str,
        shape: Shape,
        sourceLayer: Layer,
        inputs: list[SymbolicTensor],
        callArgs: Mapping[str, Any],
        name: str | None = None,
        outputTensorIndex: int | None = None,
    ) -> None:
        self.dtype = dtype
        self.shape = list(shape)
        self.sourceLayer = sourceLayer
        self.inputs = inputs
        self.callArgs = callArgs
        self.outputTensorIndex = outputTensorIndex
        self.id = next(_tensor_ids)
        self.nodeIndex = 0
        self.tensorIndex = 0
        self.originalName = scoped(name) if name is not None else f"tensor_{self.id}"
        self.name = unique(self.originalName)

    @property
    def rank(self) -> int:
        return len(self.shape)

    def __repr__(self) -> str:
        return f"<SymbolicTensor {self.name} {self.shape} {self.dtype}>"


class Node:
    """One symbolic call of a layer: what went in and what came out.

    Adds itself to `inboundNodes` of the layer and to `outboundNodes` of the layers before it.
    """

    def __init__(
        self,
        layer: Layer,
        inputs: list[SymbolicTensor],
        outputs: list[SymbolicTensor],
        callArgs: Mapping[str, Any],
        *,
        own: bool = False,
    ) -> None:
        self.id = next(_node_ids)
        self.outboundLayer = layer
        self.inputTensors = inputs
        self.outputTensors = outputs
        self.callArgs = callArgs
        # Of a sequential model with one layer TF.js notes the shape itself instead of a list, for
        # which its summary says "multiple" when the model is used inside of another.
        self.bare = False
        # A model's own node, from its inputs to its outputs, has no layer before it.
        before = [] if own else inputs
        self.inboundLayers = [tensor.sourceLayer for tensor in before]
        self.nodeIndices = [tensor.nodeIndex for tensor in before]
        self.tensorIndices = [tensor.tensorIndex for tensor in before]
        for inbound in self.inboundLayers:
            inbound.outboundNodes.append(self)
        layer.inboundNodes.append(self)

    @property
    def inputShapes(self) -> list[Shape]:
        return [tensor.shape for tensor in self.inputTensors]

    @property
    def outputShapes(self) -> Any:
        shapes = [tensor.shape for tensor in self.outputTensors]
        return shapes[0] if self.bare else shapes

    def inbound_nodes(self) -> list[Node]:
        return [
            layer.inboundNodes[index]
            for layer, index in zip(self.inboundLayers, self.nodeIndices, strict=True)
        ]


class InputSpec:
    """What a layer accepts: rank, extents of axes, a whole shape, a dtype. Left out: anything."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self.dtype: str | None = config.get("dtype")
        self.shape: Shape | None = config.get("shape")
        self.ndim: int | None = len(self.shape) if self.shape is not None else config.get("ndim")
        self.maxNDim: int | None = config.get("maxNDim")
        self.minNDim: int | None = config.get("minNDim")
        self.axes: Mapping[int, int | None] = config.get("axes") or {}

    def problem(self, shape: Shape, dtype: str) -> str | None:
        """Why a tensor does not fit: expected ..., got ...; None if it does."""
        rank = len(shape)
        if self.ndim is not None and rank != self.ndim:
            return f"expected {self.ndim} axes, got {rank}: {shown(shape)}"
        if self.maxNDim is not None and rank > self.maxNDim:
            return f"expected at most {self.maxNDim} axes, got {rank}: {shown(shape)}"
        if self.minNDim is not None and rank < self.minNDim:
            return f"expected at least {self.minNDim} axes, got {rank}: {shown(shape)}"
        if self.dtype is not None and dtype != self.dtype:
            return f"expected the dtype {self.dtype}, got {dtype}"
        wanted: dict[int, int | None] = {int(axis): n for axis, n in self.axes.items()}
        if self.shape is not None:
            wanted.update(enumerate(self.shape))
        for axis, extent in wanted.items():
            actual = shape[axis] if -rank <= axis < rank else None
            if extent is not None and actual is not None and actual != extent:
                return f"expected {extent} at axis {axis}, got the shape {shown(shape)}"
        return None
