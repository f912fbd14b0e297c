"""Classes and methods (of objects too)."""

from __future__ import annotations

from typing import Literal

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.expressions import only_child, property_key
from keras_tfjs.javascript.reading.functions import body_of, is_async, parameters, type_of
from keras_tfjs.javascript.reading.reader import Reader, reads

_MODIFIERS = frozenset(
    ("accessibility_modifier", "override_modifier", "readonly", "declare", "abstract", "accessor")
)
_ERASED = frozenset(("method_signature", "abstract_method_signature", "index_signature"))


@reads("class", "class_declaration", "abstract_class_declaration")
def class_(reader: Reader, node: Concrete) -> tree.Node:
    name = reader.optional(node, "name")
    heritage = [child for child in node.children if child.type == "class_heritage"]
    body = node.child_by_field_name("body")
    if body is None:
        return reader.unsupported(node, node.type)
    kept = [child for child in body.children if child.type not in _ERASED]
    members, dangling = reader.items(kept, reader.convert, opened=body.start_point[0])
    value = tree.Class(
        name if isinstance(name, tree.Identifier) else None,
        _superclass(reader, heritage[0]) if heritage else None,
        members,
        dangling,
        tuple(only_child(reader, child) for child in node.children if child.type == "decorator"),
        span=reader.span(node),
    )
    if node.type == "class":
        return value
    return tree.ClassDeclaration(value, span=value.span)


def _superclass(reader: Reader, heritage: Concrete) -> tree.Expression | None:
    for child in heritage.named_children:
        if child.type == "extends_clause":
            return reader.field(child, "value")
        if child.type not in ("comment", "implements_clause"):
            return reader.expression(child)
    return None


def _modifiers(reader: Reader, node: Concrete) -> tuple[str, ...]:
    return tuple(reader.text(child) for child in node.children if child.type in _MODIFIERS)


def _is_static(node: Concrete) -> bool:
    return any(child.type in ("static", "static get") for child in node.children)


@reads("field_definition", "public_field_definition")
def field(reader: Reader, node: Concrete) -> tree.Node:
    name = node.child_by_field_name("property") or node.child_by_field_name("name")
    key, computed = property_key(reader, name, node)
    return tree.Field(
        key,
        reader.optional(node, "value"),
        _is_static(node),
        computed,
        type_of(reader, node.child_by_field_name("type")),
        _modifiers(reader, node),
        span=reader.span(node),
    )


@reads("class_static_block")
def static_block(reader: Reader, node: Concrete) -> tree.Node:
    return tree.StaticBlock(body_of(reader, node), span=reader.span(node))


@reads("method_definition")
def method(reader: Reader, node: Concrete) -> tree.Node:
    key, computed = property_key(reader, node.child_by_field_name("name"), node)
    words = {child.type for child in node.children if not child.is_named}
    value = tree.Function(
        None,
        parameters(reader, node),
        body_of(reader, node),
        is_async(node),
        "*" in words,
        type_of(reader, node.child_by_field_name("return_type")),
        span=reader.span(node),
    )
    static = bool(words & {"static", "static get"})
    kind: Literal["method", "get", "set"] = "method"
    if words & {"get", "static get"}:
        kind = "get"
    elif "set" in words:
        kind = "set"
    if node.parent is not None and node.parent.type == "object":
        return tree.Property(key, value, computed, kind=kind, span=value.span)
    is_constructor = isinstance(key, tree.Identifier) and key.name == "constructor" and not static
    return tree.Method(
        key,
        value,
        "constructor" if is_constructor else kind,
        static,
        computed,
        _modifiers(reader, node),
        span=value.span,
    )


@reads("decorator")
def decorator(reader: Reader, node: Concrete) -> tree.Node:
    only_child(reader, node)
    return reader.unsupported(node, "decorator")
