"""What is imported and bound again later: JavaScript's imports are constants."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.words import ANY_TYPE
from keras_tfjs.kinds.subtree import subtree


def as_variables(
    t: Translator, node: ast.ImportFrom, names: tuple[tree.Specifier, ...]
) -> tuple[tuple[tree.Specifier, ...], list[tree.Statement]]:
    """Another name is imported for what is bound again, and a variable starts with its value."""
    again = {t.names[one] for one in _bound_again(t.module)}
    kept: list[tree.Specifier] = []
    variables: list[tree.Statement] = []
    for one in names:
        if one.alias not in again:
            kept.append(one)
            continue
        other = t.names.fresh(one.alias)
        kept.append(tree.Specifier(one.name, other))
        variables.append(_variable(t, node, one.alias, other))
    return tuple(kept), variables


def namespace(t: Translator, node: ast.stmt, source: str, name: str) -> list[tree.Statement]:
    """The import of a whole module of the project."""
    is_again = name in {t.names[one] for one in _bound_again(t.module)}
    if node not in t.module.body or not is_again:
        return [tree.Import(source, namespace=name)]
    other = t.names.fresh(name)
    return [tree.Import(source, namespace=other), _variable(t, node, name, other)]


def _variable(t: Translator, node: ast.stmt, name: str, value: str) -> tree.Statement:
    if _is_imported_before(t, node, name):
        return tree.ExpressionStatement(
            tree.Assignment("=", tree.Identifier(name), tree.Identifier(value))
        )
    declarator = tree.Declarator(tree.Identifier(name), tree.Identifier(value))
    return tree.Declaration("let", (declarator,), leading=(tree.Comment(ANY_TYPE),))


def _is_imported_before(t: Translator, node: ast.stmt, name: str) -> bool:
    """Whether the variable is there: an import above has begun it."""
    body = t.module.body
    return node in body and any(
        t.names[alias.asname or alias.name.split(".")[0]] == name
        for one in body[: body.index(node)]
        if isinstance(one, ast.Import | ast.ImportFrom)
        for alias in one.names
        if alias.name != "*"
    )


def is_alone(t: Translator, node: ast.ImportFrom) -> bool:
    """Whether an `if` of the module, the one for programs, say, has all uses of what it imports."""
    block = t.facts.parents.get(node)
    if not isinstance(block, ast.If) or block not in t.module.body:
        return False
    names = {one.asname or one.name for one in node.names}
    inside = set(subtree(block))
    return all(
        one in inside for one in subtree(t.module) if isinstance(one, ast.Name) and one.id in names
    )


def _bound_again(module: ast.Module) -> set[str]:
    """Names that the module assigns to or defines, outside of its functions and classes or as
    `global`."""
    found: set[str] = set()
    pending: list[ast.AST] = [module]
    while pending:
        node = pending.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Lambda():
                shared = [one for one in subtree(node) if isinstance(one, ast.Global)]
                found.update(name for one in shared for name in one.names)
                found.update([] if isinstance(node, ast.Lambda) else [node.name])
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.comprehension():
                continue
            case _:
                pending.extend(ast.iter_child_nodes(node))
    return found
