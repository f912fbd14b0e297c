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


def strength(node: cst.BaseExpression) -> int:
    """The higher, the stronger; what stands in brackets of its own binds most."""
    match node:
        case cst.BaseExpression(lpar=[_, *_]):
            return PRIMARY
        case cst.BinaryOperation(operator=operator):
            return _OPERATIONS[type(operator)]
        case cst.UnaryOperation(operator=cst.Not()):
            return 0
        case cst.UnaryOperation():
            return UNARY
        case cst.Comparison():
            return COMPARISON
        case cst.Await():
            return AWAIT
        case cst.BooleanOperation() | cst.IfExp() | cst.Lambda() | cst.NamedExpr() | cst.Yield():
            return 0
    return PRIMARY


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


def wanted(parent: cst.CSTNode, child: cst.CSTNode) -> int:
    """How strongly `child` must bind to stand in `parent` without parentheses."""
    match parent:
        case cst.Attribute() | cst.Subscript():
            return PRIMARY
        case cst.Call(func=func) if func is child:
            return PRIMARY
        case cst.BinaryOperation(left=left, operator=operator):
            own = _OPERATIONS[type(operator)]
            return own + ((left is child) is isinstance(operator, cst.Power))
        case cst.UnaryOperation(operator=operator):
            return COMPARISON if isinstance(operator, cst.Not) else UNARY
        case cst.Comparison() | cst.ComparisonTarget():
            return COMPARISON + 1
        case cst.Await():
            return PRIMARY
    return 0
