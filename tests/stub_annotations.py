"""What a class's constructor says of its keys: types as text, and where their names come from."""

from __future__ import annotations

import ast
import builtins
import collections.abc
import inspect
import sys
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tfjs.serialization import config_keys, declares_keys

# What the keys of extensions take: they declare defaults, no types.
SUFFIXES = {
    "Initializer": "tfjs.initializers.InitializerLike",
    "Regularizer": "tfjs.regularizers.RegularizerLike",
    "Constraint": "tfjs.constraints.ConstraintLike",
    "ctivation": "tfjs.activations.ActivationLike",
    "dataFormat": "tfjs.layers.spatial.DataFormat",
}


@dataclass(frozen=True)
class Written:
    """A type as it is written, and the names in it by the modules they are imported from."""

    text: str
    imports: frozenset[tuple[str, str]] = frozenset()

    @property
    def takes_none(self) -> bool:
        return bool({"Any", "None"} & set(_names(self.text)))


ANY = Written("Any", frozenset({("typing", "Any")}))


def annotations(cls: type) -> dict[str, Written]:
    """The types of all parameters of a class and of the bases that they are passed on to."""
    if declares_keys(cls):
        return {key: _declared(key, default) for key, default in config_keys(cls).items()}
    found: dict[str, Written] = {}
    for base in reversed(cls.__mro__):
        if "__init__" in vars(base) and base is not object:
            found |= parameters(vars(base)["__init__"], base.__module__)
    return found


def parameters(function: Any, module: str) -> dict[str, Written]:
    """The types of a function's parameters."""
    return {
        one.name: ANY if one.annotation is one.empty else written(str(one.annotation), module)
        for one in inspect.signature(function).parameters.values()
    }


def written(text: str, module: str) -> Written:
    """An annotation that stands in a module."""
    homes = {(home, name) for name in _names(text) if (home := _home(name, module)) is not None}
    return Written(text, frozenset(homes))


def home_of(cls: type) -> type:
    """The class itself, or, if it was made by a function, the nearest base that was not."""
    for base in cls.__mro__:
        if getattr(sys.modules[base.__module__], base.__name__, None) is base:
            return base
    raise TypeError(f"{cls} and its bases are not in any module")


def _names(text: str) -> list[str]:
    nodes = list(ast.walk(ast.parse(text, mode="eval")))
    nothing = [str(one.value) for one in nodes if isinstance(one, ast.Constant)]
    return [*(one.id for one in nodes if isinstance(one, ast.Name)), *{"None"} & {*nothing}]


def _home(name: str, module: str) -> str | None:
    """Where a name that is used in a module is to be imported from; None for built-in ones."""
    if name == "None":
        return None
    meant = getattr(sys.modules[module], name, None)
    if meant is None or meant is getattr(builtins, name, None):
        if hasattr(builtins, name):
            return None
        raise NameError(f"{module}: {name} is known to type checkers only")
    for standard in (typing, collections.abc):
        if getattr(standard, name, None) is meant:
            return standard.__name__
    return meant.__module__ if inspect.isclass(meant) else origin(name, module)


def origin(name: str, module: str) -> str:
    """The module that a name of a module was made in, as the imports in their files say."""
    source = Path(sys.modules[module].__file__ or "").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for one in node.names:
                if (one.asname or one.name) == name:
                    return origin(one.name, node.module)
    return module


def _declared(key: str, default: Any) -> Written:
    """The type of an extension's key."""
    for suffix, full in SUFFIXES.items():
        if key.endswith(suffix):
            module, _, name = full.rpartition(".")
            return Written(name, frozenset({(module, name)}))
    match default:
        case bool():
            return Written("bool")
        case str():
            return Written("str")
        case _:
            return ANY


def imports(used: Iterable[tuple[str, str]], shown: Iterable[tuple[str, str]] = ()) -> list[str]:
    """Import lines, what comes with Python first; what is `shown` can be imported from the stub in
    turn. Modules may have the same alias under the same name."""
    again = set(shown)
    homes = {name: module for module, name in sorted(used, reverse=True)}
    modules: dict[str, list[str]] = {}
    for name, module in sorted(homes.items()):
        if (module, name) not in again:
            modules.setdefault(module, []).append(name)
    lines = [f"from {module} import {', '.join(names)}" for module, names in modules.items()]
    lines += [f"from {module} import {name} as {name}" for module, name in again]
    standard = [line for line in lines if not line.startswith("from tfjs")]
    return [*sorted(standard), "", *sorted(set(lines) - set(standard))]


def keys_of(made: Any) -> Mapping[str, Any]:
    """The keys of a factory's config, with their defaults."""
    given = getattr(made, "keys", None)
    return config_keys(made.cls) if given is None else dict.fromkeys(given)
