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


def takes_more(annotation: ast.expr | None, default: object) -> bool:
    """Whether an annotation names several types, one of which the plain default does not have."""
    match annotation:
        case ast.Subscript(value=union, slice=ast.Tuple(elts=parts)) if (
            ast.unparse(union).rpartition(".")[2] == "Union"
        ):
            return any(takes_more(one, default) or not _has(one, default) for one in parts)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return any(takes_more(one, default) or not _has(one, default) for one in (left, right))
        case ast.Subscript(value=optional, slice=inner) if (
            ast.unparse(optional).rpartition(".")[2] == "Optional"
        ):
            return takes_more(inner, default)
        case _:
            return False


def _has(annotation: ast.expr, default: object) -> bool:
    match annotation:
        case ast.Constant(value=None):
            return True
        case ast.BinOp() | ast.Subscript(slice=ast.Tuple()):
            return True  # asked in its turn
        case _:
            numbers = ("int", "float")
            name = type(default).__name__
            return ast.unparse(annotation) in (numbers if name in numbers else (name,))


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
