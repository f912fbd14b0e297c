"""Canonical names of expressions, and how the file's imports spell them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from keras_tfjs.catalog import rows_of_tfjs, tfjs
from keras_tfjs.catalog.extensions import in_javascript
from keras_tfjs.catalog.keras.members import SET_BY_CELLS, SET_BY_PROGRAMS
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import library
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.cells import is_cell
from keras_tfjs.kinds.imported import parted
from keras_tfjs.kinds.model import LOCAL, Class, Function, Instance, Kind, Module, Unknown
from keras_tfjs.kinds.project_members import ProjectMembers
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Value
from keras_tfjs.source import Dialect
from keras_tfjs.source import Module as ProjectModule

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class Names:
    def __init__(self, inference: Inference, modules: Mapping[str, ProjectModule]) -> None:
        self._inference = inference
        self._flow = inference.flow
        self.members = ProjectMembers(inference.flow, modules)
        self._names: dict[ast.AST | Value, tuple[str, str] | None] = {}
        self._for_now: dict[ast.AST | Value, tuple[int, tuple[str, str] | None]] = {}
        """Names made of answers that may still change, with the state of the memory."""
        self._under_way: set[ast.AST | Value] = set()
        self._cycles = 0
        """How often a name was asked for while it was looked for."""

    def callee(self, call: ast.Call) -> str | None:
        """The canonical name of what `call` calls; calling an object is its class's __call__."""
        function = self._inference.kind(call.func)
        if isinstance(function, Instance):
            own = self._inference.definitions.member_name(function.of, "__call__")
            return own or library.member_name(function, "__call__", Dialect.KERAS)
        return self.name(call.func)

    def name(self, node: ast.expr) -> str | None:
        found = self._named(node)
        return found[0] if found else None

    def spelling(self, node: ast.expr) -> str | None:
        found = self._named(node)
        return found[1] if found else None

    def _named(self, node: ast.expr) -> tuple[str, str] | None:
        """The canonical name and the one that the file's imports spell."""
        if not self._under_way and node in self._names:
            return self._names[node]
        return self._remembered_name(node, lambda: self._find_name(node))

    def _remembered_name(
        self, key: ast.AST | Value, find: Callable[[], tuple[str, str] | None]
    ) -> tuple[str, str] | None:
        """`find()`; kept only where no answer that may still change went into it, or while all of
        them are as they were."""
        if key in self._names:
            self._cycles += key in self._under_way
            return self._names[key]
        memory = self._inference.memory
        kept = self._for_now.get(key)
        if kept is not None and kept[0] == memory.retractions:
            return kept[1]
        state, cycles = memory.retractions, self._cycles
        self._names[key] = None
        self._under_way.add(key)
        found = find()
        self._under_way.remove(key)
        if memory.is_settled:
            self._names[key] = found
            return found
        del self._names[key]
        if (state, cycles) == (memory.retractions, self._cycles):
            self._for_now[key] = state, found
        return found

    def _find_name(self, node: ast.expr) -> tuple[str, str] | None:
        match node:
            case ast.Name():
                value = self._flow.stores.get(node) or self._flow.loads.get(node)
                return None if value is None else self._value_name(value)
            case ast.Attribute():
                return self._attribute_name(node)
            case _:
                return None

    def _attribute_name(self, node: ast.Attribute) -> tuple[str, str] | None:
        inner, attribute = node.value, node.attr
        base = self._inference.kind(inner)
        match base:
            case Module(name):
                spelling = self.spelling(inner) or name
                whole = f"{name}.{attribute}"
                match self._inference.holdings.imports.kind(whole):
                    case Class(foreign) if foreign.startswith(LOCAL):
                        return foreign, f"{spelling}.{attribute}"
                handed_on = self._inference.holdings.imports.handed_on(name, attribute)
                return handed_on or canonical(whole), f"{spelling}.{attribute}"
            case Class(name) | Instance(of=name) if name.startswith(LOCAL):
                own = self._inference.definitions.member_name(name, attribute)
                if isinstance(base, Instance) and self._is_of_library(base, attribute):
                    own = None
                library_base = self._inference.definitions.library_base(name)
                if own is None and isinstance(base, Instance) and base.role:
                    own = self._inherited_name(base, attribute)
                elif own is None and library_base:
                    own = f"{library_base}.{attribute}"
                return (own, own) if own else None
            case Instance(among=among) if among:
                own = self._shared_name(sorted(among), attribute)
                member = own or self._inference.member_name(base, attribute)
                return (member, member) if member else None
            case Class(name) | Function(name) if isinstance(base, Class) or _has_members(name):
                return f"{name}.{attribute}", f"{self.spelling(inner) or name}.{attribute}"
            case Unknown():
                outer = self._named(inner)
                return (f"{outer[0]}.{attribute}", f"{outer[1]}.{attribute}") if outer else None
            case _:
                member = self._inference.member_name(base, attribute)
                if member and self._is_projects(base, node, member):
                    member = None
                return (member, member) if member else None

    def _is_projects(self, base: Kind, node: ast.Attribute, member: str) -> bool:
        """Whether a member of an object that may be of a class of the project is no library's:
        what `super()` has is one of the library's that nobody lists."""
        if self._inference.dialect is not Dialect.KERAS or not isinstance(base, Instance):
            return False
        match node.value:
            case ast.Call(func=ast.Name(id="super")):
                return False
        kind = self._inference.kind
        return self.members.has(base, member, node, lambda: isinstance(kind(node), Instance))

    def _is_of_library(self, owner: Instance, attribute: str) -> bool:
        """Whether what a class of one's own sets stays an attribute of the library's class."""
        if attribute in SET_BY_CELLS:
            return is_cell(owner, self._inference.definitions)
        return attribute in SET_BY_PROGRAMS and bool(owner.role)

    def _shared_name(self, classes: list[str], attribute: str) -> str | None:
        """A member that all of several classes define, by the name of the first one's."""
        found = [self._inference.definitions.member_name(one, attribute) for one in classes]
        return found[0] if all(found) else None

    def _inherited_name(self, base: Instance, attribute: str) -> str | None:
        """A member that a user's class has from its library base; what TF.js's classes and the
        extensions do not have is the user's, set somewhere else."""
        name = self._inference.member_name(base, attribute)
        if name is None or not name.startswith("tfjs."):
            return name
        known = tfjs.exists(name) or rows_of_tfjs(name) or name in in_javascript()
        known = known or self._is_of_library(base, attribute)
        return name if known else None

    def _value_name(self, value: Value) -> tuple[str, str] | None:
        return self._remembered_name(value, lambda: self._find_value_name(value))

    def _find_value_name(self, value: Value) -> tuple[str, str] | None:
        match value:
            case Narrowed():
                return self._value_name(value.base)
            case Free():
                found = self._inference.holdings.resolve(value)
                if found is not None:
                    return self._value_name(found)
                name = self._inference.holdings.free_name(value.name)
                return (name, name) if name else None
            case Merge():
                names = [self._value_name(each) for each in value.leaves()]
                known = [name for name in names if name]
                same_name = known and len({name[0] for name in known}) == 1
                return known[0] if same_name and len(known) == len(names) else None
            case Binding():
                return self._binding_name(value)
            case _:
                return None

    def bound(self, binding: Binding) -> str | None:
        """The canonical name of what a binding gives to its name."""
        found = self._binding_name(binding)
        return found[0] if found else None

    def _binding_name(self, binding: Binding) -> tuple[str, str] | None:
        shared = self._inference.holdings.shared(binding)
        if shared is not binding:
            return self._value_name(shared)
        match binding.how:
            case "import":
                match self._inference.holdings.kind(binding):
                    case Class(name) if name.startswith(LOCAL):  # of another file
                        return name, binding.spelling or ""
                spelling = binding.spelling or ""
                imports, place = self._inference.holdings.imports, parted(spelling)
                handed_on = imports.standard(*place) or imports.handed_on(*place)
                return handed_on or binding.target or "", spelling
            case "function" | "class":
                name = self._inference.definitions.qualified(binding.node)
                return name, name
            case "assign" if not binding.path and isinstance(
                binding.source, ast.Name | ast.Attribute
            ):
                if isinstance(
                    self._inference.kind(binding.source), Module | Class | Function | Unknown
                ):
                    return self._named(binding.source)
            case "assign" if not binding.path and binding.source is not None:
                made = self.preset(binding.source)
                return None if made is None else self._named(made)
        return None

    def preset(self, node: ast.expr) -> ast.expr | None:
        """The layer class that `node` calls with some options set beforehand:
        `partial(keras.layers.Dense, units=3)`, or a lambda that hands its options on."""
        match node:
            case ast.Call(args=[made], keywords=keywords) if all(one.arg for one in keywords):
                named = self.name(node.func) == "functools.partial"
            case ast.Lambda(
                args=ast.arguments(args=[], kwonlyargs=[], vararg=None, kwarg=ast.arg(arg=rest)),
                body=ast.Call(
                    func=made,
                    args=[],
                    keywords=[*_, ast.keyword(arg=None, value=ast.Name(id=last))],
                ),
            ):
                named = rest == last
            case ast.Lambda(
                args=ast.arguments(args=[ast.arg(arg=rest)], defaults=[], vararg=None, kwarg=None),
                body=ast.Call(
                    func=made,
                    args=[ast.Dict(keys=[*_, None], values=[*_, ast.Name(id=last)])],
                    keywords=[],
                ),
            ):
                named = rest == last
            case _:
                return None
        name = self.name(made) if named else None
        is_layer = name is not None and name.startswith(("keras.layers.", "tfjs.layers."))
        return made if is_layer else None


def _has_members(function: str) -> bool:
    """Whether members of what is taken for a function have names: of NumPy's, and of TensorFlow's
    types of numbers and classes."""
    library, _, last = function.rpartition(".")
    of_types = library in ("tensorflow", "tensorflow.dtypes") and last in WORDS[Type.DTYPE].to_tfjs
    of_classes = library.startswith("tensorflow") and last[:1].isupper()
    return of_types or of_classes or function.startswith("numpy.")
