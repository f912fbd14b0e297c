"""Methods of arrays, which are lists here."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable
from typing import Any

from tfjs.js.functions import handed
from tfjs.js.strings import position
from tfjs.js.values import number, same, text, truthy

__all__ = ["array_of", "from_iterable", "join", "sort"]


def join(values: Iterable[Any], separator: str = ",") -> str:
    """`values.join(separator)`: what is missing is an empty text."""
    return separator.join("" if one is None else text(one) for one in values)


def sort(values: Any, compare: Callable[[Any, Any], Any] | None = None) -> Any:
    """`values.sort(compare)`, in place; without a function in the order of their texts."""
    values.sort(key=_key(compare)) if isinstance(values, list) else _sorted_into(values, compare)
    return values


def _sorted_into(values: Any, compare: Any) -> None:
    values[:] = type(values)(sorted(values, key=_key(compare) if compare else None))


def _key(compare: Callable[[Any, Any], Any] | None) -> Any:
    if compare is None:
        # What is missing comes last
        return lambda one: (one is None, "" if one is None else _utf16(text(one)))
    ordered = handed(compare)

    def signed(left: Any, right: Any) -> int:
        if left is None or right is None:
            return (left is None) - (right is None)
        result = number(ordered(left, right))
        return int(result > 0) - int(result < 0)

    return functools.cmp_to_key(signed)


def _utf16(value: str) -> Any:
    return value if value.isascii() else value.encode("utf-16-be", "surrogatepass")


def array_of(*items: Any) -> list[Any]:
    """`Array(n)`: n missing members; `Array(a, b)`: these."""
    if len(items) == 1 and isinstance(items[0], int | float):
        if items[0] != int(items[0]) or items[0] < 0:
            raise ValueError("Invalid array length")
        return [None] * int(items[0])
    return list(items)


def from_iterable(values: Any, function: Callable[..., Any] | None = None) -> list[Any]:
    """`Array.from(values, function)`."""
    if isinstance(values, dict):
        count = int(values.get("length") or 0)
        listed = [values.get(index, values.get(str(index))) for index in range(count)]
    else:
        listed = list(values)
    if function is None:
        return listed
    call = handed(function)
    return [call(one, index) for index, one in enumerate(listed)]


def _splice(values: list[Any], start: Any = None, count: Any = None, *items: Any) -> list[Any]:
    first = position(len(values), start, 0)
    most = len(values) - first
    size = most if count is None else min(max(int(number(count)), 0), most)
    removed = values[first : first + size]
    values[first : first + size] = items
    return removed


def _concat(values: list[Any], *others: Any) -> list[Any]:
    joined = list(values)
    for other in others:
        joined.extend(other if isinstance(other, list | tuple) else [other])
    return joined


def _flat(values: Iterable[Any], depth: float = 1) -> list[Any]:
    made: list[Any] = []
    for one in values:
        if isinstance(one, list | tuple) and depth >= 1:
            made.extend(_flat(one, depth - 1))
        else:
            made.append(one)
    return made


def _fill(values: Any, value: Any = None, start: Any = None, end: Any = None) -> Any:
    size = len(values)
    for index in range(position(size, start, 0), position(size, end, size)):
        values[index] = value
    return values


def _copy_within(values: list[Any], target: int, start: Any = 0, end: Any = None) -> list[Any]:
    size = len(values)
    place = position(size, target, 0)
    part = values[position(size, start, 0) : position(size, end, size)][: size - place]
    values[place : place + len(part)] = part
    return values


def _index_of(values: Any, value: Any, start: Any = None) -> int:
    for index in range(position(len(values), start, 0), len(values)):
        if same(values[index], value):
            return index
    return -1


def _last_index_of(values: Any, value: Any) -> int:
    return next((i for i in range(len(values) - 1, -1, -1) if same(values[i], value)), -1)


def _includes(values: Any, value: Any) -> bool:
    if isinstance(value, float) and math.isnan(value):
        return any(isinstance(one, float) and math.isnan(one) for one in values)
    return _index_of(values, value) >= 0


def _find_index(values: Any, function: Any, *, last: bool = False) -> int:
    test = handed(function)
    order = range(len(values) - 1, -1, -1) if last else range(len(values))
    return next((index for index in order if truthy(test(values[index], index, values))), -1)


def _find(values: Any, function: Any, *, last: bool = False) -> Any:
    index = _find_index(values, function, last=last)
    return values[index] if index >= 0 else None


def _mapped(values: Any, function: Any, *_: Any) -> Any:
    call = handed(function)
    return [call(one, index, values) for index, one in enumerate(values)]


def _filtered(values: Any, function: Any, *_: Any) -> Any:
    test = handed(function)
    return [one for index, one in enumerate(values) if truthy(test(one, index, values))]


def _each(values: Any, function: Any, *_: Any) -> None:
    call = handed(function)
    index = 0
    # A list that the function shortens is gone through as far as it still reaches
    while index < len(values):
        call(values[index], index, values)
        index += 1


_NOTHING = object()


def _reduce(values: Any, function: Any, start: Any = _NOTHING, *, right: bool = False) -> Any:
    call = handed(function)
    order = list(range(len(values)))
    if right:
        order.reverse()
    if start is _NOTHING:
        if not order:
            raise TypeError("Reduce of empty array with no initial value")
        start = values[order.pop(0)]
    for index in order:
        start = call(start, values[index], index, values)
    return start


def _push(values: list[Any], *items: Any) -> int:
    values.extend(items)
    return len(values)


def _unshift(values: list[Any], *items: Any) -> int:
    values[:0] = items
    return len(values)


def _reverse(values: Any) -> Any:
    values.reverse()
    return values


def _at(values: Any, index: Any = 0) -> Any:
    place = math.trunc(number(index))
    return values[place] if -len(values) <= place < len(values) else None


def _with(values: list[Any], index: int, value: Any) -> list[Any]:
    if not -len(values) <= index < len(values):
        raise ValueError("Invalid index")
    made = list(values)
    made[index] = value
    return made


def _to_spliced(values: list[Any], *arguments: Any) -> list[Any]:
    made = list(values)
    _splice(made, *arguments)
    return made


def _slice(values: Any, start: Any = None, end: Any = None) -> Any:
    return values[position(len(values), start, 0) : position(len(values), end, len(values))]


ARRAY_METHODS: dict[str, Callable[..., Any]] = {
    "at": _at,
    "concat": _concat,
    "copyWithin": _copy_within,
    "entries": lambda values: iter([[index, one] for index, one in enumerate(values)]),
    "every": lambda values, test: all(
        truthy(handed(test)(one, index, values)) for index, one in enumerate(values)
    ),
    "fill": _fill,
    "filter": _filtered,
    "find": _find,
    "findIndex": _find_index,
    "findLast": lambda values, test: _find(values, test, last=True),
    "findLastIndex": lambda values, test: _find_index(values, test, last=True),
    "flat": _flat,
    "flatMap": lambda values, function: _flat(_mapped(values, function)),
    "forEach": _each,
    "includes": _includes,
    "indexOf": _index_of,
    "join": lambda values, separator=",": join(values, separator),
    "keys": lambda values: iter(range(len(values))),
    "lastIndexOf": _last_index_of,
    "map": _mapped,
    "pop": lambda values: values.pop() if values else None,
    "push": _push,
    "reduce": _reduce,
    "reduceRight": lambda values, function, *start: _reduce(values, function, *start, right=True),
    "reverse": _reverse,
    "shift": lambda values: values.pop(0) if values else None,
    "slice": _slice,
    "some": lambda values, test: any(
        truthy(handed(test)(one, index, values)) for index, one in enumerate(values)
    ),
    "sort": sort,
    "splice": _splice,
    "toReversed": lambda values: list(reversed(values)),
    "toSorted": lambda values, compare=None: sort(list(values), compare),
    "toSpliced": _to_spliced,
    "toString": join,
    "unshift": _unshift,
    "values": iter,
    "with": _with,
}
