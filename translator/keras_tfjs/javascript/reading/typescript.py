"""What TypeScript adds: casts, and declarations that have no effect at run time."""

from __future__ import annotations

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.reader import Reader, reads


@reads("as_expression", "satisfies_expression")
def cast(reader: Reader, node: Concrete) -> tree.Node:
    value, *rest = [child for child in node.children if child.type != "comment"]
    operator = "as" if node.type == "as_expression" else "satisfies"
    start = rest[-1].start_byte if rest else value.end_byte
    text = reader.data[start : node.end_byte].decode()
    span = reader.span(node)
    return tree.Cast(reader.expression(value), operator, tree.Type(text), span=span)


@reads("type_assertion")
def assertion(reader: Reader, node: Concrete) -> tree.Node:
    arguments, value = node.named_children[0], node.named_children[-1]
    text = reader.text(arguments)[1:-1]
    return tree.Cast(reader.expression(value), "as", tree.Type(text), span=reader.span(node))


@reads("non_null_expression")
def non_null(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Cast(reader.expression(node.named_children[0]), "!", span=reader.span(node))


@reads("instantiation_expression")
def instantiation(reader: Reader, node: Concrete) -> tree.Node:
    return reader.expression(node.named_children[0])


@reads(
    "interface_declaration",
    "type_alias_declaration",
    "ambient_declaration",
    "function_signature",
)
def declaration(reader: Reader, node: Concrete) -> tree.Node:
    return tree.TypeDeclaration(reader.text(node), span=reader.span(node))
