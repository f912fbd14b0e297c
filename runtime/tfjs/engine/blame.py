"""Errors of Python or NumPy inside of an operation, said in terms of the operation.

Nothing here runs unless an operation has failed.
"""

from __future__ import annotations

import ast
import dis
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from numbers import Real
from types import TracebackType
from typing import Any

RAISE = dis.opmap["RAISE_VARARGS"]


class ArgumentTypeError(TypeError):
    """An argument of an operation is of a type that it cannot work with."""


class ArgumentValueError(ValueError):
    """An argument of an operation has a value that it cannot work with."""


def explained(
    error: Exception,
    op: str,
    names: Sequence[str],
    values: Sequence[object],
    annotations: Mapping[str, Any],
) -> Exception:
    """``error`` itself if somebody raised it on purpose, else one that names the operation and the
    first argument that is not what its annotation says."""
    is_said = isinstance(error, ArgumentTypeError | ArgumentValueError)
    if not is_said and (isinstance(error, RuntimeError | MemoryError) or _on_purpose(error)):
        return error
    for name, value in zip(names, values, strict=False):
        wanted = ast.parse(str(annotations.get(name, "Any")), mode="eval").body
        if not _fits(value, wanted):
            return ArgumentTypeError(
                f"{op}: {name} must be {_words(wanted)}, but got {_shown(value)}"
            )
    if is_said:  # by an operation within this one
        return error
    given = ", ".join(f"{name}={_shown(one)}" for name, one in zip(names, values, strict=False))
    message = f"{op}: {error or type(error).__name__}; the arguments are {given}"
    if isinstance(error, TypeError | AttributeError):
        return ArgumentTypeError(message)
    return ArgumentValueError(message)


def _on_purpose(error: BaseException) -> bool:
    """Whether the last frame was at a `raise` outside of NumPy; in compiled modules numbers fail
    by themselves."""
    last: TracebackType | None = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return True
    code = last.tb_frame.f_code
    if f"{os.sep}numpy{os.sep}" in code.co_filename:
        return False
    if code.co_filename.endswith(".pyx"):
        return not isinstance(error, ArithmeticError) and "is not iterable" not in str(error)
    return code.co_code[last.tb_lasti] == RAISE


def _shown(value: object) -> str:
    shape = getattr(value, "dims", None)
    if shape is not None:
        return f"a {getattr(value, 'dtype', '')} tensor of shape {list(shape)}"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_whole(value: object) -> bool:
    return isinstance(value, Real) and float(value).is_integer()


KINDS: dict[str, tuple[str, str, Callable[[Any], bool]]] = {
    "int": ("an integer", "integers", _is_whole),
    "float": ("a number", "numbers", lambda value: isinstance(value, Real)),
    "bool": ("a boolean", "booleans", lambda value: isinstance(value, Real)),
    "str": ("a string", "strings", lambda value: isinstance(value, str)),
    "bytes": ("bytes", "bytes", lambda value: isinstance(value, bytes | bytearray | memoryview)),
    "None": ("None", "None", lambda value: value is None),
}
"""What annotations of single values ask for: in words, of several in words, and the test."""

ALIASES = {
    "Sizes": "int | Sequence[int]",
    "Axis": "int | Sequence[int] | None",
    "Seed": "int | float | str",
    "Pad": "str | int | Sequence[Sequence[int]]",
    "WeightSpec": "Mapping[str, Any]",
}


def _named(wanted: ast.expr) -> str:
    return wanted.id if isinstance(wanted, ast.Name) else str(getattr(wanted, "value", ""))


def _choices(wanted: ast.expr) -> list[ast.expr]:
    """The members of a union; the one thing of anything else."""
    match wanted:
        case ast.BinOp(left=left, right=right):
            return [*_choices(left), *_choices(right)]
        case ast.Name(id=name) if name in ALIASES:
            return _choices(ast.parse(ALIASES[name], mode="eval").body)
        case _:
            return [wanted]


def _fits(value: object, wanted: ast.expr) -> bool:
    return any(_fits_one(value, one) for one in _choices(wanted))


def _fits_one(value: Any, wanted: ast.expr) -> bool:
    match wanted:
        case ast.Subscript(value=ast.Name(id="Sequence"), slice=each):
            many = isinstance(value, Sequence) and not isinstance(value, str)
            return many and all(_fits(one, each) for one in value)
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=parts)):
            many = isinstance(value, Sequence) and not isinstance(value, str)
            return many and len(value) == len(parts) and all(map(_fits, value, parts))
        case ast.Subscript(value=ast.Name(id="Callable")):
            return callable(value)
        case ast.Subscript(value=ast.Name(id="Iterable")):
            return isinstance(value, Iterable)
        case ast.Subscript(value=ast.Name(id="Mapping")):
            return isinstance(value, Mapping)
        case _:
            name = _named(wanted)
            if name.endswith("Tensor"):
                return hasattr(value, "dims")
            return name not in KINDS or KINDS[name][2](value)


def _words(wanted: ast.expr, *, several: bool = False) -> str:
    return " or ".join(_words_of_one(one, several) for one in _choices(wanted))


def _words_of_one(wanted: ast.expr, several: bool) -> str:
    match wanted:
        case ast.Subscript(value=ast.Name(id="Sequence"), slice=each):
            inner = _words(each, several=True)
            return f"{'lists' if several else 'a list'} of {inner}"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=parts)):
            return f"a list of {len(parts)} {_words(parts[0], several=True)}"
        case ast.Subscript(value=ast.Name(id="Callable")):
            return "a function"
        case ast.Subscript(value=ast.Name(id="Iterable")):
            return "a list"
        case ast.Subscript(value=ast.Name(id="Mapping")):
            return "a dict"
        case _:
            one, many, _ = KINDS.get(_named(wanted), ("a tensor", "tensors", None))
            return many if several else one
