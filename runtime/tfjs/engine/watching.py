"""Those who watch every call of an operation: the profiler, the debug mode."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tfjs.engine.tape import Op, set_around

Call = Callable[[Op, tuple[Any, ...], dict[str, Any]], Any]
Watcher = Callable[[Op, tuple[Any, ...], dict[str, Any], Call], Any]
"""Gets the operation, its arguments, and the function that makes the call."""

_watchers: list[Watcher] = []


def watch(watcher: Watcher) -> None:
    """From now on calls of operations go through ``watcher``; without any they cost nothing."""
    _watchers.append(watcher)
    _connect()


def unwatch(watcher: Watcher) -> None:
    """Forget a watcher."""
    _watchers.remove(watcher)
    _connect()


def _connect() -> None:
    call: Call = Op.call
    for watcher in _watchers:
        call = partial(_through, watcher, call)
    set_around(call if _watchers else None)


def _through(
    watcher: Watcher, call: Call, op: Op, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Any:
    return watcher(op, args, kwargs, call)
