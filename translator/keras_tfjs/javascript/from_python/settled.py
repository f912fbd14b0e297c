"""Branches that are settled before a program runs: by the version of Python, of which JavaScript
has what a late one does, and by the backend of Keras, which is TensorFlow's; and methods that a
later one of their class replaces: JavaScript takes no second constructor."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from keras_tfjs.kinds.subtree import subtree

_VERSION = (3, 11)
"""The oldest that Keras runs on."""
_BACKEND = "tensorflow"
_ASKED = ("K.backend()", "backend.backend()", "config.backend()")
_COMPARED: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def without_settled(module: ast.Module, *, keras: bool = False) -> ast.Module:
    """The module with what runs in place of such branches. In programs of Keras the backend is
    asked for; translated ones have its name."""
    _Settled(keras).visit(module)
    return module


class _Settled(ast.NodeTransformer):
    def __init__(self, keras: bool) -> None:
        self._keras = keras

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        match node:
            case ast.Compare(left=left, ops=[how], comparators=[right]) if type(how) in _COMPARED:
                answer = self._answer(left, _COMPARED[type(how)], right)
                if answer is not None:
                    return ast.copy_location(ast.Constant(answer), node)
            case _:
                pass
        self.generic_visit(node)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        said = {id(one) for one in node.values if isinstance(one, ast.Constant)}
        self.generic_visit(node)
        decides = isinstance(node.op, ast.Or)
        kept: list[ast.expr] = []
        for one in node.values:
            match one:
                case ast.Constant(value=bool() as holds) if id(one) not in said:
                    if holds == decides:
                        kept.append(one)
                        break
                case _:
                    kept.append(one)
        node.values = kept
        if len(kept) > 1:
            return node
        return kept[0] if kept else ast.copy_location(ast.Constant(not decides), node)

    def visit_If(self, node: ast.If) -> ast.stmt | list[ast.stmt]:
        is_said = isinstance(node.test, ast.Constant)
        self.generic_visit(node)
        match node.test:
            case ast.Constant(value=bool() as holds) if not is_said:
                kept, gone = (node.body, node.orelse) if holds else (node.orelse, node.body)
                header = _rows(node.lineno, node.lineno, node)
                rest = [_rows(gone[0].lineno, gone[-1].end_lineno, node)] if gone else []
                return [header, *kept, *rest] if holds else [header, *rest, *kept]
            case _:
                return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.stmt:
        last = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
        if len(last) < len(node.body):
            node.body = [
                _rows(one.lineno, one.end_lineno, one) if _is_replaced(one, last, node) else one
                for one in node.body
            ]
        self.generic_visit(node)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        is_said = isinstance(node.test, ast.Constant)
        self.generic_visit(node)
        match node.test:
            case ast.Constant(value=True) if not is_said:
                return _rows(node.lineno, node.end_lineno, node)
            case _:
                return node

    def _answer(
        self, left: ast.expr, compared: Callable[[Any, Any], bool], right: ast.expr
    ) -> bool | None:
        found, other = self._settled(left), _literal(right)
        match found, other:
            case str(), str():
                return compared(found, other)
            case int(), int():
                return compared(found, other)
            case tuple(), tuple() if other < _VERSION:  # as of every later version
                return compared(found, other)
            case _:
                return None

    def _settled(self, node: ast.expr) -> str | int | tuple[int, ...] | None:
        match node:
            case ast.Constant(value=value):
                return _BACKEND if value == _BACKEND else None
            case ast.Call(args=[], keywords=[]) if self._keras:
                return _BACKEND if ast.unparse(node).endswith(_ASKED) else None
            case ast.Subscript(
                value=value, slice=ast.Slice(lower=None, upper=ast.Constant(value=2 | 3), step=None)
            ):
                return _VERSION if _is_version(value) else None
            case ast.Subscript(value=value, slice=ast.Constant(value=0)):
                return _VERSION[0] if _is_version(value) else None
            case ast.Attribute(value=value, attr="major"):
                return _VERSION[0] if _is_version(value) else None
            case _:
                return _VERSION if _is_version(node) else None


def _is_replaced(one: ast.stmt, last: Mapping[str, ast.FunctionDef], owner: ast.ClassDef) -> bool:
    """Whether a later method of the name is all that objects of the class have."""
    if not isinstance(one, ast.FunctionDef) or one.decorator_list:
        return False
    later = last[one.name]
    if later is one or later.decorator_list:
        return False
    between = owner.body[owner.body.index(one) + 1 : owner.body.index(later)]
    rest = (one for one in between if getattr(one, "decorator_list", True))
    return not any(
        isinstance(inner, ast.Name) and inner.id == later.name
        for each in rest
        for inner in subtree(each)
    )


def _is_version(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="version_info"):
            return True
        case _:
            return False


def _literal(node: ast.expr) -> str | int | tuple[int, ...] | None:
    match node:
        case ast.Constant(value=str() | int() as value):
            return value
        case ast.Tuple(elts=items):
            values = [one.value for one in items if isinstance(one, ast.Constant)]
            whole = tuple(one for one in values if isinstance(one, int))
            return whole if len(whole) == len(items) else None
        case _:
            return None


def _rows(first: int, last: int | None, node: ast.stmt) -> ast.stmt:
    """Nothing, in place of the rows of what does not run, with their comments."""
    made = ast.copy_location(ast.Pass(), node)
    made.lineno, made.end_lineno = first, last or first
    return made
