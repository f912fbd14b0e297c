"""Single numbers, and arrays in random order."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.ops.random import randomUniform, reseed
from tfjs.promise import promised, turn
from tfjs.typed_array import TypedArray


def clamp(min: float, x: float, max: float) -> float:
    """``x``, or the nearer of the bounds."""
    return max if x > max and max >= min else min if x < min else x


def nearestLargerEven(val: int) -> int:
    """``val``, or the next one if it is odd."""
    return val if val % 2 == 0 else val + 1


def nearestDivisor(size: int, start: int) -> int:
    """The first divisor of ``size`` from ``start`` on."""
    return next((i for i in range(start, size) if size % i == 0), size)


def tanh(x: float) -> float:
    """The hyperbolic tangent of a number."""
    return math.tanh(x)


def sum_(arr: Sequence[float]) -> float:
    """The sum of an array, added from left to right."""
    total: float = 0
    for one in arr:
        total += one
    return total


def distSquared(a: Sequence[float], b: Sequence[float]) -> float:
    """The sum of the squared differences of two arrays."""
    return sum_([(float(p) - float(q)) ** 2 for p, q in zip(a, b, strict=True)])


def randUniform(a: float, b: float) -> float:
    """A number between ``a`` and ``b``, of the stream that `ops.random.reseed` starts anew."""
    r = float(randomUniform([]).item())
    return b * r + (1 - r) * a


def swap(object: Any, left: Any, right: Any) -> None:
    """Exchange two elements."""
    object[left], object[right] = object[right], object[left]


def _order(count: int) -> NDArray[np.int64]:
    seed = int(randomUniform([], 0, 1 << 24).item()) << 24 | int(
        randomUniform([], 0, 1 << 24).item()
    )
    return np.random.default_rng(seed).permutation(count)


def _reorder(array: Any, order: NDArray[np.int64]) -> None:
    if isinstance(array, np.ndarray):
        array[:] = array[order]
    else:
        array[:] = [array[index] for index in order.tolist()]


def shuffle(array: Any) -> None:
    """Put the elements of a list or NumPy array into a random order, in place."""
    _reorder(array, _order(len(array)))


def shuffleCombo(array: Any, array2: Any) -> None:
    """Put two arrays of the same length into the same random order, in place."""
    if len(array) != len(array2):
        raise ValueError(
            "Array sizes must match to be shuffled together "
            f"First array length was {len(array)}, second array length was {len(array2)}"
        )
    order = _order(len(array))
    _reorder(array, order)
    _reorder(array2, order)


def createShuffledIndices(n: int) -> TypedArray:
    """The numbers from 0 up to ``n`` in a random order."""
    return _order(n).astype(np.uint32).view(TypedArray)


@promised
async def repeatedTry(
    checkFn: Callable[[], bool],
    delayFn: Callable[[int], float] = lambda counter: 0,
    maxCounter: int | None = None,
    scheduleFn: Callable[[Callable[[], object], float], object] | None = None,
) -> None:
    """A promise fulfilled when ``checkFn`` gives True, rejected after ``maxCounter`` tries.

    ``delayFn`` gives the milliseconds to wait after a number of tries.
    """
    tries = 0
    while not checkFn():
        tries += 1
        delay = delayFn(tries)
        if maxCounter is not None and tries >= maxCounter:
            raise TimeoutError(f"repeatedTry: the check failed {tries} times")
        if scheduleFn is not None:
            scheduleFn(lambda: None, delay)
        elif delay > 0:
            await _sleep(delay / 1000)
        else:
            await turn()


async def _sleep(seconds: float) -> None:
    import asyncio

    from tfjs.promise import waiting

    await waiting(asyncio.sleep(seconds))


def setRandomSeed(seed: int) -> None:
    """Make all that is drawn from now on without a seed of its own the same in every run: initial
    weights, orders, dropout, `Math.random`, and the numbers of Python's `random` and of NumPy.

    An extension, with the meaning of Keras's `set_random_seed`.
    """
    _check_seed(seed, "setRandomSeed")
    random.seed(seed)
    np.random.seed(seed)
    reseed(seed)


def setTensorSeed(seed: int) -> None:
    """As `setRandomSeed`, but Python's `random` and NumPy go on as they would.

    An extension, with the meaning of TensorFlow's `random.set_seed`.
    """
    _check_seed(seed, "setTensorSeed")
    reseed(seed)


def _check_seed(seed: int, function: str) -> None:
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(
            f"util.{function}: expected a whole number from 0 on below 2**32, got {seed!r}"
        )
