"""JavaScript's typed arrays and the bytes they lie in: NumPy arrays whose members are Python
numbers, and which convert what is stored in them as JavaScript does.

What `tensor.data()` gives is one of these, and what translated JavaScript makes by
`new Float32Array(...)` is too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GROWING = frozenset("push pop shift unshift splice concat flat flatMap".split())
"""Methods of JavaScript's arrays that its typed arrays do not have."""


class ArrayBuffer(bytearray):
    """Bytes of a fixed number, which typed arrays made of it share. `bytes` are taken for one."""

    @property
    def byteLength(self) -> int:
        return len(self)

    def slice(self, start: Any = None, end: Any = None) -> ArrayBuffer:
        """A copy of the bytes from `start` until `end`; both count from the end where negative.

        It takes `bytes` for `self` too.
        """
        return ArrayBuffer(self[_part(len(self), start, end)])

    @staticmethod
    def isView(value: object) -> bool:
        return isinstance(value, TypedArray)


def _place(size: int, value: Any, otherwise: int) -> int:
    """A position that JavaScript is given, within 0 and `size`."""
    if value is None:
        return otherwise
    if value != value:
        return 0
    whole = int(max(min(value, size), -size))
    return whole + size if whole < 0 else whole


def _part(size: int, start: Any, end: Any) -> slice:
    first = _place(size, start, 0)
    return slice(first, max(first, _place(size, end, size)))


class TypedArray(np.ndarray[Any, np.dtype[Any]]):
    """A NumPy array whose single elements are Python numbers.

    Reading beyond the end gives None and writing there does nothing, as in JavaScript; negative
    indexes count from the end, as in Python. JavaScript's methods of typed arrays are there too.
    """

    KIND: ClassVar[Any] = np.float64
    BYTES_PER_ELEMENT: ClassVar[int] = 8

    def __new__(cls, values: Any = 0, byteOffset: int = 0, length: int | None = None) -> Any:
        """Zeros (of a count), the bytes of a buffer from `byteOffset` on, or a copy of values.

        ValueError for an offset or a length of bytes that does not fit the elements' size.
        """
        if isinstance(values, int | float):
            held: Any = np.frombuffer(
                ArrayBuffer(int(values) * cls.BYTES_PER_ELEMENT), cls.KIND, int(values)
            )
        elif isinstance(values, bytes | bytearray | memoryview):
            held = cls._over(values, byteOffset, length)
        else:
            held = _values(cls, values)
        return held.view(cls)

    @classmethod
    def _over(cls, buffer: Any, offset: int, length: int | None) -> NDArray[Any]:
        size = len(buffer)
        if offset % cls.BYTES_PER_ELEMENT:
            raise ValueError(
                f"start offset of {cls.__name__} should be a multiple of {cls.BYTES_PER_ELEMENT}"
            )
        if length is None and size % cls.BYTES_PER_ELEMENT:
            raise ValueError(
                f"byte length of {cls.__name__} should be a multiple of {cls.BYTES_PER_ELEMENT}"
            )
        count = (size - offset) // cls.BYTES_PER_ELEMENT if length is None else int(length)
        if count < 0 or offset + count * cls.BYTES_PER_ELEMENT > size:
            raise ValueError(f"Invalid typed array length: {count}")
        if not count:
            return np.empty(0, cls.KIND)
        return np.frombuffer(buffer, cls.KIND, count, offset)

    @classmethod
    def _stored(cls, value: Any) -> Any:
        """The number as this kind of array holds it."""
        made = value if isinstance(value, int) else _number(value)
        if cls.KIND in (np.float32, np.float64):
            return made
        if isinstance(made, float):
            made = math.trunc(made) if math.isfinite(made) else 0
        bits = cls.BYTES_PER_ELEMENT * 8
        made &= (1 << bits) - 1
        is_signed = np.dtype(cls.KIND).kind == "i"
        return made - (1 << bits) if is_signed and made >= 1 << (bits - 1) else made

    @classmethod
    def of(cls, *values: Any) -> Any:
        return cls(values)

    @classmethod
    def from_(cls, values: Any, function: Callable[..., Any] | None = None) -> Any:
        """`Float32Array.from(values, function)`."""
        from tfjs.js.arrays import from_iterable

        return cls(from_iterable(values, function))

    @property
    def length(self) -> int:
        return len(self)

    @property
    def byteLength(self) -> int:
        return self.nbytes

    @property
    def byteOffset(self) -> int:
        """Where in `buffer` the first element is."""
        held = _memory(self)
        return self.__array_interface__["data"][0] - _address(held) if held is not None else 0

    @property
    def buffer(self) -> ArrayBuffer:
        """The bytes this array lies in; a copy of its own bytes where NumPy made the array."""
        held = _memory(self)
        return held if isinstance(held, ArrayBuffer) else ArrayBuffer(self.tobytes())

    def set(self, values: Iterable[Any], offset: int = 0) -> None:
        """Store values from `offset` on. ValueError where they do not fit."""
        given = _values(type(self), values)
        if offset + len(given) > len(self):
            raise ValueError("offset is out of bounds")
        super().__setitem__(slice(offset, offset + len(given)), given)

    def slice(self, start: Any = None, end: Any = None) -> Any:
        """A copy of the elements from `start` until `end`."""
        return type(self)(self.subarray(start, end))

    def subarray(self, start: Any = None, end: Any = None) -> Any:
        """The elements from `start` until `end`, in the same memory."""
        return super().__getitem__(_part(len(self), start, end))

    def map(self, function: Callable[..., Any]) -> Any:
        return type(self)(self._method("map", function))

    def filter(self, function: Callable[..., Any]) -> Any:
        return type(self)(self._method("filter", function))

    def sort(  # type: ignore[override]  # JavaScript's takes a function
        self, compare: Any = None, *rest: Any, **options: Any
    ) -> Any:
        """In place: by a function as JavaScript asks for it, else by size, NaN last."""
        if callable(compare):
            self[:] = self._method("sort", compare)
        else:
            super().sort(*(() if compare is None else (compare,)), *rest, **options)
        return self

    def reverse(self) -> Any:
        self[:] = super().__getitem__(slice(None, None, -1)).copy()
        return self

    def fill(self, value: Any, start: Any = None, end: Any = None) -> Any:
        super().__setitem__(_part(len(self), start, end), self._stored(value))
        return self

    def _method(self, name: str, *arguments: Any) -> Any:
        from tfjs.js.arrays import ARRAY_METHODS

        return ARRAY_METHODS[name](self.tolist(), *arguments)

    def __getattr__(self, name: str) -> Any:
        from tfjs.js.arrays import ARRAY_METHODS

        if name.startswith("_") or name not in ARRAY_METHODS or name in _GROWING:
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
            )
        return lambda *arguments: self._method(name, *arguments)

    def __getitem__(self, index: Any) -> Any:
        try:
            value = super().__getitem__(index)
        except IndexError:
            if self.ndim == 1:
                if isinstance(index, int):
                    return None
                if isinstance(index, float):
                    return self[int(index)] if index.is_integer() else None
            raise
        return value.item() if isinstance(value, np.generic) else value

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, float):
            if not index.is_integer():
                return
            index = int(index)
        if isinstance(index, int):
            if not -len(self) <= index < len(self):
                return
            if self.ndim == 1:
                value = self._stored(value)
        elif isinstance(value, list | tuple):
            value = _values(type(self), value)
        super().__setitem__(index, value)

    def astype(self, *arguments: Any, **options: Any) -> Any:
        """NumPy's `astype`; what it gives is a typed array of its own kind."""
        return typed(np.asarray(self).astype(*arguments, **options))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())

    def __array_wrap__(
        self, array: NDArray[Any], context: Any = None, return_scalar: bool = False
    ) -> Any:
        """What NumPy computes of an array is a typed array of its own kind."""
        return array[()] if return_scalar else typed(array)


def _values(kind: type[TypedArray], values: Any) -> NDArray[Any]:
    """A copy of values as the kind of array holds them, in bytes of its own."""
    if not isinstance(values, np.ndarray):
        if isinstance(values, dict):
            from tfjs.js.arrays import from_iterable

            values = from_iterable(values)
        values = np.array([kind._stored(one) for one in values], kind.KIND)
    elif values.dtype != kind.KIND:
        values = _converted(kind, values)
    if not values.size:
        return np.empty(0, kind.KIND)
    return np.frombuffer(ArrayBuffer(values.tobytes()), kind.KIND)


def _converted(kind: type[TypedArray], values: NDArray[Any]) -> NDArray[Any]:
    is_float = np.dtype(kind.KIND).kind == "f"
    with np.errstate(all="ignore"):
        if is_float or (values.dtype.kind in "iub" and kind is not Uint8ClampedArray):
            return values.astype(kind.KIND)
    return np.array([kind._stored(one) for one in values.tolist()], kind.KIND)


def _number(value: Any) -> Any:
    """`Number(value)`, where undefined is None."""
    if value is None:
        return math.nan
    if isinstance(value, int | float):
        return value
    from tfjs.js.values import number

    return number(value)


def _memory(array: Any) -> Any:
    """The buffer that an array is a view of, however many views lie between."""
    while isinstance(array, np.ndarray | memoryview):
        array = array.base if isinstance(array, np.ndarray) else array.obj
    return array if isinstance(array, ArrayBuffer) else None


def _address(held: ArrayBuffer) -> int:
    return int(np.frombuffer(held, np.uint8).__array_interface__["data"][0]) if held else 0


class Float32Array(TypedArray):
    """The values of a float32 tensor."""

    KIND, BYTES_PER_ELEMENT = np.float32, 4

    @classmethod
    def _stored(cls, value: Any) -> Any:
        made = float(_number(value))
        # NumPy warns of what JavaScript rounds to infinity
        if abs(made) > 3.4028235677973366e38 and math.isfinite(made):
            return math.copysign(math.inf, made)
        return made


class Float64Array(TypedArray):
    """Numbers of double precision."""


class Int8Array(TypedArray):
    """Whole numbers of 8 bits."""

    KIND, BYTES_PER_ELEMENT = np.int8, 1


class Uint8Array(TypedArray):
    """The values of a bool tensor, or bytes."""

    KIND, BYTES_PER_ELEMENT = np.uint8, 1


class Uint8ClampedArray(TypedArray):
    """Bytes; what is beyond 0 and 255 becomes these."""

    KIND, BYTES_PER_ELEMENT = np.uint8, 1

    @classmethod
    def _stored(cls, value: Any) -> Any:
        made = _number(value)
        return 0 if made != made else round(min(max(made, 0), 255))


class Int16Array(TypedArray):
    """Whole numbers of 16 bits."""

    KIND, BYTES_PER_ELEMENT = np.int16, 2


class Uint16Array(TypedArray):
    """Whole numbers of 16 bits, none below zero."""

    KIND, BYTES_PER_ELEMENT = np.uint16, 2


class Int32Array(TypedArray):
    """The values of an int32 tensor."""

    KIND, BYTES_PER_ELEMENT = np.int32, 4


class Uint32Array(TypedArray):
    """Whole numbers of 32 bits, none below zero."""

    KIND, BYTES_PER_ELEMENT = np.uint32, 4


_CLASSES: dict[np.dtype[Any], type[TypedArray]] = {
    np.dtype(kind.KIND): kind
    for kind in TypedArray.__subclasses__()
    if kind is not Uint8ClampedArray
}


def class_of(dtype: Any) -> type[np.ndarray[Any, Any]]:
    """The class of arrays of a NumPy dtype: NumPy's own where JavaScript has none."""
    return _CLASSES.get(np.dtype(dtype), np.ndarray)


def typed(array: NDArray[Any]) -> Any:
    """The same memory as a typed array."""
    return array.view(class_of(array.dtype))
