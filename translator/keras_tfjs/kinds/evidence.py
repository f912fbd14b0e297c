"""What a parameter must be, from how its function uses it: only Keras's `fit` takes `epochs`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.catalog.keras_results import MODEL_METHODS
from keras_tfjs.catalog.words import snake

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


def held_together(function: ast.AST, place: int) -> str:
    """How a function takes its parameter apart, in the notation: `x, y = data` and `data[0]` a
    tuple of tensors, `data["title"]` a dict of them; else one tensor."""
    if not isinstance(function, ast.FunctionDef):
        return "Tensor"
    name = function.args.args[place].arg
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Tuple() | ast.List()], value=value):
                if _passes(value, name):
                    return "tuple(Tensor,Tensor)"
            case ast.Subscript(
                value=ast.Name(id=value), slice=ast.Constant(value=int() | str() as key)
            ):
                if value == name:
                    return "tuple(Tensor,Tensor)" if isinstance(key, int) else "dict(Tensor)"
    return "Tensor"


def _passes(value: ast.expr, name: str) -> bool:
    """`data`, or `unpack_x_y_sample_weight(data)`."""
    match value:
        case ast.Name(id=found):
            return found == name
        case ast.Call(args=[ast.Name(id=found)]):
            called = value.func.attr if isinstance(value.func, ast.Attribute) else ""
            return found == name and called == "unpack_x_y_sample_weight"
    return False
