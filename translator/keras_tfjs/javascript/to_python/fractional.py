"""Numbers with a fraction where Python takes whole ones alone: the ends of ranges and slices."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import Facts, Number


def may_be_fraction(c: Converter, node: tree.Expression) -> bool:
    """Whether a number is made of a quotient or of a decimal."""
    match node:
        case tree.Binary(operator="/"):
            return True
        case tree.Binary(operator="+" | "-" | "*", left=left, right=right):
            return may_be_fraction(c, left) or may_be_fraction(c, right)
        case tree.Unary(operator="-" | "+", operand=inner):
            return may_be_fraction(c, inner)
        case tree.NumberLiteral(raw=raw):
            return "." in raw
        case tree.Identifier():
            variable = c.variable(node)
            value = variable.value if variable is not None and variable.assignments == 1 else None
            return isinstance(value, tree.Binary) and may_be_fraction(c, value)
        case _:
            return False


def cut(c: Converter, written: tuple[tree.Expression, ...], made: ast.Slice, facts: Facts) -> Build:
    """Gives a subscript whose bounds are cut to whole numbers, as JavaScript cuts them; `written`
    are the bounds in JavaScript."""
    fractions = [may_be_fraction(c, one) for one in written]
    lower, upper = (
        any(fractions[at : at + 1])
        or (isinstance(one, ast.Name | ast.BinOp) and facts.kind(one) == Number(False))
        for at, one in enumerate((made.lower, made.upper))
    )

    def whole(one: Any) -> ast.expr:
        parts = one.slice
        if parts.lower is not None and (lower or _is_part_of_length(parts.lower)):
            parts.lower = build.call("int", parts.lower)
        if parts.upper is not None and (upper or _is_part_of_length(parts.upper)):
            parts.upper = build.call("int", parts.upper)
        subscript: ast.expr = one
        return subscript

    return whole


def _is_part_of_length(node: ast.expr | None) -> bool:
    """Whether a bound is a product with a length: what it is multiplied with is below one."""
    match node:
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            return _is_length(left) or _is_length(right)
        case _:
            return False


def _is_length(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
