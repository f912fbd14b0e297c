"""Which names and parameters Keras has at all, whether or not there is a row for them.

The data is read from the real packages by tests/oracles/read_keras_signatures.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _parameters() -> Mapping[str, str]:
    text = files(__package__).joinpath("signatures.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)["parameters"]
    return found


def exists(name: str) -> bool:
    """Whether Keras 2 or 3 has a public callable `name`."""
    return name in _parameters()


def names() -> tuple[str, ...]:
    """Every public callable of Keras 2 and 3."""
    return tuple(_parameters())


def ordered(name: str) -> tuple[str, ...]:
    """The parameters in the order of the signature, Keras 3's first."""
    return tuple(_parameters().get(name, "").split())


@cache
def parameter_names(name: str) -> frozenset[str]:
    """Parameters of a callable in any version, those read from `**kwargs` included."""
    return frozenset(ordered(name))


@cache
def names_in(namespace: str) -> tuple[str, ...]:
    """Last parts of the callables of a module or class."""
    prefix = namespace + "."
    return tuple(
        name.removeprefix(prefix)
        for name in _parameters()
        if name.startswith(prefix) and "." not in name.removeprefix(prefix)
    )


def lists(namespace: str) -> bool:
    """Whether `namespace` is a module all of whose public callables are known here."""
    return bool(names_in(namespace)) and not exists(namespace)
