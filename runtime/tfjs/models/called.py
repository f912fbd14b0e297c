"""What stands for the graph of a model whose `call` is a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tfjs.layers import InputLayer, Layer, SymbolicTensor
from tfjs.layers.shapes import Shape
from tfjs.models.graph import Graph
from tfjs.tensor import Tensor

if TYPE_CHECKING:
    from tfjs.layers.symbolic import Node


@dataclass(frozen=True)
class Structure:
    """How tensors are held together: one alone, a list of structures, or a dict of them."""

    keys: tuple[str | int, ...] | None = None  # None: one tensor
    parts: tuple[Structure, ...] = field(default=())

    @property
    def named(self) -> bool:
        return bool(self.keys) and self.keys is not None and isinstance(self.keys[0], str)

    def joined(self, tensors: Sequence[Any]) -> Any:
        """The tensors in this structure."""
        return self._taken(list(reversed(tensors)))

    def _taken(self, rest: list[Any]) -> Any:
        if self.keys is None:
            return rest.pop()
        values = [part._taken(rest) for part in self.parts]
        return dict(zip(self.keys, values, strict=True)) if self.named else values

    def names(self, single: str) -> list[str]:
        """A name for each tensor: its key in a dict, else `single` with a number."""
        if self.keys is None:
            return [single]
        if self.named and all(part.keys is None for part in self.parts):
            return [str(key) for key in self.keys]
        return [f"{single}{index + 1}" for index in range(len(flat(self.joined([0] * self.size))))]

    @property
    def size(self) -> int:
        return 1 if self.keys is None else sum(part.size for part in self.parts)


def structure_of(value: Any) -> Structure:
    match value:
        case Mapping():
            return Structure(tuple(value), tuple(structure_of(item) for item in value.values()))
        case list() | tuple():
            parts = tuple(structure_of(item) for item in value)
            return Structure(tuple(range(len(parts))), parts)
        case _:
            return Structure()


def flat(value: Any) -> list[Any]:
    """What is held together by lists and dicts, as one list."""
    match value:
        case Mapping():
            return [one for item in value.values() for one in flat(item)]
        case list() | tuple():
            return [one for item in value for one in flat(item)]
        case _:
            return [value]


class CallGraph(Graph):
    """Inputs and outputs of a `call`, as far as its first run showed them, and its layers."""

    countsPenalties = True

    def __init__(self, model: Any, given: Any, made: Any, structures: Sequence[Structure]) -> None:
        self.model = model
        self.given, self.made = structures
        self.name = model.name
        self.inputs = [_input(x) for x in flat(given)]
        names = self.made.names("output")
        self.outputs = [
            SymbolicTensor(y.dtype, _shape(y), model, self.inputs, {}, name)
            for y, name in zip(flat(made), names, strict=True)
        ]
        self.input_layers = [x.sourceLayer for x in self.inputs]
        self.nodes: list[Node] = []
        self.nodes_by_depth: dict[int, list[Node]] = {}
        self.steps = []
        self.slots = {}

    @property
    def layers(self) -> list[Layer]:  # type: ignore[override]  # fixed in a graph, found here
        return list(self.model.heldLayers)

    @property
    def penalised(self) -> Sequence[Layer]:
        return [self.model]

    def run(
        self, values: Sequence[Tensor], kwargs: Mapping[str, Any], masks: Sequence[Any] = ()
    ) -> tuple[list[Tensor], list[Any]]:
        if len(values) != self.given.size:
            raise ValueError(
                f"{self.name}: expected {self.given.size} inputs, as in its first call, got "
                f"{len(values)}"
            )
        given = [mask for mask in masks if mask is not None]
        if given:
            kwargs = {**kwargs, "mask": given[0] if len(values) == 1 else list(masks)}
        outputs = flat(self.model.called(self.given.joined(values), kwargs))
        return outputs, [y.kerasMask for y in outputs]

    def execute(
        self, values: Sequence[Tensor], kwargs: Mapping[str, Any], masks: Sequence[Any] = ()
    ) -> tuple[list[Any], list[Any]]:
        raise TypeError(
            f"{self.name}: execute: a model with a call() of its own has no graph of named tensors"
        )

    def output_shapes(self, shapes: Sequence[Shape]) -> list[Shape]:
        """The shapes of the outputs, found by a call on zeros."""
        made: list[Shape] = [
            _shape(y) for y in flat(self.model.called(self.given.joined(zeros_of(shapes)), {}))
        ]
        return made


def zeros_of(shapes: Sequence[Shape]) -> list[Tensor]:
    """A sample of zeros for each shape; extents that the data decides are 1."""
    from tfjs.ops.creation import zeros

    return [zeros([1, *(1 if n is None else n for n in shape[1:])]) for shape in shapes]


def _shape(tensor: Tensor) -> Shape:
    return [None, *tensor.dims[1:]] if tensor.dims else []


def _input(x: Tensor) -> SymbolicTensor:
    output: SymbolicTensor = InputLayer(batchInputShape=_shape(x), dtype=x.dtype).output
    return output
