"""The small ones."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import HARD, LITERAL, Doc, join
from keras_tfjs.javascript.printing.printer import Printer, line_comment, prints


@prints(tree.BooleanLiteral)
def boolean(printer: Printer, node: tree.BooleanLiteral) -> Doc:
    return "true" if node.value else "false"


@prints(tree.NullLiteral)
def null(printer: Printer, node: tree.NullLiteral) -> Doc:
    return "null"


@prints(tree.This)
def this(printer: Printer, node: tree.This) -> Doc:
    return "this"


@prints(tree.Super)
def super_(printer: Printer, node: tree.Super) -> Doc:
    return "super"


@prints(tree.Unsupported, tree.TypeDeclaration)
def verbatim(printer: Printer, node: tree.Unsupported | tree.TypeDeclaration) -> Doc:
    first, *rest = node.text.split("\n")
    docs: list[Doc] = [first]
    for line in rest:
        docs.extend((LITERAL, line))
    return docs


@prints(tree.Left)
def left(printer: Printer, node: tree.Left) -> Doc:
    return join(HARD, [line_comment(f"// {line}") for line in node.lines])
