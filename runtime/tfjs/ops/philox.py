"""The numbers that Keras draws with a seed, on TensorFlow: Philox 4x32 with ten rounds (Salmon and
others), and what TensorFlow makes of its words. An extension: TF.js draws others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]

_MULTIPLIERS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_STEPS = 0x9E3779B9, 0xBB67AE85
_LOW, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)
_SCRAMBLE = 0x3EC8F720, 0x02461E29
_LARGEST = 2**31 - 2
_CUT = np.float32(2)
_FOUR = 4
_RESERVED = 256
"""Blocks of four words that TensorFlow keeps for four values which may have to be drawn again."""


def _rounds(counters: npt.NDArray[Any], key: tuple[int, int]) -> Words:
    """Four words for each counter of four words."""
    a, b, c, d = (counters[:, place].astype(np.uint64) for place in range(_FOUR))
    first, second = key
    for _ in range(10):
        left, right = a * _MULTIPLIERS[0], c * _MULTIPLIERS[1]
        a, b = (right >> _HALF) ^ b ^ np.uint64(first), right & _LOW
        c, d = (left >> _HALF) ^ d ^ np.uint64(second), left & _LOW
        first, second = (first + _STEPS[0]) & 0xFFFFFFFF, (second + _STEPS[1]) & 0xFFFFFFFF
    return np.stack([a, b, c, d], 1).astype(np.uint32)


class Stream:
    """The words of one seed, in blocks of four that may be asked for in any order."""

    def __init__(self, seed: int) -> None:
        low = ((seed & 0xFFFFFFFF) ^ 2**31) - 2**31 if seed < 0 else seed % _LARGEST
        start = np.array([[low & 0xFFFFFFFF, (low >> 32) & 0xFFFFFFFF, 0, 0]], np.uint64)
        mixed = _rounds(start, _SCRAMBLE)[0]
        self._key = int(mixed[0]), int(mixed[1])
        self._high = mixed[2:]

    def blocks(self, places: npt.NDArray[np.uint64]) -> Words:
        counters = np.empty((len(places), _FOUR), np.uint64)
        counters[:, 0], counters[:, 1] = places & _LOW, places >> _HALF
        counters[:, 2:] = self._high
        return _rounds(counters, self._key)

    def first(self, count: int) -> Words:
        """Blocks with at least so many words."""
        return self.blocks(np.arange(-(-count // _FOUR), dtype=np.uint64))


def _shares(words: Words) -> Floats:
    """Numbers from 0 on below 1, of 23 bits each."""
    bits = (words & np.uint32(0x7FFFFF)) | np.uint32(0x3F800000)
    return bits.view(np.float32) - np.float32(1)


def _normals(words: Words) -> Floats:
    """Two normal numbers of two words: Box and Muller's."""
    pairs = _shares(words).reshape(-1, 2)
    turn = np.float32(2 * math.pi) * pairs[:, 1]
    radius = np.sqrt(np.float32(-2) * np.log(np.maximum(pairs[:, 0], np.float32(1e-7))))
    return np.stack([np.sin(turn) * radius, np.cos(turn) * radius], 1)


def uniform(shape: Sequence[int], seed: int) -> Floats:
    """`shape` numbers from 0 on below 1."""
    count = math.prod(shape)
    return _shares(Stream(seed).first(count)).ravel()[:count].reshape(shape)


def normal(shape: Sequence[int], seed: int) -> Floats:
    """`shape` standard normal numbers."""
    count = math.prod(shape)
    return _normals(Stream(seed).first(count)).ravel()[:count].reshape(shape)


def truncated(shape: Sequence[int], seed: int) -> Floats:
    """`shape` standard normal numbers of less than 2 in size; others are drawn again."""
    count = math.prod(shape)
    stream, groups = Stream(seed), -(-count // _FOUR)
    values = np.zeros((groups, _FOUR), np.float32)
    filled = np.zeros(groups, np.int64)
    waiting, block = np.arange(groups), 0
    while waiting.size:
        places = (waiting * _RESERVED + block).astype(np.uint64)
        drawn = _normals(stream.blocks(places)).reshape(-1, _FOUR)
        fits = np.abs(drawn) < _CUT
        target = filled[waiting, None] + np.cumsum(fits, 1) - 1
        row, column = np.nonzero(fits & (target < _FOUR))
        values[waiting[row], target[row, column]] = drawn[row, column]
        filled[waiting] += fits.sum(1)
        waiting, block = waiting[filled[waiting] < _FOUR], block + 1
    return values.ravel()[:count].reshape(shape)
