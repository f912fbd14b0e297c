"""Canonical names of what the inference has no kinds for: members of any imported module."""

from __future__ import annotations

import ast

from keras_tfjs.kinds import Facts


def resolved(facts: Facts, node: ast.expr) -> str | None:
    """As `facts.name`, and for an attribute of a named module its path."""
    name = facts.name(node)
    if name is None and isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module = facts.name(node.value)
        if module is not None and facts.binding(node.value) is not None:
            return f"{module}.{node.attr}"
    return name


def callee(facts: Facts, call: ast.Call) -> str:
    """As `facts.callee`, with the same addition; "" for nothing."""
    return facts.callee(call) or resolved(facts, call.func) or ""


def is_list(facts: Facts, node: ast.expr) -> bool:
    """Whether a name holds a list here, whatever else it holds in other places."""
    binding = facts.binding(node) if isinstance(node, ast.Name) else None
    if binding is None or binding.how != "assign" or binding.path:
        return False
    match binding.source:
        case ast.List() | ast.ListComp():
            return True
        case ast.Call() as call:
            return callee(facts, call) in ("builtins.list", "builtins.sorted")
        case _:
            return False
