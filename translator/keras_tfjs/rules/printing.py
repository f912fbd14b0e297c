"""print(tensor) is a method of the tensor in TF.js."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect


@rule(cst.Call, "builtins.print", to=Dialect.TFJS)
def print_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A tensor alone prints itself; beside other things its values are printed."""
    if any(arg.star for arg in call.args):
        return None
    match call.args:
        case [cst.Arg(keyword=None, value=value)] if at.bare_statement():
            prints_itself = is_tensor(value, at) and not _may_be_no_tensor(value, at)
            return build.method(build.bare(value), "print") if prints_itself else None
    args = [_values(arg, at) for arg in call.args]
    return call.with_changes(args=args) if args != list(call.args) else None


def _may_be_no_tensor(value: cst.BaseExpression, at: Site) -> bool:
    """Whether a choice that is written here gives None: `x if x.size else None`."""
    tree = at.tree(value)
    return isinstance(tree, ast.IfExp) and at.facts.may_be_none(tree)


def _values(arg: cst.Arg, at: Site) -> cst.Arg:
    if arg.keyword is not None or not is_tensor(arg.value, at) or _is_read(arg.value):
        return arg
    if _may_be_no_tensor(arg.value, at):
        return arg
    return arg.with_changes(value=build.method(build.bare(arg.value), "arraySync"))


def _is_read(value: cst.BaseExpression) -> bool:
    """Whether the slicing rule has read the tensor already: `x.arraySync()[0]`."""
    match value:
        case cst.Subscript(value=cst.Call(func=cst.Attribute(attr=cst.Name(value="arraySync")))):
            return True
    return False


@rule(cst.Call, "tfjs.Tensor.print", to=Dialect.KERAS)
def print_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if call.args or not isinstance(call.func, cst.Attribute):
        return None
    return build.call("print", build.bare(call.func.value))
