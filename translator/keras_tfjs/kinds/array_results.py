"""Shapes and dtypes of what NumPy's functions and methods give, as far as literals show them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from keras_tfjs.catalog.numpy_numbers import BUILTINS, OPERATORS, ROUNDING
from keras_tfjs.kinds.model import (
    FLOAT,
    INTEGER,
    UNREACHED,
    Instance,
    Kind,
    ListOf,
    Number,
    Shape,
    TupleOf,
    Unknown,
    Unreached,
    is_array,
)
from keras_tfjs.kinds.operators import binary
from keras_tfjs.kinds.ranges import is_small

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result

_ARRAY = Instance("NdArray")


def _given(site: CallSite) -> tuple[Instance, list[ast.expr]]:
    """The array of `a.f(...)` or `np.f(a, ...)`, and what is written behind it."""
    method = site.name.startswith("numpy.ndarray.")
    kind = site.receiver if method else site.argument(0)
    found = kind if isinstance(kind, Instance) and is_array(kind) else _ARRAY
    return found, site.node.args if method else site.node.args[1:]


def _keyword(site: CallSite, *names: str) -> ast.expr | None:
    found = (each.value for each in site.node.keywords if each.arg in names)
    return next(found, None)


def _literal(node: ast.expr | None) -> object:
    try:
        return ... if node is None else ast.literal_eval(node)
    except ValueError:
        return ...


def dtype_name(node: ast.expr | None) -> str | None:
    """`"int32"`, `np.int32`, `int`."""
    match node:
        case ast.Constant(value=str(name)):
            return name
        case ast.Attribute(attr=name):
            return name.removesuffix("_")
        case ast.Name(id=("int" | "float" | "bool") as name):
            return {"int": "int64", "float": "float64"}.get(name, name)
    return None


def _reshaped(site: CallSite, result: Result) -> Kind:
    given, rest = _given(site)
    first = rest[0] if rest else _keyword(site, "newshape", "shape")
    sizes: list[ast.expr] | None = [*rest]
    match first:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            sizes = elements
        case None:
            sizes = None
        case _ if len(rest) < 2 and not isinstance(site.inference.kind(first), Number):
            sizes = None
    if sizes is None or any(isinstance(each, ast.Starred) for each in sizes):
        return _ARRAY.altered(dtype=given.dtype)
    numbers = [_literal(each) for each in sizes]
    shape = tuple(size if isinstance(size, int) and size >= 0 else None for size in numbers)
    return _ARRAY.altered(shape=shape, dtype=given.dtype)


def _ranged(site: CallSite, result: Result) -> Kind:
    """Whole numbers unless one of the bounds may be another. Small ones get their dtype in TF.js
    by their use."""
    values = site.node.args
    length = _literal(values[0]) if len(values) == 1 else None
    shape = (length if isinstance(length, int) else None,)
    given = _keyword(site, "dtype")
    bounds = [*values, *(each.value for each in site.node.keywords if each.arg != "dtype")]
    whole = all(site.inference.kind(each) == INTEGER for each in bounds)
    if given is None and is_small(site.node) and site.node not in site.inference.grown_ranges:
        return _ARRAY.altered(shape=shape, dtype=None)
    dtype = "int64" if given is None and whole else dtype_name(given)
    return _ARRAY.altered(shape=shape, dtype=dtype)


def _axis(site: CallSite, rest: list[ast.expr]) -> object:
    """The axis that is named: None for all, `...` where it is not known."""
    node = _keyword(site, "axis") or (rest[0] if rest else None)
    return None if node is None else _literal(node)


def _reduced_shape(site: CallSite) -> Shape | None:
    given, rest = _given(site)
    axis, kept = _axis(site, rest), _literal(_keyword(site, "keepdims")) is True
    if _keyword(site, "keepdims") is not None and not kept:
        return None
    if given.shape is None or axis is ...:
        return () if axis is None and not kept else None
    count = len(given.shape)
    axes = range(count) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    if not all(isinstance(each, int) and -count <= each < count for each in axes):
        return None
    gone = {each % count for each in axes if isinstance(each, int)}
    if kept:
        return tuple(1 if place in gone else size for place, size in enumerate(given.shape))
    return tuple(size for place, size in enumerate(given.shape) if place not in gone)


def _reduced(site: CallSite, result: Result) -> Kind:
    """The greatest, the sum: of the array's own numbers."""
    given, _ = _given(site)
    return _ARRAY.altered(shape=_reduced_shape(site), dtype=given.dtype)


def _multiplied(site: CallSite, result: Result) -> Kind:
    """The product of a list of whole numbers is one; as much as of a shape."""
    alone = len(site.node.args) == 1 and not site.node.keywords
    match site.argument(0):
        case ListOf(of) if alone and of == INTEGER:
            return INTEGER
        case TupleOf(items) if alone and items and all(each == INTEGER for each in items):
            return INTEGER
    return _ARRAY


def _averaged(site: CallSite, result: Result) -> Kind:
    given, _ = _given(site)
    floats = given.dtype if (given.dtype or "").startswith("float") else None
    return _ARRAY.altered(shape=_reduced_shape(site), dtype=floats)


def _places(site: CallSite, result: Result) -> Kind:
    """argmax: whole numbers."""
    return _ARRAY.altered(shape=_reduced_shape(site), dtype="int64")


def _ordered(site: CallSite, result: Result) -> Kind:
    given, _ = _given(site)
    return _ARRAY.altered(shape=given.shape, dtype="int64")


def _cast(site: CallSite, result: Result) -> Kind:
    given, rest = _given(site)
    return given.altered(role="NdArray", dtype=dtype_name(rest[0] if rest else None))


def _flattened(site: CallSite, result: Result) -> Kind:
    given, _ = _given(site)
    return _ARRAY.altered(shape=(None,), dtype=given.dtype)


def _occurring(site: CallSite, result: Result) -> Kind:
    """np.unique: the values, and how often each is there where that is asked for."""
    given, _ = _given(site)
    values = _ARRAY.altered(shape=(None,), dtype=given.dtype)
    asked = {word.arg: _literal(word.value) for word in site.node.keywords}
    if len(site.node.args) == 1 and asked == {"return_counts": True}:
        return TupleOf((values, values.altered(dtype="int64")))
    return values if len(site.node.args) == 1 and not asked else _ARRAY


def _copied(site: CallSite, result: Result) -> Kind:
    given, _ = _given(site)
    return _ARRAY.altered(shape=given.shape, dtype=given.dtype)


def _expanded(site: CallSite, result: Result) -> Kind:
    given, rest = _given(site)
    axis = _axis(site, rest)
    if given.shape is None or not isinstance(axis, int):
        return _ARRAY.altered(dtype=given.dtype)
    place = axis % (len(given.shape) + 1)
    return _ARRAY.altered(shape=(*given.shape[:place], 1, *given.shape[place:]), dtype=given.dtype)


def _joined(site: CallSite, result: Result) -> Kind:
    """Arrays one behind the other: as many axes as they have."""
    parts = _parts(site.argument(0))
    first = next((each for each in parts if each.shape is not None), None)
    dtypes = {each.dtype for each in parts}
    shape = None if first is None or first.shape is None else (None,) * len(first.shape)
    return _ARRAY.altered(shape=shape, dtype=dtypes.pop() if len(dtypes) == 1 else None)


def _parts(kind: Kind) -> list[Instance]:
    match kind:
        case ListOf(of):
            return _parts(of)
        case TupleOf(items):
            return [each for item in items for each in _parts(item)]
        case Instance() if is_array(kind):
            return [kind]
    return []


def _of_numbers(site: CallSite, result: Result) -> Kind:
    """A function of each element: of numbers alone it is a number."""
    kinds = site.arguments()
    if any(isinstance(kind, Unreached) for kind in kinds):
        return UNREACHED
    rounds = site.name in ROUNDING and len(kinds) < 2
    if rounds or not kinds or not all(isinstance(kind, Number) for kind in kinds):
        return _ARRAY
    keeps = site.name in BUILTINS or site.name in OPERATORS
    return INTEGER if keeps and all(kind == INTEGER for kind in kinds) else FLOAT


_OPERATORS: dict[str, ast.operator] = {
    "add": ast.Add(),
    "subtract": ast.Sub(),
    "multiply": ast.Mult(),
    "divide": ast.Div(),
    "true_divide": ast.Div(),
    "floor_divide": ast.FloorDiv(),
    "mod": ast.Mod(),
    "power": ast.Pow(),
    "maximum": ast.Add(),
    "minimum": ast.Add(),
    "bitwise_and": ast.BitAnd(),
    "bitwise_or": ast.BitOr(),
    "matmul": ast.MatMult(),
}


def _combined(site: CallSite, result: Result) -> Kind:
    """What an operator gives, for the function of the same meaning."""
    sides = [site.argument(0), site.argument(1)]
    sides = [Instance("NdArray") if isinstance(each, Unknown) else each for each in sides]
    operator = _OPERATORS.get(site.name.rpartition(".")[2], ast.Add())
    found = binary(operator, *sides)
    is_truth = result.of == "bool" and isinstance(found, Instance)
    return found.altered(dtype="bool") if is_truth and isinstance(found, Instance) else found


def _picked(site: CallSite, result: Result) -> Kind:
    """`a.get(i, j)`: what `a[i, j]` is."""
    given = site.receiver
    if not isinstance(given, Instance):
        return _ARRAY
    match site.node.args:
        case [one]:
            return site.inference.part(given, one)
        case several:
            return site.inference.part(given, ast.Tuple(several, ast.Load()))


def _tensored(site: CallSite, result: Result) -> Kind:
    given = site.receiver
    return given.altered(role="Tensor") if isinstance(given, Instance) else Instance("Tensor")


ARRAY_RESULTS: dict[str, Callable[[CallSite, Result], Kind]] = {
    "of_numbers": _of_numbers,
    "reshaped": _reshaped,
    "ranged": _ranged,
    "reduced": _reduced,
    "multiplied": _multiplied,
    "averaged": _averaged,
    "places": _places,
    "ordered": _ordered,
    "cast": _cast,
    "flattened": _flattened,
    "occurring": _occurring,
    "copied": _copied,
    "expanded": _expanded,
    "joined": _joined,
    "combined": _combined,
    "picked": _picked,
    "tensored": _tensored,
}
