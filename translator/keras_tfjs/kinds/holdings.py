"""What names hold: bindings taken apart, merges joined, names of other scopes resolved."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from keras_tfjs.catalog import keras_names
from keras_tfjs.kinds import library, operators
from keras_tfjs.kinds.canonical import canonical, conventional
from keras_tfjs.kinds.evidence import parted, replaces_none
from keras_tfjs.kinds.imported import Imported
from keras_tfjs.kinds.model import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    STRING,
    UNKNOWN,
    DictOf,
    Instance,
    Kind,
    ListOf,
    Module,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    join,
)
from keras_tfjs.kinds.turns import element_given
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Step, Value, same
from keras_tfjs.source import Module as ProjectModule

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class Holdings:
    def __init__(self, inference: Inference, modules: Mapping[str, ProjectModule]) -> None:
        self._inference = inference
        self._flow = inference.flow
        self.imports = Imported(modules, inference.dialect, to_javascript=inference.to_javascript)
        self._resolved: dict[Free, Value | None] = {}

    def kind(self, value: Value) -> Kind:
        """The kind of what a name holds."""
        match value:
            case Binding():
                return self._inference.memory.solve(value, lambda: self._binding(value))
            case Merge():
                return self._inference.memory.solve(value, lambda: self._merged(value))
            case Free():
                found = self.resolve(value)
                if found is not None:
                    return self.kind(found)
                name = self.free_name(value.name)
                return library.named(name) if name else UNKNOWN
            case Narrowed():
                return self._narrowed(value)
            case _:
                return UNKNOWN

    def _merged(self, merge: Merge) -> Kind:
        """The kinds together; without those of parameters of which nothing is known but that they
        may be None, where another value takes the place of None. Not where that is an array
        without axes: callers give plain numbers there, `classes=None`, then `y.max() + 1`."""
        kinds = [self.kind(operand) for operand in merge.operands]
        bindings = [each.base if isinstance(each, Narrowed) else each for each in merge.operands]
        stands_in = any(
            isinstance(each, Binding) and each.source is not None and replaces_none(each)
            for each in bindings
        )
        if not stands_in:
            return join(*kinds)
        kept = [
            kind
            for each, kind in zip(bindings, kinds, strict=True)
            if not (
                isinstance(each, Binding) and each.how == "parameter" and isinstance(kind, Unknown)
            )
        ]
        known = join(*(kept or kinds))
        is_number = isinstance(known, Instance) and is_array(known) and known.shape == ()
        return join(*kinds) if is_number else known

    def resolve(self, free: Free) -> Value | None:
        """The bindings that a name unbound at its place can mean, by Python's scoping rules."""
        if free not in self._resolved:
            self._resolved[free] = self._resolve(free)
        return self._resolved[free]

    def _resolve(self, free: Free) -> Value | None:
        scope, name = free.scope, free.name
        declared = scope.declared.get(name)
        first, made_at = True, None
        while True:
            is_passed = first and declared == "nonlocal"
            is_passed = is_passed or (declared == "global" and scope.parent is not None)
            bindings = scope.bindings.get(name)
            if bindings and not is_passed and (first or scope.kind != "class"):
                return same(_seen(bindings, made_at), name)
            if scope.parent is None:
                return None
            if scope.kind == "function":
                made_at = scope.made_at
            first, scope = False, scope.parent

    def free_name(self, name: str) -> str | None:
        """The canonical name that a name means which the file never binds."""
        starred = [each.target or "" for each in self._flow.star_imports]
        for module in starred:
            if keras_names.exists(f"{module}.{name}"):
                return canonical(f"{module}.{name}")
        for module in reversed(starred):
            if (standard := self.imports.standard(module, name)) is not None:
                return standard
            if (of_library := self.imports.library(module, name)) is not None:
                return of_library
        meant = conventional(name, self._inference.dialect)
        foreign = any(m not in keras_names.modules() for m in starred)
        if foreign and meant is not None and not meant.startswith("builtins."):
            return None
        return meant

    def shared(self, binding: Binding) -> Value:
        """All bindings of a name that functions rebind from outside, else the binding itself."""
        if (binding.scope, binding.name) in self._flow.shared:
            return same(list(binding.scope.bindings[binding.name]), binding.name)
        return binding

    def _binding(self, binding: Binding) -> Kind:
        place = (binding.scope, binding.name)
        if place in self._flow.shared:
            every = binding.scope.bindings[binding.name]
            return self._inference.memory.solve(place, lambda: join(*map(self._bound, every)))
        return self._bound(binding)

    def _bound(self, binding: Binding) -> Kind:
        """What one binding gives to its name."""
        kind = self._given(binding)
        if isinstance(kind, Unknown) and self._inference.by_use.holds_model(binding):
            return Instance("Model", origin=binding.node)
        return kind

    def _given(self, binding: Binding) -> Kind:
        match binding.how:
            case "import":
                return self._imported(binding)
            case "function" | "class":
                return self._inference.definitions.defined(binding.node)
            case "parameter":
                kind = self._inference.definitions.parameter(binding)
                is_told = not (isinstance(kind, Unknown) and binding.scope.is_handed_on)
                return kind if is_told else element_given(self._inference, binding)
            case "augmented":
                return self._augmented(binding)
            case "except":
                return UNKNOWN
            case "delete":  # where a notebook's cells go on with it, they ran in another order
                return UNKNOWN if binding.before is None else self.kind(binding.before)
        kind = UNKNOWN if binding.source is None else self._inference.kind(binding.source)
        for step in binding.path:
            kind = _step(kind, step)
        if isinstance(kind, Instance) and kind.role == "Element":
            kind = self._element(binding)
        if binding.annotation is not None and isinstance(kind, Unknown):
            return self._inference.definitions.annotated(binding.annotation)
        return kind

    def _element(self, binding: Binding) -> Kind:
        """An element of a dataset: what its loop makes of it."""
        statement = binding.statement
        text = "Tensor" if statement is None else parted(statement, binding.name)
        return library.plain_kind(text, "")

    def _imported(self, binding: Binding) -> Kind:
        target = binding.target or ""
        own = self.imports.kind(binding.spelling or "")
        if own is not None:
            return own
        known = library.named(target)
        if isinstance(known, Unknown) and isinstance(binding.statement, ast.Import):
            return Module(target)
        return known

    def _augmented(self, binding: Binding) -> Kind:
        assert isinstance(binding.statement, ast.AugAssign)
        before = UNKNOWN if binding.before is None else self.kind(binding.before)
        return operators.binary(
            binding.statement.op, before, self._inference.kind(binding.statement.value)
        )

    def _narrowed(self, value: Narrowed) -> Kind:
        base = self.kind(value.base)
        classes = value.classes.elts if isinstance(value.classes, ast.Tuple) else [value.classes]
        kinds = [self._as_class(base, self._inference.name(item)) for item in classes]
        return join(*kinds)

    def _as_class(self, base: Kind, name: str | None) -> Kind:
        match name:
            case "builtins.list" | "builtins.tuple":
                return base if isinstance(base, ListOf | TupleOf) else ListOf(base)
            case "builtins.str":
                return STRING
            case "builtins.int":
                return INTEGER
            case "builtins.float":
                return FLOAT
            case "builtins.bool":
                return BOOLEAN
            case "builtins.dict":
                return base if isinstance(base, DictOf) else DictOf(UNKNOWN)
            case None:
                return base
            case _:
                return self._inference.definitions.instance_of(name) or base


def _step(kind: Kind, step: Step) -> Kind:
    """One step into a bound value."""
    how, index, after = step
    if isinstance(kind, Unreached):
        return kind
    match how, kind:
        case "iterate", _:
            return element(kind)
        case "enter", _:
            return kind
        case "index", TupleOf(items) if -len(items) <= index < len(items):
            return items[index]
        case "index", (ListOf() | TupleOf() | Instance()):
            return element(kind)
        case "star", TupleOf(items):
            return ListOf(join(*items[index : len(items) - after]))
        case "star", _:
            return ListOf(element(kind))
        case _:
            return UNKNOWN


def _seen(bindings: Sequence[Binding], made_at: int | None) -> list[Value]:
    """The bindings that a function can see which is made at a place: it runs behind it, where an
    earlier one is gone that another took the place of for certain."""
    first = 0
    for place, binding in enumerate(bindings):
        if made_at is not None and binding.order < made_at and binding.is_certain:
            first = place
    return list(bindings[first:])
