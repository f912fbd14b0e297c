"""Tensors that live as they do in JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tfjs import engine
from tfjs.ops.memory import tensors_in


@contextmanager
def until_disposed() -> Iterator[None]:
    """Within this, tensors live until they are disposed of, whether Python can reach them or not.

    ``tf.memory()`` then counts as in TF.js: an operation leaves its result and nothing else, and
    what a program forgets to dispose of is there for good.
    """
    engine.hold_tensors(True)
    engine.watch(_scoped)
    try:
        yield
    finally:
        engine.unwatch(_scoped)
        engine.hold_tensors(False)


def _scoped(
    op: engine.Op, args: tuple[Any, ...], kwargs: dict[str, Any], call: Callable[..., Any]
) -> Any:
    scope = engine.Scope()
    scope.enter()
    result = None
    try:
        result = call(op, args, kwargs)
    finally:
        scope.leave(tensors_in(result))
    return result
