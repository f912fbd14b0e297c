"""JavaScript's `Math`: not-a-number and the infinities where Python raises."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from tfjs.js.values import int32, number

__all__ = ["Math"]


def _of_one(function: Callable[[float], float], pole: float | None = None) -> Callable[..., Any]:
    """The function for every number; it is infinite at `pole`, and at `-pole`."""

    def compute(value: Any = math.nan) -> Any:
        given = number(value)
        try:
            return function(given)
        except ValueError:
            return math.copysign(math.inf, given or -1) if abs(given) == pole else math.nan
        except OverflowError:
            return math.inf

    return compute


def _most(values: tuple[Any, ...], best: Callable[..., Any], none: float) -> Any:
    numbers = [number(one) for one in values]
    if any(math.isnan(one) for one in numbers):
        return math.nan
    return best(numbers, default=none)


def _cube_root(value: float) -> float:
    made = math.copysign(abs(value) ** (1 / 3), value)
    near = round(made) if math.isfinite(made) else made
    return near if near**3 == value else made


class Math:
    """`Math` as a value: its functions take any operand."""

    E, PI = math.e, math.pi
    LN2, LN10 = math.log(2), math.log(10)
    LOG2E, LOG10E = math.log2(math.e), math.log10(math.e)
    SQRT2, SQRT1_2 = math.sqrt(2), math.sqrt(0.5)

    abs = staticmethod(_of_one(abs))
    acos = staticmethod(_of_one(math.acos))
    acosh = staticmethod(_of_one(math.acosh))
    asin = staticmethod(_of_one(math.asin))
    asinh = staticmethod(_of_one(math.asinh))
    atan = staticmethod(_of_one(math.atan))
    atanh = staticmethod(_of_one(math.atanh, 1))
    cbrt = staticmethod(_of_one(_cube_root))
    cos = staticmethod(_of_one(math.cos))
    cosh = staticmethod(_of_one(math.cosh))
    exp = staticmethod(_of_one(math.exp))
    expm1 = staticmethod(_of_one(math.expm1))
    log = staticmethod(_of_one(math.log, 0))
    log10 = staticmethod(_of_one(math.log10, 0))
    log1p = staticmethod(_of_one(math.log1p, 1))
    log2 = staticmethod(_of_one(math.log2, 0))
    sin = staticmethod(_of_one(math.sin))
    sinh = staticmethod(_of_one(math.sinh))
    sqrt = staticmethod(_of_one(math.sqrt))
    tan = staticmethod(_of_one(math.tan))
    tanh = staticmethod(_of_one(math.tanh))

    @staticmethod
    def _whole(function: Callable[[float], int], value: Any) -> Any:
        given = number(value)
        return function(given) if math.isfinite(given) else given

    @staticmethod
    def floor(value: Any = math.nan) -> Any:
        return Math._whole(math.floor, value)

    @staticmethod
    def ceil(value: Any = math.nan) -> Any:
        return Math._whole(math.ceil, value)

    @staticmethod
    def trunc(value: Any = math.nan) -> Any:
        return Math._whole(math.trunc, value)

    @staticmethod
    def round(value: Any = math.nan) -> Any:
        """The nearest whole number, halves upwards."""
        return Math._whole(lambda one: math.floor(one + 0.5), value)

    @staticmethod
    def sign(value: Any = math.nan) -> Any:
        given = number(value)
        return given if math.isnan(given) else (given > 0) - (given < 0)

    @staticmethod
    def max(*values: Any) -> Any:
        return _most(values, max, -math.inf)

    @staticmethod
    def min(*values: Any) -> Any:
        return _most(values, min, math.inf)

    @staticmethod
    def pow(base: Any, exponent: Any) -> Any:
        try:
            made = number(base) ** number(exponent)
        except ZeroDivisionError:
            return math.inf
        except OverflowError:
            return math.inf
        return math.nan if isinstance(made, complex) else made

    @staticmethod
    def hypot(*values: Any) -> Any:
        return math.hypot(*(number(one) for one in values))

    @staticmethod
    def atan2(y: Any, x: Any) -> Any:
        return math.atan2(number(y), number(x))

    @staticmethod
    def imul(left: Any, right: Any) -> int:
        return int32(int32(left) * int32(right))

    @staticmethod
    def clz32(value: Any) -> int:
        """Zeros in front of the first bit of the 32."""
        return 32 - (int32(value) & 0xFFFFFFFF).bit_length()

    @staticmethod
    def random() -> float:
        import random

        return random.random()
