"""Who disposes of tensors, and how many there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, overload

from tfjs import engine
from tfjs.ops.registry import public
from tfjs.tensor import VARIABLES, Tensor

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Tensor)


def tensors_in(value: object) -> list[Tensor]:
    """The tensors in a value: in lists, tuples, sets, dicts and the attributes of objects."""
    if isinstance(value, Tensor):
        return [value]
    if value is None or isinstance(value, int | float | str):
        return []
    found: list[Tensor] = []
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Tensor):
            found.append(one)
        elif id(one) not in seen:
            seen.add(id(one))
            waiting += _members(one)
    return found


def _members(value: object) -> list[Any]:
    match value:
        case dict():
            return list(value.values())
        case list() | tuple() | set() | frozenset():
            return list(value)
        case type():
            return []
        case _ if type(value).__module__ not in ("builtins", "numpy"):
            return list(getattr(value, "__dict__", {}).values())
    return []


@overload
def tidy(nameOrFn: Callable[[], R]) -> R: ...
@overload
def tidy(nameOrFn: str, fn: Callable[[], R]) -> R: ...
@public
def tidy(nameOrFn: Any, fn: Any = None) -> Any:
    """Call a function, then dispose of all tensors it made but those it returns or kept."""
    if fn is None:
        fn = nameOrFn
        if not callable(fn):
            raise TypeError("Please provide a function to tidy()")
    elif not isinstance(nameOrFn, str):
        raise TypeError(
            "When calling with two arguments, the first argument to tidy() must be a string"
        )
    elif not callable(fn):
        raise TypeError(
            "When calling with two arguments, the 2nd argument to tidy() must be a function"
        )
    scope = engine.Scope()
    scope.enter()
    result = None
    try:
        result = fn()
    finally:
        scope.leave(tensors_in(result))
    return result


def scoped(function: Callable[P, R]) -> Callable[P, R]:
    """``function``, after which the tensors that it made on its way are disposed of."""

    @wraps(function)
    def within(*args: P.args, **kwargs: P.kwargs) -> R:
        scope = engine.Scope()
        scope.enter()
        result: Any = None
        try:
            result = function(*args, **kwargs)
        finally:
            scope.leave(tensors_in(result))
        return result  # type: ignore[no-any-return]  # what the function returned

    return within


@public
def keep(result: T) -> T:
    """Take a tensor out of the enclosing tidy, which then does not dispose of it."""
    if not isinstance(result, Tensor):
        raise TypeError(f"keep: expected a tensor, got {type(result).__name__}")
    result.mark_kept()
    return result


@public
def dispose(container: object) -> None:
    """Dispose of all tensors in a value, as ``tidy`` finds them."""
    for tensor in tensors_in(container):
        tensor.dispose()


@public
def disposeVariables() -> None:
    """Dispose of all variables and free their names."""
    for variable in list(VARIABLES.values()):
        variable.dispose()


@public
def memory() -> dict[str, Any]:
    """How many tensors live, how many buffers they show, and their bytes.

    Exact: a tensor that Python can no longer reach does not count. As in TF.js, tensors on one
    buffer each count their bytes, and the bytes of strings are those of the tensors made from
    strings, not of what operations make of them: ``unreliable`` and ``reasons`` say so.
    """
    tensors, buffers, size = engine.counts()
    found: dict[str, Any] = {
        "unreliable": False,
        "numTensors": tensors,
        "numDataBuffers": buffers,
        "numBytes": size,
    }
    if engine.count_strings():
        reason = "Memory usage by string tensors is approximate (2 bytes per character)"
        found |= {"unreliable": True, "reasons": [reason]}
    return found
