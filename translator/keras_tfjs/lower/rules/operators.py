"""Python's operators on tensors: methods in JavaScript, merge layers for symbolic tensors.

Back there is nothing to do: methods are the dialect's form too.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

import libcst as cst

from keras_tfjs.kinds import (
    Instance,
    Kind,
    Unknown,
    is_array,
    is_symbolic,
    is_tensor,
)
from keras_tfjs.lower.arrays import changed, combined, is_ndarray, tensor_of
from keras_tfjs.lower.gradients import ask_for_derivative
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.operators import METHODS, Operand, computed, counts_bits, merged
from keras_tfjs.source import Dialect


@dataclass(frozen=True)
class Written(Operand):
    """An operand and the text that it was in the source."""

    source: cst.BaseExpression

    @classmethod
    def of(cls, node: cst.BaseExpression, source: cst.BaseExpression, kind: Kind) -> Written:
        """A layer's variable is read first: it is no tensor itself."""
        if isinstance(kind, Instance) and kind.role == "LayerVariable":
            node = build.method(node, "read")
        return cls(node, kind, is_array(kind), source)


@rule(cst.BinaryOperation, "*", to=Dialect.JS)
def binary(node: cst.BinaryOperation, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.BinaryOperation)
    left = Written.of(node.left, source.left, at.kind(source.left))
    right = Written.of(node.right, source.right, at.kind(source.right))
    return operation(node.operator, left, right, at)


@rule(cst.AugAssign, "*", to=Dialect.JS)
def augmented(node: cst.AugAssign, at: Site) -> cst.BaseSmallStatement | None:
    """`x += y`: tensors do not change, so the name gets a new one."""
    source = at.original
    assert isinstance(source, cst.AugAssign)
    in_place = changed(node, at)
    if in_place is not None:
        return in_place
    target = Written.of(node.target, source.target, _before(source.target, at))
    value = Written.of(node.value, source.value, at.kind(source.value))
    result = operation(node.operator, target, value, at)
    return None if result is None else cst.Assign([cst.AssignTarget(node.target)], result)


@rule(cst.Comparison, "*", to=Dialect.JS)
def comparison(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.Comparison)
    operators = [each.operator for each in node.comparisons]
    if not all(type(operator) in METHODS for operator in operators):
        return None
    operands = [
        Written.of(node.left, source.left, at.kind(source.left)),
        *(
            Written.of(each.comparator, before.comparator, at.kind(before.comparator))
            for each, before in zip(node.comparisons, source.comparisons, strict=True)
        ),
    ]
    if len(operands) == 2:
        return operation(operators[0], operands[0], operands[1], at)
    if any(operand.is_tensor for operand in operands):
        at.report("KT406", operator=METHODS[type(operators[0])][0], kind="more than two operands")
    return None


@rule(cst.UnaryOperation, "*", to=Dialect.JS)
def unary(node: cst.UnaryOperation, at: Site) -> cst.BaseExpression | None:
    source = at.original
    assert isinstance(source, cst.UnaryOperation)
    if isinstance(node.operator, cst.Not):
        return None
    operand = Written.of(node.expression, source.expression, at.kind(source.expression))
    if is_tensor(operand.kind):
        if isinstance(node.operator, cst.Plus):
            return node.expression
        symbol, method = METHODS[type(node.operator)]
        if counts_bits(method, operand):
            return at.report("KT406", operator=symbol, kind="tensors of numbers")
        return build.method(operand.node, method)
    if isinstance(node.operator, cst.Plus):
        return None
    if is_ndarray(operand.kind):
        method = METHODS[type(node.operator)][1]
        return combined(method, [(operand.node, operand.kind)], at)
    if is_symbolic(operand.kind):
        at.report("KT406", operator=METHODS[type(node.operator)][0], kind="a symbolic tensor")
    return None


def _before(target: cst.BaseExpression, at: Site) -> Kind:
    """What the target of an augmented assignment is before it."""
    tree = at.tree(target)
    return at.facts.kind_before(tree) if isinstance(tree, ast.expr) else Unknown()


def operation(
    operator: cst.CSTNode, left: Written, right: Written, at: Site
) -> cst.BaseExpression | None:
    """`left operator right` as TF.js computes it; None where JavaScript's operator is right, or
    where it is not and that was said."""
    if type(operator) not in METHODS:
        return None
    symbol, method = METHODS[type(operator)]
    kinds = left.kind, right.kind
    if any(isinstance(kind, Instance) and kind.role == "NdArray" for kind in kinds):
        return _of_arrays(method, left, right, at)
    if any(is_symbolic(kind) for kind in kinds):
        made = merged(method, left, right, at)
        return made or at.report("KT406", operator=symbol, kind="symbolic tensors")
    if not left.is_tensor and not right.is_tensor:
        return None
    if counts_bits(method, left, right):
        return at.report("KT406", operator=symbol, kind="tensors of numbers")
    ask_for_derivative(method, at, left.kind, right.kind)
    return computed(method, left, right, at)


def _of_arrays(method: str, left: Written, right: Written, at: Site) -> cst.BaseExpression | None:
    """An operation on NumPy's arrays; beside a tensor they become tensors."""
    sides = (left, right)
    if not any(is_tensor(each.kind) for each in sides):
        return combined(method, [(each.node, each.kind) for each in sides], at)
    tensors = [
        replace(each, node=tensor_of(each.node, each.kind, at)) if is_ndarray(each.kind) else each
        for each in sides
    ]
    return computed(method, tensors[0], tensors[1], at)


def written(node: cst.BaseExpression) -> str:
    """`node` as text in one line for a message."""
    text = " ".join(cst.Module([]).code_for_node(node).split())
    return text if len(text) <= 40 else text[:37] + "..."
