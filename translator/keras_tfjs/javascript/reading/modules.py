"""Imports and exports."""

from __future__ import annotations

from dataclasses import replace

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.expressions import only_child
from keras_tfjs.javascript.reading.literals import unescape
from keras_tfjs.javascript.reading.reader import Reader, reads
from keras_tfjs.source import Span


def _source(reader: Reader, node: Concrete) -> str | None:
    source = node.child_by_field_name("source")
    return unescape(reader.text(source)[1:-1]) if source else None


def _name(reader: Reader, node: Concrete) -> str:
    text = reader.text(node)
    return unescape(text[1:-1]) if node.type == "string" else text


def _is_type_only(node: Concrete) -> bool:
    """`import {type A}`."""
    return any(child.type == "type" for child in node.children)


def _specifiers(reader: Reader, node: Concrete) -> tuple[tree.Specifier, ...]:
    def specifier(child: Concrete) -> tree.Specifier:
        name = child.child_by_field_name("name")
        alias = child.child_by_field_name("alias")
        first = _name(reader, name) if name else reader.text(child)
        second = _name(reader, alias) if alias else first
        return tree.Specifier(first, second, span=reader.span(child))

    children = [child for child in node.children if not _is_type_only(child)]
    items, _ = reader.items(children, specifier, opened=node.start_point[0])
    return items


@reads("import_statement")
def import_(reader: Reader, node: Concrete) -> tree.Node:
    default: str | None = None
    namespace: str | None = None
    names: tuple[tree.Specifier, ...] | None = None
    for child in node.named_children:
        if child.type == "import_require_clause":
            name = only_child(reader, child)
            source = _source(reader, child) or ""
            require = tree.Call(tree.Identifier("require"), (tree.StringLiteral(source),))
            declarator = tree.Declarator(name, require)
            return tree.Declaration("const", (declarator,), span=reader.span(node))
        if child.type != "import_clause":
            continue
        for part in child.named_children:
            if part.type == "identifier":
                default = reader.text(part)
            elif part.type == "namespace_import":
                namespace = reader.text(part.named_children[-1])
            elif part.type == "named_imports":
                names = _specifiers(reader, part)
    type_only = any(child.type == "type" for child in node.children)
    source = _source(reader, node) or ""
    span = reader.span(node)
    return tree.Import(source, default, namespace, names, type_only, span=span)


@reads("export_statement")
def export(reader: Reader, node: Concrete) -> tree.Node:
    span = reader.span(node)
    words = {child.type for child in node.children if not child.is_named}
    declaration = node.child_by_field_name("declaration")
    value = node.child_by_field_name("value")
    if declaration is not None:
        statement = reader.statement(declaration)
        if "default" in words:
            return _default(statement, span)
        if isinstance(statement, tree.TypeDeclaration):
            return tree.TypeDeclaration(reader.text(node), span=span)
        inner = replace(statement, leading=()) if statement.leading else statement
        return tree.Export(inner, span=span, leading=statement.leading)
    if value is not None:
        return tree.Export(default=reader.expression(value), span=span)
    source = _source(reader, node)
    for child in node.named_children:
        if child.type == "export_clause":
            return tree.Export(names=_specifiers(reader, child), source=source, span=span)
        if child.type == "namespace_export":
            name = reader.text(child.named_children[-1])
            return tree.Export(namespace=name, source=source, span=span)
    if "*" in words:
        return tree.Export(everything=True, source=source, span=span)
    return reader.unsupported(node, "export assignment")


def _default(statement: tree.Statement, span: Span) -> tree.Node:
    """`export default function f() {}`: the declaration stays one, so that its name is bound."""
    match statement:
        case tree.FunctionDeclaration(function=value):
            return tree.Export(default=value, span=span)
        case tree.ClassDeclaration(definition=definition):
            return tree.Export(default=definition, span=span)
        case _:
            return statement
