"""Small layers: differences, functions as layers, penalties."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import maskOf, onlyTensor


class Subtract(Extension):
    """The first input minus the second."""

    className = "Subtract"

    def build(self, inputShape: list[Any]) -> None:
        if len(inputShape) != 2 or not isinstance(inputShape[0], list):
            raise self.refused("expected exactly 2 inputs")
        super().build(inputShape)

    def call(self, inputs: list[Any], kwargs: Any) -> tf.Tensor:
        first: tf.Tensor = inputs[0]
        second: tf.Tensor = inputs[1]
        return first.sub(second)

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        """Where both are present; an input without a mask is so everywhere."""
        first = maskOf(mask, 0)
        second = maskOf(mask, 1)
        if first is None:
            return second
        return first if second is None else first.logicalAnd(second)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        first: list[Any] = inputShape[0]
        second: list[Any] = inputShape[1]
        if len(first) < len(second):
            first, second = second, first
        before = len(first) - len(second)
        shape: list[Any] = []
        for axis in range(len(first)):
            size: int | None = first[axis]
            other: int | None = second[axis - before] if axis >= before else 1
            shape.append(other if size == 1 else size)
        return shape


class Identity(Extension):
    """Its input."""

    className = "Identity"

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        return onlyTensor(inputs)


def constantOf(value: Any) -> Any:
    """The tensor of a number; nothing for a symbolic tensor."""
    if isinstance(value, tf.SymbolicTensor):
        return None
    return value if isinstance(value, tf.Tensor) else tf.tensor(value)


class Lambda(Extension):
    """A function of a tensor (a list of them for several inputs) as a layer.

    `outputShape` is a shape without the batch, or a function of the input's shape; without it the
    function is tried on zeros. `arguments` go to the function as a second argument. Numbers and
    tensors among symbolic inputs are constants of the function.
    """

    className = "Lambda"
    factoryName = "lambda_"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.constants: list[Any] = []

    def requiredKeys(self) -> list[str]:
        return ["function"]

    def configDefaults(self) -> dict[str, Any]:
        return {"outputShape": None, "mask": None, "arguments": None}

    def apply(self, inputs: Any, kwargs: Any = None) -> Any:
        if not isinstance(inputs, list):
            return super().apply(inputs, kwargs)
        symbolic = [one for one in inputs if isinstance(one, tf.SymbolicTensor)]
        if len(symbolic) == 0 or len(symbolic) == len(inputs):
            return super().apply(inputs, kwargs)
        self.constants = [constantOf(one) for one in inputs]
        return super().apply(symbolic, kwargs)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        given: Any = inputs
        if len(self.constants) > 0:
            several: list[Any] = inputs if isinstance(inputs, list) else [inputs]
            given = []
            taken = 0
            for one in self.constants:
                if one is None:
                    given.append(several[taken])
                    taken += 1
                else:
                    given.append(one)
        elif isinstance(inputs, list) and len(inputs) == 1:
            given = inputs[0]
        function: Any = self.config["function"]
        arguments: Any = self.config["arguments"]
        result: tf.Tensor = function(given) if arguments is None else function(given, arguments)
        return result

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        own: Any = self.config["mask"]
        return mask if own is None else own(inputs, mask)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        several = len(inputShape) > 0 and isinstance(inputShape[0], list)
        shapes: list[list[Any]] = inputShape if several else [inputShape]
        first = shapes[0]
        own: Any = self.config["outputShape"]
        if own is not None:
            shape: list[Any] = [first[0], *own] if isinstance(own, list) else own(inputShape)
            return shape
        extents = self.tried(shapes, 1)
        if len(extents) == 0 or not any(extent is None for one in shapes for extent in one):
            return extents
        if len(first) > 0 and first[0] is None and extents[0] == 1:
            extents[0] = None
            if not any(extent is None for one in shapes for extent in one[1:]):
                return extents
        others = self.tried(shapes, 2)
        return [extent if extent == others[axis] else None for axis, extent in enumerate(extents)]

    def tried(self, shapes: list[list[Any]], unknown: int) -> list[Any]:
        """The shape of what the function makes of zeros, `unknown` where the data decides."""
        inputs = [[unknown if extent is None else extent for extent in one] for one in shapes]
        made = tf.tidy(lambda: self.call([tf.zeros(one) for one in inputs], {}).shape)
        extents: list[Any] = made
        return extents


class ActivityRegularization(Extension):
    """Its input, with a penalty of l1 sum|x| + l2 sum x^2 for each sample."""

    className = "ActivityRegularization"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.penalty: tf.Tensor | None = None
        self.addLoss(lambda: self.lastPenalty())

    def configDefaults(self) -> dict[str, Any]:
        return {"l1": 0, "l2": 0}

    def lastPenalty(self) -> tf.Tensor:
        """The penalty of the latest call."""
        penalty = self.penalty
        return tf.scalar(0) if penalty is None else penalty

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        if kwargs.get("training") is True:
            total = x.abs().sum().mul(self.config["l1"])
            total = total.add(x.square().sum().mul(self.config["l2"]))
            self.penalty = total.div(x.shape[0])
        return x


class Pipeline(Extension):
    """Layers one after the other, as one layer."""

    className = "Pipeline"

    def requiredKeys(self) -> list[str]:
        return ["layers"]

    def build(self, inputShape: list[Any]) -> None:
        shape: list[Any] = inputShape
        layers: list[Any] = self.config["layers"]
        for layer in layers:
            if not layer.built:
                layer.build(shape)
                layer.built = True
            self.adopt(layer)
            shape = layer.computeOutputShape([*shape])  # which some of TF.js's change
        super().build(inputShape)

    def call(self, inputs: Any, kwargs: Any) -> tf.Tensor:
        x = onlyTensor(inputs)
        layers: list[Any] = self.config["layers"]
        for layer in layers:
            x = onlyTensor(layer.call(x, kwargs))
        return x

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape: list[Any] = inputShape
        layers: list[Any] = self.config["layers"]
        for layer in layers:
            shape = layer.computeOutputShape([*shape])  # which some of TF.js's change
        return shape
