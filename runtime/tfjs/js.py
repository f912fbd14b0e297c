"""JavaScript's meaning of what Python has no natural form for, for operands of any kind.

Translated code calls these only where it is not known what an operand is. `None` stands for both
null and undefined, dicts for plain objects, lists for arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["add", "call", "get", "remainder", "same", "text", "truthy", "type_of", "wait"]


def text(value: Any) -> str:
    """What `String(value)` gives: whole numbers without a point, lists joined by commas."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case list() | tuple():
            return ",".join("" if one is None else text(one) for one in value)
        case dict():
            return "[object Object]"
        case _:
            return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)


def add(left: Any, right: Any) -> Any:
    """`left + right`: texts are joined as soon as one operand is a text or an object."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left + right
    if isinstance(left, str | list | tuple | dict) or isinstance(right, str | list | tuple | dict):
        return text(left) + text(right)
    return left + right


def remainder(left: Any, right: Any) -> Any:
    """`left % right`, with the sign of the left operand; NaN for a zero on the right."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        if right == 0:
            return math.nan
        result = math.fmod(left, right)
        whole = isinstance(left, int) and isinstance(right, int)
        return int(result) if whole else result
    return left % right


def truthy(value: Any) -> bool:
    """Everything but null, undefined, false, 0, NaN and the empty text is true."""
    if value is None or isinstance(value, bool | int | str):
        return bool(value)
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return True


def same(left: Any, right: Any) -> bool:
    """`left === right`: by value for numbers and texts, by identity for objects."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return left is right


def type_of(value: Any) -> str:
    """`typeof value`."""
    match value:
        case None:
            return "undefined"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case _:
            return "function" if callable(value) else "object"


def wait(value: Any) -> Any:
    """`await value`: a promise's result, and anything else as it is."""
    if hasattr(value, "result") and hasattr(value, "then"):
        return value.result()
    return value


def get(owner: Any, key: str) -> Any:
    """`owner.key`: an entry, a length or an attribute; None where there is none."""
    if isinstance(owner, Mapping):
        return owner.get(key)
    if key == "length" and hasattr(owner, "__len__"):
        return len(owner)
    return getattr(owner, key, None)


def _position(values: Any, index: int | None, default: int) -> int:
    if index is None:
        return default
    return max(len(values) + index, 0) if index < 0 else min(index, len(values))


def _slice(values: Any, start: int | None = None, end: int | None = None) -> Any:
    return values[_position(values, start, 0) : _position(values, end, len(values))]


def _concat(values: Any, *others: Any) -> Any:
    if isinstance(values, str):
        return values + "".join(text(other) for other in others)
    joined = list(values)
    for other in others:
        joined.extend(other if isinstance(other, list | tuple) else [other])
    return joined


def _reverse(values: Any) -> Any:
    values.reverse()
    return values


def _fill(values: Any, value: Any, start: int | None = None, end: int | None = None) -> Any:
    first, last = _position(values, start, 0), _position(values, end, len(values))
    values[first:last] = [value] * max(last - first, 0)
    return values


def _index_of(values: Any, value: Any) -> int:
    if isinstance(values, str):
        return values.find(value)
    return next((index for index, one in enumerate(values) if same(one, value)), -1)


_METHODS: dict[str, Callable[..., Any]] = {
    "slice": _slice,
    "concat": _concat,
    "reverse": _reverse,
    "fill": _fill,
    "indexOf": _index_of,
    "includes": lambda values, value: _index_of(values, value) >= 0,
    "join": lambda values, separator=",": separator.join(map(text, values)),
    "split": lambda value, separator: value.split(separator) if separator else list(value),
}
"""Methods that arrays or texts share with tensors."""


def call(owner: Any, method: str, *arguments: Any) -> Any:
    """`owner.method(...)` of an object that has it; else what arrays and texts do."""
    found = None if isinstance(owner, list | tuple | str) else getattr(owner, method, None)
    if found is None and isinstance(owner, Mapping):
        found = owner.get(method)
    if found is not None:
        return found(*arguments)
    if method in _METHODS and isinstance(owner, list | tuple | str):
        return _METHODS[method](owner, *arguments)
    raise AttributeError(f"{type(owner).__name__} has no method {method!r}")
