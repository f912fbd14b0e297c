"""Literals, names and templates."""

from __future__ import annotations

import re

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.reader import Reader, reads

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\n\u2028\u2029])|(.))",
    re.DOTALL,
)


def unescape(raw: str) -> str:
    """The characters that a string's or template's raw text stands for."""
    if "\\" not in raw:
        return raw

    def character(match: re.Match[str]) -> str:
        braced, four, two, newline, plain = match.groups()
        if newline:
            return ""
        code = braced or four or two
        return chr(int(code, 16)) if code else _SIMPLE.get(plain, plain)

    text = _ESCAPE.sub(character, raw)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@reads("number")
def number(reader: Reader, node: Concrete) -> tree.Node:
    return tree.NumberLiteral(reader.text(node), span=reader.span(node))


@reads("string")
def string(reader: Reader, node: Concrete) -> tree.Node:
    return tree.StringLiteral(unescape(reader.text(node)[1:-1]), span=reader.span(node))


@reads("true", "false")
def boolean(reader: Reader, node: Concrete) -> tree.Node:
    return tree.BooleanLiteral(node.type == "true", span=reader.span(node))


@reads("null")
def null(reader: Reader, node: Concrete) -> tree.Node:
    return tree.NullLiteral(span=reader.span(node))


@reads("this")
def this(reader: Reader, node: Concrete) -> tree.Node:
    return tree.This(span=reader.span(node))


@reads("super")
def super_(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Super(span=reader.span(node))


@reads(
    "identifier",
    "undefined",
    "property_identifier",
    "private_property_identifier",
    "type_identifier",
    "import",
)
def identifier(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Identifier(reader.text(node), span=reader.span(node))


@reads("shorthand_property_identifier", "shorthand_property_identifier_pattern")
def shorthand(reader: Reader, node: Concrete) -> tree.Node:
    name = tree.Identifier(reader.text(node), span=reader.span(node))
    return tree.Property(name, name, shorthand=True, span=name.span)


@reads("regex")
def regular_expression(reader: Reader, node: Concrete) -> tree.Node:
    flags = node.child_by_field_name("flags")
    pattern = node.child_by_field_name("pattern")
    return tree.RegularExpression(
        reader.text(pattern) if pattern else "",
        reader.text(flags) if flags else "",
        span=reader.span(node),
    )


@reads("template_string")
def template(reader: Reader, node: Concrete) -> tree.Node:
    substitutions = [c for c in node.named_children if c.type == "template_substitution"]
    texts: list[str] = []
    start = node.start_byte + 1
    for child in substitutions:
        texts.append(reader.data[start : child.start_byte].decode())
        start = child.end_byte
    texts.append(reader.data[start : node.end_byte - 1].decode())
    expressions = tuple(
        reader.expression(inner)
        for child in substitutions
        for inner in child.named_children
        if inner.type != "comment"
    )
    return tree.Template(tuple(texts), expressions, span=reader.span(node))
