"""Random tensors: TF.js's own stream for a seed, Philox without one."""

from __future__ import annotations

import math
import os
import struct
from collections.abc import Callable, Sequence

import numpy as np

from tfjs import engine
from tfjs.ops.alea import Alea, Seed, start
from tfjs.ops.convert import check_dtype, check_extents, make
from tfjs.ops.launch import converted
from tfjs.ops.registry import OPS, maker, op, public
from tfjs.tensor import Tensor

BLOCKS_IN_A_TILE = 4096

# Key and counter of the unseeded stream: in a buffer, so that a replayed step draws anew.
_state = engine.Buffer(16)
_state.write(struct.pack("<QQ", int.from_bytes(os.urandom(8), "little"), 0))


def _alea(seed: Seed) -> engine.Buffer:
    """The state of the Alea generator that seedrandom makes of a seed."""
    return _state_of(*start(seed), 1.0)


def _state_of(*numbers: float) -> engine.Buffer:
    state = engine.Buffer(32)
    state.write(struct.pack("=4d", *numbers))
    return state


def _draw(
    kind: str,
    shape: Sequence[int],
    parameters: tuple[float, float, float],
    dtype: str,
    seed: int | float | str | None,
    nearest: bool,
) -> Tensor:
    dims = check_extents(shape)
    check_dtype(dtype, f"random{kind.capitalize()}")
    settings = engine.Buffer(24)
    settings.write(struct.pack("=3d", *parameters))
    result = "int32" if dtype == "bool" else dtype
    y: Tensor = engine.empty(dims, result)
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


@maker
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


@maker
def randomNormal(
    shape: Sequence[int],
    mean: float = 0,
    stdDev: float = 1,
    dtype: str | None = None,
    seed: int | float | str | None = None,
) -> Tensor:
    """Normally distributed numbers; int32 are rounded."""
    return _normal(shape, mean, stdDev, dtype, seed, False)


@maker
def randomStandardNormal(
    shape: Sequence[int], dtype: str | None = None, seed: int | float | str | None = None
) -> Tensor:
    """Normally distributed numbers of mean 0 and deviation 1."""
    return _normal(shape, 0, 1, dtype, seed, False)


@maker
def truncatedNormal(
    shape: Sequence[int],
    mean: float = 0,
    stdDev: float = 1,
    dtype: str | None = None,
    seed: int | float | str | None = None,
) -> Tensor:
    """Normally distributed numbers, none further than two deviations from the mean."""
    if not (math.isfinite(mean) and 0 <= stdDev < math.inf):
        raise ValueError(
            "truncatedNormal: expected a finite mean and a standard deviation from 0 on, got "
            f"{mean} and {stdDev}"
        )
    return _normal(shape, mean, stdDev, dtype, seed, True)


def reseed(seed: int) -> None:
    """Start the unseeded stream anew, the same for the same ``seed``."""
    key = int.from_bytes(np.random.SeedSequence(seed).generate_state(2).tobytes(), "little")
    _state.write(struct.pack("<QQ", key, 0))


def _fresh_seed() -> float:
    return float(randomUniform([1]).dataSync()[0]) + float(np.finfo(np.float32).tiny)


@maker
def randomUniformInt(
    shape: Sequence[int], minval: float, maxval: float, seed: Seed | None = None
) -> Tensor:
    """Whole numbers from ``minval`` up to, but without, ``maxval``, as int32."""
    return randomUniform(shape, minval, maxval, "int32", seed)


@maker
def randomGamma(
    shape: Sequence[int],
    alpha: float,
    beta: float = 1,
    dtype: str | None = None,
    seed: Seed | None = None,
) -> Tensor:
    """Numbers of a gamma distribution of shape ``alpha``, times ``beta`` as TF.js has it."""
    dims = check_extents(shape)
    kind = dtype or "float32"
    if kind not in ("float32", "int32"):
        raise ValueError(f"Unsupported data type {kind}")
    beta = 1 if beta is None else beta
    if not (0 < alpha < math.inf and 0 < beta < math.inf):
        raise ValueError(
            f"randomGamma: alpha and beta must be above 0 and finite, got {alpha} and {beta}"
        )
    y: Tensor = engine.empty(dims, kind)
    # The normal numbers have a stream of their own, whose seed is the first uniform one.
    uniform = Alea(seed or _fresh_seed())
    normal = _alea(uniform.random())
    settings = engine.Buffer(24)
    whole = kind == "int32"
    settings.write(struct.pack("=3d", alpha, beta, float(whole)))
    values = engine.Buffer(8 * y.size)
    once = (0, y.size, max(y.size, 1))
    engine.run(
        engine.kernel("alea_gamma_f64"), (_state_of(*uniform.state), normal, settings, values), once
    )
    if whole:
        engine.run(engine.kernel("narrow_f64_i32"), (values, y.storage), once, (1.0,))
    else:
        engine.run(engine.kernel("narrow_f64_f32"), (values, y.storage), once)
    return y


@public
def rand(
    shape: Sequence[int], randFunction: Callable[[], float], dtype: str | None = None
) -> Tensor:
    """Numbers that ``randFunction`` gives, one call for each element."""
    dims = check_extents(shape)
    kind = dtype or "float32"
    if kind not in ("float32", "int32", "bool"):
        raise ValueError(f"Unknown data type {kind}")
    if not callable(randFunction):
        raise TypeError(f"rand: randFunction must be a function, but got {randFunction!r}")
    engine.empty(dims, kind).dispose()  # MemoryError before the many calls
    values = [randFunction() for _ in range(math.prod(dims))]
    return make(values, dims, kind, "rand")


@op(method=False)
def multinomial(
    logits: Tensor, numSamples: int, seed: Seed | None = None, normalized: bool = False
) -> Tensor:
    """``numSamples`` outcomes drawn by logits, or by probabilities if ``normalized``, as int32.

    ``logits``: [outcomes] or [batch, outcomes]. With a seed every row draws from the same stream,
    as in TF.js.
    """
    if logits.size < 2:
        raise ValueError(
            f"Error in multinomial: you need at least 2 outcomes, but got {logits.size}."
        )
    if logits.rank > 2:
        raise ValueError(f"Rank of probabilities must be 1 or 2, but is {logits.rank}")
    rows: Tensor = logits.reshape([-1, logits.dims[-1]]).toFloat()
    likely: Tensor = rows if normalized else rows.softmax()
    batch, outcomes = likely.dims
    bounds = likely.cumsum(1).slice([0, 0], [batch, outcomes - 1])
    drawn = randomUniform([1 if seed else batch, numSamples], 0, 1, "float32", seed or None)
    chosen: Tensor = OPS["searchSorted"](bounds, drawn.broadcastTo([batch, numSamples]), "right")
    return chosen if logits.rank == 2 else chosen.reshape([numSamples])
