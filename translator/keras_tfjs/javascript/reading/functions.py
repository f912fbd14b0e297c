"""Functions, arrows and their parameters, with TypeScript's types where it has them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.reader import Reader, reads


def type_of(reader: Reader, node: Concrete | None) -> tree.Type | None:
    """The type after the colon of a type annotation."""
    if node is None:
        return None
    text = reader.text(node).removeprefix(":").strip()
    return tree.Type(text, span=reader.span(node))


def parameters(reader: Reader, node: Concrete) -> tuple[tree.Expression, ...]:
    single = node.child_by_field_name("parameter")
    if single is not None:
        return (reader.expression(single),)
    listed = node.child_by_field_name("parameters")
    if listed is None:
        return ()
    items, _ = reader.items(listed.children, reader.expression, opened=listed.start_point[0])
    return tuple(item for item in items if not isinstance(item, tree.This))


@reads("required_parameter", "optional_parameter")
def parameter(reader: Reader, node: Concrete) -> tree.Node:
    target = reader.field(node, "pattern")
    annotation = type_of(reader, node.child_by_field_name("type"))
    optional = node.type == "optional_parameter"
    match target:
        case tree.Identifier():
            target = replace(target, type=annotation, optional=optional)
        case tree.Object() | tree.Array():
            target = replace(target, type=annotation)
        case tree.Spread(value=tree.Identifier() as name):
            target = replace(target, value=replace(name, type=annotation))
        case _:
            pass
    value = reader.optional(node, "value")
    result = tree.Default(target, value, span=reader.span(node)) if value else target
    if any(c.type in ("accessibility_modifier", "readonly") for c in node.children):
        return tree.ParameterProperty(result, span=reader.span(node))
    return result


def is_async(node: Concrete) -> bool:
    return any(child.type == "async" for child in node.children)


def body_of(reader: Reader, node: Concrete) -> tree.Block:
    body = node.child_by_field_name("body")
    if body is None:
        return tree.Block(())
    return cast(tree.Block, reader.convert(body))


@reads(
    "function_expression",
    "function_declaration",
    "generator_function",
    "generator_function_declaration",
)
def function(reader: Reader, node: Concrete) -> tree.Node:
    name = reader.optional(node, "name")
    value = tree.Function(
        name if isinstance(name, tree.Identifier) else None,
        parameters(reader, node),
        body_of(reader, node),
        is_async(node),
        node.type.startswith("generator"),
        type_of(reader, node.child_by_field_name("return_type")),
        span=reader.span(node),
    )
    if node.type.endswith("declaration"):
        return tree.FunctionDeclaration(value, span=value.span)
    return value


@reads("arrow_function")
def arrow(reader: Reader, node: Concrete) -> tree.Node:
    body = node.child_by_field_name("body")
    if body is None:
        return reader.unsupported(node, node.type)
    return tree.Arrow(
        parameters(reader, node),
        cast("tree.Expression | tree.Block", reader.convert(body)),
        is_async(node),
        type_of(reader, node.child_by_field_name("return_type")),
        span=reader.span(node),
    )
