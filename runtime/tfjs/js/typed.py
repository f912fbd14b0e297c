"""Typed arrays: arrays of one kind of number, which what is stored is converted to."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable
from typing import Any

from tfjs.js.arrays import ARRAY_METHODS
from tfjs.js.functions import handed
from tfjs.js.strings import position
from tfjs.js.values import number

__all__ = [
    "Float32Array",
    "Float64Array",
    "Int8Array",
    "Int16Array",
    "Int32Array",
    "TypedArray",
    "Uint8Array",
    "Uint8ClampedArray",
    "Uint16Array",
    "Uint32Array",
]


class _Kind(type):
    """Counts what tensors give, which is NumPy's, to the classes of the same name."""

    def __instancecheck__(cls, instance: object) -> bool:
        return super().__instancecheck__(instance) or (
            hasattr(instance, "BYTES_PER_ELEMENT")
            and any(one.__name__ == cls.__name__ for one in type(instance).__mro__)
        )


class TypedArray(metaclass=_Kind):
    """A fixed number of members; indexes beyond give None and take nothing."""

    CODE = "d"
    BYTES_PER_ELEMENT = 8

    def __init__(self, values: Any = 0, *_: Any) -> None:
        if type(values) is not list and isinstance(values, TypedArray):
            values = getattr(values, "_held", values)
        if isinstance(values, int | float):
            self._held = array(self.CODE, bytes(int(values) * self.BYTES_PER_ELEMENT))
        else:
            self._held = array(self.CODE, [self._stored(one) for one in values])

    @classmethod
    def _stored(cls, value: Any) -> Any:
        """The number as this kind of array holds it."""
        bits = cls.BYTES_PER_ELEMENT * 8
        made = value if isinstance(value, int) else number(value)
        if isinstance(made, float):
            made = math.trunc(made) if math.isfinite(made) else 0
        made &= (1 << bits) - 1
        if cls.CODE.islower() and made >= 1 << (bits - 1):
            made -= 1 << bits
        return made

    @classmethod
    def of(cls, *values: Any) -> Any:
        return cls(values)

    @classmethod
    def from_(cls, values: Any, function: Callable[..., Any] | None = None) -> Any:
        """`Float32Array.from(values, function)`."""
        from tfjs.js.arrays import from_iterable

        return cls(from_iterable(values, function))

    def _made(self, values: Iterable[Any]) -> Any:
        return type(self)(list(values))

    @property
    def length(self) -> int:
        return len(self._held)

    @property
    def byteLength(self) -> int:
        return len(self._held) * self.BYTES_PER_ELEMENT

    @property
    def buffer(self) -> bytes:
        return self._held.tobytes()

    def set(self, values: Iterable[Any], offset: int = 0) -> None:
        listed = [self._stored(one) for one in values]
        if offset + len(listed) > len(self._held):
            raise ValueError("offset is out of bounds")
        self._held[offset : offset + len(listed)] = array(self.CODE, listed)

    def slice(self, start: Any = None, end: Any = None) -> Any:
        size = len(self._held)
        return self._made(self._held[position(size, start, 0) : position(size, end, size)])

    def subarray(self, start: Any = None, end: Any = None) -> Any:
        """A copy of that part: memory is not shared here."""
        return self.slice(start, end)

    def map(self, function: Callable[..., Any]) -> Any:
        call = handed(function)
        return self._made(call(one, index, self) for index, one in enumerate(self._held))

    def filter(self, function: Callable[..., Any]) -> Any:
        return self._made(ARRAY_METHODS["filter"](self._held, function))

    def sort(self, compare: Callable[..., Any] | None = None) -> Any:
        listed = list(self._held)
        if compare is None:
            listed.sort()
        else:
            ARRAY_METHODS["sort"](listed, compare)
        self._held[:] = array(self.CODE, listed)
        return self

    def reverse(self) -> Any:
        self._held.reverse()
        return self

    def at(self, index: int) -> Any:
        return ARRAY_METHODS["at"](self._held, index)

    def fill(self, value: Any, start: Any = None, end: Any = None) -> Any:
        ARRAY_METHODS["fill"](self, value, start, end)
        return self

    def __getattr__(self, name: str) -> Any:
        method = ARRAY_METHODS.get(name)
        if method is None or name in ("push", "pop", "splice", "concat", "flat"):
            raise AttributeError(f"{type(self).__name__} has no member {name!r}")
        return lambda *arguments: method(list(self._held), *arguments)

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Any:
        return iter(self._held)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return self._made(self._held[index])
        return self._held[index] if 0 <= index < len(self._held) else None

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, slice):
            self._held[index] = array(self.CODE, [self._stored(one) for one in value])
        elif 0 <= index < len(self._held):
            self._held[index] = self._stored(value)

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        import numpy as np

        return np.array(self._held, dtype=dtype)

    def __str__(self) -> str:
        return ARRAY_METHODS["join"](self._held)


class _Float(TypedArray):
    @classmethod
    def _stored(cls, value: Any) -> Any:
        made = float(number(value)) if value is not None else math.nan
        if cls.CODE == "f" and abs(made) > 3.4028235677973366e38 and math.isfinite(made):
            return math.copysign(math.inf, made)
        return made


class Float32Array(_Float):
    CODE = "f"
    BYTES_PER_ELEMENT = 4


class Float64Array(_Float):
    CODE = "d"
    BYTES_PER_ELEMENT = 8


class Int8Array(TypedArray):
    CODE = "b"
    BYTES_PER_ELEMENT = 1


class Uint8Array(TypedArray):
    CODE = "B"
    BYTES_PER_ELEMENT = 1


class Uint8ClampedArray(Uint8Array):
    @classmethod
    def _stored(cls, value: Any) -> Any:
        made = number(value)
        return 0 if made != made else round(min(max(made, 0), 255))


class Int16Array(TypedArray):
    CODE = "h"
    BYTES_PER_ELEMENT = 2


class Uint16Array(TypedArray):
    CODE = "H"
    BYTES_PER_ELEMENT = 2


class Int32Array(TypedArray):
    CODE = "i"
    BYTES_PER_ELEMENT = 4


class Uint32Array(TypedArray):
    CODE = "I"
    BYTES_PER_ELEMENT = 4
