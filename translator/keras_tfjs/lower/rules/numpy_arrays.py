"""Arrays of NumPy in JavaScript: places by `get` and `set`, tensors where TF.js takes them; and
what assignments take apart."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import is_tensor
from keras_tfjs.lower.arrays import index_arguments, is_ndarray
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(cst.Subscript, "NdArray[]", to=Dialect.JS)
def picked(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    if not at.is_target():
        return build.method(node.value, "get", *index_arguments(node.slice, at))
    match at.parents[-2:]:
        case [_, cst.AugAssign()]:
            return None
        case [cst.Assign(targets=[_]), cst.AssignTarget()]:
            return None
    return at.report("KT409", name="an index of np.ndarray here")


@rule(cst.Assign, "*", to=Dialect.JS)
def put(node: cst.Assign, at: Site) -> cst.BaseSmallStatement | None:
    """`a[i] = v`, and `a, b = tensor`, which JavaScript takes apart by its rows."""
    assert isinstance(at.original, cst.Assign)
    match node.targets, at.original.targets:
        case [cst.AssignTarget(target=cst.Subscript() as target)], [
            cst.AssignTarget(target=cst.Subscript(value=owner))
        ] if is_ndarray(at.kind(owner)):
            places = index_arguments(target.slice, at)
            return cst.Expr(build.method(target.value, "set", build.bare(node.value), *places))
        case [cst.AssignTarget(target=cst.Tuple() | cst.List() as target)], _ if is_tensor(
            at.kind(at.original.value)
        ) and not _may_be_list(at.tree(at.original.value), at):
            return node.with_changes(value=_rows(build.primary(node.value), target))
    return None


def _may_be_list(tree: ast.AST | None, at: Site) -> bool:
    """Whether it is the input of a layer that may get several: `inputs[0]` if that is all."""
    match at.facts.origin(tree) if isinstance(tree, ast.expr) else None:
        case ast.IfExp(test=ast.BoolOp(op=ast.And(), values=[ast.Call(func=ast.Name(id=name)), _])):
            return name == "isinstance"
    return False


def _rows(tensor: cst.BaseExpression, target: cst.Tuple | cst.List) -> cst.BaseExpression:
    """The rows, and where all of these are taken apart again, theirs."""
    rows = build.method(tensor, "unstack")
    inner = [one.value for one in target.elements if isinstance(one.value, cst.Tuple | cst.List)]
    if not inner or len(inner) < len(target.elements):
        return rows
    row = cst.Name("row")
    return cst.ListComp(_rows(row, inner[0]), cst.CompFor(row, rows))
