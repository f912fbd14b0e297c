"""Bigints: whole numbers of any size, as Python's are."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.converter import Converter

_OPERATORS: dict[str, type[ast.operator]] = {
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "**": ast.Pow,
    "&": ast.BitAnd,
    "|": ast.BitOr,
    "^": ast.BitXor,
    "<<": ast.LShift,
    ">>": ast.RShift,
}


def is_whole(c: Converter, node: tree.Expression) -> bool:
    """Whether a value is seen to be a bigint."""
    while isinstance(node, tree.Binary | tree.Unary):
        node = node.left if isinstance(node, tree.Binary) else node.operand
    match node:
        case tree.NumberLiteral(raw=raw):
            return raw.endswith("n")
        case tree.Call(callee=callee):
            return c.is_standard(callee, "BigInt")
        case tree.Identifier():
            variable = c.variable(node)
            if variable is None or variable.assignments != 1 or variable.value is None:
                return False
            return is_whole(c, variable.value)
        case _:
            return False


def computed(
    c: Converter, operator: str, left: ast.expr, right: tree.Expression
) -> ast.expr | None:
    """What Python computes as exactly; None for other operators."""
    if operator == "/":
        return c.js("quotient", left, c.expression(right))
    if operator in _OPERATORS:
        return ast.BinOp(left, _OPERATORS[operator](), c.expression(right))
    return None
