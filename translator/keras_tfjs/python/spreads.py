"""Dicts of options that a call spreads: `Dense(3, **options)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from keras_tfjs.catalog.row import Parameter, Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds import DictOf, String, Unknown, Use
from keras_tfjs.python import build
from keras_tfjs.python.call_options import is_handed_on
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect


def spread_out(
    args: Sequence[cst.Arg], positional: Sequence[Parameter], at: Site
) -> Iterator[cst.Arg]:
    """The arguments of a call, with `*args` one by one where it is known how many they are."""
    for place, arg in enumerate(args):
        tree = at.tree(arg.value) if arg.star == "*" else None
        count = None if tree is None else at.file.handed.starred.get(tree)
        if count is None or place + count > len(positional):
            yield arg
            continue
        for index in range(count):
            yield cst.Arg(build.subscript(arg.value.deep_clone(), index))


def spread(value: cst.BaseExpression, row: Row, at: Site) -> cst.BaseExpression:
    """A dict of options made elsewhere, for the other language. It keeps its keys where they are
    right in both; else they are respelled when the program runs, if that is all they need."""
    if at.to is Dialect.KERAS and speaks_keras(value, at):
        return value
    if at.hands_on() or at.tree(value) in at.file.handed.spread:
        return value
    if row.keras in _OWN_CALLS and is_handed_on(value, at):
        return value
    kind = at.kind(value)
    known = kind.items if isinstance(kind, DictOf) else ()
    if known and all(_same_key(key, row) for key, _ in known):
        return value
    if all(each.tfjs == each.keras and each.type is Type.VALUE for each in row.parameters):
        return value
    if at.to is Dialect.TFJS and _is_respellable(row, at):
        at.report("KT166", value, owner=row.keras)
        renamed = {
            each.keras: each.tfjs
            for each in row.parameters
            if each.tfjs not in (None, camel(each.keras)) and each.keras not in _UNWRITTEN
        }
        function = build.attribute(build.attribute(at.imports.need("tf"), "util"), "kerasOptions")
        return build.call(function, value, *([build.dict_(renamed)] if renamed else []))
    at.report("KT109", value, owner=row.keras if at.to is Dialect.TFJS else row.tfjs)
    return value


_OWN_CALLS = ("keras.layers.Layer.__call__", "keras.Model.__call__")


def is_respelled(value: cst.BaseExpression) -> bool:
    """Whether `spread` respells the keys of a dict when the program runs."""
    return type(value) is cst.Call and build.is_named(value.func, "kerasOptions")


def _is_respellable(row: Row, at: Site) -> bool:
    """Whether the options of a callable differ by no more than the spelling of keys and words."""
    plain = all(each.tfjs is None or each.type in _SPELT for each in row.parameters)
    return plain and row.config and (not row.places or _is_given(row.places[0], at))


def _is_given(place: str, at: Site) -> bool:
    """Whether a call itself has its first argument."""
    tree = at.tree()
    if not isinstance(tree, ast.Call):
        return False
    first = bool(tree.args) and not isinstance(tree.args[0], ast.Starred)
    return first or any(each.arg == place for each in tree.keywords)


_SPELT = frozenset(
    {
        Type.VALUE,
        Type.SHAPE,
        Type.DIMS,
        Type.ACTIVATION,
        Type.INITIALIZER,
        Type.REGULARIZER,
        Type.CONSTRAINT,
        Type.DATA_FORMAT,
        Type.PADDING,
        Type.INTERPOLATION,
        Type.MERGE_MODE,
        Type.DTYPE,
        Type.NONZERO,
        Type.LISTED,
        Type.EXAMPLES,
        Type.VERBOSE,
        Type.CALLBACKS,
        Type.CLASS_WEIGHT,
        Type.LOSS,
        Type.METRICS,
        Type.OPTIMIZER,
        Type.ORDER,
    }
)
"""Types whose values `kerasOptions` reads as Keras does, or that both libraries write alike."""

_UNWRITTEN = frozenset({"input_dim", "input_dtype"})
"""Options of old programs, which are refused where a dict holds them."""


def speaks_keras(value: cst.BaseExpression, at: Site) -> bool:
    """Whether the dict is what `kerasOptions` was given, which speaks Keras's language."""
    tree = at.tree(value)
    return isinstance(tree, ast.Call) and at.facts.callee(tree) == "tfjs.util.kerasOptions"


def entries(
    value: cst.BaseExpression, row: Row, at: Site
) -> list[tuple[str, cst.BaseExpression]] | None:
    """Keys and values of a dict that the file writes out once and only spreads or reads; None where
    it may hold something else, or has keys that both languages spell alike. What is not a literal
    is taken from the dict."""
    tree = at.tree(value)
    if tree in at.file.handed.spread:
        return None
    written = at.facts.origin(tree) if isinstance(tree, ast.Name) else None
    if not isinstance(written, ast.Dict) or not isinstance(tree, ast.Name):
        return None
    binding = at.facts.binding(tree)
    if tree.id in at.file.assigned_into or binding is None:
        return None
    if not all(_keeps(use) for use in at.facts.uses(binding)):
        return None
    found: list[tuple[str, cst.BaseExpression]] = []
    for key, each in zip(written.keys, written.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return None
        if _is_literal(each):
            found.append((key.value, cst.parse_expression(ast.unparse(each))))
            continue
        taken = build.subscript(value.deep_clone(), key.value)
        if not isinstance(at.facts.kind(each), String | Unknown):
            at.file.changes.origin[taken] = at.source(value)  # an object, not a word to convert
        found.append((key.value, taken))
    if found and all(_same_key(key, row) for key, _ in found):
        return None
    return found


def _keeps(use: Use) -> bool:
    return use.how == "subscript" or (use.how == "argument" and use.argument is None)


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return all(map(_is_literal, elements))
    return False


def _same_key(key: str, row: Row) -> bool:
    parameter = row.parameter(key)
    return parameter is not None and parameter.tfjs == key and parameter.type is Type.VALUE
