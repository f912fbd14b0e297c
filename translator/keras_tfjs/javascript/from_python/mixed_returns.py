"""Functions that give a list or an object of the library: TypeScript takes what they give for
either, also in other files."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted
from keras_tfjs.javascript.from_python.emitted_types import Types, returns


def mixed_returns(emitted: Emitted, types: Types) -> Iterator[int]:
    """The lists, by id, that such functions return."""
    for function in emitted.functions:
        if not isinstance(function.body, tree.Block):
            continue
        given = [one.value for one in returns(function) if one.value is not None]
        lists = [one for one in given if isinstance(one, tree.Array)]
        if lists and any(_is_of_library(one, emitted, types) for one in given):
            yield from map(id, lists)


def _is_of_library(value: tree.Expression, emitted: Emitted, types: Types) -> bool:
    match value:
        case tree.Identifier():
            variable = emitted.uses.get(id(value))
            first = variable.first if variable is not None else None
            return isinstance(first, tree.Call) and _is_of_library(first, emitted, types)
        case tree.Call(callee=callee):
            return types.path(callee) is not None
        case _:
            return False
