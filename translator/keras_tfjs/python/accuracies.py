"""What a file's layers and compile calls say about its outputs: enough to tell which accuracy."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from keras_tfjs.kinds.subtree import subtree

Calls = Mapping[str, tuple[ast.Call, ...]]

BINARY = frozenset({"binary_crossentropy", "bce"})
ACCURACY = frozenset({"accuracy", "acc"})


def units_before(calls: Calls, line: float) -> int | None:
    """Units of the last Dense layer that a file makes before a line, where they are a literal."""
    units: int | None = None
    for node in calls.get("keras.layers.Dense", ()):
        if node.lineno > line:
            continue
        named = (each.value for each in node.keywords if each.arg == "units")
        size = node.args[0] if node.args else next(named, None)
        match size:
            case ast.Constant(value=int() as number):
                units = number
            case _:
                units = None
    return units


def is_categorical(calls: Calls, compiling: ast.Call) -> bool:
    """Whether `accuracy` of a compile call is categorical in Keras, which asks for the shape of the
    outputs, and binary in TF.js, which asks for the loss."""
    units = units_before(calls, compiling.lineno)
    if units is None or units <= 1:
        return False
    words = {node.value for node in subtree(compiling) if isinstance(node, ast.Constant)}
    return bool(words & BINARY and words & ACCURACY)


def is_binary_of_several(calls: Calls, compiling: ast.Call) -> bool:
    """Whether `accuracy` of a compile call of TF.js is the binary one of several outputs."""
    words = {node.value for node in subtree(compiling) if isinstance(node, ast.Constant)}
    units: object = None
    for call in calls.get("tfjs.layers.dense", ()):
        match call.args:
            case [ast.Dict(keys=keys, values=values)] if call.lineno <= compiling.lineno:
                named = zip(keys, values, strict=True)
                units = next((_literal(each) for key, each in named if _literal(key) == "units"), 0)
    several = isinstance(units, int) and units > 1
    return "binaryCrossentropy" in words and bool(words & ACCURACY) and several


def _literal(node: ast.expr | None) -> object:
    return node.value if isinstance(node, ast.Constant) else None
