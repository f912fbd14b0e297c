"""`x[...]` on tensors: gather, slice, stridedSlice, reverse and expandDims.

Back there is nothing to do: the methods are the dialect's form too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import Boolean, Instance, Kind, ListOf, Number, Unknown, is_tensor
from keras_tfjs.lower.rules.operators import written
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_PATTERNS = ("Tensor[]", "Variable[]", "SymbolicTensor[]")


@dataclass(frozen=True)
class _Bounds:
    """One axis of a slice. `size` is None for "to the end"."""

    begin: cst.BaseExpression
    end: cst.BaseExpression | None
    step: int = 1

    @property
    def is_whole(self) -> bool:
        return self.end is None and self.step == 1 and build.is_literal(self.begin, 0)


@rule(cst.Subscript, *_PATTERNS, to=Dialect.JS)
def part(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    if _is_target(at):
        at.report("KT408")
        return None
    source = at.original
    assert isinstance(source, cst.Subscript)
    kind = at.kind(source.value)
    made = None
    if isinstance(kind, Instance) and is_tensor(kind):
        indices = _spread([element.slice for element in node.slice])
        before = _spread([element.slice for element in source.slice])
        made = _Indexing(node.value, kind, list(map(_index_kind(at), before))).apply(indices)
    if made is None:
        at.report("KT407", index=written(source))
    return made


def _index_kind(at: Site) -> Callable[[cst.BaseSlice], Kind]:
    return lambda index: at.kind(index.value) if isinstance(index, cst.Index) else Unknown()


def _is_target(at: Site) -> bool:
    return isinstance(at.parent, cst.AssignTarget | cst.AugAssign | cst.Del) or (
        isinstance(at.parent, cst.AnnAssign) and at.parent.target is at.original
    )


def _spread(indices: list[cst.BaseSlice]) -> list[cst.BaseSlice]:
    """`x[(1, 2)]` is `x[1, 2]`."""
    match indices:
        case [cst.Index(value=cst.Tuple(elements=elements))]:
            return [cst.Index(element.value) for element in elements]
        case _:
            return indices


class _Indexing:
    """Makes the methods for one subscript. Axes are counted from the front, behind an ellipsis
    from the end."""

    def __init__(self, value: cst.BaseExpression, kind: Instance, indices: list[Kind]) -> None:
        self._value = value
        self._shape = kind.shape
        self._kinds = indices

    def apply(self, indices: list[cst.BaseSlice]) -> cst.BaseExpression | None:
        axes = _axes(indices)
        if axes is None:
            return None
        behind = any(axis < 0 for axis in axes.values())
        slices: dict[int, _Bounds] = {}
        gathered: list[tuple[int, cst.BaseExpression]] = []
        inserted: list[int] = []
        for position, index in enumerate(indices):
            if position not in axes:
                if isinstance(index, cst.Index) and build.is_literal(index.value, None):
                    inserted.append(position)
                continue
            axis = axes[position]
            if isinstance(index, cst.Slice):
                bounds = self._bounds(index, axis)
                if bounds is None:
                    return None
                if not bounds.is_whole:
                    slices[axis] = bounds
            elif isinstance(index, cst.Index):
                picked = self._picked(index.value, self._kinds[position], axis)
                if picked is None:
                    return None
                gathered.append((axis, picked))
        if behind and (slices or inserted):
            return None
        value = self._sliced(slices)
        for axis, picked in sorted(gathered, key=lambda each: -each[0]):
            arguments = [picked] if axis == 0 else [picked, build.literal(axis)]
            value = build.method(value, "gather", *arguments)
        return self._expanded(value, indices, inserted)

    def _expanded(
        self, value: cst.BaseExpression, indices: list[cst.BaseSlice], inserted: list[int]
    ) -> cst.BaseExpression:
        """New axes, at the place that they have in the result."""
        taken = 0
        for position, index in enumerate(indices):
            if position in inserted:
                value = build.method(value, "expandDims", position - taken)
            elif isinstance(index, cst.Index) and not self._keeps_axis(index.value, position):
                taken += 1
        return value

    def _keeps_axis(self, index: cst.BaseExpression, position: int) -> bool:
        kind = self._kinds[position]
        return isinstance(kind, ListOf) or is_tensor(kind) or isinstance(index, cst.Ellipsis)

    def _size(self, axis: int) -> cst.BaseExpression:
        """How long the axis is: a number where it is known."""
        if self._shape is not None and -len(self._shape) <= axis < len(self._shape):
            size = self._shape[axis]
            if size is not None:
                return build.literal(size)
        return build.subscript(build.attribute(self._value, "shape"), axis)

    def _picked(
        self, index: cst.BaseExpression, kind: Kind, axis: int
    ) -> cst.BaseExpression | None:
        number = build.evaluated(index)
        if isinstance(number, int) and not isinstance(number, bool):
            if number >= 0:
                return index
            return cst.BinaryOperation(
                build.subscript(build.attribute(self._value, "shape"), axis),
                cst.Subtract(),
                build.literal(-number),
            )
        is_mask = isinstance(kind, Instance) and kind.dtype == "bool"
        if is_mask or not isinstance(kind, Number | ListOf | Instance | Unknown):
            return None
        if isinstance(kind, ListOf) and isinstance(kind.of, Boolean):
            return None
        return build.bare(index)

    def _bounds(self, index: cst.Slice, axis: int) -> _Bounds | None:
        step = 1 if index.step is None else build.evaluated(index.step)
        if not isinstance(step, int) or step == 0:
            return None
        if step < 0:
            whole = index.lower is None and index.upper is None and step == -1
            return _Bounds(build.literal(0), None, -1) if whole else None
        begin = build.literal(0) if index.lower is None else self._place(index.lower, axis)
        end = None if index.upper is None else self._place(index.upper, axis)
        return _Bounds(begin, end, step)

    def _place(self, bound: cst.BaseExpression, axis: int) -> cst.BaseExpression:
        """A bound counted from the front."""
        match bound:
            case cst.UnaryOperation(operator=cst.Minus(), expression=distance):
                size = self._size(axis)
                return _difference(size, distance)
            case _:
                return build.bare(bound)

    def _sliced(self, slices: dict[int, _Bounds]) -> cst.BaseExpression:
        value = self._value
        for axis in sorted(axis for axis, bounds in slices.items() if bounds.step < 0):
            value = build.method(value, "reverse", axis)
        slices = {axis: bounds for axis, bounds in slices.items() if bounds.step > 0}
        if not slices:
            return value
        whole = _Bounds(build.literal(0), None)
        axes = [slices.get(axis, whole) for axis in range(max(slices) + 1)]
        begins = build.list_(bounds.begin for bounds in axes)
        if any(bounds.step != 1 for bounds in axes):
            ends = [bounds.end or self._size(axis) for axis, bounds in enumerate(axes)]
            steps = build.list_(build.literal(bounds.step) for bounds in axes)
            return build.method(value, "stridedSlice", begins, build.list_(ends), steps)
        sizes = [
            build.literal(-1) if bounds.end is None else _difference(bounds.end, bounds.begin)
            for bounds in axes
        ]
        return build.method(value, "slice", begins, build.list_(sizes))


def _axes(indices: list[cst.BaseSlice]) -> dict[int, int] | None:
    """The axis that each index stands for; those behind an ellipsis are counted from the end."""
    taking = [
        position
        for position, index in enumerate(indices)
        if not (isinstance(index, cst.Index) and _is_free(index.value))
    ]
    gaps = [
        position
        for position, index in enumerate(indices)
        if isinstance(index, cst.Index) and isinstance(index.value, cst.Ellipsis)
    ]
    if len(gaps) > 1:
        return None
    gap = gaps[0] if gaps else len(indices)
    behind = [position for position in taking if position > gap]
    front = [position for position in taking if position < gap]
    axes = {position: axis for axis, position in enumerate(front)}
    axes |= {position: axis - len(behind) for axis, position in enumerate(behind)}
    return axes


def _is_free(index: cst.BaseExpression) -> bool:
    return isinstance(index, cst.Ellipsis) or build.is_literal(index, None)


def _difference(end: cst.BaseExpression, begin: cst.BaseExpression) -> cst.BaseExpression:
    """`end - begin`, computed where both are literals, and short where one is nothing."""
    numbers = build.evaluated(end), build.evaluated(begin)
    if all(isinstance(number, int) for number in numbers):
        return build.literal(int(str(numbers[0])) - int(str(numbers[1])))
    if numbers[1] == 0:
        return end
    match end:
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=right):
            if left.deep_equals(begin):
                return build.bare(right)
    wrap = isinstance(begin, cst.BinaryOperation)
    return cst.BinaryOperation(
        end, cst.Subtract(), build.parenthesised(begin) if wrap and not begin.lpar else begin
    )
