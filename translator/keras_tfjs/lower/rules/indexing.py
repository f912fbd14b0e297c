"""`x[...]` on tensors. Back there is nothing to do: the methods are the dialect's form too."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.kinds import Instance, is_tensor
from keras_tfjs.lower.gradients import ask_for_derivative
from keras_tfjs.lower.rules.operators import written
from keras_tfjs.python import Site, rule
from keras_tfjs.python.indexing import NoForm, indexed
from keras_tfjs.python.symbolic import is_one_of_inputs
from keras_tfjs.source import Dialect


@rule(cst.Subscript, "Tensor[]", "Variable[]", "SymbolicTensor[]", to=Dialect.JS)
def part(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    if at.is_target():
        return at.report("KT408")
    source = at.original
    assert isinstance(source, cst.Subscript)
    kind = at.kind(source.value)
    if isinstance(kind, Instance) and is_tensor(kind):
        try:
            found = indexed(node, source, node.value, kind, at, ranked=True)
        except NoForm as none:
            return at.report("KT407", index=written(source), reason=none)
        for method in _methods(found):
            ask_for_derivative(method, at)
        return found
    tree = at.tree()
    if isinstance(tree, ast.Subscript) and is_one_of_inputs(tree):
        return None
    return at.report("KT407", index=written(source), reason="the tensor is symbolic")


def _methods(node: cst.BaseExpression) -> Iterator[str]:
    """The methods of a chain, the last one first."""
    while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        yield node.func.attr.value
        node = node.func.value
