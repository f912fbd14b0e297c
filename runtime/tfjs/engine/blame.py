"""Errors of Python or NumPy inside of an operation, said in terms of the operation."""

from __future__ import annotations

import dis
from collections.abc import Sequence
from types import TracebackType

RAISE = dis.opmap["RAISE_VARARGS"]


class ArgumentTypeError(TypeError):
    """An argument of an operation is of a type that it cannot work with."""


class ArgumentValueError(ValueError):
    """An argument of an operation has a value that it cannot work with."""


KNOWN = (ArgumentTypeError, ArgumentValueError, RuntimeError, MemoryError)


def explained(
    error: Exception, op: str, names: Sequence[str], values: Sequence[object]
) -> Exception:
    """``error`` itself if somebody raised it on purpose, else one that names op and arguments."""
    if isinstance(error, KNOWN) or _on_purpose(error):
        return error
    given = ", ".join(f"{name}={_shown(one)}" for name, one in zip(names, values, strict=False))
    message = f"{op}: {error or type(error).__name__}; the arguments are {given}"
    if isinstance(error, TypeError | AttributeError):
        return ArgumentTypeError(message)
    return ArgumentValueError(message)


def _on_purpose(error: BaseException) -> bool:
    """Whether the last frame was at a `raise`; in compiled modules numbers fail by themselves."""
    last: TracebackType | None = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return True
    code = last.tb_frame.f_code
    if code.co_filename.endswith(".pyx"):
        return not isinstance(error, ArithmeticError)
    return code.co_code[last.tb_lasti] == RAISE


def _shown(value: object) -> str:
    shape = getattr(value, "dims", None)
    if shape is not None:
        return f"a {getattr(value, 'dtype', '')} tensor of shape {list(shape)}"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
