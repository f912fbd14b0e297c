"""Operators on arrays are methods of tensors in TF.js."""

from __future__ import annotations

import ast
from dataclasses import replace

import libcst as cst

from keras_tfjs.kinds import Instance, Kind, String, Unknown, is_symbolic
from keras_tfjs.python import Site, build, precedence, rule
from keras_tfjs.python.arrays import is_tensor, tensor_tree
from keras_tfjs.python.operators import (
    METHODS,
    Operand,
    computed,
    counts_bits,
    merged,
    method_of,
)
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.several_inputs import type_of_shape
from keras_tfjs.source import Dialect


@rule(cst.BinaryOperation, "*", to=Dialect.TFJS)
def operation(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    return _computed(node.operator, node.left, node.right, at)


def _computed(
    operator: cst.CSTNode, left: cst.BaseExpression, right: cst.BaseExpression, at: Site
) -> cst.BaseExpression | None:
    method = method_of(operator)
    operands = _operand(left, at), _operand(right, at)
    if method is None or isinstance(operands[0].kind, String):
        return None
    if not any(each.is_tensor for each in operands):
        return None
    if _is_loose(left, at):
        operands = replace(operands[0], is_tensor=True), operands[1]
    if counts_bits(method, *operands):
        return at.report("KT125", operator=METHODS[type(operator)][0])
    return computed(method, *(_floating(operands) if method == "div" else operands), at)


def _operand(node: cst.BaseExpression, at: Site) -> Operand:
    if _is_shape(at.tree(node), at):
        held = build.call(library_name("tfjs.tensor1d", at), node, build.string("int32"))
        return Operand(held, Instance("Tensor", dtype="int32"), True)
    return Operand(node, at.kind(node), is_tensor(node, at))


_SHAPES = frozenset(("tensorflow.shape", "keras.backend.shape"))


def _is_shape(tree: ast.AST | None, at: Site) -> bool:
    """Whether an operand is a shape, or several axes of one, that Keras has as a tensor: in TF.js
    it is a list, which no operator computes with."""
    match tree:
        case ast.Call():
            return at.facts.callee(tree) in _SHAPES
        case ast.Subscript(value=value, slice=ast.Slice()):
            return _is_shape(value, at)
        case ast.Name():
            binding = at.facts.binding(tree)
            source = None if binding is None or binding.path else binding.source
            return source is not tree and _is_shape(source, at)
        case _:
            return False


def _is_loose(node: cst.BaseExpression, at: Site) -> bool:
    """Whether nothing is known of `node`, which the file does not bind: part of a snippet."""
    tree = at.tree(node)
    return (
        isinstance(tree, ast.Name)
        and isinstance(at.facts.kind(tree), Unknown)
        and at.facts.is_free(tree)
    )


def _floating(operands: tuple[Operand, Operand]) -> tuple[Operand, Operand]:
    """TF.js divides int32 by int32 as `//` does."""
    left, right = operands
    if _is_integral(left.kind) and _is_integral(right.kind):
        return replace(left, node=build.method(build.bare(left.node), "toFloat")), right
    return operands


def _is_integral(kind: Kind) -> bool:
    return isinstance(kind, Instance) and (kind.dtype or "").startswith(("int", "uint", "bool"))


@rule(cst.UnaryOperation, "*", to=Dialect.TFJS)
def negation(node: cst.UnaryOperation, at: Site) -> cst.BaseExpression | None:
    method = method_of(node.operator)
    operand = _operand(node.expression, at)
    if method is None or not operand.is_tensor:
        return None
    if counts_bits(method, operand):
        return at.report("KT125", operator=METHODS[type(node.operator)][0])
    return build.method(build.bare(node.expression), method)


@rule(cst.Comparison, "*", to=Dialect.TFJS)
def comparison(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    match node.comparisons:
        case [cst.ComparisonTarget(operator=operator, comparator=right)]:
            asked: cst.BaseExpression | None = type_of_shape(node, at)
            return _computed(operator, node.left, right, at) if asked is None else asked
    return None


@rule(cst.AugAssign, "*", to=Dialect.TFJS)
def augmented(node: cst.AugAssign, at: Site) -> cst.BaseSmallStatement | None:
    method = method_of(node.operator)
    tree = at.tree()
    if (
        method is None
        or not isinstance(tree, ast.AugAssign)
        or not isinstance(node.target, cst.Name)
    ):
        return None
    kinds = at.facts.kind_before(tree.target), at.facts.kind(tree.value)
    if any(is_symbolic(kind) for kind in kinds):
        target, value = (
            Operand(each, kind, False)
            for each, kind in zip((node.target, node.value), kinds, strict=True)
        )
        made = merged(method, target, value, at)
        if made is None:
            return at.report("KT102", name="this operation on symbolic tensors")
        return cst.Assign([cst.AssignTarget(node.target)], made)
    binding = at.facts.binding(tree.target) if isinstance(tree.target, ast.Name) else None
    before = getattr(binding, "before", None)
    source = getattr(before, "source", None)
    is_known = isinstance(kinds[0], Instance)
    if not is_known or not isinstance(source, ast.expr) or not tensor_tree(source, at):
        return None
    result = build.method(node.target, method, build.bare(node.value))
    return cst.Assign([cst.AssignTarget(node.target)], result)


@rule(cst.BinaryOperation, "SymbolicTensor", to=Dialect.TFJS)
def symbolic(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    """Between symbolic tensors only layers compute."""
    operands = _operand(node.left, at), _operand(node.right, at)
    made = merged(method_of(node.operator) or "", *operands, at)
    return made or at.report("KT102", name="this operation on symbolic tensors")


# Back


_OPERATORS = {
    name: each for each, (_, name) in METHODS.items() if issubclass(each, cst.BaseBinaryOp)
}
_COMPARISONS = {
    name: each for each, (_, name) in METHODS.items() if issubclass(each, cst.BaseCompOp)
}
_NEGATIONS = {
    name: each for each, (_, name) in METHODS.items() if issubclass(each, cst.BaseUnaryOp)
}


@rule(
    cst.Call,
    *(f"tfjs.Tensor.{name}" for name in _OPERATORS),
    to=Dialect.KERAS,
)
def method_to_operator(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 2, at)
    if operands is None or _loses_gradient(operands, at):
        return None
    left, right = map(_number, operands)
    method = _method(at)
    if method == "div" and _are_whole(at):
        method = "floorDiv"
    return precedence.operation(left, _OPERATORS[method](), right)


def _are_whole(at: Site) -> bool:
    """Whether both operands are known to be int32: TF.js rounds their quotient down."""
    match at.original:
        case cst.Call(func=cst.Attribute(value=left), args=[cst.Arg(value=right)]):
            return all(_is_whole(each, at) for each in (left, right))
    return False


def _is_whole(node: cst.BaseExpression, at: Site) -> bool:
    tree = at.tree(node)
    made_by = at.facts.callee(tree) if isinstance(tree, ast.Call) else None
    match tree:
        case ast.Call(args=[_, ast.Constant(value="int32")]) if made_by == "tfjs.scalar":
            return True
        case ast.Call(args=[_, _] | [_, _, _, _]) if made_by == "tfjs.oneHot":
            return True
    return getattr(at.kind(node), "dtype", None) == "int32"


def _loses_gradient(operands: list[cst.BaseExpression], at: Site) -> bool:
    """Whether a NumPy array may stand in front of a variable: it makes an array of both, which no
    tape sees. keras.ops does not."""
    kinds = [at.kind(each) for each in operands]
    roles = [kind.role if isinstance(kind, Instance) else "" for kind in kinds]
    return roles[1] == "Variable" and roles[0] != "Variable"


def _method(at: Site) -> str:
    return (at.name or "").rpartition(".")[2]


def _operands(call: cst.Call, count: int, at: Site) -> list[cst.BaseExpression] | None:
    """What the operator stands between. Only of methods: a function of things that are not known
    for tensors stays one, as Keras Python may know them even less."""
    if any(arg.star or arg.keyword for arg in call.args) or not isinstance(
        call.func, cst.Attribute
    ):
        return None
    values = [build.bare(call.func.value), *(build.bare(arg.value) for arg in call.args)]
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


@rule(
    cst.Call,
    *(f"tfjs.Tensor.{name}" for name in _COMPARISONS),
    to=Dialect.KERAS,
)
def method_to_comparison(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 2, at)
    if operands is None:
        return None
    operator = _COMPARISONS[_method(at)]
    left, right = (
        precedence.grouped(_number(each), precedence.COMPARISON + 1) for each in operands
    )
    return cst.Comparison(left, [cst.ComparisonTarget(operator(), right)])


@rule(
    cst.Call,
    *(f"tfjs.Tensor.{name}" for name in _NEGATIONS),
    to=Dialect.KERAS,
)
def method_to_negation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    operands = _operands(call, 1, at)
    if operands is None:
        return None
    return cst.UnaryOperation(
        _NEGATIONS[_method(at)](), precedence.grouped(operands[0], precedence.UNARY)
    )
