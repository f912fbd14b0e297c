"""Which nodes a rule may want: only these, and what they stand in, are walked."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from keras_tfjs.python.handed_options import HANDED, HandedOptions
from keras_tfjs.python.naming import Naming
from keras_tfjs.python.pairing import Pairs
from keras_tfjs.python.ruleset import Block, Rule, Ruleset
from keras_tfjs.source import Dialect


class Candidates:
    """Rules by node, the most specific first, and the way down to them.

    libcst rebuilds every node that it visits, so a subtree that no rule asks for is not visited.
    """

    def __init__(
        self, pairs: Pairs, naming: Naming, rules: Ruleset, to: Dialect, handed: HandedOptions
    ) -> None:
        self.rules: dict[cst.CSTNode, Sequence[Rule]] = {}
        self.runs: dict[cst.CSTNode, Sequence[Rule]] = {}
        self.names: dict[cst.CSTNode, str | None] = {}
        self._parents = pairs.parents
        self._reached: set[cst.CSTNode] = set()
        self._passed: set[int] | None = None
        runs = rules.handles(to, Block)
        wanted: dict[type[cst.CSTNode], tuple[bool, bool]] = {}
        for node, parent in pairs.parents.items():
            kind = type(node)
            asked = wanted.get(kind)
            if asked is None:
                is_run = runs and issubclass(kind, cst.BaseStatement)
                asked = wanted[kind] = is_run, is_run or rules.handles(to, kind)
            is_run, is_wanted = asked
            if not is_wanted:
                continue
            name = naming.name(node, [] if parent is None else [parent])
            found = rules.matching(to, kind, name)
            if handed.nodes and pairs.nodes.get(node) in handed.nodes:
                found = (*rules.matching(to, kind, HANDED)[:1], *found)
            starting = rules.matching(to, Block, name) if is_run else ()
            if found or starting:
                self.names[node] = name
                self._reach(node)
            if found:
                self.rules[node] = found
            if starting:
                self.runs[node] = starting

    def __bool__(self) -> bool:
        return bool(self.rules or self.runs)

    def leads_to_any(self, node: cst.CSTNode) -> bool:
        """Whether a rule may want `node` or something inside it. Nodes that are no statements or
        expressions (arguments, blocks) are as their surroundings."""
        if self._passed is None:
            # By number: libcst's nodes are slow to look up
            self._passed = {id(each) for each in self._parents if each not in self._reached}
        return id(node) not in self._passed

    def _reach(self, node: cst.CSTNode | None) -> None:
        while node is not None and node not in self._reached:
            self._reached.add(node)
            node = self._parents[node]
