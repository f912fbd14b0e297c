"""Callbacks of one's own, and LambdaCallback, which is a plain object in TF.js."""

from __future__ import annotations

import ast
from functools import partial

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.members import CALLBACK_METHODS
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_tfjs
from keras_tfjs.rules.catalogued import library_name, unknown_keras
from keras_tfjs.source import Dialect

_CALLBACK = "keras.callbacks.Callback"
_TFJS_CALLBACK = "tfjs.Callback"
_LAMBDA = "keras.callbacks.LambdaCallback"
_FIT = "keras.Model.fit"
_AFTER_BATCHES = ("on_train_batch_end", "on_batch_end")
_BACK = {tfjs: keras for keras, tfjs in reversed(list(CALLBACK_METHODS.items()))}


@rule(cst.ClassDef, _CALLBACK, to=Dialect.TFJS)
def class_to_tfjs(node: cst.ClassDef, at: Site) -> cst.ClassDef:
    return _with_base(node, _CALLBACK, _TFJS_CALLBACK, at)


@rule(cst.ClassDef, _TFJS_CALLBACK, to=Dialect.KERAS)
def class_to_keras(node: cst.ClassDef, at: Site) -> cst.ClassDef:
    return _with_base(node, _TFJS_CALLBACK, _CALLBACK, at)


def _with_base(node: cst.ClassDef, old: str, new: str, at: Site) -> cst.ClassDef:
    bases = [
        base.with_changes(value=library_name(new, at)) if at.name_of(base.value) == old else base
        for base in node.bases
    ]
    return node.with_changes(bases=bases)


@rule(cst.FunctionDef, f"{_CALLBACK}.*", to=Dialect.TFJS)
def method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    name = node.name.value
    other = CALLBACK_METHODS.get(name)
    if other is None:
        return unknown_keras(at) if name.startswith("on_") else None
    if name in _AFTER_BATCHES and _reads_logs(at.tree()):
        at.report("KT141", node.name)
    params = [
        param.with_changes(default=None, equal=cst.MaybeSentinel.DEFAULT)
        for param in node.params.params
    ]
    return node.with_changes(name=cst.Name(other), params=node.params.with_changes(params=params))


def _reads_logs(method: ast.AST | None) -> bool:
    """Whether a method takes values out of its last parameter."""
    if not isinstance(method, ast.FunctionDef) or not method.args.args:
        return False
    logs = method.args.args[-1].arg
    return any(
        isinstance(node, ast.Subscript | ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == logs
        for node in subtree(method)
    )


@rule(cst.FunctionDef, f"{_TFJS_CALLBACK}.*", to=Dialect.KERAS)
def method_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    other = _BACK.get(node.name.value)
    if other is None:
        return None
    *params, last = node.params.params
    if last.name.value == "logs" and last.default is None:
        tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
        last = last.with_changes(default=cst.Name("None"), equal=tight)
    return node.with_changes(
        name=cst.Name(other), params=node.params.with_changes(params=[*params, last])
    )


@rule(cst.Call, f"{_CALLBACK}.*", to=Dialect.TFJS)
def super_to_tfjs(call: cst.Call, at: Site) -> cst.Call | None:
    return _renamed(call, CALLBACK_METHODS.get((at.name or "").rpartition(".")[2]))


@rule(cst.Call, f"{_TFJS_CALLBACK}.*", to=Dialect.KERAS)
def super_to_keras(call: cst.Call, at: Site) -> cst.Call | None:
    return _renamed(call, _BACK.get((at.name or "").rpartition(".")[2]))


def _renamed(call: cst.Call, name: str | None) -> cst.Call:
    if name is None or not isinstance(call.func, cst.Attribute):
        return call
    return call.with_changes(func=call.func.with_changes(attr=cst.Name(name)))


@rule(cst.Call, _LAMBDA, to=Dialect.TFJS)
def lambda_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    made = to_tfjs(call, rows_of_keras(at.name or ""), at, lambda row: call.func)
    match made:
        case cst.Call(args=[cst.Arg(value=cst.Dict() as config)]):
            return _object(config, at)
    return build.dict_({}) if made is not None else None


def _object(config: cst.Dict, at: Site) -> cst.BaseExpression:
    """A callback object where others stand beside it, of which TF.js would call these alone: fit()
    takes functions or objects. What is written in the call itself is seen there."""
    direct = any(isinstance(each, cst.Call) and at.name_of(each) == _FIT for each in at.parents)
    if direct:
        return config
    alone = all(use.how == "argument" and use.argument == "callbacks" for use in at.uses())
    listed = next((each for each in reversed(at.parents) if isinstance(each, cst.List)), None)
    if listed is not None and alone and all(map(partial(_is_lambda, at), listed.elements)):
        return config
    return build.call(library_name("tfjs.CustomCallback", at), config)


def _is_lambda(at: Site, element: cst.BaseElement) -> bool:
    return isinstance(element.value, cst.Call) and at.name_of(element.value) == _LAMBDA


@rule(cst.Dict, "*", to=Dialect.KERAS)
def functions_to_keras(node: cst.Dict, at: Site) -> cst.BaseExpression | None:
    """A plain object of a callback's functions: its keys say what it is."""
    (row,) = rows_of_keras(_LAMBDA)
    args = []
    for element in node.elements:
        match element:
            case cst.DictElement(key=cst.SimpleString() as key, value=function):
                parameter = row.by_key(str(build.text_of(key)))
                if parameter is None:
                    return None
                made = build.keyword(parameter.keras, function)
                args.append(made.with_changes(comma=element.comma))
            case _:
                return None
    if not args:
        return None
    return cst.Call(library_name(_LAMBDA, at), build.without_last_comma(args))


@rule(cst.Call, "tfjs.CustomCallback", to=Dialect.KERAS)
def custom_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What makes a callback object of functions, as LambdaCallback does."""
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.Call() as made)]:
            return made
    return None
