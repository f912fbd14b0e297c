"""What JavaScript throws and catches."""

from __future__ import annotations

from typing import Any

__all__ = [
    "AggregateError",
    "Thrown",
    "caught",
    "caused",
    "error_name",
    "is_error",
    "message",
    "throw",
]

_NAMES = {
    "Exception": "Error",
    "ValueError": "RangeError",
    "AttributeError": "TypeError",
    "KeyError": "TypeError",
    "NameError": "ReferenceError",
    "JSONDecodeError": "SyntaxError",
    "RecursionError": "RangeError",
}


class Thrown(Exception):
    """Carries a value that is no error: `throw 'text'`, `throw {code: 1}`. None is null, or
    undefined (`is_null` False)."""

    def __init__(self, value: Any, is_null: bool = True) -> None:
        from tfjs.js.values import text

        super().__init__(text(value))
        self.value = value
        self.is_null = is_null


class AggregateError(Exception):
    """What `Promise.any` is rejected with: `errors` of all its promises."""

    def __init__(self, errors: list[Any], said: str = "All promises were rejected") -> None:
        super().__init__(said)
        self.errors = errors


def throw(value: Any) -> Any:
    """`throw value`, of any value."""
    if isinstance(value, BaseException):
        raise value
    raise Thrown(value)


def caught(error: BaseException) -> Any:
    """What a catch clause gets: the value that was thrown."""
    return error.value if isinstance(error, Thrown) else error


def is_error(error: Any, name: str) -> bool:
    """Whether an error is of a class of this name, whichever file declares it."""
    return any(one.__name__ == name for one in type(error).__mro__)


def caused(error: BaseException, cause: Any) -> BaseException:
    """`new Error(message, {cause})`."""
    error.__cause__ = cause if isinstance(cause, BaseException) else Thrown(cause)
    return error


def class_name(kind: type[BaseException]) -> str:
    """The name of an error's class."""
    name = kind.__name__
    return _NAMES.get(name, name) if kind.__module__ in ("builtins", "json.decoder") else name


def error_name(error: BaseException) -> str:
    """`error.name`."""
    own = vars(error).get("name")
    if isinstance(own, str):
        return own
    kind = type(error)
    name = class_name(kind)
    if kind.__module__ in ("builtins", "json.decoder"):
        return name
    declared = getattr(kind, "name", None)
    if isinstance(declared, str):
        return declared
    # A subclass of the program's own keeps the name of the built-in one
    for parent in kind.__mro__:
        if parent.__module__ == "builtins":
            return _NAMES.get(parent.__name__, parent.__name__)
    return name


def message(error: Any) -> str:
    """`error.message`."""
    if isinstance(error, KeyError) and error.args:
        return str(error.args[0])
    own = vars(error).get("message") if isinstance(error, BaseException) else None
    return own if isinstance(own, str) else BaseException.__str__(error)
