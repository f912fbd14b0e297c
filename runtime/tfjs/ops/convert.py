"""Tensor-likes to tensors: numbers, booleans, strings, nested lists, NumPy arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tfjs import engine
from tfjs.environment import debugging
from tfjs.ops.shapes import Dims
from tfjs.tensor import STORED_DTYPES, Tensor, encoded, from_numpy
from tfjs.tensor_format import number_to_string

if TYPE_CHECKING:
    from numpy.typing import NDArray

CACHED_NUMBERS = 1024
LIKE = (bool, int, float, complex, str, bytes, list, tuple, range, np.ndarray, np.generic)
PLAIN = {bool, int, float, complex, str, bytes}
_numbers: dict[float, Tensor] = {}


def check_dtype(dtype: str, op: str) -> str:
    """``dtype`` where tensors of it exist; else ValueError that says which do."""
    if not isinstance(dtype, str) or dtype not in STORED_DTYPES:
        known = ", ".join(STORED_DTYPES)
        raise ValueError(f"{op}: dtype {dtype!r} is unknown; expected one of {known}")
    return dtype


def number(value: float) -> Tensor:
    """A float32 scalar that may be shared between all its uses."""
    found = _numbers.get(value)
    if found is not None and value != 0:
        return found
    storage = engine.Buffer(4)
    storage.write(np.float32(value).tobytes())
    tensor: Tensor = engine.constant(storage, (), "float32")
    if len(_numbers) < CACHED_NUMBERS:
        _numbers[value] = tensor
    return tensor


def is_like(value: object) -> bool:
    """Whether a tensor can be made of a value: also of what shows itself to NumPy as an array."""
    return isinstance(value, LIKE) or hasattr(type(value), "__array__")


def plain(value: Any, dtype: str | None = None) -> Any:
    """``value`` with NumPy arrays for arrays of other libraries and for typed arrays, and lists for
    ranges, at any depth.

    As strings, arrays of bytes in a list are encoded texts.
    """
    if isinstance(value, list | tuple):
        if set(map(type, value)) <= PLAIN:
            return value
        return [_encoded(plain(one, dtype), dtype) for one in value]
    if isinstance(value, range):
        return list(value)
    if isinstance(value, (*LIKE, Tensor)) or not is_like(value):
        return value
    return np.asarray(value)


def _encoded(value: Any, dtype: str | None) -> Any:
    text = dtype == "string" and isinstance(value, np.ndarray) and value.dtype == np.uint8
    return value.tobytes() if text else value


LISTS = {"addN": "The argument passed to tf.addN() must be a list of tensors"}
"""What operations with words of their own say of an argument that is no list."""


def convert(value: Any, argument: str, op: str, rule: str) -> Any:
    """``value`` as the tensor (or list of tensors) that the rule of a parameter asks for."""
    if rule.endswith("?"):
        if value is None:
            return None
        rule = rule[:-1]
    if rule.endswith("list"):
        if isinstance(value, Tensor) or not isinstance(value, list | tuple):
            otherwise = f"Argument {argument} passed to {op} must be a `Tensor[]` or `TensorLike[]`"
            raise TypeError(LISTS.get(op, otherwise))
        each = "any" if rule == "any list" else "numeric"
        return [convert(item, f"{argument}[{i}]", op, each) for i, item in enumerate(value)]
    if isinstance(value, Tensor):
        value.throwIfDisposed()
        _check_rule(value.dtype, argument, op, rule)
        return value
    if type(value) in (int, float) and rule in ("numeric", "float32", "any"):
        return number(value)
    if not is_like(value):
        raise TypeError(
            f"Argument '{argument}' passed to '{op}' must be a Tensor or TensorLike, but got "
            f"'{type(value).__name__}'"
        )
    value = plain(value)
    dtype = infer_dtype(value, op)
    if dtype != "string" and rule in ("bool", "int32", "float32"):
        dtype = rule
    _check_rule(dtype, argument, op, rule)
    return make(value, None, dtype, op)


def _check_rule(dtype: str, argument: str, op: str, rule: str) -> None:
    if rule == "any" or rule == dtype or (rule == "numeric" and dtype != "string"):
        return
    raise TypeError(
        f"Argument '{argument}' passed to '{op}' must be {rule} tensor, but got {dtype} tensor"
    )


def infer_dtype(value: Any, op: str) -> str:
    """By the first element: numbers are float32, integer NumPy arrays int32, as in TF.js."""
    if isinstance(value, np.ndarray | np.generic):
        kind = value.dtype.kind
        dtype = {"f": "float32", "i": "int32", "u": "int32", "b": "bool", "c": "complex64"}.get(
            kind, "string"
        )
        return check_dtype(dtype, op)
    while isinstance(value, list | tuple):
        if not value:
            return "float32"
        value = value[0]
    if isinstance(value, Tensor | np.ndarray | np.generic):
        return value.dtype if isinstance(value, Tensor) else infer_dtype(value, op)
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, str | bytes):
        return "string"
    return "complex64" if isinstance(value, complex) else "float32"


def infer_shape(value: Any) -> tuple[int, ...]:
    """The extents along first elements; ValueError where the nesting is not regular."""
    if isinstance(value, np.ndarray | np.generic | Tensor):
        return tuple(value.shape)
    shape = []
    first = value
    while isinstance(first, list | tuple):
        shape.append(len(first))
        if not first:
            break
        first = first[0]
    if isinstance(first, np.ndarray | Tensor):
        shape += first.shape
    _check_regular(value, shape, "")
    return tuple(shape)


def _check_regular(value: Any, shape: Sequence[int], at: str) -> None:
    if isinstance(value, np.ndarray | np.generic | Tensor):
        if list(value.shape) != list(shape):
            raise ValueError(f"Element arr[{at}] should have shape {list(shape)}")
        return
    if not isinstance(value, list | tuple):
        if shape:
            raise ValueError(
                f"Element arr[{at}] is a primitive, but should be an array/TypedArray of "
                f"{shape[0]} elements"
            )
        return
    if not shape:
        raise ValueError(
            f"Element arr[{at}] should be a primitive, but is an array of {len(value)} elements"
        )
    if len(value) != shape[0]:
        raise ValueError(
            f"Element arr[{at}] should have {shape[0]} elements, but has {len(value)} elements"
        )
    if len(shape) == 1 and not any(isinstance(item, list | tuple) for item in value):
        return
    for index, item in enumerate(value):
        _check_regular(item, shape[1:], f"{at}][{index}" if at else str(index))


def stored(value: Any, dtype: str, op: str) -> NDArray[Any]:
    """The flat array of a dtype that JavaScript's typed arrays make of the values."""
    target = STORED_DTYPES[dtype]
    if dtype == "string":
        return encoded(_strings(value, op))
    array = np.asarray(value)
    if array.dtype.kind == "c":
        if dtype != "complex64":
            raise TypeError(f"{op}: complex numbers do not fit into a {dtype} tensor")
        return np.ascontiguousarray(array.astype(target, copy=False)).reshape(-1)
    if array.dtype.kind == "O" and all(isinstance(one, int | float | None) for one in array.flat):
        # JavaScript's null is 0 as a number.
        flat = [0 if one is None else one for one in array.flat]
        array = np.array(flat, np.float64).reshape(array.shape)
    if array.dtype.kind not in "fiub":
        others = [one for one in array.flat if not isinstance(one, int | float | np.number)]
        raise TypeError(f"{op}: expected numbers or booleans, got {others[:1] or value!r}")
    if dtype == "bool" and array.dtype.kind == "f":
        array = np.round(array) != 0
    elif dtype == "bool":
        array = array != 0
    elif dtype == "int32" and array.dtype.kind == "f":
        finite = np.where(np.isfinite(array), array, 0)
        array = np.fmod(np.trunc(finite), 2.0**32).astype(np.int64)
    return np.ascontiguousarray(array.astype(target, copy=False)).reshape(-1)


def _strings(value: Any, op: str) -> list[str | bytes]:
    """The strings of nested lists or of a NumPy array, in row-major order."""
    if isinstance(value, str | bytes):
        return [value]
    if isinstance(value, np.ndarray) and value.dtype == np.uint8:
        return [value.tobytes()]
    if isinstance(value, np.ndarray):
        return _strings(value.reshape(-1).tolist(), op)
    if isinstance(value, list | tuple):
        return [text for one in value for text in _strings(one, op)]
    raise TypeError(f"{op}: expected strings, got {value!r}")


def listed(value: Any, shape: Sequence[int] | None, dtype: str | None) -> Tensor | None:
    """A tensor of nested lists of numbers, made at once where nothing is wrong with them."""
    if type(value) is not list or dtype not in (None, "float32") or debugging():
        return None
    found: Tensor | None = engine.numbers(value)
    if found is None or shape is None or found.shape == shape:
        return found
    if (
        found.rank == 1
        and type(shape) in (list, tuple)
        and all(type(one) is int and one >= 0 for one in shape)
    ):
        dims = tuple(shape)
        if math.prod(dims) == found.size:
            shaped: Tensor = engine.share(found.storage, dims, found.dtype)
            found.dispose()
            return shaped
    found.dispose()
    return None


def _check_finite(flat: NDArray[Any], dtype: str) -> None:
    """What the debug mode asks of values: ValueError for NaN and infinities."""
    wrong = flat[~np.isfinite(flat)] if flat.dtype.kind == "f" else flat[:0]
    if wrong.size:
        raise ValueError(
            f"A tensor of type {dtype} being uploaded contains "
            f"{number_to_string(float(wrong[0]))}."
        )


def make(value: Any, shape: Sequence[int] | None, dtype: str | None, op: str) -> Tensor:
    """A tensor of the values; an array of the right dtype lends its memory, as in TF.js."""
    quick = listed(value, shape, dtype)
    if quick is not None:
        return quick
    value = _encoded(plain(value, dtype), dtype)
    dtype = infer_dtype(value, op) if dtype is None else check_dtype(dtype, op)
    inferred = infer_shape(value)
    if shape is not None:
        shape = check_extents(shape)
        _check_shape(shape, inferred)
    if _holds_tensors(value):
        tensor = _stacked(value, dtype, op)
        return tensor if shape is None else tensor.reshape(shape)
    if debugging() and dtype in ("float32", "int32"):
        _check_finite(np.asarray(value).reshape(-1), dtype)
    flat = stored(value, dtype, op)
    return from_numpy(flat, inferred if shape is None else shape, dtype)


def _holds_tensors(value: Any) -> bool:
    """Whether there is a tensor in a list, at any depth."""
    if not isinstance(value, list | tuple) or set(map(type, value)) <= PLAIN:
        return False
    return any(isinstance(one, Tensor) or _holds_tensors(one) for one in value)


def _stacked(value: Sequence[Any], dtype: str, op: str) -> Tensor:
    """A tensor of the tensors in a list, by which it can be differentiated."""
    from tfjs.ops.shape import stack

    made = []
    for one in value:
        if isinstance(one, Tensor):
            one.throwIfDisposed()
            made.append(one if one.dtype == dtype else one.cast(dtype))
        else:
            made.append(make(one, None, dtype, op))
    return stack(made)


def whole(shape: Sequence[Any]) -> Dims:
    """Extents as Python integers, where they are whole; JavaScript's 2.0 is a whole number."""
    return engine.whole(shape)


def check_extents(shape: Sequence[Any]) -> Dims:
    """The shape; ValueError unless every extent is a whole number from 0 on."""
    wrong = "Tensor must have a shape comprised of positive integers but got shape"
    if not isinstance(shape, Sequence | np.ndarray | Tensor) or isinstance(shape, str):
        raise TypeError(f"{wrong} {shape!r}.")
    dims = whole(shape)
    for extent in dims:
        if not isinstance(extent, int | np.integer) or extent < 0:
            raise ValueError(f"{wrong} [{','.join(map(str, shape))}].")
    return dims


def _check_shape(shape: Sequence[int], inferred: Sequence[int]) -> None:
    given, has = math.prod(shape), math.prod(inferred)
    if given != has:
        raise ValueError(
            f"Based on the provided shape, [{','.join(map(str, shape))}], the tensor should have "
            f"{given} values but has {has}"
        )
    for axis, extent in enumerate(inferred):
        flat = axis == len(inferred) - 1 and extent == math.prod(shape[axis:])
        if not flat and (axis >= len(shape) or extent != shape[axis]):
            raise ValueError(
                f"Error creating a new Tensor. Inferred shape ({','.join(map(str, inferred))}) "
                f"does not match the provided shape ({','.join(map(str, shape))}). "
            )
