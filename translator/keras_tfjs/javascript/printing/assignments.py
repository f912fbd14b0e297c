"""Assignments, declarations and properties: where the line breaks around the operator."""

from __future__ import annotations

from enum import Enum

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    HARD,
    LINE,
    Doc,
    Group,
    Indent,
    IndentIfBreak,
    group,
    indent,
    text_width,
)
from keras_tfjs.javascript.printing.chains import is_broken_at_calls
from keras_tfjs.javascript.printing.functions import is_chain, method_doc
from keras_tfjs.javascript.printing.objects import property_key
from keras_tfjs.javascript.printing.operators import inlines_right
from keras_tfjs.javascript.printing.printer import Printer, prints
from keras_tfjs.javascript.printing.templates import quoted


class Layout(Enum):
    BREAK_AFTER = "break after the operator"
    NEVER = "never break after the operator"
    FLUID = "break after the operator if the head of the value does not fit"
    LEFT = "break the left side"
    CHAIN = "a = b = c: a link"
    TAIL = "a = b = c: the end"
    ARROWS = "a chain of arrows"


def assignment_like(
    printer: Printer, left: Doc, operator: str, right: tree.Expression, layout: Layout
) -> Doc:
    value = printer.print(right)
    match layout:
        case Layout.BREAK_AFTER:
            return group(Group(left), operator, Group(Indent((LINE, value))))
        case Layout.NEVER:
            return group(Group(left), operator, " ", value)
        case Layout.FLUID:
            small = Group(Indent(LINE))
            return group(Group(left), operator, small, IndentIfBreak(value, small))
        case Layout.LEFT:
            return group(left, operator, " ", Group(value))
        case Layout.CHAIN:
            return (Group(left), operator, LINE, value)
        case Layout.TAIL:
            return (Group(left), operator, indent(LINE, value))
        case Layout.ARROWS:
            return (Group(left), operator, value)


def choose_layout(
    printer: Printer, node: tree.Node, target: tree.Expression, right: tree.Expression
) -> Layout:
    """`printer.stack` ends with `node`."""
    if isinstance(node, tree.Assignment):
        link = _chain_layout(printer, right)
        if link is not None:
            return link
    if isinstance(right, tree.Assignment) and isinstance(right.value, tree.Assignment):
        return Layout.BREAK_AFTER
    match right:
        case tree.Call(callee=tree.Identifier(name="require")):
            return Layout.NEVER
        case _:
            pass
    if any(comment.own_line or comment.is_line for comment in right.leading):
        return Layout.BREAK_AFTER
    short_key = isinstance(node, tree.Property) and _short_key(target)
    if _breaks_after(right, short_key):
        return Layout.BREAK_AFTER
    match right:
        case tree.Template() | tree.TaggedTemplate():
            return Layout.NEVER
        case tree.Arrow(body=tree.Arrow()):
            return Layout.ARROWS
        case _:
            pass
    if short_key and isinstance(_unwrapped(right), tree.StringLiteral | tree.Member):
        return Layout.NEVER
    if not isinstance(node, tree.Property) and _is_complex_pattern(target):
        return Layout.LEFT
    if isinstance(right, tree.StringLiteral) or _is_member_chain(right):
        return Layout.BREAK_AFTER
    if _is_poorly_breakable(right):
        return Layout.BREAK_AFTER
    if short_key or isinstance(
        right, tree.BooleanLiteral | tree.NumberLiteral | tree.Class | tree.Function
    ):
        return Layout.NEVER
    return Layout.FLUID


def _chain_layout(printer: Printer, right: tree.Expression) -> Layout | None:
    parent = printer.parent
    if not isinstance(parent, tree.Assignment | tree.Declarator):
        return None
    tail = not isinstance(right, tree.Assignment)
    outer = printer.stack[-3]
    if tail and isinstance(outer, tree.ExpressionStatement | tree.Declaration):
        return None
    if not tail:
        return Layout.CHAIN
    return Layout.ARROWS if is_chain(right) else Layout.TAIL


def _unwrapped(node: tree.Expression) -> tree.Expression:
    while True:
        match node:
            case tree.Unary(operand=inner) | tree.Await(value=inner) | tree.Cast(value=inner):
                node = inner
            case tree.Yield(value=inner) if inner is not None:
                node = inner
            case _:
                return node


def _breaks_after(right: tree.Expression, short_key: bool) -> bool:
    match right:
        case tree.Binary():
            return not inlines_right(right)
        case tree.Sequence():
            return len(right.expressions) > 1
        case tree.Conditional(test=tree.Binary() as test):
            if not inlines_right(test):
                return True
        case _:
            pass
    inner = _unwrapped(right)
    return not short_key and (isinstance(inner, tree.StringLiteral) or _is_member_chain(inner))


def _is_member_chain(node: tree.Expression) -> bool:
    if not isinstance(node, tree.Member | tree.Index):
        return False
    while isinstance(node, tree.Member | tree.Index):
        node = node.object
    return isinstance(node, tree.Identifier | tree.This)


_SHORT_KEY = 4
"""A value below a key of that width would hardly stand further left than behind it."""


def _short_key(key: tree.Expression) -> bool:
    match key:
        case tree.Identifier(name=name):
            return text_width(name) <= _SHORT_KEY
        case tree.StringLiteral(value=value):
            return text_width(quoted(value)) <= _SHORT_KEY
        case _:
            return False


def _is_complex_pattern(target: tree.Expression) -> bool:
    """`const {a = 1, b: c, d} = x`: more than two, one of them not a plain name."""
    if not isinstance(target, tree.Object) or len(target.properties) <= 2:
        return False
    return any(
        isinstance(member, tree.Property)
        and (not member.shorthand or isinstance(member.value, tree.Default))
        for member in target.properties
    )


def _is_poorly_breakable(node: tree.Expression) -> bool:
    """A chain of calls with nothing in it that is worth a break, and not broken before each."""
    if isinstance(node, tree.Call) and is_broken_at_calls(node):
        return False
    calls = 0
    while True:
        match node:
            case tree.Member(object=inner) | tree.Index(object=inner):
                node = inner
            case tree.Cast(value=inner, operator="!"):
                node = inner
            case tree.Call(callee=inner, arguments=arguments):
                if len(arguments) > 1 or (arguments and not _is_short(arguments[0])):
                    return False
                calls += 1
                node = inner
            case _:
                return calls > 0 and isinstance(node, tree.Identifier | tree.This)


def _is_short(node: tree.Expression) -> bool:
    """An argument that alone is no place for a break: a quarter of the line at most."""
    threshold = 20
    match node:
        case tree.This() | tree.NumberLiteral() | tree.BooleanLiteral() | tree.NullLiteral():
            return True
        case tree.Identifier(name=name):
            return text_width(name) <= threshold
        case tree.StringLiteral(value=value):
            return text_width(quoted(value)) <= threshold
        case tree.Template(texts=(text,)):
            return text_width(text) <= threshold and "\n" not in text
        case tree.RegularExpression(pattern=pattern):
            return len(pattern) <= 5
        case tree.Object(properties=()) | tree.Array(elements=()):
            return True
        case tree.Unary(operand=inner):
            return _is_short(inner)
        case _:
            return False


@prints(tree.Assignment)
def assignment(printer: Printer, node: tree.Assignment) -> Doc:
    layout = choose_layout(printer, node, node.target, node.value)
    left = printer.print(node.target)
    return assignment_like(printer, left, f" {node.operator}", node.value, layout)


@prints(tree.Declarator)
def declarator(printer: Printer, node: tree.Declarator) -> Doc:
    left = printer.print(node.target)
    if node.value is None:
        return left
    layout = choose_layout(printer, node, node.target, node.value)
    return assignment_like(printer, left, " =", node.value, layout)


@prints(tree.Declaration)
def declaration(printer: Printer, node: tree.Declaration) -> Doc:
    docs = [printer.print(one) for one in node.declarators]
    in_head = isinstance(printer.parent, tree.For) and printer.parent.start is node
    semicolon = "" if in_head else ";"
    if len(docs) == 1:
        return group(node.kind, " ", docs[0], semicolon)
    has_value = any(one.value is not None for one in node.declarators)
    separator = HARD if has_value and not in_head else LINE
    rest = [(",", separator, doc) for doc in docs[1:]]
    return group(node.kind, " ", Indent(docs[0]), Indent(rest), semicolon)


@prints(tree.Property)
def property_(printer: Printer, node: tree.Property) -> Doc:
    if isinstance(node.value, tree.Function) and node.kind != "init":
        return method_property(printer, node)
    if node.shorthand:
        return printer.print(node.value)
    key = property_key(printer, node.key, node.computed, printer.parent)
    layout = choose_layout(printer, node, node.key, node.value)
    return assignment_like(printer, key, ":", node.value, layout)


def method_property(printer: Printer, node: tree.Property) -> Doc:
    assert isinstance(node.value, tree.Function)
    key = property_key(printer, node.key, node.computed, printer.parent)
    return method_doc(printer, node.value, key, node.kind)


@prints(tree.Default)
def default(printer: Printer, node: tree.Default) -> Doc:
    return (printer.print(node.target), " = ", printer.print(node.value))


@prints(tree.Field)
def field(printer: Printer, node: tree.Field) -> Doc:
    words = [*node.modifiers, *(("static",) if node.static else ())]
    key = property_key(printer, node.key, node.computed, None)
    annotation = f": {node.type.text}" if node.type else ""
    left: Doc = (*(word + " " for word in words), key, annotation)
    if node.value is None:
        return (left, ";")
    layout = choose_layout(printer, node, node.key, node.value)
    return (assignment_like(printer, left, " =", node.value, layout), ";")
