"""Binary, unary and conditional expressions."""

from __future__ import annotations

from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import LINE, SOFT, Doc, Group, IfBreak, Indent, group, indent
from keras_tfjs.javascript.printing.parentheses import LOGICAL, should_flatten
from keras_tfjs.javascript.printing.printer import Printer, prints


def inlines_right(node: tree.Expression) -> bool:
    """`a || {...}`: the object stays on the operator's line."""
    if not isinstance(node, tree.Binary) or node.operator not in LOGICAL:
        return False
    match node.right:
        case tree.Object(properties=members) | tree.Array(elements=members):
            return bool(members)
        case _:
            return False


def _same_family(left: tree.Node | None, right: tree.Node) -> bool:
    """Both logical or both arithmetic."""
    return (
        isinstance(left, tree.Binary)
        and isinstance(right, tree.Binary)
        and (left.operator in LOGICAL) == (right.operator in LOGICAL)
    )


def _balanced(node: tree.Binary) -> tree.Binary:
    """`a || (b || c)` as `a || b || c`, which says the same."""
    right = node.right
    if (
        node.operator not in LOGICAL
        or not isinstance(right, tree.Binary)
        or right.operator != node.operator
        or right.leading
        or right.trailing
    ):
        return node
    left = _balanced(tree.Binary(node.operator, node.left, right.left))
    return _balanced(replace(node, left=left, right=right.right))


@prints(tree.Binary)
def binary(printer: Printer, node: tree.Binary) -> Doc:
    if (balanced := _balanced(node)) is not node:
        printer.stack[-1] = balanced
        doc = _binary(printer, balanced, node)
        printer.stack[-1] = node
        return doc
    return _binary(printer, node, node)


def _binary(printer: Printer, node: tree.Binary, standing: tree.Binary) -> Doc:
    """`standing`: the node that its parent has."""
    parent = printer.parent
    in_test = isinstance(parent, tree.If | tree.While | tree.Switch | tree.DoWhile)
    parts = _parts(printer, node, in_test)
    if in_test:
        return parts
    match parent:
        case tree.Call(callee=callee) if callee is standing:
            return Group((indent(SOFT, *parts), SOFT))
        case tree.Unary():
            return Group((indent(SOFT, *parts), SOFT))
        case tree.Member(object=inner) if inner is standing:
            return Group((indent(SOFT, *parts), SOFT))
        case _:
            pass
    same_on_left = isinstance(node.left, tree.Binary) and should_flatten(
        node.operator, node.left.operator
    )
    if (
        _stays_unindented(printer, standing)
        or (inlines_right(node) and not same_on_left)
        or (
            not inlines_right(node)
            and isinstance(parent, tree.Assignment | tree.Declarator | tree.Field | tree.Property)
        )
    ):
        return Group(parts)
    head = 1
    for index, part in enumerate(parts):
        if isinstance(part, Group):
            head = index + 1
            break
    return Group((*parts[:head], Indent(parts[head:])))


def _stays_unindented(printer: Printer, node: tree.Binary) -> bool:
    match printer.parent:
        case tree.Return() | tree.Throw():
            return True
        case tree.Arrow(body=body):
            return body is node
        case tree.For(body=body):
            return id(body) != id(node)
        case tree.Conditional():
            outer = printer.stack[-3]
            return not isinstance(outer, tree.Return | tree.Throw | tree.Call)
        case tree.Template():
            return True
        case _:
            return False


def _parts(printer: Printer, node: tree.Binary, in_test: bool) -> list[Doc]:
    """The flat list `a, op b, op c` of a chain of operators of one precedence, without recursion
    along the chain."""
    chain = [node]
    while True:
        left = chain[-1].left
        if not isinstance(left, tree.Binary) or not should_flatten(
            chain[-1].operator, left.operator
        ):
            break
        if left.leading or left.trailing:
            break
        chain.append(left)
    depth = len(printer.stack)
    printer.stack.extend(chain[1:])
    parts: list[Doc] = [Group(printer.print(chain[-1].left))]
    for link in reversed(chain):
        outer = printer.parent
        right = printer.print(link.right)
        inline = inlines_right(link)
        tail: Doc = (link.operator, " " if inline else LINE, right)
        grouped = (
            not (in_test and link.operator in LOGICAL)
            and not _same_family(outer, link)
            and not _same_family(link.left, link)
            and not _same_family(link.right, link)
        )
        parts.extend((" ", Group(tail) if grouped else tail))
        if len(printer.stack) > depth:
            printer.stack.pop()
    return parts


@prints(tree.Unary)
def unary(printer: Printer, node: tree.Unary) -> Doc:
    space = " " if node.operator.isalpha() else ""
    return (node.operator, space, printer.print(node.operand))


@prints(tree.Update)
def update(printer: Printer, node: tree.Update) -> Doc:
    operand = printer.print(node.operand)
    return (node.operator, operand) if node.prefix else (operand, node.operator)


@prints(tree.Conditional)
def conditional(printer: Printer, node: tree.Conditional) -> Doc:
    parent = printer.parent
    in_chain = isinstance(parent, tree.Conditional)
    is_test = isinstance(parent, tree.Conditional) and parent.test is node
    is_object = isinstance(parent, tree.Member) and parent.object is node
    yes = printer.print(node.yes)
    no = printer.print(node.no)
    nested = isinstance(node.yes, tree.Conditional)
    branches: Doc = (
        LINE,
        "? ",
        IfBreak("", "(") if nested else "",
        Indent(yes),
        IfBreak("", ")") if nested else "",
        LINE,
        ": ",
        no if isinstance(node.no, tree.Conditional) else Indent(no),
    )
    result: Doc = (printer.print(node.test), Indent(branches), SOFT if is_object else "")
    if not in_chain or is_test:
        result = Group(result)
    return Group((indent(SOFT, result), SOFT)) if is_test else result


@prints(tree.Await)
def await_(printer: Printer, node: tree.Await) -> Doc:
    doc: Doc = ("await ", printer.print(node.value))
    match printer.parent:
        case tree.Call(callee=head) | tree.Member(object=head) if head is node:
            return Group((indent(SOFT, doc), SOFT))
        case _:
            return doc


@prints(tree.Yield)
def yield_(printer: Printer, node: tree.Yield) -> Doc:
    word = "yield*" if node.delegate else "yield"
    return (word, " ", printer.print(node.value)) if node.value is not None else word


@prints(tree.Sequence)
def sequence(printer: Printer, node: tree.Sequence) -> Doc:
    parts = [printer.print(expression) for expression in node.expressions]
    if len(parts) == 1:
        return parts[0]
    if isinstance(printer.parent, tree.ExpressionStatement | tree.For):
        return Group((parts[0], Indent([(",", LINE, part) for part in parts[1:]])))
    return group(parts[0], *((",", LINE, part) for part in parts[1:]))
