"""Layers and models that a file hands about: whoever calls what it is given may be given one."""

from __future__ import annotations

import ast

from keras_tfjs.kinds import Facts, Unknown, is_layer, is_model

_AROUND = ast.List | ast.Tuple | ast.Dict | ast.IfExp | ast.Starred | ast.keyword


def hands_layers(facts: Facts) -> bool:
    """Whether a layer is given to a function of the program, given back, or one of several values.
    What TF.js's own functions take, they do not call."""
    return any(
        isinstance(node, ast.expr)
        and (is_layer(facts.kind(node)) or is_model(facts.kind(node)))
        and _is_handed(node, facts)
        for node in facts.parents
    )


def _is_handed(node: ast.AST, facts: Facts) -> bool:
    parent = facts.parents.get(node)
    while isinstance(parent, _AROUND):
        if isinstance(parent, ast.IfExp) and isinstance(facts.kind(parent), Unknown):
            return node is not parent.test
        node, parent = parent, facts.parents.get(parent)
    match parent:
        case ast.Call(func=func):
            name = facts.callee(parent) or ""
            return node is not func and not name.startswith(("tfjs.", "builtins."))
        case ast.Return() | ast.For() | ast.comprehension():
            return True
        case _:
            return False
