"""Python's operators on tensors: methods in JavaScript, merge layers for symbolic tensors.

Back there is nothing to do: methods are the dialect's form too.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import (
    Boolean,
    Instance,
    Kind,
    NoneValue,
    Number,
    String,
    Unknown,
    is_array,
    is_symbolic,
    is_tensor,
)
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

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

_MERGE_LAYERS = {"add": "add", "mul": "multiply"}
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

_LOGICAL = {"logicalAnd", "logicalOr", "logicalXor"}
"""Methods for tensors of booleans only; on numbers these operators count bits."""


@dataclass(frozen=True)
class Operand:
    """An operand as it is written now, and what it was in the source."""

    node: cst.BaseExpression
    source: cst.BaseExpression
    kind: Kind

    @classmethod
    def of(cls, node: cst.BaseExpression, source: cst.BaseExpression, at: Site) -> Operand:
        return cls(node, source, at.kind(source))

    @property
    def value(self) -> cst.BaseExpression:
        """A layer's variable is read first: it is no tensor itself."""
        if isinstance(self.kind, Instance) and self.kind.role == "LayerVariable":
            return build.method(self.node, "read")
        return self.node


@rule(cst.BinaryOperation, "*", to=Dialect.JS)
def binary(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.BinaryOperation)
    left, right = (
        Operand.of(node.left, source.left, at),
        Operand.of(node.right, source.right, at),
    )
    return operation(node.operator, left, right, at)


@rule(cst.AugAssign, "*", to=Dialect.JS)
def augmented(node: cst.AugAssign, at: Site) -> cst.BaseSmallStatement | None:
    """`x += y`: tensors do not change, so the name gets a new one."""
    source = at.original
    assert isinstance(source, cst.AugAssign)
    target = Operand(node.target, source.target, _before(source.target, at))
    computed = operation(node.operator, target, Operand.of(node.value, source.value, at), at)
    if computed is None:
        return None
    return cst.Assign([cst.AssignTarget(node.target)], computed)


@rule(cst.Comparison, "*", to=Dialect.JS)
def comparison(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Comparison)
    operators = [each.operator for each in node.comparisons]
    if not all(type(operator) in METHODS for operator in operators):
        return None
    operands = [
        Operand.of(node.left, source.left, at),
        *(
            Operand.of(each.comparator, before.comparator, at)
            for each, before in zip(node.comparisons, source.comparisons, strict=True)
        ),
    ]
    if len(operands) == 2:
        return operation(operators[0], operands[0], operands[1], at)
    if any(is_array(operand.kind) for operand in operands):
        at.report("KT406", operator=METHODS[type(operators[0])][0], kind="more than two operands")
    else:
        _report_unknown(operands, operators[0], at)
    return None


@rule(cst.UnaryOperation, "*", to=Dialect.JS)
def unary(node: cst.UnaryOperation, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.UnaryOperation)
    if isinstance(node.operator, cst.Not):
        return None
    operand = Operand.of(node.expression, source.expression, at)
    if is_tensor(operand.kind):
        if isinstance(node.operator, cst.Plus):
            return node.expression
        return build.method(operand.value, METHODS[type(node.operator)][1])
    if isinstance(node.operator, cst.Plus):
        return None
    if is_symbolic(operand.kind):
        at.report("KT406", operator=METHODS[type(node.operator)][0], kind="a symbolic tensor")
    else:
        _report_unknown([operand], node.operator, at)
    return None


def _before(target: cst.BaseExpression, at: Site) -> Kind:
    """What the target of an augmented assignment is before it."""
    tree = at.tree(target)
    return at.facts.kind_before(tree) if isinstance(tree, ast.expr) else Unknown()


def operation(
    operator: cst.CSTNode, left: Operand, right: Operand, at: Site
) -> cst.BaseExpression | None:
    """`left operator right` as TF.js computes it; None where JavaScript's operator is right, or
    where it is not and that was said."""
    if type(operator) not in METHODS:
        return None
    symbol, method = METHODS[type(operator)]
    kinds = left.kind, right.kind
    if any(isinstance(kind, Instance) and kind.role == "NdArray" for kind in kinds):
        at.report("KT406", operator=symbol, kind="a NumPy array")
        return None
    if any(is_symbolic(kind) for kind in kinds):
        return _symbolic(symbol, method, left, right, at)
    if any(is_array(kind) for kind in kinds):
        return _tensors(symbol, method, left, right, at)
    _report_unknown([left, right], operator, at)
    return None


def _symbolic(
    symbol: str, method: str, left: Operand, right: Operand, at: Site
) -> cst.BaseExpression | None:
    layer = _MERGE_LAYERS.get(method)
    if layer is None or not (is_symbolic(left.kind) and is_symbolic(right.kind)):
        at.report("KT406", operator=symbol, kind="symbolic tensors")
        return None
    tf = at.imports.need("tf")
    made = build.call(build.attribute(build.attribute(tf, "layers"), layer), build.dict_({}))
    return build.method(made, "apply", build.list_([build.bare(left.node), build.bare(right.node)]))


def _tensors(
    symbol: str, method: str, left: Operand, right: Operand, at: Site
) -> cst.BaseExpression | None:
    kinds = left.kind, right.kind
    if method in _LOGICAL and not all(_is_boolean(kind) for kind in kinds):
        at.report("KT406", operator=symbol, kind="tensors of numbers")
        return None
    if method == "matMul" and all(_rank(kind) == 1 for kind in kinds):
        method = "dot"
    if is_array(left.kind):
        return build.method(left.value, method, build.bare(right.value))
    if isinstance(left.kind, Number | Boolean) and method in _MIRRORED:
        return build.method(right.value, _MIRRORED[method], build.bare(left.value))
    tf = at.imports.need("tf")
    if isinstance(left.kind, Number | Boolean):
        scalar = build.call(build.attribute(tf, "scalar"), build.bare(left.value))
        return build.method(scalar, method, build.bare(right.value))
    return build.call(build.attribute(tf, method), build.bare(left.value), build.bare(right.value))


def _is_boolean(kind: Kind) -> bool:
    return isinstance(kind, Boolean) or (isinstance(kind, Instance) and kind.dtype == "bool")


def _rank(kind: Kind) -> int | None:
    return len(kind.shape) if isinstance(kind, Instance) and kind.shape is not None else None


def _report_unknown(operands: list[Operand], operator: cst.CSTNode, at: Site) -> None:
    """Says which operand may be a tensor, unless another one shows that none is."""
    if any(isinstance(operand.kind, String | NoneValue) for operand in operands):
        return
    for operand in operands:
        if isinstance(operand.kind, Unknown):
            symbol, method = METHODS[type(operator)]
            at.report("KT405", operand=written(operand.source), operator=symbol, method=method)
            return


def written(node: cst.BaseExpression) -> str:
    """`node` as text in one line for a message."""
    text = " ".join(cst.Module([]).code_for_node(node).split())
    return text if len(text) <= 40 else text[:37] + "..."
