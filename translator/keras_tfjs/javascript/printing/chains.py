"""Chains of calls on members: `a.b().c(x).d()`, on one line or one call a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    BREAK,
    HARD,
    SOFT,
    Doc,
    Group,
    Indent,
    conditional,
    group,
    indent,
    join,
    will_break,
)
from keras_tfjs.javascript.printing.printer import Printer

_FACTORY = re.compile(r"[A-Z].*|[$_]+")


@dataclass(frozen=True)
class Link:
    node: tree.Node
    doc: Doc

    @property
    def is_call(self) -> bool:
        return isinstance(self.node, tree.Call)

    @property
    def is_member(self) -> bool:
        return isinstance(self.node, tree.Member | tree.Index)

    @property
    def is_literal_index(self) -> bool:
        return isinstance(self.node, tree.Index) and isinstance(
            self.node.index, tree.NumberLiteral | tree.StringLiteral
        )


def lookup(printer: Printer, node: tree.Member | tree.Index) -> Doc:
    optional = "?." if node.optional else ""
    if isinstance(node, tree.Member):
        return (optional or ".", node.name)
    inner = printer.print(node.index)
    if isinstance(node.index, tree.NumberLiteral | tree.StringLiteral):
        return (optional, "[", inner, "]")
    return group(optional, "[", indent(SOFT, inner), SOFT, "]")


def _links(printer: Printer, node: tree.Call) -> list[Link]:
    """The chain from its head outward."""
    from keras_tfjs.javascript.printing.calls import arguments_doc

    nodes: list[tree.Expression] = []
    current: tree.Expression = node
    while True:
        match current:
            case tree.Call(callee=inner) | tree.Member(object=inner) | tree.Index(object=inner):
                nodes.append(current)
                if inner.leading or inner.trailing:
                    current = inner
                    break
                current = inner
            case tree.Cast(value=inner, operator="!"):
                nodes.append(current)
                current = inner
            case _:
                break
    depth = len(printer.stack)
    printer.stack.extend(nodes[1:])
    links = [Link(current, printer.print(current))]
    for one in reversed(nodes):
        match one:
            case tree.Call():
                doc: Doc = ("?." if one.optional else "", arguments_doc(printer, one))
            case tree.Member() | tree.Index():
                doc = lookup(printer, one)
            case _:
                doc = "!"
        links.append(Link(one, doc))
        if len(printer.stack) > depth:
            printer.stack.pop()
    return links


def _grouped(links: list[Link]) -> list[list[Link]]:
    """The head with what belongs to it, then one group a call with the members before it."""
    head = [links[0]]
    index = 1
    while index < len(links) and (links[index].is_call or links[index].is_literal_index):
        head.append(links[index])
        index += 1
    if not links[0].is_call:
        while index + 1 < len(links) and links[index].is_member and links[index + 1].is_member:
            head.append(links[index])
            index += 1
    groups = [head]
    current: list[Link] = []
    called = False
    for link in links[index:]:
        if called and link.is_member:
            if link.is_literal_index:
                current.append(link)
                continue
            groups.append(current)
            current, called = [], False
        if link.is_call:
            called = True
        current.append(link)
    if current:
        groups.append(current)
    return groups


def _merges_head(groups: list[list[Link]], in_statement: bool) -> bool:
    """Whether the first call stays on the head's line: `this.x()`, `Foo.x()`, `z.x()`."""
    if len(groups) < 2 or not groups[1]:
        return False
    has_index = groups[1][0].is_literal_index
    if len(groups[0]) == 1:
        match groups[0][0].node:
            case tree.This():
                return True
            case tree.Identifier(name=name):
                is_short = in_statement and len(name) <= 2
                return _FACTORY.fullmatch(name) is not None or is_short or has_index
            case _:
                return False
    last = groups[0][-1].node
    return isinstance(last, tree.Member) and (
        _FACTORY.fullmatch(last.name) is not None or has_index
    )


def is_broken_at_calls(node: tree.Call) -> bool:
    """Whether a chain outside of a statement of its own has calls enough for a line each."""
    nodes: list[tree.Expression] = [node]
    while True:
        match nodes[-1]:
            case tree.Call(callee=inner) | tree.Member(object=inner) | tree.Index(object=inner):
                nodes.append(inner)
            case tree.Cast(value=inner, operator="!"):
                nodes.append(inner)
            case _:
                break
    groups = _grouped([Link(one, "") for one in reversed(nodes)])
    return len(groups) > _most_groups(groups, in_statement=False)


def _most_groups(groups: list[list[Link]], *, in_statement: bool) -> int:
    """How many groups stay on one line whatever its length."""
    return 3 if _merges_head(groups, in_statement) else 2


def _contents(links: list[Link]) -> Doc:
    return [link.doc for link in links]


def member_chain(printer: Printer, node: tree.Call) -> Doc:
    links = _links(printer, node)
    groups = _grouped(links)
    in_statement = isinstance(printer.parent, tree.ExpressionStatement)
    merge = _merges_head(groups, in_statement)
    docs = [_contents(one) for one in groups]
    one_line: Doc = docs
    cutoff = _most_groups(groups, in_statement=in_statement)
    calls = [link.node for link in links if isinstance(link.node, tree.Call)]
    if len(groups) <= cutoff and not any(will_break(doc) for doc in docs[cutoff:]):
        return Group(one_line)
    merged = docs[1:2] if merge else []
    rest = docs[2 if merge else 1 :]
    expanded: Doc = (docs[0], *merged, Indent((HARD, *join(HARD, rest))) if rest else "")
    complex_call = any(
        not all(is_simple_argument(argument) for argument in one.arguments) for one in calls
    )
    if (len(calls) > 2 and complex_call) or any(will_break(doc) for doc in docs[:-1]):
        return Group(expanded)
    return (BREAK if will_break(one_line) else "", conditional([one_line, expanded]))


def is_simple_argument(node: tree.Expression, levels: int = 2) -> bool:
    """An argument that does not make a chain of calls harder to read: of at most so many levels."""
    if levels == 0:
        return False

    def all_simple(inner: Iterable[tree.Expression | None]) -> bool:
        return all(one is None or is_simple_argument(one, levels - 1) for one in inner)

    match node:
        case tree.RegularExpression(pattern=pattern):
            return len(pattern) <= 5
        case (
            tree.NumberLiteral()
            | tree.StringLiteral()
            | tree.BooleanLiteral()
            | tree.NullLiteral()
            | tree.Identifier()
            | tree.This()
            | tree.Super()
        ):
            return True
        case tree.Template(texts=texts, expressions=expressions):
            return not any("\n" in text for text in texts) and all_simple(expressions)
        case tree.Object(properties=properties):
            return all(
                isinstance(one, tree.Property)
                and not one.computed
                and (one.shorthand or is_simple_argument(one.value, levels - 1))
                for one in properties
            )
        case tree.Array(elements=elements):
            return all_simple(elements)
        case tree.Call() | tree.New():
            is_short = len(node.arguments) <= levels
            return (
                is_short and is_simple_argument(node.callee, levels) and all_simple(node.arguments)
            )
        case tree.Member(object=inner) | tree.Cast(value=inner, operator="!"):
            return is_simple_argument(inner, levels)
        case tree.Index(object=inner, index=index):
            return is_simple_argument(inner, levels) and is_simple_argument(index, levels)
        case tree.Unary(operator="!" | "-" | "+" | "~", operand=inner):
            return is_simple_argument(inner, levels)
        case tree.Update(operand=inner):
            return is_simple_argument(inner, levels)
        case _:
            return False
