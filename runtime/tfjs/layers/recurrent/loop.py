"""The loop over time around a cell."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Unpack

from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.calls import calling
from tfjs.layers.composite import Composite, first_shape
from tfjs.layers.recurrent.cells import BuiltInCell, StackedRNNCells, cell_of
from tfjs.layers.shapes import Shape, as_list, shown
from tfjs.layers.symbolic import InputSpec, SymbolicTensor
from tfjs.ops import creation, memory
from tfjs.ops.shape import stack
from tfjs.serialization import factory
from tfjs.tensor import Tensor


class Loop(Composite):
    """Feeds [batch, time, ...] to `cell` step by step.

    The output is the last step's, or with `returnSequences` [batch, time, ...] of all; with
    `returnState` the final states follow it. `goBackwards` starts at the end. A step that the mask
    leaves out keeps output and states; with `zeroOutputForMask`, an extension, its output among
    those of all steps is zero, as Keras's Bidirectional has it. `stateful`: the states of a batch
    are the next one's initial ones, until `resetStates`.
    """

    cell: Any
    extras: ClassVar[frozenset[str]] = frozenset({"seed", "zeroOutputForMask"})
    shorthands: ClassVar[frozenset[str]] = frozenset({"inputDim", "inputLength"})

    def __init__(
        self,
        *,
        returnSequences: bool = False,
        returnState: bool = False,
        goBackwards: bool = False,
        stateful: bool = False,
        unroll: bool = False,
        zeroOutputForMask: bool = False,
        inputDim: int | None = None,
        inputLength: int | None = None,
        **base: Unpack[LayerConfig],
    ) -> None:
        if inputDim is not None and "inputShape" not in base and "batchInputShape" not in base:
            base["inputShape"] = [inputLength, inputDim]
        super().__init__(base)
        self.returnSequences = returnSequences
        self.returnState = returnState
        self.goBackwards = goBackwards
        self._stateful = stateful
        self.unroll = unroll
        self.zeroOutputForMask = zeroOutputForMask
        self.supportsMasking = True
        self.inputSpec = [InputSpec({"minNDim": 3})]
        self._states: list[Tensor] | None = None
        self._batch: int | None = None

    @property
    def heldLayers(self) -> Sequence[Layer]:
        return [self.cell]

    # Shapes and masks.

    def build(self, inputShape: Any) -> None:
        shape = first_shape(inputShape)
        self._batch = shape[0]
        if self.stateful and self._batch is None:
            raise ValueError(
                f"{self.name}: a stateful RNN needs to know its batch size: give "
                "batchInputShape to the first layer, or batchShape to tf.input"
            )
        if not self.cell.built:
            self.cell.build([shape[0], *shape[2:]])
            self.cell.built = True
            self.cell.build_inside(shape[2:])
        batch = self._batch if self.stateful else None
        self.inputSpec = [InputSpec({"shape": [batch, None, *shape[2:]]})]
        self.built = True
        if self.stateful:
            self.resetStates()

    def computeOutputShape(self, inputShape: Any) -> Any:
        shape = first_shape(inputShape)
        steps = [shape[1]] if self.returnSequences else []
        output: Shape = [shape[0], *steps, *self.state_shape(0)]
        if not self.returnState:
            return output
        count = len(self.cell.state_sizes)
        return [output, *([shape[0], *self.state_shape(index)] for index in range(count))]

    def state_shape(self, index: int) -> list[int]:
        """The shape of a state, without the batch."""
        return [self.cell.state_sizes[index]]

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        own = as_list(mask)[0] if self.returnSequences and mask is not None else None
        return [own, *(None for _ in self.cell.state_sizes)] if self.returnState else own

    def assertInputCompatibility(self, inputs: Any) -> None:
        items = as_list(inputs)
        super().assertInputCompatibility(items[:1])
        if len(items) > 1:
            self._check_states(items[1:])

    def _check_states(self, states: Sequence[Any]) -> None:
        sizes = self.cell.state_sizes
        if len(states) != len(sizes):
            raise ValueError(
                f"RNN Layer {self.name} has {len(sizes)} state(s) but was passed {len(states)} "
                "initial state(s)."
            )
        for index, state in enumerate(states):
            if state.shape[-1] not in (None, self.state_shape(index)[-1]):
                raise ValueError(
                    f"State {index} is incompatible with layer {self.name}: expected shape="
                    f"{shown([None, *self.state_shape(index)])}, received shape="
                    f"{shown(list(state.shape))}"
                )

    # States.

    @property
    def states(self) -> list[Tensor | None]:
        """The states that a stateful layer keeps; None before there are any."""
        return [None for _ in self.cell.state_sizes] if self._states is None else [*self._states]

    def resetStates(self, states: Any = None) -> None:
        """Set the kept states to zero, or to what is given."""
        if not self.stateful:
            raise AttributeError("Cannot call resetStates() on an RNN Layer that is not stateful.")
        if states is None:
            assert self._batch is not None
            sizes = range(len(self.cell.state_sizes))
            values = [creation.zeros([self._batch, *self.state_shape(i)]) for i in sizes]
        else:
            values = as_list(states)
            self._check_states(values)
        kept = [memory.keep(value.clone()) for value in values]
        if self._states is not None:
            memory.dispose(self._states)
        self._states = kept

    def getStates(self) -> list[Tensor | None]:
        """`states`, as a method."""
        return self.states

    def setStates(self, states: Sequence[Tensor]) -> None:
        """Keep these states for the next batch."""
        self.resetStates(states)

    def getInitialState(self, inputs: Tensor) -> list[Tensor]:
        """The zeros that a batch of inputs [batch, steps, ...] starts from."""
        sizes = range(len(self.cell.state_sizes))
        return [creation.zeros([inputs.dims[0], *self.state_shape(index)]) for index in sizes]

    # Calls.

    def apply(self, inputs: Any, kwargs: Kwargs | None = None) -> Any:
        """`kwargs["initialState"]` are the states to start from, symbolic ones too."""
        arguments = dict(kwargs or {})
        if arguments.get("constants") is not None:
            raise NotImplementedError(f"{self.name}: RNN constants: TF.js has no support for them")
        given = arguments.pop("initialState", None)
        states = [] if given is None else as_list(given)
        if states and isinstance(inputs, (list, tuple)) and hasattr(inputs[0], "shape"):
            raise ValueError(
                "When inputs is an array, neither initialState or constants should be provided"
            )
        if states and isinstance(states[0], SymbolicTensor):
            return super().apply([inputs, *states], arguments)
        if states:
            arguments["initialState"] = states
        return super().apply(inputs, arguments)

    def call(self, inputs: Any, kwargs: Kwargs) -> Any:
        x, *states = as_list(inputs)
        mask = kwargs.get("mask")
        states = states or kwargs.get("initialState") or self._first_states(x)
        self._check_states(states)
        if not x.dims[1]:
            raise ValueError(f"{self.name}: the input has no time step: shape {x.shape}")
        training = {"training": bool(kwargs.get("training"))}
        self.cell.forget_masks()
        with calling(training):  # the layers of a cell of one's own are in training when this is
            last, outputs, states = self._run(x, states, as_list(mask)[0], training)
        self.cell.forget_masks()
        if self.stateful:
            self.resetStates(states)
        output = stack(outputs, 1) if self.returnSequences else last
        return [output, *states] if self.returnState else output

    def _first_states(self, x: Tensor) -> list[Tensor]:
        if self.stateful and self._states is not None:
            return self._states
        return self.getInitialState(x)

    def _run(
        self, x: Tensor, states: list[Tensor], mask: Tensor | None, kwargs: Mapping[str, Any]
    ) -> tuple[Tensor, list[Tensor], list[Tensor]]:
        """The last output, all of them if wanted, and the last states."""
        cell = self.cell
        if isinstance(cell, BuiltInCell) and type(cell).call is BuiltInCell.call:
            # the input's part of all steps at once: one large product instead of many small ones
            inputs = cell.project(x, kwargs).unstack(1)
            steps = [lambda states, z=z: cell.step(z, states, kwargs) for z in inputs]
        else:
            inputs = x.unstack(1)
            steps = [lambda states, z=z: cell.call([z, *states], kwargs) for z in inputs]
        masks = _masks_of_steps(mask, len(steps))
        order = range(len(steps) - 1, -1, -1) if self.goBackwards else range(len(steps))
        outputs: list[Tensor] = []
        output = states[0]
        for time in order:
            made, *after = steps[time](states)
            if masks is not None:
                made = _chosen(masks[time], made, states[0])
                after = [
                    _chosen(masks[time], new, old) for new, old in zip(after, states, strict=True)
                ]
            output, states = made, after
            if self.returnSequences:
                hidden = masks[time] if masks is not None and self.zeroOutputForMask else None
                outputs.append(output if hidden is None else output.mul(_like(hidden, output)))
        return output, outputs, states


def _masks_of_steps(mask: Tensor | None, steps: int) -> list[Tensor] | None:
    """One mask [batch, 1] of zeros and ones for each step."""
    if mask is None:
        return None
    numbers = mask.cast("float32").reshape([mask.dims[0], steps, 1])
    masks: list[Tensor] = numbers.unstack(1)
    return masks


def _like(mask: Tensor, x: Tensor) -> Tensor:
    """A mask of samples that spreads over the other axes of x."""
    if x.rank == 2:
        return mask
    spread: Tensor = mask.reshape([mask.dims[0], *[1] * (x.rank - 1)])
    return spread


def _chosen(mask: Tensor, new: Tensor, old: Tensor) -> Tensor:
    """`new` where the mask is 1, `old` where it is 0."""
    mask = _like(mask, new)
    chosen: Tensor = new.mul(mask).add(old.mul(mask.neg().add(1)))
    return chosen


class RNN(Loop):
    """The loop around a cell of one's own, or of `tf.layers`, or a stack of several."""

    className = "RNN"

    def __init__(self, *, cell: Layer | Mapping[str, Any] | list[Any], **loop: Any) -> None:
        super().__init__(**loop)
        what = f"{self.name}: cell"
        if isinstance(cell, (list, tuple)):
            self.cell = StackedRNNCells(cells=cell)
        else:
            self.cell = cell_of(cell, what)
        if self.unroll:
            warnings.warn(f"{self.name}: unroll changes nothing here", stacklevel=2)


rnn = factory(RNN, "rnn", "layers")
