"""What a parameter must be, from how its function uses it: only Keras's `fit` takes `epochs`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.catalog.keras_results import MODEL_METHODS
from keras_tfjs.catalog.words import snake
from keras_tfjs.source import Dialect

if TYPE_CHECKING:
    from keras_tfjs.kinds.flow import Flow
    from keras_tfjs.kinds.values import Binding


def is_used_as_model(flow: Flow, binding: Binding) -> bool:
    """Whether a method of a model is called on it, with an argument that only models' have."""
    return any(
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and flow.loads.get(call.func.value) is binding
        and _options(call) & options
        for method, options in MODEL_METHODS.items()
        for call in flow.calls.get(method, ())
    )


def _options(call: ast.Call) -> frozenset[str]:
    """Names of a call's keywords, or of the keys of the object that it ends with."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    if call.args and isinstance(call.args[-1], ast.Dict):
        for key in call.args[-1].keys:
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                names.add(key.value)
    return frozenset(map(snake, names))


_OPTIONS = ("mask", "training", "train")
"""Ends of names of parameters that say how to compute, and are not computed with."""


def inputs_of(function: ast.AST) -> dict[int, str]:
    """The parameters of an own class's `call` that are its data, by their place behind `self`: the
    first, and all others that must be given."""
    if not isinstance(function, ast.FunctionDef):
        return {}
    places = [*function.args.posonlyargs, *function.args.args][1:]
    required = len(places) - len(function.args.defaults)
    return {
        place: each.arg
        for place, each in enumerate(places)
        if place == 0 or (place < required and not each.arg.endswith(_OPTIONS))
    }


def is_own_call(function: ast.AST, dialect: Dialect) -> bool:
    """Whether it is the `call` of a class in Keras Python, which gets the arguments as given."""
    named = isinstance(function, ast.FunctionDef) and function.name == "call"
    return named and dialect is Dialect.KERAS


def held_together(function: ast.AST, place: int) -> str:
    """How a function takes its parameter apart, in the notation: `x, y = data` and `data[0]` a
    tuple of tensors, `data["title"]` a dict of them; else one tensor."""
    if not isinstance(function, ast.FunctionDef | ast.Lambda):
        return "Tensor"
    name = function.args.args[place].arg
    return parted(function, name)


def parted(function: ast.AST, name: str) -> str:
    """The same of a name within a piece of the program."""
    count = 0
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=parts) | ast.List(elts=parts)], value=value):
                if _passes(value, name):
                    count = max(count, len(parts))
            case ast.Subscript(value=ast.Name(id=value), slice=ast.Constant(value=str())):
                if value == name:
                    return "dict(Tensor)"
            case ast.Subscript(value=ast.Name(id=value), slice=ast.Constant(value=int() as place)):
                if value == name:
                    count = max(count, place + 1, 2)
    return f"tuple({','.join(['Tensor'] * count)})" if count else "Tensor"


def _passes(value: ast.expr, name: str) -> bool:
    """`data`, or `unpack_x_y_sample_weight(data)`."""
    match value:
        case ast.Name(id=found):
            return found == name
        case ast.Call(args=[ast.Name(id=found)]):
            called = value.func.attr if isinstance(value.func, ast.Attribute) else ""
            return found == name and called == "unpack_x_y_sample_weight"
    return False


def replaces_none(binding: Binding) -> bool:
    """Whether it is what `if x is None: x = ...` gives a parameter in the place of its default."""
    function = binding.scope.node
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    for statement in function.body:
        match statement:
            case ast.If(
                test=ast.Compare(
                    left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]
                ),
                body=body,
            ) if (
                name == binding.name and binding.statement in body
            ):
                return True
    return False
