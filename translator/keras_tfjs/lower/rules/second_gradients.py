"""Gradients of gradients, which TF.js computes without what goes through an operation's own values.

What an operation keeps for its gradient is a copy that nothing records, so that the second
gradient takes it for a constant: of `tanh`, whose gradient is computed from its value, it is that
of a linear function. The runtime's gradients are the true ones.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.lower.costs import MINIMIZE
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_GRADIENTS = tuple(
    f"tfjs.{name}" for name in ("grad", "grads", "valueAndGrad", "valueAndGrads", "variableGrads")
)
_FUNCTIONS = (ast.FunctionDef, ast.Lambda)


@rule(cst.Call, *_GRADIENTS, to=Dialect.JS)
def within_another(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    around = {
        at.tree(each) for each in at.parents if isinstance(each, cst.FunctionDef | cst.Lambda)
    }
    if around and not around.isdisjoint(_differentiated(at)):
        at.report("KT440")
    return None


def _differentiated(at: Site) -> set[ast.AST]:
    """The functions whose gradients the program takes, and those that they call."""
    calls = (call for name in (MINIMIZE, *_GRADIENTS) for call in at.file.calls.get(name, ()))
    pending = [function for call in calls for function in _functions(call.args[:1], at)]
    found: set[ast.AST] = set()
    while pending:
        function = pending.pop()
        if function not in found:
            found.add(function)
            inner = [node for node in subtree(function) if isinstance(node, ast.Call)]
            pending += _functions([node.func for node in inner], at)
    return found


def _functions(values: list[ast.expr], at: Site) -> Iterator[ast.AST]:
    for value in values:
        binding = at.facts.binding(value) if isinstance(value, ast.Name) else None
        for node in (value, *((binding.node, binding.source) if binding is not None else ())):
            if isinstance(node, _FUNCTIONS):
                yield node
