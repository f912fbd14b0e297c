"""Which nodes a rule may want: only these, and what they stand in, are walked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

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
        wanted: dict[type[cst.CSTNode], _Asked | None] = {}
        for node in pairs.walked:
            kind = node.__class__
            if kind in wanted:
                asked = wanted[kind]
            else:
                is_run = runs and issubclass(kind, cst.BaseStatement)
                asked = None
                if is_run or rules.handles(to, kind):
                    by_role = rules.asks_for_roles(to, kind)
                    asked = _Asked(is_run, by_role, rules.known(to, kind))
                wanted[kind] = asked
            if asked is None:
                continue
            is_run, by_role, known = asked
            here = id(node)
            parent = parents[here]
            name = naming.name(node, () if parent is None else (parent,))
            asked_for = name if name is not None or kind is not cst.Call else _method(node)
            role = naming.role(node) if by_role else None
            found = known.get((asked_for, role))
            if found is None:
                found = rules.matching(to, kind, asked_for, role)
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


class _Asked(NamedTuple):
    """What the rules ask of the nodes of a class."""

    is_run: bool
    by_role: bool
    known: Mapping[tuple[str | None, str | None], Sequence[Rule]]
    """The rules by name and role, where they have been asked for."""


def _method(call: cst.CSTNode) -> str | None:
    """The pattern of a call of whose receiver nobody knows what it is."""
    match call:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name))):
            return of_method(name)
    return None
