"""FarmHash's Fingerprint64 of bytes (Pike and Alakuijala), arithmetic modulo 2 ** 64."""

from __future__ import annotations

from collections.abc import Sequence

MASK = (1 << 64) - 1
FIRST = 0xC3A5C85C97CB3127
SECOND = 0xB492B66FBE98F273
THIRD = 0x9AE16A3B2F90404F
MURMUR = 0x9DDFEA08EB382D69
SEED = 81


def _word(s: bytes, at: int, width: int = 8) -> int:
    return int.from_bytes(s[at : at + width], "little")


def _rotate(value: int, shift: int) -> int:
    value &= MASK
    return (value >> shift | value << (64 - shift)) & MASK


def _shift_mix(value: int) -> int:
    value &= MASK
    return value ^ value >> 47


def _of_two(u: int, v: int, factor: int = MURMUR) -> int:
    a = _shift_mix(((u ^ v) & MASK) * factor)
    return _shift_mix(((v ^ a) & MASK) * factor) * factor & MASK


def _weak(s: bytes, at: int, a: int, b: int) -> tuple[int, int]:
    """32 bytes and two seeds."""
    w, x, y, z = (_word(s, at + 8 * i) for i in range(4))
    a += w
    b = _rotate(b + a + z, 21)
    before = a
    a += x + y
    b += _rotate(a, 44)
    return (a + z) & MASK, (b + before) & MASK


def _short(s: bytes) -> int:
    n = len(s)
    factor = (THIRD + n * 2) & MASK
    if n >= 8:
        a, b = _word(s, 0) + THIRD & MASK, _word(s, n - 8)
        c = _rotate(b, 37) * factor + a & MASK
        d = (_rotate(a, 25) + b) * factor & MASK
        return _of_two(c, d, factor)
    if n >= 4:
        return _of_two((_word(s, 0, 4) << 3) + n & MASK, _word(s, n - 4, 4), factor)
    if n > 0:
        y = s[0] + (s[n >> 1] << 8)
        z = n + (s[n - 1] << 2)
        return _shift_mix((y * THIRD & MASK) ^ (z * FIRST & MASK)) * THIRD & MASK
    return THIRD


def _to_32(s: bytes) -> int:
    n = len(s)
    factor = (THIRD + n * 2) & MASK
    a, b = _word(s, 0) * SECOND & MASK, _word(s, 8)
    c, d = _word(s, n - 8) * factor & MASK, _word(s, n - 16) * THIRD & MASK
    return _of_two(
        _rotate(a + b, 43) + _rotate(c, 30) + d & MASK,
        a + _rotate(b + THIRD, 18) + c & MASK,
        factor,
    )


def _to_64(s: bytes) -> int:
    n = len(s)
    factor = (THIRD + n * 2) & MASK
    a, b = _word(s, 0) * THIRD & MASK, _word(s, 8)
    c, d = _word(s, n - 8) * factor & MASK, _word(s, n - 16) * THIRD & MASK
    y = _rotate(a + b, 43) + _rotate(c, 30) + d & MASK
    z = _of_two(y, a + _rotate(b + THIRD, 18) + c & MASK, factor)
    e, f = _word(s, 16) * factor & MASK, _word(s, 24)
    g, h = (y + _word(s, n - 32)) * factor & MASK, (z + _word(s, n - 24)) * factor & MASK
    return _of_two(
        _rotate(e + f, 43) + _rotate(g, 30) + h & MASK,
        e + _rotate(f + a, 18) + g & MASK,
        factor,
    )


def fingerprint64(data: bytes | Sequence[int]) -> int:
    """The 64-bit hash of some bytes, from 0 to 2 ** 64 - 1."""
    s = bytes(data)
    n = len(s)
    if n <= 16:
        return _short(s)
    if n <= 64:
        return _to_32(s) if n <= 32 else _to_64(s)
    x, y = SEED, SEED * SECOND + 113 & MASK
    z = _shift_mix(y * THIRD + 113) * THIRD & MASK
    v, w = (0, 0), (0, 0)
    x = x * THIRD + _word(s, 0) & MASK
    end = (n - 1) // 64 * 64
    for at in range(0, end, 64):
        x = _rotate(x + y + v[0] + _word(s, at + 8), 37) * SECOND & MASK
        y = _rotate(y + v[1] + _word(s, at + 48), 42) * SECOND & MASK
        x ^= w[1]
        y = y + v[0] + _word(s, at + 40) & MASK
        z = _rotate(z + w[0], 33) * SECOND & MASK
        v = _weak(s, at, v[1] * SECOND & MASK, x + w[0] & MASK)
        w = _weak(s, at + 32, z + w[1] & MASK, y + _word(s, at + 16) & MASK)
        z, x = x, z
    factor = SECOND + ((z & 0xFF) << 1) & MASK
    at = n - 64
    w = (w[0] + (n - 1 & 63) & MASK, w[1])
    v = (v[0] + w[0] & MASK, v[1])
    w = (w[0] + v[0] & MASK, w[1])
    x = _rotate(x + y + v[0] + _word(s, at + 8), 37) * factor & MASK
    y = _rotate(y + v[1] + _word(s, at + 48), 42) * factor & MASK
    x ^= w[1] * 9 & MASK
    y = y + v[0] * 9 + _word(s, at + 40) & MASK
    z = _rotate(z + w[0], 33) * factor & MASK
    v = _weak(s, at, v[1] * factor & MASK, x + w[0] & MASK)
    w = _weak(s, at + 32, z + w[1] & MASK, y + _word(s, at + 16) & MASK)
    z, x = x, z
    return _of_two(
        _of_two(v[0], w[0], factor) + _shift_mix(y) * FIRST + z & MASK,
        _of_two(v[1], w[1], factor) + x & MASK,
        factor,
    )
