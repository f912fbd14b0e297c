"""The type stub of the operations, made from their signatures: functions of `tf` and the methods
of Tensor.

`pytest --update` writes it to runtime/tfjs/operations.pyi, which is for type checkers only.
"""

from __future__ import annotations

import inspect
import keyword
import re
from collections.abc import Callable, Iterator
from typing import Any

import tfjs as tf
from tfjs.engine import Op
from tfjs.ops import OPS, PUBLIC
from tfjs.ops.registry import RULES

TITLE = """\
# Made from the operations' signatures by tests/operation_stubs.py; `pytest --update` writes it
# again. There is no such module when a program runs."""

HEAD = """
import builtins
import collections.abc
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.promise import Promise
from tfjs.tensor import Tensor, TensorBuffer, Variable
from tfjs.tensor_python import PythonObject

TensorLike = (
    Tensor | float | builtins.complex | str | Sequence[Any] | np.ndarray[Any, Any] | np.generic
)
"""

KNOWN = frozenset(
    """Any Callable Mapping None Promise Sequence Tensor TensorBuffer Variable bool bytes complex
    dict float int list object str tuple type""".split()
)
LISTS = frozenset(name for name, rule in RULES.items() if rule.endswith("list"))
NAME = re.compile(r"\b[A-Za-z_][\w.]*(?![\w.]*['\"])")


def stub() -> str:
    """The whole text."""
    functions = [
        line
        for name, one in sorted(PUBLIC.items())
        if (isinstance(one, Op) or inspect.isfunction(one)) and not keyword.iskeyword(name)
        for line in function(name, one, method=False)
    ]
    methods = [
        f"    {line}"
        for name in sorted(OPS)
        if not keyword.iskeyword(name) and name not in vars(tf.Tensor).get("__slots__", ())
        for line in _method(name)
    ]
    head = "class Methods(PythonObject):\n    # The operations that a tensor has as methods.\n"
    return "\n".join([TITLE, HEAD, *functions, "", head, *methods, ""])


def _method(name: str) -> Iterator[str]:
    one = getattr(tf.Tensor, name, None)
    if isinstance(one, Op) or inspect.isfunction(one):
        yield from function(name, one, method=True)


def function(name: str, one: Any, *, method: bool) -> Iterator[str]:
    body: Callable[..., Any] = one.forward if isinstance(one, Op) else one
    body = inspect.unwrap(body) if not isinstance(one, Op) else body
    try:
        signature = inspect.signature(body)
    except ValueError:
        return
    parameters = list(signature.parameters.values())
    texts = ["self", *map(_parameter(body), parameters[1:])] if method else None
    texts = texts or [_parameter(body)(one) for one in parameters]
    written = _type(signature.return_annotation, body, argument=False)
    if _is_promised(one):
        written = f"Promise[{written}]"
    yield f"def {name}({', '.join(texts)}) -> {written}: ..."


def _is_promised(one: Any) -> bool:
    """Whether the function, or one that it wraps, is a coroutine's."""
    while not inspect.iscoroutinefunction(one):
        one = getattr(one, "__wrapped__", None)
        if one is None:
            return False
    return True


def _parameter(body: Callable[..., Any]) -> Callable[[inspect.Parameter], str]:
    def text(one: inspect.Parameter) -> str:
        star = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        default = "" if one.default is one.empty else " = ..."
        return f"{star}{one.name}: {_type(one.annotation, body, argument=True)}{default}"

    return text


def _type(annotation: Any, body: Callable[..., Any], *, argument: bool) -> str:
    """An annotation as text, its aliases written out; tensors that go in may be tensor-likes."""
    if annotation is inspect.Parameter.empty:
        return "Any"
    text = annotation if isinstance(annotation, str) else _spelt(annotation)

    def name(found: re.Match[str]) -> str:
        word = found[0]
        if word in LISTS:
            return "Sequence[TensorLike]" if argument else "list[Tensor]"
        if word in RULES:
            return "TensorLike" if argument else "Tensor"
        if word in KNOWN or word.startswith(("typing.", "collections.")):
            return word
        meant = getattr(inspect.unwrap(body), "__globals__", {}).get(word)
        if meant is None or isinstance(meant, type) or type(meant).__name__ == "TypeVar":
            return "Any"
        return _type(_spelt(meant), body, argument=argument)

    return NAME.sub(name, text)


def _spelt(meant: Any) -> str:
    if isinstance(meant, type) and not hasattr(meant, "__args__"):
        return meant.__name__
    return repr(meant).replace("tfjs.tensor.", "").replace("NoneType", "None")
