"""Tensor, Variable and TensorBuffer; operations add themselves to Tensor as methods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakValueDictionary

import numpy as np

from tfjs import engine
from tfjs.tensor_format import tensor_to_string

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tfjs.promise import Promise

T = TypeVar("T")

NUMPY_DTYPES = {"float32": np.float32, "int32": np.int32, "bool": np.bool_}
STORED_DTYPES = {"float32": np.float32, "int32": np.int32, "bool": np.uint8}


class TypedArray(np.ndarray[Any, np.dtype[Any]]):
    """A NumPy array whose single elements are Python numbers, as a JavaScript typed array's are."""

    def __getitem__(self, index: Any) -> Any:
        value = super().__getitem__(index)
        return value.item() if isinstance(value, np.generic) else value

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())


class Tensor(engine.TensorBase):
    """An immutable array of numbers with a shape and a dtype (float32, int32 or bool)."""

    __slots__ = ()

    if TYPE_CHECKING:

        # What the operations add; see ops.registry and ops.operators.
        def __getattr__(self, name: str) -> Any: ...
        def __getitem__(self, index: Any) -> Tensor: ...
        def __iter__(self) -> Iterator[Tensor]: ...
        def __neg__(self) -> Tensor: ...
        def __abs__(self) -> Tensor: ...
        def __invert__(self) -> Tensor: ...
        def __add__(self, other: Any) -> Tensor: ...
        def __radd__(self, other: Any) -> Tensor: ...
        def __sub__(self, other: Any) -> Tensor: ...
        def __rsub__(self, other: Any) -> Tensor: ...
        def __mul__(self, other: Any) -> Tensor: ...
        def __rmul__(self, other: Any) -> Tensor: ...
        def __truediv__(self, other: Any) -> Tensor: ...
        def __rtruediv__(self, other: Any) -> Tensor: ...
        def __floordiv__(self, other: Any) -> Tensor: ...
        def __mod__(self, other: Any) -> Tensor: ...
        def __pow__(self, other: Any) -> Tensor: ...
        def __rpow__(self, other: Any) -> Tensor: ...
        def __matmul__(self, other: Any) -> Tensor: ...
        def __and__(self, other: Any) -> Tensor: ...
        def __or__(self, other: Any) -> Tensor: ...
        def __lt__(self, other: Any) -> Tensor: ...
        def __le__(self, other: Any) -> Tensor: ...
        def __gt__(self, other: Any) -> Tensor: ...
        def __ge__(self, other: Any) -> Tensor: ...

    @property
    def strides(self) -> list[int]:
        """Elements from one index to the next, of every axis but the last."""
        return [math.prod(self.dims[axis:]) for axis in range(1, len(self.dims))]

    @property
    def rankType(self) -> str:
        return str(self.rank) if self.rank < 5 else "higher"

    def dataSync(self) -> TypedArray:
        """The values as a flat array of one's own: float32, int32, or uint8 for bool."""
        return np.array(self, STORED_DTYPES[self.dtype]).reshape(-1).view(TypedArray)

    def arraySync(self) -> Any:
        """The values as nested lists of Python numbers, or one number."""
        if self.size == 0 and self.dims:
            return []
        return np.reshape(self.dataSync(), self.dims).tolist()

    def bufferSync(self) -> TensorBuffer:
        """A TensorBuffer with a copy of the values."""
        return TensorBuffer(self.shape, self.dtype, self.dataSync())

    def data(self) -> Promise[TypedArray]:
        """A promise of ``dataSync()``."""
        return _resolved(self.dataSync())

    def array(self) -> Promise[Any]:
        """A promise of ``arraySync()``."""
        return _resolved(self.arraySync())

    def buffer(self) -> Promise[TensorBuffer]:
        """A promise of ``bufferSync()``."""
        return _resolved(self.bufferSync())

    def bytes(self) -> Promise[NDArray[np.uint8]]:
        """A promise of the values' bytes."""
        return _resolved(self.dataSync().view(np.uint8))

    def numpy(self) -> NDArray[Any]:
        """A NumPy array of one's own."""
        return np.array(self, NUMPY_DTYPES[self.dtype])

    def toString(self, verbose: bool = False) -> str:
        values = self.dataSync().tolist()
        return tensor_to_string(values, self.dims, self.dtype, verbose)

    def print(self, verbose: bool = False) -> None:
        """Write the values to standard output as TF.js does."""
        print(self.toString(verbose))

    def variable(
        self, trainable: bool = True, name: str | None = None, dtype: str | None = None
    ) -> Variable:
        """A Variable that starts with these values."""
        return Variable(self, trainable, name, dtype)

    def __repr__(self) -> str:
        if self.isDisposed:
            return f"<disposed {self.dtype} tensor of shape {self.shape}>"
        return self.toString()

    def item(self) -> float | int:
        """The value of a tensor of one element as a Python number."""
        if self.size != 1:
            raise ValueError(f"item: expected a tensor of one element, got shape {self.shape}")
        value: float | int = self.dataSync()[0]
        return value

    def __float__(self) -> float:
        return float(self.item())

    def __int__(self) -> int:
        return int(self.item())

    def __bool__(self) -> bool:
        if self.size != 1:
            raise ValueError(
                f"the truth of a tensor of shape {self.shape} is ambiguous; use t.any() or t.all()"
            )
        return self.item() != 0

    def __len__(self) -> int:
        if not self.dims:
            raise TypeError("len() of a scalar tensor")
        return self.dims[0]

    def __setitem__(self, index: Any, value: Any) -> None:
        raise TypeError(
            "tensors are immutable; use b = tf.buffer(shape, dtype, values), b.set(value, *index), "
            "b.toTensor()"
        )

    def __hash__(self) -> int:
        return self.id

    def __reduce__(self) -> Any:
        return _unpickle, (self.numpy(),)


class Variable(Tensor):
    """A tensor whose values ``assign`` replaces. Scopes do not dispose of it."""

    __slots__ = ("name", "trainable")

    name: str
    trainable: bool

    def __new__(
        cls,
        initialValue: Tensor,
        trainable: bool = True,
        name: str | None = None,
        dtype: str | None = None,
    ) -> Variable:
        global _unnamed
        if dtype is not None and dtype != initialValue.dtype:
            initialValue = initialValue.cast(dtype)
        self = engine.variable(cls, initialValue.storage, initialValue.dims, initialValue.dtype)
        if name is None:
            name = str(_unnamed)
            _unnamed += 1
        if name in VARIABLES:
            raise ValueError(f"Variable with name {name} was already registered")
        self.name = name
        self.trainable = trainable
        VARIABLES[name] = self
        return self

    def assign(self, newValue: Tensor) -> None:
        """Take the values of a tensor of the same shape and dtype.

        In place where no other tensor shows this variable's memory, so that it stays the same
        buffer; else the variable shares the new tensor's memory and the others keep the old.
        """
        if newValue.dtype != self.dtype:
            raise ValueError(
                f"dtype of the new value ({newValue.dtype}) and previous value ({self.dtype}) "
                "must match"
            )
        if newValue.dims != self.dims:
            raise ValueError(
                f"shape of the new value ({newValue.shape}) and previous value ({self.shape}) "
                "must match"
            )
        if self.storage.exclusive:
            self.storage.write(newValue)
        else:
            self.adopt(newValue.storage)

    def dispose(self) -> None:
        """Give up the memory and the name."""
        if VARIABLES.get(self.name) is self:
            del VARIABLES[self.name]
        super().dispose()


VARIABLES: WeakValueDictionary[str, Variable] = WeakValueDictionary()
_unnamed = 0


class TensorBuffer:
    """A mutable array with a shape, to be filled and turned into a tensor."""

    def __init__(self, shape: Sequence[int], dtype: str = "float32", values: Any = None) -> None:
        if dtype == "complex64":
            raise ValueError(
                "complex64 dtype TensorBuffers are not supported. Please create a TensorBuffer "
                "for the real and imaginary parts separately and call tf.complex(real, imag)."
            )
        if dtype not in STORED_DTYPES:
            raise ValueError(f"Unknown data type {dtype}")
        self.shape = list(shape)
        self.dtype = dtype
        self.size = math.prod(self.shape)
        if values is None:
            values = np.zeros(self.size, STORED_DTYPES[dtype])
        elif len(values) != self.size:
            raise ValueError(
                f"Length of values '{len(values)}' does not match the size inferred by the shape "
                f"'{self.size}'."
            )
        self.values = values
        self.strides = [math.prod(self.shape[axis:]) for axis in range(1, len(self.shape))]

    @property
    def rank(self) -> int:
        return len(self.shape)

    def _index(self, locs: tuple[int, ...]) -> int:
        if not locs:
            locs = (0,)
        if len(locs) != max(self.rank, 1):
            raise ValueError(
                f"The number of provided coordinates ({len(locs)}) must match the rank "
                f"({self.rank})"
            )
        if any(not 0 <= loc < extent for loc, extent in zip(locs, self.shape, strict=False)):
            raise IndexError(
                f"Requested out of range element at {','.join(map(str, locs))}. "
                f"Buffer shape={','.join(map(str, self.shape))}"
            )
        return int(locs[-1] + sum(s * loc for s, loc in zip(self.strides, locs, strict=False)))

    def set(self, value: float, *locs: int) -> None:
        """Write one value at the coordinates ``locs``."""
        self.values[self._index(locs)] = value

    def get(self, *locs: int) -> Any:
        """The value at the coordinates ``locs``, as a Python number."""
        value = self.values[self._index(locs)]
        return value.item() if isinstance(value, np.generic) else value

    def locToIndex(self, locs: Sequence[int]) -> int:
        """The flat index of coordinates."""
        return self._index(tuple(locs)) if self.rank else 0

    def indexToLoc(self, index: int) -> list[int]:
        """The coordinates of a flat index."""
        locs = []
        for stride in self.strides:
            locs.append(index // stride)
            index %= stride
        return [*locs, index] if self.rank else []

    def toTensor(self) -> Tensor:
        """An immutable tensor with a copy of the values."""
        return from_numpy(np.array(self.values, STORED_DTYPES[self.dtype]), self.shape, self.dtype)


def from_numpy(array: NDArray[Any], shape: Sequence[int], dtype: str) -> Tensor:
    """A tensor on the memory of a C-contiguous array of the stored dtype."""
    tensor: Tensor = engine.share(engine.borrow(array), tuple(shape), dtype)
    return tensor


def _resolved(value: T) -> Promise[T]:
    from tfjs.promise import Promise

    return Promise.resolve(value)


def _unpickle(array: NDArray[Any]) -> Tensor:
    dtype = "bool" if array.dtype == np.bool_ else array.dtype.name
    return from_numpy(np.ascontiguousarray(array).reshape(-1), array.shape, dtype)


engine.set_tensor_class(Tensor)
