"""Tensors where TF.js's own functions take numbers: in a list of values, or as a bound, a spread, a
count. The runtime reads them; TF.js makes NaN of them, or an empty tensor, and says nothing. What
it declares a list is one, too."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.kinds import ListOf, Number, TupleOf, is_tensor
from keras_tfjs.lower.arrays import made_tensor
from keras_tfjs.lower.rules.listed_sizes import in_one_list
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_TENSORS = frozenset(("x", "a", "b", "logits", "indices"))
"""Names of parameters that are one tensor."""

_SEVERAL = "tensors"
"""The name of parameters that are a list of tensors."""

_NUMBERS = {
    "clipByValue": "clipValueMin clipValueMax min max",
    "dropout": "rate",
    "fill": "value",
    "leakyRelu": "alpha",
    "linspace": "start stop num",
    "multinomial": "numSamples",
    **dict.fromkeys(
        (
            "nonMaxSuppression",
            "nonMaxSuppressionAsync",
            "nonMaxSuppressionPadded",
            "nonMaxSuppressionPaddedAsync",
            "nonMaxSuppressionWithScore",
            "nonMaxSuppressionWithScoreAsync",
        ),
        "maxOutputSize iouThreshold scoreThreshold softNmsSigma",
    ),
    "oneHot": "depth onValue offValue",
    "randomNormal": "mean stdDev",
    "randomUniform": "minval maxval",
    "range": "start stop step",
    "topk": "k",
    "truncatedNormal": "mean stdDev",
}
"""Parameters that are one number each, by function."""

_LISTS = {
    "broadcastTo": "shape",
    "fill": "shape",
    "ones": "shape",
    "pad": "paddings",
    "randomNormal": "shape",
    "randomUniform": "shape",
    "reshape": "shape",
    "slice": "begin size",
    "squeeze": "axis",
    "stridedSlice": "begin end strides",
    "tile": "reps",
    "truncatedNormal": "shape",
    "zeros": "shape",
}
"""Parameters that are a list of numbers each, or of such lists, by function."""

_MADE = frozenset(("tfjs.tensor", *(f"tfjs.tensor{rank}d" for rank in range(1, 7))))


def _given() -> Iterator[str]:
    """The functions and methods with a parameter of these."""
    for name in sorted({*tfjs.contents("tfjs"), *_NUMBERS, *_LISTS}):
        for owner in ("tfjs", "tfjs.Tensor", "tfjs.image"):
            found = tfjs.parameters(f"{owner}.{name}") or ()
            is_named = found and (name in _NUMBERS or name in _LISTS)
            taken = (*_TENSORS, _SEVERAL)
            takes = any(one.name in taken and not one.rest for one in found)
            if is_named or (owner == "tfjs" and takes):
                yield f"{owner}.{name}"


@rule(cst.Call, *_MADE, to=Dialect.JS)
def made(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.tensor([a, b])` of tensors: `tf.stack([a, b])`; of one tensor that tensor."""
    source = at.original
    assert isinstance(source, cst.Call)
    if (of_array := made_tensor(call, at)) is not None:
        return of_array
    match call.args, source.args:
        case (
            [cst.Arg(value=cst.Name() | cst.Attribute() as only, keyword=None, star="")],
            [cst.Arg(value=before)],
        ) if is_tensor(at.kind(before)):
            return only
    if not call.args or (stacked := _stacked(call.args[0], source.args[0], at)) is None:
        return None
    rest = [arg.value for arg in call.args[1:]]
    if rest and not build.is_literal(rest[0], None) and at.name != "tfjs.tensor1d":
        stacked = build.method(stacked, "reshape", rest[0])
    dtype = rest[-1] if len(rest) > 1 or (rest and at.name == "tfjs.tensor1d") else None
    return stacked if dtype is None else build.method(stacked, "cast", dtype)


@rule(cst.Call, *_given(), to=Dialect.JS)
def given(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Call)
    name = (at.name or "").rpartition(".")[2]
    given_call = call
    if at.name == "tfjs.Tensor.reshape":
        call, source = in_one_list(call), in_one_list(source)
    changed: dict[int, cst.BaseExpression] = {}
    for place, (parameter, arg, before) in enumerate(
        zip(tfjs.parameters(at.name or "") or (), call.args, source.args, strict=False)
    ):
        made_: cst.BaseExpression | None = None
        if parameter.name in _NUMBERS.get(name, "").split():
            if is_tensor(at.kind(before.value)):
                made_ = build.first_number(build.bare(arg.value))
        elif parameter.name in _LISTS.get(name, "").split():
            made_ = _listed(arg, before, at)
        elif parameter.name == _SEVERAL and not parameter.rest:
            made_ = _each_stacked(arg, before, at)
        elif parameter.name in _TENSORS and name not in _NUMBERS:
            made_ = _stacked(arg, before, at)
        if made_ is not None:
            changed[place] = made_
    return _with(call, changed) or (None if call is given_call else call)


def _listed(arg: cst.Arg, before: cst.Arg, at: Site) -> cst.BaseExpression | None:
    """A list with its tensors read, or a number as a list; None where it is neither."""
    if arg.star or arg.keyword is not None:
        return None
    match before.value:
        case cst.List() | cst.Tuple() | cst.BinaryOperation():
            return _read(arg.value, before.value, at)
        case _:
            is_one = isinstance(at.kind(before.value), Number)
            return build.list_([build.bare(arg.value)]) if is_one else None


def _read(
    value: cst.BaseExpression, before: cst.BaseExpression, at: Site
) -> cst.BaseExpression | None:
    """Displays, joined ones and such inside of them, with their tensors read; None where there are
    none."""
    match before, value:
        case (cst.List() | cst.Tuple() as old, cst.List() | cst.Tuple() as new) if len(
            old.elements
        ) == len(new.elements):
            found = [
                (
                    build.first_number(build.bare(one.value))
                    if is_tensor(at.kind(given.value))
                    else _read(one.value, given.value, at)
                )
                for given, one in zip(old.elements, new.elements, strict=True)
            ]
            elements = [
                one if made_ is None else one.with_changes(value=made_)
                for one, made_ in zip(new.elements, found, strict=True)
            ]
            return new.with_changes(elements=elements) if any(found) else None
        case (
            cst.BinaryOperation(operator=cst.Add()) as old_sum,
            cst.BinaryOperation(operator=cst.Add()) as new_sum,
        ):
            left = _read(new_sum.left, old_sum.left, at)
            right = _read(new_sum.right, old_sum.right, at)
            if left is None and right is None:
                return None
            return new_sum.with_changes(left=left or new_sum.left, right=right or new_sum.right)
        case _:
            return None


def _with(call: cst.Call, changed: dict[int, cst.BaseExpression]) -> cst.Call | None:
    if not changed:
        return None
    args = [
        arg.with_changes(value=changed[place]) if place in changed else arg
        for place, arg in enumerate(call.args)
    ]
    return call.with_changes(args=args)


def _stacked(arg: cst.Arg, before: cst.Arg, at: Site) -> cst.BaseExpression | None:
    """A list of tensors as one tensor; None where it is no such list."""
    if arg.star or arg.keyword is not None:
        return None
    match before.value, arg.value:
        case (cst.List() | cst.Tuple() as old, cst.List() | cst.Tuple() as new):
            elements = _elements(old, new, at)
            return None if elements is None else _stack(cst.List(elements), at)
        case _:
            match at.kind(before.value):
                case ListOf(of=kind) if is_tensor(kind):
                    return _stack(arg.value, at)
                case ListOf(of=ListOf(of=kind)) if is_tensor(kind):
                    return _stack(_stacked_rows(arg.value, at), at)
                case TupleOf(items=kinds) if kinds and all(map(is_tensor, kinds)):
                    return _stack(arg.value, at)
                case _:
                    return None


def _each_stacked(arg: cst.Arg, before: cst.Arg, at: Site) -> cst.BaseExpression | None:
    """A list of tensors whose elements that are lists of tensors are stacked; None where there are
    none."""
    match before.value, arg.value:
        case (cst.List() | cst.Tuple() as old, cst.List() | cst.Tuple() as new) if (
            arg.star == "" and arg.keyword is None and len(old.elements) == len(new.elements)
        ):
            inner = [
                _stacked_inside(element, given, at)
                for given, element in zip(old.elements, new.elements, strict=True)
            ]
            elements = [
                element if made_ is None else element.with_changes(value=made_)
                for element, made_ in zip(new.elements, inner, strict=True)
            ]
            return new.with_changes(elements=elements) if any(inner) else None
        case _:
            return None


def _elements(
    old: cst.List | cst.Tuple, new: cst.List | cst.Tuple, at: Site
) -> list[cst.BaseElement] | None:
    """The elements of a display, inner ones stacked; None where there is no tensor in it."""
    if len(old.elements) != len(new.elements):
        return None
    found = False
    made_: list[cst.BaseElement] = []
    for before, element in zip(old.elements, new.elements, strict=True):
        inner = _stacked_inside(element, before, at)
        found = found or inner is not None or _holds_tensors(before, at)
        made_.append(element if inner is None else element.with_changes(value=inner))
    return made_ if found else None


def _stacked_inside(
    element: cst.BaseElement, before: cst.BaseElement, at: Site
) -> cst.BaseExpression | None:
    """An element that is a list of tensors as one tensor; what is spread is no element itself."""
    if isinstance(before, cst.StarredElement):
        match at.kind(before.value):
            case ListOf(of=ListOf(of=kind)) if is_tensor(kind):
                return _stacked_rows(element.value, at)
            case _:
                return None
    return _stacked(cst.Arg(element.value), cst.Arg(before.value), at)


def _stacked_rows(rows: cst.BaseExpression, at: Site) -> cst.ListComp:
    row = cst.Name("row")
    return cst.ListComp(_stack(row, at), cst.CompFor(row, rows))


def _holds_tensors(element: cst.BaseElement, at: Site) -> bool:
    kind = at.kind(element.value)
    if isinstance(element, cst.StarredElement):
        return isinstance(kind, ListOf) and is_tensor(kind.of)
    return is_tensor(kind)


def _stack(values: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    return build.method(at.imports.need("tf"), "stack", values)
