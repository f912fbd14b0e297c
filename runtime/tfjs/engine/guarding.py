"""Functions that are no operations, whose wrong arguments are said as those of operations are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def guarded(function: Callable[P, R]) -> Callable[P, R]:
    """The function; what Python or NumPy has against an argument it says in its own words. For
    functions that call none of the user's, whose errors stay what they are."""
    name = function.__name__.rstrip("_")
    code, annotations = function.__code__, function.__annotations__
    names = code.co_varnames[: code.co_argcount]

    @wraps(function)
    def within(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            # Nothing of it is needed unless something fails
            from tfjs.engine.blame import explained

            given = [*args, *(kwargs.get(one) for one in names[len(args) :])]
            found = explained(error, name, names, given, annotations)
            if found is error:
                raise
            raise found from error

    return within
