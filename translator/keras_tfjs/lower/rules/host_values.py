"""Tensors where Python's own things take numbers or rows: places in lists, builtins, texts.

The runtime's tensors answer there as NumPy's arrays do; JavaScript must be given what it asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import libcst as cst

from keras_tfjs.kinds import DictOf, Instance, Kind, ListOf, String, TupleOf, Unknown, is_tensor
from keras_tfjs.lower.arrays import is_ndarray
from keras_tfjs.lower.rules.operators import written
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

Reading = Callable[[cst.BaseExpression], cst.BaseExpression]


def _rows(tensor: cst.BaseExpression) -> cst.BaseExpression:
    return build.method(tensor, "unstack")


def _shown(tensor: cst.BaseExpression) -> cst.BaseExpression:
    return build.method(tensor, "arraySync")


_READINGS: dict[str, Reading] = {
    **dict.fromkeys(("enumerate", "filter", "iter", "list", "map", "reversed"), _rows),
    **dict.fromkeys(("tuple", "zip"), _rows),
    **dict.fromkeys(("chr", "divmod", "hex", "pow", "range", "round"), build.first_number),
    **dict.fromkeys(("repr", "str", "set", "frozenset"), _shown),
}
"""What a builtin gets of a tensor: its rows, its number, or its numbers as lists."""

_REDUCTIONS = {"sum": "sum", "max": "max", "min": "min", "any": "any", "all": "all"}


@rule(cst.Call, *(f"builtins.{name}" for name in _READINGS), to=Dialect.JS)
def builtin(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = (at.name or "").rpartition(".")[2]
    reading = _shown if name == "map" and _takes_numbers(call, at) else _READINGS[name]
    made = _with_arguments(call, at, reading)
    if name == "filter":
        made = _judged(made or call, at)
    return _arrays_listed(made or call, at) if name in _OF_LISTS else made


def _judged(call: cst.Call, at: Site) -> cst.Call | None:
    """`filter` with the number of what its lambda computes as a tensor."""
    match at.original, call.args:
        case cst.Call(args=[cst.Arg(value=cst.Lambda(body=source)), *_]), [
            cst.Arg(value=cst.Lambda(body=body) as test) as first,
            *others,
        ] if is_tensor(at.kind(source)):
            test = test.with_changes(body=build.first_number(build.bare(body)))
            return call.with_changes(args=[first.with_changes(value=test), *others])
    return None if call is at.original else call


def _takes_numbers(call: cst.Call, at: Site) -> bool:
    """Whether `map` is given one of Python's own functions or classes: of numbers, not of rows."""
    assert isinstance(at.original, cst.Call)
    name = at.name_of(at.original.args[0].value) or ""
    return name.startswith(("builtins.", "math."))


_BY_VALUE = {
    "dict": "get pop setdefault",
    "list": "add count discard index remove",
    "set": "add discard remove",
    "str": "count find index",
}


@rule(
    cst.Call,
    *(f"builtins.{of}.{name}" for of, names in _BY_VALUE.items() for name in names.split()),
    to=Dialect.JS,
)
def looked_for(call: cst.Call, at: Site) -> cst.Call | None:
    """`counts.get(t, 0)`: what is found by its value."""
    source = at.original
    assert isinstance(source, cst.Call)
    match source, call.args:
        case cst.Call(func=cst.Attribute(value=holder), args=[cst.Arg(value=key), *_]), [
            first,
            *others,
        ] if is_tensor(at.kind(key)) and not _holds_tensors(at.kind(holder)):
            key = build.first_number(build.bare(first.value))
            return call.with_changes(args=[first.with_changes(value=key), *others])
    return None


@rule(cst.DictComp, "*", to=Dialect.JS)
def keys(node: cst.DictComp, at: Site) -> cst.DictComp | None:
    """`{t: 1 for t in labels}`"""
    source = at.original
    assert isinstance(source, cst.DictComp)
    if not is_tensor(at.kind(source.key)):
        return None
    return node.with_changes(key=build.first_number(build.bare(node.key)))


@rule(cst.SetComp, "*", to=Dialect.JS)
def members(node: cst.SetComp, at: Site) -> cst.SetComp | None:
    """`{t for t in labels}`"""
    source = at.original
    assert isinstance(source, cst.SetComp)
    if not is_tensor(at.kind(source.elt)):
        return None
    return node.with_changes(elt=build.first_number(build.bare(node.elt)))


def _holds_tensors(kind: Kind) -> bool:
    return isinstance(kind, ListOf) and is_tensor(kind.of)


_PATHS = "abspath basename dirname exists isdir isfile join splitext".split()


@rule(cst.Call, *(f"os.path.{name}" for name in _PATHS), "builtins.open", to=Dialect.JS)
def path(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Of a tensor of texts, that is one of its items."""
    return _with_arguments(call, at, lambda texts: build.call("str", build.first_number(texts)))


_OF_LISTS = frozenset(("enumerate", "reversed"))
"""Builtins for which JavaScript has methods of its lists."""


def _arrays_listed(call: cst.Call, at: Site) -> cst.Call | None:
    assert isinstance(at.original, cst.Call)
    arrays = [not arg.star and is_ndarray(at.kind(arg.value)) for arg in at.original.args]
    if not any(arrays):
        return None if call is at.original else call
    args = [
        arg.with_changes(value=build.call("list", build.bare(arg.value))) if array else arg
        for arg, array in zip(call.args, arrays, strict=True)
    ]
    return call.with_changes(args=args)


def _of_array(value: cst.BaseExpression, name: str, at: Site) -> cst.BaseExpression:
    """Of NumPy's arrays: by rows, as Python goes through them."""
    axis = [0] if name == "sum" else []
    return build.method(at.imports.need("np"), name, build.bare(value), *axis)


def _with_arguments(call: cst.Call, at: Site, reading: Reading) -> cst.Call | None:
    assert isinstance(at.original, cst.Call)
    tensors = [is_tensor(at.kind(arg.value)) for arg in at.original.args]
    if not any(tensors):
        return None
    return call.with_changes(
        args=[
            arg.with_changes(value=reading(build.bare(arg.value))) if tensor else arg
            for arg, tensor in zip(call.args, tensors, strict=True)
        ]
    )


@rule(cst.Call, *(f"builtins.{name}" for name in _REDUCTIONS), to=Dialect.JS)
def reduction(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`sum(t)` adds up rows, `max(t)` of a vector is its greatest number."""
    name = (at.name or "").rpartition(".")[2]
    match at.original, call.args:
        case cst.Call(args=[cst.Arg(value=source)]), [cst.Arg(keyword=None, star="", value=value)]:
            if is_ndarray(at.kind(source)):
                return _of_array(value, name, at)
            match at.kind(source):
                case ListOf(item) if is_tensor(item) and name in _OF_SEVERAL:
                    return _of_several(name, build.bare(value), at)
            if is_tensor(at.kind(source)):
                axis = (0,) if name == "sum" else ()
                made = build.method(build.bare(value), _REDUCTIONS[name], *axis)
                truth = name in ("any", "all")
                return build.call("bool", build.first_number(made)) if truth else made
            return None
        case cst.Call(args=[cst.Arg(value=source, keyword=None), *options]), [first, *_] if all(
            each.keyword for each in options
        ):
            if not is_tensor(at.kind(source)):
                return None
            rows = first.with_changes(value=_rows(build.bare(first.value)))
            return call.with_changes(args=[rows, *_keyed(call.args[1:], at)])
        case cst.Call(args=[_, _, *_]), _ if name in ("max", "min"):
            if is_tensor(at.kind(at.original)) and not any(arg.keyword for arg in call.args):
                return _of_two(name, call, at)
            return _with_arguments(call, at, build.first_number)
    return None


def _of_two(name: str, call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`max(t, u, 1)` of tensors of one number each, which is computed with."""
    function = build.attribute(at.imports.need("tf"), {"max": "maximum", "min": "minimum"}[name])
    if any(arg.star for arg in call.args):
        return None
    return reduce(
        lambda one, other: build.call(function, one, other),
        (build.bare(arg.value) for arg in call.args),
    )


_OF_SEVERAL = frozenset({"sum", "max", "min"})


def _of_several(name: str, tensors: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """`sum([t, u])` adds tensors up; `max([t, u])` is the greatest of their numbers."""
    if name == "sum":
        if isinstance(tensors, cst.GeneratorExp):
            tensors = cst.ListComp(tensors.elt, tensors.for_in)
        tf = at.imports.need("tf")
        match tensors:
            case cst.Call(func=cst.Attribute(attr=cst.Name(value="calculateLosses"))):
                # none in a model without penalties, and addN takes no empty list
                nothing = cst.Element(build.method(tf, "scalar", 0))
                tensors = cst.List([nothing, cst.StarredElement(tensors)])
        return build.method(tf, "addN", tensors)
    one = cst.Name("one")
    return build.call(name, cst.ListComp(build.first_number(one), cst.CompFor(one, tensors)))


@rule(cst.Call, "builtins.sorted", to=Dialect.JS)
def ordered(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    assert isinstance(at.original, cst.Call)
    if not is_tensor(at.kind(at.original.args[0].value)) or call.args[0].star:
        return None
    first, *options = call.args
    rows = first.with_changes(value=_rows(build.bare(first.value)))
    if not any(each.keyword and each.keyword.value == "key" for each in options):
        row = cst.Name("row")
        key = cst.Lambda(cst.Parameters([cst.Param(row)]), build.first_number(row))
        options = [build.keyword("key", key), *options]
    options = _keyed(options, at)
    return call.with_changes(args=build.without_last_comma([rows, *options]))


def _keyed(options: Sequence[cst.Arg], at: Site) -> list[cst.Arg]:
    """The options of `max` or `sorted`, with the number of what a key computes as a tensor."""
    assert isinstance(at.original, cst.Call)
    sources = {each.keyword.value: each.value for each in at.original.args if each.keyword}
    made = []
    for each in options:
        match each, sources.get("key"):
            case cst.Arg(keyword=cst.Name(value="key"), value=cst.Lambda(body=body) as key), (
                cst.Lambda(body=source)
            ) if is_tensor(at.kind(source)):
                key = key.with_changes(body=build.first_number(build.bare(body)))
                made.append(each.with_changes(value=key))
            case _:
                made.append(each)
    return made


@rule(cst.Call, "builtins.str.format", to=Dialect.JS)
def formatted(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.func:
        case cst.Attribute(value=cst.SimpleString() as pattern):
            has_formats = ":" in str(pattern.evaluated_value)
            return _with_arguments(call, at, build.first_number if has_formats else _shown)
    return _with_arguments(call, at, _shown)


@rule(cst.BinaryOperation, "str", to=Dialect.JS)
def filled_in(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    """`"%.2f" % t`"""
    if not isinstance(node.operator, cst.Modulo):
        return None
    match node.right:
        case cst.Tuple(elements=elements):
            done = [
                (
                    each.with_changes(value=build.first_number(build.bare(each.value)))
                    if is_tensor(at.kind(each.value))
                    else each
                )
                for each in elements
            ]
            return node.with_changes(right=node.right.with_changes(elements=done))
    if is_tensor(at.kind(node.right)):
        return node.with_changes(right=build.first_number(build.bare(node.right)))
    return None


@rule(cst.Subscript, "list[Tensor]", "list[Variable]", to=Dialect.JS)
def place(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    """`names[t]`, where `names` is a list, a text or a dict."""
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=index, star=None))]:
            if (many := _with_axes(at)) is not None:
                return at.report("KT407", index=written(many), reason=_OF_WHAT)
            return build.subscript(node.value, build.first_number(build.bare(index)))
        case [cst.SubscriptElement(slice=cst.Slice() as part) as element]:
            part = part.with_changes(lower=_bound(part.lower, at), upper=_bound(part.upper, at))
            return node.with_changes(slice=[element.with_changes(slice=part)])
    return None


_OF_WHAT = "what it is an index of is not known"


def _with_axes(at: Site) -> cst.Subscript | None:
    """The source, where it asks for several places of what may be an array of another library."""
    source = at.original
    match source:
        case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
            kind = at.kind(index)
            several = isinstance(kind, Instance) and bool(kind.shape)
            return source if several and isinstance(at.kind(value), Unknown) else None
    return None


def _bound(bound: cst.BaseExpression | None, at: Site) -> cst.BaseExpression | None:
    is_read = bound is not None and is_tensor(at.kind(bound))
    return build.first_number(build.bare(bound)) if is_read and bound is not None else bound


@rule(cst.Comparison, "Tensor", "Variable", to=Dialect.JS)
def membership(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    """`t in [1, 2]`"""
    match node.comparisons:
        case [cst.ComparisonTarget(operator=cst.In() | cst.NotIn(), comparator=holder)]:
            if is_tensor(at.kind(node.left)) and _is_container(at.kind(holder)):
                return node.with_changes(left=build.first_number(build.bare(node.left)))
    return None


def _is_container(kind: Kind) -> bool:
    return isinstance(kind, ListOf | TupleOf | DictOf | String)


@rule(cst.FormattedStringExpression, "Tensor", "Variable", to=Dialect.JS)
def replacement(
    node: cst.FormattedStringExpression, at: Site
) -> cst.FormattedStringExpression | None:
    """`f"{t:.2f}"` shows the number, `f"{t}"` the values."""
    original = at.original
    assert isinstance(original, cst.FormattedStringExpression)
    if not is_tensor(at.kind(original.expression)):
        return None
    reading = build.first_number if node.format_spec else _shown
    return node.with_changes(expression=reading(build.bare(node.expression)))
