"""Weights as TF.js stores them: one byte string, and specs that say what lies where in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any, Literal, NotRequired, TypedDict

import numpy as np
from numpy.typing import NDArray

from tfjs_files.errors import ModelFileError

Array = NDArray[Any]


class Quantization(TypedDict):
    """`value = stored * scale + min` for uint8 and uint16; float16 has neither."""

    dtype: Literal["uint8", "uint16", "float16"]
    scale: NotRequired[float]
    min: NotRequired[float]


class WeightSpec(TypedDict):
    name: str
    shape: list[int]
    dtype: str
    group: NotRequired[str]
    quantization: NotRequired[Quantization]


DTYPES: Mapping[str, np.dtype[Any]] = {
    "float32": np.dtype("<f4"),
    "int32": np.dtype("<i4"),
    "bool": np.dtype("u1"),
    "complex64": np.dtype("<c8"),
}
"""TF.js's dtypes of fixed size, little-endian as in the files. Strings are length-prefixed."""

QUANTIZED: Mapping[str, np.dtype[Any]] = {
    "uint8": np.dtype("u1"),
    "uint16": np.dtype("<u2"),
    "float16": np.dtype("<f2"),
}

_LENGTH = np.dtype("<u4")


def named_dtype(array: Array) -> str | None:
    """TF.js's name of an array's dtype, None where it has none (float64, float16, int64, ...)."""
    match array.dtype.kind, array.dtype.itemsize:
        case "f", 4:
            return "float32"
        case "i", 4:
            return "int32"
        case "b", _:
            return "bool"
        case "c", 8:
            return "complex64"
        case ("O" | "S" | "U" | "T"), _:
            return "string"
    return None


def encode_weights(
    weights: Iterable[tuple[str, Array]], group: str | None = None
) -> tuple[list[WeightSpec], bytes]:
    """Specs and bytes of named arrays, in their order.

    Strings are stored as UTF-8, each after its length in four bytes. Raises ModelFileError for a
    dtype that TF.js does not have.
    """
    specs: list[WeightSpec] = []
    chunks: list[bytes] = []
    for name, value in weights:
        dtype = named_dtype(value)
        if dtype is None:
            raise ModelFileError(
                f"weight '{name}'",
                "its dtype cannot be stored",
                expected="float32, int32, bool, complex64 or string",
                got=str(value.dtype),
                way_out="cast it first",
            )
        spec = WeightSpec(name=name, shape=list(value.shape), dtype=dtype)
        if group is not None:
            spec["group"] = group
        specs.append(spec)
        chunks.append(_string_bytes(value) if dtype == "string" else _fixed_bytes(value, dtype))
    return specs, b"".join(chunks)


def _fixed_bytes(value: Array, dtype: str) -> bytes:
    return np.ascontiguousarray(value, dtype=DTYPES[dtype]).tobytes()


def _string_bytes(value: Array) -> bytes:
    encoded = [
        item if isinstance(item, bytes) else str(item).encode() for item in value.ravel().tolist()
    ]
    return b"".join(len(item).to_bytes(4, "little") + item for item in encoded)


def decode_weights(data: bytes, specs: Sequence[WeightSpec], where: str = "") -> dict[str, Array]:
    """Arrays by name. Quantized weights come back as float32 or int32, strings as `bytes` objects.

    `data` must hold exactly what `specs` describe; `where` names the source in errors.
    """
    found: dict[str, Array] = {}
    start = 0
    for spec in specs:
        place = f"{where}: weight '{spec['name']}'" if where else f"weight '{spec['name']}'"
        if spec["name"] in found:
            raise ModelFileError(place, "two weights have this name")
        end = start + byte_length_of(spec, data, start, place)
        if end > len(data):
            raise _cut_short(place, end, len(data))
        found[spec["name"]] = _decode(spec, data[start:end], place)
        start = end
    if start != len(data):
        raise ModelFileError(
            where or "weight data",
            "the data is longer than its weights",
            expected=f"{start} bytes",
            got=f"{len(data)} bytes",
            way_out="model.json and its weight files do not belong together; copy both again",
        )
    return found


def byte_length_of(spec: WeightSpec, data: bytes = b"", start: int = 0, place: str = "") -> int:
    """How many bytes a weight takes. Only a string weight needs `data` (from `start`) for that."""
    place = place or f"weight '{spec['name']}'"
    shape = spec["shape"]
    if not all(isinstance(size, int) and size >= 0 for size in shape):
        raise ModelFileError(
            place, "its shape is not one", expected="whole numbers from 0", got=str(shape)
        )
    count = prod(shape)
    quantization = spec.get("quantization")
    if quantization is not None:
        stored = QUANTIZED.get(quantization.get("dtype", ""))
        if stored is None:
            raise ModelFileError(
                place,
                "its quantization is unknown",
                expected="uint8, uint16 or float16",
                got=repr(quantization.get("dtype")),
            )
        return count * stored.itemsize
    if spec["dtype"] == "string":
        return _string_length(count, data, start, place)
    fixed = DTYPES.get(spec["dtype"])
    if fixed is None:
        raise ModelFileError(
            f"Unsupported dtype in {place}",
            spec["dtype"],
            expected=", ".join((*DTYPES, "string")),
        )
    return count * fixed.itemsize


def _string_length(count: int, data: bytes, start: int, place: str) -> int:
    position = start
    for _ in range(count):
        if position + _LENGTH.itemsize > len(data):
            raise _cut_short(place, position + _LENGTH.itemsize, len(data))
        position += _LENGTH.itemsize + int(np.frombuffer(data, _LENGTH, 1, position)[0])
    return position - start


def check_byte_length(data: bytes, specs: Sequence[WeightSpec], where: str) -> None:
    """Raises ModelFileError unless `data` is as long as `specs` say, without decoding it."""
    start = 0
    for spec in specs:
        start += byte_length_of(spec, data, start, f"{where}: weight '{spec['name']}'")
    if start != len(data):
        raise ModelFileError(
            where,
            "the weight files have another length than model.json says",
            expected=f"{start} bytes",
            got=f"{len(data)} bytes",
            way_out="a file was cut short or belongs to another model; copy all of them again",
        )


def _cut_short(place: str, needed: int, available: int) -> ModelFileError:
    return ModelFileError(
        place,
        "the weight data is cut short",
        expected=f"at least {needed} bytes",
        got=f"{available} bytes",
        way_out="copy the weight files again, in binary mode",
    )


def _decode(spec: WeightSpec, data: bytes, place: str) -> Array:
    shape, dtype = spec["shape"], spec["dtype"]
    quantization = spec.get("quantization")
    if quantization is not None:
        return _dequantize(quantization, data, dtype, place).reshape(shape)
    if dtype == "string":
        return _decode_strings(data, prod(shape)).reshape(shape)
    values = np.frombuffer(data, DTYPES[dtype]).reshape(shape)
    return values.astype(np.bool_) if dtype == "bool" else values.astype(DTYPES[dtype])


def _decode_strings(data: bytes, count: int) -> Array:
    values = np.empty(count, dtype=object)
    position = 0
    for index in range(count):
        start = position + _LENGTH.itemsize
        position = start + int(np.frombuffer(data, _LENGTH, 1, position)[0])
        values[index] = data[start:position]
    return values


def _dequantize(quantization: Quantization, data: bytes, dtype: str, place: str) -> Array:
    stored = np.frombuffer(data, QUANTIZED[quantization["dtype"]])
    if quantization["dtype"] == "float16":
        if dtype != "float32":
            raise ModelFileError(
                place, "only float32 weights are quantized as float16", got=f"dtype {dtype}"
            )
        return stored.astype(np.float32)
    if "scale" not in quantization or "min" not in quantization:
        raise ModelFileError(
            place, f"its quantization {quantization['dtype']} has no 'scale' or no 'min'"
        )
    values = stored.astype(np.float64) * quantization["scale"] + quantization["min"]
    if dtype == "float32":
        return values.astype(np.float32)
    if dtype == "int32":
        # JavaScript rounds halves up, NumPy to even
        return np.floor(values + 0.5).astype(np.int32)
    raise ModelFileError(
        place, "only float32 and int32 weights are quantized", got=f"dtype {dtype}"
    )
