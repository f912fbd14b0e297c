"""Operators on arrays are methods of tensors in TF.js."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance, Number, Unknown
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor, tensor_tree
from keras_tfjs.source import Dialect

_BINARY: dict[type[cst.BaseBinaryOp], str] = {
    cst.Add: "add",
    cst.Subtract: "sub",
    cst.Multiply: "mul",
    cst.Divide: "div",
    cst.FloorDivide: "floorDiv",
    cst.Modulo: "mod",
    cst.Power: "pow",
    cst.MatrixMultiply: "matMul",
    cst.BitAnd: "logicalAnd",
    cst.BitOr: "logicalOr",
}
_COMPARED: dict[type[cst.BaseCompOp], str] = {
    cst.LessThan: "less",
    cst.LessThanEqual: "lessEqual",
    cst.GreaterThan: "greater",
    cst.GreaterThanEqual: "greaterEqual",
    cst.Equal: "equal",
    cst.NotEqual: "notEqual",
}
_UNARY: dict[type[cst.BaseUnaryOp], str] = {cst.Minus: "neg", cst.BitInvert: "logicalNot"}
_COMMUTATIVE = frozenset({"add", "mul", "equal", "notEqual", "logicalAnd", "logicalOr"})
_MIRRORED = {
    "less": "greater",
    "greater": "less",
    "lessEqual": "greaterEqual",
    "greaterEqual": "lessEqual",
}
_ASSIGNED: dict[type[cst.BaseAugOp], str] = {
    cst.AddAssign: "add",
    cst.SubtractAssign: "sub",
    cst.MultiplyAssign: "mul",
    cst.DivideAssign: "div",
    cst.FloorDivideAssign: "floorDiv",
    cst.ModuloAssign: "mod",
    cst.PowerAssign: "pow",
    cst.MatrixMultiplyAssign: "matMul",
}
_SYMBOLIC = {"add": "add", "mul": "multiply"}
"""Operations on symbolic tensors that a merge layer computes."""


@rule(cst.BinaryOperation, "Tensor", "Variable", "NdArray", to=Dialect.TFJS)
def operation(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    name = _BINARY.get(type(node.operator))
    return None if name is None else _method(name, node.left, node.right, at)


def _method(
    name: str, left: cst.BaseExpression, right: cst.BaseExpression, at: Site
) -> cst.BaseExpression | None:
    """`left.name(right)`; a number on the left becomes a scalar or goes to the right."""
    if is_tensor(left, at) or (_is_loose(left, at) and is_tensor(right, at)):
        receiver = _floating(left, right, at) if name == "div" else left
        return build.method(build.bare(receiver), name, build.bare(right))
    if not is_tensor(right, at):
        return None
    if isinstance(at.kind(left), Number):
        if name in _COMMUTATIVE:
            return build.method(build.bare(right), name, build.bare(left))
        scalar = build.method(at.imports.need("tf"), "scalar", build.bare(left))
        return build.method(scalar, name, build.bare(right))
    return build.method(at.imports.need("tf"), name, build.bare(left), build.bare(right))


def _is_loose(node: cst.BaseExpression, at: Site) -> bool:
    """Whether nothing is known of `node`, which the file does not bind: part of a snippet."""
    tree = at.tree(node)
    return (
        isinstance(tree, ast.Name)
        and isinstance(at.facts.kind(tree), Unknown)
        and at.facts.is_free(tree)
    )


def _floating(left: cst.BaseExpression, right: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """TF.js divides int32 by int32 as `//` does."""
    if _is_integral(left, at) and _is_integral(right, at):
        return build.method(build.bare(left), "toFloat")
    return left


def _is_integral(node: cst.BaseExpression, at: Site) -> bool:
    match at.kind(node):
        case Instance(dtype="int32" | "int64"):
            return True
    return False


@rule(cst.UnaryOperation, "Tensor", "Variable", "NdArray", to=Dialect.TFJS)
def negation(node: cst.UnaryOperation, at: Site) -> cst.BaseExpression | None:
    name = _UNARY.get(type(node.operator))
    if name is None or not is_tensor(node.expression, at):
        return None
    return build.method(build.bare(node.expression), name)


@rule(cst.Comparison, "Tensor", "Variable", "NdArray", to=Dialect.TFJS)
def comparison(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    if len(node.comparisons) != 1:
        return None
    target = node.comparisons[0]
    name = _COMPARED.get(type(target.operator))
    if name is None:
        return None
    left, right = node.left, target.comparator
    if isinstance(at.kind(left), Number) and is_tensor(right, at) and name in _MIRRORED:
        return build.method(build.bare(right), _MIRRORED[name], build.bare(left))
    return _method(name, left, right, at)


@rule(cst.AugAssign, "*", to=Dialect.TFJS)
def augmented(node: cst.AugAssign, at: Site) -> cst.BaseSmallStatement | None:
    name = _ASSIGNED.get(type(node.operator))
    tree = at.tree()
    if name is None or not isinstance(tree, ast.AugAssign) or not isinstance(node.target, cst.Name):
        return None
    binding = at.facts.binding(tree.target) if isinstance(tree.target, ast.Name) else None
    before = getattr(binding, "before", None)
    source = getattr(before, "source", None)
    if not isinstance(source, ast.expr) or not tensor_tree(source, at):
        return None
    value = build.method(node.target, name, build.bare(node.value))
    return cst.Assign([cst.AssignTarget(node.target)], value)


@rule(cst.BinaryOperation, "SymbolicTensor", to=Dialect.TFJS)
def symbolic(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    """Between symbolic tensors only layers compute."""
    layer = _SYMBOLIC.get(_BINARY.get(type(node.operator), ""))
    both = all(
        isinstance(kind, Instance) and kind.role == "SymbolicTensor"
        for kind in (at.kind(node.left), at.kind(node.right))
    )
    if layer is None or not both:
        return at.report("KT102", name="this operation on symbolic tensors")
    tf = at.imports.need("tf")
    made = build.method(build.attribute(tf, "layers"), layer, build.dict_({}))
    inputs = build.list_([build.bare(node.left), build.bare(node.right)])
    return build.method(made, "apply", inputs)


# Back

_OPERATORS = {name: operator for operator, name in {**_BINARY}.items()}
_COMPARISONS = {name: operator for operator, name in _COMPARED.items()}
_NEGATIONS = {name: operator for operator, name in _UNARY.items()}

_STRENGTH = (
    ({"matMul", "mul", "div", "floorDiv", "mod"}, 5),
    ({"add", "sub"}, 4),
    ({"logicalAnd"}, 3),
    ({"logicalOr"}, 2),
)
_PRECEDENCE = {_OPERATORS[name]: strength for names, strength in _STRENGTH for name in names} | {
    cst.Power: 7
}
_UNARY_PRECEDENCE = 6


@rule(
    cst.Call,
    *(f"{owner}.{name}" for name in _OPERATORS for owner in ("tfjs.Tensor", "tfjs")),
    to=Dialect.KERAS,
)
def method_to_operator(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 2, at)
    if operands is None:
        return None
    name = (at.name or "").rpartition(".")[2]
    operator = _OPERATORS[name]
    strength = _PRECEDENCE[operator]
    left, right = (_number(each) for each in operands)
    if name == "pow":
        return cst.BinaryOperation(
            _grouped(left, strength + 1), operator(), _grouped(right, strength)
        )
    return cst.BinaryOperation(_grouped(left, strength), operator(), _grouped(right, strength + 1))


def _operands(call: cst.Call, count: int, at: Site) -> list[cst.BaseExpression] | None:
    if any(arg.star or arg.keyword for arg in call.args):
        return None
    values = [build.bare(arg.value) for arg in call.args]
    if (at.name or "").startswith("tfjs.Tensor.") and isinstance(call.func, cst.Attribute):
        values.insert(0, build.bare(call.func.value))
    return values if len(values) == count else None


def _number(node: cst.BaseExpression) -> cst.BaseExpression:
    """`np.array(2)`, which a scalar became, as the number."""
    match node:
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="array")),
            args=[cst.Arg(value=cst.Integer() | cst.Float() as number), *_],
        ):
            return number
    return node


def _grouped(node: cst.BaseExpression, strength: int) -> cst.BaseExpression:
    """`node` in parentheses if it binds less than `strength`."""
    match node:
        case cst.BinaryOperation(operator=operator):
            own = _PRECEDENCE.get(type(operator), 0)
        case cst.UnaryOperation():
            own = _UNARY_PRECEDENCE
        case (
            cst.Comparison()
            | cst.BooleanOperation()
            | cst.IfExp()
            | cst.Lambda()
            | cst.Await()
            | cst.NamedExpr()
            | cst.Yield()
        ):
            own = 0
        case _:
            return node
    return node if own >= strength or node.lpar else build.parenthesised(node)


@rule(
    cst.Call,
    *(f"{owner}.{name}" for name in _COMPARISONS for owner in ("tfjs.Tensor", "tfjs")),
    to=Dialect.KERAS,
)
def method_to_comparison(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 2, at)
    if operands is None:
        return None
    operator = _COMPARISONS[(at.name or "").rpartition(".")[2]]
    left, right = (_grouped(_number(each), 1) for each in operands)
    made = cst.Comparison(left, [cst.ComparisonTarget(operator(), right)])
    return (
        made
        if isinstance(at.parent, cst.Arg | cst.AssignTarget | cst.Assign | cst.Expr)
        else build.parenthesised(made)
    )


@rule(
    cst.Call,
    *(f"{owner}.{name}" for name in _NEGATIONS for owner in ("tfjs.Tensor", "tfjs")),
    to=Dialect.KERAS,
)
def method_to_negation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 1, at)
    if operands is None:
        return None
    operator = _NEGATIONS[(at.name or "").rpartition(".")[2]]
    return cst.UnaryOperation(operator(), _grouped(operands[0], _UNARY_PRECEDENCE))
