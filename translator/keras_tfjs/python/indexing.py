"""`x[...]` on tensors as TF.js says it: gather, slice, stridedSlice, reverse and expandDims.

The API half and `lower` differ only in the tensors and indices that they let through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import Boolean, Instance, Kind, ListOf, Number, Unknown, is_tensor
from keras_tfjs.python import build
from keras_tfjs.python.bounds import fits, from_the_end, has_unseen_sign, is_negative_name
from keras_tfjs.python.site import Site


class NoForm(Exception):
    """TF.js has no composition for the index; the argument says why."""


class OnlyBrackets(NoForm):
    """The runtime's own brackets do it, because they know the rank."""


@dataclass(frozen=True)
class _Bounds:
    """One axis of a slice. `end` is None for "to the end"."""

    begin: cst.BaseExpression
    end: cst.BaseExpression | None
    step: int = 1

    @property
    def is_whole(self) -> bool:
        return self.end is None and self.step == 1 and build.is_literal(self.begin, 0)


_WHOLE = _Bounds(build.literal(0), None)


def indexed(
    node: cst.Subscript,
    source: cst.Subscript,
    value: cst.BaseExpression,
    kind: Instance,
    at: Site,
    *,
    ranked: bool = False,
) -> cst.BaseExpression:
    """`value[...]` as methods: `node` is the subscript as it is now, `source` as it was, `kind`
    what is indexed. A form may ask for the rank in the running program if it is to be `ranked`.
    Raises NoForm."""
    now = _spread([element.slice for element in node.slice])
    before = _spread([element.slice for element in source.slice])
    kinds = [at.kind(each.value) if isinstance(each, cst.Index) else Unknown() for each in before]
    return _Indexing(value, kind, kinds, at, ranked=ranked).apply(now)


def _spread(indices: Sequence[cst.BaseSlice]) -> list[cst.BaseSlice]:
    """`x[(1, 2)]` is `x[1, 2]`."""
    match indices:
        case [cst.Index(value=cst.Tuple(elements=elements))]:
            return [cst.Index(element.value) for element in elements]
        case _:
            return list(indices)


class _Indexing:
    """Makes the methods for one subscript. Axes are counted from the front; behind an ellipsis
    from the end, where the rank is not known."""

    def __init__(
        self,
        value: cst.BaseExpression,
        kind: Instance,
        indices: list[Kind],
        at: Site,
        *,
        ranked: bool,
    ) -> None:
        self._at = at
        self._ranked = ranked
        self._value = value
        self._shape = kind.shape
        self._kinds = indices

    def apply(self, indices: list[cst.BaseSlice]) -> cst.BaseExpression:
        axes = self._axes(indices)
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
                if not bounds.is_whole:
                    slices[axis] = bounds
            elif isinstance(index, cst.Index):
                picked = self._picked(index.value, self._kinds[position], axis)
                gathered.append((axis, picked))
        behind = any(axis < 0 for axis in axes.values())
        if behind and (slices or inserted) and not self._ranked:
            raise OnlyBrackets("slices behind an ellipsis need the number of axes")
        if len(gathered) > 1 and any(map(_is_array, self._kinds)):
            raise NoForm("several indices, one of which is an array, pick single elements")
        value = self._sliced(slices)
        # An axis goes: those that are counted over it, from either end, go before.
        for axis, picked in sorted(gathered, key=lambda each: -abs(each[0])):
            arguments = [picked] if axis == 0 else [picked, build.literal(axis)]
            value = build.method(value, "gather", *arguments)
        return self._expanded(value, indices, inserted)

    def _axes(self, indices: list[cst.BaseSlice]) -> dict[int, int]:
        """The axis that each index stands for."""
        taking = [place for place, index in enumerate(indices) if not _is_free(index)]
        gaps = [place for place, index in enumerate(indices) if _is_ellipsis(index)]
        if len(gaps) > 1:
            raise NoForm("it has more than one ellipsis")
        gap = gaps[0] if gaps else len(indices)
        behind = [position for position in taking if position > gap]
        end = 0 if self._shape is None else len(self._shape)
        axes = {
            position: axis for axis, position in enumerate(each for each in taking if each < gap)
        }
        return axes | {position: end + axis - len(behind) for axis, position in enumerate(behind)}

    def _expanded(
        self, value: cst.BaseExpression, indices: list[cst.BaseSlice], inserted: list[int]
    ) -> cst.BaseExpression:
        """New axes, at the place that they have in the result."""
        if self._shape is None and inserted and self._ranked:
            return self._expanded_from_both_ends(value, indices, inserted)
        place = 0
        behind = False  # behind an ellipsis of unknown length the places are counted from the end
        for position, index in enumerate(indices):
            if position in inserted:
                value = build.method(value, "expandDims", -1 if behind else place)
                place += 1
            elif behind:
                raise OnlyBrackets("new axes behind an ellipsis need the number of axes")
            elif _is_ellipsis(index):
                behind = self._shape is None and bool(inserted)
                place += self._skipped(indices)
            elif isinstance(index, cst.Slice) or _is_array(self._kinds[position]):
                place += 1
        return value

    def _expanded_from_both_ends(
        self, value: cst.BaseExpression, indices: list[cst.BaseSlice], inserted: list[int]
    ) -> cst.BaseExpression:
        """New axes counted from the front, behind an ellipsis from the end, the last one first."""
        gap = next(place for place, each in enumerate([*indices, None]) if _ends_front(each))
        stays = [
            place in inserted or isinstance(each, cst.Slice) or _is_array(self._kinds[place])
            for place, each in enumerate(indices)
        ]
        for place in inserted:
            if place < gap:
                value = build.method(value, "expandDims", sum(stays[:place]))
        for place in reversed(inserted):
            if place > gap:
                value = build.method(value, "expandDims", -1 - sum(stays[place + 1 :]))
        return value

    def _skipped(self, indices: list[cst.BaseSlice]) -> int:
        """How many axes an ellipsis stands for; asked for only where the rank is known."""
        taken = sum(not _is_free(index) for index in indices)
        return 0 if self._shape is None else len(self._shape) - taken

    def _size(self, axis: int) -> cst.BaseExpression:
        """How long the axis is: a number where it is known."""
        if self._shape is not None and -len(self._shape) <= axis < len(self._shape):
            size = self._shape[axis]
            if size is not None:
                return build.literal(size)
        return self._length(axis)

    def _length(self, axis: int) -> cst.Subscript:
        return build.subscript(build.attribute(self._value, "shape"), axis)

    def _picked(self, index: cst.BaseExpression, kind: Kind, axis: int) -> cst.BaseExpression:
        if isinstance(index, cst.List | cst.Tuple):
            return self._each_picked(index, axis)
        number = build.evaluated(index)
        if isinstance(number, int) and not isinstance(number, bool):
            if number >= 0:
                return index
            return cst.BinaryOperation(self._length(axis), cst.Subtract(), build.literal(-number))
        is_mask = isinstance(kind, Instance) and kind.dtype == "bool"
        if is_mask or (isinstance(kind, ListOf) and isinstance(kind.of, Boolean)):
            raise NoForm("a mask picks as many elements as it has true ones")
        if not isinstance(kind, Number | ListOf | Instance | Unknown):
            raise NoForm("an index is no number")
        if is_negative_name(index, self._at):
            return cst.BinaryOperation(self._length(axis), cst.Add(), build.bare(index))
        distance = from_the_end(index)
        return build.bare(index) if distance is None else _difference(self._length(axis), distance)

    def _each_picked(self, indices: cst.List | cst.Tuple, axis: int) -> cst.BaseExpression:
        """`[0, -1]`: TF.js counts from the front alone."""
        elements = [
            each.with_changes(value=self._picked(each.value, self._at.kind(each.value), axis))
            for each in indices.elements
        ]
        return indices.with_changes(elements=elements)

    def _bounds(self, index: cst.Slice, axis: int) -> _Bounds:
        step = 1 if index.step is None else build.evaluated(index.step)
        if not isinstance(step, int) or step == 0:
            raise NoForm("its step is not written as a number")
        if step < 0:
            if index.lower is None and index.upper is None and step == -1:
                return _Bounds(build.literal(0), None, -1)
            raise NoForm("it goes backwards from a place, or by more than one")
        begin = build.literal(0) if index.lower is None else self._begin(index.lower, axis)
        end = None if index.upper is None else self._place(index.upper, axis)
        return _Bounds(begin, end, step)

    def _begin(self, bound: cst.BaseExpression, axis: int) -> cst.BaseExpression:
        """A distance from the end that is longer than the axis means its start: TF.js would go on
        counting below zero, in silence. An axis has at least one element."""
        begin = self._place(bound, axis)
        known = isinstance(build.evaluated(begin), int) or build.evaluated(bound) == -1
        is_negative = from_the_end(bound) is not None or is_negative_name(bound, self._at)
        if axis != 0 or known or not is_negative:
            return begin
        return build.call("max", begin, 0)

    def _place(self, bound: cst.BaseExpression, axis: int) -> cst.BaseExpression:
        """A bound counted from the front, and inside the axis where that is known."""
        size = self._size(axis)
        length, number = build.evaluated(size), build.evaluated(bound)
        if isinstance(length, int) and isinstance(number, int):
            return build.literal(max(length + number, 0) if number < 0 else min(number, length))
        if has_unseen_sign(bound):
            raise OnlyBrackets("a bound may be counted from either end")
        distance = from_the_end(bound)
        if distance is None and is_negative_name(bound, self._at):
            return cst.BinaryOperation(size, cst.Add(), build.bare(bound))
        return build.bare(bound) if distance is None else _difference(size, distance)

    def _sliced(self, slices: dict[int, _Bounds]) -> cst.BaseExpression:
        value = self._value
        for axis in sorted(axis for axis, bounds in slices.items() if bounds.step < 0):
            value = build.method(value, "reverse", axis)
        for axis, bounds in slices.items():
            if axis < 0 and bounds.step > 1:  # `stridedSlice` has to be told of all axes
                end = bounds.end or self._length(axis)
                picked = build.method(
                    self._at.imports.need("tf"), "range", bounds.begin, end, bounds.step, "int32"
                )
                value = build.method(value, "gather", picked, axis)
        slices = {
            axis: bounds
            for axis, bounds in slices.items()
            if bounds.step == 1 or (axis >= 0 and bounds.step > 0)
        }
        if not slices:
            return value
        axes = {
            axis: slices.get(axis, _WHOLE) for axis in range(min(*slices, 0), max(*slices, -1) + 1)
        }
        begins = {axis: bounds.begin for axis, bounds in axes.items()}
        if any(bounds.step != 1 for bounds in axes.values()):
            ends = {axis: bounds.end or self._length(axis) for axis, bounds in axes.items()}
            steps = {axis: build.literal(bounds.step) for axis, bounds in axes.items()}
            listed = [self._row(each, 0) for each in (begins, ends, steps)]
            return build.method(value, "stridedSlice", *listed)
        sizes = {
            axis: build.literal(-1) if bounds.end is None else self._count(bounds, axis)
            for axis, bounds in axes.items()
        }
        return build.method(value, "slice", self._row(begins, 0), self._row(sizes, -1))

    def _row(self, values: Mapping[int, cst.BaseExpression], whole: int) -> cst.BaseExpression:
        """One value for each axis, those of the axes between the front and the end `whole`: `[0] *
        (x.rank - 1) + [1]` for the last axis."""
        elements = {axis: cst.Element(value) for axis, value in values.items()}
        behind = [each for axis, each in elements.items() if axis < 0]
        if not behind:
            return build.list_(values.values())
        rank, taken = build.attribute(self._value, "rank"), build.literal(len(values))
        count = build.parenthesised(cst.BinaryOperation(rank, cst.Subtract(), taken))
        between = cst.BinaryOperation(build.list_([build.literal(whole)]), cst.Multiply(), count)
        front = [each for axis, each in elements.items() if axis >= 0]
        return cst.List([*front, cst.StarredElement(between), *behind])

    def _count(self, bounds: _Bounds, axis: int) -> cst.BaseExpression:
        """How many elements lie between the bounds. Python ends a slice with the axis, where TF.js
        throws: along the first axis, whose length the data decide, the number is the smaller one
        unless it is seen to fit. Columns that a program names are there."""
        assert bounds.end is not None
        count = _difference(bounds.end, bounds.begin)
        if axis != 0 or not isinstance(self._value, cst.Name | cst.Attribute | cst.Subscript):
            return count
        if isinstance(bounds.end, cst.Name) and bounds.end.value in self._at.file.split_points:
            return count  # a split: behind the axis its other part could not begin either
        size = self._size(axis)
        if size.deep_equals(bounds.end) or _is_counted_from(bounds.end, size):
            return count
        if isinstance(build.evaluated(size), int) and isinstance(build.evaluated(bounds.end), int):
            return count
        if fits(self._at, bounds.begin, count, size):
            return count
        return build.call("min", build.bare(count), _difference(self._length(axis), bounds.begin))


def _is_counted_from(end: cst.BaseExpression, size: cst.BaseExpression) -> bool:
    match end:
        case cst.BinaryOperation(left=left, operator=cst.Subtract()):
            return left.deep_equals(size)
    return False


def _is_ellipsis(index: cst.BaseSlice) -> bool:
    return isinstance(index, cst.Index) and isinstance(index.value, cst.Ellipsis)


def _ends_front(index: cst.BaseSlice | None) -> bool:
    return index is None or _is_ellipsis(index)


def _is_free(index: cst.BaseSlice) -> bool:
    """Whether an index stands for no axis."""
    if not isinstance(index, cst.Index):
        return False
    return _is_ellipsis(index) or build.is_literal(index.value, None)


def _is_array(kind: Kind) -> bool:
    return isinstance(kind, ListOf) or is_tensor(kind) or _is_numpy(kind)


def _is_numpy(kind: Kind) -> bool:
    return isinstance(kind, Instance) and kind.role == "NdArray"


def _difference(end: cst.BaseExpression, begin: cst.BaseExpression) -> cst.BaseExpression:
    """`end - begin`, computed where both are literals, and short where one is nothing."""
    numbers = build.evaluated(end), build.evaluated(begin)
    match numbers:
        case (int() as last, int() as first):
            return build.literal(max(last - first, 0))
        case (_, 0):
            return end
    match end:
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=right):
            if build.bare(left).deep_equals(build.bare(begin)):
                return build.bare(right)
    step = _step(end, begin)
    if step is not None:
        return step
    wrap = isinstance(begin, cst.BinaryOperation) and isinstance(begin.operator, _LOOSE)
    return cst.BinaryOperation(
        build.primary(end) if isinstance(end, cst.IfExp) else end,
        cst.Subtract(),
        build.parenthesised(begin) if wrap and not begin.lpar else begin,
    )


_LOOSE = (cst.Add, cst.Subtract, cst.BitAnd, cst.BitOr, cst.BitXor, cst.LeftShift, cst.RightShift)
"""Operators that bind no tighter than a difference."""


def _step(end: cst.BaseExpression, begin: cst.BaseExpression) -> cst.BaseExpression | None:
    """`n` of `(i + 1) * n` and `i * n`: batch number i."""
    match end, begin:
        case (
            cst.BinaryOperation(
                left=cst.BinaryOperation(
                    left=place, operator=cst.Add(), right=cst.Integer(value="1")
                ),
                operator=cst.Multiply(),
                right=step,
            ),
            cst.BinaryOperation(left=first, operator=cst.Multiply(), right=size),
        ) if place.deep_equals(first) and step.deep_equals(size):
            return build.bare(step)
    return None
