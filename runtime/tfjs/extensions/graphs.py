"""Functions of a graph's inner tensors, and its gradients as tensors of the graph."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import maskOf

PHASE: list[tf.SymbolicTensor] = []


def learningPhase() -> tf.SymbolicTensor:
    """The symbolic tensor that says whether layers are in training: among the inputs of
    `graphFunction` its value decides, 1 or 0."""
    if len(PHASE) == 0:
        PHASE.append(tf.input({"batchShape": [], "name": "learningPhase"}))
    return PHASE[0]


def graphFunction(config: dict[str, Any]) -> Any:
    """A function of `inputs`, a list of any symbolic tensors, that computes `outputs`.

    It takes a list of values and gives tensors: a list of them where `outputs` is one. What lies
    before an input is not computed. Layers are not in training, unless `learningPhase()` is an
    input and its value is true.
    """
    for key in config:
        if key != "inputs" and key != "outputs":
            raise ValueError(f"graphFunction: the key '{key}' is unknown")
    inputs: list[Any] = config["inputs"]
    given: Any = config["outputs"]
    outputs: list[Any] = given if isinstance(given, list) else [given]
    stretch = Stretch(inputs, outputs)

    def compute(values: list[Any]) -> Any:
        if len(values) != len(inputs):
            raise ValueError(
                f"graphFunction: expected {len(inputs)} values, one for each input, "
                f"got {len(values)}"
            )
        tensors: list[Any] = tf.tidy(lambda: stretch.of(values))
        return tensors if isinstance(given, list) else tensors[0]

    return compute


def graphGrads(outputs: Any, tensors: Any) -> list[Any]:
    """The gradients of the sum of symbolic outputs by symbolic tensors or by weights of layers, as
    symbolic tensors; None for what the outputs do not depend on."""
    ends: list[Any] = outputs if isinstance(outputs, list) else [outputs]
    by: list[Any] = tensors if isinstance(tensors, list) else [tensors]
    if not any(isinstance(one, tf.SymbolicTensor) for one in ends):
        raise ValueError("graphGrads: no output is symbolic; tf.grads is for functions of tensors")
    return [gradientBy(ends, one) for one in by]


def gradientBy(outputs: list[Any], tensor: Any) -> Any:
    """The gradient by one symbolic tensor or weight."""
    if isinstance(tensor, tf.SymbolicTensor):
        before = Stretch([tensor], outputs)
        sources: list[Any] = [tensor, *before.roots]
        layer = TensorGradient({"stretch": Stretch(sources, outputs)})
        return layer.apply(sources) if before.reached else None
    stretch = Stretch(Stretch([], outputs).roots, outputs)
    if not stretch.weighs(tensor):
        return None
    made = WeightGradient({"stretch": stretch, "weight": tensor})
    return made.apply(stretch.inputs)


class Stretch:
    """The calls of layers that lie between symbolic tensors, in the order of their computation."""

    def __init__(self, inputs: list[Any], outputs: list[Any]) -> None:
        self.inputs = inputs
        self.outputs = outputs
        self.nodes: list[Any] = []
        self.roots: list[Any] = []
        self.reached = False
        fed: list[Any] = [one.id for one in inputs]
        seen: dict[str, bool] = {}
        waiting: list[Any] = [one for one in outputs if isinstance(one, tf.SymbolicTensor)]
        while len(waiting) > 0:
            tensor: Any = waiting[len(waiting) - 1]
            node: Any = tensor.sourceLayer.inboundNodes[tensor.nodeIndex]
            if tensor.id in fed:
                self.reached = True
                waiting.pop()
            elif len(node.inboundLayers) == 0:
                if tensor not in self.roots:
                    self.roots.append(tensor)
                waiting.pop()
            else:
                key = f"{node.id}"
                before: list[Any] = node.inputTensors
                if key not in seen:
                    # Its inputs come first; it is met again behind them.
                    seen[key] = False
                    waiting.extend(before)
                else:
                    if not seen[key]:
                        seen[key] = True
                        self.nodes.append(node)
                    waiting.pop()

    def weighs(self, weight: Any) -> bool:
        """Whether a layer on the way has this weight."""
        for node in self.nodes:
            layer: Any = node.outboundLayer
            if weight in layer.weights:
                return True
        return False

    def averages(self) -> list[Any]:
        """The weights on the way that no gradient changes."""
        found: list[Any] = []
        for node in self.nodes:
            layer: Any = node.outboundLayer
            weights: list[Any] = layer.nonTrainableWeights
            for weight in weights:
                if weight not in found:
                    found.append(weight)
        return found

    def of(self, values: list[Any]) -> list[Any]:
        """The outputs for values of the inputs."""
        kwargs: dict[str, Any] = {}
        tensors: list[Any] = []
        for index, one in enumerate(self.inputs):
            value: Any = values[index]
            tensor: tf.Tensor = value if isinstance(value, tf.Tensor) else tf.tensor(value)
            tensors.append(tensor.cast(one.dtype))
            if one in PHASE:
                kwargs["training"] = tensor.dataSync()[0] != 0
        return self.run(tensors, kwargs)

    def run(self, tensors: list[tf.Tensor], kwargs: dict[str, Any]) -> list[Any]:
        """The outputs for tensors at the inputs; outputs that are not symbolic as they are."""
        values: dict[str, tf.Tensor] = {}
        masks: dict[str, Any] = {}
        for index, one in enumerate(self.inputs):
            values[f"{one.id}"] = tensors[index]
        # Keras's functions change nothing that layers learn from what they see, as averages.
        fixed: list[Any] = self.averages() if kwargs.get("training") is True else []
        before = [weight.read().clone() for weight in fixed]
        for node in self.nodes:
            self.step(node, kwargs, values, masks)
        for index, weight in enumerate(fixed):
            weight.write(before[index])
        made: list[Any] = []
        for output in self.outputs:
            if not isinstance(output, tf.SymbolicTensor):
                made.append(output)
                continue
            key = f"{output.id}"
            if key not in values:
                raise ValueError(
                    f"graphFunction: the outputs depend on {output.name}, which has no value; "
                    "add it to 'inputs'"
                )
            made.append(values[key])
        return made

    def step(
        self,
        node: Any,
        kwargs: dict[str, Any],
        values: dict[str, tf.Tensor],
        masks: dict[str, Any],
    ) -> None:
        """Carry out one call of a layer."""
        before: list[Any] = node.inputTensors
        after: list[Any] = node.outputTensors
        layer: Any = after[0].sourceLayer  # carries the call's options out, where it has some
        given: list[tf.Tensor] = []
        masked: list[Any] = []
        for one in before:
            key = f"{one.id}"
            if key not in values:
                raise ValueError(
                    f"graphFunction: the outputs depend on {one.name}, which has no value; "
                    "add it to 'inputs'"
                )
            given.append(values[key])
            masked.append(masks.get(key))
        fixed: Any = node.callArgs
        options: dict[str, Any] = {**kwargs} if fixed is None else {**kwargs, **fixed}
        hidden = any(one is not None for one in masked)
        if hidden:
            options["mask"] = masked[0] if len(masked) == 1 else masked
        alone: Any = given[0] if len(given) == 1 else given
        result: Any = layer.apply(alone, options)
        results: list[tf.Tensor] = result if isinstance(result, list) else [result]
        mask: Any = None
        if layer.supportsMasking:
            mask = layer.computeMask(alone, masked[0] if len(masked) == 1 else masked)
        for index, one in enumerate(after):
            key = f"{one.id}"
            if key not in values:
                values[key] = results[index]
                masks[key] = maskOf(mask, index)


class GraphGradient(Extension):
    """A gradient of the sum of outputs, to which `stretch` leads from the layer's inputs."""

    def requiredKeys(self) -> list[str]:
        return ["stretch"]

    def total(self, tensors: list[tf.Tensor], kwargs: Any) -> tf.Tensor:
        """The sum of the outputs for tensors at the layer's inputs."""
        stretch: Any = self.config["stretch"]
        total = tf.scalar(0)
        made: list[tf.Tensor] = stretch.run(tensors, kwargs)
        for one in made:
            total = total.add(one.sum())
        return total

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return None


class TensorGradient(GraphGradient):
    """The gradient by the first input."""

    className = "TensorGradient"

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        given: list[tf.Tensor] = inputs if isinstance(inputs, list) else [inputs]
        others = given[1:]
        return tf.grad(lambda x: self.total([x, *others], kwargs))(given[0])

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        first: list[Any] = inputShape[0] if isinstance(inputShape[0], list) else inputShape
        return first


class WeightGradient(GraphGradient):
    """The gradient by a weight of a layer on the way."""

    className = "WeightGradient"

    def requiredKeys(self) -> list[str]:
        return ["stretch", "weight"]

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        given: list[tf.Tensor] = inputs if isinstance(inputs, list) else [inputs]
        variable: Any = self.config["weight"].read()
        made: Any = tf.variableGrads(lambda: self.total(given, kwargs), [variable])
        gradient: tf.Tensor = made["grads"][variable.name]
        return gradient

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape: list[Any] = self.config["weight"].shape
        return shape
