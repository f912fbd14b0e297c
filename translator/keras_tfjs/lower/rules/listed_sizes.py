"""Sizes one by one: NumPy and the runtime take them so, TF.js's tensors take a list."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Unknown
from keras_tfjs.python import Site, build, of_method, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, of_method("reshape"), to=Dialect.JS)
def reshaped(call: cst.Call, at: Site) -> cst.Call | None:
    """`x.reshape(1, n)` of what may be a tensor; numpy.js takes lists as well."""
    assert isinstance(call.func, cst.Attribute)
    if at.kind(call.func.value) != Unknown() or _is_own("reshape", at):
        return None
    listed = in_one_list(call)
    return None if listed is call else listed


def in_one_list(call: cst.Call) -> cst.Call:
    """The call with its sizes in one list; itself where they are, or where nobody sees them."""
    is_one = len(call.args) == 1 and not isinstance(build.evaluated(call.args[0].value), int)
    if not call.args or is_one or any(arg.keyword is not None or arg.star for arg in call.args):
        return call
    return call.with_changes(args=[cst.Arg(build.list_(arg.value for arg in call.args))])


def _is_own(method: str, at: Site) -> bool:
    """Whether a class of the file has such a method: the value may be of that class."""
    return any(
        isinstance(one, ast.FunctionDef) and one.name == method
        for owner in at.file.pairs.trees(ast.ClassDef)
        for one in owner.body
    )
