"""How strongly expressions bind, and the parentheses that follow from it."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import build

_OPERATIONS: dict[type[cst.BaseBinaryOp], int] = {
    cst.BitOr: 2,
    cst.BitXor: 3,
    cst.BitAnd: 4,
    cst.LeftShift: 5,
    cst.RightShift: 5,
    cst.Add: 6,
    cst.Subtract: 6,
    cst.Multiply: 7,
    cst.Divide: 7,
    cst.FloorDivide: 7,
    cst.Modulo: 7,
    cst.MatrixMultiply: 7,
    cst.Power: 9,
}
COMPARISON, UNARY, AWAIT, PRIMARY = 1, 8, 10, 11
_STRENGTHS: dict[type[cst.BaseExpression], int] = {
    cst.BinaryOperation: min(_OPERATIONS.values()),
    cst.UnaryOperation: UNARY,
    cst.Comparison: COMPARISON,
    cst.Await: AWAIT,
    cst.BooleanOperation: 0,
    cst.IfExp: 0,
    cst.Lambda: 0,
    cst.NamedExpr: 0,
    cst.Yield: 0,
}
"""By class: libcst's classes are slow to match. Of an operation its operator decides."""


def strength(node: cst.BaseExpression) -> int:
    """The higher, the stronger; what stands in brackets of its own binds most."""
    found = _STRENGTHS.get(type(node), PRIMARY)
    if found == PRIMARY or node.lpar:
        return PRIMARY
    match node:
        case cst.BinaryOperation(operator=operator):
            return _OPERATIONS[type(operator)]
        case cst.UnaryOperation(operator=cst.Not()):
            return 0
    return found


def grouped(node: cst.BaseExpression, least: int) -> cst.BaseExpression:
    """`node`, in parentheses if it binds less than `least`."""
    return node if strength(node) >= least else build.parenthesised(node)


def operation(
    left: cst.BaseExpression, operator: cst.BaseBinaryOp, right: cst.BaseExpression
) -> cst.BinaryOperation:
    """`left operator right` with the parentheses that it needs."""
    own = _OPERATIONS[type(operator)]
    to_the_right = isinstance(operator, cst.Power)
    return cst.BinaryOperation(
        grouped(left, own + to_the_right), operator, grouped(right, own + (not to_the_right))
    )


_WANTED: dict[type[cst.CSTNode], int] = {
    cst.Attribute: PRIMARY,
    cst.Subscript: PRIMARY,
    cst.Comparison: COMPARISON + 1,
    cst.ComparisonTarget: COMPARISON + 1,
    cst.Await: PRIMARY,
}
_ASKING = frozenset((cst.Call, cst.BinaryOperation, cst.UnaryOperation))


def wanted(parent: cst.CSTNode, child: cst.CSTNode) -> int:
    """How strongly `child` must bind to stand in `parent` without parentheses."""
    if type(parent) not in _ASKING:
        return _WANTED.get(type(parent), 0)
    match parent:
        case cst.Call(func=func) if func is child:
            return PRIMARY
        case cst.BinaryOperation(left=left, operator=operator):
            own = _OPERATIONS[type(operator)]
            return own + ((left is child) is isinstance(operator, cst.Power))
        case cst.UnaryOperation(operator=operator):
            return COMPARISON if isinstance(operator, cst.Not) else UNARY
    return 0
