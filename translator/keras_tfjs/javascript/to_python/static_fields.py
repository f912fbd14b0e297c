"""Static fields of classes. Where a value asks the class for something, Python has no class yet:
what stands in the class body before it goes by its bare name, else the field is set behind it."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.assignments import named_value
from keras_tfjs.javascript.to_python.converter import Converter


def static_field(
    c: Converter, owner: tree.Class, node: tree.Field, value: tree.Expression | None, name: str
) -> list[ast.stmt]:
    """The statements of the class body; what has to wait for the class goes to `after_class`."""
    is_named = not node.computed and isinstance(node.key, tree.Identifier)
    if not is_named or not isinstance(node.key, tree.Identifier):
        made = c.expression(value) if value is not None else build.none()
        set_by_key = build.call("setattr", build.name(name), c.expression(node.key), made)
        c.after_class[-1].append(build.run(set_by_key))
        return []
    key = build.name(c.member(node.key.name))
    if value is None:
        return [build.assign(key, build.none())]
    in_body = _stands_in_body(owner, node)
    if in_body and _asked(owner, value):
        c.bare.update(id(one) for one in tree.walk(value) if _is_read(owner, one))
    c.receivers.append(build.name(name))
    try:
        with c.effects.hoisting() as before:
            made = named_value(c, value, node.key)
    finally:
        c.receivers.pop()
    if in_body:
        return [*before, build.assign(key, made)]
    waiting = build.assign(build.attribute(build.name(name), key.id), made)
    c.after_class[-1].extend([*before, waiting])
    return []


def _asked(owner: tree.Class, value: tree.Expression) -> list[tree.Node]:
    """Where a value asks the class itself, in what runs at once."""
    if isinstance(value, tree.Arrow | tree.Function):
        return []
    return [one for one in tree.walk(value) if _is_class(owner, one)]


def _is_class(owner: tree.Class, node: tree.Node) -> bool:
    match node:
        case tree.This():
            return True
        case tree.Identifier(name=name):
            return owner.name is not None and owner.name.name == name
        case _:
            return False


def _stands_in_body(owner: tree.Class, node: tree.Field) -> bool:
    """Whether a static field can be set in the class body: it asks the class for nothing but fields
    that are set there before it, and not from within a function or a comprehension."""
    there: set[str] = set()
    for one in owner.members:
        match one:
            case tree.Field(
                static=True, key=tree.Identifier(name=name), value=value, computed=False
            ):
                stands = value is None or _asks_only(owner, value, there)
                if one is node:
                    return stands
                if stands:
                    there.add(name)
            case _:
                pass
    return False


def _asks_only(owner: tree.Class, value: tree.Expression, there: set[str]) -> bool:
    asked = _asked(owner, value)
    inside = list(tree.walk(value))
    if asked and any(isinstance(one, tree.Arrow | tree.Function) for one in inside):
        return False
    read = {
        id(one.object)
        for one in inside
        if isinstance(one, tree.Member) and _is_read(owner, one) and one.name in there
    }
    return all(id(one) in read for one in asked)


def _is_read(owner: tree.Class, node: tree.Node) -> bool:
    return isinstance(node, tree.Member) and _is_class(owner, node.object)
