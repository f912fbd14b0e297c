"""New values of variables: `v.assign_add(d)` is `v.assign(v.add(d))`, and a layer's own variables
are written."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.catalog.keras_results import WEIGHTS
from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, of_method, rule
from keras_tfjs.python.compositions import composed
from keras_tfjs.rules.layer_weights import ADDING, ADDING_STATE
from keras_tfjs.rules.own_optimizers import in_own_optimizer, new_value
from keras_tfjs.source import Dialect

_METHODS = ("assign", "assign_add", "assign_sub", "read_value")
_NAMES = tuple(
    f"{owner}.{method}"
    for owner in ("tensorflow.Variable", "keras.Variable")
    for method in _METHODS
)
_LISTS = ("weights", "variables", "trainable_weights", "non_trainable_weights")
_MADE = frozenset(
    [
        "tensorflow.Variable",
        "tensorflow.compat.v1.Variable",
        "keras.Variable",
        "keras.backend.variable",
        "keras.backend.zeros",
        "keras.backend.ones",
    ]
)


@rule(cst.Call, *_NAMES, to=Dialect.TFJS)
def assigned(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Only as a statement: the value of an assignment is the variable itself in TensorFlow."""
    is_read = (at.name or "").endswith(".read_value")
    if in_own_optimizer(at) and isinstance(at.parent, cst.Expr | cst.Assign | cst.Return):
        return _of_optimizer(call, at)
    if not (at.bare_statement() or is_read) or not isinstance(call.func, cst.Attribute):
        return at.report("KT102", name=at.name)
    owner = _owner(at)
    if owner is None:
        return at.report("KT102", name=at.name)
    return _changed(call, call.func.value, owner, at)


def _changed(
    call: cst.Call, variable: cst.BaseExpression, owner: str, at: Site
) -> cst.BaseExpression | None:
    assert isinstance(call.func, cst.Attribute)
    method = call.func.attr.value
    whole = call.with_changes(args=[cst.Arg(variable), *call.args])
    made = composed(whole, compositions_of(f"tensorflow.{owner}.{method}"), at)
    is_written = owner == "LayerVariable" and method != "read_value"
    if is_written and any(map(_constrains, at.facts.nodes(ast.keyword))):
        at.report_once("KT231")
    return made if made is not None else at.report("KT131", name=at.name)


def _constrains(option: ast.keyword) -> bool:
    """Whether an option gives weights a constraint, which TF.js applies to what is written."""
    name, value = option.arg or "", option.value
    is_none = isinstance(value, ast.Constant) and value.value is None
    return (name == "constraint" or name.endswith("_constraint")) and not is_none


@rule(cst.Call, "keras.layers.Layer.*", "keras.Model.*", to=Dialect.TFJS)
def assigned_inside(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A weight of what a layer of an unknown class holds: it has the name that weights have."""
    match call.func:
        case cst.Attribute(
            value=cst.Attribute(attr=cst.Name(value=name)) as variable,
            attr=cst.Name(value="assign" | "assign_add" | "assign_sub"),
        ) if (
            name in WEIGHTS and at.bare_statement()
        ):
            named = variable.with_changes(attr=cst.Name(camel(name)))
            return _changed(call, named, "LayerVariable", at)
    return None


@rule(cst.Call, *map(of_method, _METHODS[:3]), to=Dialect.TFJS)
def assigned_to_unknown(call: cst.Call, at: Site) -> None:
    """What seems to be a weight of a layer, whose class has another method for this."""
    match at.tree():
        case ast.Call(
            func=ast.Attribute(
                value=ast.Attribute(value=owner, attr=name)
                | ast.Subscript(value=ast.Attribute(value=owner, attr=name)),
                attr=method,
            )
        ) if (
            name in WEIGHTS or name in _LISTS
        ):
            layer = "keras.layers.Layer"
            receiver, member = ast.unparse(owner), f"{name}.{method}"
            at.report("KT130", receiver=receiver, method=member, what="layer", type=layer)


def _of_optimizer(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What is trained and what is kept for it are variables of TF.js."""
    match call:
        case cst.Call(
            func=cst.Attribute(value=variable, attr=cst.Name(value=method)),
            args=[cst.Arg(value=value, star=""), *rest],
        ) if all(each.keyword is not None for each in rest):
            return new_value(variable, method.rpartition("_")[2], value)
    return at.report("KT131", name=at.name)


def _owner(at: Site) -> str | None:
    """What stands for the variable in TF.js: one of tf.variable, or one of a layer."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Attribute):
        return None
    variable = tree.func.value
    made = at.facts.origin(variable)
    callee = at.facts.callee(made) if isinstance(made, ast.Call) else None
    if callee in _MADE or callee in ADDING_STATE:
        return "Variable"
    kind = at.facts.kind(variable)
    if callee in ADDING or (isinstance(kind, Instance) and kind.role == "LayerVariable"):
        return "LayerVariable"
    return None


# Back


@rule(cst.Call, "tfjs.Variable.assign", "tfjs.LayerVariable.write", to=Dialect.KERAS)
def assigned_to_keras(call: cst.Call, at: Site) -> cst.Call | None:
    """`v.assign(v.add(d))`, where the sum is Keras's already, is `v.assign_add(d)`."""
    match call:
        case cst.Call(func=cst.Attribute() as method, args=[cst.Arg(star="", keyword=None) as new]):
            pass
        case _:
            return None
    match new.value:
        case cst.BinaryOperation(left=left, operator=cst.Add() | cst.Subtract() as sign, right=by):
            if left.deep_equals(method.value):
                name = "assign_add" if isinstance(sign, cst.Add) else "assign_sub"
                return build.method(method.value, name, by)
        case cst.Call(args=[value, *_]) if at.name_of(new.value) == "tfjs.util.toTensor":
            return build.method(method.value, "assign", value.value)
    return build.method(method.value, "assign", new.value)
