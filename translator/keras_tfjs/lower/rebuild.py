"""Rebuilding the inside of a statement from one rule: what changes keeps its place and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import libcst as cst

from keras_tfjs.python import Site

Change = Callable[[cst.CSTNode, cst.CSTNode], cst.CSTNode | cst.RemovalSentinel | None]
"""Asked for every node as it was and with its children changed, children before parents; None
leaves it."""


class _Rebuilder(cst.CSTTransformer):
    def __init__(self, at: Site, change: Change) -> None:
        super().__init__()
        self._at = at
        self._change = change

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        changed = self._change(original_node, updated_node)
        result = updated_node if changed is None else cast("cst.CSTNodeT", changed)
        statement = isinstance(original_node, cst.BaseStatement | cst.Else | cst.Finally)
        if isinstance(result, cst.CSTNode) and result is not original_node and statement:
            self._at.stands_for(result, original_node)
        return result


def rebuilt(node: cst.CSTNode, at: Site, change: Change) -> cst.CSTNode:
    """`node` with `change` made throughout."""
    result = node.visit(_Rebuilder(at, change))
    assert isinstance(result, cst.CSTNode)
    return result


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`node` and everything below it."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(current.children)
