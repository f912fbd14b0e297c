"""What a file imports from the project's other modules: functions with their signatures, classes,
and whether calls of them wait."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import PurePath

from keras_tfjs.javascript.from_python.attached import with_attached
from keras_tfjs.javascript.from_python.colour import Bodies, Colour
from keras_tfjs.javascript.from_python.elsewhere import Elsewhere, stored
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.forms import Forms
from keras_tfjs.javascript.from_python.handed_on import HandedOn, Origin, Surface
from keras_tfjs.javascript.from_python.settled import without_settled
from keras_tfjs.javascript.from_python.signatures import (
    Definitions,
    Foreign,
)
from keras_tfjs.javascript.from_python.whole_file import identifiers, variables
from keras_tfjs.javascript.words import Names
from keras_tfjs.kinds import Facts, infer, joined, sketch
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.remembered import Remembered
from keras_tfjs.source import Dialect, Module, Options

Definition = FunctionNode | ast.ClassDef


@dataclass(eq=False)
class _Unit:
    """A module that parses, with what is known of it; `definitions` see its own functions and,
    through `foreign`, what it imports itself. The project has one for all files that import the
    module: only `foreign` is told anew for each, by what it reaches."""

    module: Module
    tree: ast.Module
    facts: Facts
    definitions: Definitions
    _spelled: dict[bool, Mapping[str, str]] = field(default_factory=dict)
    _forms: list[Forms | None] = field(default_factory=list)

    @property
    def forms(self) -> Forms | None:
        if not self._forms:
            self._forms.append(None)
            options = Options(modules=self.module.modules, path=self.module.path)
            elsewhere = _elsewhere(self.facts, options, _units(options))
            self._forms[0] = Forms(self.tree, self.facts, self.definitions, elsewhere)
        return self._forms[0]

    @cached_property
    def stored(self) -> frozenset[str]:
        return stored(self.facts)

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """Names that the module imports: of which module, and what they are there."""
        found = {}
        for one in self.tree.body:
            if isinstance(one, ast.ImportFrom):
                spelled = "." * one.level + (one.module or "")
                for alias in one.names:
                    found[alias.asname or alias.name] = (spelled, alias.name)
        found.pop("*", None)
        return found

    @cached_property
    def members(self) -> dict[str, Module]:
        """The modules of the project that it imports by name."""
        modules = self.module.modules
        spelled = {name: joined(*place) for name, place in self.imports.items()}
        return {
            name: modules[place]
            for name, place in spelled.items()
            if place in modules and name not in self.defined
        }

    @cached_property
    def starred(self) -> list[Module]:
        """The modules of which it imports everything, the last first."""
        stars = [
            "." * one.level + (one.module or "")
            for one in self.tree.body
            if isinstance(one, ast.ImportFrom) and one.names[0].name == "*"
        ]
        modules = self.module.modules
        return [modules[one] for one in reversed(stars) if one in modules]

    @cached_property
    def defined(self) -> frozenset[str]:
        """The module's own functions and classes, not those in them."""
        every = (*self.definitions.functions, *self.definitions.classes)
        return frozenset(one.split(".")[1] for one in every if one.count(".") == 1)

    def own(self, name: str) -> Definition | None:
        """The function or class of that name which the module defines."""
        own, qualified = self.definitions, f"__main__.{name}"
        return own.functions.get(qualified) or own.classes.get(qualified)

    @cached_property
    def surface(self) -> Surface:
        return Surface.of(self.tree)

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies.of(self.tree)

    @cached_property
    def methods(self) -> list[ast.FunctionDef]:
        own = self.definitions
        functions = own.functions.values()
        return [
            one for one in functions if id(one) in own.owners and isinstance(one, ast.FunctionDef)
        ]

    def spelled(self, keep: bool) -> Mapping[str, str]:
        """The module's own names in JavaScript."""
        if keep not in self._spelled:
            names = Names(
                frozenset(identifiers(self.tree)),
                javascript=True,
                variables=frozenset(variables(self.tree)),
                keep=keep,
            )
            self._spelled[keep] = {name: names[name] for name in _own_words(self)}
        return self._spelled[keep]


@dataclass
class Imported:
    """What the importing file's facts know under its qualified names; `waiting` are those of the
    functions, by id, that wait for a promise; `spelled` the names of the modules' own functions,
    classes and members in JavaScript; `public` what each module lets others import, and where it
    has that from."""

    foreign: Foreign = field(default_factory=Foreign)
    waiting: frozenset[int] = frozenset()
    spelled: dict[str, str] = field(default_factory=dict)
    public: dict[str, Mapping[str, Origin]] = field(default_factory=dict)


def imported(options: Options) -> Imported:
    """What the modules define that a file with these options imports, and what they import
    themselves. A module that does not parse defines nothing."""
    units = _units(options)
    together = _together(frozenset(units.values()))
    found = Imported(together.foreign(options.modules, options.path), together.waiting)
    for unit in together.units:
        if not _is_of(unit, options.path):
            found.spelled = {**unit.spelled(options.keep_names), **found.spelled}
    handed_on = HandedOn(lambda one: units[one].surface if one in units else Surface())
    for spelled, module in options.modules.items():
        if module in units:
            found.public[spelled] = handed_on.names(module)
    return found


def elsewhere(facts: Facts, options: Options) -> Elsewhere:
    """What the other files say of values that a file with these options has from them."""
    return _elsewhere(facts, options, _units(options))


def _elsewhere(facts: Facts, options: Options, units: Mapping[Module, _Unit]) -> Elsewhere:
    def of_import(spelling: str) -> tuple[_Unit, str] | None:
        spelled, _, name = spelling.rpartition(".")
        if not spelled.strip("."):
            spelled = f"{spelled}."  # of a package: "." and a name
        found = options.modules.get(spelled)
        return (units[found], name) if found is not None and found in units else None

    others = [one for one in units.values() if not _is_of(one, options.path)]
    return Elsewhere(facts, others, of_import)


def _is_of(unit: _Unit, path: str) -> bool:
    """Whether a unit is the importing file itself, in a cycle of imports."""
    return bool(path) and unit.module.path == path


def _units(options: Options) -> dict[Module, _Unit]:
    found: dict[Module, _Unit] = {}
    pending = list(options.modules.values())
    done: set[Module] = set()
    while pending:
        module = pending.pop()
        if module in done or not module.dialect.is_python:
            continue
        done.add(module)
        pending.extend(module.modules.values())
        unit = _unit(module, module.dialect)
        if unit is not None:
            found[module] = unit
    return found


@Remembered
def _unit(module: Module, dialect: Dialect) -> _Unit | None:
    """What is known of a module; None where it does not parse."""
    try:
        parsed = ast.parse(module.text)
    except (SyntaxError, ValueError, RecursionError):
        return None
    parsed = with_attached(without_settled(parsed, keras=dialect is Dialect.KERAS))
    facts = infer(parsed, Options(modules=module.modules), dialect)
    if dialect is Dialect.KERAS:
        sketch(parsed, facts)
    return _Unit(module, parsed, facts, Definitions(parsed, facts))


def _own_words(unit: _Unit) -> Iterator[str]:
    for qualified in (*unit.definitions.functions, *unit.definitions.classes):
        yield qualified.rpartition(".")[2]
    for node in subtree(unit.tree):
        match node:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name
            case ast.arg(arg=name):
                yield name
            case _:
                pass
    for statement in unit.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass


class _Together:
    """The modules that a file reaches by its imports, as they see each other: the same for all
    files that reach the same. `waiting` are their functions that wait, by id."""

    def __init__(self, units: Iterable[_Unit]) -> None:
        self.units = sorted(units, key=lambda one: one.module.path)
        self._unit = {one.module: one for one in self.units}
        self._defined: dict[tuple[_Unit, str], Definition | None] = {}
        self._public: dict[_Unit, Foreign] = {}
        self._every = Foreign()
        for unit in self.units:
            unit.definitions.foreign = self._named(unit.module.modules, unit.module.path)
        for unit in self.units:
            self._gather(unit)
        for unit in self.units:
            unit.definitions.foreign = self.foreign(unit.module.modules, unit.module.path)
        self.waiting = _colours(self.units)

    def _gather(self, unit: _Unit) -> None:
        own, every = unit.definitions, self._every
        for definition in own.classes.values():
            every.constructors[id(definition)] = own.constructor(definition)
        every.owners.update(own.owners)
        every.overrides.update(own.overrides)
        for method in unit.methods:
            every.methods.setdefault(method.name, []).append(method)
        for function in own.functions.values():
            if not isinstance(function, ast.Lambda) and function.decorator_list:
                every.replaced[id(function)] = own.replacing(function)

    def foreign(self, modules: Mapping[str, Module], path: str) -> Foreign:
        """The definitions under the names by which the file at `path` imports them, and the methods
        of every class of the project that it can come to hold."""
        methods = dict(self._every.methods)
        for unit in self.units:
            if _is_of(unit, path):
                own = set(unit.methods)
                for name in {one.name for one in own}:
                    methods[name] = [one for one in methods[name] if one not in own]
        named = self._named(modules, path)
        return replace(
            self._every, functions=named.functions, classes=named.classes, methods=methods
        )

    def _named(self, modules: Mapping[str, Module], path: str) -> Foreign:
        found = Foreign()
        for spelled, module in modules.items():
            unit = self._unit.get(module)
            if unit is None or _is_of(unit, path):
                continue
            for inside, part in self._parts(spelled, unit):
                public = self._names(part)
                found.classes.update((inside + name, one) for name, one in public.classes.items())
                found.functions.update(
                    (inside + name, one) for name, one in public.functions.items()
                )
        return found

    def _parts(self, spelled: str, unit: _Unit) -> Iterator[tuple[str, _Unit]]:
        """A module and, of a package, those of its modules that it has as members; what their names
        begin with."""
        pending = [(spelled if spelled.endswith(".") else f"{spelled}.", unit)]
        while pending:
            inside, one = pending.pop()
            yield inside, one
            if PurePath(one.module.path).name == "__init__.py":
                folder = PurePath(one.module.path).parent
                for name, module in one.members.items():
                    part = self._unit.get(module)
                    is_below = PurePath(module.path).is_relative_to(folder) and part is not one
                    if part is not None and is_below:
                        pending.append((f"{inside}{name}.", part))

    def _names(self, unit: _Unit) -> Foreign:
        """What a module defines or hands on, under the names that it has there."""
        if unit in self._public:
            return self._public[unit]
        found = self._public[unit] = Foreign()
        for name in sorted(self._handed_on(unit)):
            made = self._definition(unit, name)
            if isinstance(made, ast.ClassDef):
                found.classes[name] = made
            elif made is not None:
                found.functions[name] = made
        for qualified, function in unit.definitions.functions.items():
            if qualified.count(".") > 1:
                found.functions[qualified.removeprefix("__main__.")] = function
        return found

    def _handed_on(self, unit: _Unit) -> set[str]:
        """The names of functions and classes that a module has, and all that it imports by name."""
        names: set[str] = set()
        pending, done = [unit], {unit}
        while pending:
            one = pending.pop()
            found = one.defined | set(one.imports)
            names |= found if one is unit else {name for name in found if name[0] != "_"}
            others = [self._unit[module] for module in one.starred if module in self._unit]
            pending.extend(other for other in others if other not in done)
            done.update(others)
        return names

    def _definition(self, unit: _Unit, name: str) -> Definition | None:
        """What a name of a module is, also where it imports it itself."""
        found: Definition | None = None
        pending, seen = [(unit, name)], set[tuple[_Unit, str]]()
        while pending and found is None:
            one = pending.pop()
            if one in seen:
                continue
            seen.add(one)
            found = self._defined.get(one) or one[0].own(one[1])
            if found is None and one not in self._defined:
                pending.extend(self._elsewhere(*one))
        for one in seen if found is None else [(unit, name)]:
            self._defined[one] = found
        return found

    def _elsewhere(self, unit: _Unit, name: str) -> list[tuple[_Unit, str]]:
        """Where a module has a name from, which it may have from several: the first comes last."""
        if name in unit.imports:
            spelled, original = unit.imports[name]
            module = unit.module.modules.get(spelled)
            found = self._unit.get(module) if module is not None else None
            return [] if found is None else [(found, original)]
        if name[0] == "_":
            return []
        return [(self._unit[one], name) for one in reversed(unit.starred) if one in self._unit]


_together = lru_cache(maxsize=8)(_Together)


def _colours(units: Iterable[_Unit]) -> frozenset[int]:
    """The functions of all modules that wait, found together: a cycle of imports too."""
    return Colour.together(
        Colour(
            unit.tree,
            unit.facts,
            unit.definitions,
            keras=unit.module.dialect is Dialect.KERAS,
            bodies=unit.bodies,
        )
        for unit in units
    )
