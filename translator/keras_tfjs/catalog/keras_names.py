"""The public names of Keras, read from the real package by tests/oracles/read_keras_names.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Names:
    """What one module of Keras holds."""

    classes: frozenset[str]
    functions: frozenset[str]


@cache
def modules() -> dict[str, Names]:
    """Every public module of Keras by its canonical name, "keras.layers"."""
    raw = json.loads(files(__package__).joinpath("keras_names.json").read_text(encoding="utf-8"))
    return {
        path: Names(frozenset(names["classes"].split()), frozenset(names["functions"].split()))
        for path, names in raw["modules"].items()
    }


def is_class(name: str) -> bool:
    module, _, last = name.rpartition(".")
    return module in modules() and last in modules()[module].classes


def is_function(name: str) -> bool:
    module, _, last = name.rpartition(".")
    return module in modules() and last in modules()[module].functions


def exists(name: str) -> bool:
    """Whether Keras has the module, class or function `name`."""
    return name in modules() or is_class(name) or is_function(name)
