"""Statements."""

from __future__ import annotations

from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    HARD,
    LINE,
    SOFT,
    Doc,
    Group,
    IfBreak,
    Indent,
    Mark,
    group,
    indent,
)
from keras_tfjs.javascript.printing.printer import Printer, dangling_block, prints
from keras_tfjs.javascript.printing.templates import quoted


@prints(tree.Block)
def block(printer: Printer, node: tree.Block) -> Doc:
    body = [one for one in node.body if not isinstance(one, tree.Empty)]
    if body:
        return ("{", indent(HARD, *printer.statements(body, node.dangling)), HARD, "}")
    if node.dangling:
        return dangling_block(node.dangling, "{", "}")
    match printer.parent:
        case tree.If() | tree.ForEach() | tree.Block() | tree.Program() | tree.Labeled():
            return ("{", HARD, "}")
        case tree.Case():
            return ("{", HARD, "}")
        case tree.Try(block=tried, finalizer=finalizer):
            return ("{", HARD, "}") if node is tried or node is finalizer else "{}"
        case _:
            return "{}"


def _clause(printer: Printer, body: tree.Statement) -> Doc:
    if isinstance(body, tree.Empty):
        return ";"
    if isinstance(body, tree.Block):
        return (" ", printer.print(body))
    return indent(LINE, printer.print(body))


def _test(printer: Printer, word: str, test: tree.Expression) -> Doc:
    return (f"{word} (", group(indent(SOFT, printer.print(test)), SOFT), ")")


@prints(tree.ExpressionStatement)
def expression_statement(printer: Printer, node: tree.ExpressionStatement) -> Doc:
    expression = node.expression
    if isinstance(expression, tree.StringLiteral):
        return (quoted(expression.value), ";")
    return (printer.print(expression), ";")


@prints(tree.Return)
def return_(printer: Printer, node: tree.Return) -> Doc:
    return ("return", _returned(printer, node.value), ";")


@prints(tree.Throw)
def throw(printer: Printer, node: tree.Throw) -> Doc:
    return ("throw", _returned(printer, node.value), ";")


def _returned(printer: Printer, value: tree.Expression | None) -> Doc:
    if value is None:
        return ""
    doc = printer.print(value)
    if any(comment.own_line or comment.is_line for comment in value.leading):
        return (" (", indent(HARD, doc), HARD, ")")
    if isinstance(value, tree.Binary) or (
        isinstance(value, tree.Sequence) and len(value.expressions) > 1
    ):
        return (" ", group(IfBreak("("), indent(SOFT, doc), SOFT, IfBreak(")")))
    return (" ", doc)


@prints(tree.If)
def if_(printer: Printer, node: tree.If) -> Doc:
    # Chains of `else if` may be long: along them without recursion
    parts: list[Doc] = []
    depth = len(printer.stack)
    current = node
    while True:
        opening = (_test(printer, "if", current.test), _clause(printer, current.yes))
        parts.append(Group(opening))
        if current.no is None:
            break
        same_line = isinstance(current.yes, tree.Block) and not current.no.leading
        parts.append(" " if same_line else HARD)
        for comment in current.no.leading:
            parts.extend((comment.text, HARD))
        following = replace(current.no, leading=()) if current.no.leading else current.no
        if following.span is not None and isinstance(following, tree.If):
            parts.append(Mark(following.span.line))
        parts.append("else")
        if isinstance(following, tree.If) and not following.trailing:
            parts.append(" ")
            current = following
            printer.stack.append(current)
            continue
        parts.append(Group(_clause(printer, following)))
        break
    del printer.stack[depth:]
    return parts


@prints(tree.For)
def for_(printer: Printer, node: tree.For) -> Doc:
    body = _clause(printer, node.body)
    if node.start is None and node.test is None and node.step is None:
        return Group(("for (;;)", body))
    start, test, step = (printer.print(part) for part in (node.start, node.test, node.step))
    head = ("for (", indent(SOFT, start, ";", LINE, test, ";", LINE, step), SOFT, ")")
    return (Group(head), body if isinstance(node.body, tree.Block) else Group(body))


@prints(tree.ForEach)
def for_each(printer: Printer, node: tree.ForEach) -> Doc:
    word = "for await (" if node.is_async else "for ("
    kind = f"{node.kind} " if node.kind else ""
    target, values = printer.print(node.target), printer.print(node.values)
    body = _clause(printer, node.body)
    return Group((word, kind, target, f" {node.operator} ", values, ")", body))


@prints(tree.While)
def while_(printer: Printer, node: tree.While) -> Doc:
    return Group((_test(printer, "while", node.test), _clause(printer, node.body)))


@prints(tree.DoWhile)
def do_while(printer: Printer, node: tree.DoWhile) -> Doc:
    between: Doc = " " if isinstance(node.body, tree.Block) else HARD
    body = Group(("do", _clause(printer, node.body)))
    return (body, between, _test(printer, "while", node.test), ";")


@prints(tree.Break)
def break_(printer: Printer, node: tree.Break) -> Doc:
    return f"break {node.label};" if node.label else "break;"


@prints(tree.Continue)
def continue_(printer: Printer, node: tree.Continue) -> Doc:
    return f"continue {node.label};" if node.label else "continue;"


@prints(tree.Labeled)
def labeled(printer: Printer, node: tree.Labeled) -> Doc:
    if isinstance(node.body, tree.Empty):
        return f"{node.label}:;"
    return (f"{node.label}: ", printer.print(node.body))


@prints(tree.Try)
def try_(printer: Printer, node: tree.Try) -> Doc:
    parts: list[Doc] = ["try ", printer.print(node.block)]
    if node.handler is not None:
        parameter = ("(", printer.print(node.parameter), ") ") if node.parameter else ""
        parts.extend((" catch ", parameter, printer.print(node.handler)))
    if node.finalizer is not None:
        parts.extend((" finally ", printer.print(node.finalizer)))
    return parts


@prints(tree.Switch)
def switch(printer: Printer, node: tree.Switch) -> Doc:
    head = Group(("switch (", indent(SOFT, printer.print(node.value)), SOFT, ") {"))
    if not node.cases:
        return (head, HARD, "}")
    return (head, indent(HARD, *printer.statements(node.cases, ())), HARD, "}")


@prints(tree.Case)
def case(printer: Printer, node: tree.Case) -> Doc:
    head: Doc = "default:" if node.test is None else ("case ", printer.print(node.test), ":")
    body = [one for one in node.body if not isinstance(one, tree.Empty)]
    if not body and not node.dangling:
        return head
    if len(body) == 1 and isinstance(body[0], tree.Block) and not node.dangling:
        return (head, " ", printer.print(body[0]))
    return (head, Indent((HARD, *printer.statements(body, node.dangling))))


@prints(tree.Empty)
def empty(printer: Printer, node: tree.Empty) -> Doc:
    return ";"
