"""Classes of other files as the JavaScript of this one meets them: under the names that its imports
spell, and, of a file that is Keras Python yet, with the methods that its translation gives them."""

from __future__ import annotations

import ast

from keras_tfjs.catalog.keras.members import CLASSES, MODEL_METHODS
from keras_tfjs.catalog.keras.own_classes import BY_KERAS
from keras_tfjs.kinds.facts import Facts
from keras_tfjs.kinds.model import IN, LOCAL
from keras_tfjs.kinds.subtree import subtree

_BASES = {
    **{keras: one.tfjs for keras, one in BY_KERAS.items()},
    "keras.layers.Layer": "tfjs.layers.Layer",
    "keras.Model": "tfjs.Model",
}
"""Base classes whose classes are made from one config."""

_OF_INPUTS = frozenset({"keras.layers.Layer", "keras.Model"})


def as_tfjs(name: str | None) -> str | None:
    """A base class of Keras as the translated file has it."""
    return _BASES.get(name or "") or CLASSES.get(name or "", name)


def as_imported(name: str | None) -> str | None:
    """`layers.Scale.call` of "__main__.layers:Scale.call": the words of the importing file."""
    if name is None or IN not in name or not name.startswith(LOCAL):
        return name
    module, *_, last = name.removeprefix(LOCAL).split(IN)
    return f"{module}{last}" if module.endswith(".") else f"{module}.{last}"


def sketch(tree: ast.Module, facts: Facts) -> None:
    """Give the classes of a Keras program that come from the library the signatures of TF.js."""
    for owner in subtree(tree):
        if isinstance(owner, ast.ClassDef):
            base = facts.library_base(f"{LOCAL}{owner.name}") or ""
            for method in owner.body:
                if base in _BASES and isinstance(method, ast.FunctionDef):
                    _sketch_method(method, base)


def _sketch_method(method: ast.FunctionDef, base: str) -> None:
    own = method.args.args[:1]
    if method.name == "__init__":
        method.args = _arguments(own, "config")
    elif method.name == "call" and base in _OF_INPUTS:
        method.args = _arguments(own, "inputs", "kwargs")
    one = BY_KERAS.get(base)
    method.name = (one.methods if one else MODEL_METHODS).get(method.name, method.name)


def _arguments(own: list[ast.arg], *names: str) -> ast.arguments:
    args = [*own, *map(ast.arg, names)]
    return ast.arguments([], args, None, [], [], None, [])
