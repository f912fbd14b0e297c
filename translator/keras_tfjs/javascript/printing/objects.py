"""Arrays and objects, as values and as patterns."""

from __future__ import annotations

import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    HARD,
    LINE,
    SOFT,
    Doc,
    Fill,
    Group,
    IfBreak,
    Indent,
    indent,
)
from keras_tfjs.javascript.printing.printer import (
    Printer,
    dangling_block,
    printed_comment,
    prints,
)
from keras_tfjs.javascript.printing.templates import quoted

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_SIMPLE_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})")


def is_identifier(text: str) -> bool:
    """Whether a key needs no quotes (ES5's identifiers: ASCII only)."""
    return _IDENTIFIER.fullmatch(text) is not None


def property_key(
    printer: Printer, key: tree.Expression, computed: bool, parent: tree.Node | None
) -> Doc:
    """A key, unquoted if every quoted key of the object can be."""
    if computed:
        return ("[", printer.print(key), "]")
    if not isinstance(key, tree.StringLiteral):
        return printer.print(key)
    if is_identifier(key.value) or _SIMPLE_NUMBER.fullmatch(key.value):
        return key.value if _can_unquote(key, parent) else quoted(key.value)
    return quoted(key.value)


def _can_unquote(key: tree.StringLiteral, parent: tree.Node | None) -> bool:
    """Keys that need quotes keep them on the quoted keys beside them; a number needs no company."""
    if not isinstance(parent, tree.Object):
        return True
    for member in parent.properties:
        if not isinstance(member, tree.Property) or member.computed:
            continue
        if isinstance(member.key, tree.StringLiteral):
            value = member.key.value
            if not (is_identifier(value) or _SIMPLE_NUMBER.fullmatch(value)):
                return is_identifier(key.value)
    return True


def _breaks_by_rule(printer: Printer, node: tree.Object) -> bool:
    parent = printer.parent
    if isinstance(parent, tree.Declarator) and parent.target is node:
        return any(
            isinstance(member, tree.Property)
            and not member.shorthand
            and isinstance(member.value, tree.Object | tree.Array)
            for member in node.properties
        )
    return node.expanded and not _is_parameter(printer, node)


def _is_parameter(printer: Printer, node: tree.Object) -> bool:
    """A destructured parameter (not the value of a default)."""
    for outer in reversed(printer.stack[:-1]):
        match outer:
            case tree.Function(parameters=parameters) | tree.Arrow(parameters=parameters):
                return any(
                    node is parameter
                    or (isinstance(parameter, tree.Default) and parameter.target is node)
                    for parameter in parameters
                )
            case tree.Default():
                continue
            case _:
                return False
    return False


@prints(tree.Object)
def object_(printer: Printer, node: tree.Object) -> Doc:
    annotation = f": {node.type.text}" if node.type else ""
    if not node.properties:
        if node.dangling:
            return Group(dangling_block(node.dangling, "{", "}"))
        return ("{}", annotation)
    return Group((_braced(printer, node), annotation), broken=_breaks_by_rule(printer, node))


def hugged_object(printer: Printer, node: tree.Object) -> Doc:
    """An only parameter: its lines break with the parameter list."""
    annotation = f": {node.type.text}" if node.type else ""
    if not node.properties:
        return ("{}", annotation)
    return (_braced(printer, node), annotation)


def _braced(printer: Printer, node: tree.Object) -> Doc:
    parts: list[Doc] = [SOFT]
    for index, member in enumerate(node.properties):
        if index:
            parts.extend((",", LINE))
            if member.blank_before:
                parts.append(HARD)
        parts.append(Group(printer.print(member)))
    last = node.properties[-1]
    is_pattern_rest = isinstance(last, tree.Spread) and _is_pattern(printer, node)
    comma: Doc = "" if is_pattern_rest else IfBreak(",")
    return ("{", Indent((*parts, comma, *_ending(node.dangling))), SOFT, "}")


def _ending(comments: tuple[tree.Comment, ...]) -> list[Doc]:
    docs: list[Doc] = []
    for comment in comments:
        docs.append(HARD)
        if comment.blank_before:
            docs.append(HARD)
        docs.append(printed_comment(comment))
    return docs


def _is_pattern(printer: Printer, node: tree.Node) -> bool:
    """Whether an object or array is assigned to."""
    inner = node
    for outer in reversed(printer.stack[:-1]):
        match outer:
            case tree.Declarator(target=target) | tree.Assignment(target=target):
                return target is inner
            case tree.ForEach(target=target):
                return target is inner
            case tree.Default(target=target):
                if target is not inner:
                    return False
            case tree.Function(parameters=parameters) | tree.Arrow(parameters=parameters):
                return any(parameter is inner for parameter in parameters)
            case tree.Property() | tree.Object() | tree.Array() | tree.Spread():
                pass
            case _:
                return False
        inner = outer
    return False


def is_signed_number(node: tree.Node | None) -> bool:
    match node:
        case tree.NumberLiteral():
            return True
        case tree.Unary(operator="-" | "+", operand=tree.NumberLiteral()):
            return True
        case _:
            return False


def is_concise(node: tree.Array) -> bool:
    """An array of numbers is filled, several to a line."""
    return len(node.elements) > 1 and all(
        is_signed_number(element) and element is not None and not element.leading
        for element in node.elements
    )


def _is_matrix(node: tree.Array) -> bool:
    """Rows of more than one member each, all arrays or all objects: one a line."""
    if len(node.elements) < 2:
        return False
    arrays = [e for e in node.elements if isinstance(e, tree.Array) and len(e.elements) > 1]
    objects = [e for e in node.elements if isinstance(e, tree.Object) and len(e.properties) > 1]
    return len(node.elements) in (len(arrays), len(objects))


@prints(tree.Array)
def array(printer: Printer, node: tree.Array) -> Doc:
    annotation = f": {node.type.text}" if node.type else ""
    if not node.elements:
        if node.dangling:
            return Group(dangling_block(node.dangling, "[", "]"))
        return ("[]", annotation)
    broken = _is_matrix(node) and not _is_pattern(printer, node)
    last = node.elements[-1]
    if is_concise(node):
        items: list[Doc] = [_concise(printer, node)]
        comma: Doc = IfBreak(",")
    else:
        items = []
        for index, element in enumerate(node.elements):
            if index:
                items.append(LINE)
                if element is not None and element.blank_before:
                    items.append(SOFT)
            ending = "," if index < len(node.elements) - 1 or element is None else ""
            items.append((Group(printer.print(element)), ending))
        rest = isinstance(last, tree.Spread) and _is_pattern(printer, node)
        comma = "" if rest or last is None else IfBreak(",")
    inner = indent(SOFT, *items, comma, *_ending(node.dangling))
    return (Group(("[", inner, SOFT, "]"), broken=broken), annotation)


def _concise(printer: Printer, node: tree.Array) -> Doc:
    parts: list[Doc] = []
    for index, element in enumerate(node.elements):
        if index:
            blank = element is not None and element.blank_before
            parts.append((HARD, HARD) if blank else LINE)
        ending = "," if index < len(node.elements) - 1 else ""
        parts.append((printer.print(element), ending))
    return Fill(parts)


@prints(tree.Spread)
def spread(printer: Printer, node: tree.Spread) -> Doc:
    return ("...", printer.print(node.value))
