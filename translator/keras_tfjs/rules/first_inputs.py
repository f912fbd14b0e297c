"""`inputs[0]` in the `call` of a layer that TF.js gives a list of one: Keras gives the tensor."""

from __future__ import annotations

import ast

import libcst as cst
import libcst.matchers as m

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build
from keras_tfjs.rules.standing import Standing

_FIRST = [m.SubscriptElement(slice=m.Index(m.Integer("0")))]


def with_either(body: cst.IndentedBlock, inputs: str, at: Site) -> cst.IndentedBlock:
    """The body of a `call` that takes the first of its inputs and no other one."""
    tree = at.tree()
    if tree is None or not _takes_first_alone(tree, inputs):
        return body
    made = body.visit(_Either(inputs, at))
    assert isinstance(made, cst.IndentedBlock)
    return made


def _takes_first_alone(tree: ast.AST, inputs: str) -> bool:
    """Whether nothing is asked of the inputs but the first of them."""
    reads = [node for node in subtree(tree) if isinstance(node, ast.Name) and node.id == inputs]
    first = [
        node
        for node in subtree(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == inputs
        and isinstance(node.slice, ast.Constant)
        and node.slice.value == 0
    ]
    return bool(first) and len(reads) == len(first)


class _Either(Standing):
    def __init__(self, inputs: str, at: Site) -> None:
        super().__init__(at)
        self._inputs = inputs

    def leave_Subscript(
        self, original_node: cst.Subscript, updated_node: cst.Subscript
    ) -> cst.BaseExpression:
        if not m.matches(updated_node, m.Subscript(value=m.Name(self._inputs), slice=_FIRST)):
            return updated_node
        self.made += 1
        kinds = cst.Tuple([cst.Element(cst.Name("list")), cst.Element(cst.Name("tuple"))])
        test = build.call("isinstance", cst.Name(self._inputs), kinds)
        value = cst.IfExp(test, updated_node, cst.Name(self._inputs))
        return value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
