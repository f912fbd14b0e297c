"""What TF.js shows of its arithmetic on shapes and dtypes: tf.broadcast_util, tf.upcastType, ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from tfjs.ops.launch import converted
from tfjs.ops.memory import tensors_in
from tfjs.ops.registry import public, show
from tfjs.ops.shapes import broadcast_dims, upcast
from tfjs.tensor import Tensor


@public
class Rank(StrEnum):
    """The names of the ranks."""

    R0 = "R0"
    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"


@public
def upcastType(typeA: str, typeB: str) -> str:
    """The dtype of an operation on tensors of two dtypes."""
    return upcast(typeA, typeB)


@public
def sumOutType(type: str) -> str:
    """The dtype of a sum over a tensor of a dtype: bool is counted."""
    return upcast(type, "int32")


def assertAndGetBroadcastShape(shapeA: Sequence[int], shapeB: Sequence[int]) -> list[int]:
    """The shape that two shapes broadcast to."""
    return list(broadcast_dims(tuple(shapeA), tuple(shapeB)))


def getBroadcastDims(inShape: Sequence[int], outShape: Sequence[int]) -> list[int]:
    """The axes of ``inShape`` along which it is repeated to become ``outShape``."""
    missing = len(outShape) - len(inShape)
    return [
        axis
        for axis, extent in enumerate(inShape)
        if extent == 1 and missing + axis >= 0 and outShape[missing + axis] > 1
    ]


def getReductionAxes(inShape: Sequence[int], outShape: Sequence[int]) -> list[int]:
    """The axes of ``outShape`` to sum over for the gradient of what was broadcast to it."""
    missing = len(outShape) - len(inShape)
    return [
        axis
        for axis, extent in enumerate(outShape)
        if axis < missing or (inShape[axis - missing] == 1 and extent > 1)
    ]


def makeTypesMatch(a: Tensor, b: Tensor) -> list[Tensor]:
    """Both tensors in the dtype of an operation on them."""
    dtype = upcast(a.dtype, b.dtype)
    return [converted(a, dtype), converted(b, dtype)]


def assertTypesMatch(a: Tensor, b: Tensor) -> None:
    """TypeError unless two tensors have one dtype."""
    if a.dtype != b.dtype:
        raise TypeError(
            f"The dtypes of the first({a.dtype}) and second({b.dtype}) input must match"
        )


def isTensorInList(tensor: Tensor, tensorList: Sequence[Tensor]) -> bool:
    """Whether that very tensor is in the list."""
    return any(one.id == tensor.id for one in tensorList)


def getTensorsInContainer(result: object) -> list[Tensor]:
    """The tensors in lists, dicts and attributes of objects."""
    return tensors_in(result)


_MEMBERS: dict[str, tuple[Callable[..., Any], ...]] = {
    "broadcast_util": (assertAndGetBroadcastShape, getBroadcastDims, getReductionAxes),
    "tensor_util": (makeTypesMatch, assertTypesMatch, isTensorInList, getTensorsInContainer),
}
for _namespace, _functions in _MEMBERS.items():
    for _function in _functions:
        show(_namespace, _function.__name__, _function)
