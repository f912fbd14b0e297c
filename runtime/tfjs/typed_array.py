"""What JavaScript's typed arrays are here: NumPy arrays whose members are Python numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class TypedArray(np.ndarray[Any, np.dtype[Any]]):
    """A NumPy array whose single elements are Python numbers, as a JavaScript typed array's are."""

    def __getitem__(self, index: Any) -> Any:
        value = super().__getitem__(index)
        return value.item() if isinstance(value, np.generic) else value

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())

    def __array_wrap__(
        self, array: NDArray[Any], context: Any = None, return_scalar: bool = False
    ) -> Any:
        """What NumPy computes of an array is a typed array of its own kind."""
        return array[()] if return_scalar else typed(array)

    @property
    def BYTES_PER_ELEMENT(self) -> int:
        return self.itemsize


class Float32Array(TypedArray):
    """The values of a float32 tensor."""


class Int32Array(TypedArray):
    """The values of an int32 tensor."""


class Uint8Array(TypedArray):
    """The values of a bool tensor, or bytes."""


_CLASSES: dict[np.dtype[Any], type[TypedArray]] = {
    np.dtype(np.float32): Float32Array,
    np.dtype(np.int32): Int32Array,
    np.dtype(np.uint8): Uint8Array,
}


def class_of(dtype: Any) -> type[TypedArray]:
    """The class of typed arrays of a NumPy dtype."""
    return _CLASSES.get(np.dtype(dtype), TypedArray)


def typed(array: NDArray[Any]) -> TypedArray:
    """The same memory as a typed array."""
    return array.view(class_of(array.dtype))
