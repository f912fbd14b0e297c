"""Where Python asks a tensor whether it is true: JavaScript calls every object true."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import is_array, is_tensor
from keras_tfjs.lower.arrays import is_ndarray
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_ROLES = ("Tensor", "Variable", "NdArray")
_ASKING = cst.If | cst.While | cst.IfExp | cst.Assert


@rule(cst.If, *_ROLES, to=Dialect.JS)
@rule(cst.While, *_ROLES, to=Dialect.JS)
@rule(cst.IfExp, *_ROLES, to=Dialect.JS)
@rule(cst.Assert, *_ROLES, to=Dialect.JS)
def condition(node: cst.CSTNode, at: Site) -> cst.CSTNode:
    assert isinstance(node, _ASKING)
    return node.with_changes(test=_read(node.test, at))


@rule(cst.UnaryOperation, *_ROLES, to=Dialect.JS)
def denial(node: cst.UnaryOperation, at: Site) -> cst.BaseExpression | None:
    if not isinstance(node.operator, cst.Not):
        return None
    return node.with_changes(expression=_read(node.expression, at))


@rule(cst.BooleanOperation, *_ROLES, to=Dialect.JS)
def junction(node: cst.BooleanOperation, at: Site) -> cst.BaseExpression:
    """`a and b`: the first is always asked, the second where only truth counts, or may."""
    asked = is_array(at.kind(node.left)) or _is_asked(at)
    return node.with_changes(left=_read(node.left, at), right=_read(node.right, at, asked=asked))


def _read(node: cst.BaseExpression, at: Site, *, asked: bool = True) -> cst.BaseExpression:
    if not asked or isinstance(node, cst.BooleanOperation):
        return node  # what is joined is read one by one
    if is_ndarray(at.kind(node)):
        return build.call("bool", build.bare(node))
    if not is_tensor(at.kind(node)):
        return node
    return build.first_number(build.bare(node))


def _is_asked(at: Site) -> bool:
    """Whether only the truth of the expression counts."""
    inner = at.original
    for parent in reversed(at.parents):
        match parent:
            case cst.BooleanOperation() | cst.UnaryOperation(operator=cst.Not()):
                inner = parent
            case cst.If(test=test) | cst.While(test=test) | cst.IfExp(test=test):
                return test is inner
            case cst.Assert(test=test):
                return test is inner
            case _:
                return isinstance(parent, cst.CompIf)
    return False


def asked_filters(part: cst.CompFor, at: Site) -> cst.CompFor:
    """The loop of a comprehension with its conditions read."""
    return part.with_changes(
        ifs=[each.with_changes(test=_read(each.test, at)) for each in part.ifs]
    )
