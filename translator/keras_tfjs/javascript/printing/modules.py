"""Imports and exports."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import LINE, SOFT, Doc, Group, IfBreak, indent, join
from keras_tfjs.javascript.printing.printer import Printer, prints, with_comments
from keras_tfjs.javascript.printing.templates import quoted


def _braced(names: tuple[tree.Specifier, ...], alone: bool) -> Doc:
    docs = [with_comments(one, _specifier(one)) for one in names]
    if not docs:
        return "{}"
    if alone and len(docs) == 1 and not names[0].leading and not names[0].trailing:
        return ("{", docs[0], "}")
    return Group(("{", indent(SOFT, *join((",", LINE), docs)), IfBreak(","), SOFT, "}"))


def _specifier(node: tree.Specifier) -> str:
    return node.name if node.name == node.alias else f"{node.name} as {node.alias}"


@prints(tree.Import)
def import_(printer: Printer, node: tree.Import) -> Doc:
    parts: list[Doc] = []
    if node.default:
        parts.append(node.default)
    if node.namespace:
        parts.append(f"* as {node.namespace}")
    if node.names is not None:
        parts.append(_braced(node.names, alone=not node.default))
    word = "import type" if node.type_only else "import"
    if not parts:
        return (word, " ", quoted(node.source), ";")
    return (word, " ", *join(", ", parts), " from ", quoted(node.source), ";")


@prints(tree.Export)
def export(printer: Printer, node: tree.Export) -> Doc:
    if node.declaration is not None:
        return ("export ", printer.print(node.declaration))
    if node.default is not None:
        semicolon = "" if isinstance(node.default, tree.Function | tree.Class) else ";"
        return ("export default ", printer.print(node.default), semicolon)
    if node.names is not None:
        what = _braced(node.names, alone=True)
    elif node.namespace:
        what = f"* as {node.namespace}"
    else:
        what = "*"
    source: Doc = (" from ", quoted(node.source)) if node.source is not None else ""
    return ("export ", what, source, ";")
