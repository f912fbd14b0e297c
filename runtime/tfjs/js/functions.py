"""Calls as JavaScript makes them: a function takes of the arguments what it has parameters for."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

__all__ = ["apply", "bound", "handed", "keeping", "static_getter"]

_MANY = 99


def _capacity(function: Any) -> tuple[int, int]:
    """How many positional arguments a function needs and takes."""
    code = getattr(function, "__code__", None)
    if code is not None:
        # A bound method's own object is among its parameters
        most = code.co_argcount - (getattr(function, "__self__", None) is not None)
        least = most - len(function.__defaults__ or ())
        return least, _MANY if code.co_flags & inspect.CO_VARARGS else most
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return 0, 1
    least = most = 0
    for one in signature.parameters.values():
        if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD):
            most += 1
            least += one.default is one.empty
        elif one.kind is one.VAR_POSITIONAL:
            most = _MANY
    return least, most


def handed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function for callers that give it more or fewer arguments than it has parameters."""
    least, most = _capacity(function)

    def call(*arguments: Any) -> Any:
        given = arguments[:most]
        return function(*given, *[None] * (least - len(given)))

    return call


def apply(function: Callable[..., Any], *arguments: Any) -> Any:
    """`function(...arguments)`, whatever number it has parameters for."""
    return handed(function)(*arguments)


def bound(function: Callable[..., Any], *first: Any) -> Callable[..., Any]:
    """`function.bind(_, ...first)`."""

    def call(*rest: Any) -> Any:
        return handed(function)(*first, *rest)

    return call


def keeping(decorator: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A decorator as JavaScript applies it: what it gives nothing for stays as it is."""

    def decorate(decorated: Any) -> Any:
        made = decorator(decorated)
        return decorated if made is None else made

    return decorate


class static_getter:
    """`static get name()`: read from the class and from its objects."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __get__(self, instance: Any, owner: Any) -> Any:
        return self._function(owner)
