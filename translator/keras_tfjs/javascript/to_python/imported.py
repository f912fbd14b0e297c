"""What a file imports of the project's other modules: functions, classes and what their members are
called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.to_python import vocabulary
from keras_tfjs.javascript.to_python.variables import FunctionNode
from keras_tfjs.javascript.to_python.waiting import unwaited
from keras_tfjs.javascript.words import Names
from keras_tfjs.source import Dialect, Module, Options, SourceSyntaxError

Definition = FunctionNode | tree.Class


@dataclass(eq=False)
class _Unit:
    module: Module
    program: tree.Program

    @cached_property
    def defined(self) -> dict[str, Definition]:
        """The functions and classes that the module declares, by name."""
        found: dict[str, Definition] = {}
        for node in self.program.body:
            inner = node.declaration if isinstance(node, tree.Export) else node
            default = node.default if isinstance(node, tree.Export) else None
            match inner or default:
                case tree.FunctionDeclaration(function=tree.Function(name=name) as one) if name:
                    found[name.name] = one
                case tree.ClassDeclaration(definition=tree.Class(name=name) as one) if name:
                    found[name.name] = one
                case tree.Declaration(
                    declarators=(
                        tree.Declarator(
                            target=tree.Identifier(name=name),
                            value=(tree.Arrow() | tree.Function()) as one,
                        ),
                    )
                ):
                    found[name] = one
                case (tree.Function() | tree.Class()) as one:
                    found["default"] = one
                    if one.name is not None:
                        found[one.name.name] = one
                case tree.Identifier(name=name) if name in found:
                    found["default"] = found[name]
                case _:
                    pass
        return found

    @cached_property
    def coroutines(self) -> set[int]:
        functions = {
            name: one for name, one in self.defined.items() if not isinstance(one, tree.Class)
        }
        return {id(functions[name]) for name in unwaited(self.program, functions)}

    @cached_property
    def handed_on(self) -> list[tuple[str | None, str, str]]:
        """What the module has from others: the name here (None: all), the path, the name there."""
        found: list[tuple[str | None, str, str]] = []
        for node in self.program.body:
            match node:
                case tree.Export(source=str() as source, names=tuple() as names):
                    found += ((one.alias, source, one.name) for one in names)
                case tree.Export(source=str() as source, everything=True):
                    found.append((None, source, ""))
                case tree.Import(source=source, names=names, default=default):
                    found += ((one.alias, source, one.name) for one in names or ())
                    if default is not None:
                        found.append((default, source, "default"))
                case _:
                    pass
        return found

    @cached_property
    def members(self) -> dict[str, str]:
        """The modules that others have as members of this one: the name, and the path."""
        return {
            one.namespace: one.source or ""
            for one in self.program.body
            if isinstance(one, tree.Export) and one.namespace is not None
        }

    def classes(
        self, units: Mapping[Module, _Unit], seen: frozenset[int] = frozenset()
    ) -> Iterator[tuple[str, tree.Class]]:
        """The classes that others have as members of the module, or of modules that are, each by
        its dotted name."""
        if id(self) in seen:
            return
        names = set(self.defined)
        for here, source, _ in self.handed_on:
            inner = units.get(self.module.modules.get(source, self.module))
            names |= {here} if here is not None else set(inner.defined if inner else ())
        for name in sorted(names):
            found = self.find(name, units, frozenset())
            if isinstance(found, tree.Class):
                yield name, found
        for name, source in self.members.items():
            unit = units.get(self.module.modules.get(source, self.module))
            if unit is not None:
                for inside, one in unit.classes(units, seen | {id(self)}):
                    yield f"{name}.{inside}", one

    def find(
        self, name: str, units: Mapping[Module, _Unit], seen: frozenset[tuple[int, str]]
    ) -> Definition | None:
        """The function or class of a name, also where the module has it from another."""
        key = (id(self), name)
        if key in seen:
            return None
        if name in self.defined:
            return self.defined[name]
        for here, source, there in self.handed_on:
            module = self.module.modules.get(source)
            if here in (name, None) and module is not None and module in units:
                found = units[module].find(there or name, units, seen | {key})
                if found is not None:
                    return found
        return None


@dataclass
class Imported:
    """`definitions` by the names that the importing file has for them, dotted ones for the classes
    of a module that it imports as a whole; `methods` and `members` of every class of the project
    that objects can come from; `of_modules`: the functions of a module that is imported as a whole,
    `loader.load`; `coroutines`: functions that their own module does not always wait for, by id;
    `spelled`: the modules' own functions, classes and members in Python."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    methods: dict[str, list[FunctionNode]] = field(default_factory=dict)
    of_modules: dict[str, FunctionNode] = field(default_factory=dict)
    coroutines: set[int] = field(default_factory=set)
    members: frozenset[str] = frozenset()
    spelled: dict[str, str] = field(default_factory=dict)

    @property
    def functions(self) -> Iterator[FunctionNode]:
        """All of them, methods too."""
        for definition in self.definitions.values():
            if isinstance(definition, tree.Class):
                yield from (one.value for one in definition.members if isinstance(one, tree.Method))
            else:
                yield definition
        for found in self.methods.values():
            yield from found


def imported(program: tree.Program, options: Options) -> Imported:
    """What the names mean that a file imports. A module that does not parse gives nothing."""
    units = dict(_units(options))
    importing = _Unit(Module("", Dialect.JS, options.modules), program)
    found = Imported()
    for here, source, there in importing.handed_on:
        module = options.modules.get(source)
        if here is not None and module in units:
            definition = units[module].find(there, units, frozenset())
            if definition is not None:
                found.definitions[here] = definition
    for statement in program.body:
        if isinstance(statement, tree.Import) and statement.namespace is not None:
            named = units.get(options.modules.get(statement.source, importing.module))
            if named is None:
                continue
            for name, one in named.classes(units):
                found.definitions[f"{statement.namespace}.{name}"] = one
            for name in named.defined:
                inner = named.find(name, units, frozenset())
                if inner is not None and not isinstance(inner, tree.Class):
                    found.methods.setdefault(name, []).append(inner)
                    found.of_modules[f"{statement.namespace}.{name}"] = inner
    for unit in sorted(units.values(), key=lambda one: one.module.path):
        if options.path and unit.module.path == options.path:
            continue
        members = vocabulary.user_members(unit.program)
        found.members |= members
        found.coroutines |= unit.coroutines
        names = Names(
            vocabulary.identifiers(unit.program),
            javascript=False,
            variables=vocabulary.variables(unit.program),
            keep=options.keep_names,
        )
        for name in sorted(members | set(unit.defined)):
            found.spelled.setdefault(name, names[name])
        for node in tree.walk(unit.program):
            match node:
                case tree.Method(key=tree.Identifier(name=name), value=function):
                    found.methods.setdefault(name, []).append(function)
                case _:
                    pass
    return found


def _units(options: Options) -> Iterator[tuple[Module, _Unit]]:
    pending = list(options.modules.values())
    done: set[Module] = set()
    while pending:
        module = pending.pop()
        if module in done or module.dialect.is_python:
            continue
        done.add(module)
        pending.extend(module.modules.values())
        try:
            yield module, _Unit(module, parse(module.text, module.dialect is Dialect.TS))
        except SourceSyntaxError:
            continue
