"""Predictions for datasets, which extensions.js makes for its own and TF.js for none, and for dicts
of inputs, which TF.js takes where it trains alone."""

from __future__ import annotations

import ast

import libcst as cst
import libcst.matchers as m

from keras_tfjs.kinds import LOCAL, DictOf, Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_ASKED = tuple(f"tfjs.LayersModel.{method}" for method in ("predict", "predictOnBatch", "apply"))


@rule(cst.Call, *_ASKED, to=Dialect.JS)
def predicted(call: cst.Call, at: Site) -> cst.Call | None:
    made = _of_named_inputs(call, at)
    if made is not None or not _is_of_dataset(call, at):
        return made
    at.report("KT428")
    return call


def _of_named_inputs(call: cst.Call, at: Site) -> cst.Call | None:
    """The inputs in the order of the model's."""
    match call:
        case cst.Call(func=cst.Attribute(value=model), args=[cst.Arg(star="", value=given), *rest]):
            pass
        case _:
            return None
    kind = at.kind(model)
    if not isinstance(kind, Instance) or kind.of.startswith(LOCAL) or not _is_plain(model):
        return None
    if not isinstance(at.kind(given), DictOf) or _takes_dicts(model, at):
        return None
    name = _free("name", call, at)
    if _is_plain(given):
        inputs: cst.BaseExpression = _in_order(given, model, name)
    else:
        data = _free("data", call, at)
        taking = cst.Parameters([cst.Param(cst.Name(data))])
        function = cst.Lambda(taking, _in_order(cst.Name(data), model, name))
        inputs = build.call(build.parenthesised(function), given)
    return call.with_changes(args=[cst.Arg(inputs), *rest])


def _takes_dicts(model: cst.BaseExpression, at: Site) -> bool:
    """Whether a model is made with named inputs, which that of extensions.js takes."""
    tree = at.tree(model)
    made = at.facts.origin(tree) if isinstance(tree, ast.expr) else None
    config = made.args[0] if isinstance(made, ast.Call) and made.args else None
    if not isinstance(config, ast.Dict):
        return False
    entries = zip(config.keys, config.values, strict=True)
    return any(
        isinstance(key, ast.Constant)
        and key.value == "inputs"
        and isinstance(at.facts.kind(value), DictOf)
        for key, value in entries
    )


def _free(name: str, call: cst.Call, at: Site) -> str:
    """A name for what only stands beside the call's own."""
    return at.unused_name(name) if m.findall(call, m.Name(name)) else name


def _is_plain(node: cst.BaseExpression) -> bool:
    match node:
        case cst.Attribute(value=owner):
            return _is_plain(owner)
        case _:
            return isinstance(node, cst.Name)


def _in_order(
    inputs: cst.BaseExpression, model: cst.BaseExpression, name: str
) -> cst.BaseExpression:
    loop = cst.CompFor(cst.Name(name), build.attribute(model, "inputNames"))
    return cst.ListComp(build.subscript(inputs, cst.Name(name)), loop)


def _is_of_dataset(call: cst.Call, at: Site) -> bool:
    if at.name != "tfjs.LayersModel.predict" or not call.args:
        return False
    kind = at.kind(call.args[0].value)
    return isinstance(kind, Instance) and kind.role == "Dataset" and not _is_extension(kind)


def _is_extension(kind: Instance) -> bool:
    own = kind.of.rpartition(".")[2]
    return own in _CLASSES or kind.of.startswith("__main__.")


_CLASSES = ("Pipeline", "PictureBatches", "LabelledPictures", "TimeseriesGenerator")
