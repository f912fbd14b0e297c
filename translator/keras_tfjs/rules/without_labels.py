"""Models that train without labels: on losses that are added to them, or by steps of their own."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.model import LOCAL
from keras_tfjs.python import Site, build
from keras_tfjs.python.own_losses import is_given_a_loss


def without_labels(call: cst.Call, at: Site) -> cst.Call:
    """A call of `fit` or `evaluate` with None for the labels, where it has options and the loss
    needs none: TF.js takes labels by their place in front of the options."""
    match call.args:
        case [cst.Arg(keyword=None | cst.Name(value="x"), star="") as x, cst.Arg(), *_]:
            rest = call.args[1:]
        case _:
            return call
    if not all(each.keyword is not None and each.keyword.value != "y" for each in rest):
        return call
    if not _needs_none(call.func, at):
        return call
    return call.with_changes(args=[x, cst.Arg(build.literal(None)), *rest])


def _needs_none(func: cst.BaseExpression, at: Site) -> bool:
    """Whether a model is one that a loss is added to, or of a class of the program's."""
    tree = at.tree(func)
    if not isinstance(tree, ast.Attribute):
        return False
    kind = at.facts.kind(tree.value)
    if isinstance(kind, Instance) and kind.of.startswith(LOCAL):
        return True
    return is_given_a_loss(tree.value, at, "keras.Model.add_loss")
