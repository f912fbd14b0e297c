"""Arrays of NumPy in JavaScript: places by `get` and `set`, tensors where TF.js takes them."""

from __future__ import annotations

import libcst as cst

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
    """`a[i] = v`"""
    assert isinstance(at.original, cst.Assign)
    match node.targets, at.original.targets:
        case [cst.AssignTarget(target=cst.Subscript() as target)], [
            cst.AssignTarget(target=cst.Subscript(value=owner))
        ] if is_ndarray(at.kind(owner)):
            places = index_arguments(target.slice, at)
            return cst.Expr(build.method(target.value, "set", build.bare(node.value), *places))
    return None
