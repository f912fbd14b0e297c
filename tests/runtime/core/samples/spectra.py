"""Complex numbers and Fourier transforms."""

from __future__ import annotations

import numpy as np

from samples.sample import Array, Sample, complexes, real, whole


def _rfft(x: Array, length: int | None = None) -> Array:
    return np.fft.rfft(x, length)


def _irfft(x: Array) -> Array:
    n = x.shape[-1]
    if n <= 2:
        return np.fft.ifft(x).real
    rows = x.reshape(-1, n)
    y = np.fft.ifft(np.concatenate([rows, rows[:, -2:0:-1].conj()], 1)).real
    return y.reshape(x.shape[0], -1, y.shape[1]) if x.ndim == 3 else y


def _frame(x: Array, length: int, step: int, pad: bool = False, value: float = 0) -> Array:
    starts = range(0, x.size if pad else x.size - length + 1, step)
    longer = np.concatenate([x, np.full(length, value)])
    return np.array([longer[at : at + length] for at in starts]).reshape(-1, length)


def _stft(x: Array, length: int, step: int, size: int | None = None) -> Array:
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / (length - length % 2))
    return np.fft.rfft(_frame(x, length, step) * window, size or 4)


ROWS: dict[str, list[Sample]] = {
    "complex": [
        Sample((real(3), real(3)), lambda a, b: a + 1j * b),
        Sample((whole(2, 2), real(2, 2)), lambda a, b: a + 1j * b),
    ],
    "real": [Sample((complexes(2, 3),), np.real), Sample((real(3),), np.real)],
    "imag": [Sample((complexes(2, 3),), np.imag), Sample((real(3),), lambda x: np.zeros(3), False)],
    "conj": [Sample((complexes(2, 3),), np.conj)],
    "fft": [Sample((complexes(*shape),), np.fft.fft) for shape in ((4,), (2, 3), (2, 2, 5), (1,))]
    + [Sample((complexes(3, 17),), np.fft.fft, False)],
    "ifft": [Sample((complexes(*shape),), np.fft.ifft) for shape in ((4,), (2, 3), (2, 2, 5))],
    "rfft": [
        Sample(arguments, _rfft)
        for arguments in ((real(5),), (real(2, 4),), (real(2, 3), 2), (real(3), 6))
    ],
    "irfft": [Sample((complexes(*shape),), _irfft) for shape in ((2, 2), (2, 4), (2, 2, 3))],
    "frame": [
        Sample(arguments, _frame)
        for arguments in ((real(7), 3, 2), (real(7), 3, 2, True, 0.5), (real(4), 2, 3))
    ]
    + [Sample((real(2), 3, 1), _frame, False)],
    "stft": [Sample((real(8), 4, 2), _stft), Sample((real(8), 3, 2, 8), _stft)],
}
