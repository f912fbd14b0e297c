"""TF.js's 64-bit hash of strings, and the numbers that it is made of."""

from __future__ import annotations

from typing import Any

from tfjs.ops.fingerprint import MASK, fingerprint64


class Long(int):
    """A whole number of 64 bits without a sign, with the methods of npm's `long`."""

    def __new__(cls, value: int) -> Long:
        return super().__new__(cls, value & MASK)

    def add(self, other: int) -> Long:
        return Long(self + other)

    def sub(self, other: int) -> Long:
        return Long(self - other)

    def mul(self, other: int) -> Long:
        return Long(self * other)

    def div(self, other: int) -> Long:
        return Long(self // other)

    def mod(self, other: int) -> Long:
        return Long(self % other)

    def xor(self, other: int) -> Long:
        return Long(self ^ other)

    def and_(self, other: int) -> Long:
        return Long(self & other)

    def or_(self, other: int) -> Long:
        return Long(self | other)

    def shl(self, bits: int) -> Long:
        return Long(self << bits)

    def shru(self, bits: int) -> Long:
        return Long(self >> bits)

    def eq(self, other: int) -> bool:
        return self == other

    def getLowBits(self) -> int:
        """The low 32 bits, as a number with a sign."""
        return (int(self) + 0x80000000) % 0x100000000 - 0x80000000

    def toNumber(self) -> int:
        return int(self)

    def toString(self, radix: int = 10) -> str:
        """The digits to the base 2, 8, 10 or 16."""
        return format(self, {2: "b", 8: "o", 10: "d", 16: "x"}[radix])


def hexToLong(hex: str) -> Long:
    """The number that hexadecimal digits stand for."""
    return Long(int(hex, 16))


def fingerPrint64(s: Any, len: int | None = None) -> Long:
    """The FarmHash fingerprint of (the first ``len`` of) the bytes ``s``."""
    return Long(fingerprint64(bytes(s)[:len]))
