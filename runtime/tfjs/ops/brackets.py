"""Python's square brackets: slices, whole numbers, and the lists, arrays, tensors and masks that
choose, as NumPy reads them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from tfjs.ops.slicing import select
from tfjs.tensor import Tensor

Places = np.ndarray[Any, np.dtype[np.int64]]


def getitem(x: Tensor, index: Any) -> Tensor:
    """``x[1]``, ``x[:, 1:3]``, ``x[..., None]``, and what lists, arrays and tensors choose: rows
    by their numbers, ``x[rows, columns]``, or the places where a mask of the first axes is true.

    Several that choose are broadcast together, whole numbers among them; their axes come where
    they stand if nothing is between them, and first otherwise, as in NumPy.
    """
    parts = index if isinstance(index, tuple) else (index,)
    if not any(map(_chooses, parts)):
        return select(x, index, "x[index]")
    return _chosen(x, _spread(x, parts))


def _chooses(part: Any) -> bool:
    if isinstance(part, Tensor):
        return part.rank > 0 or part.dtype == "bool"
    return isinstance(part, list | bool | np.bool_) or (
        isinstance(part, np.ndarray) and (part.ndim > 0 or part.dtype == np.bool_)
    )


def _spread(x: Tensor, parts: Sequence[Any]) -> list[Any]:
    """The parts with one for each axis: masks as the numbers of their places, no Ellipsis."""
    found: list[Any] = []
    for part in parts:
        if not _chooses(part):
            found.append(part)
            continue
        places = np.asarray(part)
        if places.dtype == np.bool_:
            at = sum(one is not None and one is not Ellipsis for one in found)
            dims = x.dims if Ellipsis in map(_id, found) else x.dims[at : at + places.ndim]
            if not places.ndim or (Ellipsis not in map(_id, found) and places.shape != dims):
                raise IndexError(
                    f"x[mask]: a mask of shape {list(places.shape)} does not fit the axes of a "
                    f"tensor of shape {x.shape} from axis {at} on"
                )
            found.extend(places.nonzero())
        elif places.size and places.dtype.kind not in "iu" and not _are_whole(part, places):
            raise IndexError(
                f"x[index]: whole numbers or booleans choose from a tensor, got {places.dtype}"
            )
        else:
            found.append(places.astype(np.int64))
    used = sum(one is not None and one is not Ellipsis for one in found)
    if used > x.rank or sum(one is Ellipsis for one in found) > 1:
        raise IndexError(f"x[index]: {used} indices for a tensor of shape {x.shape}")
    at = next((i for i, one in enumerate(found) if one is Ellipsis), len(found))
    found[at : at + 1] = [slice(None)] * (x.rank - used)
    return found


def _id(part: Any) -> Any:
    """Only Ellipsis as itself: arrays are not compared as a whole."""
    return Ellipsis if part is Ellipsis else None


def _are_whole(part: Any, places: np.ndarray[Any, Any]) -> bool:
    """Whether a tensor, whose numbers are float32 unless it says otherwise, holds whole ones."""
    return isinstance(part, Tensor) and bool((places == np.trunc(places)).all())


def _chosen(x: Tensor, parts: list[Any]) -> Tensor:
    """`parts` has slices, None, whole numbers and arrays of them, and at least one array."""
    plain = [slice(None) if _is_place(one) else one for one in parts]
    axes = [at for at, one in enumerate(parts) if _is_place(one)]
    rest = select(x, tuple(plain), "x[index]")
    places = np.broadcast_arrays(*(np.asarray(parts[at], np.int64) for at in axes))
    extents = [rest.dims[at] for at in axes]
    first = axes[0]
    if axes[-1] - first + 1 != len(axes):
        order = [*axes, *(at for at in range(rest.rank) if at not in axes)]
        rest, first = rest.transpose(order), 0
    dims = rest.dims
    flat = _numbers(places, extents)
    joined = rest.reshape([*dims[:first], math.prod(extents), *dims[first + len(axes) :]])
    made: Tensor = joined.gather(flat.astype(np.int32), first)
    return made


def _is_place(part: Any) -> bool:
    return part is not None and not isinstance(part, slice)


def _numbers(places: Sequence[Places], extents: Sequence[int]) -> Places:
    """The numbers of places along axes joined into one; negative ones count from the end."""
    flat: Places = np.zeros(places[0].shape, np.int64)
    for axis, (one, extent) in enumerate(zip(places, extents, strict=True)):
        outside = one[(one < -extent) | (one >= extent)]
        if outside.size:
            raise IndexError(
                f"x[index]: index {outside.flat[0]} is out of range for axis {axis} of extent "
                f"{extent}"
            )
        flat = flat * extent + np.where(one < 0, one + extent, one)
    return flat
