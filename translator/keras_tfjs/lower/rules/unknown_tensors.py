"""`x.numpy()` of what nobody knows. In Python it stays: TF.js-style tensors have the method, and so
have those of other libraries. In JavaScript only TF.js has tensors: they are read as a number or a
list where that does; more of NumPy's arrays these have not."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, build, of_method, rule
from keras_tfjs.source import Dialect

_READ = (cst.Arg, cst.Comparison, cst.Element, cst.FormattedStringExpression, cst.Index)


@rule(cst.Call, of_method("numpy"), to=Dialect.JS)
def read_to_javascript(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match at.tree():
        case ast.Call(func=ast.Attribute(value=owner), args=[], keywords=[]):
            pass
        case _:
            return None
    assert isinstance(call.func, cst.Attribute)
    if any(one.name == "numpy" for one in at.file.pairs.trees(ast.FunctionDef)):
        return None
    if isinstance(at.parent, _READ):
        return build.method(call.func.value, "arraySync")
    receiver = ast.unparse(owner)
    return at.report("KT130", receiver=receiver, method="numpy", what="tensor", type="tf.Tensor")
