"""Accuracy of several outputs under a binary loss: another metric in each library."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_keras, rows_of_tfjs
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.accuracies import ACCURACY, is_binary_of_several, is_categorical
from keras_tfjs.python.calls import to_keras
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.rules.losses_of_logits import say_what_losses_take
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.Model.compile", to=Dialect.TFJS)
def which_accuracy(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Accuracy of several outputs under a binary loss is another metric in each library: it is
    named."""
    say_what_losses_take(at)
    tree = at.tree()
    if isinstance(tree, ast.Call) and is_categorical(at.file.calls, tree):
        at.report("KT205")
        call = call.with_changes(args=[_named(arg) for arg in call.args])
    return catalogued(call, rows_of_keras("keras.Model.compile"), at)


class _Categorical(cst.CSTTransformer):
    def leave_SimpleString(
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        known = build.text_of(updated_node) in ACCURACY
        return build.string("categorical_accuracy") if known else updated_node


def _named(arg: cst.Arg) -> cst.Arg:
    if arg.keyword is None or arg.keyword.value != "metrics":
        return arg
    value = arg.value.visit(_Categorical())
    assert isinstance(value, cst.BaseExpression)
    return arg.with_changes(value=value)


@rule(cst.Call, "tfjs.LayersModel.compile", to=Dialect.KERAS)
def which_accuracy_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """TF.js's accuracy of a binary loss is the binary one, whatever the outputs are; under the
    name that logs and histories have."""
    say_what_losses_take(at)
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not is_binary_of_several(at.file.calls, tree):
        return None
    at.report("KT205")
    made = to_keras(call.func, call, rows_of_tfjs(at.name or "")[0], at)
    if made is None:
        return None
    metric = library_name("keras.metrics.BinaryAccuracy", at)
    binary = build.call(metric, name=build.string("accuracy"))
    return made.with_changes(args=[_replaced(arg, binary) for arg in made.args])


def _replaced(arg: cst.Arg, binary: cst.Call) -> cst.Arg:
    match arg:
        case cst.Arg(keyword=cst.Name(value="metrics"), value=cst.List(elements=elements) as value):
            done = [
                each.with_changes(value=binary) if build.evaluated(each.value) in ACCURACY else each
                for each in elements
            ]
            return arg.with_changes(value=value.with_changes(elements=done))
    return arg
