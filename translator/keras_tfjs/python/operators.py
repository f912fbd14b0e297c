"""Operators on tensors as TF.js says them: methods, and merge layers for symbolic tensors.

The API half and `lower` differ only in what they take for a tensor.
"""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import Boolean, Instance, Kind, Number
from keras_tfjs.python import build
from keras_tfjs.python.site import Site

METHODS: dict[type[cst.CSTNode], tuple[str, str]] = {
    cst.Add: ("+", "add"),
    cst.Subtract: ("-", "sub"),
    cst.Multiply: ("*", "mul"),
    cst.Divide: ("/", "div"),
    cst.FloorDivide: ("//", "floorDiv"),
    cst.Modulo: ("%", "mod"),
    cst.Power: ("**", "pow"),
    cst.MatrixMultiply: ("@", "matMul"),
    cst.BitAnd: ("&", "logicalAnd"),
    cst.BitOr: ("|", "logicalOr"),
    cst.BitXor: ("^", "logicalXor"),
    cst.LessThan: ("<", "less"),
    cst.LessThanEqual: ("<=", "lessEqual"),
    cst.GreaterThan: (">", "greater"),
    cst.GreaterThanEqual: (">=", "greaterEqual"),
    cst.Equal: ("==", "equal"),
    cst.NotEqual: ("!=", "notEqual"),
    cst.AddAssign: ("+=", "add"),
    cst.SubtractAssign: ("-=", "sub"),
    cst.MultiplyAssign: ("*=", "mul"),
    cst.DivideAssign: ("/=", "div"),
    cst.FloorDivideAssign: ("//=", "floorDiv"),
    cst.ModuloAssign: ("%=", "mod"),
    cst.PowerAssign: ("**=", "pow"),
    cst.MatrixMultiplyAssign: ("@=", "matMul"),
    cst.Minus: ("-", "neg"),
    cst.BitInvert: ("~", "logicalNot"),
}
"""How an operator is written, and the method of TF.js that computes it."""

MERGE_LAYERS = {"add": "add", "mul": "multiply"}
"""Operators on two symbolic tensors for which TF.js has a layer."""

_MIRRORED = {
    "add": "add",
    "mul": "mul",
    "less": "greater",
    "lessEqual": "greaterEqual",
    "greater": "less",
    "greaterEqual": "lessEqual",
    "equal": "equal",
    "notEqual": "notEqual",
}
"""The method that computes `a op b` as `b.method(a)`."""

_LOGICAL = {"logicalAnd", "logicalOr", "logicalXor", "logicalNot"}
"""Methods for tensors of booleans only; on numbers these operators count bits."""


@dataclass(frozen=True)
class Operand:
    """An operand as it is written now, what it was in the source, and whether that is a tensor."""

    node: cst.BaseExpression
    kind: Kind
    is_tensor: bool


def method_of(operator: cst.CSTNode) -> str | None:
    found = METHODS.get(type(operator))
    return found[1] if found else None


def counts_bits(method: str, *operands: Operand) -> bool:
    """Whether the operator works on the bits of numbers, for which TF.js has nothing."""
    return method in _LOGICAL and not all(_is_boolean(each.kind) for each in operands)


def computed(method: str, left: Operand, right: Operand, at: Site) -> cst.BaseExpression:
    """`left operator right`, one of which is a tensor, by the method of that operator. A number in
    front becomes a scalar or goes behind."""
    if method == "matMul" and _has_vector(left, right, at):
        method = "dot"
    if left.is_tensor:
        other = beside(build.bare(right.node), right.kind, left.kind, method, at)
        return build.method(build.bare(left.node), method, other)
    is_number = isinstance(left.kind, Number | Boolean)
    if is_number and method in _MIRRORED:
        other = beside(build.bare(left.node), left.kind, right.kind, method, at)
        return build.method(build.bare(right.node), _MIRRORED[method], other)
    tf = at.imports.need("tf")
    if is_number:
        scalar = build.method(tf, "scalar", build.bare(left.node))
        return build.method(scalar, method, build.bare(right.node))
    return build.method(tf, method, build.bare(left.node), build.bare(right.node))


_KEEPING = frozenset(
    ("add", "sub", "mul", "mod", "floorDiv", "pow", "maximum", "minimum", "squaredDifference")
)
"""Methods whose result has the dtype of the operands."""


def beside(
    node: cst.BaseExpression, kind: Kind, tensor: Kind, method: str, at: Site
) -> cst.BaseExpression:
    """A number as the operand of a tensor: TF.js takes any number for a float32, which would make
    floats of a whole tensor."""
    whole = isinstance(tensor, Instance) and tensor.dtype in ("int32", "int64")
    is_integer = isinstance(kind, Number) and kind.integer is True
    if not whole or not is_integer or method not in _KEEPING:
        return node
    return build.method(at.imports.need("tf"), "scalar", node, "int32")


def merged(method: str, left: Operand, right: Operand, at: Site) -> cst.BaseExpression | None:
    """`left operator right` of symbolic tensors, between which only layers compute."""
    layer = MERGE_LAYERS.get(method)
    both = all(
        isinstance(each.kind, Instance) and each.kind.role == "SymbolicTensor"
        for each in (left, right)
    )
    if layer is None or not both:
        return None
    layers = build.attribute(at.imports.need("tf"), "layers")
    inputs = build.list_([build.bare(left.node), build.bare(right.node)])
    return build.method(build.method(layers, layer, build.dict_({})), "apply", inputs)


def _has_vector(left: Operand, right: Operand, at: Site) -> bool:
    """Whether one is a vector, with which TF.js multiplies matrices by `dot` alone, and both are
    matrices at most: `x @ x[i]` takes a row of a matrix."""
    ranks = [_rank(left.kind), _rank(right.kind)]
    if any(rank is not None and rank > 2 for rank in ranks):
        return False
    if ranks == [None, None]:
        return _is_row(left, right, at) or _is_row(right, left, at)
    return 1 in ranks


def _is_row(operand: Operand, whole: Operand, at: Site) -> bool:
    match operand.node:
        case cst.Call(
            func=cst.Attribute(value=value, attr=cst.Name("gather")), args=[cst.Arg(value=place)]
        ):
            pass
        case cst.Subscript(value=value, slice=[cst.SubscriptElement(slice=cst.Index(value=place))]):
            pass
        case _:
            return False
    return isinstance(at.kind(place), Number) and value.deep_equals(build.bare(whole.node))


def _is_boolean(kind: Kind) -> bool:
    return isinstance(kind, Boolean) or (isinstance(kind, Instance) and kind.dtype == "bool")


def _rank(kind: Kind) -> int | None:
    return len(kind.shape) if isinstance(kind, Instance) and kind.shape is not None else None
