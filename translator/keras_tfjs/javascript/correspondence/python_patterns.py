"""Rows matched on Python expressions: calls by resolved name, operands by kind."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.row import KINDS, Row
from keras_tfjs.javascript.correspondence.rows import ROWS
from keras_tfjs.javascript.node_modules import with_marked_modules
from keras_tfjs.javascript.parse import parse

FitsKind = Callable[[ast.expr, str], bool]
Resolve = Callable[[ast.expr], "str | None"]


@dataclass(frozen=True)
class Entry:
    row: Row
    pattern: ast.expr

    @property
    def result(self) -> tree.Expression:
        return javascript_expression(self.row.javascript)


@cache
def javascript_expression(text: str) -> tree.Expression:
    statement = parse(f"({text});").body[0]
    assert isinstance(statement, tree.ExpressionStatement), text
    return with_marked_modules(statement.expression)


def _dotted(node: ast.expr) -> str | None:
    """`math.floor` as text; None if it has a placeholder in it."""
    match node:
        case ast.Name(id=name):
            return None if name in KINDS else name
        case ast.Attribute(value=value, attr=attr):
            before = _dotted(value)
            return None if before is None else f"{before}.{attr}"
        case _:
            return None


def _key(node: ast.expr) -> str:
    """What kind of expression a pattern begins with, to look rows up by."""
    match node:
        case ast.Call(func=ast.Attribute(attr=attr) as func):
            return f"{_dotted(func)}()" if _dotted(func) else f".{attr}()"
        case ast.Call(func=ast.Name(id=name)):
            return f"{name}()"
        case ast.Compare(ops=[operator]) | ast.BinOp(op=operator):
            return type(operator).__name__
        case ast.Attribute(attr=attr):
            return _dotted(node) or f".{attr}"
        case _:
            return type(node).__name__


@cache
def _entries() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for row in ROWS:
        if row.way == "to_python":
            continue
        pattern = ast.parse(row.python, mode="eval").body
        found.setdefault(_key(pattern), []).append(Entry(row, pattern))
    return found


def _keys(node: ast.expr, resolve: Resolve) -> Iterator[str]:
    match node:
        case ast.Call(func=func):
            name = resolve(func)
            if name is not None and (not name.startswith("builtins.str.") or _is_of_type(func)):
                yield f"{name.removeprefix('builtins.')}()"
            if isinstance(func, ast.Attribute):
                yield f".{func.attr}()"
        case ast.Compare(ops=[operator]) | ast.BinOp(op=operator):
            yield type(operator).__name__
        case ast.Attribute(attr=attr):
            name = resolve(node)
            if name is not None:
                yield name
            yield f".{attr}"
        case ast.Name():
            if (name := resolve(node)) is not None and "." in name:
                yield name
            yield "Name"
        case _:
            yield type(node).__name__


def match_python(
    node: ast.expr, fits: FitsKind, resolve: Resolve
) -> tuple[Row, tree.Expression, dict[str, ast.expr]] | None:
    """The first row that `node` is an instance of: the row, its JavaScript and its operands."""
    for key in _keys(node, resolve):
        for entry in _entries().get(key, ()):
            operands: dict[str, ast.expr] = {}
            if _matches(entry.pattern, node, operands, resolve) and all(
                fits(operand, KINDS[name]) for name, operand in operands.items()
            ):
                return entry.row, entry.result, operands
    return None


def _matches(
    pattern: ast.expr, node: ast.expr, operands: dict[str, ast.expr], resolve: Resolve
) -> bool:
    dotted = _dotted(pattern)
    if dotted is not None:
        name = resolve(node)
        return name is not None and name.removeprefix("builtins.") == dotted
    if isinstance(pattern, ast.Name):
        if isinstance(node, ast.Starred):
            return False
        known = operands.setdefault(pattern.id, node)
        return known is node or ast.dump(known) == ast.dump(node)
    if type(pattern) is not type(node):
        return False
    return all(
        _same(getattr(pattern, field), getattr(node, field), operands, resolve)
        for field in pattern._fields
        if field != "ctx"
    )


def _same(pattern: Any, value: Any, operands: dict[str, ast.expr], resolve: Resolve) -> bool:
    match pattern:
        case ast.expr():
            return isinstance(value, ast.expr) and _matches(pattern, value, operands, resolve)
        case ast.AST():
            return type(pattern) is type(value) and all(
                _same(getattr(pattern, field), getattr(value, field), operands, resolve)
                for field in pattern._fields
            )
        case list():
            return len(pattern) == len(value) and all(
                _same(one, other, operands, resolve)
                for one, other in zip(pattern, value, strict=True)
            )
        case _:
            return bool(pattern == value) and type(pattern) is type(value)


def _is_of_type(function: ast.expr) -> bool:
    """`str.maketrans`, where a text has no part in it."""
    match function:
        case ast.Attribute(value=ast.Name(id="str")):
            return True
        case _:
            return False


def substitute(node: tree.Expression, operands: dict[str, tree.Expression]) -> tree.Expression:
    """`node` with its placeholders replaced; its own parameters step aside for operands' names."""
    used = {
        inner.name
        for operand in operands.values()
        for inner in tree.walk(operand)
        if isinstance(inner, tree.Identifier)
    }
    renamed: dict[str, tree.Expression] = {}
    for inner in tree.walk(node):
        if isinstance(inner, tree.Arrow):
            for parameter in inner.parameters:
                if isinstance(parameter, tree.Identifier) and parameter.name in used:
                    renamed[parameter.name] = tree.Identifier(parameter.name + "_")
    made = _replaced(node, {**operands, **renamed})
    assert isinstance(made, tree.Expression)
    return made


def _replaced(node: tree.Node, operands: dict[str, tree.Expression]) -> tree.Node:
    match node:
        case tree.Identifier(name=name):
            return operands.get(name) or replace(node, span=None)
        case tree.Binary(operator="+" | "-", left=tree.Identifier(name=name), right=second):
            first = operands.get(name)
            if isinstance(first, tree.NumberLiteral) and isinstance(second, tree.NumberLiteral):
                return _folded(first, node.operator, second)
        case _:
            pass
    changes: dict[str, Any] = {"span": None}
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, tree.Node):
            changes[field.name] = _replaced(value, operands)
        elif isinstance(value, tuple) and any(isinstance(item, tree.Node) for item in value):
            changes[field.name] = tuple(
                _replaced(item, operands) if isinstance(item, tree.Node) else item for item in value
            )
    return replace(node, **changes)


def _folded(
    first: tree.NumberLiteral, operator: str, second: tree.NumberLiteral
) -> tree.Expression:
    """The sum of two literals, if it is a whole number that has a literal."""
    if first.raw.isdigit() and second.raw.isdigit():
        number = int(first.raw) + (int(second.raw) if operator == "+" else -int(second.raw))
        if number >= 0:
            return tree.NumberLiteral(str(number))
    return tree.Binary(operator, first, second)
