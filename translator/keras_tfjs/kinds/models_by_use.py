"""Names and attributes that must hold models, from what is called on them: only Keras's `fit` takes
`epochs`, and only models have a `train_on_batch`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from keras_tfjs.catalog.keras_results import MODEL_METHODS
from keras_tfjs.catalog.words import snake
from keras_tfjs.kinds.flow import FunctionNode
from keras_tfjs.kinds.values import Binding, Free, Merge, Narrowed, Value

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_DECISIVE = "compile"
"""Objects of other libraries' classes have a `fit` with `epochs` as well, but are not compiled."""


class ModelsByUse:
    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._flow = inference.flow
        self._made: dict[tuple[str, str], object] = {}

    def holds_model(self, binding: Binding) -> bool:
        """Whether a method of a model is called on what the name holds."""
        methods = self._names.get(binding, set())
        return bool(methods) and (_DECISIVE in methods or not is_constructed(binding.source))

    def is_model(self, node: ast.Attribute) -> bool:
        """Whether a method of a model is called on an attribute of this name of the same object, or
        in another method of its class."""
        methods: set[str] = set()
        for holder in self._holders(node.value):
            methods |= self._attributes.get((holder, node.attr), set())
        stores = [binding for _, binding in self._flow.attribute_stores.get(node.attr, ())]
        constructed = any(is_constructed(each.source) for each in stores)
        return bool(methods) and (_DECISIVE in methods or not constructed)

    def is_receiver(self, node: ast.expr) -> bool:
        """Whether a method of a model is called on this very expression."""
        return node in self._others and not is_constructed(node)

    @cached_property
    def _others(self) -> frozenset[ast.expr]:
        return frozenset(
            receiver
            for _, receiver in self._receivers()
            if not isinstance(receiver, ast.Name | ast.Attribute)
        )

    def origin(self, node: ast.Attribute) -> object:
        """One for all attributes of this name of the same object."""
        key = (next(self._holders(node.value)), node.attr)
        return self._made.setdefault(key, key)

    @cached_property
    def _names(self) -> dict[Binding, set[str]]:
        found: dict[Binding, set[str]] = {}
        for method, receiver in self._receivers():
            if isinstance(receiver, ast.Name) and receiver in self._flow.loads:
                for binding in self._bindings(self._flow.loads[receiver]):
                    found.setdefault(binding, set()).add(method)
        return found

    @cached_property
    def _attributes(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for method, receiver in self._receivers():
            if isinstance(receiver, ast.Attribute):
                holder = next(self._holders(receiver.value))
                found.setdefault((holder, receiver.attr), set()).add(method)
        return found

    def _receivers(self) -> Iterator[tuple[str, ast.expr]]:
        for name, calls in self._flow.calls.items():
            method = snake(name)
            options = MODEL_METHODS.get(method)
            if options is None:
                continue
            for call in calls:
                if isinstance(call.func, ast.Attribute) and (
                    not options or options & _options(call)
                ):
                    yield method, call.func.value

    def _bindings(self, value: Value) -> Iterator[Binding]:
        match value:
            case Binding():
                yield value
            case Narrowed():
                yield from self._bindings(value.base)
            case Free():
                found = self._inference.holdings.resolve(value)
                if found is not None:
                    yield from self._bindings(found)
            case Merge():
                for leaf in value.leaves():
                    if not isinstance(leaf, Merge):
                        yield from self._bindings(leaf)

    def _holders(self, node: ast.expr) -> Iterator[str]:
        """What an attribute's object is called: a method's own object by its class, and further by
        the classes that it derives from."""
        if isinstance(node, ast.Name):
            owner = self._class_of(self._flow.loads.get(node))
            if owner is not None:
                yield from self._inference.definitions.bases(owner)
                return
        yield ast.unparse(node)

    def _class_of(self, value: Value | None) -> str | None:
        """The class of whose methods the name is the own object."""
        if isinstance(value, Free):
            value = self._inference.holdings.resolve(value)
        if not isinstance(value, Binding) or not isinstance(value.scope.node, FunctionNode):
            return None
        owner = self._inference.definitions.owner(value.scope.node)
        arguments = value.scope.node.args.args
        if owner is None or not arguments or arguments[0].arg != value.name:
            return None
        return self._inference.definitions.qualified(owner)


def _options(call: ast.Call) -> frozenset[str]:
    """Names of a call's keywords, or of the keys of the object that it ends with."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    if call.args and isinstance(call.args[-1], ast.Dict):
        for key in call.args[-1].keys:
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                names.add(key.value)
    return frozenset(map(snake, names))


def is_constructed(source: ast.expr | None) -> bool:
    """Whether it is an object of a class, by the way classes are spelled."""
    match source:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name[:1].isupper()
    return False
