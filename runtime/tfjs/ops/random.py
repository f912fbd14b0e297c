"""Random tensors: TF.js's own stream for a seed, Philox without one."""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence

import numpy as np

from tfjs import engine
from tfjs.ops.convert import check_dtype, check_extents
from tfjs.ops.launch import converted
from tfjs.ops.registry import public
from tfjs.tensor import Tensor
from tfjs.tensor_format import number_to_string

FRACTION = 2.3283064365386963e-10  # 2 ** -32
BLOCKS_IN_A_TILE = 4096

# Key and counter of the unseeded stream: in a buffer, so that a replayed step draws anew.
_state = engine.Buffer(16)
_state.write(struct.pack("<QQ", int.from_bytes(os.urandom(8), "little"), 0))


def _mash(state: float, text: str) -> float:
    """Baagoe's hash of a string; the next state, whose fraction is the result."""
    n = state
    for unit in struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}H", text.encode("utf-16-le")):
        n += unit
        h = 0.02519603282416938 * n
        n = float(int(h) & 0xFFFFFFFF)
        h = (h - n) * n
        n = float(int(h) & 0xFFFFFFFF)
        n += (h - n) * 4294967296.0
    return n


def _alea(seed: int | float | str) -> engine.Buffer:
    """The state of the Alea generator that seedrandom makes of a seed."""
    text = seed if isinstance(seed, str) else number_to_string(float(seed))
    hashed = float(0xEFC8249D)
    parts = []
    for _ in range(3):
        hashed = _mash(hashed, " ")
        parts.append((int(hashed) & 0xFFFFFFFF) * FRACTION)
    for index in range(3):
        hashed = _mash(hashed, text)
        parts[index] -= (int(hashed) & 0xFFFFFFFF) * FRACTION
        if parts[index] < 0:
            parts[index] += 1
    state = engine.Buffer(32)
    state.write(struct.pack("=4d", *parts, 1.0))
    return state


def _draw(
    kind: str,
    shape: Sequence[int],
    parameters: tuple[float, float, float],
    dtype: str,
    seed: int | float | str | None,
    nearest: bool,
) -> Tensor:
    check_extents(shape)
    check_dtype(dtype, f"random{kind.capitalize()}")
    settings = engine.Buffer(24)
    settings.write(struct.pack("=3d", *parameters))
    result = "int32" if dtype == "bool" else dtype
    y: Tensor = engine.empty(tuple(shape), result)
    if seed is not None:
        values = engine.Buffer(8 * y.size)
        whole = (0, y.size, max(y.size, 1))
        engine.run(engine.kernel(f"alea_{kind}_f64"), (_alea(seed), settings, values), whole)
        if result == "int32":
            rounding = (float(nearest),)
            engine.run(engine.kernel("narrow_f64_i32"), (values, y.storage), whole, rounding)
        else:
            engine.run(engine.kernel("narrow_f64_f32"), (values, y.storage), whole)
        return converted(y, dtype)
    blocks = -(-y.size // 4)
    drawn: Tensor = y if result == "float32" else engine.empty(y.dims, "float32")
    engine.run(
        engine.kernel(f"philox_{kind}_f32"),
        (_state, settings, drawn.storage),
        (0, blocks, BLOCKS_IN_A_TILE, drawn.size),
    )
    engine.run(engine.kernel("philox_advance"), (_state,), (0, 1, 1, blocks))
    if nearest and result == "int32":
        drawn = drawn.round()
    return converted(converted(drawn, result), dtype)


@public
def randomUniform(
    shape: Sequence[int],
    minval: float = 0,
    maxval: float = 1,
    dtype: str | None = None,
    seed: int | float | str | None = None,
) -> Tensor:
    """Numbers from ``minval`` up to ``maxval``; int32 lose their fraction."""
    return _draw("uniform", shape, (minval, maxval - minval, 0), dtype or "float32", seed, False)


def _normal(
    shape: Sequence[int], mean: float, deviation: float, dtype: str | None, seed: object, cut: bool
) -> Tensor:
    if dtype == "bool":
        raise ValueError("Unsupported data type bool")
    if seed is not None and not isinstance(seed, int | float | str):
        raise TypeError(f"seed: expected a number or a string, got {type(seed).__name__}")
    # TF.js takes a seed of 0 for none.
    return _draw(
        "normal", shape, (mean, deviation, float(cut)), dtype or "float32", seed or None, True
    )


@public
def randomNormal(
    shape: Sequence[int],
    mean: float = 0,
    stdDev: float = 1,
    dtype: str | None = None,
    seed: int | float | str | None = None,
) -> Tensor:
    """Normally distributed numbers; int32 are rounded."""
    return _normal(shape, mean, stdDev, dtype, seed, False)


@public
def randomStandardNormal(
    shape: Sequence[int], dtype: str | None = None, seed: int | float | str | None = None
) -> Tensor:
    """Normally distributed numbers of mean 0 and deviation 1."""
    return _normal(shape, 0, 1, dtype, seed, False)


@public
def truncatedNormal(
    shape: Sequence[int],
    mean: float = 0,
    stdDev: float = 1,
    dtype: str | None = None,
    seed: int | float | str | None = None,
) -> Tensor:
    """Normally distributed numbers, none further than two deviations from the mean."""
    return _normal(shape, mean, stdDev, dtype, seed, True)


def reseed(seed: int) -> None:
    """Start the unseeded stream anew, the same for the same ``seed``."""
    key = int.from_bytes(np.random.SeedSequence(seed).generate_state(2).tobytes(), "little")
    _state.write(struct.pack("<QQ", key, 0))
