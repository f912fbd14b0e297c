"""The entries of a call's trailing object as the keyword arguments of Python."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from keyword import iskeyword

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter


def keyword_arguments(
    c: Converter, members: Sequence[tree.Expression], options: tree.Object
) -> list[ast.keyword]:
    """Keyword arguments for a function whose last parameter is `options`."""
    own = [one for one in members if not _is_respelled(c, one, members)]
    return _at_most_once([_keyword(c, member, options) for member in own])


def _is_respelled(
    c: Converter, member: tree.Expression, members: Sequence[tree.Expression]
) -> bool:
    """`maxCount: rest.max_count` beside `...rest`: in Python's spelling it is the same option."""
    match member:
        case tree.Property(
            key=tree.Identifier(name=name),
            value=tree.Member(object=tree.Identifier(name=rest), name=given),
            computed=False,
        ):
            spread = [one.value for one in members if isinstance(one, tree.Spread)]
            return c.names[name] == given and any(
                isinstance(one, tree.Identifier) and one.name == rest for one in spread
            )
        case _:
            return False


def _at_most_once(keywords: list[ast.keyword]) -> list[ast.keyword]:
    """Python refuses a keyword that it is given twice; of a dict's entries the last one holds."""
    named = [one.arg for one in keywords]
    if None not in named or named == [None]:
        return keywords
    keys: list[ast.expr | None] = [
        None if one.arg is None else build.constant(one.arg) for one in keywords
    ]
    return [ast.keyword(None, ast.Dict(keys, [one.value for one in keywords]))]


def _keyword(c: Converter, member: tree.Expression, options: tree.Object) -> ast.keyword:
    """An entry of the options that a function takes. What it gathers (`...rest`) it finds in a
    dict, under the name that the call gives it."""
    match member:
        case tree.Spread(value=value):
            return ast.keyword(None, c.expression(value))
        case tree.Property(
            key=tree.Identifier(name=name), value=value, computed=False
        ) | tree.Property(key=tree.StringLiteral(value=name), value=value):
            if not _is_gathered(name, options):
                return ast.keyword(c.names[name], c.expression(value))
            if name.isidentifier() and not iskeyword(name):
                return ast.keyword(name, c.expression(value))
            return ast.keyword(None, ast.Dict([build.constant(name)], [c.expression(value)]))
        case _:
            raise c.unsupported(member, "this argument")


def _is_gathered(name: str, options: tree.Object) -> bool:
    taken = {
        one.key.name
        for one in options.properties
        if isinstance(one, tree.Property) and isinstance(one.key, tree.Identifier)
    }
    rest = any(isinstance(one, tree.Spread) for one in options.properties)
    return rest and name not in taken
