"""Labels of sparseCategoricalCrossentropy: TF.js takes whole numbers only as float32."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Compiled, Instance, Unknown, is_tensor
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_LOSS = "sparseCategoricalCrossentropy"
_CALLS = tuple(f"tfjs.LayersModel.{name}" for name in ("fit", "evaluate", "trainOnBatch"))
_LABELS = 1
"""The place of the labels in all of them."""


@rule(cst.Call, *_CALLS, to=Dialect.JS)
def float_labels(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    labels = _labels(at)
    if labels is None:
        return None
    kind = at.facts.kind(labels)
    match kind:
        case Instance(dtype="int32" | "bool") if is_tensor(kind):
            value = build.method(build.bare(call.args[_LABELS].value), "toFloat")
            return _with_labels(call, value)
        case Instance(dtype=None) | Unknown():
            at.report_once("KT419", call.args[_LABELS].value)
    return None


@rule(cst.Call, *_CALLS, to=Dialect.TFJS)
def any_labels(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The runtime takes whole numbers as they are."""
    match _labels(at):
        case ast.Call(func=ast.Attribute(value=whole, attr="toFloat"), args=[]):
            kind = at.facts.kind(whole)
        case _:
            return None
    match kind, call.args[_LABELS].value:
        case Instance(dtype="int32"), cst.Call(func=cst.Attribute(value=value)):
            return _with_labels(call, value)
    return None


def _labels(at: Site) -> ast.expr | None:
    """The labels of the call, where the model's loss is the sparse one."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Attribute):
        return None
    compiled = at.facts.compiled(tree.func.value, tree)
    if compiled is None or not _is_sparse(compiled) or len(tree.args) <= _LABELS:
        return None
    return tree.args[_LABELS]


def _with_labels(call: cst.Call, labels: cst.BaseExpression) -> cst.Call:
    args = list(call.args)
    args[_LABELS] = args[_LABELS].with_changes(value=labels)
    return call.with_changes(args=args)


def _is_sparse(compiled: Compiled) -> bool:
    """Whether the compile call names the loss, for one output or for all."""
    match compiled.call.args:
        case [ast.Dict(keys=keys, values=values)]:
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "loss":
                    return isinstance(value, ast.Constant) and value.value == _LOSS
    return False
