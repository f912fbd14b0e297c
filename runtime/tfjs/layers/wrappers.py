"""Layers around another layer: at every time step, or in both directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.checks import one_of, one_tensor
from tfjs.layers.composite import Composite, first_shape
from tfjs.layers.naming import name_scope
from tfjs.layers.recurrent.loop import Loop
from tfjs.layers.shapes import Shape, as_list, is_shape, one_shape, shape_list, shown
from tfjs.layers.symbolic import SymbolicTensor
from tfjs.ops import binary
from tfjs.ops.shape import concat, reverse, stack
from tfjs.serialization import deserialize, factory
from tfjs.tensor import Tensor

MergeMode = Literal["sum", "mul", "concat", "ave"]
MERGE_MODES = ("sum", "mul", "concat", "ave")


class Wrapper(Composite):
    """A layer around `layer`, whose weights are its own. The base of such layers of one's own."""

    className = "Wrapper"

    def __init__(self, *, layer: Layer | Mapping[str, Any], **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)
        what = f"{self.name}: layer"
        self.layer: Any = deserialize(layer, Layer, what) if isinstance(layer, Mapping) else layer
        if not isinstance(self.layer, Layer):
            raise TypeError(f"{what}: expected a layer, got {layer!r}")

    @property
    def heldLayers(self) -> Sequence[Layer]:
        return [self.layer]

    def build(self, inputShape: Any = None) -> None:
        if not self.layer.built:
            self.layer.build(inputShape)
            self.layer.built = True
        self.built = True


class TimeDistributed(Wrapper):
    """Applies `layer` to every time step of [batch, time, ...]."""

    className = "TimeDistributed"

    def __init__(self, *, layer: Layer | Mapping[str, Any], **base: Unpack[LayerConfig]) -> None:
        super().__init__(layer=layer, **base)
        self.supportsMasking = True

    def build(self, inputShape: Any = None) -> None:
        shape = one_shape(inputShape, self.name)
        if len(shape) < 3:
            raise ValueError(
                "TimeDistributed layer expects an input shape >= 3D, but received input shape "
                f"{shown(shape)}"
            )
        if not self.layer.built:
            self.layer.build([shape[0], *shape[2:]])
            self.layer.built = True
        self.built = True

    def computeOutputShape(self, inputShape: Any) -> Shape:
        shape = one_shape(inputShape, self.name)
        batch, *rest = self.layer.computeOutputShape([shape[0], *shape[2:]])
        return [batch, shape[1], *rest]

    def call(self, inputs: Any, kwargs: Kwargs) -> Tensor:
        x: Tensor = one_tensor(inputs)
        inside = {key: value for key, value in kwargs.items() if key != "mask"}
        if self.layer.perSample:
            # all steps as one large batch: the same numbers, in one call
            batch, time, *rest = x.dims
            y = one_tensor(self.layer.call(x.reshape([batch * time, *rest]), inside))
            together: Tensor = y.reshape([batch, time, *y.dims[1:]])
            return together
        masks = [None] * x.dims[1]
        if kwargs.get("mask") is not None:
            masks = kwargs["mask"].unstack(1)
        outputs = [
            one_tensor(self.layer.call(step, inside if mask is None else {**inside, "mask": mask}))
            for step, mask in zip(x.unstack(1), masks, strict=True)
        ]
        return stack(outputs, 1)


class Bidirectional(Composite):
    """Two copies of a recurrent `layer`, one of them backwards, and their outputs merged.

    `mergeMode` "concat" (the last axis), "sum", "ave", "mul", or None: both outputs.
    `backwardLayer` is a layer for the way back, where it is not a copy. The weights are those of
    the forward layer, then those of the backward one.
    """

    className = "Bidirectional"
    extras = frozenset({"backwardLayer"})
    meaningful_none = frozenset({"mergeMode"})

    def __init__(
        self,
        *,
        layer: Layer | Mapping[str, Any],
        mergeMode: MergeMode | None = "concat",
        backwardLayer: Layer | Mapping[str, Any] | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: layer"
        self.layer = _recurrent(layer, what)
        if mergeMode is not None:
            one_of(mergeMode, MERGE_MODES, f"{self.name}: mergeMode")
        self.mergeMode = mergeMode
        self.backwardLayer = (
            None
            if backwardLayer is None
            else _recurrent(backwardLayer, f"{self.name}: backwardLayer")
        )
        self.forward = _copy(self.layer, "forward_", self.layer.goBackwards)
        backwards = self.backwardLayer or self.layer
        turned = backwards.goBackwards if self.backwardLayer else not backwards.goBackwards
        self.backward = _copy(backwards, "backward_", turned)
        if self.forward.goBackwards == self.backward.goBackwards:
            raise ValueError(
                f"{self.name}: forward and backward layer must have different goBackwards"
            )
        self._stateful = self.layer.stateful
        self.returnSequences = self.layer.returnSequences
        self.returnState = self.layer.returnState
        self.supportsMasking = True

    @property
    def forwardLayer(self) -> Loop:
        return self.forward

    @property
    def heldLayers(self) -> Sequence[Layer]:
        return [self.forward, self.backward]

    @property
    def states(self) -> list[Tensor | None]:
        return [*self.forward.states, *self.backward.states]

    def resetStates(self, states: Any = None) -> None:
        values = [] if states is None else as_list(states)
        half = len(values) // 2
        self.forward.resetStates(values[:half] or None)
        self.backward.resetStates(values[half:] or None)

    def build(self, inputShape: Any) -> None:
        shape = first_shape(inputShape)
        for layer in (self.forward, self.backward):
            with name_scope(layer.name):
                layer.build(shape)
        self.built = True

    def getWeights(self, trainableOnly: bool = False) -> list[Tensor]:
        return [weight for layer in self.heldLayers for weight in layer.getWeights(trainableOnly)]

    def setWeights(self, weights: Sequence[Any]) -> None:
        half = len(self.forward.weights)
        self.forward.setWeights(weights[:half])
        self.backward.setWeights(weights[half:])

    def computeOutputShape(self, inputShape: Any) -> Any:
        made = self.forward.computeOutputShape(inputShape)
        output, *states = shape_list(made) if not is_shape(made) else [made]
        if self.mergeMode == "concat":
            last = output[-1]
            output = [*output[:-1], None if last is None else 2 * last]
        outputs = [output] if self.mergeMode is not None else [output, list(output)]
        both = [*outputs, *states, *(list(state) for state in states)]
        return both if len(both) > 1 else both[0]

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        own = as_list(mask)[0] if self.returnSequences and mask is not None else None
        outputs = [own] if self.mergeMode is not None else [own, own]
        states = 2 * len(self.forward.states) if self.returnState else 0
        masks = [*outputs, *[None] * states]
        return masks if len(masks) > 1 else masks[0]

    def assertInputCompatibility(self, inputs: Any) -> None:
        items = as_list(inputs)
        if (len(items) - 1) % 2:
            raise ValueError(
                "When passing `initialState` to a Bidirectional RNN, the state should be an Array "
                "containing the states of the underlying RNNs."
            )
        self.forward.assertInputCompatibility(items[: 1 + len(items) // 2])

    def apply(self, inputs: Any, kwargs: Kwargs | None = None) -> Any:
        """`kwargs["initialState"]`: the forward layer's states, then the backward one's."""
        arguments = dict(kwargs or {})
        given = arguments.pop("initialState", None)
        states = [] if given is None else as_list(given)
        if len(states) % 2:
            self.assertInputCompatibility([inputs, *states])
        if states and isinstance(states[0], SymbolicTensor):
            return super().apply([inputs, *states], arguments)
        if states:
            arguments["initialState"] = states
        return super().apply(inputs, arguments)

    def call(self, inputs: Any, kwargs: Kwargs) -> Any:
        x, *states = as_list(inputs)
        states = states or kwargs.get("initialState") or []
        half = len(states) // 2
        inside = {key: value for key, value in kwargs.items() if key != "initialState"}
        there, *forward_states = as_list(self.forward.call([x, *states[:half]], inside))
        back, *backward_states = as_list(self.backward.call([x, *states[half:]], inside))
        if self.returnSequences:
            back = reverse(back, 1)
        outputs = self._merged(there, back)
        if self.returnState:
            outputs = [*outputs, *forward_states, *backward_states]
        return outputs if len(outputs) > 1 else outputs[0]

    def _merged(self, there: Tensor, back: Tensor) -> list[Tensor]:
        match self.mergeMode:
            case "concat":
                return [concat([there, back], -1)]
            case "sum":
                return [binary.add(there, back)]
            case "ave":
                return [binary.add(there, back).mul(0.5)]
            case "mul":
                return [binary.mul(there, back)]
            case None:
                return [there, back]


def _recurrent(value: Any, what: str) -> Any:
    layer = deserialize(value, Layer, what) if isinstance(value, Mapping) else value
    if not isinstance(layer, Loop):
        raise TypeError(
            f"{what}: expected a recurrent layer (simpleRNN, gru, lstm, rnn, convLstm2d), got "
            f"{value!r}"
        )
    return layer


def _copy(layer: Loop, prefix: str, backwards: bool) -> Any:
    config = {**layer.getConfig(), "goBackwards": backwards, "name": prefix + layer.name}
    return type(layer).fromConfig(config)


wrapper = factory(Wrapper, "wrapper", "layers")
timeDistributed = factory(TimeDistributed, "timeDistributed", "layers")
bidirectional = factory(Bidirectional, "bidirectional", "layers")
