"""Elements of pipelines as tensors: made of what programs give, put together, taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.data.containers import map_leaves
from tfjs.ops.creation import tensor
from tfjs.ops.registry import OPS
from tfjs.tensor import Tensor, from_numpy

_STORED = {"f": ("float32", np.float32), "i": ("int32", np.int32), "u": ("int32", np.int32)}
_BOOL = ("bool", np.uint8)

RAGGED = (
    "tf.data: cannot make a tensor of lists of several lengths; pad them first, with "
    "tf.util.padSequences"
)


def dense(value: Any, dtypes: Any = None) -> Any:
    """The value with a tensor for every array, list, number and text; tuples and dicts stay, and
    a list of tensors or arrays is a tuple, as it is in JavaScript.

    Integers are int32 and floats float32, whatever width NumPy gives them; `dtypes` says others, in
    the same structure.
    """
    if _is_tuple(value, dtypes):
        each = dtypes if isinstance(dtypes, list | tuple) else None
        return tuple(
            dense(one, None if each is None else each[place]) for place, one in enumerate(value)
        )
    if isinstance(value, Mapping):
        given = dtypes if isinstance(dtypes, Mapping) else {}
        return {key: dense(one, given.get(key)) for key, one in value.items()}
    if isinstance(value, Tensor) or hasattr(value, "elements"):  # a dataset within a dataset
        return value
    return _tensor(value, dtypes)


def _is_tuple(value: Any, dtypes: Any) -> bool:
    """Whether a value has parts: a list of tensors has, one of numbers is a tensor."""
    if not isinstance(value, list) or isinstance(dtypes, str):
        return isinstance(value, tuple)
    parts = (Tensor, np.ndarray, Mapping, tuple)
    return isinstance(dtypes, list | tuple) or any(isinstance(one, parts) for one in value)


def _tensor(value: Any, dtype: str | None) -> Tensor:
    if isinstance(value, list) and any(isinstance(one, Tensor) for one in value):
        return OPS["stack"](value)  # type: ignore[no-any-return]  # an operation of one tensor
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(RAGGED) from None
    if dtype is not None and dtype != "string":
        array = array.astype({"float32": np.float32, "int32": np.int32, "bool": bool}[dtype])
    if array.dtype.kind in "OSU":
        return _texts(array)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"tf.data: cannot make a tensor of {type(value).__name__}: {value!r}")
    name, stored = _BOOL if array.dtype.kind == "b" else _STORED[array.dtype.kind]
    flat = np.ascontiguousarray(array, stored).reshape(-1)
    return from_numpy(flat, array.shape, name)


def _texts(array: NDArray[Any]) -> Tensor:
    texts = [one.decode("utf-8") if isinstance(one, bytes) else one for one in array.ravel()]
    if not all(isinstance(one, str) for one in texts):
        raise ValueError(RAGGED)
    return tensor(texts, list(array.shape), "string")


def row(columns: Any, place: int) -> Any:
    """One row of every column."""
    return map_leaves(columns, lambda one: _row(one, place))


def _row(column: Tensor, place: int) -> Tensor:
    rest = list(column.dims[1:])
    part = column.slice([place] + [0] * len(rest), [1, *rest])
    return part.reshape(rest)


def taken(columns: Any, places: Sequence[int] | NDArray[Any]) -> Any:
    """Some rows of every column."""
    index = from_numpy(np.asarray(places, np.int32), [len(places)], "int32")
    return map_leaves(columns, lambda one: OPS["gather"](one, index))


def rows_of(element: Any) -> Iterator[Any]:
    """The rows of an element."""
    leaves: list[Tensor] = []
    map_leaves(element, leaves.append)
    return (row(element, place) for place in range(leaves[0].dims[0]))


def joined(elements: Sequence[Any]) -> Any:
    """Elements as one, stacked."""
    return _together(elements, lambda parts: _stacked(parts))


def _together(elements: Sequence[Any], join: Callable[[Sequence[Any]], Any]) -> Any:
    first = elements[0]
    if isinstance(first, tuple):
        parts = range(len(first))
        return tuple(_together([one[part] for one in elements], join) for part in parts)
    if isinstance(first, Mapping):
        return {key: _together([one[key] for one in elements], join) for key in first}
    return join(elements)


def _stacked(parts: Sequence[Tensor]) -> Tensor:
    shapes = {tuple(one.dims) for one in parts}
    if len(shapes) > 1:
        several = " and ".join(str(list(shape)) for shape in sorted(shapes)[:2])
        raise ValueError(
            f"batch: cannot batch elements of the shapes {several}; paddedBatch fills them up"
        )
    return OPS["stack"](list(parts))  # type: ignore[no-any-return]  # an operation of one tensor


def padded(elements: Sequence[Any], shapes: Any, values: Any) -> Any:
    """Elements as one, filled up to `shapes` with `values`, both in the elements' structure."""
    first = elements[0]
    if isinstance(first, tuple):
        return tuple(
            padded([one[part] for one in elements], _of(shapes, part), _of(values, part))
            for part in range(len(first))
        )
    if isinstance(first, Mapping):
        return {
            key: padded([one[key] for one in elements], _of(shapes, key), _of(values, key))
            for key in first
        }
    arrays = [np.asarray(one) for one in elements]
    longest = np.max([one.shape for one in arrays], axis=0, initial=0).tolist()
    wanted = list(shapes) if shapes is not None else [None] * len(longest)
    pairs = list(zip(wanted, longest, strict=True))
    extents = [most if one in (None, -1) else one for one, most in pairs]
    if any(most > one for one, most in zip(extents, longest, strict=True)):
        raise ValueError(
            f"paddedBatch: paddedShapes: an element of shape {longest} does not fit in {extents}"
        )
    text = arrays[0].dtype.kind in "OSU"
    fill = values if values is not None else "" if text else 0
    kind = object if text else arrays[0].dtype
    whole = np.full([len(arrays), *extents], np.asarray(fill).item(), kind)
    for place, one in enumerate(arrays):
        corner: tuple[Any, ...] = (place, *(slice(extent) for extent in one.shape))
        whole[corner] = one
    return dense(whole, elements[0].dtype)


def _of(structure: Any, key: Any) -> Any:
    """A part of a structure; one value stands for all."""
    if isinstance(structure, Mapping | tuple):
        return structure[key]
    return structure
