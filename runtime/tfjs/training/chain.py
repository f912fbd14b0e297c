"""`tf.sequential`: a model that is a list of layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from tfjs.layers import Input, InputLayer, Layer, SymbolicTensor
from tfjs.layers.naming import numbered
from tfjs.layers.shapes import Shape, as_list, one_shape, shown
from tfjs.models.graph import Graph
from tfjs.models.network import Network
from tfjs.serialization import SerializationMap, create, deserialize, serialize
from tfjs.training.data import as_data
from tfjs.training.layers_model import LayersModel
from tfjs.util.graphs import getSourceInputs


class SequentialArgs:
    """What `tf.sequential` takes."""

    def __init__(
        self,
        *,
        layers: Sequence[Layer] = (),
        name: str | None = None,
        hidesInput: bool = False,
    ) -> None:
        self.layers = layers
        self.name = name
        self.hidesInput = hidesInput


class Sequential(LayersModel):
    """Layers one after the other.

    TF.js needs the first layer's `inputShape`; here a model without one is built, as in Keras, by
    the first data that it sees or by `build([None, ...])`.
    """

    className = "Sequential"

    def __init__(self, args: Mapping[str, Any] | None = None) -> None:
        given = create(SequentialArgs, args, "sequential")
        name = given.name if given.name is not None else numbered("sequential_")
        Layer.__init__(self, {"name": name})
        self._stack: list[Layer] = []
        self.hidesInput = given.hidesInput
        self.hiddenInput: InputLayer | None = None
        for layer in given.layers:
            self.add(layer)

    @property
    def layers(self) -> list[Layer]:
        return self._stack

    def add(self, layer: Layer) -> None:
        """Put a layer, or a model with one input and one output, at the end."""
        if not isinstance(layer, Layer):
            raise TypeError(
                f"{self.name}: add: expected a layer such as tf.layers.dense({{...}}), got "
                f"{layer!r}"
            )
        if any(other.name == layer.name for other in self._stack):
            raise ValueError(
                f"{self.name}: add: there is a layer named {layer.name!r} already; names must be "
                "unique in a model"
            )
        if self.hidesInput and not self._stack and isinstance(layer, InputLayer):
            self._begin(layer)
            self.hiddenInput = layer
            return
        if self.graph is not None:
            self._follow(layer, self.graph)
        elif not self._stack:
            self._begin(layer)
        self._stack.append(layer)
        if self.inboundNodes:
            self.inboundNodes[0].bare = len(self._stack) == 1

    def pop(self) -> None:
        """Take the last layer away."""
        if not self._stack:
            raise TypeError(f"{self.name}: pop: there are no layers in the model")
        self._stack.pop()
        if self.graph is None:
            return
        if not self._stack:
            self.graph = None
            self.built = False
            self.inboundNodes.clear()
            if self.hiddenInput is not None:
                self._begin(self.hiddenInput)
            return
        last = self._stack[-1]
        before = self.graph.outputs[0].inputs[0]
        last.outboundNodes = []
        self.connect(Graph(self.graph.inputs, [before], self.name))

    def _begin(self, layer: Layer) -> None:
        """Connect the first layer, if it says its shape."""
        if isinstance(layer, InputLayer):
            self.connect(Graph([layer.output], [layer.output], self.name))
        elif isinstance(layer, Network):
            if layer.graph is not None:
                self._check_single(layer)
                self.connect(Graph(layer.inputs, layer.outputs, self.name))
        elif layer.inboundNodes:
            if len(layer.inboundNodes) != 1:
                raise ValueError(
                    f"{self.name}: add: {layer.name} is already connected in "
                    f"{len(layer.inboundNodes)} places; the first layer must be a new one"
                )
            self.connect(Graph(getSourceInputs(layer.output), [layer.output], self.name))
        elif layer.batchInputShape is not None:
            self._enter(layer, layer.batchInputShape, layer.dtype or "float32")

    def _follow(self, layer: Layer, graph: Graph) -> None:
        before = graph.outputs[0]
        self._append(graph.inputs[0], before, layer)
        if not self._stack and not isinstance(layer, Network) and before.dtype == "float32":
            _say_shape(layer, before.shape, "float32")

    def _enter(self, layer: Layer, shape: Shape, dtype: str) -> None:
        _say_shape(layer, shape, dtype)
        x = Input({"batchShape": shape, "dtype": dtype, "name": f"{layer.name}_input"})
        self._append(x, x, layer)

    def _append(self, x: SymbolicTensor, y: SymbolicTensor, layer: Layer) -> None:
        if isinstance(layer, Network) and layer.graph is not None:
            self._check_single(layer)
        output = layer.apply(y)
        if not isinstance(output, SymbolicTensor):
            raise TypeError(
                f"{self.name}: add: {layer.name} has {len(output)} outputs; a layer in a "
                "sequential model has one; use tf.model for several"
            )
        if any(extent is not None and extent < 0 for extent in output.shape):
            raise ValueError(
                f"{self.name}: add: {layer.name} makes the shape {shown(output.shape)} of "
                f"{shown(y.shape)}; the input is too small for it"
            )
        self.connect(Graph([x], [output], self.name))

    def _check_single(self, model: Network) -> None:
        if len(model.inputs) != 1 or len(model.outputs) != 1:
            raise ValueError(
                f"{self.name}: add: {model.name} has {len(model.inputs)} inputs and "
                f"{len(model.outputs)} outputs; a model in a sequential model has one of each; use "
                "tf.model for several"
            )

    # Building late.

    def build(self, inputShape: Any = None) -> None:
        """Connect the layers for inputs of this shape, which starts with the batch axis."""
        if self.graph is not None:
            return
        if not self._stack:
            raise TypeError(
                f"{self.name}: the model is empty; add layers first: "
                "model.add(tf.layers.dense({...}))"
            )
        if inputShape is None:
            self.need_graph()
        self._build(one_shape(inputShape, self.name), "float32")

    def _build(self, shape: Shape, dtype: str) -> None:
        stack, self._stack = self._stack, []
        try:
            first, *rest = stack
            if isinstance(first, Sequential) and first.graph is None:
                first._build(shape, dtype)
                self._begin(first)
            else:
                self._enter(first, [None, *shape[1:]], dtype)
            self._stack.append(first)
            for layer in rest:
                self.add(layer)
        finally:
            self._stack = stack

    def build_for(self, x: Any, what: str) -> Graph:
        if self.graph is None and self._stack:
            one = next(iter(x.values())) if isinstance(x, Mapping) else x
            one = one[0] if isinstance(one, (list, tuple)) and hasattr(one[0], "shape") else one
            data = as_data(one, None, f"{self.name}: {what}: x")
            self._build([None, *data.shape[1:]], "float32")
        if not self._stack:
            self.build()
        return self.need_graph()

    def apply(self, inputs: Any, kwargs: Mapping[str, Any] | None = None) -> Any:
        if self.graph is None and self._stack:
            first = as_list(inputs)[0]
            self._build([None, *list(first.shape)[1:]], "float32")
        return super().apply(inputs, kwargs)

    def countParams(self) -> int:
        self.need_graph()
        return super().countParams()

    def getConfig(self) -> dict[str, Any]:
        return {"name": self.name, "layers": [serialize(layer) for layer in self._described()]}

    def _described(self) -> list[Layer]:
        """The layers, behind the hidden input layer unless the first of them says its shape."""
        hidden, stack = self.hiddenInput, self._stack
        is_said = bool(stack) and (
            isinstance(stack[0], Network) or stack[0].batchInputShape is not None
        )
        return stack if hidden is None or is_said else [hidden, *stack]

    @classmethod
    def fromConfig(
        cls, config: Mapping[str, Any] | Sequence[Any], customObjects: Any = None
    ) -> Self:
        if isinstance(config, Mapping):
            described, name = config["layers"], config.get("name")
        else:
            described, name = config, None
        model = cls({"name": name})
        for one in described:
            model.add(deserialize(one, Layer, "model.json: layer", customObjects))
        shape = config.get("buildInputShape") if isinstance(config, Mapping) else None
        if shape and model.graph is None:
            model.build(shape)
        return model


def _say_shape(layer: Layer, shape: Shape, dtype: str) -> None:
    """Keep the shape in the layer, so that it is saved with the model."""
    if layer.batchInputShape is None:
        layer.batchInputShape, layer.dtype = shape, layer.dtype or dtype


SerializationMap.classes["Sequential"] = Sequential
