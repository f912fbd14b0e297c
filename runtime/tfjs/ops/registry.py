"""The one decorator of operations, and the table of everything that ``tf`` shows."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeAlias, TypeVar

from tfjs import engine
from tfjs.engine.guarding import guarded
from tfjs.ops.convert import convert
from tfjs.tensor import Tensor

P = ParamSpec("P")
R = TypeVar("R")

# Annotations of an operation's parameters; the name says what an argument is converted to.
FloatTensor: TypeAlias = Tensor
IntTensor: TypeAlias = Tensor
BoolTensor: TypeAlias = Tensor
StringTensor: TypeAlias = Tensor
AnyTensor: TypeAlias = Tensor
Tensors: TypeAlias = list[Tensor]
AnyTensors: TypeAlias = list[Tensor]

RULES = {
    "Tensor": "numeric",
    "FloatTensor": "float32",
    "IntTensor": "int32",
    "BoolTensor": "bool",
    "StringTensor": "string",
    "AnyTensor": "any",
    "Tensors": "list",
    "AnyTensors": "any list",
}

OPS: dict[str, engine.Op] = {}
PUBLIC: dict[str, Any] = {}


def op(
    grad: Callable[..., Any] | None = None,
    *,
    function: bool = True,
    method: bool | Callable[..., Any] = True,
    namespace: str = "",
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function on tensors the operation ``tf.<name>`` and the method ``Tensor.<name>``.

    The function gets tensors where its annotations say Tensor (of numbers), FloatTensor, IntTensor,
    BoolTensor, StringTensor, AnyTensor (numbers or strings), Tensors or AnyTensors (with
    ``| None``: or None), however they were passed; a trailing underscore of its
    name falls away. ``grad(dy, y, *arguments)`` returns a tuple with the gradient of every tensor
    argument: a tensor, None, or a function of no arguments that is called only where it is wanted;
    it is written in operations. Without ``grad`` the operations inside carry the gradient.
    ``function``: whether ``tf`` shows it; ``method``: whether Tensor does, or the method itself;
    ``namespace``: ``tf.<namespace>.<name>`` instead of both.
    """

    def register(body: Callable[P, R]) -> Callable[P, R]:
        name = body.__name__.rstrip("_")
        operation = engine.Op(body, grad, name, _parameters(body), convert)
        if name in OPS:
            raise ValueError(f"operation {name!r} is registered twice")
        OPS[name] = operation
        if namespace:
            show(namespace, name, operation)
            return operation
        if function:
            PUBLIC[name] = operation
        if callable(method):
            setattr(Tensor, name, method)
        elif method and not hasattr(Tensor, name) and _takes_tensor_first(body):
            setattr(Tensor, name, operation)
        return operation

    return register


def show(namespace: str, name: str, thing: object) -> None:
    """Make ``thing`` known as ``tf.<namespace>.<name>``."""
    members = PUBLIC.setdefault(namespace, SimpleNamespace())
    if hasattr(members, name):
        raise ValueError(f"tf.{namespace}.{name} is registered twice")
    setattr(members, name, thing)


def public(thing: R) -> R:
    """Show a function or class as ``tf.<its name>``, without a trailing underscore."""
    name = thing.__name__.rstrip("_")  # type: ignore[attr-defined]  # functions and classes only
    if name in PUBLIC:
        raise ValueError(f"tf.{name} is registered twice")
    PUBLIC[name] = thing
    return thing


def maker(function: Callable[P, R]) -> Callable[P, R]:
    """Show a function that makes tensors as ``tf.<its name>``, and say what is wrong with its
    arguments as operations do."""
    return public(guarded(function))


def _rule(annotation: object) -> str | None:
    words = str(annotation).split(" | ")
    rule = RULES.get(words[0])
    return f"{rule}?" if rule is not None and "None" in words[1:] else rule


def _parameters(body: Callable[..., Any]) -> list[tuple[str, str | None, Any]]:
    """Name, conversion and default of every parameter; ten times faster than inspect.signature."""
    code, defaults = body.__code__, body.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    required = [engine.REQUIRED] * (len(names) - len(defaults))
    return [
        (name, _rule(body.__annotations__.get(name)), default)
        for name, default in zip(names, [*required, *defaults], strict=True)
    ]


def _takes_tensor_first(body: Callable[..., Any]) -> bool:
    parameters = _parameters(body)
    return bool(parameters) and parameters[0][1] not in (None, "list", "any list")
