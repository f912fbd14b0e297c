"""Names as TF.js makes them: `dense_Dense1`, `dense_Dense1/kernel`, `input1`, `model1`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

_made: Counter[str] = Counter()
_tensors: Counter[str] = Counter()
_scopes: list[str] = []


def numbered(prefix: str) -> str:
    """`prefix` followed by 1, 2, 3, ... at each call."""
    _made[prefix] += 1
    return f"{prefix}{_made[prefix]}"


@contextmanager
def name_scope(name: str) -> Iterator[None]:
    """Names made inside start with `name/`."""
    _scopes.append(name)
    try:
        yield
    finally:
        _scopes.pop()


def scoped(name: str) -> str:
    return "/".join([*_scopes, name])


def unique(name: str) -> str:
    """`name`, or `name_1`, `name_2`, ... where it was taken before."""
    found = name
    while _tensors[found]:
        found = f"{name}_{_tensors[name]}"
        _tensors[name] += 1
    _tensors[found] += 1
    return found
