"""Parameters of which a docstring tells another type than the function has: `n (list)` with the
default 100, or of what is used as an array. To a type checker what is told is true."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.javascript.documentation import told_types
from keras_tfjs.javascript.from_python.colour import own_nodes
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Boolean, DictOf, Instance, Kind, ListOf, Number, String, TupleOf


def contradicted(
    t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef, text: str
) -> frozenset[str]:
    told = told_types(text)
    return frozenset(_contradicted(t, node, told)) if told else frozenset()


def _contradicted(
    t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef, told: dict[str, str]
) -> Iterator[str]:
    for name, default in _defaults(node.args):
        if told.get(name, "") != (_type(t.kind(default)) or told.get(name, "")):
            yield name
    for one in own_nodes(node):
        if isinstance(one, ast.Name) and one.id in told and isinstance(t.kind(one), Instance):
            yield one.id


def _defaults(given: ast.arguments) -> Iterator[tuple[str, ast.expr]]:
    listed = [*given.posonlyargs, *given.args]
    if given.defaults:
        for one, value in zip(listed[-len(given.defaults) :], given.defaults, strict=True):
            yield one.arg, value
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        if default is not None:
            yield one.arg, default


def _type(kind: Kind) -> str | None:
    """None where it may be any."""
    match kind:
        case Number():
            return "number"
        case String():
            return "string"
        case Boolean():
            return "boolean"
        case ListOf() | TupleOf():
            return "Array"
        case DictOf():
            return "object"
        case _:
            return None
