"""`static fromConfig(cls, config)`: a method of the class in Python."""

from __future__ import annotations

from dataclasses import replace

from keras_tfjs.javascript import tree

_NAME = "fromConfig"


def with_class_methods(program: tree.Program) -> tree.Program:
    """The program whose classes are asked themselves, and not given."""
    if not any(_is_method(one) for one in tree.walk(program)):
        return program
    changed = tree.changed(program, _changed)
    assert isinstance(changed, tree.Program)
    return changed


def _changed(node: tree.Node) -> tree.Node:
    match node:
        case tree.Class(superclass=tree.Expression(), members=members):
            return replace(node, members=tuple(_of_class(one) for one in members))
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name=owner), name=name),
            arguments=(tree.Identifier(name=first), _),
        ) if (name, first) == (_NAME, owner):
            return replace(node, arguments=node.arguments[1:])
    return node


def _is_method(node: tree.Node) -> bool:
    match node:
        case tree.Method(
            key=tree.Identifier(name=name),
            value=tree.Function(parameters=(tree.Identifier(), tree.Expression(), *_)),
            static=True,
        ):
            return name == _NAME
    return False


def _of_class(node: tree.Node) -> tree.Node:
    if not isinstance(node, tree.Method) or not _is_method(node):
        return node
    first, *others = node.value.parameters
    assert isinstance(first, tree.Identifier)

    def of_class(inner: tree.Node) -> tree.Node:
        match inner:
            case tree.Call(
                callee=tree.Member(object=tree.Super(), name=name),
                arguments=(tree.This(), *given),
            ) if (
                name == _NAME
            ):
                return replace(inner, arguments=tuple(given))
            case tree.Identifier(name=name) if name == first.name:
                return tree.This(span=inner.span)
        return inner

    value = tree.changed(replace(node.value, parameters=tuple(others)), of_class)
    assert isinstance(value, tree.Function)
    return replace(node, value=value)
