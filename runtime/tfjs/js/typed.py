"""Typed arrays as values of translated JavaScript: the runtime's own, and the sizes of bytes."""

from __future__ import annotations

from typing import Any

from tfjs.typed_array import (
    ArrayBuffer,
    Float32Array,
    Float64Array,
    Int8Array,
    Int16Array,
    Int32Array,
    TypedArray,
    Uint8Array,
    Uint8ClampedArray,
    Uint16Array,
    Uint32Array,
)

__all__ = [
    "ArrayBuffer",
    "Float32Array",
    "Float64Array",
    "Int8Array",
    "Int16Array",
    "Int32Array",
    "TypedArray",
    "Uint8Array",
    "Uint8ClampedArray",
    "Uint16Array",
    "Uint32Array",
    "byte_length",
]


def byte_length(owner: Any) -> Any:
    """`owner.byteLength`, of `bytes` too, which stand for an ArrayBuffer."""
    if isinstance(owner, bytes | bytearray):
        return len(owner)
    return owner["byteLength"] if isinstance(owner, dict) else owner.byteLength
