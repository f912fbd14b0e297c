"""What a file imports from the project's other modules: functions with their signatures, classes,
and whether calls of them wait."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from keras_tfjs.javascript.from_python.colour import Bodies, Colour
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.handed_on import HandedOn, Origin
from keras_tfjs.javascript.from_python.signatures import (
    Definitions,
    Foreign,
)
from keras_tfjs.javascript.from_python.whole_file import identifiers, variables
from keras_tfjs.javascript.words import Names
from keras_tfjs.kinds import Facts, infer, sketch
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

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """Names that the module imports: of which module, and what they are there."""
        found = {}
        for one in self.tree.body:
            if isinstance(one, ast.ImportFrom):
                spelled = "." * one.level + (one.module or "")
                for alias in one.names:
                    found[alias.asname or alias.name] = (spelled, alias.name)
        return found

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies.of(self.tree)

    @cached_property
    def words(self) -> list[str]:
        return list(_own_words(self))

    @cached_property
    def identifiers(self) -> frozenset[str]:
        return frozenset(identifiers(self.tree))

    @cached_property
    def variables(self) -> frozenset[str]:
        return frozenset(variables(self.tree))


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
    for unit in units.values():
        unit.definitions.foreign = _foreign(unit.module.modules, units, unit.module.path)
    found = Imported(_foreign(options.modules, units, options.path), _colours(units))
    for unit in sorted(units.values(), key=lambda one: one.module.path):
        if _is_of(unit, options.path):
            continue
        names = Names(
            unit.identifiers,
            javascript=True,
            variables=unit.variables,
            keep=options.keep_names,
        )
        for name in unit.words:
            found.spelled.setdefault(name, names[name])
    handed_on = HandedOn(lambda one: units[one].tree if one in units else None)
    for spelled, module in options.modules.items():
        if module in units:
            found.public[spelled] = handed_on.names(module)
    return found


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
        unit = _unit(module)
        if unit is not None:
            found[module] = unit
    return found


@lru_cache(maxsize=512)
def _unit(module: Module) -> _Unit | None:
    """What is known of a module; None where it does not parse."""
    try:
        parsed = ast.parse(module.text)
    except (SyntaxError, ValueError, RecursionError):
        return None
    facts = infer(parsed, Options(modules=module.modules), module.dialect)
    if module.dialect is Dialect.KERAS:
        sketch(parsed, facts)
    return _Unit(module, parsed, facts, Definitions(parsed, facts))


def _own_words(unit: _Unit) -> Iterator[str]:
    for qualified in (*unit.definitions.functions, *unit.definitions.classes):
        yield qualified.rpartition(".")[2]
    for node in ast.walk(unit.tree):
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


def _defined(
    unit: _Unit, name: str, units: Mapping[Module, _Unit], seen: frozenset[tuple[int, str]]
) -> Definition | None:
    """What a name of a module is, also where it imports it itself."""
    key = (id(unit), name)
    if key in seen:
        return None
    qualified = f"__main__.{name}"
    if qualified in unit.definitions.functions:
        return unit.definitions.functions[qualified]
    if qualified in unit.definitions.classes:
        return unit.definitions.classes[qualified]
    spelled, original = unit.imports.get(name, ("", ""))
    module = unit.module.modules.get(spelled)
    if module is None or module not in units:
        return None
    return _defined(units[module], original, units, seen | {key})


def _foreign(modules: Mapping[str, Module], units: Mapping[Module, _Unit], path: str) -> Foreign:
    """The definitions under the names by which a file imports them, and the methods of every class
    of the project that it can come to hold. `path` is the importing file's."""
    found = Foreign()
    for spelled, module in modules.items():
        unit = units.get(module)
        if unit is None or _is_of(unit, path):
            continue
        inside = spelled if spelled.endswith(".") else f"{spelled}."
        names = {one.split(".")[1] for one in unit.definitions.functions if one.count(".") == 1}
        names |= {one.split(".")[1] for one in unit.definitions.classes if one.count(".") == 1}
        for name in sorted(names | set(unit.imports)):
            made = _defined(unit, name, units, frozenset())
            if made is None:
                continue
            if isinstance(made, ast.ClassDef):
                found.classes[f"{inside}{name}"] = made
            else:
                found.functions[f"{inside}{name}"] = made
        for qualified, function in unit.definitions.functions.items():
            if qualified.count(".") > 1:
                found.functions[f"{inside}{qualified.removeprefix('__main__.')}"] = function
    for unit in units.values():
        if _is_of(unit, path):
            continue
        own = unit.definitions
        found.owners.update(own.owners)
        found.overrides.update(own.overrides)
        for definition in own.classes.values():
            found.constructors[id(definition)] = own.constructor(definition)
        for function in own.functions.values():
            if id(function) in own.owners and isinstance(function, ast.FunctionDef):
                found.methods.setdefault(function.name, []).append(function)
            if not isinstance(function, ast.Lambda) and function.decorator_list:
                found.replaced[id(function)] = own.replacing(function)
    return found


def _colours(units: Mapping[Module, _Unit]) -> frozenset[int]:
    """The functions of all modules that wait, found together: a cycle of imports too."""
    return Colour.together(
        Colour(
            unit.tree,
            unit.facts,
            unit.definitions,
            keras=unit.module.dialect is Dialect.KERAS,
            bodies=unit.bodies,
        )
        for unit in units.values()
    )
