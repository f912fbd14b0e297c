"""Assignment expressions inside what a comprehension goes over, where Python has none: a function
of the assigned value instead."""

from __future__ import annotations

import ast

from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.nodes import walk
from keras_tfjs.kinds.subtree import subtree


def without_assignments(module: ast.Module) -> ast.Module:
    """`[f(x) for x in (v if (v := g()) is not None else [])]`, written as
    `[f(x) for x in (lambda v: v if v is not None else [])(g())]`."""
    for node in walk(module):
        if isinstance(node, ast.comprehension) and _assigns(node.iter):
            node.iter = _Applied().visit(node.iter)
    return module


def _assigns(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.NamedExpr) for inner in walk(node))


class _Applied(ast.NodeTransformer):
    """Choices by an assigned value, inner ones first."""

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        found = [inner for inner in subtree(node.test) if isinstance(inner, ast.NamedExpr)]
        if len(found) != 1:
            return node
        assigned = found[0]
        name = assigned.target.id
        node.test = _Named(assigned).visit(node.test)
        made = build.call(ast.Lambda(build.parameters(name), node), assigned.value)
        return ast.fix_missing_locations(ast.copy_location(made, node))


class _Named(ast.NodeTransformer):
    """The name alone in the place of its assignment."""

    def __init__(self, assigned: ast.NamedExpr) -> None:
        self._assigned = assigned

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        if node is not self._assigned:
            return node
        return ast.copy_location(ast.Name(node.target.id, ast.Load()), node)
