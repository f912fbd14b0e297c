"""Questions about kinds that several constructs ask."""

from __future__ import annotations

from keras_tfjs.kinds import (
    Boolean,
    Class,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Module,
    NoneValue,
    Number,
    Promise,
    String,
    TupleOf,
    Unknown,
)

PRIMITIVES = (Number, String, Boolean, NoneValue)


def is_known(kind: Kind) -> bool:
    return not isinstance(kind, Unknown)


def fits(kind: Kind, wanted: str) -> bool | None:
    """Whether a kind is what a row's placeholder wants; None: not known."""
    if wanted in ("any", "function"):
        return True
    match wanted, kind:
        case _, Unknown():
            return None
        case "list", ListOf() | TupleOf():
            return True
        case "numbers", ListOf(of=Number()):
            return True
        case "numbers", ListOf(of=Unknown()):
            return None
        case "numbers", TupleOf(items=items):
            return all(isinstance(item, Number) for item in items)
        case "strings", ListOf(of=String()):
            return True
        case "strings", ListOf(of=Unknown()):
            return None
        case "value", Number() | String() | Boolean():
            return True
        case "values", ListOf(of=Number() | String() | Boolean()):
            return True
        case "values", ListOf(of=Unknown()):
            return None
        case "values", TupleOf(items=items):
            return all(isinstance(item, Number | String | Boolean) for item in items)
        case "string", String():
            return True
        case "number", Number() | Boolean():
            return True
        case "integer", Number(integer=integer):
            return integer is not False
        case "whole", Number(integer=integer):
            return integer is True
        case "dict", DictOf():
            return True
        case _:
            return False


def has_python_truth(kind: Kind) -> bool:
    """Kinds whose truth is the same in both languages."""
    return isinstance(kind, PRIMITIVES)


def is_always_true(kind: Kind) -> bool:
    """Objects of JavaScript are true, also those that Python calls empty."""
    return isinstance(
        kind, ListOf | TupleOf | DictOf | Instance | Module | Function | Class | Promise
    )
