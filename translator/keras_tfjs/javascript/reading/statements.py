"""Statements."""

from __future__ import annotations

from typing import Literal, cast

from tree_sitter import Node as Concrete

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.expressions import only_child
from keras_tfjs.javascript.reading.functions import type_of
from keras_tfjs.javascript.reading.reader import Reader, reads

DeclarationKind = Literal["const", "let", "var"]


@reads("statement_block")
def block(reader: Reader, node: Concrete) -> tree.Node:
    inner = [child for child in node.children if child.type != ";"]
    body, dangling = reader.items(inner, reader.statement, opened=node.start_point[0])
    return tree.Block(body, dangling, span=reader.span(node))


@reads("expression_statement")
def expression_statement(reader: Reader, node: Concrete) -> tree.Node:
    inner = only_child(reader, node)
    if isinstance(inner, tree.Declaration | tree.TypeDeclaration | tree.ClassDeclaration):
        return inner
    if isinstance(inner, tree.Statement):
        return inner
    return tree.ExpressionStatement(inner, span=reader.span(node))


@reads("lexical_declaration", "variable_declaration")
def declaration(reader: Reader, node: Concrete) -> tree.Node:
    kind = reader.text(node.children[0])
    declarators, _ = reader.items(
        [c for c in node.children if c.type in ("variable_declarator", "comment")],
        lambda child: _declarator(reader, child),
    )
    return tree.Declaration(cast(DeclarationKind, kind), declarators, span=reader.span(node))


def _declarator(reader: Reader, node: Concrete) -> tree.Declarator:
    target = reader.field(node, "name")
    annotation = type_of(reader, node.child_by_field_name("type"))
    if annotation and isinstance(target, tree.Identifier):
        target = tree.Identifier(target.name, annotation, span=target.span)
    value = reader.optional(node, "value")
    if value is not None:
        value = reader.with_marks(value, node)
    return tree.Declarator(target, value, span=reader.span(node))


def _body(reader: Reader, node: Concrete, field: str = "body") -> tree.Statement:
    child = node.child_by_field_name(field)
    return reader.statement(child) if child else tree.Empty()


@reads("if_statement")
def if_(reader: Reader, node: Concrete) -> tree.Node:
    # `else if` chains may be long: down them without recursion, then build from the last
    chain: list[Concrete] = []
    last: tree.Statement | None = None
    current: Concrete | None = node
    while current is not None:
        chain.append(current)
        alternative = current.child_by_field_name("alternative")
        current = None
        if alternative is not None:
            following = [c for c in alternative.named_children if c.type != "comment"]
            if following and following[0].type == "if_statement":
                current = following[0]
            elif following:
                last = reader.statement(following[0])
    for part in reversed(chain):
        test = reader.field(part, "condition")
        yes = _body(reader, part, "consequence")
        last = tree.If(test, yes, last, span=reader.span(part))
    assert last is not None
    return last


@reads("for_statement")
def for_(reader: Reader, node: Concrete) -> tree.Node:
    start: tree.Declaration | tree.Expression | None = None
    initializer = node.child_by_field_name("initializer")
    if initializer is not None and initializer.type != "empty_statement":
        converted = reader.convert(initializer)
        match converted:
            case tree.ExpressionStatement(expression=inner):
                start = inner
            case tree.Declaration() | tree.Expression():
                start = converted
            case _:
                pass
    return tree.For(
        start,
        _clause(reader, node, "condition"),
        _clause(reader, node, "increment"),
        _body(reader, node),
        span=reader.span(node),
    )


def _clause(reader: Reader, node: Concrete, name: str) -> tree.Expression | None:
    child = node.child_by_field_name(name)
    if child is None or child.type == "empty_statement":
        return None
    converted = reader.convert(child)
    if isinstance(converted, tree.ExpressionStatement):
        return converted.expression
    return cast(tree.Expression, converted)


@reads("for_in_statement")
def for_each(reader: Reader, node: Concrete) -> tree.Node:
    words = [child.type for child in node.children if not child.is_named]
    kinds = [word for word in words if word in ("const", "let", "var")]
    return tree.ForEach(
        "of" if "of" in words else "in",
        cast(DeclarationKind, kinds[0]) if kinds else None,
        reader.field(node, "left"),
        reader.field(node, "right"),
        _body(reader, node),
        "await" in words,
        span=reader.span(node),
    )


@reads("while_statement")
def while_(reader: Reader, node: Concrete) -> tree.Node:
    test = reader.field(node, "condition")
    return tree.While(test, _body(reader, node), span=reader.span(node))


@reads("do_statement")
def do_while(reader: Reader, node: Concrete) -> tree.Node:
    body = _body(reader, node)
    return tree.DoWhile(body, reader.field(node, "condition"), span=reader.span(node))


@reads("break_statement")
def break_(reader: Reader, node: Concrete) -> tree.Node:
    label = node.child_by_field_name("label")
    return tree.Break(reader.text(label) if label else None, span=reader.span(node))


@reads("continue_statement")
def continue_(reader: Reader, node: Concrete) -> tree.Node:
    label = node.child_by_field_name("label")
    return tree.Continue(reader.text(label) if label else None, span=reader.span(node))


@reads("labeled_statement")
def labeled(reader: Reader, node: Concrete) -> tree.Node:
    label = node.child_by_field_name("label")
    name = reader.text(label) if label else ""
    return tree.Labeled(name, _body(reader, node), span=reader.span(node))


@reads("return_statement")
def return_(reader: Reader, node: Concrete) -> tree.Node:
    values = [child for child in node.named_children if child.type != "comment"]
    value = reader.expression(values[0]) if values else None
    return tree.Return(value, span=reader.span(node))


@reads("throw_statement")
def throw(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Throw(only_child(reader, node), span=reader.span(node))


@reads("try_statement")
def try_(reader: Reader, node: Concrete) -> tree.Node:
    handler = node.child_by_field_name("handler")
    finalizer = node.child_by_field_name("finalizer")
    return tree.Try(
        cast(tree.Block, _body(reader, node)),
        reader.optional(handler, "parameter") if handler else None,
        cast(tree.Block, _body(reader, handler)) if handler else None,
        cast(tree.Block, _body(reader, finalizer)) if finalizer else None,
        span=reader.span(node),
    )


@reads("switch_statement")
def switch(reader: Reader, node: Concrete) -> tree.Node:
    body = node.child_by_field_name("body")
    cases: tuple[tree.Case, ...] = ()
    if body is not None:
        cases, _ = reader.items(
            body.children, lambda child: _case(reader, child), opened=body.start_point[0]
        )
    return tree.Switch(reader.field(node, "value"), cases, span=reader.span(node))


def _case(reader: Reader, node: Concrete) -> tree.Case:
    value = node.child_by_field_name("value")
    colon = next((i for i, c in enumerate(node.children) if c.type == ":"), 0)
    body, dangling = reader.items(
        node.children[colon + 1 :], reader.statement, opened=node.start_point[0]
    )
    test = reader.expression(value) if value else None
    return tree.Case(test, body, dangling, span=reader.span(node))


@reads("debugger_statement")
def debugger(reader: Reader, node: Concrete) -> tree.Node:
    call = tree.Call(tree.Identifier("debugger"), (), span=reader.span(node))
    return tree.ExpressionStatement(call, span=reader.span(node))


@reads("empty_statement")
def empty(reader: Reader, node: Concrete) -> tree.Node:
    return tree.Empty(span=reader.span(node))
