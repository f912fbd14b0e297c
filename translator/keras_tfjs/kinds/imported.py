"""What a file imports from other files of its project: their kinds, as the importer sees them."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from keras_tfjs.catalog import keras_names
from keras_tfjs.catalog.keras.members import CLASSES, MODEL_METHODS
from keras_tfjs.catalog.keras.own_classes import OWN_CLASSES
from keras_tfjs.kinds import library
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.fields import keeps_array
from keras_tfjs.kinds.flow import Flow
from keras_tfjs.kinds.model import (
    IN,
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
    Unknown,
    Unreached,
)
from keras_tfjs.kinds.model import Module as ModuleKind
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.remembered import Remembered
from keras_tfjs.source import LIBRARIES, Dialect, Module

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


_METHODS_OF_KERAS = {tfjs: keras for keras, tfjs in MODEL_METHODS.items()}
_OF_TFJS = {
    **CLASSES,
    **{keras: one.tfjs for one in OWN_CLASSES for keras in one.keras},
    "keras.Model": "tfjs.Model",
}
"""Base classes of Keras as the translated file has them."""


class Imported:
    """`modules` under the names by which the importing file, of `dialect`, spells them."""

    def __init__(
        self, modules: Mapping[str, Module], dialect: Dialect, *, to_javascript: bool = False
    ) -> None:
        hiding = {f".{name}": modules[name] for name in LIBRARIES.intersection(modules)}
        self.modules = {**modules, **hiding}
        self._dialect = dialect
        self._to_javascript = to_javascript
        self._lacking: dict[frozenset[str], set[str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._homes: dict[str, tuple[Seen, str]] = {}

    def kind(self, spelling: str) -> Kind | None:
        """What the dotted name stands for; None where no file of the project says so."""
        module, name = parted(spelling)
        if spelling in self.modules and not self._hides(module, name):
            return ModuleKind(spelling)
        if module not in self.modules:
            return None
        inference = self._inference(self.modules[module])
        if inference is None:
            return UNKNOWN
        bindings = inference.flow.module.bindings.get(name)
        if not bindings:
            return self._starred(inference, module, name)
        found = inference.value(bindings[-1])
        inner = inference.holdings.imports.modules
        if isinstance(found, ModuleKind) and found.name in inner:
            self.modules[spelling] = inner[found.name]
            return ModuleKind(spelling)
        return Seen(inference, self._dialect, module, bindings[-1].node).kind(found)

    def _starred(self, inference: Inference, module: str, name: str) -> Kind:
        """What a file has by taking all names of a library, or of other files."""
        if (handed_on := self.handed_on(module, name)) is not None:
            return library.named(handed_on)
        asked = module, name
        if name.startswith("_") or asked in self._asked:
            return UNKNOWN
        self._asked.add(asked)
        others = inference.holdings.imports
        starred = [star.target or "" for star in reversed(inference.flow.star_imports)]
        # what takes the name from another file may have it from this one
        starred.sort(key=lambda one: others.passes_on(one, name))
        try:
            for star in starred:
                found = others.kind(joined(star, name))
                if found is not None and not isinstance(found, Unknown):
                    return Seen(inference, self._dialect, module).kind(found)
        finally:
            self._asked.discard(asked)
        return UNKNOWN

    def is_untranslated(self, spelling: str) -> bool:
        """Whether a dotted name is of a file of the project that names no library of ours: a
        translation of the project leaves it as it is."""
        module, _ = parted(spelling)
        source = self.modules.get(module)
        return source is not None and not _names_library(source)

    def makes_tensors(self, name: str) -> bool:
        """Whether the file that a function or method is from assigns into no array, so that its
        translation makes tensors of all."""
        imports, seen = self, set[tuple[Imported, str]]()
        while (imports, name) not in seen:
            seen.add((imports, name))
            module, found, inner = name.removeprefix(LOCAL).partition(IN)
            if not found:
                module, inner = parted(name)
            inference = imports.of(module)
            if inference is None or changes_arrays(inference.flow.module.node):
                return False
            imports = inference.holdings.imports
            if IN in inner:
                name = LOCAL + inner
                continue
            bindings = inference.flow.module.bindings.get(inner.partition(".")[0])
            if not bindings or bindings[-1].how != "import":
                return bool(bindings)
            name = bindings[-1].spelling or ""
        return False

    def home(self, name: str) -> tuple[Seen, str] | None:
        """The file that a class or function of another file is from, one step nearer to it, and its
        name there."""
        if name in self._homes:
            return self._homes[name]
        module, found, inner = name.removeprefix(LOCAL).partition(IN)
        source = self.modules.get(module) if found else None
        inference = self._inference(source) if source is not None else None
        if inference is None:
            return None
        home = self._homes[name] = Seen(inference, self._dialect, module), LOCAL + inner
        return home

    def _hides(self, package: str, name: str) -> bool:
        """Whether a package binds the name of a module of its to something else: a function, say,
        that it takes from that module."""
        inference = self.of(package)
        bindings = inference.flow.module.bindings.get(name) if inference is not None else None
        if inference is None or not bindings:
            return False
        return bindings[-1].spelling not in inference.holdings.imports.modules

    def standard(self, module: str, name: str) -> str | None:
        """The name in Python's own library of what a file hands on that it imports itself."""
        inference = self.of(module)
        return None if inference is None else _handed_on(inference, name, sys.stdlib_module_names)

    def library(self, module: str, name: str) -> str | None:
        """The name in a library of what a file imports for others to take."""
        inference = None if name.startswith("_") else self.of(module)
        return None if inference is None else _handed_on(inference, name, _LIBRARIES)

    def handed_on(self, module: str, name: str) -> str | None:
        """The name in a library of what is asked of a file by name; one that only takes all names
        of libraries has what it does not bind from there."""
        inference = self.of(module)
        found = self.library(module, name)
        if inference is None or found or name in inference.flow.module.bindings:
            return found
        starred = [each.target or "" for each in inference.flow.star_imports]
        if not starred or any(each.partition(".")[0] not in _LIBRARIES for each in starred):
            return None
        return canonical(f"{starred[-1]}.{name}")

    def passes_on(self, module: str, name: str) -> bool:
        """Whether a file has a name from another one of the project."""
        inference = self.of(module)
        bindings = inference.flow.module.bindings.get(name) if inference is not None else None
        if inference is None or not bindings or bindings[-1].how != "import":
            return False
        return parted(bindings[-1].spelling or "")[0] in inference.holdings.imports.modules

    def lacking(self, libraries: frozenset[str]) -> set[str]:
        """Names that the file has from none of the libraries, as far as it was asked."""
        return self._lacking.setdefault(libraries, set())

    def of(self, module: str) -> Inference | None:
        """What is known of a file, by the importing file's name for it."""
        return self._inference(self.modules[module]) if module in self.modules else None

    def _inference(self, module: Module) -> Inference | None:
        """A file that names no library is of the importer's dialect: it may hand on others. On the
        way to JavaScript one of NumPy alone is translated, too."""
        if not module.dialect.is_python:
            return None
        keeps = _names_library(module) or (self._to_javascript and _names_numpy(module))
        return _inference(module, module.dialect if keeps else self._dialect)


def parted(spelling: str) -> tuple[str, str]:
    """The module of a dotted name, and the name in it; ".a" is of the package "."."""
    module, _, name = spelling.rpartition(".")
    return (module if module.strip(".") else spelling.removesuffix(name)), name


def joined(module: str, name: str) -> str:
    """`module.name`; the name ".a" is of the package "."."""
    return f"{module}{'' if module.endswith('.') else '.'}{name}"


_LIBRARY = re.compile(r"\b(?:import|from)\s+(?:keras|tensorflow|tf_keras|tfjs)\b")


@lru_cache(maxsize=512)
def _names_library(module: Module) -> bool:
    return _LIBRARY.search(module.text) is not None


_NUMPY = re.compile(r"\b(?:import|from)\s+numpy\b")


@lru_cache(maxsize=512)
def _names_numpy(module: Module) -> bool:
    return _NUMPY.search(module.text) is not None


@Remembered
def _inference(module: Module, dialect: Dialect) -> Inference | None:
    from keras_tfjs.kinds.inference import Inference

    try:
        tree = ast.parse(module.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return Inference(Flow(tree, module.modules), dialect, module.modules)


_LIBRARIES = frozenset(("keras", "tensorflow", "numpy"))


def _handed_on(inference: Inference, name: str, libraries: frozenset[str]) -> str | None:
    """What a name of a file stands for in one of the libraries that it imports. No file is asked
    twice for a name, by whatever way of imports: what all of them lack they remember."""
    pending = [(inference, name)]
    seen: set[tuple[Inference, str]] = set()
    while pending:
        one = pending.pop()
        if one in seen or one[1] in one[0].holdings.imports.lacking(libraries):
            continue
        seen.add(one)
        found, elsewhere = _given(*one, libraries)
        if found is not None:
            return found
        pending.extend(reversed(elsewhere))
    for other, lacked in seen:
        other.holdings.imports.lacking(libraries).add(lacked)
    return None


def _given(
    inference: Inference, name: str, libraries: frozenset[str]
) -> tuple[str | None, list[tuple[Inference, str]]]:
    """What a file says itself that a name is, or the files that may say it."""
    bindings = inference.flow.module.bindings.get(name)
    if bindings and bindings[-1].how != "import":
        return None, []
    others = inference.holdings.imports
    wanted = [(star.target or "", name) for star in reversed(inference.flow.star_imports)]
    if not bindings and "keras" in libraries:
        whole = (f"{module}.{name}" for module, _ in wanted if others.of(module) is None)
        if (found := next(filter(keras_names.exists, whole), None)) is not None:
            return canonical(found), []
    if bindings:
        spelled = bindings[-1].spelling or ""
        wanted = [parted(spelled)]
        if others.of(spelled) is not None:
            return None, []
        if others.of(wanted[0][0]) is None:
            target = bindings[-1].target or ""
            return (target if target.partition(".")[0] in libraries else None), []
    files = ((others.of(module), one) for module, one in wanted)
    return None, [(other, one) for other, one in files if other is not None]


_CHANGING = frozenset(
    ("add", "at", "copyto", "fill", "fill_diagonal", "itemset", "put", "putmask", "shuffle", "sort")
)
_OF_TENSORS = {"bool": "bool", "int32": "int32", "int64": "int32"}


@lru_cache(maxsize=512)
def changes_arrays(tree: ast.AST) -> bool:
    """Whether a file may assign into arrays: its places have other keys than words, or a method
    does it."""
    for node in subtree(tree):
        match node:
            case ast.Subscript(slice=ast.Constant(value=str())):
                pass
            case ast.Subscript(ctx=ast.Store()):
                return True
            case ast.Call(func=ast.Attribute(attr=name)) if name in _CHANGING:
                return True
    return False


def _tensor(array: Kind) -> Kind:
    assert isinstance(array, Instance)
    return Instance("Tensor", shape=array.shape, dtype=_OF_TENSORS.get(array.dtype or ""))


@dataclass(frozen=True)
class Seen:
    """The view on kinds of one file (`inference`) from another one, of dialect `to`, which calls it
    `module`, of what is bound at `at`."""

    inference: Inference
    to: Dialect
    module: str
    at: ast.AST | None = None

    def name(self, name: str) -> str:
        """A name of the file as the importer has it."""
        if not name.startswith(LOCAL):
            return name if self.inference.dialect is self.to else _OF_TFJS.get(name, name)
        return f"{LOCAL}{self.module}{IN}{name.removeprefix(LOCAL)}"

    def kind(self, kind: Kind) -> Kind:
        """The kind without what only its own file can look up.

        Objects of the library that the importer does not use yet, or no more, are known by their
        role, and so are those of the file's own classes that come from it. Models keep the compile
        call in force.
        """
        match kind:
            case Unreached():
                return UNKNOWN
            case Function(name, returns):
                return Function(self.name(name), self.kind(returns))
            case Class(name) if name.startswith(LOCAL):
                made = self.inference.definitions.instance_of(name)
                if made is not None and self._is_alike:
                    return Class(self.name(name))
                return Function(self.name(name), self.kind(made) if made else UNKNOWN)
            case Instance(role="NdArray") if self.inference.dialect is not self.to:
                return self._array(kind)
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

    @property
    def _is_alike(self) -> bool:
        """Whether the file's classes will be those of the importer's dialect: it is one of it, or
        Keras Python on its way to it."""
        return self.inference.dialect is self.to or self.to is Dialect.TFJS

    def attribute(self, name: str) -> str:
        """A member of a class, in the importer's words, as the file has it."""
        return name if self.inference.dialect is self.to else _METHODS_OF_KERAS.get(name, name)

    def _array(self, kind: Instance) -> Kind:
        """An array of a file of Keras that is translated: a tensor, where the file assigns into
        none."""
        if self.to is not Dialect.TFJS or changes_arrays(self.inference.flow.module.node):
            return UNKNOWN
        return _tensor(kind)

    def member(self, kind: Kind, owner: str, name: str) -> Kind:
        """The kind of a member of a class of the file."""
        of = self.inference.definitions.classes.get(owner)
        is_array = isinstance(kind, Instance) and kind.role == "NdArray"
        if of is None or not is_array or self.inference.dialect is self.to:
            return self.kind(kind)
        return UNKNOWN if self.to is not Dialect.TFJS or keeps_array(of, name) else _tensor(kind)

    def _instance(self, kind: Instance) -> Instance:
        compiled = kind.compiled
        if self.at is not None:
            compiled = self.inference.compiles.in_force(kind, self.at)
        if kind.of.startswith(LOCAL):
            of = self.name(kind.of) if self._is_alike else ""
        else:
            foreign = kind.of.startswith("tfjs.") is not (self.to is Dialect.TFJS)
            of = "" if foreign else kind.of
        among = frozenset(map(self.name, kind.among)) if self._is_alike else frozenset[str]()
        return kind.altered(of=of, compiled=compiled, among=among)
