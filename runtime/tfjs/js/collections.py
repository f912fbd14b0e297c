"""Map and Set: in the order of insertion, objects as keys by identity."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tfjs.js.functions import handed

__all__ = ["Map", "Set", "WeakMap", "WeakRef", "WeakSet"]


def _key(value: Any) -> Any:
    """What tells keys apart: numbers, texts and tuples of them by value, all else by identity."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, float) and math.isnan(value):
        return "NaN", None
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return tuple(map(_key, value))
    return ("object", id(value))


class Map:
    """`new Map(entries)`; iterated, it gives `[key, value]`. It has a dict's methods besides, is
    equal to a Map of equal values and shown as a dict: what came from a dict stays like one."""

    def __init__(self, entries: Iterable[Any] | None = None) -> None:
        self._held: dict[Any, list[Any]] = {}
        for key, value in entries or ():
            self.set(key, value)

    @property
    def size(self) -> int:
        return len(self._held)

    def get(self, key: Any, default: Any = None) -> Any:
        found = self._held.get(_key(key))
        return default if found is None else found[1]

    def set(self, key: Any, value: Any) -> Map:
        found = self._held.get(_key(key))
        if found is None:
            self._held[_key(key)] = [key, value]
        else:
            found[1] = value
        return self

    def has(self, key: Any) -> bool:
        return _key(key) in self._held

    def delete(self, key: Any) -> bool:
        return self._held.pop(_key(key), None) is not None

    def clear(self) -> None:
        self._held.clear()

    def keys(self) -> Iterator[Any]:
        return iter([key for key, _ in self._held.values()])

    def values(self) -> Iterator[Any]:
        return iter([value for _, value in self._held.values()])

    def entries(self) -> Iterator[Any]:
        return iter(self)

    def forEach(self, function: Callable[..., Any]) -> None:
        call = handed(function)
        for key, value in self:
            call(value, key, self)

    def __iter__(self) -> Iterator[list[Any]]:
        return iter([list(one) for one in self._held.values()])

    def __getitem__(self, key: Any) -> Any:
        return self.get(key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self.set(key, value)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: Any) -> bool:
        return self.has(key)

    def items(self) -> Iterator[Any]:
        return iter(self)

    def setdefault(self, key: Any, value: Any = None) -> Any:
        if not self.has(key):
            self.set(key, value)
        return self.get(key)

    def pop(self, key: Any, *default: Any) -> Any:
        if not self.has(key):
            if default:
                return default[0]
            raise KeyError(key)
        value = self.get(key)
        self.delete(key)
        return value

    def popitem(self) -> tuple[Any, Any]:
        _, (key, value) = self._held.popitem()
        return key, value

    def update(self, others: Any) -> None:
        for key, value in others.items() if hasattr(others, "items") else others:
            self.set(key, value)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Map):
            return {k: v[1] for k, v in self._held.items()} == {
                k: v[1] for k, v in other._held.items()
            }
        return isinstance(other, dict) and self == Map(other.items())

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self)
        return f"{{{shown}}}"

    def __str__(self) -> str:
        return f"[object {type(self).__name__}]"


class Set:
    """`new Set(values)`; equal to a Set of the same values, and shown as Python shows a set."""

    def __init__(self, values: Iterable[Any] | None = None) -> None:
        self._held: dict[Any, Any] = {}
        for one in values or ():
            self._held.setdefault(_key(one), one)

    @property
    def size(self) -> int:
        return len(self._held)

    def add(self, value: Any) -> Set:
        self._held.setdefault(_key(value), value)
        return self

    def has(self, value: Any) -> bool:
        return _key(value) in self._held

    def delete(self, value: Any) -> bool:
        return self._held.pop(_key(value), self) is not self

    def clear(self) -> None:
        self._held.clear()

    def values(self) -> Iterator[Any]:
        return iter(self)

    keys = values

    def entries(self) -> Iterator[Any]:
        return iter([[one, one] for one in self])

    def forEach(self, function: Callable[..., Any]) -> None:
        call = handed(function)
        for one in self:
            call(one, one, self)

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._held.values()))

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, value: Any) -> bool:
        return self.has(value)

    def pop(self) -> Any:
        return self._held.pop(next(iter(self._held)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Set):
            return self._held.keys() == other._held.keys()
        return isinstance(other, set | frozenset) and self == Set(other)

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, self))}}}" if self._held else "set()"

    def __str__(self) -> str:
        return f"[object {type(self).__name__}]"


class WeakMap(Map):
    """A Map here: it keeps its keys alive."""


class WeakSet(Set):
    """A Set here: it keeps its members alive."""


class WeakRef:
    def __init__(self, target: Any) -> None:
        self._target = target

    def deref(self) -> Any:
        return self._target
