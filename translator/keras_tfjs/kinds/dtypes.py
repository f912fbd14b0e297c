"""The dtype of what a function of arrays gives, where its arguments show it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from keras_tfjs.catalog import dtypes
from keras_tfjs.kinds.array_results import dtype_name
from keras_tfjs.kinds.model import Boolean, Instance, Kind, ListOf, Number, TupleOf, is_array
from keras_tfjs.kinds.operators import binary

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite

_TRUTH = Instance("NdArray", dtype="bool")
_COUNT = Instance("NdArray", dtype="int64")
_NAMES = dtypes.KEEPING | dtypes.ADDING | dtypes.JOINING | dtypes.WHOLE


def typed(kind: Kind, site: CallSite) -> Kind:
    """`kind`, what a call gives, with the dtype that its arguments give it."""
    module, _, name = site.name.rpartition(".")
    if module in ("tfjs", "tfjs.Tensor"):
        return _of_tfjs(kind, name, site)
    if module not in dtypes.MODULES:
        return kind
    written = site.written(1 if name == "cast" else -1, "dtype")
    if written is not None:
        return _with(kind, dtype_name(written))
    if name not in _NAMES:
        return kind
    match kind:
        case ListOf(of):
            return ListOf(_with(of, _dtype(name, module, site)))
        case _:
            return _with(kind, _dtype(name, module, site))


_NAMED = {"tfjs.range": 3, "tfjs.scalar": 1}
"""The place of a dtype that TF.js is told."""
_PLAIN: dict[type[Kind], str] = {Number: "float32"}
"""What TF.js takes a number for that stands beside a tensor."""
_BETWEEN = frozenset(("add", "sub", "mul", "mod", "floorDiv", "maximum", "minimum"))


def _of_tfjs(kind: Kind, name: str, site: CallSite) -> Kind:
    """Whole numbers are said, and stay what they are beside tensors of them only."""
    place = _NAMED.get(site.name)
    if place is not None:
        said = site.written(place)
        match said:
            case ast.Constant(value=str() as dtype):
                return _with(kind, dtype)
        return kind
    if name not in _BETWEEN:
        return kind
    given = [site.receiver] if site.name.startswith("tfjs.Tensor.") else []
    given += [site.inference.kind(each) for each in site.node.args]
    found = {each.dtype if isinstance(each, Instance) else _PLAIN.get(type(each)) for each in given}
    if found <= {"int32", "float32"}:
        return _with(kind, "int32" if found == {"int32"} else "float32")
    return kind


def _with(kind: Kind, dtype: str | None) -> Kind:
    if not isinstance(kind, Instance) or not is_array(kind) or dtype is None:
        return kind
    return kind.altered(dtype=dtype) if kind.dtype in (None, "bool") else kind


def _dtype(name: str, module: str, site: CallSite) -> str | None:
    if name in dtypes.WHOLE or (name == "where" and len(site.node.args) == 1):
        return "int64"
    first = [site.receiver] if module == "numpy.ndarray" else []
    given = [*first, *(site.inference.kind(each) for each in site.node.args)]
    if name in dtypes.KEEPING:
        given = given[:1]
    elif name == "where":
        given = given[1:3]
    elif name in dtypes.ADDING:
        given = given[:2] if name not in _ALONG else given[:1]
    sides = [part for each in given for part in _parts(each)]
    if name in dtypes.ADDING:
        sides = [_COUNT if _is_truth(each) else each for each in sides]
    return _joined(sides)


_ALONG = frozenset(["sum", "reduce_sum", "prod", "reduce_prod", "cumsum", "cumprod", "trace"])
"""Functions whose second argument is an axis."""


def _parts(kind: Kind) -> Iterator[Kind]:
    match kind:
        case ListOf(of):
            yield from _parts(of)
        case TupleOf(items):
            for item in items:
                yield from _parts(item)
        case _:
            yield kind


def _is_truth(kind: Kind) -> bool:
    return isinstance(kind, Boolean) or (isinstance(kind, Instance) and kind.dtype == "bool")


def _joined(sides: list[Kind]) -> str | None:
    """What all of them are; None where one is not known."""
    if not sides:
        return None
    found = sides[0]
    for other in sides[1:]:
        found = binary(ast.Add(), found, other)
    match found:
        case Instance(dtype=dtype):
            return dtype
        case Number(True):
            return "int64"
    return None
