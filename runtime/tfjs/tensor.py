"""Tensor, Variable and TensorBuffer; operations add themselves to Tensor as methods."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakValueDictionary

import numpy as np

from tfjs import engine
from tfjs.tensor_format import tensor_to_string
from tfjs.tensor_python import PythonObject
from tfjs.typed_array import class_of, typed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # A stub made from the operations, which put themselves into Tensor when they are imported.
    from tfjs.operations import Methods as _Base
    from tfjs.promise import Promise
else:
    _Base = PythonObject

T = TypeVar("T")

# Strings are kept as their UTF-8 bytes, as in TF.js.
NUMPY_DTYPES: dict[str, Any] = {
    "float32": np.float32,
    "int32": np.int32,
    "bool": np.bool_,
    "complex64": np.complex64,
    "string": np.object_,
}
STORED_DTYPES: dict[str, Any] = {**NUMPY_DTYPES, "bool": np.uint8}

# Of what dataSync gives: its class and its NumPy dtype.
_ARRAYS = {
    dtype: (class_of(kind), np.dtype(kind))
    for dtype, kind in {**STORED_DTYPES, "complex64": np.float32}.items()
}
_array = np.ndarray.__new__


class Tensor(_Base):
    """An immutable array with a shape and a dtype: float32, int32, bool, complex64 or string."""

    __slots__ = ()

    if TYPE_CHECKING:

        # See ops.operators.
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

    @property
    def dataId(self) -> engine.Buffer:
        """The memory: the same object for tensors that share it."""
        return self.storage

    def dataToGPU(self, options: Any = None) -> Any:
        """NotImplementedError: nothing here runs on a GPU."""
        raise NotImplementedError("dataToGPU: tensors are in main memory; use data() or dataSync()")

    def dataSync(self) -> Any:
        """The values as a flat array of one's own: float32, int32, or uint8 for bool.

        Of complex64 the real and imaginary parts in turn, as float32; of strings a list.
        """
        if self.dtype == "string":
            return _decoded(self)
        count, (cls, kind) = self.size, _ARRAYS[self.dtype]
        values = _array(cls, count * 2 if self.dtype == "complex64" else count, kind)
        self.storage.read(values)
        return values

    def arraySync(self) -> Any:
        """The values as nested lists of Python numbers or strings, or one of them.

        The innermost lists of complex numbers have real and imaginary parts in turn.
        """
        if self.size == 0 and self.dims:
            return []
        if self.dtype in ("float32", "int32"):
            # NumPy takes longer to begin, a view of memory for each element.
            return (memoryview(self) if self.size < 64 else np.asarray(self)).tolist()
        if not self.dims:
            return self.dataSync()[0]
        shape = list(self.dims)
        if self.dtype == "complex64":
            shape[-1] *= 2
        return np.reshape(np.asarray(self.dataSync()), shape).tolist()

    def bufferSync(self) -> TensorBuffer:
        """A TensorBuffer with a copy of the values."""
        return TensorBuffer(self.shape, self.dtype, self.dataSync())

    def data(self) -> Promise[Any]:
        """A promise of ``dataSync()``."""
        return _resolved(self.dataSync())

    def array(self) -> Promise[Any]:
        """A promise of ``arraySync()``."""
        return _resolved(self.arraySync())

    def buffer(self) -> Promise[TensorBuffer]:
        """A promise of ``bufferSync()``."""
        return _resolved(self.bufferSync())

    def bytes(self) -> Promise[Any]:
        """A promise of the values' bytes; of strings a list with the UTF-8 of each."""
        if self.dtype == "string":
            return _resolved([typed(np.frombuffer(one, np.uint8)) for one in objects(self).flat])
        return _resolved(typed(np.asarray(self.dataSync()).view(np.uint8)))

    def numpy(self) -> Any:
        """A NumPy array of one's own; of strings one of Python objects. Of a scalar the value, as
        NumPy has it."""
        return in_numpy(self)[()]

    def toString(self, verbose: bool = False) -> str:
        values = self.dataSync()
        if self.dtype == "complex64":
            values = list(zip(values[::2].tolist(), values[1::2].tolist(), strict=True))
        elif self.dtype != "string":
            values = values.tolist()
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

    def __copy__(self) -> Tensor:
        """A tensor of its own on the same memory, which neither of them can change."""
        return from_storage(self)

    def __deepcopy__(self, memo: Any) -> Tensor:
        return from_storage(self)

    def __reduce__(self) -> Any:
        return _unpickle, (in_numpy(self),)


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
        if name is None:
            name = str(_unnamed)
            _unnamed += 1
        elif not isinstance(name, str):
            raise TypeError(f"variable: name must be a string, but got {name!r}")
        if name in VARIABLES:
            raise ValueError(f"Variable with name {name} was already registered")
        self = engine.variable(cls, initialValue.storage, initialValue.dims, initialValue.dtype)
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

    def __copy__(self) -> Variable:
        """A variable with a name of its own."""
        return Variable(from_storage(self), self.trainable)

    def __deepcopy__(self, memo: Any) -> Variable:
        return self.__copy__()

    def __reduce__(self) -> Any:
        return _unpickle_variable, (in_numpy(self), self.trainable, self.name)


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
        if not isinstance(dtype, str) or dtype not in STORED_DTYPES:
            raise ValueError(f"Unknown data type {dtype}")
        self.shape = list(shape)
        self.dtype = dtype
        self.size = math.prod(self.shape)
        if values is None:
            blank = dtype == "string"
            zeros = np.zeros(0 if blank else self.size, STORED_DTYPES[dtype])
            values = [None] * self.size if blank else typed(zeros)
        elif (given := getattr(values, "__len__", int)()) != self.size:
            raise ValueError(
                f"Length of values '{given}' does not match the size inferred by the shape "
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
        if self.dtype == "string":
            return from_numpy(encoded(self.values), self.shape, self.dtype)
        return from_numpy(np.array(self.values, STORED_DTYPES[self.dtype]), self.shape, self.dtype)


def from_numpy(array: NDArray[Any], shape: Sequence[int], dtype: str) -> Tensor:
    """A tensor on the memory of a C-contiguous array of the stored dtype."""
    memory = engine.borrow(array)
    if dtype == "string":
        memory.text = sum(len(one) for one in array.flat if one is not None)
    tensor: Tensor = engine.share(memory, tuple(shape), dtype)
    return tensor


def from_storage(tensor: Tensor) -> Tensor:
    """Another tensor on the memory of this one."""
    other: Tensor = engine.share(tensor.storage, tensor.dims, tensor.dtype)
    return other


def encoded(values: Sequence[str | bytes | None]) -> NDArray[Any]:
    """A flat array of the UTF-8 bytes of strings; None stays where a buffer was not filled."""
    array = np.empty(len(values), object)
    array[:] = [
        value.encode() if isinstance(value, str) else value if value is None else bytes(value)
        for value in values
    ]
    return array


def objects(x: Tensor) -> NDArray[Any]:
    """The bytes objects of a string tensor, as an array that is not to be written to.

    What a TensorBuffer left unfilled is empty.
    """
    array: NDArray[Any] = x.storage.owner.reshape(x.dims)
    unfilled = np.array([one is None for one in array.flat], bool).reshape(array.shape)
    return np.where(unfilled, b"", array) if unfilled.any() else array


def _decoded(x: Tensor) -> list[str | None]:
    try:
        return [None if one is None else one.decode() for one in x.storage.owner.flat]
    except UnicodeDecodeError:
        raise ValueError(
            "Failed to decode the string bytes into utf-8. To get the original bytes, call "
            "tensor.bytes()."
        ) from None


def _resolved(value: T) -> Promise[T]:
    from tfjs.promise import Promise

    return Promise.resolve(value)


def in_numpy(tensor: Tensor) -> NDArray[Any]:
    """A NumPy array of one's own, also of a scalar."""
    if tensor.dtype == "string":
        array = np.empty(tensor.size, object)
        array[:] = tensor.dataSync()
        return array.reshape(tensor.dims)
    if tensor.dtype == "bool":
        truth: NDArray[Any] = np.asarray(tensor).view(np.uint8) != 0
        return truth
    return np.array(tensor, NUMPY_DTYPES[tensor.dtype])


def _unpickle(array: NDArray[Any]) -> Tensor:
    if array.dtype == np.object_:
        return from_numpy(encoded(list(array.flat)), array.shape, "string")
    dtype = "bool" if array.dtype == np.bool_ else array.dtype.name
    return from_numpy(np.ascontiguousarray(array).reshape(-1), array.shape, dtype)


def _unpickle_variable(array: NDArray[Any], trainable: bool, name: str) -> Variable:
    """The variable under its old name where that is free, else under a new one."""
    return Variable(_unpickle(array), trainable, None if name in VARIABLES else name)


engine.set_tensor_class(Tensor)
