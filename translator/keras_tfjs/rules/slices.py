"""x[:, 1:3] and x[0] on tensors: slice, stridedSlice and gather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import Instance, Number
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect

_READERS = frozenset({"builtins.print", "builtins.float", "builtins.int", "builtins.str"})


@dataclass(frozen=True)
class Cut:
    """What one axis is cut to: begin, end and step as written, None where left out."""

    begin: cst.BaseExpression | None
    end: cst.BaseExpression | None
    step: int = 1

    @property
    def whole(self) -> bool:
        return self.begin is None and self.end is None and self.step == 1


@rule(cst.Subscript, "Tensor[]", "NdArray[]", "SymbolicTensor[]", to=Dialect.TFJS)
def index_to_tfjs(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    if _is_symbolic(node.value, at):
        return at.report("KT124", reason="the tensor is symbolic")
    if not is_tensor(node.value, at):
        return None
    if _is_target(at):
        return at.report("KT117")
    value = build.bare(node.value)
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=index, star=None))]:
            if not isinstance(at.kind(index), Number):
                return at.report("KT124", reason="the index is not known to be an integer")
            if _is_read(at):
                return build.subscript(build.method(value, "arraySync"), index)
            return build.method(value, "gather", _from_start(value, index))
    cuts = _cuts(node.slice, at)
    return None if cuts is None else _cut(value, cuts, at)


def _is_symbolic(node: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(node)
    return isinstance(kind, Instance) and kind.role == "SymbolicTensor"


def _is_target(at: Site) -> bool:
    return isinstance(at.parent, cst.AssignTarget | cst.AugAssign | cst.Del)


def _is_read(at: Site) -> bool:
    """Whether the element is printed beside other things or made a Python number."""
    match at.parents[-2:]:
        case [cst.Call() as call, cst.Arg()]:
            name = at.name_of(call)
            alone = len(call.args) == 1 and isinstance(at.parents[-3], cst.Expr)
            return name in _READERS and not (name == "builtins.print" and alone)
    return isinstance(at.parent, cst.FormattedStringExpression)


def _from_start(value: cst.BaseExpression, index: cst.BaseExpression) -> cst.BaseExpression:
    """gather takes no negative index."""
    number = build.evaluated(index)
    if isinstance(number, int) and number < 0:
        length = build.subscript(build.attribute(value, "shape"), 0)
        return cst.BinaryOperation(length, cst.Subtract(), build.literal(-number))
    return index


def _cuts(elements: Sequence[cst.SubscriptElement], at: Site) -> list[Cut] | None:
    cuts = []
    for element in elements:
        match element.slice:
            case cst.Slice(lower=lower, upper=upper, step=step):
                stride = build.evaluated(step) if step is not None else 1
                if not isinstance(stride, int) or stride < 1:
                    at.report("KT124", reason="its step is not a positive number")
                    return None
                cuts.append(Cut(lower, upper, stride))
            case _:
                at.report("KT124", reason="it mixes integers and slices")
                return None
    return cuts


def _cut(value: cst.BaseExpression, cuts: list[Cut], at: Site) -> cst.BaseExpression | None:
    if all(cut.step == 1 for cut in cuts):
        begins = [cut.begin or build.literal(0) for cut in cuts]
        sizes = [_size(cut) for cut in cuts]
        if all(size is not None for size in sizes) and not any(map(_is_negative, begins)):
            return build.method(
                value, "slice", begins, [size for size in sizes if size is not None]
            )
    shape = build.attribute(value, "shape")
    known = _known_shape(at)
    begins, ends = [], []
    for axis, cut in enumerate(cuts):
        begins.append(cut.begin or build.literal(0))
        length = known[axis] if known and axis < len(known) else None
        whole = build.literal(length) if length is not None else build.subscript(shape, axis)
        ends.append(cut.end or whole)
    return build.method(value, "stridedSlice", begins, ends, [cut.step for cut in cuts])


def _known_shape(at: Site) -> tuple[int | None, ...] | None:
    original = at.original
    kind = at.kind(original.value) if isinstance(original, cst.Subscript) else None
    return kind.shape if isinstance(kind, Instance) else None


def _is_negative(node: cst.BaseExpression) -> bool:
    number = build.evaluated(node)
    return isinstance(number, int) and number < 0


def _size(cut: Cut) -> cst.BaseExpression | None:
    """How many are taken; -1: all the rest. None where only stridedSlice can say it."""
    if cut.end is None:
        return build.literal(-1)
    begin, end = build.evaluated(cut.begin or build.literal(0)), build.evaluated(cut.end)
    if isinstance(begin, int) and isinstance(end, int):
        return build.literal(end - begin) if 0 <= begin <= end else None
    if _is_negative(cut.end):
        return None
    if cut.begin is None:
        return cut.end
    return cst.BinaryOperation(build.primary(cut.end), cst.Subtract(), build.primary(cut.begin))


# Back


@rule(cst.Call, "tfjs.Tensor.slice", to=Dialect.KERAS)
def slice_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute(value=value),
            args=[cst.Arg(value=cst.List() as begins), cst.Arg(value=cst.List() as sizes)],
        ) if len(begins.elements) == len(sizes.elements):
            pairs = zip(begins.elements, sizes.elements, strict=True)
            return _index(value, [_sliced(begin.value, size.value) for begin, size in pairs])
    return at.report("KT112", name="this form of slice")


def _sliced(begin: cst.BaseExpression, size: cst.BaseExpression) -> cst.Slice:
    lower = None if build.is_literal(begin, 0) else begin
    if build.is_literal(size, -1):
        return cst.Slice(lower, None)
    if lower is None:
        return cst.Slice(None, size)
    start, count = build.evaluated(begin), build.evaluated(size)
    if isinstance(start, int) and isinstance(count, int):
        return cst.Slice(lower, build.literal(start + count))
    match size:
        case cst.BinaryOperation(
            left=end, operator=cst.Subtract(), right=right
        ) if right.deep_equals(begin):
            return cst.Slice(lower, end)
    return cst.Slice(
        lower, cst.BinaryOperation(build.primary(begin), cst.Add(), build.primary(size))
    )


@rule(cst.Call, "tfjs.Tensor.stridedSlice", to=Dialect.KERAS)
def strided_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    lists = [arg.value for arg in call.args if isinstance(arg.value, cst.List)]
    if len(lists) != 3 or len(call.args) != 3 or not isinstance(call.func, cst.Attribute):
        return at.report("KT112", name="this form of stridedSlice")
    value = call.func.value
    known = at.kind(_receiver(at))
    shape = known.shape if isinstance(known, Instance) else None
    pieces = []
    for axis, (begin, end, step) in enumerate(zip(*(each.elements for each in lists), strict=True)):
        lower = None if build.is_literal(begin.value, 0) else begin.value
        stride = None if build.is_literal(step.value, 1) else step.value
        upper = None if _is_length(end.value, axis, shape) else end.value
        pieces.append(cst.Slice(lower, upper, stride))
    return _index(value, pieces)


def _receiver(at: Site) -> cst.CSTNode:
    match at.original:
        case cst.Call(func=cst.Attribute(value=value)):
            return value
    return at.original


def _is_length(end: cst.BaseExpression, axis: int, shape: tuple[int | None, ...] | None) -> bool:
    match end:
        case cst.Subscript(value=cst.Attribute(attr=cst.Name(value="shape"))):
            return True
    return shape is not None and axis < len(shape) and build.is_literal(end, shape[axis])


@rule(cst.Call, "tfjs.Tensor.gather", to=Dialect.KERAS)
def gather_to_index(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(func=cst.Attribute(value=value), args=[cst.Arg(value=index)]):
            match index:
                case cst.BinaryOperation(
                    left=cst.Subscript(value=cst.Attribute(attr=cst.Name(value="shape"))),
                    operator=cst.Subtract(),
                    right=cst.Integer() as back,
                ):
                    return build.subscript(value, cst.UnaryOperation(cst.Minus(), back))
            if isinstance(at.kind(index), Number):
                return build.subscript(value, index)
    return None


def _index(value: cst.BaseExpression, pieces: list[cst.Slice]) -> cst.Subscript:
    return cst.Subscript(build.primary(value), [cst.SubscriptElement(piece) for piece in pieces])
