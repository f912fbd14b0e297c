"""tf.signal: frames, windows and the short-time Fourier transform."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from tfjs.ops.creation import zeros
from tfjs.ops.registry import maker, op, show
from tfjs.ops.spectral import rfft
from tfjs.tensor import Tensor, from_numpy


@maker
def enclosingPowerOfTwo(value: float) -> int:
    """The smallest power of two from ``value`` on."""
    if not 0 < value < math.inf:
        raise ValueError(f"enclosingPowerOfTwo: expected a number above 0, got {value}")
    return int(2.0 ** math.ceil(math.log(value) / math.log(2.0)))


@maker
def cosineWindow(windowLength: int, a: float, b: float) -> Tensor:
    """a - b cos(2 pi i / n) for a periodic window, where n is ``windowLength`` made odd, less 1."""
    even = 1 - windowLength % 2
    angles = 2.0 * math.pi * np.arange(windowLength) / (windowLength + even - 1)
    return from_numpy((a - b * np.cos(angles)).astype(np.float32), [windowLength], "float32")


def hammingWindow(windowLength: int) -> Tensor:
    """0.54 - 0.46 cos(2 pi i / n)."""
    return cosineWindow(windowLength, 0.54, 0.46)


def hannWindow(windowLength: int) -> Tensor:
    """0.5 - 0.5 cos(2 pi i / n)."""
    return cosineWindow(windowLength, 0.5, 0.5)


show("signal", "hammingWindow", hammingWindow)
show("signal", "hannWindow", hannWindow)


@op(namespace="signal")
def frame(
    signal: Tensor,
    frameLength: int,
    frameStep: int,
    padEnd: bool = False,
    padValue: float = 0,
) -> Tensor:
    """Windows of ``frameLength`` elements, ``frameStep`` apart, as rows.

    ``padEnd``: also those that begin in the signal and end after it, filled with ``padValue``.
    """
    flat: Tensor = signal.flatten()
    size = flat.size
    endless = frameStep < 1 and (padEnd or size >= frameLength)
    if frameLength < 1 or frameStep < 0 or endless:
        raise ValueError(
            f"frame: frameLength and frameStep must be at least 1, got {frameLength} and "
            f"{frameStep}"
        )
    frameStep = max(frameStep, 1)
    count = -(-size // frameStep) if padEnd else max(0, (size - frameLength) // frameStep + 1)
    missing = (count - 1) * frameStep + frameLength - size
    if count and missing > 0:
        flat = flat.pad([[0, missing]], padValue)
    if not count:
        return zeros([0, frameLength])
    starts = np.arange(count, dtype=np.int64)[:, None] * frameStep
    places = (starts + np.arange(frameLength)).astype(np.int32).reshape(-1)
    frames: Tensor = flat.gather(from_numpy(places, [count, frameLength], "int32"))
    return frames


@op(namespace="signal")
def stft(
    signal: Tensor,
    frameLength: int,
    frameStep: int,
    fftLength: int | None = None,
    windowFn: Callable[[int], Any] = hannWindow,
) -> Tensor:
    """``rfft`` of every frame times a window, by default of the next power of two in length."""
    length = enclosingPowerOfTwo(frameLength) if fftLength is None else fftLength
    return rfft(frame(signal, frameLength, frameStep) * windowFn(frameLength), length)
