"""Some work to make promises of, and a place where unobserved rejections land."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tfjs.promise import Promise, promised, turn, waiting


@promised
async def repeat(times: int, callback: Callable[[int], Any]) -> list[Any]:
    """Calls callback(0), callback(1), ... as a training loop does; awaits what is awaitable."""
    results = []
    for index in range(times):
        result = callback(index)
        if hasattr(result, "__await__"):
            result = await waiting(result)
        results.append(result)
        await turn()
    return results


@pytest.fixture
def work() -> Callable[[int, Callable[[int], Any]], Promise[list[Any]]]:
    return repeat


@pytest.fixture
def uncaught(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """The exceptions printed as uncaught while the test ran."""
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, traceback: seen.append(error))
    yield seen
    gc.collect()
