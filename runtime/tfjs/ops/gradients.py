"""Derivatives of functions on tensors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import CO_VARARGS
from typing import Any, TypedDict

from tfjs import engine
from tfjs.ops.binary import add
from tfjs.ops.convert import convert, number
from tfjs.ops.launch import filled
from tfjs.ops.memory import tidy
from tfjs.ops.registry import public
from tfjs.tensor import VARIABLES, Tensor, Variable

Function = Callable[..., Any]

NOT_CONNECTED = (
    "Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses "
    "all operations that lead from x to y."
)


class VariableGradients(TypedDict):
    """What variableGrads returns: the value of the function and a gradient per variable name."""

    value: Tensor
    grads: dict[str, Tensor | None]


def _check_function(f: object, name: str) -> None:
    if not callable(f):
        raise TypeError(f"The f passed in {name}(f) must be a function")


def _kind(x: Tensor) -> str:
    """The dtype of a gradient by x."""
    return "complex64" if x.dtype == "complex64" else "float32"


def _zeros(y: Tensor) -> Tensor:
    return filled(y.dims, 0, _kind(y))


def value_and_gradients(
    f: Callable[[], Any], xs: Sequence[Tensor], dy: Tensor | None = None
) -> tuple[Tensor, list[Tensor | None]]:
    """f's value and its gradients by ``xs``; None where the value does not depend on an x."""
    if dy is not None and dy.dtype not in ("float32", "complex64"):
        raise TypeError(f"dy must have 'float32' dtype, but has '{dy.dtype}'")
    scope = engine.Scope()
    scope.enter()
    results: list[Tensor] = []
    try:
        tape = engine.Tape()
        with tape:
            y = f()
        if not isinstance(y, Tensor):
            raise TypeError("The result y returned by f() must be a tensor.")
        if dy is None:
            plain = not y.dims and y.dtype != "complex64"
            dy = number(1) if plain else filled(y.dims, 1, _kind(y))
        elif dy.dims != y.dims:
            raise ValueError(
                f"The shape of dy passed must match the shape returned by f(x). Shapes "
                f"{','.join(map(str, y.dims))} and {','.join(map(str, dy.dims))} must match"
            )
        gradients = tape.backward(y, dy, xs, add, _zeros)
        results = [y, *[g for g in gradients if g is not None]]
    finally:
        scope.leave(results)
    return y, gradients


def _connected(gradients: list[Tensor | None]) -> list[Tensor]:
    found = [g for g in gradients if g is not None]
    if len(found) < len(gradients):
        raise ValueError(NOT_CONNECTED)
    return found


@public
def grad(f: Function) -> Callable[..., Tensor]:
    """A function of (x, dy) that gives the gradient of f(x), or of sum(f(x) dy), by x."""
    _check_function(f, "grad")

    def gradient(x: Any, dy: Any = None) -> Tensor:
        point = convert(x, "x", "tf.grad", "any")
        slope = convert(dy, "dy", "tf.grad", "numeric?")
        return tidy(lambda: _connected(value_and_gradients(lambda: f(point), [point], slope)[1])[0])

    return gradient


@public
def grads(f: Function) -> Callable[..., list[Tensor]]:
    """A function of ([x1, x2, ...], dy) that gives the gradients of f(x1, x2, ...)."""
    _check_function(f, "grads")

    def gradients(args: Sequence[Any], dy: Any = None) -> list[Tensor]:
        if not isinstance(args, list | tuple):
            raise TypeError(
                "The args passed in grads(f)(args) must be an array of `Tensor`s or `TensorLike`s"
            )
        points = convert(list(args), "args", "tf.grads", "any list")
        slope = convert(dy, "dy", "tf.grads", "numeric?")
        return tidy(lambda: _connected(value_and_gradients(lambda: f(*points), points, slope)[1]))

    return gradients


def _called(f: Function, *arguments: Any) -> Any:
    """f of as many of the arguments as it takes: in JavaScript the others are not looked at."""
    code = getattr(getattr(f, "__func__", f), "__code__", None)
    if code is None or code.co_flags & CO_VARARGS:
        return f(*arguments)
    bound = int(hasattr(f, "__self__"))
    return f(*arguments[: code.co_argcount - bound])


def _check_tensors(values: Sequence[object], dy: object, name: str) -> None:
    if not all(isinstance(value, Tensor) for value in values):
        raise TypeError(f"The arguments passed in {name} must be tensors")
    if dy is not None and not isinstance(dy, Tensor):
        raise TypeError(f"The dy passed in {name} must be a tensor")


@public
def valueAndGrad(f: Function) -> Callable[..., dict[str, Tensor]]:
    """As ``grad``, giving ``{"value": f(x), "grad": ...}``."""
    _check_function(f, "valueAndGrad")

    def both(x: Tensor, dy: Tensor | None = None) -> dict[str, Tensor]:
        _check_tensors([x], dy, "valueAndGrad(f)(x, dy)")
        value, gradients = value_and_gradients(lambda: f(x), [x], dy)
        return {"grad": _connected(gradients)[0], "value": value}

    return both


@public
def valueAndGrads(f: Function) -> Callable[..., dict[str, Any]]:
    """As ``grads``, giving ``{"value": f(x1, ...), "grads": [...]}``."""
    _check_function(f, "valueAndGrads")

    def both(args: Sequence[Tensor], dy: Tensor | None = None) -> dict[str, Any]:
        _check_tensors(args, dy, "valueAndGrads(f)(args, dy)")
        value, gradients = value_and_gradients(lambda: f(*args), list(args), dy)
        return {"grads": _connected(gradients), "value": value}

    return both


@public
def variableGrads(
    f: Callable[[], Tensor], varList: Sequence[Variable] | None = None
) -> VariableGradients:
    """The value of f and its gradients by the trainable ones of ``varList`` (all by default).

    ``{"value": ..., "grads": {name: gradient}}``; None for variables given but not trainable.
    """
    _check_function(f, "variableGrads")
    if varList is not None and not (
        isinstance(varList, list | tuple) and all(isinstance(v, Variable) for v in varList)
    ):
        raise TypeError(
            "The varList passed in variableGrads(f, varList) must be an array of variables"
        )
    named = list(VARIABLES.values()) if varList is None else list(varList)
    trainable = [v for v in named if v.trainable]
    if not trainable:
        raise ValueError(
            "variableGrads() expects at least one of the input variables to be trainable, but none "
            f"of the {len(named)} variables is trainable."
        )
    value, gradients = value_and_gradients(f, trainable, None)
    if all(g is None for g in gradients):
        raise ValueError(
            "Cannot find a connection between any variable and the result of the loss function "
            "y=f(x). Please make sure the operations that use variables are inside the function f "
            "passed to minimize()."
        )
    if value.rank != 0:
        raise ValueError(
            "The f passed in variableGrads(f) must return a scalar, but it returned a "
            f"rank-{value.rank} tensor"
        )
    result: dict[str, Tensor | None] = {
        v.name: g for v, g in zip(trainable, gradients, strict=True) if g is not None
    }
    if varList is not None:
        result.update({v.name: None for v in named if not v.trainable})
    return {"value": value, "grads": result}


@public
def customGrad(f: Function) -> Callable[..., Tensor]:
    """f with a gradient of one's own.

    ``f(*inputs, save)`` returns ``{"value": y, "gradFunc": g}``; ``g(dy, saved)`` returns the
    gradient by every input, given the tensors that f passed to ``save``.
    """
    _check_function(f, "customGrad")

    def operation(*inputs: Tensor) -> Tensor:
        if not all(isinstance(x, Tensor) for x in inputs):
            raise TypeError("The args passed in customGrad(f)(x1, x2,...) must all be tensors")
        saved: list[Tensor] = []

        def save(tensors: Sequence[Tensor]) -> None:
            saved.extend(tensors)

        def forward() -> dict[str, Any]:
            result = _called(f, *inputs, save)
            if not isinstance(result, dict) or not isinstance(result.get("value"), Tensor):
                raise TypeError(
                    "The function f passed in customGrad(f) must return an object where "
                    "`obj.value` is a tensor"
                )
            _check_function(result.get("gradFunc"), "customGrad")
            return result

        if not engine.recording():
            return forward()["value"]  # type: ignore[no-any-return]  # checked by forward
        with engine.Paused():
            result = tidy(forward)
        value = result["value"]
        if any(value is x for x in inputs):
            value = engine.share(value.storage, value.dims, value.dtype)

        def gradient(dy: Tensor, y: Tensor, *arguments: Any) -> tuple[Tensor, ...]:
            kept = list(arguments[len(inputs) :])
            parts = _called(result["gradFunc"], dy, kept)
            parts = list(parts) if isinstance(parts, list | tuple) else [parts]
            if len(parts) != len(inputs) or not all(isinstance(p, Tensor) for p in parts):
                raise TypeError(
                    "The function f passed in customGrad(f) must return an object where "
                    "`obj.gradFunc` is a function that returns the same number of tensors as "
                    f"inputs passed to f(...): expected {len(inputs)}, got {len(parts)}"
                )
            return (*parts, *[None for _ in kept])

        engine.record("customGrad", gradient, [*inputs, *saved], value)
        return value  # type: ignore[no-any-return]  # checked by forward

    return operation
