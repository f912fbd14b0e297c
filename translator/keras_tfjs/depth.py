"""Room for deep texts: a chain of thousands of `+` is a tree of as many levels, and what walks over
a tree calls itself."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LEVELS = 20_000
"""Calls within calls; Python's own limit is 1,000."""
STACK = 512 * 2**20
"""Bytes of address space for them; a system gives memory only to the part that is used."""

_one_at_a_time = threading.Lock()
_deep = threading.local()


def with_room(function: Callable[[], T]) -> T:
    """What `function` gives; where it runs out of stack, it is called again in a thread with a
    large one. Raises RecursionError where that is not enough either."""
    try:
        return function()
    except RecursionError:
        if is_deep():
            raise
    return _in_a_large_stack(function)


def is_deep() -> bool:
    """Whether this is such a thread: what is made of a deep text may be too deep to be read."""
    return bool(getattr(_deep, "here", False))


def _in_a_large_stack(function: Callable[[], T]) -> T:
    given: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        _deep.here = True
        try:
            given.append(function())
        except BaseException as error:
            raised.append(error)

    with _one_at_a_time:
        size, levels = threading.stack_size(STACK), sys.getrecursionlimit()
        sys.setrecursionlimit(max(LEVELS, levels))
        try:
            # a daemon: after Ctrl-C nobody waits for it
            thread = threading.Thread(target=run, daemon=True)
            thread.start()
            thread.join()
        except (RuntimeError, MemoryError) as error:
            raise RecursionError("no room for a larger stack") from error
        finally:
            threading.stack_size(size)
            sys.setrecursionlimit(levels)
    if raised:
        raise raised[0]
    return given[0]
