"""Expressions from which a value may come, as far as the file shows them: through names, parameters
and attributes of own objects. What the file does not show is left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from keras_tfjs.kinds.arguments import default_of, given
from keras_tfjs.kinds.definitions import has_decorator
from keras_tfjs.kinds.model import LOCAL, Instance, Unknown
from keras_tfjs.kinds.values import Binding, Step

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

Source = tuple[ast.expr, tuple[Step, ...]]
"""An expression, and which part of its value is meant."""


def sources(inference: Inference, node: ast.expr) -> list[Source]:
    """What may give `node` its value, none of it a name that the file binds."""
    return list(_of(inference, node, (), set()))


def _of(
    inference: Inference, node: ast.expr, path: tuple[Step, ...], seen: set[Binding]
) -> Iterator[Source]:
    found: list[Binding] = []
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from _of(inference, body, path, seen)
            yield from _of(inference, orelse, path, seen)
            return
        case ast.Name():
            value = inference.flow.loads.get(node) or inference.flow.stores.get(node)
            found = list(inference.definitions.bindings(value)) if value is not None else []
        case ast.Attribute(value=owner, attr=attribute):
            kind = inference.kind(owner)
            if isinstance(kind, Instance) and kind.of.startswith(LOCAL):
                found = inference.definitions.members(kind.of, attribute)
    if not found:
        yield node, path
    for binding in found:
        if binding in seen:
            continue
        seen.add(binding)
        for source, part in _given(inference, binding):
            yield from _of(inference, source, (*part, *path), seen)


def _given(inference: Inference, binding: Binding) -> Iterator[Source]:
    if binding.how == "parameter":
        for source in _arguments(inference, binding):
            yield source, ()
    elif binding.source is not None:
        yield binding.source, tuple(binding.path)
        before = binding.before
        if isinstance(before, Binding):
            yield from _given(inference, before)
    elif isinstance(binding.node, ast.FunctionDef) and has_decorator(binding.node, "property"):
        for returned in inference.flow.scopes[binding.node].returns:
            if returned is not None:
                yield returned, ()


def _arguments(inference: Inference, binding: Binding) -> Iterator[ast.expr]:
    """What a parameter is given by calls of its function, and by its default."""
    node, definitions = binding.scope.node, inference.definitions
    if not isinstance(node, ast.FunctionDef):
        return
    names = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    place = names.index(binding.name) if binding.name in names else None
    owner = definitions.owner(node)
    if owner is not None:
        place = None if place is None else place - 1
        if place == -1:
            return
    made = owner if owner is not None and node.name == "__init__" else node
    default = default_of(node.args, binding.name)
    if default is not None:
        yield default
    for call in inference.flow.calls.get(made.name, ()):
        if not _may_be(inference, call, definitions.qualified(made)):
            continue
        if not any(isinstance(each, ast.Starred) for each in call.args):
            value = given(call, binding.name, place)
            if value is not None:
                yield value


def _may_be(inference: Inference, call: ast.Call, name: str) -> bool:
    """Whether a call of that last name is one of `name`, or of something that nobody knows."""
    found = inference.name(call.func)
    if found is not None:
        return found == name
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return isinstance(inference.kind(owner), Unknown)
