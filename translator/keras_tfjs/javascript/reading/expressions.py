"""Operators, calls, members, arrays and objects."""

from __future__ import annotations

from typing import cast

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.reader import Reader, reads
from keras_tfjs.source import Span


def only_child(reader: Reader, node: Concrete) -> tree.Expression:
    for child in node.named_children:
        if child.type != "comment":
            return reader.expression(child)
    return reader.unsupported(node, node.type)


def operator_of(reader: Reader, node: Concrete) -> str:
    operator = node.child_by_field_name("operator")
    return reader.text(operator) if operator else ""


@reads("parenthesized_expression")
def parenthesized(reader: Reader, node: Concrete) -> tree.Node:
    inner = only_child(reader, node)
    # `(a?.b).c` stops the chain at the parenthesis, so the parenthesis has a meaning there
    if isinstance(inner, tree.Member | tree.Index | tree.Call) and is_chain(inner):
        return tree.Sequence((inner,), span=reader.span(node))
    return inner


def is_chain(node: tree.Expression) -> bool:
    """Whether an optional chain `a?.b.c` ends here."""
    while True:
        match node:
            case tree.Member(object=inner) | tree.Index(object=inner) | tree.Call(callee=inner):
                if node.optional:
                    return True
                node = inner
            case _:
                return False


@reads("binary_expression")
def binary(reader: Reader, node: Concrete) -> tree.Node:
    # Left-leaning chains of operators may be thousands long: down them without recursion
    chain = [node]
    while True:
        left = chain[-1].child_by_field_name("left")
        if left is None or left.type != "binary_expression":
            break
        chain.append(left)
    innermost = chain.pop()
    result = _binary(reader, innermost, reader.field(innermost, "left"))
    while chain:
        result = _binary(reader, chain.pop(), result)
    return result


def _binary(reader: Reader, node: Concrete, left: tree.Expression) -> tree.Binary:
    right = reader.field(node, "right")
    operator, span = operator_of(reader, node), reader.span(node)
    if operator in ("&&", "||", "??"):
        return _logical(operator, left, right, span)
    return tree.Binary(operator, left, right, span=span)


def _logical(
    operator: str, left: tree.Expression, right: tree.Expression, span: Span
) -> tree.Binary:
    """`a && (b && c)` means `(a && b) && c`, which is how a chain reads."""
    if isinstance(right, tree.Binary) and right.operator == operator:
        left = _logical(operator, left, right.left, span)
        right = right.right
    return tree.Binary(operator, left, right, span=span)


@reads("unary_expression")
def unary(reader: Reader, node: Concrete) -> tree.Node:
    operand = reader.field(node, "argument")
    return tree.Unary(operator_of(reader, node), operand, span=reader.span(node))


@reads("update_expression")
def update(reader: Reader, node: Concrete) -> tree.Node:
    argument = reader.field(node, "argument")
    prefix = node.children[0].type in ("++", "--")
    return tree.Update(operator_of(reader, node), argument, prefix, span=reader.span(node))


@reads("assignment_expression")
def assignment(reader: Reader, node: Concrete) -> tree.Node:
    target, value = reader.field(node, "left"), reader.field(node, "right")
    return tree.Assignment("=", target, value, span=reader.span(node))


@reads("augmented_assignment_expression")
def augmented(reader: Reader, node: Concrete) -> tree.Node:
    target, value = reader.field(node, "left"), reader.field(node, "right")
    return tree.Assignment(operator_of(reader, node), target, value, span=reader.span(node))


@reads("ternary_expression")
def ternary(reader: Reader, node: Concrete) -> tree.Node:
    test = reader.field(node, "condition")
    yes, no = reader.field(node, "consequence"), reader.field(node, "alternative")
    return tree.Conditional(test, yes, no, span=reader.span(node))


@reads("sequence_expression")
def sequence(reader: Reader, node: Concrete) -> tree.Node:
    parts: list[tree.Expression] = []
    for child in node.named_children:
        if child.type == "comment":
            continue
        part = reader.expression(child)
        if isinstance(part, tree.Sequence) and child.type == "sequence_expression":
            parts.extend(part.expressions)
        else:
            parts.append(part)
    return tree.Sequence(tuple(parts), span=reader.span(node))


@reads("await_expression")
def await_(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Await(only_child(reader, node), span=reader.span(node))


@reads("yield_expression")
def yield_(reader: Reader, node: Concrete) -> tree.Node:
    values = [child for child in node.named_children if child.type != "comment"]
    delegate = any(child.type == "*" for child in node.children)
    value = reader.expression(values[0]) if values else None
    return tree.Yield(value, delegate, span=reader.span(node))


@reads("spread_element", "rest_pattern")
def spread(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Spread(only_child(reader, node), span=reader.span(node))


@reads("member_expression")
def member(reader: Reader, node: Concrete) -> tree.Node:
    name = node.child_by_field_name("property")
    optional = node.child_by_field_name("optional_chain") is not None
    return tree.Member(
        reader.field(node, "object"),
        reader.text(name) if name else "",
        optional,
        span=reader.span(node),
    )


@reads("subscript_expression")
def subscript(reader: Reader, node: Concrete) -> tree.Node:
    optional = node.child_by_field_name("optional_chain") is not None
    index = reader.field(node, "index")
    return tree.Index(reader.field(node, "object"), index, optional, span=reader.span(node))


@reads("meta_property")
def meta_property(reader: Reader, node: Concrete) -> tree.Node:
    before, _, name = reader.text(node).partition(".")
    return tree.Member(tree.Identifier(before.strip()), name.strip(), span=reader.span(node))


@reads("call_expression")
def call(reader: Reader, node: Concrete) -> tree.Node:
    callee = reader.field(node, "function")
    arguments = node.child_by_field_name("arguments")
    if arguments is None:
        return reader.unsupported(node, node.type)
    if arguments.type == "template_string":
        template = cast(tree.Template, reader.expression(arguments))
        return tree.TaggedTemplate(callee, template, span=reader.span(node))
    optional = any(child.type in ("optional_chain", "?.") for child in node.children)
    items, dangling = reader.items(
        arguments.children, reader.expression, opened=arguments.start_point[0]
    )
    return tree.Call(callee, items, optional, dangling, span=reader.span(node))


@reads("new_expression")
def new(reader: Reader, node: Concrete) -> tree.Node:
    callee = reader.field(node, "constructor")
    arguments = node.child_by_field_name("arguments")
    if arguments is None:
        return tree.New(callee, (), span=reader.span(node))
    items, dangling = reader.items(
        arguments.children, reader.expression, opened=arguments.start_point[0]
    )
    return tree.New(callee, items, dangling, span=reader.span(node))


@reads("array", "array_pattern")
def array(reader: Reader, node: Concrete) -> tree.Node:
    items, dangling = reader.items(
        node.children[1:-1], reader.expression, opened=node.start_point[0]
    )
    commas = [child.type for child in node.children[1:-1] if child.type != "comment"]
    if not _has_holes(commas):
        return tree.Array(items, dangling, span=reader.span(node))
    waiting = iter(items)
    elements: list[tree.Expression | None] = []
    after_comma = True
    for kind in commas:
        if kind == ",":
            if after_comma:
                elements.append(None)
            after_comma = True
        else:
            elements.append(next(waiting))
            after_comma = False
    return tree.Array(tuple(elements), dangling, span=reader.span(node))


def _has_holes(kinds: list[str]) -> bool:
    pairs = zip([",", *kinds], kinds, strict=False)
    return any(before == after == "," for before, after in pairs)


@reads("object", "object_pattern")
def object_(reader: Reader, node: Concrete) -> tree.Node:
    children = node.children[1:-1]
    items, dangling = reader.items(children, reader.expression, opened=node.start_point[0])
    named = [child for child in children if child.type != "comment"]
    expanded = bool(named) and named[0].start_point[0] > node.start_point[0]
    by_choice = expanded and _fits_on_line(reader, node)
    return tree.Object(items, expanded, by_choice, dangling, span=reader.span(node))


_WIDTH = 80
_CLOSING = 3
"""What usually follows an object in its last line: `});`."""


def _fits_on_line(reader: Reader, node: Concrete) -> bool:
    if node.end_byte - node.start_byte > 4 * _WIDTH:
        return False
    flat = " ".join(reader.text(node).split())
    flat = flat.replace("{ ", "{").replace(", }", "}").replace(" }", "}")
    return reader.span(node).column + len(flat) + _CLOSING <= _WIDTH


@reads("pair", "pair_pattern")
def pair(reader: Reader, node: Concrete) -> tree.Node:
    key, computed = property_key(reader, node.child_by_field_name("key"), node)
    value = reader.field(node, "value")
    return tree.Property(key, value, computed, span=reader.span(node))


def property_key(
    reader: Reader, key: Concrete | None, node: Concrete
) -> tuple[tree.Expression, bool]:
    """A key and whether it is computed: `[key]`."""
    if key is None:
        return reader.unsupported(node, node.type), False
    if key.type == "computed_property_name":
        return only_child(reader, key), True
    return reader.expression(key), False


@reads("object_assignment_pattern")
def object_default(reader: Reader, node: Concrete) -> tree.Node:
    left, right = reader.field(node, "left"), reader.field(node, "right")
    span = reader.span(node)
    if isinstance(left, tree.Property):
        value = tree.Default(left.value, right, span=span)
        return tree.Property(left.key, value, shorthand=True, span=span)
    return tree.Default(left, right, span=span)


@reads("assignment_pattern")
def default(reader: Reader, node: Concrete) -> tree.Node:
    left, right = reader.field(node, "left"), reader.field(node, "right")
    return tree.Default(left, right, span=reader.span(node))
