"""Members of values of any kind: objects are dicts or instances, arrays are lists."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from enum import EnumType
from functools import cache, partial
from types import FunctionType
from typing import Any

from tfjs.js.arrays import ARRAY_METHODS, array_of, from_iterable
from tfjs.js.errors import class_name, error_name, message
from tfjs.js.functions import bound, handed
from tfjs.js.queues import QUEUE_METHODS
from tfjs.js.strings import NUMBER_METHODS, STRING_METHODS
from tfjs.js.symbols import Symbol
from tfjs.js.values import number, text, truthy
from tfjs.typed_array import ArrayBuffer, TypedArray
from tfjs.uncalled import is_function

__all__ = [
    "Function",
    "Record",
    "assign",
    "call",
    "change",
    "define",
    "delete",
    "derived",
    "entries",
    "get",
    "group_by",
    "has",
    "items",
    "keys",
    "owns",
    "put",
    "put_if",
    "rest",
    "step",
    "values",
]


def _index(key: Any) -> int | None:
    """The place in an array that a key names."""
    if isinstance(key, bool):
        return None
    if isinstance(key, int):
        return key
    if isinstance(key, float):
        return int(key) if key.is_integer() else None
    return int(key) if isinstance(key, str) and key.isdigit() else None


def _spelled(owner: Mapping[Any, Any], key: Any) -> Any:
    """A key as the dict has it: numbers and texts of the same digits are one key in JavaScript."""
    if key in owner:
        return key
    if isinstance(key, int | float) and not isinstance(key, bool):
        return text(key) if text(key) in owner else _whole(key)
    if isinstance(key, str):
        place = _index(key)
        return place if place is not None and place in owner else key
    return text(key) if key is None or isinstance(key, bool) else key


def _whole(key: Any) -> Any:
    return int(key) if isinstance(key, float) and key.is_integer() else key


def get(owner: Any, key: Any, missing: Any = None) -> Any:
    """`owner[key]`: an entry, a member, a length or an attribute; None, or `missing`, where there
    is none."""
    found = _found(owner, key)
    return missing if found is None else found


def _found(owner: Any, key: Any) -> Any:
    match owner:
        case None:
            raise TypeError(f"Cannot read properties of null (reading '{text(key)}')")
        case Mapping():
            return owner.get(_spelled(owner, key))
        case str() | list() | tuple():
            if key == "length":
                return len(owner)
            place = _index(key)
            if place is not None:
                return owner[place] if 0 <= place < len(owner) else None
            own = getattr(owner, "__dict__", None)
            if own and key in own:
                return own[key]
            if key in getattr(owner, "_fields", ()):
                return getattr(owner, key)
            return _method(owner, key) if isinstance(key, str) else None
        case BaseException() if key == "message":
            return message(owner)
        case BaseException() if key == "name":
            return error_name(owner)
        case BaseException() if key == "stack":
            return f"{text(owner)}\n    at <translated>"
        case BaseException() if key == "cause":
            return owner.__cause__
        case _:
            return _attribute(owner, key)


def _attribute(owner: Any, key: Any) -> Any:
    if isinstance(owner, EnumType):
        return dict(_enumerated(owner)).get(text(key))
    if isinstance(owner, type) and _index(key) is not None:
        # TypeScript's enum of numbers: the way back to the names
        return vars(owner).get("names", {}).get(text(key))
    if not isinstance(key, str):
        if isinstance(key, int | float) and key < 0:
            return None
        try:
            return owner[_whole(key)]
        except (IndexError, KeyError, TypeError):
            return getattr(owner, text(key), None)
    found = getattr(owner, key, _MISSING)
    if found is not _MISSING:
        return found
    if key == "length" and hasattr(owner, "__len__"):
        return len(owner)
    if key == "constructor":
        return type(owner)
    if key == "name" and isinstance(owner, type) and issubclass(owner, BaseException):
        return class_name(owner)
    if is_function(owner) and key in ("name", "length"):
        code = getattr(owner, "__code__", None)
        if key == "length":
            return getattr(code, "co_argcount", 0)
        named = isinstance(owner, type) and _CONSTRUCTORS.get(owner)
        return named or getattr(owner, "__name__", "")
    for name in _python_names(key):
        found = getattr(owner, name, _MISSING)
        if found is not _MISSING:
            return found
    place = _index(key)
    if place is not None and hasattr(owner, "__getitem__"):
        return _attribute(owner, place)
    return _method(owner, key)


_CONSTRUCTORS: dict[type, str] = {
    dict: "Object",
    list: "Array",
    tuple: "Array",
    str: "String",
    int: "Number",
    float: "Number",
    bool: "Boolean",
    set: "Set",
    bytes: "ArrayBuffer",
    bytearray: "ArrayBuffer",
    FunctionType: "Function",
}
"""What JavaScript calls the classes of values that stand for its own."""

_MISSING = object()
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def _python_names(key: str) -> tuple[str, ...]:
    """How classes that were translated elsewhere, and the runtime's, may name a member."""
    return f"{key}_", _WORD.sub("_", key).lower()


def put(owner: Any, key: Any, value: Any) -> Any:
    """`owner[key] = value`, which is the value; an array grows up to that place."""
    match owner:
        case dict():
            owner[_spelled(owner, key)] = value
        case list():
            place = _index(key)
            if key == "length":
                size = int(value)
                del owner[size:]
                owner.extend([None] * (size - len(owner)))
            elif place is not None:
                if place >= len(owner):
                    owner.extend([None] * (place - len(owner) + 1))
                owner[place] = value
        case _ if isinstance(key, int | float) and hasattr(owner, "__setitem__"):
            owner[_whole(key)] = value
        case _:
            setattr(owner, text(key), value)
    return value


def has(owner: Any, key: Any) -> bool:
    """`key in owner`."""
    match owner:
        case Mapping():
            return _spelled(owner, key) in owner or key in _OBJECT_METHODS
        case list() | tuple():
            place = _index(key)
            return key == "length" or (place is not None and 0 <= place < len(owner))
        case _:
            return hasattr(owner, text(key))


def delete(owner: Any, key: Any) -> bool:
    """`delete owner[key]`."""
    match owner:
        case dict():
            owner.pop(_spelled(owner, key), None)
        case list():
            place = _index(key)
            if place is not None and 0 <= place < len(owner):
                owner[place] = None
        case _:
            vars(owner).pop(text(key), None)
    return True


def _pairs(owner: Any) -> list[tuple[str, Any]]:
    """Own entries in JavaScript's order: whole numbers first, ascending, then as they came."""
    match owner:
        case None:
            return []
        case Mapping():
            found = [
                (text(key), value) for key, value in owner.items() if not isinstance(key, Symbol)
            ]
        case str() | list() | tuple() | TypedArray():
            items: Any = owner
            return [(str(index), one) for index, one in enumerate(items)]
        case _ if isinstance(owner, int | float):
            return []
        case EnumType():
            return _enumerated(owner)
        case type() if isinstance(vars(owner).get("names"), dict):
            # TypeScript's enum of numbers: the way back comes first
            named = {key: one for key, one in vars(owner).items() if not key.startswith("_")}
            return [*named.pop("names").items(), *named.items()]
        case _:
            own = _own(owner)
            if own is None:
                return [(str(i), one) for i, one in enumerate(owner)] if _listed(owner) else []
            return [(key, value) for key, value in own.items() if not key.startswith("_")]
    numbers = [one for one in found if one[0].isdigit()]
    if not numbers:
        return found
    numbers.sort(key=lambda one: int(one[0]))
    return numbers + [one for one in found if not one[0].isdigit()]


class Record:
    """What an object literal with accessors becomes a subclass of: its getters are entries."""


def _own(owner: Any) -> dict[str, Any] | None:
    own = getattr(owner, "__dict__", None)
    if not isinstance(owner, Record) or own is None:
        return own
    getters = (name for name, one in vars(type(owner)).items() if isinstance(one, property))
    return {**own, **{name: getattr(owner, name) for name in getters}}


def _enumerated(owner: EnumType) -> list[tuple[str, Any]]:
    """TypeScript's enum: names, and of numbers the way back too."""
    members: Mapping[str, Any] = owner.__members__
    named = [(name, one.value) for name, one in members.items()]
    back = [(str(value), name) for name, value in named if isinstance(value, int)]
    return sorted(back, key=lambda one: int(one[0])) + named


def _listed(owner: Any) -> bool:
    return hasattr(owner, "__len__") and hasattr(owner, "__iter__")


def keys(owner: Any) -> list[str]:
    """`Object.keys(owner)`."""
    return [key for key, _ in _pairs(owner)]


def values(owner: Any) -> list[Any]:
    """`Object.values(owner)`."""
    return [value for _, value in _pairs(owner)]


def entries(owner: Any) -> list[list[Any]]:
    """`Object.entries(owner)`."""
    return [[key, value] for key, value in _pairs(owner)]


def items(owner: Any) -> dict[str, Any]:
    """`{...owner}`."""
    return dict(_pairs(owner))


def rest(owner: Any, *used: Any) -> dict[str, Any]:
    """What `{a, b, ...rest}` leaves for `rest`."""
    left = {text(key) for key in used}
    return {key: value for key, value in _pairs(owner) if key not in left}


def assign(target: Any, *sources: Any) -> Any:
    """`Object.assign(target, ...sources)`."""
    for source in sources:
        for key, value in _pairs(source):
            put(target, key, value)
    return target


def _called(function: Any) -> Callable[..., Any]:
    """The function; `Array` called makes an array of its arguments."""
    return array_of if function is list else handed(function)


_FUNCTION_METHODS: dict[str, Callable[..., Any]] = {
    "apply": lambda function, this=None, arguments=(): _called(_with(function, this))(
        *from_iterable(arguments or ())
    ),
    "bind": lambda function, this=None, *first: bound(_with(function, this), *first),
    "call": lambda function, this=None, *arguments: _called(_with(function, this))(*arguments),
}


def _with(function: Any, this: Any) -> Any:
    """A method with another object as its `this`."""
    own = getattr(function, "__func__", None)
    return function if own is None or this is None else partial(own, this)


_BYTES_METHODS: dict[str, Callable[..., Any]] = {"slice": ArrayBuffer.slice}

_OBJECT_METHODS: dict[str, Callable[..., Any]] = {
    "hasOwnProperty": lambda owner, key: text(key) in keys(owner),
    "isPrototypeOf": lambda owner, other: isinstance(other, type(owner)),
    "toString": text,
    "valueOf": lambda owner: owner,
}


def _method(owner: Any, name: str) -> Callable[..., Any] | None:
    """What the value's kind has under that name."""
    match owner:
        case str():
            table = STRING_METHODS
        case list() | tuple():
            table = ARRAY_METHODS
        case deque():
            table = QUEUE_METHODS
        case bytes() | bytearray():
            table = _BYTES_METHODS
        case bool():
            table = _OBJECT_METHODS
        case int() | float():
            table = NUMBER_METHODS
        case _ if is_function(owner):
            table = _FUNCTION_METHODS
        case _:
            table = {}
    found = table.get(name) or _OBJECT_METHODS.get(name)
    return None if found is None else lambda *arguments: found(owner, *arguments)


def call(owner: Any, method: str, *arguments: Any) -> Any:
    """`owner.method(...)`: the object's own method, else what its kind has in JavaScript."""
    if isinstance(owner, str | list | tuple):
        found = _inherited(owner, method) or _method(owner, method)
    elif isinstance(owner, Mapping):
        found = owner.get(method)
        found = handed(found) if callable(found) else _method(owner, method)
    else:
        found = _own_method(owner, method) or _method(owner, method)
    if found is None:
        if owner is None:
            raise TypeError(f"Cannot read properties of null (reading '{method}')")
        raise TypeError(f"{type(owner).__name__}.{method} is not a function")
    return found(*arguments)


def _inherited(owner: Any, method: str) -> Any:
    """What the program's own class of arrays has."""
    own = (one for one in type(owner).__mro__ if one not in (str, list, tuple, object))
    return getattr(owner, method) if any(method in vars(one) for one in own) else None


def _own_method(owner: Any, method: str) -> Callable[..., Any] | None:
    for name in (method, *_python_names(method)):
        found = getattr(owner, name, None)
        if found is not None:
            return found if callable(found) else None
    return None


def owns(owner: Any, key: Any) -> bool:
    """`Object.hasOwn(owner, key)`."""
    return text(key) in keys(owner)


def define(owner: Any, key: Any, described: Any) -> Any:
    """`Object.defineProperty(owner, key, {value})`; with `get`, what it gives now."""
    read = described.get("get")
    put(owner, key, handed(read)() if callable(read) else described.get("value"))
    return owner


def derived(parent: Any) -> Any:
    """`Object.create(parent)`: an object that has the parent's members too."""
    if isinstance(parent, dict):
        return dict(parent)
    return object.__new__(parent if isinstance(parent, type) else type(parent))


def group_by(members: Iterable[Any], function: Callable[..., Any]) -> dict[str, list[Any]]:
    """`Object.groupBy(members, function)`."""
    found: dict[str, list[Any]] = {}
    key_of = handed(function)
    for index, one in enumerate(members):
        found.setdefault(text(key_of(one, index)), []).append(one)
    return found


class _Functions(type):
    def __instancecheck__(cls, value: Any) -> bool:
        return is_function(value)


class Function(metaclass=_Functions):
    """What `instanceof Function` asks for."""


def step(owner: Any, key: Any, by: int, before: bool) -> Any:
    """`++owner[key]` (`before`), `owner[key]++`, and down."""
    old = number(get(owner, key))
    put(owner, key, old + by)
    return old + by if before else old


def change(owner: Any, key: Any, function: Callable[[Any], Any]) -> Any:
    """`owner[key] op= value`, as an expression."""
    return put(owner, key, function(get(owner, key)))


def put_if(owner: Any, key: Any, operator: str, value: Callable[[], Any]) -> Any:
    """`owner[key] ??= value`, and the same for `||` and `&&`."""
    old = get(owner, key)
    wanted = {"??": old is None, "||": not truthy(old), "&&": truthy(old)}[operator]
    return put(owner, key, value()) if wanted else old
