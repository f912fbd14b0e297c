"""Dicts of options that a call spreads: `Dense(3, **options)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from keras_tfjs.catalog.row import Parameter, Row
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds import DictOf, String, Unknown, Use
from keras_tfjs.python import build
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


def check_spread(value: cst.BaseExpression, row: Row, at: Site) -> None:
    """A dict of options made elsewhere keeps its keys: they must be right in both languages."""
    if at.hands_on() or at.tree(value) in at.file.handed.spread:
        return
    kind = at.kind(value)
    known = kind.items if isinstance(kind, DictOf) else ()
    if not known or not all(_same_key(key, row) for key, _ in known):
        at.report("KT109", value, owner=row.keras if at.to is Dialect.TFJS else row.tfjs)


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
