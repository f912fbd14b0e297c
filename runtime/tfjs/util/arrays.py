"""Flat and nested arrays, and the dtypes of their elements."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.engine import ITEM_BYTES
from tfjs.environment import ENV, debugging
from tfjs.environment.platform import is_typed
from tfjs.ops import creation
from tfjs.ops.convert import infer_dtype, plain, stored
from tfjs.tensor import STORED_DTYPES, Tensor
from tfjs.tensor_format import number_to_string
from tfjs.typed_array import typed


def assert_(expr: object, msg: str | Callable[[], str]) -> None:
    """ValueError with a message unless ``expr`` is true."""
    if not expr:
        raise ValueError(msg if isinstance(msg, str) else msg())


def assertNonNull(a: object) -> None:
    """ValueError for None."""
    assert_(a is not None, "The input to the tensor constructor must be a non-null value.")


def isTypedArray(a: object) -> bool:
    """Whether a value is a typed array; NumPy's arrays are."""
    asked = getattr(ENV.platform, "isTypedArray", None)
    return is_typed(a) if asked is None else bool(asked(a))


def isString(value: object) -> bool:
    return isinstance(value, str)


def isBoolean(value: object) -> bool:
    return isinstance(value, bool)


def isNumber(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def isFunction(f: object) -> bool:
    return callable(f)


def isPromise(object: object) -> bool:
    """Whether a value has a method ``then``."""
    found = object.get("then") if isinstance(object, Mapping) else getattr(object, "then", None)
    return callable(found)


def flatten(arr: Any, result: list[Any] | None = None, skipTypedArray: bool = False) -> list[Any]:
    """The leaves of nested lists, NumPy arrays, and dicts with whole numbers as keys."""
    found: list[Any] = [] if result is None else result
    if is_typed(arr) and not skipTypedArray:
        found.extend(np.asarray(arr).reshape(-1).tolist())
    elif isinstance(arr, list | tuple):
        for one in arr:
            flatten(one, found, skipTypedArray)
    elif isinstance(arr, Mapping):
        last = max((int(key) for key in arr if str(key).isdigit()), default=-1)
        for index in range(last + 1):
            flatten(arr.get(index, arr.get(str(index))), found, skipTypedArray)
    else:
        found.append(arr)
    return found


def toTensor(value: Any, dtype: str | None = None) -> Tensor:
    """An extension: a tensor of that dtype, made of an array, a number or a tensor."""
    made = value if isinstance(value, Tensor) else creation.tensor(value, None, dtype)
    return made if dtype is None else made.cast(dtype)


def toTypedArray(a: Any, dtype: str | None) -> Any:
    """A flat array of a dtype; a NumPy array that has it already is given back."""
    if dtype == "string":
        raise ValueError("Cannot convert a string[] to a TypedArray")
    if dtype is None or dtype == "complex64":
        dtype = "float32"
    _check_known(dtype)
    if debugging():
        checkConversionForErrors(flatten(a), dtype)
    if isinstance(a, np.ndarray) and a.dtype == STORED_DTYPES[dtype]:
        return a
    values = np.asarray(a if is_typed(a) else flatten(a))
    return typed(stored(values, dtype, "toTypedArray"))


def createScalarValue(value: Any, dtype: str) -> Any:
    """The flat array of one value; of a string its UTF-8 bytes."""
    return (
        ENV.platform.encode(value, "utf-8") if dtype == "string" else toTypedArray([value], dtype)
    )


def toNestedArray(shape: Sequence[int], a: Any, isComplex: bool = False) -> Any:
    """The elements of a flat array as nested lists of a shape.

    Complex numbers are two elements, which stand in the innermost list one after the other.
    """
    if not shape:
        return a[0]
    extents = [*shape[:-1], shape[-1] * (2 if isComplex else 1)]
    size = math.prod(extents)
    if size == 0:
        return []
    if size != len(a):
        shown = ",".join(map(str, shape))
        ending = " for a complex tensor" if isComplex else ""
        raise ValueError(f"[{shown}] does not match the input size {len(a)}{ending}.")
    flat = a if isinstance(a, np.ndarray) else np.array(a, object)
    return np.asarray(flat).reshape(extents).tolist()


def inferDtype(values: Any) -> str:
    """The dtype that a tensor of these values gets."""
    if isinstance(values, list | tuple):
        return inferDtype(values[0]) if values else "float32"
    return infer_dtype(plain(values), "inferDtype")


def isValidDtype(dtype: object) -> bool:
    """Whether there are tensors of a dtype."""
    return dtype in STORED_DTYPES


def _check_known(dtype: str) -> None:
    if dtype not in STORED_DTYPES:
        raise ValueError(f"Unknown data type {dtype}")


FITS = {
    "bool": {"bool", "int32", "float32", "complex64"},
    "int32": {"int32", "float32", "complex64"},
    "string": {"int32", "float32", "complex64"},
    "float32": {"float32", "complex64"},
    "complex64": {"complex64"},
}
"""dtype -> the dtypes that TF.js counts as able to hold its values"""


def hasEncodingLoss(oldType: str, newType: str) -> bool:
    """Whether values change when their dtype does."""
    return newType not in FITS[oldType]


def bytesPerElement(dtype: str) -> int:
    """The bytes of one element; ValueError for strings, whose lengths differ."""
    if dtype == "string" or dtype not in ITEM_BYTES:
        raise ValueError(f"Unknown dtype {dtype}")
    return ITEM_BYTES[dtype]


def bytesFromStringArray(arr: Sequence[Any] | None) -> int:
    """The bytes of encoded strings."""
    return sum(len(one) for one in arr or ())


def checkConversionForErrors(vals: Any, dtype: str) -> None:
    """ValueError for values that are not finite."""
    for value in np.asarray(vals).reshape(-1).tolist():
        if not math.isfinite(value):
            raise ValueError(
                f"A tensor of type {dtype} being uploaded contains {number_to_string(value)}."
            )


def makeZerosTypedArray(size: int, dtype: str | None = None) -> Any:
    """A flat array of zeros."""
    dtype = "float32" if dtype in (None, "complex64") else str(dtype)
    if dtype == "string":
        raise ValueError("Unknown data type string")
    _check_known(dtype)
    return typed(np.zeros(size, STORED_DTYPES[dtype]))


def makeOnesTypedArray(size: int, dtype: str | None = None) -> Any:
    """A flat array of ones."""
    array = makeZerosTypedArray(size, dtype)
    array[:] = 1
    return array


def makeZerosNestedTypedArray(shape: Sequence[int], dtype: str | None = None) -> Any:
    """Nested lists of zeros."""
    if dtype == "complex64":
        raise ValueError("Unknown data type complex64")
    return toNestedArray(shape, makeZerosTypedArray(math.prod(shape), dtype))


def getArrayFromDType(dtype: str | None, size: int) -> Any:
    """A flat array to be filled: a list of None for strings."""
    if dtype == "string":
        return [None] * size
    if dtype == "complex64":
        raise ValueError("Unknown data type complex64")
    return makeZerosTypedArray(size, dtype)


getTypedArrayFromDType = getArrayFromDType


def convertBackendValuesAndArrayBuffer(data: Any, dtype: str) -> Any:
    """Values that a backend gave, or their bytes, as a flat array of a dtype."""
    if isinstance(data, list):
        return data
    _check_known(dtype)
    kind = {"float32": np.float32, "int32": np.int32}.get(dtype)
    if isinstance(data, bytes | bytearray | memoryview):
        data = np.frombuffer(data, kind or np.int32)
    return np.asarray(data).astype(kind or np.uint8, copy=False)
