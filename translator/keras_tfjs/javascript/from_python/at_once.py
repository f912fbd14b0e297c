"""Functions that TF.js calls for their values: they run to their ends at once, and cannot wait."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds.subtree import subtree

_SYNCHRONOUS = ("tfjs.tidy", "tfjs.grad", "tfjs.variableGrads", "tfjs.profile")


def refuse_waiting(t: Translator, node: ast.Call, name: str) -> None:
    """Refuses a call of TF.js's function `name` that is given one that waits."""
    for argument in _called(node, name):
        function = t.function_of(argument)
        if function is not None and t.colour.waits(function):
            place = f"a function handed to {name.removeprefix('tfjs.')}"
            raise Untranslatable(node, "KT305", source=t.source(argument), place=place)


def _called(node: ast.Call, name: str) -> Iterator[ast.expr]:
    if name in _SYNCHRONOUS or name.endswith((".minimize", ".computeGradients")):
        yield from node.args
    for argument in node.args:
        if isinstance(argument, ast.Dict):
            yield from _called_of(argument)


def _called_of(config: ast.Dict) -> Iterator[ast.expr]:
    for key, value in zip(config.keys, config.values, strict=True):
        match key:
            case ast.Constant(value="loss" | "metrics" | "weightedMetrics" | "function"):
                yield from (one for one in subtree(value) if isinstance(one, ast.expr))
            case _:
                pass
