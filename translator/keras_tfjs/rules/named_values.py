"""Names of a framework that are values of their own: types of numbers, versions, functions that are
handed on."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import Row, rows_of_keras, tfjs
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import Use
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.handed_functions import as_lambda
from keras_tfjs.python.number_types import TYPE_NAMES
from keras_tfjs.python.option import NARROWED
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect


@rule(cst.Attribute, *TYPE_NAMES, to=Dialect.TFJS)
def type_of_numbers(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """`tf.float32` is the word; as an option of a call it is read with the call."""
    if at.is_target() or is_option(at) or not _is_word(at):
        return None
    word = TYPE_NAMES[at.name or ""]
    if word in NARROWED:
        at.report("KT210", value=word, other=WORDS[Type.DTYPE].to_tfjs[word])
    return build.string(WORDS[Type.DTYPE].to_tfjs[word])


def _is_word(at: Site) -> bool:
    """Whether a type can be the word for it: not for its members, nor as the class of a value."""
    outer = [each for each in at.parents if not isinstance(each, cst.Arg)]
    match outer[-1:]:
        case [cst.Attribute()]:
            return False
        case [cst.Call(args=[_, _]) as call]:
            return at.name_of(call) != "builtins.isinstance"
        case _:
            return True


@rule(cst.Attribute, "keras.__version__", "tensorflow.__version__", to=Dialect.TFJS)
def version(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """What is printed as the version; a program that decides by it has to be read by a person."""
    shown = (cst.Expr, cst.FormattedStringExpression, cst.Arg, cst.BinaryOperation)
    if not isinstance(at.parent, shown):
        return None
    return build.subscript(library_name("tfjs.version", at), "tfjs")


_FUNCTIONS = ("keras.ops.*", "tensorflow.nn.*", "tensorflow.math.*", "keras.activations.*")


@rule(cst.Attribute, *_FUNCTIONS, to=Dialect.TFJS)
@rule(cst.Name, *_FUNCTIONS, to=Dialect.TFJS)
def function(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """A function that is handed on, where TF.js has one that takes the same."""
    if at.is_target() or is_option(at):
        return _of_labels(at)
    last = (at.name or "").rpartition(".")[2]
    word = WORDS[Type.ACTIVATION].to_tfjs.get(last)
    if word is not None and _is_for_layers(at):
        return build.string(word)
    rows = [
        row
        for name in (at.name or "", f"keras.ops.{last}")
        for row in rows_of_keras(name)
        if is_plain(row)
    ]
    return library_name(rows[0].tfjs, at) if rows else None


@rule(cst.Attribute, "keras.backend.*", to=Dialect.TFJS)
@rule(cst.Name, "keras.backend.*", to=Dialect.TFJS)
def backend_function(node: cst.Name | cst.Attribute, at: Site) -> cst.BaseExpression | None:
    return None if at.is_target() else _of_labels(at)


_OF_LABELS = frozenset({"loss", "metrics"})


def _of_labels(at: Site) -> cst.BaseExpression | None:
    """A function of labels and predictions, given to `compile`, for which TF.js has no word."""
    calls = [each for each in at.parents if isinstance(each, cst.Call)]
    if not calls or at.name_of(calls[-1]) != "keras.Model.compile":
        return None
    keywords = [
        each.keyword.value
        for each in at.parents
        if isinstance(each, cst.Arg) and each.keyword is not None
    ]
    return as_lambda(at.name or "", 2, at) if _OF_LABELS & set(keywords[-1:]) else None


def _is_for_layers(at: Site) -> bool:
    """Whether the value becomes an option of a layer, directly or by way of a function of the
    file: TF.js's layers take the word."""
    uses = list(at.uses())
    if isinstance(at.parent, cst.Param):
        uses += _uses_of(at.tree(at.parent.name) or at.tree(at.parent), at)
    for use in list(uses):
        if use.callee is not None and use.argument is not None:
            uses += _uses_of(at.file.naming.parameter(use.callee, use.argument), at)
    return any((use.callee or "").startswith("keras.layers.") for use in uses if use.argument)


def _uses_of(parameter: ast.AST | None, at: Site) -> list[Use]:
    binding = at.facts.definition(parameter) if parameter is not None else None
    return list(at.facts.uses(binding)) if binding is not None else []


def is_plain(row: Row) -> bool:
    """Whether TF.js's function takes just what Keras's takes, in its order."""
    return (
        not row.config
        and not row.member
        and not row.extension
        and tfjs.exists(row.tfjs)
        and not row.tfjs.startswith("tfjs.Tensor.")
        and all(each.tfjs is not None for each in row.parameters)
    )


def is_option(at: Site) -> bool:
    """Whether the node is (part of) an argument of a library's call, which reads it by its type."""
    for parent in reversed(at.parents):
        match parent:
            case cst.Call():
                name = at.name_of(parent) or ""
                return name.startswith(("keras.", "tensorflow.", "numpy."))
            case cst.Arg() | cst.Element() | cst.List() | cst.Tuple() | cst.Dict():
                continue
            case cst.DictElement() | cst.IfExp():
                continue
            case _:
                return False
    return False
