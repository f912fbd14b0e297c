"""Layers of several inputs: whether what `call` of a class is given is a list of tensors. Nothing
declares it; the class takes the list apart, or the file calls the layer with one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from keras_tfjs.kinds.evidence import inputs_of
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Value
from keras_tfjs.source import Dialect

if TYPE_CHECKING:
    from keras_tfjs.kinds.flow import Flow, FunctionNode

_OF_LISTS = frozenset({"len", "zip", "enumerate"})
"""Functions that take no tensor of a model that is being built: nobody knows how long it is."""

_JOINING = frozenset({"concat", "concatenate", "add_n", "stack"})
"""Functions of Keras and TensorFlow that put a list of tensors together, by their last names."""

_MERGING = frozenset(
    {"Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply", "Subtract"}
)
"""Layers that do."""

_SHAPES = frozenset({"build", "compute_output_shape", "computeOutputShape"})


class SeveralInputs:
    def __init__(
        self,
        flow: Flow,
        dialect: Dialect,
        owner: Callable[[FunctionNode], ast.ClassDef | None],
    ) -> None:
        self._flow = flow
        self._dialect = dialect
        self._owner = owner
        self._known: dict[ast.ClassDef, bool] = {}

    def are_given(self, method: ast.AST) -> bool:
        """Whether the layers that `method` belongs to, a method of a class, get a list."""
        owner = self._owner(method) if isinstance(method, ast.FunctionDef) else None
        if owner is None:
            return False
        if owner not in self._known:
            self._known[owner] = self._told(owner)
        return self._known[owner]

    def _told(self, owner: ast.ClassDef) -> bool:
        methods = {each.name: each for each in owner.body if isinstance(each, ast.FunctionDef)}
        call = methods.get("call")
        if call is None or len(call.args.args) < 2:
            return False
        if self._dialect is Dialect.KERAS and len(inputs_of(call)) > 1:
            return False
        name = call.args.args[1].arg
        if self._asks(call, name):
            return False
        if self._is_taken_apart(call, name):
            return True
        if self._is_computed_with(call, name):
            return False
        shapes = (method for key, method in methods.items() if key in _SHAPES)
        return any(map(self._has_several_shapes, shapes)) or self._is_called_with_list(owner)

    def _is_called_with_list(self, owner: ast.ClassDef) -> bool:
        calls = (node for node in self._flow.scope_of if isinstance(node, ast.Call))
        return any(
            bool(call.args)
            and any(isinstance(each, ast.List | ast.Tuple) for each in self._held(call.args[0]))
            and self._is_made_of(call.func, owner)
            for call in calls
        )

    def _is_made_of(self, layer: ast.expr, owner: ast.ClassDef) -> bool:
        """Whether `layer` is an object of the class, by the spelling of where it was made."""
        return any(
            isinstance(made, ast.Call)
            and isinstance(made.func, ast.Name)
            and isinstance(found := self._flow.loads.get(made.func), Binding)
            and found.node is owner
            for made in self._held(layer)
        )

    def _held(self, node: ast.expr) -> Iterator[ast.expr]:
        """The expression, or what the name or attribute was assigned."""
        match node:
            case ast.Name():
                found = self._flow.loads.get(node)
                bindings = [found] if isinstance(found, Binding) else []
            case ast.Attribute(attr=attribute):
                bindings = [each for _, each in self._flow.attribute_stores.get(attribute, ())]
            case _:
                yield node
                return
        yield from (each.source for each in bindings if each.source and not each.path)

    def _asks(self, function: ast.FunctionDef, name: str) -> bool:
        """Whether the body asks what its input is, and does either."""
        return any(
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("isinstance", "type")
            and bool(node.args)
            and self._is(node.args[0], name)
            for node in subtree(function)
        )

    def _is_taken_apart(self, function: ast.FunctionDef, name: str) -> bool:
        """Whether the body does with its input what only a list allows: `a, b = inputs`, `len`."""
        first = False
        for node in subtree(function):
            match node:
                case (
                    ast.Assign(targets=[ast.Tuple() | ast.List()], value=value)
                    | ast.For(iter=value)
                    | ast.comprehension(iter=value)
                ):
                    if self._is(value, name):
                        return True
                case ast.Call(func=ast.Name(id=called), args=values) if called in _OF_LISTS:
                    if any(self._is(each, name) for each in values):
                        return True
                case ast.Call(
                    func=ast.Name(id=called) | ast.Attribute(attr=called), args=[value, *_]
                ) if (called in _JOINING):
                    if self._is(value, name):
                        return True
                case ast.Call(
                    func=ast.Name(id=called) | ast.Attribute(attr=called),
                    keywords=[ast.keyword(arg="values" | "inputs" | "tensors", value=value), *_],
                ) if (
                    called in _JOINING
                ):
                    if self._is(value, name):
                        return True
                case ast.Call(
                    func=ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)),
                    args=[value, *_],
                ) if (
                    called in _MERGING
                ):
                    if self._is(value, name):
                        return True
                case ast.Subscript(value=value, slice=ast.Constant(value=int())):
                    first = first or self._is(value, name)
        return first and not self._is_computed_with(function, name)

    def _is_computed_with(self, function: ast.FunctionDef, name: str) -> bool:
        """Whether the body does with its input what only a tensor allows."""
        for node in subtree(function):
            match node:
                case ast.Attribute(value=value) | ast.UnaryOp(operand=value):
                    computed = self._is(value, name)
                case ast.BinOp(left=left, right=right):
                    computed = self._is(left, name) or self._is(right, name)
                case ast.Subscript(value=value, slice=ast.Tuple()):
                    computed = self._is(value, name)
                case _:
                    computed = False
            if computed:
                return True
        return False

    def _has_several_shapes(self, method: ast.FunctionDef) -> bool:
        """Whether a method takes a place out of a shape that it is told: `input_shape[0][1]`."""
        if len(method.args.args) < 2:
            return False
        name = method.args.args[1].arg
        return not self._asks(method, name) and any(
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Subscript)
            and self._is(node.value.value, name)
            and isinstance(node.value.slice, ast.Constant)
            for node in subtree(method)
        )

    def _is(self, node: ast.AST, name: str) -> bool:
        """Whether `node` is what the method was given under a name, or another name for it."""
        if not isinstance(node, ast.Name):
            return False
        match self._flow.loads.get(node):
            case Merge() as merge:
                found = merge.leaves()
            case Narrowed(base=base):
                found = [base]
            case Free():
                return node.id == name
            case Value() as value:
                found = [value]
            case _:
                return False
        return any(self._is_given(each, name) for each in found)

    def _is_given(self, value: Value, name: str) -> bool:
        match value:
            case Binding(how="parameter"):
                return value.name == name
            case Binding(how="assign", source=ast.Name() as source, path=()):
                whole = self._flow.loads.get(source)
                return isinstance(whole, Binding) and (whole.how, whole.name) == ("parameter", name)
        return False
