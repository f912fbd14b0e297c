"""Keys of dicts under which a file keeps None: `d.get(key, default)` gives the None that is kept,
where `??` would give the default."""

from __future__ import annotations

import ast
from weakref import WeakKeyDictionary

from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds.subtree import subtree

_given: WeakKeyDictionary[ast.Module, dict[str, list[ast.expr]]] = WeakKeyDictionary()


def may_keep_none(t: Translator, key: str) -> bool:
    """Whether the file gives None, as far as it shows, to something under a key."""
    if t.module not in _given:
        _given[t.module] = _values(t.module)
    return any(_may_be_none(t, value) for value in _given[t.module].get(key, ()))


def _may_be_none(t: Translator, value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=found):
            return found is None
        case ast.Name() | ast.Attribute():
            return t.facts.may_be_none(value)
    return False


def _values(module: ast.Module) -> dict[str, list[ast.expr]]:
    """What is given by the words of keys: in displays, by keyword and by assignment."""
    found: dict[str, list[ast.expr]] = {}
    for node in subtree(module):
        match node:
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        found.setdefault(key.value, []).append(value)
            case ast.keyword(arg=str() as name, value=value):
                found.setdefault(name, []).append(value)
            case ast.Assign(
                targets=[ast.Subscript(slice=ast.Constant(value=str() as name))], value=value
            ):
                found.setdefault(name, []).append(value)
            case _:
                pass
    return found
