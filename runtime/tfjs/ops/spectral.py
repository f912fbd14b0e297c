"""tf.spectral: Fourier transforms of the last axis, of any length."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.ops.complex import complex_, imag, real
from tfjs.ops.registry import op, show
from tfjs.tensor import Tensor

KERNEL = engine.kernel("fft_c64")
WORK_BYTES = 1 << 24  # of scratch memory at a time; further rows take their turn


class _Plan:
    """Length of the power-of-two transform, its roots of unity, and Bluestein's two sequences."""

    def __init__(self, n: int) -> None:
        power = 1 << max(n - 1, 0).bit_length()
        self.length = n if power == n else 1 << (2 * n - 1).bit_length()
        self.roots = _lent(np.exp(-2j * np.pi * np.arange(self.length // 2) / self.length))
        self.chirp: engine.Buffer | None = None
        self.spectrum: engine.Buffer | None = None
        if power != n:
            # The square modulo 2 n, which the chirp's period allows, keeps the angle exact.
            chirp = np.exp(-1j * np.pi * (np.arange(n) ** 2 % (2 * n)) / n)
            around = np.zeros(self.length, complex)
            around[:n] = chirp.conj()
            around[self.length - n + 1 :] = chirp[:0:-1].conj()
            self.chirp = _lent(chirp)
            self.spectrum = _lent(np.fft.fft(around))


def _lent(values: Any) -> engine.Buffer:
    return engine.borrow(np.ascontiguousarray(values, np.complex128))


_plan = lru_cache(64)(_Plan)


def _transformed(x: Tensor, inverse: bool) -> Tensor:
    y: Tensor = engine.empty(x.dims, "complex64")
    n = x.dims[-1]
    if x.size == 0:
        return y
    plan, rows = _plan(n), x.size // n
    at_once = max(1, WORK_BYTES // (16 * plan.length))
    work = engine.Buffer(16 * plan.length * min(rows, at_once))
    shared = (plan.roots, plan.chirp, plan.spectrum, work)
    for start in range(0, rows, at_once):
        count = min(at_once, rows - start)
        source, target = x.storage, y.storage
        if rows > at_once:
            source, target = engine.Buffer(8 * n * count), engine.Buffer(8 * n * count)
            _copy(x.storage, source, start * n, 0, count * n)
        tile = max(1, 32768 // plan.length)
        dims = (0, count, tile, n, plan.length, int(inverse))
        engine.run(KERNEL, (source, target, *shared), dims)
        if rows > at_once:
            _copy(target, y.storage, 0, start * n, count * n)
    return y


def _copy(source: engine.Buffer, target: engine.Buffer, start: int, stop: int, count: int) -> None:
    dims = (0, count, count, 1, start, stop, count, 1, 1)
    engine.run(engine.kernel("strided_8"), (source, target), dims)


def _check_complex(x: Tensor, name: str) -> None:
    if x.dtype != "complex64":
        raise TypeError(f"The dtype for tf.spectral.{name}() must be complex64 but got {x.dtype}.")


@op(grad=lambda dy, y, x: (dy.ifft() * (x.dims[-1] if x.rank else 1),))
def fft(input: Tensor) -> Tensor:
    """The sum over j of x[j] exp(-2 pi i j k / n) along the last axis, complex64 to complex64."""
    _check_complex(input, "fft")
    return _transformed(input, False)


@op(grad=lambda dy, y, x: (dy.fft() / (x.dims[-1] if x.rank else 1),))
def ifft(input: Tensor) -> Tensor:
    """The inverse of ``fft``: the sum over k of y[k] exp(2 pi i j k / n) / n."""
    _check_complex(input, "ifft")
    return _transformed(input, True)


def _check_length(input: Tensor, name: str) -> None:
    if input.rank == 0 or input.dims[-1] == 0:
        raise ValueError(
            f"{name}: expected a last axis with elements to transform, got shape {input.shape}"
        )


@op()
def rfft(input: Tensor, fftLength: int | None = None) -> Tensor:
    """The first n // 2 + 1 values of the transform of real numbers.

    The last axis is cut, or continued with zeros, to ``fftLength`` first.
    """
    if input.dtype != "float32":
        raise TypeError(f"The dtype for rfft() must be real value but got {input.dtype}")
    _check_length(input, "rfft")
    n, last = input.dims[-1], input.rank - 1
    if fftLength is not None and fftLength < n:
        input = input.slice([0] * input.rank, [*input.dims[:-1], fftLength])
    elif fftLength is not None and fftLength > n:
        input = input.pad([[0, 0]] * last + [[0, fftLength - n]])
    n = input.dims[-1]
    full: Tensor = fft(complex_(input, input.zerosLike()))
    half: Tensor = full.slice([0] * input.rank, [*input.dims[:-1], n // 2 + 1])
    return half


@op()
def irfft(input: Tensor) -> Tensor:
    """The 2 (n - 1) real numbers whose ``rfft`` has the n given values.

    As in TF.js, a row for all but the last axis, with the first axis kept for rank 3; and n up to
    2 gives n numbers.
    """
    _check_length(input, "irfft")
    n = input.dims[-1]
    rows = input.size // n
    x: Tensor = input.reshape([rows, n])
    if n > 2:
        inner = x.slice([0, 1], [rows, n - 2]).reverse(1)
        x = x.concat(complex_(real(inner), -imag(inner)), 1)
    y: Tensor = real(ifft(x))
    if input.rank == 3 and input.dims[0]:
        y = y.reshape([input.dims[0], rows // input.dims[0], y.dims[1]])
    return y


for _operation in (fft, ifft, rfft, irfft):
    show("spectral", _operation.__name__, _operation)
