"""A model of one's own: `class Net(keras.Model)` <-> `class Net(tf.Model)`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.keras.members import MODEL_METHODS
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.called_with_several import taken_apart
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.layer_classes import (
    is_class_name,
    is_docstring,
    is_registered,
    option_to_tfjs,
    own_parameters,
    renamed,
    unregistered,
)
from keras_tfjs.rules.read_options import hands_on, option_read
from keras_tfjs.source import Dialect

_MODEL = "keras.Model"
_TFJS_MODEL = "tfjs.Model"
_INPUTS, _KWARGS = "inputs", "kwargs"
_REGISTERED = "keras.saving.register_keras_serializable"
_BACK = {tfjs: keras for keras, tfjs in MODEL_METHODS.items()}


@rule(cst.ClassDef, _MODEL, to=Dialect.TFJS)
def class_to_tfjs(node: cst.ClassDef, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    return named_and_registered(node, _MODEL, _TFJS_MODEL, at)


def named_and_registered(
    node: cst.ClassDef, base: str, other: str, at: Site
) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    """The class with the other base, the name that TF.js saves it under, and its registration."""
    if not isinstance(node.body, cst.IndentedBlock):
        return None
    body = [each for each in node.body.body if not isinstance(each, cst.Pass)]
    head = 1 if body and is_docstring(body[0]) else 0
    named = build.assign("className", build.string(node.name.value))
    if head:
        named = named.with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    body.insert(head, named)
    made = _with_base(node, base, other, at).with_changes(
        body=node.body.with_changes(body=body), decorators=unregistered(node, at)
    )
    at.stands_for(made, node)
    register = build.call(
        library_name("tfjs.serialization.registerClass", at), cst.Name(node.name.value)
    )
    return cst.FlattenSentinel([made, build.statement(register)])


@rule(cst.ClassDef, _TFJS_MODEL, to=Dialect.KERAS)
def class_to_keras(node: cst.ClassDef, at: Site) -> cst.ClassDef | None:
    return unnamed(node, _TFJS_MODEL, _MODEL, at)


def unnamed(node: cst.ClassDef, base: str, other: str, at: Site) -> cst.ClassDef | None:
    """The class with Keras's base; its registration is a decorator."""
    if not isinstance(node.body, cst.IndentedBlock):
        return None
    body = [each for each in node.body.body if not is_class_name(each)]
    decorators = list(node.decorators)
    if is_registered(node.name.value, at):
        decorators.append(cst.Decorator(build.call(library_name(_REGISTERED, at))))
    filler = [build.statement(cst.Pass())]
    return _with_base(node, base, other, at).with_changes(
        decorators=decorators, body=node.body.with_changes(body=body or filler)
    )


def _with_base(node: cst.ClassDef, old: str, new: str, at: Site) -> cst.ClassDef:
    bases = [
        base.with_changes(value=library_name(new, at)) if at.name_of(base.value) == old else base
        for base in node.bases
    ]
    return node.with_changes(bases=bases)


@rule(cst.FunctionDef, f"{_MODEL}.call", to=Dialect.TFJS)
def call_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """`call(self, inputs, training=None)`: the inputs as they were passed, and an object."""
    params = node.params.params
    if len(params) < 2 or not isinstance(node.body, cst.IndentedBlock):
        return None
    inputs, possible, options = own_parameters(node, at)
    if len(inputs) == 1:  # what it is given as a list may be its one input
        options = [each for each in params[2:] if each not in options] + options
        possible = []
    front = taken_apart(inputs, possible)
    front += [option_to_tfjs(each) for each in options]
    data = params[1].with_changes(default=None, equal=cst.MaybeSentinel.DEFAULT)
    if len(inputs) > 1:
        data = cst.Param(cst.Name(_INPUTS))
    body = list(node.body.body)
    head = 1 if body and is_docstring(body[0]) else 0
    return node.with_changes(
        params=cst.Parameters([params[0], data, cst.Param(cst.Name(_KWARGS))]),
        body=node.body.with_changes(body=[*body[:head], *front, *body[head:]]),
    )


@rule(cst.FunctionDef, f"{_TFJS_MODEL}.call", to=Dialect.KERAS)
def call_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    names = [each.name.value for each in node.params.params]
    if names[2:] != [_KWARGS] or not isinstance(node.body, cst.IndentedBlock):
        return None
    options, body = [], []
    for statement in node.body.body:
        option = option_read(statement, _KWARGS)
        if option is None:
            body.append(statement)
        else:
            options.append(option)
    params = [*node.params.params[:2], *options]
    rest = cst.Param(cst.Name(_KWARGS), star="**") if hands_on(at, _KWARGS) else None
    return node.with_changes(
        params=cst.Parameters(params, star_kwarg=rest), body=node.body.with_changes(body=body)
    )


@rule(cst.FunctionDef, f"{_MODEL}.*", to=Dialect.TFJS)
def method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """A method that Keras calls, under the name by which the runtime calls it."""
    other = MODEL_METHODS.get(node.name.value)
    return renamed(node, other) if other not in (None, node.name.value) else None


@rule(cst.FunctionDef, f"{_TFJS_MODEL}.*", to=Dialect.KERAS)
def method_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    other = _BACK.get(node.name.value)
    return renamed(node, other) if other not in (None, node.name.value) else None
