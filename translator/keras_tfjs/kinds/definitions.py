"""The user's own functions and classes: parameters, results, members, bases."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from keras_tfjs.catalog.keras.derived import framework_base
from keras_tfjs.catalog.words import snake
from keras_tfjs.kinds import library
from keras_tfjs.kinds.annotations import annotation_kind
from keras_tfjs.kinds.arguments import default_of, given
from keras_tfjs.kinds.class_properties import takes_class
from keras_tfjs.kinds.evidence import is_config
from keras_tfjs.kinds.flow import FunctionNode
from keras_tfjs.kinds.grown import Grown
from keras_tfjs.kinds.handed_over import handed_over as functions_handed_over
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
    NoneValue,
    Promise,
    Unknown,
    Unreached,
    join,
)
from keras_tfjs.kinds.objectives import takes_labels
from keras_tfjs.kinds.overridden import overridden
from keras_tfjs.kinds.several_inputs import SeveralInputs
from keras_tfjs.kinds.stores import Stores
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Scope, Value

if TYPE_CHECKING:
    from keras_tfjs.kinds.imported import Seen
    from keras_tfjs.kinds.inference import Inference

_TRANSPARENT = frozenset(
    [
        "builtins.staticmethod",
        "builtins.classmethod",
        "builtins.property",
        "functools.wraps",
        "tensorflow.function",
        "keras.saving.register_keras_serializable",
        "keras.utils.register_keras_serializable",
    ]
)
"""Decorators that leave what a function returns."""

_LONG = 40
"""Bindings of a function that may hang together without filling the stack."""


class Definitions:
    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._flow = inference.flow
        self._qualified: dict[ast.AST, str] = {}
        self.stores = Stores(inference)
        self.grown = Grown(inference.flow, self.bindings)
        self.several_inputs = SeveralInputs(inference.flow, inference.dialect, self.owner)

    # --- names ---

    def qualified(self, node: ast.AST) -> str:
        """ "__main__.Scale.call": where a function or class is defined in the file."""
        if node not in self._qualified:
            parts = [_own_name(node)]
            scope = self._home.get(node)
            while scope is not None and scope.kind != "module":
                if scope.kind != "comprehension":
                    parts.append(_own_name(scope.node))
                scope = scope.parent
            self._qualified[node] = LOCAL + ".".join(reversed(parts))
        return self._qualified[node]

    @cached_property
    def _home(self) -> dict[ast.AST, Scope]:
        """The scope in which each function and class is defined."""
        homes = {node: scope.parent for node, scope in self._flow.scopes.items()}
        return {node: scope for node, scope in homes.items() if scope is not None}

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        nodes = (node for node in self._flow.scopes if isinstance(node, ast.ClassDef))
        return {self.qualified(node): node for node in nodes}

    def defined(self, node: ast.AST) -> Kind:
        """The kind of a name bound by `def` or `class`."""
        if isinstance(node, ast.ClassDef):
            return Class(self.qualified(node))
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        return self.function(node)

    # --- functions ---

    def function(self, node: FunctionNode) -> Kind:
        name = self.qualified(node)
        decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
        for decorator in decorators:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            decorator_name = self._inference.name(called)
            if decorator_name not in _TRANSPARENT and not _is_accessor(decorator):
                return Function(name, UNKNOWN)
        return Function(name, self._inference.memory.solve(node, lambda: self._returns(node)))

    def _returns(self, node: FunctionNode) -> Kind:
        scope = self._flow.scopes.get(node)
        if scope is None:
            return UNKNOWN
        if scope.generator:
            return ListOf(UNKNOWN)
        self._solve_in_order(scope)
        kinds = [
            NoneValue() if value is None else self._inference.kind(value) for value in scope.returns
        ]
        kind = join(*kinds) if kinds else NoneValue()
        annotation = None if isinstance(node, ast.Lambda) else node.returns
        if isinstance(kind, Unknown) and annotation is not None:
            kind = self.annotated(annotation)
        return Promise(kind) if isinstance(node, ast.AsyncFunctionDef) else kind

    def _solve_in_order(self, scope: Scope) -> None:
        """What a long function binds, from its first line on: a chain of thousands of names, each
        made of the one before, is deeper than the stack when it is asked for from its end."""
        if sum(map(len, scope.bindings.values())) > _LONG:
            for bindings in scope.bindings.values():
                for binding in bindings:
                    self._inference.value(binding)

    def returned(self, kind: Kind) -> Kind:
        """What calling something of `kind` without known arguments gives."""
        return kind.returns if isinstance(kind, Function) else UNKNOWN

    def annotated(self, annotation: ast.expr) -> Kind:
        return annotation_kind(self._inference, annotation)

    # --- parameters ---

    def parameter(self, binding: Binding) -> Kind:
        node = binding.scope.node
        if not isinstance(node, FunctionNode):
            return UNKNOWN
        kind = self._parameter(binding, node)
        if isinstance(kind, Instance) and kind.role == "Model" and kind.origin is None:
            return Instance(kind.role, kind.of, outputs=kind.outputs, origin=binding.node)
        return kind

    def _parameter(self, binding: Binding, node: FunctionNode) -> Kind:
        arguments = node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        names = [argument.arg for argument in positional]
        index = names.index(binding.name) if binding.name in names else None
        if arguments.kwarg is not None and arguments.kwarg.arg == binding.name:
            return DictOf(UNKNOWN)
        if arguments.vararg is not None and arguments.vararg.arg == binding.name:
            return ListOf(UNKNOWN)
        owner = self.owner(node)
        if owner is not None and index == 0 and not has_decorator(node, "staticmethod"):
            if takes_class(node, self._inference.name, self.tree):
                return Class(self.qualified(owner))
            return self.instance_of(self.qualified(owner)) or UNKNOWN
        if binding.annotation is not None:
            kind = self.annotated(binding.annotation)
            if not isinstance(kind, Unknown | NoneValue):
                return kind
        shift = 1 if owner is not None and not has_decorator(node, "staticmethod") else 0
        place = None if index is None else index - shift
        override = overridden(self._inference, node, owner, place)
        if override is not None:
            return override
        kinds = list(self._passed(node, binding.name, place))
        default = default_of(arguments, binding.name)
        if default is not None:
            kinds.append(self._inference.kind(default))
        kind = join(*kinds) if kinds else UNKNOWN
        if isinstance(kind, Unknown | NoneValue):
            if self._inference.by_use.holds_model(binding):
                return Instance("Model")
            if place is not None and takes_labels(node, place, binding.name, self._inference.name):
                return Instance("Tensor")
            if owner and is_config(node, binding.name):
                base = self.library_base(self.qualified(owner)) or ""
                is_made = base.startswith("tfjs.") and library.class_role(base) != "Callback"
                return DictOf(UNKNOWN) if is_made else UNKNOWN
        return UNKNOWN if isinstance(kind, NoneValue) else kind

    def owner(self, node: FunctionNode) -> ast.ClassDef | None:
        home = self._home.get(node)
        if home is not None and isinstance(home.node, ast.ClassDef):
            return home.node
        return None

    @cached_property
    def handed_over(self) -> dict[FunctionNode, list[str | ast.Call]]:
        return functions_handed_over(self._flow, self._functions_behind, snake)

    def _functions_behind(self, value: ast.expr) -> Iterator[FunctionNode]:
        if isinstance(value, ast.Lambda):
            yield value
        elif isinstance(value, ast.Name):
            reached = self._flow.loads.get(value)
            for binding in self.bindings(reached) if reached else ():
                if isinstance(binding.node, FunctionNode):
                    yield binding.node
                elif isinstance(binding.source, ast.Lambda):
                    yield binding.source
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            for maker in self._functions_behind(value.func):
                for returned in self._flow.scopes[maker].returns:
                    if isinstance(returned, ast.Name | ast.Lambda):
                        yield from self._functions_behind(returned)

    def results(self, function: ast.expr) -> tuple[ast.expr, ...]:
        """What the functions of the file that an expression may be return."""
        found: list[ast.expr] = []
        named = self._methods_behind(function) or self._functions_behind(function)
        for node in named:
            scope = self._flow.scopes.get(node)
            if scope is not None and not scope.generator:
                found += [value for value in scope.returns if value is not None]
        return tuple(found)

    def yielded(self, function: ast.expr) -> tuple[ast.Yield | ast.YieldFrom, ...]:
        """What the generators of the file that an expression may be give one by one."""
        named = self._methods_behind(function) or self._functions_behind(function)
        scopes = [self._flow.scopes.get(node) for node in named]
        return tuple(one for scope in scopes if scope is not None for one in scope.yields)

    def _methods_behind(self, function: ast.expr) -> list[FunctionNode]:
        """The method that `env.state` is, by the class of the object."""
        if not isinstance(function, ast.Attribute):
            return []
        owner = self._inference.kind(function.value)
        if not isinstance(owner, Instance) or not owner.of.startswith(LOCAL):
            return []
        members = self.members(owner.of, function.attr)
        return [each.node for each in members if isinstance(each.node, FunctionNode)]

    def bindings(self, value: Value) -> Iterator[Binding]:
        """All bindings that `value` may come from."""
        pending, seen = [value], set()
        while pending:
            value = pending.pop()
            if value in seen:
                continue
            seen.add(value)
            match value:
                case Binding():
                    yield value
                case Merge(operands=operands):
                    pending += operands
                case Narrowed(base=base):
                    pending.append(base)
                case Free():
                    found = self._inference.holdings.resolve(value)
                    pending += [found] if found else []

    @cached_property
    def _lambda_names(self) -> dict[ast.AST, str]:
        return {
            binding.source: binding.name
            for binding in self._flow.bindings
            if isinstance(binding.source, ast.Lambda) and not binding.path
        }

    def _passed(self, node: FunctionNode, name: str, place: int | None) -> Iterator[Kind]:
        """Kinds that the calls in this file give to a parameter."""
        called = self._lambda_names.get(node, _own_name(node))
        owner, static = self.owner(node), has_decorator(node, "staticmethod")
        full = self.qualified(node)
        if called == "__init__" and owner is not None:
            called, full = owner.name, self.qualified(owner)
        for call in self._flow.calls.get(called, ()):
            receiver = self._receiver(call)
            if isinstance(receiver, Unreached):
                yield receiver
            elif self._inference.name(call.func) == full or self._calls_lambda(call, node):
                unbound = isinstance(receiver, Class) and owner is not None and not static
                position = place + 1 if unbound and place is not None else place
                value = given(call, name, position)
                if value is not None:
                    yield self._inference.kind(value)

    def _receiver(self, call: ast.Call) -> Kind | None:
        """The kind of the object whose method is called; None for a plain function."""
        if isinstance(call.func, ast.Attribute):
            return self._inference.kind(call.func.value)
        return None

    def _calls_lambda(self, call: ast.Call, node: FunctionNode) -> bool:
        return isinstance(node, ast.Lambda) and node in self._functions_behind(call.func)

    # --- classes ---

    def library_base(self, name: str) -> str | None:
        """The library class that a user's class comes from, through the user's own classes."""
        found = next((base for base in self.bases(name) if not base.startswith(LOCAL)), None)
        return None if found is None else framework_base(found)

    def bases(self, name: str) -> Iterator[str]:
        """`name` and the names of all its bases, nearest first."""
        pending, seen = [name], set()
        while pending:
            current = pending.pop(0)
            if current in seen:
                continue
            seen.add(current)
            yield current
            node = self.classes.get(current)
            found = [self._inference.name(base) for base in node.bases] if node else []
            pending = [base for base in found if base] + self._bases_at_home(current) + pending

    def _at_home(self, name: str) -> tuple[Seen, str] | None:
        """The file that a class of another file is from, and its name there."""
        return self._inference.holdings.imports.home(name) if IN in name else None

    def _bases_at_home(self, name: str) -> list[str]:
        home = self._at_home(name)
        if home is None:
            return []
        seen, inner = home
        return [seen.name(base) for base in seen.inference.definitions.bases(inner)][1:]

    def tree(self, name: str) -> ast.ClassDef | None:
        """The statement of a user's class, of this file or of one that it imports."""
        home = self._at_home(name)
        return home[0].inference.definitions.tree(home[1]) if home else self.classes.get(name)

    def instance_of(self, name: str) -> Instance | None:
        """An object of the class `name`; None if that is no class that anybody knows."""
        if self.tree(name) is not None:
            return Instance(library.class_role(self.library_base(name) or ""), name)
        role = library.class_role(name)
        return Instance(role, name) if role else None

    def instance(self, name: str, call: ast.Call) -> Kind:
        made = self.instance_of(name)
        if made is None:
            return UNKNOWN
        origin = call if made.role == "Model" else None
        return Instance(made.role, made.of, origin=origin, outputs=None)

    def member(self, name: str, attribute: str) -> Kind | None:
        """A member that the user's class `name` or its own bases define; None for none."""
        found = self.members(name, attribute)
        if not found:
            return self._member_at_home(name, attribute)
        if isinstance(found[0], Binding) and isinstance(found[0].node, FunctionNode):
            kind = self.function(found[0].node)
            if has_decorator(found[0].node, "property"):
                return self.returned(kind)
            return kind
        key = ("member", name, attribute)
        return self._inference.memory.solve(
            key, lambda: join(*(self._inference.value(value) for value in found))
        )

    def _member_at_home(self, name: str, attribute: str) -> Kind | None:
        """The same of the nearest base that another file defines."""
        for base in self.bases(name):
            home = self._at_home(base)
            if home is not None:
                seen, inner = home
                found = seen.inference.definitions.member(inner, seen.attribute(attribute))
                return None if found is None else seen.member(found, inner, attribute)
        return None

    def member_name(self, name: str, attribute: str) -> str | None:
        for base in self.bases(name):
            home = self._at_home(base)
            if home is not None:
                seen, inner = home
                found = seen.inference.definitions.member_name(inner, seen.attribute(attribute))
                if found is not None:
                    return f"{seen.name(found).rpartition('.')[0]}.{attribute}"
                continue
            node = self.classes.get(base)
            if node is None and library.may_have(base, attribute):
                break
            if node is not None and attribute in self._flow.scopes[node].bindings:
                return f"{base}.{attribute}"
        return f"{name}.{attribute}" if self.members(name, attribute) else None

    def members(self, name: str, attribute: str) -> list[Binding]:
        """Bindings of an attribute: in the class body, else through `self` and other objects."""
        family = [base for base in self.bases(name) if base in self.classes]
        for base in family:
            own = self._flow.scopes[self.classes[base]].bindings.get(attribute)
            if own:
                return (
                    own[-1:]
                    if isinstance(own[-1].node, FunctionNode)
                    else [*own, *self.stores.of(family, attribute)]
                )
        return self.stores.of(family, attribute)

    def stored(self, owner: Kind, attribute: str) -> Binding | None:
        """The one binding of an attribute of a user's object."""
        if not isinstance(owner, Instance) or not owner.of.startswith(LOCAL):
            return None
        found = self.members(owner.of, attribute)
        return found[0] if len(found) == 1 else None

    def parent(self, call: ast.Call) -> Kind:
        """What `super()` stands for at a place: an object of the base class, of the first that is
        more than methods besides, if there are several."""
        scope: Scope | None = self._flow.scope_of.get(call)
        while scope is not None and not isinstance(scope.node, ast.ClassDef):
            scope = scope.parent
        if scope is None or not isinstance(scope.node, ast.ClassDef):
            return UNKNOWN
        bases = [self._inference.name(base) for base in scope.node.bases]
        made = [self.instance_of(base) for base in bases if base]
        known = [base for base in made if base is not None]
        return next((base for base in known if not self._only_adds(base)), [*known, UNKNOWN][0])

    def _only_adds(self, base: Instance) -> bool:
        """Whether a base is a class of the user's own from no library, without a constructor."""
        is_own = base.of.startswith(LOCAL) and self.library_base(base.of) is None
        return is_own and self.member_name(base.of, "__init__") is None


def _own_name(node: ast.AST) -> str:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.Lambda():
            return f"<lambda:{node.lineno}:{node.col_offset}>"
        case _:
            return "<scope>"


def _is_accessor(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Attribute) and decorator.attr in ("setter", "deleter")


def has_decorator(node: ast.AST, name: str) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any(isinstance(each, ast.Name) and each.id == name for each in decorators)
