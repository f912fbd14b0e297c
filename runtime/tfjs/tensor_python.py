"""Tensors as Python objects: numbers out of them, `len`, `in`, formats, and DLPack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from tfjs import engine

if TYPE_CHECKING:
    from numpy.typing import NDArray

DLPACK_OF_READ_ONLY = (1, 0)
"""The version of DLPack from which on memory can be handed out that is not to be written to."""


class PythonObject(engine.TensorBase):
    """What Python's own functions and other libraries ask of a tensor."""

    __slots__ = ()

    # NumPy's operators leave `array + tensor` to the tensor, which carries gradients.
    __array_priority__: ClassVar[float] = 1000.0

    if TYPE_CHECKING:

        def dataSync(self) -> Any: ...
        def numpy(self) -> Any: ...
        def toString(self, verbose: bool = False) -> str: ...

        # NumPy reads the buffer; its types ask for this method where they want numbers.
        def __array__(self) -> NDArray[Any]: ...

    def __array_function__(
        self, function: Any, types: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """NumPy's functions take a tensor for the array of its values, and give arrays."""
        return function(*_arrays(args), **_arrays(kwargs))

    def item(self) -> Any:
        """The value of a tensor of one element as a Python number or string."""
        if self.size != 1:
            raise ValueError(f"item: expected a tensor of one element, got shape {self.shape}")
        if self.dtype == "complex64":
            return complex(*self.dataSync())
        return self.dataSync()[0]

    def __float__(self) -> float:
        return float(self.item())

    def __int__(self) -> int:
        return int(self.item())

    def __round__(self, digits: int | None = None) -> Any:
        """As `round` of a number of NumPy: a Python int without `digits`."""
        value = self.item()
        return round(value) if digits is None else round(value, digits)

    def __complex__(self) -> complex:
        return complex(self.item())

    def __index__(self) -> int:
        if self.dtype != "int32" or self.rank != 0:
            raise TypeError(
                f"only an int32 tensor of one element can be an index, not {self.dtype} of shape "
                f"{self.shape}"
            )
        return int(self.item())

    def __bool__(self) -> bool:
        if self.size != 1:
            raise ValueError(
                f"the truth of a tensor of shape {self.shape} is ambiguous; use t.any() or t.all()"
            )
        value = self.item()
        return value != "" if isinstance(value, str) else value != 0

    def __len__(self) -> int:
        if not self.dims:
            raise TypeError("len() of a scalar tensor")
        return self.dims[0]

    def __contains__(self, value: Any) -> bool:
        return bool((self.numpy() == np.asarray(value)).any())

    def __format__(self, specification: str) -> str:
        if not specification:
            return self.toString()
        if self.size != 1:
            raise TypeError(
                f"format {specification!r}: expected a tensor of one element, got shape "
                f"{self.shape}"
            )
        return format(self.item(), specification)

    def __hash__(self) -> int:
        return self.id

    def __setitem__(self, index: Any, value: Any) -> None:
        raise TypeError(
            "tensors are immutable; use b = tf.buffer(shape, dtype, values), b.set(value, *index), "
            "b.toTensor()"
        )

    def __dlpack__(
        self,
        *,
        stream: Any = None,
        max_version: tuple[int, int] | None = None,
        dl_device: tuple[int, int] | None = None,
        copy: bool | None = None,
    ) -> Any:
        """The memory for another library, which may not write to it.

        Libraries that cannot say that they will not (DLPack before 1.0) get a copy.
        """
        if self.dtype == "string":
            raise BufferError("DLPack has no strings")
        view: NDArray[Any] = np.asarray(self)
        if copy is not True and max_version is not None and max_version >= DLPACK_OF_READ_ONLY:
            return view.__dlpack__(max_version=max_version, dl_device=dl_device, copy=copy)
        if copy is False:
            raise BufferError("tensors are immutable: without a copy DLPack 1.0 is needed")
        own = view.copy()
        return own.__dlpack__() if max_version is None else own.__dlpack__(max_version=max_version)

    def __dlpack_device__(self) -> tuple[int, int]:
        return np.empty(0).__dlpack_device__()


def _arrays(value: Any) -> Any:
    """The tensors in an argument, or in lists in it, as arrays."""
    match value:
        case PythonObject():
            return value.numpy()
        case tuple() | list() if type(value) in (tuple, list):
            return type(value)(_arrays(each) for each in value)
        case dict():
            return {name: _arrays(each) for name, each in value.items()}
        case _:
            return value
