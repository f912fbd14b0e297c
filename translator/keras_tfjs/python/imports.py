"""Which imports a rewritten file needs, and which of its own it no longer does."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import libcst as cst

from keras_tfjs.kinds import Binding, Facts
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import build
from keras_tfjs.python.formatting import formatted
from keras_tfjs.python.layout import Changes, Overrides
from keras_tfjs.python.leftovers import SUPPORT, aliases
from keras_tfjs.python.source_text import SourceText
from keras_tfjs.python.units import Headers

_MARK = "_keras_tfjs_needs_{}_"
_MARKED = _MARK.partition("{")[0]


@dataclass(frozen=True)
class Wanted:
    """A module that rewritten code may name. `forms` are import lines and the name each binds; the
    first whose name is free in the file is taken. A snippet that imports nothing means the
    `conventional` ones by their usual names."""

    module: str
    forms: tuple[tuple[str, str], ...]
    conventional: bool = True


WANTED = {
    "tf": Wanted(
        "tfjs",
        (
            ("import tfjs as tf", "tf"),
            ("import tfjs", "tfjs"),
            ("import tfjs as tfjs_", "tfjs_"),
        ),
    ),
    "tensorflow": Wanted(
        "tensorflow",
        (("import tensorflow as tf", "tf"), ("import tensorflow", "tensorflow")),
    ),
    "keras": Wanted("keras", (("import keras", "keras"), ("import keras as keras_", "keras_"))),
    "np": Wanted(
        "numpy",
        (
            ("import numpy as np", "np"),
            ("import numpy", "numpy"),
            ("import numpy as np_", "np_"),
        ),
    ),
    "extensions": Wanted(
        "tfjs.extensions",
        (
            ("from tfjs import extensions", "extensions"),
            ("from tfjs import extensions as extensions_", "extensions_"),
        ),
    ),
    "applications": Wanted(
        "tfjs.extensions.applications",
        (
            ("from tfjs.extensions import applications", "applications"),
            ("from tfjs.extensions import applications as applications_", "applications_"),
        ),
        conventional=False,
    ),
    "tfvis": Wanted(
        "tfjs_vis",
        (("import tfjs_vis as tfvis", "tfvis"), ("import tfjs_vis", "tfjs_vis")),
        conventional=False,
    ),
    "plt": Wanted(
        "matplotlib.pyplot",
        (
            ("import matplotlib.pyplot as plt", "plt"),
            ("from matplotlib import pyplot", "pyplot"),
        ),
        conventional=False,
    ),
    "json": Wanted("json", (("import json", "json"), ("import json as json_", "json_"))),
    "functools": Wanted(
        "functools",
        (("import functools", "functools"), ("import functools as functools_", "functools_")),
        conventional=False,
    ),
    "math": Wanted(
        "math", (("import math", "math"), ("import math as math_", "math_")), conventional=False
    ),
}


_OF_EXTENSIONS = frozenset(WANTED[each].module for each in ("extensions", "applications"))


@dataclass
class Imports:
    """`need` during the walk, `settle` after it.

    While rules run nobody knows yet which names stay taken, so `need` answers a stand-in name;
    `resolve` puts the real one into the text. Imports of the `retired` libraries, and short names
    for parts of them (`K = keras.backend`), go when nothing names them any more; short names stay
    in a file that others import.
    """

    facts: Facts
    retired: frozenset[str]
    is_imported: bool = False
    _needed: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)

    @property
    def are_concerned(self) -> bool:
        """Whether the file imports a library that may go."""
        every = (*self.facts.import_bindings, *self.facts.star_imports)
        return any(_top(each.target) in self.retired for each in every)

    def need(self, alias: str) -> cst.Name:
        """The name of a module of WANTED, imported where it is not yet."""
        self._needed.add(alias)
        return build.word(_MARK.format(alias))

    def have(self, alias: str) -> bool:
        """Whether the file imports a module of WANTED itself."""
        module = WANTED[alias].module
        return any(_module(each) == module for each in self.facts.import_bindings)

    def resolve(self, code: str) -> str:
        if _MARKED in code:
            for alias, name in self._names.items():
                code = code.replace(_MARK.format(alias), name)
        return code

    def settle(
        self,
        tree: ast.Module,
        source: SourceText,
        changes: Changes,
        headers: Headers,
    ) -> Overrides:
        """Decides names and import lines; answers the import statements' new text."""
        short = [
            each
            for each in aliases(self.facts, source)
            if each.unit not in changes.touched and not self.is_imported
        ]
        alive = _names_left(self.facts, source, changes, headers, {each.unit for each in short})
        while needed := [each for each in short if each.name in alive]:
            short = [each for each in short if each not in needed]
            alive |= {name for each in needed for name in _loaded(subtree(each.value))}
        gone = [each for each in self.facts.import_bindings if self._goes(each, alive)]
        gone += self._starred(alive)
        taken = (alive | self.facts.bound_names) - {each.name for each in gone}
        lines: list[str] = []
        uses = _first_uses(source, changes, headers)
        for alias in (each for each in WANTED if each in self._needed):
            kept = self._kept(WANTED[alias].module, gone)
            if alias in alive and self.facts.unbound(alias) == WANTED[alias].module:
                kept = alias
            if kept is not None:
                self._names[alias] = kept
                if self._is_late(WANTED[alias].module, gone, uses.get(alias, 0)):
                    lines += [form for form, name in WANTED[alias].forms if name == kept]
                continue
            line, name = next(
                (form for form in WANTED[alias].forms if form[1] not in taken),
                WANTED[alias].forms[-1],
            )
            self._names[alias] = name
            if self.are_concerned or self.facts.has_neighbours or self._belongs(WANTED[alias]):
                lines.append(line)
        overrides = _overrides(source, gone)
        if lines:
            used = min(uses.values(), default=len(source.lines))
            self._put(lines, overrides, tree, source, used)
        for each in short:
            overrides.setdefault(each.unit, ())
        for block in headers.blocks if overrides else ():
            units = [changes.source(each) for each in block]
            if all(overrides.get(each) == () for each in units):
                overrides[units[-1]] = (f"{source.indent(units[-1])}pass",)
        return overrides

    def _belongs(self, wanted: Wanted) -> bool:
        """Whether a module is part of a library that the file imports, or the file is a whole
        program in the dialect, which imports what it names."""
        of_file = "." in wanted.module and self._import_of(_top(wanted.module)) is not None
        return of_file or self._import_of("tfjs") is not None

    def _import_of(self, top: str) -> Binding | None:
        return next((each for each in self.facts.import_bindings if _top(each.target) == top), None)

    def _is_late(self, module: str, gone: Sequence[Binding], used: int) -> bool:
        """Whether the file imports a module only below a line that is to name it."""
        statements = [
            each.statement
            for each in self.facts.import_bindings
            if _module(each) == module and each not in gone
        ]
        late = [each is not None and each.lineno > used > 0 for each in statements]
        return bool(late) and all(late)

    def _put(
        self,
        lines: Sequence[str],
        overrides: Overrides,
        tree: ast.Module,
        source: SourceText,
        used: int,
    ) -> None:
        """New import lines: behind the import of the library whose part they import, in the place
        of the first import that changes, or before the first one of a library that goes; above
        line `used` in any case."""
        parts = all(line.startswith("from ") for line in lines)
        whole = self._import_of("tfjs") if parts else None
        after = source.unit(whole.statement) if whole is not None and whole.statement else None
        if after is not None and after not in overrides:
            overrides[after] = (*source.text(after).split("\n"), *lines)
            return
        concerned = {
            id(each.statement)
            for each in self.facts.import_bindings
            if _top(each.target) in self.retired
        }
        above = [(each, source.unit(each)) for each in tree.body if each.lineno <= used]
        place = next(
            (unit for _, unit in above if unit in overrides),
            next((unit for each, unit in above if id(each) in concerned), None),
        )
        if place is None:
            place = _first_place(tree, source)
        overrides[place] = (*lines, *overrides.get(place, source.text(place).split("\n")))

    def _goes(self, binding: Binding, alive: frozenset[str]) -> bool:
        if binding.name in alive:
            return False
        top = _top(self.facts.imported(binding))
        if top not in self.retired:
            if self._is_handed_on(binding):
                return True
            if binding.target == SUPPORT:
                return bool(self.facts.references(binding))
            if _module(binding) not in _OF_EXTENSIONS:
                return False
            # Imported for what it does to models, which the runtime does anyway.
            for_effect = not self.facts.references(binding) and "extensions" not in self._needed
            return "tf" in self._needed or for_effect
        # An array library that was never used is none of our business.
        return top != "numpy" or bool(self.facts.references(binding))

    def _is_handed_on(self, binding: Binding) -> bool:
        """Whether all that is used of a file of the project is of a library that it hands on."""
        taken = self.facts.taken(binding) if self.facts.has_neighbours else set[str | None]()
        return bool(taken) and all(_top(one) in self.retired for one in taken)

    def _starred(self, alive: frozenset[str]) -> list[Binding]:
        """Star imports of the retired frameworks, unless names are left that they may bring: names
        of theirs, or unknown ones that no other star import can be made to answer for."""
        starred = self.facts.star_imports
        marks = {_MARK.format(alias) for alias in WANTED}
        frameworks = self.retired - {"numpy"}
        going = [each for each in starred if _top(each.target) in frameworks]
        meant = [
            self.facts.unbound(name) for name in alive if name not in self.facts.bound_names | marks
        ]
        missed = [name for name in meant if _top(name) in self.retired]
        unknown = None in meant and len(going) == len(starred)
        return [] if missed or unknown else going

    def _kept(self, module: str, gone: Sequence[Binding]) -> str | None:
        for binding in self.facts.import_bindings:
            if _module(binding) == module and binding not in gone:
                return binding.name
        return None


def _module(binding: Binding) -> str | None:
    """The module that an import binds; that of the extensions has TF.js's canonical name."""
    match binding.statement, binding.alias:
        case ast.ImportFrom(module=("tfjs" | "tfjs.extensions") as home, level=0), ast.alias(name):
            if f"{home}.{name}" in _OF_EXTENSIONS:
                return f"{home}.{name}"
    return binding.target


def _top(target: str | None) -> str:
    return (target or "").partition(".")[0]


def _names_left(
    facts: Facts,
    source: SourceText,
    changes: Changes,
    headers: Headers,
    without: set[cst.CSTNode],
) -> frozenset[str]:
    """Names that the rewritten module still loads (stand-ins are not names of the file), some
    units left out."""
    kept: set[int] = set()
    names: set[str] = set()
    for unit in headers.units:
        origin = changes.source(unit)
        if origin in without:
            continue
        if origin not in changes.touched and origin in source.extent:
            start, end = source.extent[origin]
            kept.update(range(start, end + 1))
        else:
            names.update(headers.names(unit))
    names.update(node.id for node in facts.nodes(ast.Name) if node.lineno in kept)
    return frozenset(names)


def _loaded(nodes: Iterable[ast.AST]) -> Iterable[str]:
    return (node.id for node in nodes if isinstance(node, ast.Name))


def _first_uses(source: SourceText, changes: Changes, headers: Headers) -> dict[str, int]:
    """By the stand-in's module: the source's first line whose rewritten statement names it."""
    alias_of = {_MARK.format(alias): alias for alias in WANTED}
    first: dict[str, int] = {}
    for unit in headers.units:
        origin = changes.source(unit)
        if origin in changes.touched and origin in source.extent:
            for name in headers.names(unit):
                if name in alias_of:
                    line = source.extent[origin][0]
                    first[alias_of[name]] = min(first.get(alias_of[name], line), line)
    return first


def _overrides(source: SourceText, gone: Sequence[Binding]) -> Overrides:
    overrides: Overrides = {}
    aliases = {binding.alias for binding in gone if binding.alias is not None}
    for binding in gone:
        unit = source.unit(binding.statement) if binding.statement is not None else None
        if unit is not None:
            overrides[unit] = _without(source, unit, aliases)
    return overrides


def _without(source: SourceText, unit: cst.CSTNode, gone: set[ast.alias]) -> tuple[str, ...]:
    """Text of an import statement's line without some of its names; empty without all."""
    parts: list[str] = []
    for each in source.statements(unit):
        if isinstance(each, ast.Import | ast.ImportFrom) and gone & set(each.names):
            left = [alias for alias in each.names if alias not in gone]
            if not left:
                continue
            each = type(each)(**{**dict(ast.iter_fields(each)), "names": left})
        parts.append(ast.unparse(each))
    if not parts:
        return ()
    indent = source.indent(unit)
    lines = [line for part in parts for line in formatted(part, 0, width=source.width)]
    return tuple(indent + line for line in lines)


def _first_place(tree: ast.Module, source: SourceText) -> cst.CSTNode:
    """The statement before which a new import can stand: behind docstring and `__future__`."""
    for statement in tree.body:
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        if not docstring and not future:
            unit = source.unit(statement)
            if unit is not None:
                return unit
    raise AssertionError("a file that needs an import has a statement that needs it")
