"""One step in time: from an input and the states to an output and new states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Unpack

from tfjs.initializers import Initializer
from tfjs.layers.base import Kwargs, Layer, LayerConfig
from tfjs.layers.calls import inherited, outermost
from tfjs.layers.composite import Composite
from tfjs.layers.naming import name_scope
from tfjs.layers.recurrent.keys import CellKeys, GRUKeys, LSTMKeys
from tfjs.layers.shapes import as_list, one_shape, shown
from tfjs.layers.symbolic import SymbolicTensor
from tfjs.layers.variables import LayerVariable, as_tensor
from tfjs.ops import creation, nn
from tfjs.ops.shape import concat
from tfjs.serialization import deserialize, factory
from tfjs.tensor import Tensor


class RNNCell(Layer):
    """The base of cells, one's own too.

    `stateSize` is the extent of the state, or a list of them, the output's first. `call([input,
    *states], kwargs)` gives `[output, *states]`.
    """

    stateSize: int | list[int]
    _sequence = 0  # the outermost call that the last step was part of

    @property
    def state_sizes(self) -> list[int]:
        return as_list(self.stateSize)

    def forget_masks(self) -> None:
        """A new sequence begins: what was drawn for dropout is drawn anew."""

    def build_inside(self, extents: Sequence[int | None]) -> None:
        """Build the layers inside, as `call` uses them: by a step on zeros."""
        if not all(layer.built for layer in self.heldLayers):
            x = creation.zeros([1, *(1 if n is None else n for n in extents)])
            self.call([x, *self.getInitialState({"batchSize": 1})], {})

    def applyStep(self, inputs: Any, states: Any, kwargs: Kwargs | None = None) -> list[Any]:
        """The output and the new states: a list where `states` is one, else the state alone. What
        was drawn for dropout holds for all steps of one call of the model around; an extension.
        """
        given = as_list(states)
        if isinstance(inputs, SymbolicTensor) or any(isinstance(s, SymbolicTensor) for s in given):
            raise TypeError(f"{self.name}: applyStep computes with numbers; use tf.layers.rnn")
        x = as_tensor(inputs)
        if not self.built:
            with name_scope(self.name):
                self.build(list(x.shape))
            self.built = True
            if self.initialWeights is not None:
                self.setWeights(self.initialWeights)
        if self._sequence != outermost():
            self._sequence = outermost()
            self.forget_masks()
        items = [x, *(as_tensor(state) for state in given)]
        (output, *after), _ = self.call_masked(items, inherited(kwargs or {}), [None] * len(items))
        alone = not isinstance(states, (list, tuple)) and len(after) == 1
        return [output, after[0] if alone else after]

    def getInitialState(self, config: Mapping[str, Any]) -> list[Tensor]:
        """The states of zero that `batchSize` sequences start from; an extension."""
        return [creation.zeros([config["batchSize"], size]) for size in self.state_sizes]


class BuiltInCell(CellKeys, RNNCell):
    """A cell of `gates` gates side by side in its weights: kernel [input, gates units], recurrent
    kernel [units, gates units], bias [gates units].

    A step is `project`, which needs no state and can be done for all times at once, and `step`.
    """

    gates: ClassVar[int]

    def __init__(self, **base: Any) -> None:
        super().__init__(**base)
        self.stateSize = self.units
        self.bias: LayerVariable | None = None
        self.forget_masks()

    def forget_masks(self) -> None:
        self._input_mask: Tensor | None = None
        self._state_mask: Tensor | None = None

    def build(self, inputShape: Any) -> None:
        extent = one_shape(inputShape, self.name)[-1]
        if extent is None:
            raise ValueError(
                f"{self.name} ({self.getClassName()}): the last axis of its input must be known, "
                f"got {shown(inputShape)}"
            )
        self.make_weights([extent], [self.units])

    def make_weights(self, inputs: Sequence[int], states: Sequence[int]) -> None:
        """The kernels, whose last axis holds the gates, and the bias."""
        wide = self.units * self.gates
        self.kernel = self.addWeight(
            "kernel",
            [*inputs, wide],
            None,
            self.kernelInitializer,
            self.kernelRegularizer,
            True,
            self.kernelConstraint,
        )
        self.recurrentKernel = self.addWeight(
            "recurrent_kernel",
            [*states, wide],
            None,
            self.recurrentInitializer,
            self.recurrentRegularizer,
            True,
            self.recurrentConstraint,
        )
        if self.useBias:
            self.bias = self.addWeight(
                "bias",
                self.bias_shape(),
                None,
                self.bias_initializer(),
                self.biasRegularizer,
                True,
                self.biasConstraint,
            )
        self.built = True

    def bias_shape(self) -> list[int]:
        return [self.units * self.gates]

    def bias_initializer(self) -> Initializer | None:
        return self.biasInitializer

    def call(self, inputs: Any, kwargs: Kwargs) -> list[Tensor]:
        expected = 1 + len(self.state_sizes)
        if len(inputs) != expected:
            raise ValueError(
                f"{self.getClassName()} expects {expected} input Tensors (the input and the "
                f"states), got {len(inputs)}."
            )
        x, *states = inputs
        projected = self.project(x, kwargs)
        return self.step(projected, states, kwargs)

    def project(self, x: Tensor, kwargs: Kwargs) -> Tensor:
        """The input's part of all gates. x [batch, input] or [batch, time, input]."""
        x = self._dropped_input(x, kwargs)
        batch = x.dims[:-1]
        rows = x if len(batch) == 1 else x.reshape([-1, x.dims[-1]])
        z: Tensor = rows.matMul(self.kernel.read())
        bias = self.input_bias()
        if bias is not None:
            z = z.add(bias)
        return z if len(batch) == 1 else z.reshape([*batch, z.dims[-1]])

    def input_bias(self) -> Tensor | None:
        return None if self.bias is None else self.bias.read()

    def step(self, z: Tensor, states: Sequence[Tensor], kwargs: Kwargs) -> list[Tensor]:
        """The output and the states after a step; z [batch, gates units] is projected."""
        raise NotImplementedError

    def _dropped_input(self, x: Tensor, kwargs: Kwargs) -> Tensor:
        if not (0 < self.dropout < 1 and kwargs.get("training")):
            return x
        if self._input_mask is None:
            self._input_mask = self._mask(self.input_mask_shape(x), self.dropout)
        mask = self._input_mask
        dropped: Tensor = x.mul(mask if x.rank == mask.rank else mask.expandDims(1))
        return dropped

    def input_mask_shape(self, x: Tensor) -> Sequence[int]:
        """The mask of the input is the same one at all times."""
        return [x.dims[0], x.dims[-1]]

    def dropped_state(self, h: Tensor, kwargs: Kwargs) -> Tensor:
        """The state as the recurrent kernel sees it."""
        if not (0 < self.recurrentDropout < 1 and kwargs.get("training")):
            return h
        if self._state_mask is None:
            self._state_mask = self._mask(list(h.dims), self.recurrentDropout)
        dropped: Tensor = h.mul(self._state_mask)
        return dropped

    def _mask(self, shape: Sequence[int], rate: float) -> Tensor:
        ones = creation.ones(shape)
        if self.dropoutFunc is not None:
            return self.dropoutFunc(ones, rate)
        mask: Tensor = nn.dropout(ones, rate, None, self.seed)
        return mask


class _Made(RNNCell):
    """Where the keywords of a cell end: `RNNCell` itself takes one config, for users' cells."""

    def __init__(self, **base: Unpack[LayerConfig]) -> None:
        super().__init__(base)


class SimpleRNNCell(BuiltInCell, _Made):
    """h' = activation(x kernel + h recurrent + bias)."""

    className = "SimpleRNNCell"
    gates = 1

    def step(self, z: Tensor, states: Sequence[Tensor], kwargs: Kwargs) -> list[Tensor]:
        h = self.dropped_state(states[0], kwargs)
        output = self.activation.apply(z.add(h.matMul(self.recurrentKernel.read())))
        return [output, output]


class GRUCell(GRUKeys, BuiltInCell, _Made):
    """h' = z h + (1 - z) hh, with the gates z (update) and r (reset) and the candidate hh.

    hh = activation(x_h + (r h) R_h), or with `resetAfter` activation(x_h + r (h R_h + b_h)), where
    the bias is [2, 3 units]: the input's and the state's. Cho et al. 2014.
    """

    className = "GRUCell"
    gates = 3

    def bias_shape(self) -> list[int]:
        return [2, 3 * self.units] if self.resetAfter else [3 * self.units]

    def input_bias(self) -> Tensor | None:
        bias = super().input_bias()
        if bias is None or not self.resetAfter:
            return bias
        return self._half(bias, 0)

    def _half(self, bias: Tensor, index: int) -> Tensor:
        half: Tensor = bias.slice([index, 0], [1, 3 * self.units]).reshape([3 * self.units])
        return half

    def step(self, z: Tensor, states: Sequence[Tensor], kwargs: Kwargs) -> list[Tensor]:
        h = self.dropped_state(states[0], kwargs)
        recurrent = self.recurrentKernel.read()
        x_update, x_reset, x_new = z.split(3, 1)
        if self.resetAfter:
            inner = h.matMul(recurrent)
            if self.bias is not None:
                inner = inner.add(self._half(self.bias.read(), 1))
            h_update, h_reset, h_new = inner.split(3, 1)
        else:
            gates, candidate = recurrent.split([2 * self.units, self.units], 1)
            h_update, h_reset = h.matMul(gates).split(2, 1)
        update = self.recurrentActivation.apply(x_update.add(h_update))
        reset = self.recurrentActivation.apply(x_reset.add(h_reset))
        h_new = reset.mul(h_new) if self.resetAfter else reset.mul(h).matMul(candidate)
        new = self.activation.apply(x_new.add(h_new))
        output = update.mul(h).add(update.neg().add(1).mul(new))
        return [output, output]


class LSTMCell(LSTMKeys, BuiltInCell, _Made):
    """c' = f c + i activation(g), h' = o activation(c'), with the gates i, f, o of
    recurrentActivation and the candidate g; in the weights they stand as i, f, g, o.

    Hochreiter and Schmidhuber 1997.
    """

    className = "LSTMCell"
    gates = 4

    def __init__(self, **base: Any) -> None:
        super().__init__(**base)
        self.stateSize = [self.units, self.units]

    def bias_initializer(self) -> Initializer | None:
        return _ForgetBias(self.biasInitializer) if self.unitForgetBias else self.biasInitializer

    def step(self, z: Tensor, states: Sequence[Tensor], kwargs: Kwargs) -> list[Tensor]:
        h = self.dropped_state(states[0], kwargs)
        i, f, g, o = z.add(self.recur(h)).split(4, z.rank - 1)
        gate, activation = self.recurrentActivation.apply, self.activation.apply
        carry = gate(f).mul(states[1]).add(gate(i).mul(activation(g)))
        output = gate(o).mul(activation(carry))
        return [output, output, carry]

    def recur(self, h: Tensor) -> Tensor:
        """The state's part of all gates."""
        made: Tensor = h.matMul(self.recurrentKernel.read())
        return made


class _ForgetBias(Initializer):
    """A quarter of ones after the first quarter, the rest as `others` has it."""

    className = "ForgetBias"

    def __init__(self, others: Initializer | None) -> None:
        self.others = others

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        assert self.others is not None
        units = shape[0] // 4
        first, rest = self.others.apply([units], dtype), self.others.apply([2 * units], dtype)
        return concat([first, creation.ones([units]), rest], 0)


class StackedRNNCells(Composite, RNNCell):
    """Cells on top of each other as one. The states are those of the last cell first."""

    className = "StackedRNNCells"

    def __init__(
        self, *, cells: Sequence[Layer | Mapping[str, Any]], **base: Unpack[LayerConfig]
    ) -> None:
        super().__init__(base)
        what = f"{self.name}: cells"
        self.cells = [cell_of(cell, what) for cell in cells]
        if not self.cells:
            raise ValueError(f"{what}: expected at least one cell, got none")

    @property
    def heldLayers(self) -> Sequence[Layer]:
        return self.cells

    @property
    def stateSize(self) -> list[int]:  # type: ignore[override]  # here it follows from the cells
        return [size for cell in reversed(self.cells) for size in cell.state_sizes]

    def forget_masks(self) -> None:
        for cell in self.cells:
            cell.forget_masks()

    def build(self, inputShape: Any) -> None:
        shape = one_shape(inputShape, self.name)
        for index, cell in enumerate(self.cells):
            with name_scope(f"RNNCell_{index}"):
                cell.build(shape)
                cell.built = True
                cell.build_inside(shape[1:])
            shape = [shape[0], cell.state_sizes[0]]
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> list[Tensor]:
        x, *states = inputs
        given: dict[int, list[Tensor]] = {}
        for index in reversed(range(len(self.cells))):
            count = len(self.cells[index].state_sizes)
            given[index], states = states[:count], states[count:]
        made: list[list[Tensor]] = []
        for index, cell in enumerate(self.cells):
            x, *after = cell.call([x, *given[index]], kwargs)
            made.append(after)
        return [x, *(state for after in reversed(made) for state in after)]


def cell_of(value: Any, what: str) -> Any:
    """A cell, made where its description came out of a config. Any layer with a `stateSize`."""
    cell = deserialize(value, Layer, what) if isinstance(value, Mapping) else value
    if getattr(cell, "stateSize", None) is None:
        raise ValueError(
            f"{what}: the RNN cell should have an attribute `stateSize` (a number, or a list of "
            f"one for each state), got {cell!r}"
        )
    return cell


simpleRNNCell = factory(SimpleRNNCell, "simpleRNNCell", "layers")
gruCell = factory(GRUCell, "gruCell", "layers")
lstmCell = factory(LSTMCell, "lstmCell", "layers")
stackedRNNCells = factory(StackedRNNCells, "stackedRNNCells", "layers")
