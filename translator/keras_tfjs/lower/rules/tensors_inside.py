"""Tensors where TF.js's own functions take numbers: in a list of values, or as a bound, a spread, a
count. The runtime reads them; TF.js makes NaN of them, or an empty tensor, and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.kinds import ListOf, TupleOf, is_tensor
from keras_tfjs.lower.arrays import made_tensor
from keras_tfjs.lower.costs import first_number
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_TENSORS = frozenset(("x", "a", "b", "logits", "indices"))
"""Names of parameters that are one tensor."""

_NUMBERS = {
    "clipByValue": "clipValueMin clipValueMax min max",
    "dropout": "rate",
    "fill": "value",
    "leakyRelu": "alpha",
    "linspace": "start stop num",
    "multinomial": "numSamples",
    "oneHot": "depth onValue offValue",
    "randomNormal": "mean stdDev",
    "randomUniform": "minval maxval",
    "range": "start stop step",
    "topk": "k",
    "truncatedNormal": "mean stdDev",
}
"""Parameters that are one number each, by function."""

_MADE = frozenset(("tfjs.tensor", *(f"tfjs.tensor{rank}d" for rank in range(1, 7))))


def _taking_tensors() -> Iterator[str]:
    for name in sorted(tfjs.contents("tfjs")):
        found = tfjs.parameters(f"tfjs.{name}") or ()
        if any(one.name in _TENSORS for one in found) and name not in _NUMBERS:
            yield f"tfjs.{name}"


@rule(cst.Call, *_MADE, to=Dialect.JS)
def made(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.tensor([a, b])` of tensors: `tf.stack([a, b])`."""
    source = at.original
    assert isinstance(source, cst.Call)
    if (of_array := made_tensor(call, at)) is not None:
        return of_array
    if not call.args or (stacked := _stacked(call.args[0], source.args[0], at)) is None:
        return None
    rest = [arg.value for arg in call.args[1:]]
    if rest and not build.is_literal(rest[0], None) and at.name != "tfjs.tensor1d":
        stacked = build.method(stacked, "reshape", rest[0])
    dtype = rest[-1] if len(rest) > 1 or (rest and at.name == "tfjs.tensor1d") else None
    return stacked if dtype is None else build.method(stacked, "cast", dtype)


@rule(cst.Call, *_taking_tensors(), to=Dialect.JS)
def given(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Call)
    parameters = tfjs.parameters(at.name or "") or ()
    changed: dict[int, cst.BaseExpression] = {}
    for place, (parameter, arg, before) in enumerate(
        zip(parameters, call.args, source.args, strict=False)
    ):
        if parameter.name in _TENSORS and (made_ := _stacked(arg, before, at)) is not None:
            changed[place] = made_
    return _with(call, changed)


@rule(
    cst.Call,
    *(
        f"{owner}.{name}"
        for owner in ("tfjs", "tfjs.Tensor")
        for name in _NUMBERS
        if tfjs.parameters(f"{owner}.{name}")
    ),
    to=Dialect.JS,
)
def numbers(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Call)
    wanted = _NUMBERS[(at.name or "").rpartition(".")[2]].split()
    changed = {
        place: first_number(build.bare(arg.value))
        for place, (parameter, arg, before) in enumerate(
            zip(tfjs.parameters(at.name or "") or (), call.args, source.args, strict=False)
        )
        if parameter.name in wanted and is_tensor(at.kind(before.value))
    }
    return _with(call, changed)


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
                    row = cst.Name("row")
                    rows = cst.ListComp(_stack(row, at), cst.CompFor(row, arg.value))
                    return _stack(rows, at)
                case TupleOf(items=kinds) if kinds and all(map(is_tensor, kinds)):
                    return _stack(arg.value, at)
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
        inner = _stacked(cst.Arg(element.value), cst.Arg(before.value), at)
        found = found or inner is not None or is_tensor(at.kind(before.value))
        made_.append(element if inner is None else element.with_changes(value=inner))
    return made_ if found else None


def _stack(values: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    return build.method(at.imports.need("tf"), "stack", values)
