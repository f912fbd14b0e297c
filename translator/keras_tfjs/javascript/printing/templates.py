"""Strings, numbers and templates."""

from __future__ import annotations

import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import LITERAL, Doc, render
from keras_tfjs.javascript.printing.printer import Printer, prints

_CONTROL = {
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
    "\\": "\\\\",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_SPECIAL = re.compile(r"[\\\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def escaped(value: str) -> str:
    """A string's characters with those that a literal cannot hold as escapes (quotes are not)."""

    def escape(match: re.Match[str]) -> str:
        character = match.group()
        code = ord(character)
        return _CONTROL.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")

    return _SPECIAL.sub(escape, value)


def quoted(value: str) -> str:
    """The literal: single quotes, double ones where they save escapes."""
    quote = '"' if value.count("'") > value.count('"') else "'"
    return quote + escaped(value).replace(quote, "\\" + quote) + quote


_EXPONENT = re.compile(r"^([\d._]+)e\+?(-?)0*(\d+)$")


def normal_number(raw: str) -> str:
    """Lower case, a digit before the point, none of the zeros that say nothing."""
    text = raw.lower()
    if text.startswith(("0x", "0b", "0o")):
        return text
    text = re.sub(r"^([\d.]+)e[+-]?0+$", r"\1", text)
    text = _EXPONENT.sub(r"\1e\2\3", text)
    if text.startswith("."):
        text = "0" + text
    text = re.sub(r"(\.\d+?)0+(?=e|$)", r"\1", text)
    return re.sub(r"\.(?=e|$)", "", text)


@prints(tree.StringLiteral)
def string(printer: Printer, node: tree.StringLiteral) -> Doc:
    return quoted(node.value)


@prints(tree.NumberLiteral)
def number(printer: Printer, node: tree.NumberLiteral) -> Doc:
    return normal_number(node.raw)


@prints(tree.RegularExpression)
def regular_expression(printer: Printer, node: tree.RegularExpression) -> Doc:
    return f"/{node.pattern}/{''.join(sorted(node.flags))}"


@prints(tree.Template)
def template(printer: Printer, node: tree.Template) -> Doc:
    """Interpolations are never broken: the text of the template is what counts."""
    parts: list[Doc] = ["`"]
    for index, text in enumerate(node.texts):
        first, *rest = text.split("\n")
        parts.append(first)
        for line in rest:
            parts.extend((LITERAL, line))
        if index < len(node.expressions):
            flat, _ = render(printer.print(node.expressions[index]), 1_000_000)
            first, *rest = flat.split("\n")
            parts.extend(("${", first))
            for line in rest:
                parts.extend((LITERAL, line))
            parts.append("}")
    parts.append("`")
    return parts


@prints(tree.TaggedTemplate)
def tagged(printer: Printer, node: tree.TaggedTemplate) -> Doc:
    return (printer.print(node.tag), printer.print(node.template))
