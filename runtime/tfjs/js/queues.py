"""An array's methods of a queue with two ends, which `collections.deque` is in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tfjs.js.arrays import ARRAY_METHODS

__all__: list[str] = []

QUEUE_METHODS: dict[str, Callable[..., Any]] = {
    **{
        name: lambda queue, *given, method=method: method(list(queue), *given)
        for name, method in ARRAY_METHODS.items()
    },
    "push": lambda queue, *given: queue.extend(given),
    "unshift": lambda queue, *given: queue.extendleft(given),
    "shift": lambda queue: queue.popleft() if queue else None,
    "pop": lambda queue: queue.pop() if queue else None,
    "rotate": lambda queue, count=1: queue.rotate(count),
    "splice": lambda queue, start: [queue.pop() for _ in range(len(queue) - start)][::-1],
}
"""Those that change it are its own."""
