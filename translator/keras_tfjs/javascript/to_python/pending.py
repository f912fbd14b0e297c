"""Forms that depend on kinds: written down while the tree is read, decided by one inference.

A pending node stands in the Python tree in a form that the inference can walk. What it becomes is
decided by the kinds of its operands; what is still open when nothing more is learnt takes the form
that is right for any operand.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from keras_tfjs.javascript.to_python.nodes import located, located_new, rebuilt
from keras_tfjs.kinds import Facts, infer
from keras_tfjs.source import Dialect, Options

Build: TypeAlias = Callable[[Any], ast.expr]
BuildStatement: TypeAlias = Callable[[Any], ast.stmt]
Decide: TypeAlias = Callable[[Facts], "Build | None"]
DecideStatement: TypeAlias = Callable[[Facts], "BuildStatement | None"]

_ROUNDS = 6


@dataclass(frozen=True)
class Pending:
    """`decide` asks kinds of the node's operands and gives what builds the final form out of the
    node (its children may have been rewritten by then); None: not known yet. `fallback` builds the
    form for any operand."""

    decide: Decide | DecideStatement
    fallback: Build | BuildStatement


class Settler:
    """Applies decisions, inner nodes first."""

    def __init__(
        self,
        decisions: dict[ast.AST, Build | BuildStatement],
        carry: Callable[[ast.AST, ast.AST], None],
    ):
        self._decisions = decisions
        self._carry = carry

    def applied(self, tree: ast.AST) -> Any:
        """The tree with every decision carried out."""
        return rebuilt(tree, self._decided)

    def _decided(self, node: ast.AST) -> Any:
        build = self._decisions.get(node)
        if build is None:
            return node
        made = build(node)
        if made is not node:
            located_new(ast.copy_location(made, node))
            self._carry(node, made)
        return made


def settle(
    module: ast.Module,
    pending: dict[ast.AST, Pending],
    options: Options,
    carry: Callable[[ast.AST, ast.AST], None],
) -> ast.Module:
    """The module with every pending node in its final form. `carry(old, new)` moves what else is
    known of a node."""
    located(module)
    for _ in range(_ROUNDS):
        if not pending:
            return module
        facts = infer(module, options, Dialect.TFJS)
        decisions: dict[ast.AST, Build | BuildStatement] = {}
        for node, one in pending.items():
            build = one.decide(facts)
            if build is not None:
                decisions[node] = build
        if not decisions:
            break
        for node in decisions:
            del pending[node]
        module = Settler(decisions, carry).applied(module)
    leftover = {node: one.fallback for node, one in pending.items()}
    pending.clear()
    settled: ast.Module = Settler(leftover, carry).applied(module)
    return settled
