"""What is made of the modules of a project, kept while they are."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from keras_tfjs.source import Dialect, Module

T = TypeVar("T")

MOST = 8_000_000
"""Characters of the modules of which it is kept: what is made of them takes many times the room."""
RECENT = 512


class Remembered(Generic[T]):
    """`make`, called once for a module as long as there is room, whatever is asked for in between:
    of files that all import each other, the one that was not wanted for the longest time is the
    one that is wanted next, and the last ones asked for are not those to keep."""

    def __init__(self, make: Callable[[Module, Dialect], T]) -> None:
        self._recent = lru_cache(maxsize=RECENT)(make)
        self._room = MOST

    def __call__(self, module: Module, dialect: Dialect) -> T:
        key = self, dialect
        if key in module.remembered:
            known: T = module.remembered[key]
            return known
        made = self._recent(module, dialect)
        size = len(module.text)
        if size <= self._room:
            module.remembered[key] = made
            self._room -= size
            weakref.finalize(module, self._gone, size).atexit = False
        return made

    def _gone(self, size: int) -> None:
        self._room += size
