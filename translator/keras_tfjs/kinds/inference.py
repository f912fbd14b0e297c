"""The inference: kinds of expressions, asked for one by one and remembered."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from keras_tfjs.catalog.keras_results import NAMED_PARTS
from keras_tfjs.kinds import library, operators
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.compiles import Compiles
from keras_tfjs.kinds.computed import call_kind, instance_call, method_of_unknown
from keras_tfjs.kinds.definitions import Definitions
from keras_tfjs.kinds.filled import Filled
from keras_tfjs.kinds.flow import Flow
from keras_tfjs.kinds.holdings import Holdings
from keras_tfjs.kinds.memory import Memory
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
    NoneValue,
    Promise,
    String,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    item_of_array,
    join,
    number_of_array,
)
from keras_tfjs.kinds.models_by_use import ModelsByUse
from keras_tfjs.kinds.names import Names
from keras_tfjs.kinds.ranges import grown
from keras_tfjs.kinds.values import Value
from keras_tfjs.source import Dialect
from keras_tfjs.source import Module as ProjectModule


class Inference:
    def __init__(
        self,
        flow: Flow,
        dialect: Dialect,
        modules: Mapping[str, ProjectModule],
        *,
        to_javascript: bool = False,
    ) -> None:
        self.flow = flow
        self.dialect = dialect
        self.to_javascript = to_javascript
        self.definitions: Definitions = Definitions(self)
        self.by_use = ModelsByUse(self)
        self.compiles: Compiles = Compiles(self)
        self.filled: Filled = Filled(self)
        self.memory = Memory()
        self.names: Names = Names(self, modules)
        self.holdings: Holdings = Holdings(self, modules)

    def kind(self, node: ast.expr) -> Kind:
        """What an expression is."""
        known = self.memory.known.get(node)
        if known is not None:
            return known
        handler = _KINDS.get(type(node))
        kind = handler(self, node) if handler is not None else UNKNOWN
        if isinstance(kind, Unknown) and self.by_use.is_receiver(node):
            kind = Instance("Model")
        if self.dialect is Dialect.TFJS:
            kind = number_of_array(kind)
        return self.memory.keep(node, kind)

    def value(self, value: Value) -> Kind:
        """What a name holds."""
        return self.holdings.kind(value)

    def name(self, node: ast.expr) -> str | None:
        """The canonical name of a name or an attribute."""
        return self.names.name(node)

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
        found = self._found_attribute(node)
        if isinstance(found, Unknown | NoneValue) and self.by_use.is_model(node):
            return Instance("Model", origin=self.by_use.origin(node))
        return found

    def _found_attribute(self, node: ast.Attribute) -> Kind:
        base = self.kind(node.value)
        match base:
            case Unreached():
                return UNREACHED
            case Module(name):
                own = self.holdings.imports.kind(f"{name}.{node.attr}")
                return own or library.named(canonical(f"{name}.{node.attr}"))
            case Class(name):
                return self._class_member(name, node.attr)
            case Function(name) if name.startswith("numpy."):
                return Function(f"{name}.{node.attr}", UNKNOWN)
            case Instance(of=of) if of.startswith(LOCAL):
                own = self.definitions.member(of, node.attr)
                if own is not None:
                    return own
            case Instance(among=among) if among:
                own = self._shared_member(sorted(among), node.attr)
                if own is not None:
                    return own
            case TupleOf(items=items) if NAMED_PARTS.get(node.attr, len(items)) < len(items):
                return items[NAMED_PARTS[node.attr]]
        return self._library_member(base, node.attr)

    def _shared_member(self, names: list[str], attribute: str) -> Kind | None:
        """A member that all of several classes of the user define; methods go by the name of the
        first one's."""
        found = [self.definitions.member(name, attribute) for name in names]
        own = [kind for kind in found if kind is not None]
        if len(own) < len(found):
            return None
        methods = [kind for kind in own if isinstance(kind, Function)]
        if len(methods) < len(own):
            return join(*own)
        return Function(methods[0].name, join(*(method.returns for method in methods)))

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
            is_model = isinstance(base, Instance) and base.role == "Model"
            return self.definitions.stores.held_by_models(attribute) if is_model else UNKNOWN
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
        kind = self._called(node)
        is_read = isinstance(kind, Unknown) and node in self._read_as_arrays
        return Instance("Tensor") if is_read and self._is_of_framework(node.func) else kind

    @cached_property
    def _read_as_arrays(self) -> frozenset[ast.expr]:
        """What `.numpy()` is called on: of all that a framework computes only tensors have it."""
        calls = [call for call in self.flow.calls.get("numpy", ()) if not call.args]
        return frozenset(call.func.value for call in calls if isinstance(call.func, ast.Attribute))

    @cached_property
    def grown_ranges(self) -> frozenset[ast.Call]:
        return grown(self.flow.tree)

    def _is_of_framework(self, node: ast.expr) -> bool:
        match self.kind(node):
            case Function(name):
                return name.startswith(("keras.", "tensorflow."))
            case Instance(role="Layer" | "Model" | "Loss" | "Metric"):
                return True
        return False

    def _called(self, node: ast.Call) -> Kind:
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
            case Unknown() if isinstance(node.func, ast.Name):
                name = self.names.callee(node) or ""  # functools.partial of a layer class
                return call_kind(self, node, name) if ".layers." in name else UNKNOWN
            case Unknown():
                return method_of_unknown(node)
            case _:
                return UNKNOWN

    def _binary(self, node: ast.BinOp) -> Kind:
        chain, known = [node], self.memory.known
        while isinstance(chain[-1].left, ast.BinOp) and known.get(chain[-1].left) is None:
            chain.append(chain[-1].left)
        left = self.kind(chain[-1].left)
        for step in reversed(chain):
            left = operators.binary(step.op, left, self.kind(step.right))
            if step is not node:
                self.memory.keep(step, left)
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
        items += [self.kind(added) for added in self.definitions.grown.by(node)]
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
        if not node.keys:
            return DictOf(self.filled.values(node))
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
        own = (
            self.definitions.member(base.of, "__getitem__") if isinstance(base, Instance) else None
        )
        if own is not None:
            return self.definitions.returned(own)
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
            case Instance(role="Dataset") if key is not None or not isinstance(index, ast.Constant):
                return element(base)
            case String():
                return STRING
            case Instance(role="Logs"):
                return FLOAT
            case Instance() if is_array(base):
                return self.part(base, index)
            case _:
                return UNKNOWN

    def part(self, base: Instance, index: ast.expr) -> Kind:
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
            elif isinstance(step, ast.Slice) or self.name_of_call(step) == "numpy.slice":
                whole = isinstance(step, ast.Slice) and not any((step.lower, step.upper, step.step))
                size = axes.pop(0)
                shape.append(size if whole else None)
            elif self.kind(step) == INTEGER:
                axes.pop(0)
            else:
                return item_of_array(base, None)
        return item_of_array(base, (*shape, *axes))

    def name_of_call(self, node: ast.expr) -> str | None:
        """The canonical name of what a call calls."""
        return self.names.callee(node) if isinstance(node, ast.Call) else None


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
