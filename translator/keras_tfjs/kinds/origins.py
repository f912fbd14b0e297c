"""Which expressions a value may come from: through names, parameters and attributes of own objects,
as far as the file shows all of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from keras_tfjs.kinds.arguments import default_of, given
from keras_tfjs.kinds.model import LOCAL, Instance, Unknown
from keras_tfjs.kinds.values import Binding

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class Unseen(Exception):
    """The value may come from somewhere that the file does not show."""


Taken = Callable[[Binding], bool]


def origins(
    inference: Inference,
    node: ast.expr,
    *,
    imported: bool = False,
    taken: Taken = lambda _: False,
) -> list[ast.expr] | None:
    """Every expression that gives `node` its value, none of them a name that the file binds nor
    an attribute of an own object; None where there may be others. A parameter takes its default
    and what the calls of its function give, which are all in the file only if no other imports
    it. Bindings that are `taken` as they are give nothing."""
    try:
        return list(_of(inference, node, set(), imported, taken))
    except Unseen:
        return None


def _of(
    inference: Inference, node: ast.expr, seen: set[Binding], imported: bool, taken: Taken
) -> Iterator[ast.expr]:
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from _of(inference, body, seen, imported, taken)
            yield from _of(inference, orelse, seen, imported, taken)
        case ast.BoolOp(values=values):
            for each in values:
                yield from _of(inference, each, seen, imported, taken)
        case ast.Name():
            value = inference.flow.loads.get(node)
            found = list(inference.definitions.bindings(value)) if value is not None else []
            if not found:
                raise Unseen
            for binding in found:
                yield from _of_binding(inference, binding, seen, imported, taken)
        case ast.Attribute(value=owner, attr=attribute):
            kind = inference.kind(owner)
            if not isinstance(kind, Instance) or not kind.of.startswith(LOCAL):
                yield node
                return
            stored = inference.definitions.members(kind.of, attribute)
            if not stored:
                raise Unseen
            for binding in stored:
                yield from _of_binding(inference, binding, seen, imported, taken)
        case _:
            yield node


def _of_binding(
    inference: Inference, binding: Binding, seen: set[Binding], imported: bool, taken: Taken
) -> Iterator[ast.expr]:
    if binding in seen or taken(binding):
        return
    seen.add(binding)
    if binding.how == "parameter" and not imported:
        for given in _arguments(inference, binding):
            yield from _of(inference, given, seen, imported, taken)
    elif binding.how == "assign" and binding.source is not None and not binding.path:
        yield from _of(inference, binding.source, seen, imported, taken)
    else:
        raise Unseen


def _arguments(inference: Inference, binding: Binding) -> list[ast.expr]:
    """What a parameter is given by the calls of its function and by its default."""
    node, definitions = binding.scope.node, inference.definitions
    if not isinstance(node, ast.FunctionDef) or node in definitions.handed_over:
        raise Unseen
    names = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    place = names.index(binding.name) if binding.name in names else None
    owner, called = definitions.owner(node), node
    if owner is not None:
        place = None if place is None else place - 1
        if place == -1 or node.name != "__init__" or _is_base(inference, owner):
            raise Unseen
    made = owner or called
    default, found = default_of(node.args, binding.name), []
    for call in inference.flow.calls.get(made.name, ()):
        if not _may_be(inference, call, definitions.qualified(made)):
            continue
        starred = any(isinstance(each, ast.Starred) for each in call.args)
        if starred or any(keyword.arg is None for keyword in call.keywords):
            raise Unseen
        value = given(call, binding.name, place) or default
        found += [value] if value is not None else []
    if not found:
        raise Unseen
    return found


def _is_base(inference: Inference, owner: ast.ClassDef) -> bool:
    full = inference.definitions.qualified(owner)
    classes = inference.definitions.classes.values()
    return any(inference.name(base) == full for node in classes for base in node.bases)


def _may_be(inference: Inference, call: ast.Call, name: str) -> bool:
    """Whether a call of that last name is one of `name`, or of something that nobody knows."""
    found = inference.name(call.func)
    if found is not None:
        return found == name
    if isinstance(call.func, ast.Attribute):
        return isinstance(inference.kind(call.func.value), Unknown)
    return isinstance(inference.kind(call.func), Unknown)
