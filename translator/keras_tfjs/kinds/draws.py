"""What NumPy's random numbers are: one number, or an array of the size that is asked for."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.kinds.model import (
    FLOAT,
    INTEGER,
    Instance,
    Kind,
    ListOf,
    Number,
    Shape,
    element,
    is_array,
)

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.notation import Result

_DTYPES = {"float": "float64", "int": "int64", "order": "int64"}


def written_sizes(node: ast.expr) -> Shape | None:
    """A shape written as a literal."""
    match node:
        case ast.Constant(value=int(size)):
            return (size,)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return tuple(
                (
                    item.value
                    if isinstance(item, ast.Constant) and isinstance(item.value, int)
                    else None
                )
                for item in items
            )
        case _:
            return None


def _drawn(site: CallSite, result: Result) -> Kind:
    draw = DRAWS[site.name]
    if draw.one == "order":
        return _ordered(site)
    dtype = _DTYPES.get(draw.one)
    if draw.one == "item":
        dtype = "int64" if isinstance(site.argument(0), Number) else None
    if draw.is_spread:
        sizes: ast.expr | None = ast.Tuple(site.node.args, ast.Load()) if site.node.args else None
    else:
        sizes = site.written(draw.order.index("size"), "size")
    if sizes is None or (isinstance(sizes, ast.Constant) and sizes.value is None):
        arrays = [each for each in site.arguments() if is_array(each)]
        if len(arrays) == 1 and draw.one == "float" and isinstance(arrays[0], Instance):
            return Instance("NdArray", shape=arrays[0].shape, dtype=dtype)
        return _one(site, draw.one)
    return Instance("NdArray", shape=written_sizes(sizes), dtype=dtype)


def _one(site: CallSite, one: str) -> Kind:
    if one != "item":
        return INTEGER if one == "int" else FLOAT
    items = site.argument(0)
    return INTEGER if isinstance(items, Number) else element(items)


def _ordered(site: CallSite) -> Kind:
    """A permutation: of the whole numbers below one, or of what an array or a list holds."""
    given = site.argument(0)
    match given:
        case Instance() if is_array(given):
            return Instance("NdArray", shape=given.shape, dtype=given.dtype)
        case ListOf(of) if not isinstance(of, Number):
            return ListOf(of)
    counted = site.written(0, "x")
    length = counted.value if isinstance(counted, ast.Constant) else None
    return Instance("NdArray", shape=(length if isinstance(length, int) else None,), dtype="int64")


DRAW_RESULTS: dict[str, Callable[[CallSite, Result], Kind]] = {"drawn": _drawn}
