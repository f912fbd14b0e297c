"""Tensors <-> weight specs and bytes."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from tfjs.engine.guarding import guarded
from tfjs.promise import promised
from tfjs.tensor import STORED_DTYPES, Tensor, from_numpy, in_numpy
from tfjs_files import (
    ManifestGroup,
    ModelFileError,
    WeightSpec,
    decode_weights,
    encode_weights,
    named_dtype,
)


class EncodedWeights(TypedDict):
    data: bytes
    specs: list[WeightSpec]


class NamedTensor(TypedDict):
    name: str
    tensor: Tensor


_WANTED = (
    'encodeWeights: expected tensors by name, or a list of {{"name": ..., "tensor": ...}}, got {!r}'
)


def _named(item: Any) -> tuple[str, Tensor]:
    if not isinstance(item, Mapping) or "name" not in item or "tensor" not in item:
        raise TypeError(_WANTED.format(item))
    return item["name"], item["tensor"]


def encoded(
    tensors: Mapping[str, Tensor] | Sequence[NamedTensor], group: str | None = None
) -> EncodedWeights:
    """What `encodeWeights` promises."""
    many = [] if isinstance(tensors, str) or not isinstance(tensors, Iterable) else list(tensors)
    if isinstance(tensors, Mapping):
        named = list(tensors.items())
    elif many or isinstance(tensors, list | tuple):
        named = [_named(item) for item in many]
    else:
        raise TypeError(_WANTED.format(tensors))
    for _, value in named:
        if not isinstance(value, Tensor):
            raise TypeError(_WANTED.format(value))
    specs, data = encode_weights(((name, in_numpy(value)) for name, value in named), group)
    return EncodedWeights(data=data, specs=specs)


@promised
async def encodeWeights(
    tensors: Mapping[str, Tensor] | Sequence[NamedTensor], group: str | None = None
) -> EncodedWeights:
    """The bytes of named tensors one after the other, and specs that say what lies where.

    `tensors` is a dict by name, or a list of `{"name": ..., "tensor": ...}`.
    """
    return encoded(tensors, group)


@guarded
def decodeWeights(
    weightData: bytes | Sequence[bytes], specs: Sequence[WeightSpec]
) -> dict[str, Tensor]:
    """Tensors by name, the reverse of `encodeWeights`; quantized weights become numbers again."""
    arrays = decode_weights(concatenateArrayBuffers(weightData), specs)
    return {name: _tensor(name, array) for name, array in arrays.items()}


@promised
async def decodeWeightsStream(
    weightStream: Iterable[bytes] | AsyncIterable[bytes], specs: Sequence[WeightSpec]
) -> dict[str, Tensor]:
    """A promise of what `decodeWeights` gives, of bytes that come in chunks."""
    if isinstance(weightStream, AsyncIterable):
        chunks = [chunk async for chunk in weightStream]
    else:
        chunks = list(weightStream)
    return decodeWeights(chunks, specs)


def _tensor(name: str, array: NDArray[Any]) -> Tensor:
    dtype = named_dtype(array)
    if dtype not in STORED_DTYPES:
        raise ModelFileError(
            f"weight '{name}'",
            "the runtime has no tensors of its dtype",
            expected=", ".join(STORED_DTYPES),
            got=str(dtype),
        )
    stored = np.ascontiguousarray(array, STORED_DTYPES[dtype])
    return from_numpy(stored.reshape(-1), array.shape, dtype)


def concatenateArrayBuffers(buffers: bytes | Sequence[bytes]) -> bytes:
    """Several byte strings as one."""
    if isinstance(buffers, bytes | bytearray | memoryview):
        return bytes(buffers)
    kinds = bytes | bytearray | memoryview | np.ndarray
    if isinstance(buffers, str) or not all(isinstance(one, kinds) for one in buffers):
        raise TypeError(f"expected bytes or a list of bytes, got {buffers!r:.60}")
    return b"".join(bytes(buffer) for buffer in buffers)


def getWeightSpecs(weightsManifest: Sequence[ManifestGroup]) -> list[WeightSpec]:
    """The specs of all groups of a manifest, in order."""
    return [spec for group in weightsManifest for spec in group["weights"]]
