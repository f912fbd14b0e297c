"""Classes."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import HARD, Doc, indent
from keras_tfjs.javascript.printing.functions import method_doc
from keras_tfjs.javascript.printing.objects import property_key
from keras_tfjs.javascript.printing.printer import Printer, dangling_block, prints


@prints(tree.Class)
def class_(printer: Printer, node: tree.Class) -> Doc:
    head: list[Doc] = ["class"]
    if node.name is not None:
        head.append(" " + node.name.name)
    if node.superclass is not None:
        head.extend((" extends ", printer.print(node.superclass)))
    head.append(" ")
    if not node.members:
        body = dangling_block(node.dangling, "{", "}") if node.dangling else "{}"
        return (*head, body)
    members = printer.statements(node.members, node.dangling)
    return (*head, "{", indent(HARD, *members), HARD, "}")


@prints(tree.ClassDeclaration)
def class_declaration(printer: Printer, node: tree.ClassDeclaration) -> Doc:
    return printer.print(node.definition)


@prints(tree.Method)
def method(printer: Printer, node: tree.Method) -> Doc:
    words = [*node.modifiers, *(("static",) if node.static else ())]
    key = property_key(printer, node.key, node.computed, None)
    return (*(word + " " for word in words), method_doc(printer, node.value, key, node.kind))


@prints(tree.StaticBlock)
def static_block(printer: Printer, node: tree.StaticBlock) -> Doc:
    return ("static ", printer.print(node.body))
