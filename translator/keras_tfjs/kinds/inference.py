"""The inference: kinds and canonical names of expressions, asked for one by one and remembered.

Answers that depend on themselves (loops, recursion) start as Unreached and are asked again until
they no longer change.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable
from typing import Any

from keras_tfjs.catalog import keras_names
from keras_tfjs.kinds import library, operators
from keras_tfjs.kinds.canonical import canonical, conventional
from keras_tfjs.kinds.compiles import Compiles
from keras_tfjs.kinds.computed import call_kind, instance_call
from keras_tfjs.kinds.definitions import Definitions
from keras_tfjs.kinds.flow import Flow
from keras_tfjs.kinds.model import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    LOCAL,
    NONE,
    STRING,
    UNKNOWN,
    UNREACHED,
    Class,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Module,
    Promise,
    String,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    item_of_array,
    join,
)
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Step, Value, same
from keras_tfjs.source import Dialect

_ROUNDS = 4
"""Turns after which an answer that still changes is given up as Unknown."""


class Inference:
    def __init__(self, flow: Flow, dialect: Dialect) -> None:
        self.flow = flow
        self.dialect = dialect
        self.definitions: Definitions = Definitions(self)
        self.compiles: Compiles = Compiles(self)
        self._memo: dict[Hashable, Kind] = {}
        self._hints: dict[Hashable, Kind] = {}
        self._active: set[Hashable] = set()
        self._read: set[Hashable] = set()
        self._trail: list[Hashable] = []
        self._names: dict[ast.AST | Value, tuple[str, str] | None] = {}
        self._resolved: dict[Free, Value | None] = {}

    # --- remembering ---

    def solve(self, key: Hashable, compute: Callable[[], Kind]) -> Kind:
        """`compute()`, remembered under `key`, and made again while it changes what it read."""
        known = self._memo.get(key)
        if known is not None:
            if key in self._active:
                self._read.add(key)
            return known
        self._memo[key] = self._hints.get(key, UNREACHED)
        self._active.add(key)
        mark = len(self._trail)
        for _ in range(_ROUNDS):
            self._read.discard(key)
            answer = compute()
            if key not in self._read or answer == self._memo[key]:
                break
            self._forget(mark)
            self._memo[key] = answer
        else:
            self._forget(mark)
            answer = UNKNOWN
        self._active.remove(key)
        self._memo[key] = self._hints[key] = answer
        self._trail.append(key)
        return answer

    def _forget(self, mark: int) -> None:
        for key in self._trail[mark:]:
            self._memo.pop(key, None)
        del self._trail[mark:]

    # --- expressions ---

    def kind(self, node: ast.expr) -> Kind:
        known = self._memo.get(node)
        if known is not None:
            return known
        handler = _KINDS.get(type(node))
        answer = handler(self, node) if handler is not None else UNKNOWN
        self._memo[node] = answer
        self._trail.append(node)
        return answer

    def _constant(self, node: ast.Constant) -> Kind:
        match node.value:
            case bool():
                return BOOLEAN
            case int():
                return INTEGER
            case float():
                return FLOAT
            case str():
                return STRING
            case None:
                return NONE
            case _:
                return UNKNOWN

    def _string(self, node: ast.JoinedStr) -> Kind:
        return STRING

    def _name(self, node: ast.Name) -> Kind:
        if node in self.flow.stores:
            return self.value(self.flow.stores[node])
        value = self.flow.loads.get(node)
        return UNKNOWN if value is None else self.value(value)

    def _attribute(self, node: ast.Attribute) -> Kind:
        base = self.kind(node.value)
        match base:
            case Unreached():
                return UNREACHED
            case Module(name):
                return library.named(canonical(f"{name}.{node.attr}"))
            case Class(name):
                return self._class_member(name, node.attr)
            case Instance(of=of) if of.startswith(LOCAL):
                own = self.definitions.member(of, node.attr)
                if own is not None:
                    return own
        return self._library_member(base, node.attr)

    def _class_member(self, name: str, attribute: str) -> Kind:
        if name.startswith(LOCAL):
            own = self.definitions.member(name, attribute)
            if own is not None:
                return own
            base = self.definitions.library_base(name)
            return Function(f"{base}.{attribute}", UNKNOWN) if base else UNKNOWN
        return Function(f"{name}.{attribute}", UNKNOWN)

    def _library_member(self, base: Kind, attribute: str) -> Kind:
        if isinstance(base, Promise):
            inner = {"result": base.of, "then": Promise(UNKNOWN), "catch": base, "finally_": base}
            kind = inner.get(attribute, UNKNOWN)
            return Function(f"tfjs.Promise.{attribute}", kind)
        name = self.member_name(base, attribute)
        text = library.member_text(base, name) if name else None
        if name is None or text is None:
            return UNKNOWN
        if text.startswith(":"):
            if isinstance(base, Instance) and text == ": shape":
                if base.shape is not None:
                    return TupleOf(tuple(INTEGER for _ in base.shape))
                return ListOf(INTEGER)
            return library.plain_kind(text[1:].strip(), library.prefix_of(name))
        return Function(name, library.plain_kind(text, library.prefix_of(name)))

    def member_name(self, base: Kind, attribute: str) -> str | None:
        """The canonical name of `attribute` of a `base`; a user's subclass has those of its
        library base."""
        return library.member_name(base, attribute, self.dialect)

    def _call(self, node: ast.Call) -> Kind:
        function = self.kind(node.func)
        match function:
            case Unreached():
                return UNREACHED
            case Class(name) if name.startswith(LOCAL):
                return self.definitions.instance(name, node)
            case Function(name, returns) if name.startswith((LOCAL, "tfjs.Promise.")):
                return returns
            case Class(name) | Function(name) if name:
                return call_kind(self, node, name)
            case Function(returns=returns):
                return returns
            case Instance():
                return instance_call(self, node, function)
            case _:
                return UNKNOWN

    def _binary(self, node: ast.BinOp) -> Kind:
        chain = [node]
        while isinstance(chain[-1].left, ast.BinOp) and chain[-1].left not in self._memo:
            chain.append(chain[-1].left)
        left = self.kind(chain[-1].left)
        for step in reversed(chain):
            left = operators.binary(step.op, left, self.kind(step.right))
            if step is not node:
                self._memo[step] = left
                self._trail.append(step)
        return left

    def _unary(self, node: ast.UnaryOp) -> Kind:
        return operators.unary(node.op, self.kind(node.operand))

    def _boolean(self, node: ast.BoolOp) -> Kind:
        return join(*map(self.kind, node.values))

    def _compare(self, node: ast.Compare) -> Kind:
        rights = [self.kind(right) for right in node.comparators]
        return operators.compare(node.ops, self.kind(node.left), rights)

    def _conditional(self, node: ast.IfExp) -> Kind:
        return join(self.kind(node.body), self.kind(node.orelse))

    def _walrus(self, node: ast.NamedExpr) -> Kind:
        return self.kind(node.value)

    def _await(self, node: ast.Await) -> Kind:
        inner = self.kind(node.value)
        return inner.of if isinstance(inner, Promise) else inner

    def _list(self, node: ast.List | ast.Set) -> Kind:
        items = [self._spread(item) for item in node.elts]
        items += [self.kind(added) for added in self.definitions.appended(node)]
        return ListOf(join(*items) if items else UNKNOWN)

    def _spread(self, item: ast.expr) -> Kind:
        if isinstance(item, ast.Starred):
            return element(self.kind(item.value))
        return self.kind(item)

    def _tuple(self, node: ast.Tuple) -> Kind:
        if any(isinstance(item, ast.Starred) for item in node.elts):
            return ListOf(join(*map(self._spread, node.elts)))
        return TupleOf(tuple(map(self.kind, node.elts)))

    def _dict(self, node: ast.Dict) -> Kind:
        items: dict[str, Kind] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                inner = self.kind(value)
                items.update(inner.items if isinstance(inner, DictOf) else ())
            elif isinstance(key, ast.Constant) and isinstance(key.value, str):
                items[key.value] = self.kind(value)
        kinds = [self.kind(value) for key, value in zip(node.keys, node.values, strict=True) if key]
        return DictOf(join(*kinds) if kinds else UNKNOWN, tuple(items.items()))

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Kind:
        return ListOf(self.kind(node.elt))

    def _dict_comprehension(self, node: ast.DictComp) -> Kind:
        return DictOf(self.kind(node.value))

    def _lambda(self, node: ast.Lambda) -> Kind:
        return self.definitions.function(node)

    def _starred(self, node: ast.Starred) -> Kind:
        return self.kind(node.value)

    def _subscript(self, node: ast.Subscript) -> Kind:
        base = self.kind(node.value)
        index = node.slice
        key = index.value if isinstance(index, ast.Constant) else None
        if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.USub):
            match index.operand:
                case ast.Constant(value=int(number)):
                    key = -number
        match base:
            case Unreached():
                return UNREACHED
            case DictOf(values, items):
                return dict(items).get(str(key), values) if items else values
            case TupleOf(items) if isinstance(key, int) and -len(items) <= key < len(items):
                return items[key]
            case ListOf() | TupleOf() if isinstance(index, ast.Slice):
                return ListOf(element(base))
            case ListOf() | TupleOf():
                return element(base)
            case String():
                return STRING
            case Instance(role="Logs"):
                return FLOAT
            case Instance() if is_array(base):
                return self._part(base, index)
            case _:
                return UNKNOWN

    def _part(self, base: Instance, index: ast.expr) -> Kind:
        """`x[i]`, `x[:, 1:3]`: integers take an axis away, slices keep it."""
        if base.shape is None:
            return item_of_array(base, None)
        steps = index.elts if isinstance(index, ast.Tuple) else [index]
        shape: list[int | None] = []
        axes = list(base.shape)
        for step in steps:
            if isinstance(step, ast.Constant) and step.value is None:
                shape.append(1)
            elif not axes:
                return item_of_array(base, None)
            elif isinstance(step, ast.Slice):
                whole = step.lower is None and step.upper is None and step.step is None
                size = axes.pop(0)
                shape.append(size if whole else None)
            elif self.kind(step) == INTEGER:
                axes.pop(0)
            else:
                return item_of_array(base, None)
        return item_of_array(base, (*shape, *axes))

    # --- values ---

    def value(self, value: Value) -> Kind:
        """The kind of what a name holds."""
        match value:
            case Binding():
                return self.solve(value, lambda: self._binding(value))
            case Merge():
                return self.solve(value, lambda: join(*map(self.value, value.operands)))
            case Free():
                found = self.resolve(value)
                if found is not None:
                    return self.value(found)
                name = self.free_name(value.name)
                return library.named(name) if name else UNKNOWN
            case Narrowed():
                return self._narrowed(value)
            case _:
                return UNKNOWN

    def resolve(self, free: Free) -> Value | None:
        """The bindings that a name unbound at its place can mean, by Python's scoping rules."""
        if free not in self._resolved:
            self._resolved[free] = self._resolve(free)
        return self._resolved[free]

    def _resolve(self, free: Free) -> Value | None:
        scope, name = free.scope, free.name
        declared = scope.declared.get(name)
        if declared == "global":
            scope = self.flow.module
        elif declared == "nonlocal" and scope.parent is not None:
            scope = scope.parent
        first = True
        while True:
            bindings = scope.bindings.get(name)
            if bindings and (first or scope.kind != "class"):
                return same(list(bindings), name)
            if scope.parent is None:
                return None
            first, scope = False, scope.parent

    def free_name(self, name: str) -> str | None:
        """The canonical name that a name means which the file never binds."""
        for module in self.flow.star_imports:
            if keras_names.exists(f"{module}.{name}"):
                return canonical(f"{module}.{name}")
        meant = conventional(name, self.dialect)
        foreign = any(m not in keras_names.modules() for m in self.flow.star_imports)
        if foreign and meant is not None and not meant.startswith("builtins."):
            return None
        return meant

    def _shared(self, binding: Binding) -> Value:
        """All bindings of a name that functions rebind from outside, else the binding itself."""
        if (binding.scope, binding.name) in self.flow.shared:
            return same(list(binding.scope.bindings[binding.name]), binding.name)
        return binding

    def _binding(self, binding: Binding) -> Kind:
        shared = self._shared(binding)
        if shared is not binding:
            return self.value(shared)
        match binding.how:
            case "import":
                return self._imported(binding)
            case "function" | "class":
                return self.definitions.defined(binding.node)
            case "parameter":
                return self.definitions.parameter(binding)
            case "augmented":
                return self._augmented(binding)
            case "except" | "delete":
                return UNKNOWN
        kind = UNKNOWN if binding.source is None else self.kind(binding.source)
        for step in binding.path:
            kind = self._step(kind, step, binding.source)
        if binding.annotation is not None and isinstance(kind, Unknown):
            return self.definitions.annotated(binding.annotation)
        return kind

    def _imported(self, binding: Binding) -> Kind:
        target = binding.target or ""
        known = library.named(target)
        if isinstance(known, Unknown) and isinstance(binding.statement, ast.Import):
            return Module(target)
        return known

    def _augmented(self, binding: Binding) -> Kind:
        assert isinstance(binding.statement, ast.AugAssign)
        before = UNKNOWN if binding.before is None else self.value(binding.before)
        return operators.binary(binding.statement.op, before, self.kind(binding.statement.value))

    def _step(self, kind: Kind, step: Step, source: ast.expr | None) -> Kind:
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

    def _narrowed(self, value: Narrowed) -> Kind:
        base = self.value(value.base)
        classes = value.classes.elts if isinstance(value.classes, ast.Tuple) else [value.classes]
        kinds = [self._as_class(base, self.name(item)) for item in classes]
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
                return self.definitions.instance_of(name) or base

    # --- names ---

    def callee(self, call: ast.Call) -> str | None:
        """The canonical name of what `call` calls; calling an object is its class's __call__."""
        function = self.kind(call.func)
        if isinstance(function, Instance):
            own = self.definitions.member_name(function.of, "__call__")
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
        return self._remembered_name(node, lambda: self._find_name(node))

    def _remembered_name(
        self, key: ast.AST | Value, find: Callable[[], tuple[str, str] | None]
    ) -> tuple[str, str] | None:
        """`find()`; kept only where no answer that may still change went into it."""
        if key in self._names:
            return self._names[key]
        self._names[key] = None
        found = find()
        if self._active:
            del self._names[key]
        else:
            self._names[key] = found
        return found

    def _find_name(self, node: ast.expr) -> tuple[str, str] | None:
        match node:
            case ast.Name():
                value = self.flow.stores.get(node) or self.flow.loads.get(node)
                return None if value is None else self._value_name(value)
            case ast.Attribute(value=inner, attr=attribute):
                return self._attribute_name(inner, attribute)
            case _:
                return None

    def _attribute_name(self, inner: ast.expr, attribute: str) -> tuple[str, str] | None:
        base = self.kind(inner)
        match base:
            case Module(name):
                spelling = self.spelling(inner) or name
                return canonical(f"{name}.{attribute}"), f"{spelling}.{attribute}"
            case Class(name) | Instance(of=name) if name.startswith(LOCAL):
                own = self.definitions.member_name(name, attribute)
                library_base = self.definitions.library_base(name)
                if own is None and isinstance(base, Instance) and base.role:
                    own = self.member_name(base, attribute)
                elif own is None and library_base:
                    own = f"{library_base}.{attribute}"
                return (own, own) if own else None
            case Class(name):
                return f"{name}.{attribute}", f"{self.spelling(inner) or name}.{attribute}"
            case Unknown():
                outer = self._named(inner)
                return (f"{outer[0]}.{attribute}", f"{outer[1]}.{attribute}") if outer else None
            case _:
                member = self.member_name(base, attribute)
                return (member, member) if member else None

    def _value_name(self, value: Value) -> tuple[str, str] | None:
        return self._remembered_name(value, lambda: self._find_value_name(value))

    def _find_value_name(self, value: Value) -> tuple[str, str] | None:
        match value:
            case Narrowed():
                return self._value_name(value.base)
            case Free():
                found = self.resolve(value)
                if found is not None:
                    return self._value_name(found)
                name = self.free_name(value.name)
                return (name, name) if name else None
            case Merge():
                names = [self._value_name(operand) for operand in value.operands]
                known = [name for name in names if name]
                same_name = known and len({name[0] for name in known}) == 1
                return known[0] if same_name and len(known) == len(names) else None
            case Binding():
                return self._binding_name(value)
            case _:
                return None

    def _binding_name(self, binding: Binding) -> tuple[str, str] | None:
        shared = self._shared(binding)
        if shared is not binding:
            return self._value_name(shared)
        match binding.how:
            case "import":
                return binding.target or "", binding.spelling or ""
            case "function" | "class":
                name = self.definitions.qualified(binding.node)
                return name, name
            case "assign" if not binding.path and isinstance(
                binding.source, ast.Name | ast.Attribute
            ):
                if isinstance(self.kind(binding.source), Module | Class | Function | Unknown):
                    return self._named(binding.source)
        return None


_KINDS: dict[type[ast.expr], Callable[[Inference, Any], Kind]] = {
    ast.Constant: Inference._constant,
    ast.JoinedStr: Inference._string,
    ast.Name: Inference._name,
    ast.Attribute: Inference._attribute,
    ast.Call: Inference._call,
    ast.BinOp: Inference._binary,
    ast.UnaryOp: Inference._unary,
    ast.BoolOp: Inference._boolean,
    ast.Compare: Inference._compare,
    ast.IfExp: Inference._conditional,
    ast.NamedExpr: Inference._walrus,
    ast.Await: Inference._await,
    ast.List: Inference._list,
    ast.Set: Inference._list,
    ast.Tuple: Inference._tuple,
    ast.Dict: Inference._dict,
    ast.ListComp: Inference._comprehension,
    ast.SetComp: Inference._comprehension,
    ast.GeneratorExp: Inference._comprehension,
    ast.DictComp: Inference._dict_comprehension,
    ast.Lambda: Inference._lambda,
    ast.Starred: Inference._starred,
    ast.Subscript: Inference._subscript,
}
