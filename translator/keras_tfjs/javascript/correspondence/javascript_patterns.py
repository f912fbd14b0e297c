"""Rows matched on JavaScript expressions; the kinds of operands are asked of their Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import ONLY_JAVASCRIPT
from keras_tfjs.javascript.correspondence.python_patterns import javascript_expression
from keras_tfjs.javascript.correspondence.row import KINDS, Row
from keras_tfjs.javascript.correspondence.rows import ROWS
from keras_tfjs.javascript.printing.printer import print_expression

Operands = dict[str, tree.Expression]


@dataclass(frozen=True)
class Entry:
    row: Row
    pattern: tree.Expression
    result: ast.expr


def _dotted(node: tree.Node) -> str | None:
    match node:
        case tree.Identifier(name=name):
            return None if name in KINDS else name
        case tree.Member(object=inner, name=name):
            before = _dotted(inner)
            return None if before is None else f"{before}.{name}"
        case _:
            return None


def _key(node: tree.Node) -> str:
    match node:
        case tree.Call(callee=callee) | tree.New(callee=callee):
            word = "new " if isinstance(node, tree.New) else ""
            if isinstance(callee, tree.Member) and _dotted(callee) is None:
                return f"{word}.{callee.name}()"
            return f"{word}{_dotted(callee)}()"
        case tree.Member(name=name):
            return _dotted(node) or f".{name}"
        case tree.Binary(operator=operator):
            return operator
        case tree.Identifier(name=name):
            return name
        case _:
            return type(node).__name__


@cache
def _entries() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for row in (*ROWS, *ONLY_JAVASCRIPT):
        if row.way == "to_javascript":
            continue
        pattern = javascript_expression(row.javascript)
        result = ast.parse(row.python, mode="eval").body
        found.setdefault(_key(pattern), []).append(Entry(row, pattern, result))
    return found


def _keys(node: tree.Node) -> Iterator[str]:
    yield _key(node)
    match node:
        case tree.Call(callee=tree.Member(name=name)):
            yield f".{name}()"
        case tree.Member(name=name):
            yield f".{name}"
        case _:
            pass


def match_javascript(node: tree.Expression) -> Iterator[tuple[Row, ast.expr, Operands]]:
    """Rows whose form `node` has: the row, its Python (shared: copy it) and the operands. Whether
    the operands are of the kinds that the row wants is the caller's to check."""
    for key in dict.fromkeys(_keys(node)):
        for entry in _entries().get(key, ()):
            operands: Operands = {}
            if _matches(entry.pattern, node, operands, {}):
                yield entry.row, entry.result, operands


def _matches(
    pattern: tree.Node, node: tree.Node, operands: Operands, locals_: dict[str, str]
) -> bool:
    """`locals_`: parameters of arrow functions in the pattern, and what `node` calls them."""
    if isinstance(pattern, tree.Identifier):
        if pattern.name in locals_:
            return isinstance(node, tree.Identifier) and node.name == locals_[pattern.name]
        if pattern.name not in KINDS:
            return isinstance(node, tree.Identifier) and node.name == pattern.name
        if not isinstance(node, tree.Expression) or isinstance(node, tree.Spread):
            return False
        known = operands.setdefault(pattern.name, node)
        return known is node or _bare(known) == _bare(node)
    if isinstance(pattern, tree.Arrow):
        if not isinstance(node, tree.Arrow) or node.is_async:
            return False
        if len(pattern.parameters) != len(node.parameters):
            return False
        inner = dict(locals_)
        for one, other in zip(pattern.parameters, node.parameters, strict=True):
            if not isinstance(one, tree.Identifier) or not isinstance(other, tree.Identifier):
                return False
            inner[one.name] = other.name
        return _matches(pattern.body, node.body, operands, inner)
    if type(pattern) is not type(node):
        return False
    return all(
        _same(getattr(pattern, name), getattr(node, name), operands, locals_)
        for name in (field.name for field in fields(pattern))
        if name not in ("span", "leading", "trailing", "blank_before", "expanded")
    )


def _same(pattern: Any, value: Any, operands: Operands, locals_: dict[str, str]) -> bool:
    if isinstance(pattern, tree.Node):
        return isinstance(value, tree.Node) and _matches(pattern, value, operands, locals_)
    if isinstance(pattern, tuple):
        return len(pattern) == len(value) and all(
            _same(one, other, operands, locals_) for one, other in zip(pattern, value, strict=True)
        )
    return bool(pattern == value)


def _bare(node: tree.Node) -> str:
    assert isinstance(node, tree.Expression)
    return print_expression(node)
