"""Values of programs as the oracles' run_functions scripts write them, compared."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

_FAMILIES = {
    "f": "float",
    "i": "integer",
    "u": "integer",
    "b": "bool",
    "c": "complex",
    "s": "string",
}
RTOL, ATOL = 2e-5, 2e-6
"""TF.js computes in float32 what NumPy computes in float64, a few operations after one another.
`ATOL` is of the largest magnitude."""


def difference(expected: Any, got: Any, *, numbers: bool = True) -> str | None:
    """What parts two values, None for nothing. Numbers and arrays without axes are alike, lists of
    numbers are like arrays of them; dtypes count as floats, integers, booleans. Without `numbers`
    only shapes and dtypes are compared."""
    match expected, got:
        case {"error": str() as text}, _:
            return f"the original fails: {text}"
        case _, {"error": str() as text}:
            return f"the translation fails: {text}"
        case {"items": dict() as items}, {"items": dict() as others}:
            pairs = ((items[key], others.get(key)) for key in items)
            return next((d for a, b in pairs if (d := difference(a, b)) is not None), None)
        case [*items], [*others] if len(items) == len(others):
            found = (difference(a, b, numbers=numbers) for a, b in zip(items, others, strict=True))
            return next((each for each in found if each is not None), None)
        case {"data": _}, _:
            return _arrays(expected, _array(got, expected), numbers=numbers)
        case _, {"data": _}:
            return _arrays(_array(expected, got), got, numbers=numbers)
        case float() | int(), float() | int():
            same = math.isclose(expected, got, rel_tol=RTOL, abs_tol=1e-12)
            return None if same else f"{expected} became {got}"
    return None if expected == got else f"{expected} became {got}"


def _array(value: Any, like: dict[str, Any]) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    array = np.array(value)
    return {"data": array.ravel().tolist(), "shape": list(array.shape), "dtype": like["dtype"]}


def _arrays(expected: dict[str, Any], got: dict[str, Any], *, numbers: bool) -> str | None:
    if "data" not in got:
        return f"an array became {got}"
    if expected["shape"] != got["shape"]:
        return f"shape {expected['shape']} became {got['shape']}"
    families = [_FAMILIES[each["dtype"][0]] for each in (expected, got)]
    if families[0] != families[1]:
        return f"{expected['dtype']} became {got['dtype']}"
    if not numbers:
        return None
    if "string" in families:
        return (
            None if expected["data"] == got["data"] else f"{expected['data']} became {got['data']}"
        )
    one, other = (np.array([float(x) for x in each["data"]]) for each in (expected, got))
    size = np.abs(one[np.isfinite(one)]).max(initial=1)
    same = np.allclose(one, other, rtol=RTOL, atol=ATOL * size, equal_nan=True)
    return None if same else f"{one[:6].tolist()} became {other[:6].tolist()}"
