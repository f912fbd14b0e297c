"""`x.numpy()` of what nobody knows: only tensors have the method. It is read as a number or a list
where that does; more of NumPy's arrays these have not."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, build, of_method, rule
from keras_tfjs.source import Dialect

_READ = (cst.Arg, cst.Comparison, cst.Element, cst.FormattedStringExpression, cst.Index)


@rule(cst.Call, of_method("numpy"), to=Dialect.TFJS)
def read_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match at.tree():
        case ast.Call(func=ast.Attribute(value=owner), args=[], keywords=[]):
            pass
        case _:
            return None
    assert isinstance(call.func, cst.Attribute)
    defined = (one for one in at.file.pairs.nodes.values() if isinstance(one, ast.FunctionDef))
    if any(one.name == "numpy" for one in defined):
        return None
    if isinstance(at.parent, _READ):
        return build.method(call.func.value, "arraySync")
    receiver = ast.unparse(owner)
    return at.report("KT130", receiver=receiver, method="numpy", what="tensor", type="tf.Tensor")
