"""What Python's own functions give the lambdas that they are handed: the elements of what they go
through."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import UNKNOWN, Kind, element
from keras_tfjs.kinds.values import Binding

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_BY_KEY = frozenset(("builtins.max", "builtins.min", "builtins.sorted"))


def element_given(inference: Inference, binding: Binding) -> Kind:
    """The kind of the parameter of a lambda in `map`, `filter` or a `key`."""
    node = binding.scope.node
    call = inference.flow.handed.get(node) if isinstance(node, ast.Lambda) else None
    if call is None or not isinstance(node, ast.Lambda):
        return UNKNOWN
    name = inference.name(call.func)
    names = [each.arg for each in node.args.args]
    if name is None or binding.name not in names:
        return UNKNOWN
    place = names.index(binding.name)
    match call:
        case ast.Call(args=[first, *others]) if name in ("builtins.map", "builtins.filter"):
            if first is node and place < len(others):
                return element(inference.kind(others[place]))
        case ast.Call(args=[whole], keywords=keywords) if name in _BY_KEY and not place:
            if any(each.arg == "key" and each.value is node for each in keywords):
                return element(inference.kind(whole))
    return UNKNOWN
