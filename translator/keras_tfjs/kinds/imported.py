"""What a file imports from other files of its project: their kinds, as the importer sees them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from keras_tfjs.kinds.flow import Flow
from keras_tfjs.kinds.model import (
    LOCAL,
    UNKNOWN,
    Class,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Promise,
    TupleOf,
    Unreached,
)
from keras_tfjs.kinds.model import Module as ModuleKind
from keras_tfjs.source import LIBRARIES, Dialect, Module

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class Imported:
    """`modules` under the names by which the importing file, of `dialect`, spells them."""

    def __init__(self, modules: Mapping[str, Module], dialect: Dialect) -> None:
        hiding = {f".{name}": modules[name] for name in LIBRARIES.intersection(modules)}
        self._modules = {**modules, **hiding}
        self._dialect = dialect

    def kind(self, spelling: str) -> Kind | None:
        """What the dotted name stands for; None where no file of the project says so."""
        if spelling in self._modules:
            return ModuleKind(spelling)
        module, _, name = spelling.rpartition(".")
        if not module.strip("."):
            module = spelling.removesuffix(name)
        if module not in self._modules:
            return None
        source = self._modules[module]
        inference = _inference(source)
        if inference is None:
            return UNKNOWN
        bindings = inference.flow.module.bindings.get(name)
        if not bindings:
            return UNKNOWN
        seen = _Seen(inference, self._dialect, bindings[-1].node)
        return seen.kind(inference.value(bindings[-1]))


@lru_cache(maxsize=512)
def _inference(module: Module) -> Inference | None:
    from keras_tfjs.kinds.inference import Inference

    if not module.dialect.is_python:
        return None
    try:
        tree = ast.parse(module.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return Inference(Flow(tree, module.modules), module.dialect, module.modules)


@dataclass(frozen=True)
class _Seen:
    """The view on kinds of one file (`inference`) from another one, of dialect `to`, of what is
    bound at `at`."""

    inference: Inference
    to: Dialect
    at: ast.AST

    def kind(self, kind: Kind) -> Kind:
        """The kind without what only its own file can look up.

        Objects of the file's own classes are known by their role, and so are those of the library
        that the importer does not use yet, or no more. Models keep the compile call in force.
        """
        match kind:
            case Unreached():
                return UNKNOWN
            case Function(name, returns):
                return Function(name, self.kind(returns))
            case Class(name) if name.startswith(LOCAL):
                made = self.inference.definitions.instance_of(name)
                return Function(name, self.kind(made) if made else UNKNOWN)
            case Instance(role="NdArray") if self.inference.dialect is not self.to:
                return UNKNOWN
            case Instance():
                return self._instance(kind)
            case Promise(of):
                return Promise(self.kind(of))
            case ListOf(of):
                return ListOf(self.kind(of))
            case TupleOf(items):
                return TupleOf(tuple(map(self.kind, items)))
            case DictOf(values, items):
                return DictOf(self.kind(values), tuple((key, self.kind(one)) for key, one in items))
            case _:
                return kind

    def _instance(self, kind: Instance) -> Instance:
        own = kind.of.startswith(LOCAL)
        foreign = kind.of.startswith("tfjs.") is not (self.to is Dialect.TFJS)
        compiled = self.inference.compiles.in_force(kind, self.at)
        return replace(kind, of="" if own or foreign else kind.of, compiled=compiled)
