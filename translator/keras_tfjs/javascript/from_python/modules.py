"""Imports, exports, and the module as a whole."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.bodies import docstring, jsdoc, statements_of
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.javascript.from_python.whole_file import is_library

PACKAGE = "@tensorflow/tfjs"
EXTENSIONS = "extensions"
"""What the runtime has beyond TF.js: a module beside the program, not one of the package."""
_ERASED = PYTHON_ONLY | frozenset(
    ("__future__", "typing", "typing_extensions", "asyncio", "dataclasses", "enum", "abc", "types")
)
"""Modules whose functions have counterparts that need no import, or a diagnostic where they are
used."""


@statement(ast.Import)
def import_(t: Translator, node: ast.Import) -> list[tree.Statement]:
    made: list[tree.Statement] = []
    for alias in node.names:
        root = alias.name.split(".")[0]
        bound = alias.asname or root
        if alias.name == "tfjs":
            made.append(tree.Import(PACKAGE, namespace=t.names[bound]))
        elif root in _ERASED:
            continue
        elif _is_own(t, alias.name):
            made.append(tree.Import(_path(alias.name, 0), namespace=t.names[bound]))
        else:
            raise Untranslatable(node, "KT310", module=alias.name)
    return made


@statement(ast.ImportFrom)
def import_from(t: Translator, node: ast.ImportFrom) -> list[tree.Statement]:
    module = node.module or ""
    if module.split(".")[0] in _ERASED and not node.level:
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
        if [alias.name for alias in node.names] == [EXTENSIONS]:
            bound = node.names[0].asname or EXTENSIONS
            return [tree.Import(f"./{EXTENSIONS}.js", namespace=t.names[bound])]
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
    statements = _imports_first(statements)
    if text is not None:
        statements = _with_document(t, statements, text, above)
    if is_library(body):
        statements = [_exported(one, t) for one in statements]
    end = t.layout.strays(1, len(t.layout.lines))
    return tree.Program(tuple(statements), (*dangling, *end))


def _imports_first(statements: list[tree.Statement]) -> list[tree.Statement]:
    """JavaScript imports at the head of a module and binds no name twice: what Python imports in a
    function, or once more in another cell, is imported there."""
    known: dict[object, tree.Import] = {}
    moved: list[tree.Statement] = []

    def without(node: tree.Statement, *, at_head: bool) -> tree.Statement | None:
        if not isinstance(node, tree.Import):
            return node
        specifiers = tuple(
            one
            for one in node.names or ()
            if (node.source, one) not in known and not known.update({(node.source, one): node})
        )
        if node.names is not None:
            node = replace(node, names=specifiers)
        elif known.setdefault((node.source, node.namespace), node) is not node:
            return None
        if node.names is not None and not specifiers:
            return None
        if at_head:
            return node
        moved.append(replace(node, leading=(), trailing=(), blank_before=False))
        return None

    made: list[tree.Statement] = []
    for one in statements:
        kept = without(one, at_head=True)
        if kept is None:
            if one.leading:
                made.append(tree.Empty(leading=one.leading, blank_before=one.blank_before))
            continue
        made.append(kept if isinstance(kept, tree.Import) else _emptied(kept, without))
    last = max((at for at, one in enumerate(made, 1) if isinstance(one, tree.Import)), default=0)
    if not last:
        return [*moved, *made]
    return [*made[:last], *moved, *made[last:]]


def _emptied(node: tree.Statement, without: Callable[..., tree.Statement | None]) -> tree.Statement:
    """A statement without the imports in it."""
    if not any(isinstance(one, tree.Import) for one in tree.walk(node)):
        return node

    def change(one: tree.Node) -> tree.Node:
        if isinstance(one, tree.Block):
            kept = [without(inner, at_head=False) for inner in one.body]
            return replace(one, body=tuple(inner for inner in kept if inner is not None))
        return one

    made = tree.changed(node, change)
    assert isinstance(made, tree.Statement)
    return made


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
