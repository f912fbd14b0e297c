"""Names of imports, functions and classes that are left over, and that more depends on than the
place which uses them: a class that has its base there, a module that imports them. Both are read
before anything runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.from_python.undeclared import declared_by
from keras_tfjs.javascript.words import ANY_TYPE


def declared(t: Translator, statements: list[tree.Statement]) -> list[tree.Statement]:
    """The statements of a module, with declarations of such names where they were to be bound."""
    left = {t.layout.span(one): one for one in t.module.body if one in t.left}
    if not left:
        return statements
    known = {name for one in statements for each in tree.walk(one) for name in declared_by(each)}
    roots = set(_roots(statements))
    shared = t.hands_out
    made: list[tree.Statement] = []
    for one in statements:
        made.append(one)
        node = left.get(one.span) if isinstance(one, tree.Left) and one.span is not None else None
        for name in _bound(node):
            spelled = t.names[name]
            is_wanted = spelled in roots or (shared and not name.startswith("_") and _is_own(node))
            if is_wanted and spelled not in known:
                known.add(spelled)
                said = (tree.Comment(ANY_TYPE, own_line=True),)
                variable = (tree.Declarator(tree.Identifier(spelled), None),)
                if shared and _is_own(node):
                    inner = tree.Declaration("let", variable, span=one.span)
                    made.append(tree.Export(inner, leading=said, span=one.span))
                else:
                    made.append(tree.Declaration("let", variable, leading=said, span=one.span))
    return made


def _roots(statements: list[tree.Statement]) -> Iterator[str]:
    """The variables that bases of classes are found by."""
    for statement in statements:
        for one in tree.walk(statement):
            base = one.superclass if isinstance(one, tree.Class) else None
            while isinstance(base, tree.Member):
                base = base.object
            if isinstance(base, tree.Identifier):
                yield base.name


def _bound(node: ast.stmt | None) -> Iterator[str]:
    match node:
        case ast.Import(names=aliases):
            yield from (one.asname or one.name.split(".")[0] for one in aliases)
        case ast.ImportFrom(names=aliases):
            yield from (one.asname or one.name for one in aliases if one.name != "*")
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case _:
            pass


def _is_own(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
