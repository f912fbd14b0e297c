"""JavaScript's protocol of iteration, and Python's."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tfjs.js.members import get
from tfjs.js.promises import wait
from tfjs.js.values import text

__all__ = [
    "Strings",
    "each",
    "finish",
    "iteration",
    "next_of",
    "pairs",
    "raw",
    "taken",
    "throw_into",
]


def next_of(iterator: Any, *sent: Any) -> Any:
    """`iterator.next(sent)`: `{value, done}`."""
    own = iterator.get("next") if isinstance(iterator, dict) else getattr(iterator, "next", None)
    if callable(own):
        return own(*sent)
    try:
        # What the first call sends nobody takes
        if sent and hasattr(iterator, "send") and _is_started(iterator):
            value = iterator.send(sent[0])
        else:
            value = next(iterator)
    except StopIteration as end:
        return {"value": end.value, "done": True}
    return {"value": value, "done": False}


def _is_started(generator: Any) -> bool:
    return inspect.getgeneratorstate(generator) != inspect.GEN_CREATED


def finish(iterator: Any, value: Any = None) -> Any:
    """`iterator.return(value)`."""
    own = iterator.get("return") if isinstance(iterator, dict) else None
    if callable(own):
        return own(value)
    if hasattr(iterator, "close"):
        iterator.close()
    return {"value": value, "done": True}


def throw_into(generator: Any, error: Any) -> Any:
    """`generator.throw(error)`."""
    from tfjs.js.errors import Thrown

    problem = error if isinstance(error, BaseException) else Thrown(error)
    try:
        return {"value": generator.throw(problem), "done": False}
    except StopIteration as end:
        return {"value": end.value, "done": True}


def _stepped(iterator: Any) -> Iterator[Any]:
    try:
        while True:
            step = wait(next_of(iterator))
            if get(step, "done"):
                return
            yield get(step, "value")
    except GeneratorExit:
        leave = get(iterator, "return") or getattr(iterator, "return_", None)
        if callable(leave):
            leave()
        raise


def iteration(method: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
    """A method that gives an iterator of JavaScript, as Python's `__iter__`."""

    @functools.wraps(method)
    def begin(*arguments: Any) -> Iterator[Any]:
        made = method(*arguments)
        has_next = isinstance(made, dict) or hasattr(made, "next")
        return _stepped(made) if has_next else iter(made)

    return begin


def each(values: Iterable[Any]) -> Iterator[Any]:
    """`for await (... of values)`: each member, waited for."""
    return (wait(one) for one in values)


def pairs(values: Any) -> Iterator[Any]:
    """The members of what may be a Map kept as a dict: its entries."""
    return iter(values.items() if isinstance(values, dict) else values)


def taken(values: Any, count: int) -> list[Any]:
    """The first members, missing ones as None: `const [a, b] = values`."""
    found: list[Any] = []
    iterator = iter(values)
    while len(found) < count:
        try:
            found.append(next(iterator))
        except StopIteration:
            return found + [None] * (count - len(found))
    return found


def raw(strings: Any, *values: Any) -> str:
    """`String.raw`: a template without its escapes."""
    parts = [strings.raw[0]]
    for value, following in zip(values, strings.raw[1:], strict=False):
        parts.extend((text(value), following))
    return "".join(parts)


class Strings(list[str]):
    """The texts of a tagged template, with `raw`."""

    def __init__(self, cooked: list[str], raw: list[str]) -> None:
        super().__init__(cooked)
        self.raw = raw
