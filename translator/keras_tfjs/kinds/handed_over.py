"""Which functions are given away, and under what: a keyword, a config key or a call."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from keras_tfjs.catalog.callback_arguments import OVERRIDES
from keras_tfjs.catalog.keras.data import PIPELINE
from keras_tfjs.kinds.model import Instance

if TYPE_CHECKING:
    from keras_tfjs.kinds.flow import Flow, FunctionNode
    from keras_tfjs.kinds.inference import Inference

_OF_CALLBACKS = frozenset(OVERRIDES["Callback"])
"""Names (in snake_case) that say what their function is for wherever the dict goes."""


def handed_over(
    flow: Flow,
    functions_behind: Callable[[ast.expr], Iterable[FunctionNode]],
    snake_case: Callable[[str], str],
) -> dict[FunctionNode, list[str | ast.Call]]:
    """Functions that are given to a call, and the keyword, config key or call they go to."""
    found: dict[FunctionNode, list[str | ast.Call]] = {}

    def note(value: ast.expr, key: str | ast.Call) -> None:
        for one in _each(value):
            for node in functions_behind(one):
                found.setdefault(node, []).append(key)

    for call in (call for calls in flow.calls.values() for call in calls):
        for argument in call.args:
            note(argument, call)
            if isinstance(argument, ast.Dict):
                for key, value in _named(argument):
                    note(value, key)
        for keyword in call.keywords:
            note(keyword.value, keyword.arg or "")
    for written in flow.dicts:
        for key, value in _named(written):
            if snake_case(key) in _OF_CALLBACKS:
                note(value, key)
    return found


def called_by_tfjs(inference: Inference) -> Iterator[FunctionNode]:
    """The functions of the file that are given to TF.js, which calls them by position, with all
    that it has. Options that some call of the file gives by name, through `partial`, are none."""
    for function, keys in inference.definitions.handed_over.items():
        names = [key if isinstance(key, str) else called_as_keras(inference, key) for key in keys]
        if "functools.partial" in names:
            continue
        if any(name in _OF_CALLBACKS or name.startswith(_LIBRARIES) for name in names):
            yield function


_LIBRARIES = ("tfjs.", "tensorflow.data.")


def called_as_keras(inference: Inference, call: ast.Call) -> str:
    """The name of what is called; methods of the runtime's own datasets, whose elements are
    tensors, under TensorFlow's name."""
    name = inference.name(call.func) or ""
    if name.startswith("tfjs.data.Dataset.") and isinstance(call.func, ast.Attribute):
        receiver = inference.kind(call.func.value)
        if isinstance(receiver, Instance) and receiver.of == PIPELINE:
            return name.replace("tfjs", "tensorflow")
    return name


def _named(written: ast.Dict) -> Iterable[tuple[str, ast.expr]]:
    for key, value in zip(written.keys, written.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value, value


def _each(value: ast.expr) -> Iterator[ast.expr]:
    """What a display holds, or the value itself: `metrics=["mae", f]`, `loss={"out": f}`."""
    match value:
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            for one in elements:
                yield from _each(one)
        case ast.Dict(values=values):
            for one in values:
                yield from _each(one)
        case _:
            yield value
