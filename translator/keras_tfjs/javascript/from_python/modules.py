"""Imports, exports, and the module as a whole."""

from __future__ import annotations

import ast
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.bodies import docstring, jsdoc, statements_of
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)

PACKAGE = "@tensorflow/tfjs"
_BUILT_IN = frozenset(
    ("__future__", "typing", "math", "json", "random", "time", "asyncio", "functools", "re")
)
"""Modules whose functions have counterparts that need no import."""


@statement(ast.Import)
def import_(t: Translator, node: ast.Import) -> list[tree.Statement]:
    made: list[tree.Statement] = []
    for alias in node.names:
        root = alias.name.split(".")[0]
        bound = alias.asname or root
        if alias.name == "tfjs":
            made.append(tree.Import(PACKAGE, namespace=t.names[bound]))
        elif root in _BUILT_IN:
            continue
        elif _is_own(t, alias.name):
            made.append(tree.Import(_path(alias.name, 0), namespace=t.names[bound]))
        else:
            raise Untranslatable(node, "KT310", module=alias.name)
    return made


@statement(ast.ImportFrom)
def import_from(t: Translator, node: ast.ImportFrom) -> list[tree.Statement]:
    module = node.module or ""
    if module.split(".")[0] in _BUILT_IN and not node.level:
        return []
    names = tuple(
        tree.Specifier(t.names[alias.name], t.names[alias.asname or alias.name])
        for alias in node.names
    )
    if any(alias.name == "*" for alias in node.names):
        raise Untranslatable(node, "KT301", what="import *", source=t.source(node))
    if module == "tfjs":
        if [alias.name for alias in node.names] == ["js"]:
            return []  # its calls become operators
        plain = tuple(
            tree.Specifier(alias.name, t.names[alias.asname or alias.name]) for alias in node.names
        )
        return [tree.Import(PACKAGE, names=plain)]
    if not node.level and not _is_own(t, module):
        raise Untranslatable(node, "KT310", module=module)
    if node.level and not module:
        return [
            tree.Import(
                _path(alias.name, node.level), namespace=t.names[alias.asname or alias.name]
            )
            for alias in node.names
        ]
    return [tree.Import(_path(module, node.level), names=names)]


def _is_own(t: Translator, module: str) -> bool:
    return module in t.options.available


def _path(module: str, level: int) -> str:
    up = "./" if level <= 1 else "../" * (level - 1)
    return f"{up}{module.replace('.', '/')}.js"


def program(t: Translator) -> tree.Program:
    """The whole module."""
    body = t.module.body
    if not body:
        comments = t.layout.strays(1, len(t.layout.lines))
        return tree.Program((), comments)
    text = docstring(body)
    above = t.layout.leading(0, body[0].lineno) if text is not None else ()
    statements, dangling = statements_of(t, body, 0)
    if text is not None:
        statements = _with_document(t, statements, text, above)
    if _is_library(body):
        statements = [_exported(one, t) for one in statements]
    end = t.layout.strays(1, len(t.layout.lines))
    return tree.Program(tuple(statements), (*dangling, *end))


def _with_document(
    t: Translator,
    statements: list[tree.Statement],
    text: str,
    above: tuple[tree.Comment, ...],
) -> list[tree.Statement]:
    comment = jsdoc(text, t.module.body[0], t)
    if not statements:
        return [tree.Empty(leading=(*above, comment))]
    first = statements[0]
    leading = (*above, comment, tree.GAP, *first.leading)
    return [replace(first, leading=leading, blank_before=False), *statements[1:]]


def _is_library(body: list[ast.stmt]) -> bool:
    """A module of definitions alone is there to be imported: it exports what is public in it."""
    defines = False
    for one in body:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                defines = True
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                pass
            case ast.Assign(value=value) if not any(
                isinstance(inner, ast.Call) for inner in ast.walk(value)
            ):
                pass
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                pass
            case _:
                return False
    return defines


def _exported(node: tree.Statement, t: Translator) -> tree.Statement:
    match node:
        case tree.FunctionDeclaration(function=tree.Function(name=tree.Identifier(name=name))):
            pass
        case tree.ClassDeclaration(definition=tree.Class(name=tree.Identifier(name=name))):
            pass
        case tree.Declaration(declarators=(tree.Declarator(target=tree.Identifier(name=name)),)):
            pass
        case _:
            return node
    if name.startswith("_"):
        return node
    inner = replace(node, leading=(), trailing=(), blank_before=False)
    return tree.Export(
        inner,
        span=node.span,
        leading=node.leading,
        trailing=node.trailing,
        blank_before=node.blank_before,
    )
