"""Deep equality as jasmine has it, and what it shows of a value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tfjs.js import RegExp


@dataclass(frozen=True)
class AnyOrder:
    """`jasmine.arrayWithExactContents`: the same members, in any order."""

    members: Sequence[Any]


def plain(value: Any) -> Any:
    """NumPy's scalars as Python's."""
    return value.item() if isinstance(value, np.generic) else value


def is_sequence(value: Any) -> bool:
    if isinstance(value, str | Mapping):
        return False
    typed = hasattr(value, "BYTES_PER_ELEMENT") and not isinstance(value, type)
    return typed or isinstance(value, Sequence | np.ndarray | bytearray)


def same(left: Any, right: Any) -> bool:
    """`toBe`: primitives by value (NaN is NaN), objects by identity."""
    left, right = plain(left), plain(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right or (math.isnan(left) and math.isnan(right))
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return left is right


def equal(left: Any, right: Any) -> bool:
    """`toEqual`: by value all the way down."""
    left, right = plain(left), plain(right)
    if isinstance(right, AnyOrder):
        return is_sequence(left) and _same_members(list(left), list(right.members))
    if is_sequence(left) and is_sequence(right):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        keys = {key for one in (left, right) for key in one if one[key] is not None}
        return all(equal(left.get(key), right.get(key)) for key in keys)
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return left == right
    if isinstance(left, BaseException) and isinstance(right, BaseException):
        return str(left) == str(right)
    if same(left, right):
        return True
    if type(left) is type(right) and hasattr(left, "__dict__"):
        return equal(vars(left), vars(right))
    return False


def _same_members(left: list[Any], right: list[Any]) -> bool:
    if len(left) != len(right):
        return False
    for one in left:
        index = next((i for i, other in enumerate(right) if equal(one, other)), None)
        if index is None:
            return False
        del right[index]
    return True


def matches(text: str, wanted: str | re.Pattern[str] | RegExp, *, whole: bool) -> bool:
    """Whether a text is what `wanted` says: a pattern is searched for, a text compared."""
    if isinstance(wanted, RegExp):
        return wanted.test(text)
    if isinstance(wanted, re.Pattern):
        return wanted.search(text) is not None
    return text == wanted if whole else wanted in text


def shown(value: Any) -> str:
    text = value.__name__ if isinstance(value, type) else repr(plain(value))
    return text if len(text) <= 200 else text[:197] + "..."


def in_order(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """A comparison of numbers; false for anything else."""
    left, right = plain(left), plain(right)
    numbers = isinstance(left, int | float) and isinstance(right, int | float)
    return numbers and compare(left, right)
