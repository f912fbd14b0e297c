"""What Python's operators give for kinds: numbers, strings, lists, and elementwise arrays."""

from __future__ import annotations

import ast

from keras_tfjs.kinds.model import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NUMBER,
    STRING,
    UNKNOWN,
    UNREACHED,
    Boolean,
    DictOf,
    Instance,
    Kind,
    ListOf,
    NoneValue,
    Number,
    Shape,
    String,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    join,
)

_STRENGTH = {"SymbolicTensor": 4, "Tensor": 3, "Variable": 3, "LayerVariable": 3, "NdArray": 1}


def binary(operator: ast.operator, left: Kind, right: Kind) -> Kind:
    """The kind of `left operator right`."""
    if isinstance(left, Unreached) or isinstance(right, Unreached):
        return UNREACHED
    if isinstance(left, String):
        return STRING if isinstance(operator, ast.Mod | ast.Add | ast.Mult) else UNKNOWN
    if is_array(left) or is_array(right):
        return _arrays(operator, left, right)
    match left, right:
        case (Number() | Boolean()), (Number() | Boolean()):
            return _numbers(operator, _integer(left), _integer(right))
        case Number(), String() if isinstance(operator, ast.Mult):
            return STRING
        case TupleOf(a), TupleOf(b) if isinstance(operator, ast.Add):
            return TupleOf((*a, *b))
        case (ListOf() | TupleOf()), (ListOf() | TupleOf()) if isinstance(operator, ast.Add):
            return ListOf(join(element(left), element(right)))
        case (ListOf() | TupleOf()), Number() if isinstance(operator, ast.Mult):
            return ListOf(element(left))
        case Number(), (ListOf() | TupleOf()) if isinstance(operator, ast.Mult):
            return ListOf(element(right))
        case DictOf(), DictOf() if isinstance(operator, ast.BitOr):
            return join(left, right)
        case _:
            return UNKNOWN


def _integer(kind: Kind) -> bool | None:
    return kind.integer if isinstance(kind, Number) else True


def _numbers(operator: ast.operator, left: bool | None, right: bool | None) -> Kind:
    if isinstance(operator, ast.Div):
        return FLOAT
    if left is False or right is False:
        return FLOAT
    if left is None or right is None or isinstance(operator, ast.Pow):
        return NUMBER
    return INTEGER


def _arrays(operator: ast.operator, left: Kind, right: Kind) -> Kind:
    """Elementwise: the stronger side decides what sort of array comes out."""
    sides = [side for side in (left, right) if isinstance(side, Instance) and is_array(side)]
    role = max((side.role for side in sides), key=_STRENGTH.__getitem__)
    other = right if left is sides[0] else left
    if role == "NdArray" and isinstance(other, Unknown):
        return UNKNOWN
    if role in ("Variable", "LayerVariable"):
        role = "Tensor"
    dtypes = {side.dtype for side in sides}
    dtype = dtypes.pop() if len(dtypes) == 1 else None
    if isinstance(operator, ast.MatMult):
        return Instance(role, dtype=dtype)
    if isinstance(other, Number) and other.integer is not True and dtype not in (None, "float32"):
        dtype = None
    if isinstance(operator, ast.Div) and dtype != "float32":
        dtype = None
    return Instance(role, shape=broadcast(_shape(left), _shape(right)), dtype=dtype)


def _shape(kind: Kind) -> Shape | None:
    match kind:
        case Instance(shape=shape):
            return shape
        case Number() | Boolean():
            return ()
        case _:
            return None


def broadcast(left: Shape | None, right: Shape | None) -> Shape | None:
    """The shape of an elementwise result, by NumPy's rule; None where a side is unknown."""
    if left is None or right is None:
        return None
    width = max(len(left), len(right))
    padded = [(1,) * (width - len(shape)) + shape for shape in (left, right)]
    return tuple(
        b if a == 1 else a if b == 1 or a == b else None
        for a, b in zip(padded[0], padded[1], strict=True)
    )


def unary(operator: ast.unaryop, operand: Kind) -> Kind:
    match operator, operand:
        case _, Unreached():
            return UNREACHED
        case ast.Not(), _:
            return BOOLEAN
        case _, Instance() if is_array(operand):
            return binary(ast.Add(), operand, INTEGER)
        case _, Boolean():
            return INTEGER
        case _, Number():
            return operand
        case _:
            return UNKNOWN


def compare(operators: list[ast.cmpop], left: Kind, rights: list[Kind]) -> Kind:
    """Elementwise for arrays, else a boolean; `in`, `is` always are."""
    sides = [left, *rights]
    if len(rights) > 1 or isinstance(operators[0], ast.In | ast.NotIn | ast.Is | ast.IsNot):
        return BOOLEAN
    if any(isinstance(side, Unreached) for side in sides):
        return UNREACHED
    arrays = [side for side in sides if is_array(side)]
    if arrays:
        found = _arrays(ast.Add(), left, rights[0])
        if isinstance(found, Instance):
            return Instance(found.role, shape=found.shape, dtype="bool")
        return found
    if all(isinstance(side, Unknown) for side in sides):
        return UNKNOWN
    if any(isinstance(side, NoneValue | String | Number | Boolean) for side in sides):
        known = [side for side in sides if not isinstance(side, Unknown)]
        return BOOLEAN if len(known) == len(sides) else UNKNOWN
    return BOOLEAN
