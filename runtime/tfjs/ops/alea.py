"""Baagoe's Alea, the generator that TF.js seeds wherever a `seed` is given."""

from __future__ import annotations

import struct

from tfjs.tensor_format import number_to_string

FRACTION = 2.3283064365386963e-10  # 2 ** -32

Seed = int | float | str


def _mash(state: float, text: str) -> float:
    """Baagoe's hash of a string; the next state, whose fraction is the result."""
    n = state
    units = text.encode("utf-16-le")
    for unit in struct.unpack(f"<{len(units) // 2}H", units):
        n += unit
        h = 0.02519603282416938 * n
        n = float(int(h) & 0xFFFFFFFF)
        h = (h - n) * n
        n = float(int(h) & 0xFFFFFFFF)
        n += (h - n) * 4294967296.0
    return n


def start(seed: Seed) -> tuple[float, float, float]:
    """The three fractions that the generator starts from; its carry is 1."""
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
    return parts[0], parts[1], parts[2]


class Alea:
    """One number at a time; many at once are drawn by a kernel, see `ops.random`."""

    def __init__(self, seed: Seed) -> None:
        self._first, self._second, self._third = start(seed)
        self._carry = 1

    @property
    def state(self) -> tuple[float, float, float, float]:
        """The three last fractions and the carry, as the kernels take them."""
        return self._first, self._second, self._third, float(self._carry)

    def random(self) -> float:
        """The next number from 0 up to 1."""
        total = 2091639 * self._first + self._carry * FRACTION
        self._first, self._second = self._second, self._third
        self._carry = int(total)
        self._third = total - self._carry
        return self._third

    def int32(self) -> int:
        """The next whole number of 32 bits, with its sign."""
        bits = int(self.random() * 4294967296.0) & 0xFFFFFFFF
        return bits - (1 << 32) if bits >= 1 << 31 else bits
