"""Which nodes a rule may want: only these, and what they stand in, are walked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import libcst as cst

from keras_tfjs.python.handed_options import HANDED, HandedOptions
from keras_tfjs.python.naming import Naming
from keras_tfjs.python.pairing import Pairs
from keras_tfjs.python.ruleset import Block, Rule, Ruleset, of_method
from keras_tfjs.source import Dialect


class Candidates:
    """Rules by the id of the node (libcst's nodes are slow to look up), the most specific first,
    and the way down to them.

    libcst rebuilds every node that it visits, so a subtree that no rule asks for is not visited.
    """

    def __init__(
        self, pairs: Pairs, naming: Naming, rules: Ruleset, to: Dialect, handed: HandedOptions
    ) -> None:
        self.rules: dict[int, Sequence[Rule]] = {}
        self.runs: dict[int, Sequence[Rule]] = {}
        self.names: dict[int, str | None] = {}
        self._parents = parents = pairs.parents
        self._reached: set[int] = set()
        runs = rules.handles(to, Block)
        wanted: dict[type[cst.CSTNode], tuple[bool, bool, bool]] = {}
        for node in pairs.walked:
            kind = type(node)
            asked = wanted.get(kind)
            if asked is None:
                is_run = runs and issubclass(kind, cst.BaseStatement)
                is_wanted = is_run or rules.handles(to, kind)
                asked = wanted[kind] = is_run, is_wanted, rules.asks_for_roles(to, kind)
            is_run, is_wanted, by_role = asked
            if not is_wanted:
                continue
            here = id(node)
            parent = parents[here]
            name = naming.name(node, () if parent is None else (parent,))
            asked_for = name if name is not None or kind is not cst.Call else _method(node)
            found = rules.matching(to, kind, asked_for, naming.role(node) if by_role else None)
            if handed.nodes and pairs.nodes.get(here) in handed.nodes:
                found = (*rules.matching(to, kind, HANDED)[:1], *found)
            starting = rules.matching(to, Block, name) if is_run else ()
            if found or starting:
                self.names[here] = name
                self._reach(node)
            if found:
                self.rules[here] = found
            if starting:
                self.runs[here] = starting

    def __bool__(self) -> bool:
        return bool(self.rules or self.runs)

    @cached_property
    def passed(self) -> set[int]:
        """The ids of the nodes that no rule wants, nor anything inside them. Nodes that are no
        statements or expressions (arguments, blocks) are as their surroundings."""
        return self._parents.keys() - self._reached

    def _reach(self, node: cst.CSTNode | None) -> None:
        reached = self._reached
        while node is not None and (here := id(node)) not in reached:
            reached.add(here)
            node = self._parents[here]


def _method(call: cst.CSTNode) -> str | None:
    """The pattern of a call of whose receiver nobody knows what it is."""
    match call:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name))):
            return of_method(name)
    return None
