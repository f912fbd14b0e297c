"""`Network`: a graph of layers that is itself a layer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tfjs.layers import Layer, Node, SymbolicTensor
from tfjs.layers.base import Kwargs
from tfjs.layers.naming import numbered
from tfjs.layers.shapes import as_list, shape_list, shown, singleton
from tfjs.models import summary, topology
from tfjs.models.graph import Graph, check_ends
from tfjs.models.weights import load_weights
from tfjs.serialization import create, nearest, to_pythonic
from tfjs.tensor import Tensor

VERSION = "tfjs-layers 4.22.0"


Ends = SymbolicTensor | Sequence[SymbolicTensor] | Mapping[str, SymbolicTensor]


class ModelArgs:
    """What `tf.model` takes. Dicts of inputs and outputs are an extension: data then goes by their
    keys, which are in alphabetical order where a list is asked for, as in Keras, and `predict` and
    `apply` give dicts."""

    def __init__(
        self,
        *,
        inputs: Ends,
        outputs: Ends,
        name: str | None = None,
    ) -> None:
        self.inputs = inputs
        self.outputs = outputs
        self.name = name


class Network(Layer):
    """Layers between inputs and outputs; itself a layer, so that models nest."""

    className = "Model"

    def __init__(self, args: Mapping[str, Any]) -> None:
        given = create(ModelArgs, args, "model")
        super().__init__({"name": given.name if given.name is not None else numbered("model")})
        self.inputKeys, self.outputKeys = _keys(given.inputs), _keys(given.outputs)
        self.shownKeys = [*given.outputs] if isinstance(given.outputs, Mapping) else []
        ends = check_ends(_listed(given.inputs), _listed(given.outputs), self.name)
        self.connect(Graph(*ends, self.name))

    # A sequential model has no graph before its first shape is known.
    graph: Graph | None = None
    inputKeys: tuple[str, ...] | None = None
    outputKeys: tuple[str, ...] | None = None
    shownKeys: Sequence[str] = ()

    def connect(self, graph: Graph) -> None:
        """Take the graph for this model's own."""
        self.graph = graph
        self.built = True
        self.supportsMasking = True
        if not self.inboundNodes:
            Node(self, graph.inputs, graph.outputs, {}, own=True)
            self._refCount = 1
        self.inboundNodes[0].inputTensors = graph.inputs
        self.inboundNodes[0].outputTensors = graph.outputs
        self.inputNames = [*(self.inputKeys or (layer.name for layer in graph.input_layers))]
        self.outputNames = [*(self.outputKeys or (layer.name for layer in graph.output_layers))]

    def need_graph(self) -> Graph:
        """The graph; RuntimeError that says what is missing where there is none yet."""
        if self.graph is None:
            raise RuntimeError(
                f"{self.name}: the shape of its input is not known yet; give the first layer an "
                "inputShape, e.g. {'inputShape': [4]}, or call build([None, 4])"
            )
        return self.graph

    @property
    def inputs(self) -> list[SymbolicTensor]:
        return self.graph.inputs if self.graph is not None else []

    @property
    def outputs(self) -> list[SymbolicTensor]:
        return self.graph.outputs if self.graph is not None else []

    @property
    def layers(self) -> list[Layer]:
        return self.need_graph().layers

    @property
    def input(self) -> Any:
        return singleton(self.need_graph().inputs)

    @property
    def output(self) -> Any:
        return singleton(self.need_graph().outputs)

    def joined(self, outputs: Sequence[Any]) -> Any:
        """The outputs as the model gives them: one alone, a list, or a dict."""
        if self.outputKeys is not None:
            made = dict(zip(self.outputKeys, outputs, strict=True))
            return {key: made[key] for key in self.shownKeys}
        return singleton(list(outputs))

    # As a layer.

    def apply(self, inputs: Any, kwargs: Kwargs | None = None) -> Any:
        if isinstance(inputs, Mapping) and type(self).call is Network.call:
            inputs = singleton([inputs[name] for name in self.inputNames])
        outputs = super().apply(inputs, kwargs)
        return outputs if self.outputKeys is None else self.joined(as_list(outputs))

    def call(self, inputs: Any, kwargs: Kwargs) -> Any:
        masks = as_list(kwargs["mask"]) if "mask" in kwargs else ()
        return singleton(self.need_graph().run(as_list(inputs), kwargs, masks)[0])

    def call_masked(
        self, inputs: Any, kwargs: Kwargs, masks: Sequence[Any]
    ) -> tuple[Sequence[Any], Sequence[Any]]:
        if type(self).call is not Network.call:
            return super().call_masked(inputs, kwargs, masks)
        if self._callHook is not None:
            self._callHook(inputs, kwargs)
        return self.need_graph().run(as_list(inputs), kwargs, masks)

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        items = as_list(inputs)
        masks = [None] * len(items) if mask is None else as_list(mask)
        return singleton(self.need_graph().run(items, {}, masks)[1])

    def computeOutputShape(self, inputShape: Any) -> Any:
        return singleton(self.need_graph().output_shapes(shape_list(inputShape)))

    def assertInputCompatibility(self, inputs: Any) -> None:
        if self.graph is None:
            return
        items = as_list(inputs)
        wanted = [tensor.shape for tensor in self.graph.inputs]
        given = [list(item.shape) for item in items]
        if len(given) != len(wanted):
            raise ValueError(
                f"{self.name}: expected {len(wanted)} inputs of shapes {shown(wanted)}, got "
                f"{len(given)} of shapes {shown(given)}"
            )
        for name, shape, expected in zip(self.inputNames, given, wanted, strict=True):
            fits = len(shape) == len(expected) and all(
                a is None or b is None or a == b
                for a, b in zip(shape[1:], expected[1:], strict=True)
            )
            if not fits:
                raise ValueError(
                    f"{self.name}: input {name}: expected the shape {shown(expected)}, got "
                    f"{shown(shape)}"
                )

    # Weights.

    @property
    def heldLayers(self) -> Sequence[Layer]:
        return self.layers

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, trainable: bool) -> None:
        """As in TF.js the weights of the layers follow, not those of models inside, and no layer's
        own `trainable`."""
        for layer in self.layers:
            for weight in layer._trainableWeights:
                weight.trainable = trainable
        self._trainable = trainable

    @property
    def stateful(self) -> bool:
        return any(layer.stateful for layer in self.layers)

    def resetStates(self) -> None:
        """Forget what the stateful layers kept from earlier batches."""
        for layer in self.layers:
            if layer.stateful:
                layer.resetStates()

    def loadWeights(self, weights: Mapping[str, Tensor], strict: bool = True) -> None:
        """Take values by the weights' names. `strict`: every weight must be named, and no other."""
        load_weights(self.name, self.layers, weights, strict)

    def dispose(self) -> dict[str, Any]:
        self.assertNotDisposed()
        assert self._refCount is not None
        self._refCount -= 1
        disposed = 0
        if self._refCount == 0:
            for layer in self.layers:
                if layer._refCount != 0:
                    disposed += layer.dispose()["numDisposedVariables"]
        return {"refCountAfterDispose": self._refCount, "numDisposedVariables": disposed}

    # Looking in.

    def getLayer(self, nameOrIndex: str | int | None = None, index: int | None = None) -> Layer:
        """A layer by its name or its place in `layers`."""
        wanted = nameOrIndex if nameOrIndex is not None else index
        layers = self.layers
        if isinstance(wanted, str):
            for layer in layers:
                if layer.name == wanted:
                    return layer
            names = [layer.name for layer in layers]
            meant = nearest(wanted, names)
            hint = f" Did you mean {meant!r}?" if meant is not None else ""
            raise ValueError(f"{self.name}: no such layer: {wanted!r}.{hint} Layers: {names}")
        if wanted is None:
            raise ValueError("Provide either a layer name or layer index")
        if not 0 <= wanted < len(layers):
            raise ValueError(
                f"{self.name}: there is no layer {wanted}; the model has {len(layers)} "
                f"layer{'s' * (len(layers) != 1)}"
            )
        return layers[wanted]

    def findLayer(self, index: int) -> Layer:
        """The layer at a place in `layers`."""
        return self.getLayer(index)

    def summary(
        self,
        lineLength: int | None = None,
        positions: Sequence[float] | None = None,
        printFn: Callable[[str], Any] = print,
    ) -> None:
        """Print the layers, their shapes and numbers of weights, as TF.js does."""
        if self.graph is None:
            raise ValueError(
                "This model has never been called, thus its weights have not been created yet. So "
                "no summary can be displayed. Build the model first (e.g., by calling it on some "
                "test data)."
            )
        for line in summary.lines(self, self.graph, lineLength, positions):
            printFn(line)

    def getConfig(self) -> dict[str, Any]:
        return topology.functional_config(self.name, self.need_graph())

    @classmethod
    def fromConfig(cls, config: Mapping[str, Any], customObjects: Any = None) -> Any:
        parts = topology.functional_parts(config, customObjects)
        return cls({"inputs": parts.inputs, "outputs": parts.outputs, "name": config.get("name")})

    def toJSON(self, unused: Any = None, returnString: bool = True) -> Any:
        """The topology as it is written into model.json: text, or a dict."""
        described = {
            "className": self.getClassName(),
            "config": self.getConfig(),
            "kerasVersion": VERSION,
            "backend": "TensorFlow.js",
        }
        pythonic = to_pythonic(described)
        return json.dumps(pythonic, separators=(",", ":")) if returnString else pythonic


def _keys(ends: Ends) -> tuple[str, ...] | None:
    return tuple(sorted(ends)) if isinstance(ends, Mapping) else None


def _listed(ends: Ends) -> list[Any]:
    return [ends[key] for key in sorted(ends)] if isinstance(ends, Mapping) else as_list(ends)
