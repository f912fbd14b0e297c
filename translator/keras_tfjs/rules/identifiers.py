"""`keras.losses.get("mse")`: the word itself, where it is only handed on, and the object where
TF.js has one for each word; an activation that is only called is a layer."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras, tfjs
from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.option import Option
from keras_tfjs.python.values import convert
from keras_tfjs.rules.catalogued import catalogued, library_name, unknown_keras
from keras_tfjs.source import Dialect

_TYPES: Mapping[str, Type] = {
    "keras.losses.get": Type.LOSS,
    "keras.metrics.get": Type.METRICS,
    "keras.activations.get": Type.ACTIVATION,
    "keras.initializers.get": Type.INITIALIZER,
    "keras.regularizers.get": Type.REGULARIZER,
    "keras.constraints.get": Type.CONSTRAINT,
}


_SERIALIZE = "keras.activations.serialize"


@rule(cst.Call, *_TYPES, to=Dialect.TFJS)
def identifier(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as word)]:
            if all(use.how == "argument" for use in at.uses()):
                if isinstance(at.parent, cst.Arg) and at.parent.keyword is not None:
                    return word  # the parameter that it is given for converts it
                return convert(word, Option(at, name, Parameter("identifier", None, _TYPES[name])))
            made = as_object(word, _TYPES[name], at)
            if made is not None:
                return made
    if _TYPES[name] is Type.ACTIVATION and len(call.args) == 1 and _is_only_called(at):
        row = rows_of_keras("keras.layers.Activation")
        return catalogued(call, row, at)
    rows = rows_of_keras(name)
    return catalogued(call, rows, at) if rows else _left(call, at)


def as_object(word: cst.SimpleString, of: Type, at: Site) -> cst.BaseExpression | None:
    """The object for a word of Keras of a type that TF.js makes objects for; None for others."""
    made = convert(word, Option(at, at.name or "", Parameter("identifier", None, of)))
    if isinstance(made, cst.SimpleString) and of in _FACTORIES:
        factory = f"tfjs.{_FACTORIES[of]}.{made.evaluated_value!s}"
        arguments = [build.dict_({})] if tfjs.parameters(factory) else []
        return build.call(library_name(factory, at), *arguments)
    return made if of is Type.REGULARIZER and isinstance(made, cst.Call) else None


_FACTORIES = {Type.INITIALIZER: "initializers", Type.CONSTRAINT: "constraints"}


def _is_only_called(at: Site) -> bool:
    """Whether nothing is done with the value but to call it, and to write it down in a config."""
    for use in at.uses():
        match use.how:
            case "stored":
                target = at.facts.parents.get(use.node)
                if not isinstance(target, ast.Assign) or not _are_only_called(target.targets, at):
                    return False
            case "argument" if use.callee == _SERIALIZE:
                continue
            case _:
                if use.call is None or use.call.func is not use.node:
                    return False
    return True


def _are_only_called(targets: list[ast.expr], at: Site) -> bool:
    names = {each.attr for each in targets if isinstance(each, ast.Attribute)}
    return len(names) == len(targets) and all(_is_called(node, at) for node in _reads(names, at))


def _reads(names: set[str], at: Site) -> Iterator[ast.Attribute]:
    for node in at.facts.parents:
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()) if name in names:
                if at.facts.name(node) is None:
                    yield node


def _is_called(node: ast.Attribute, at: Site) -> bool:
    parent = at.facts.parents[node]
    if not isinstance(parent, ast.Call):
        return False
    return parent.func is node or at.facts.callee(parent) == _SERIALIZE


@rule(cst.Call, _SERIALIZE, to=Dialect.TFJS)
def serialized(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The word of an activation that became a layer."""
    match call.args:
        case [cst.Arg(keyword=None, star="", value=value)]:
            kind = at.kind(value)
            if isinstance(kind, Instance) and kind.of == "keras.layers.Activation":
                return build.subscript(build.method(value, "getConfig"), "activation")
    return _left(call, at)


def _left(call: cst.Call, at: Site) -> cst.Call:
    unknown_keras(at)
    return call
