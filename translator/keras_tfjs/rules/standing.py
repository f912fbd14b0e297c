"""A rewrite of many statements at once that keeps those which it does not touch."""

from __future__ import annotations

from typing import Any

import libcst as cst

from keras_tfjs.python import Site
from keras_tfjs.python.units import UNITS


class Standing(cst.CSTTransformer):
    """Statements without a change, which `made` counts, stay the very nodes that they are; the
    others stand for what they were, so that their comments stay with them."""

    def __init__(self, at: Site) -> None:
        super().__init__()
        self.made = 0
        self._at = at
        self._before: list[int] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, UNITS):
            self._before.append(self.made)
        return super().on_visit(node)

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> Any:
        if not isinstance(original_node, UNITS):
            return super().on_leave(original_node, updated_node)
        if self._before.pop() == self.made:
            return original_node
        self._at.stands_for(updated_node, original_node)
        return updated_node
