"""Rules and how they are found: one decorator, one table per package, one walk for all."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import libcst as cst

from keras_tfjs.source import Dialect

if TYPE_CHECKING:
    from keras_tfjs.python.site import Site


_REMEMBERED = 10_000
"""Names of a type of node whose rules are remembered; a repository has fewer."""


class DuplicateRule(ImportError):
    """Two rules claim one name."""


class Block:
    """Stands for a run of statements: `@rule(Block, name)` is given the statements of a block from
    the one that `name` names to the block's end, and answers a `Replaced`."""


NodeType = type[cst.CSTNode] | type[Block]
Rewrite = Callable[[Any, "Site"], Any]
"""(node with its children already rewritten, site) -> replacement, or None: not mine."""


@dataclass(frozen=True)
class Claim:
    node: NodeType
    patterns: tuple[str, ...]
    to: Dialect


@dataclass(frozen=True)
class Rule:
    rewrite: Rewrite
    claims: tuple[Claim, ...]

    def __call__(self, node: Any, at: Site) -> Any:
        return self.rewrite(node, at)

    @property
    def where(self) -> str:
        return f"{self.rewrite.__module__}.{self.rewrite.__qualname__}"


def rule(node: NodeType, *patterns: str, to: Dialect) -> Callable[[Rewrite | Rule], Rule]:
    """Registers a function as the rewrite of the nodes with these resolved names.

    A pattern is a whole name ("keras.Model.compile"), a namespace ("keras.layers.*"), the role of
    a value (`of_role`), a method of a value of unknown kind (`of_method`) or "*", which has all
    nodes of the type walked: keep it to rare ones.
    The most specific pattern is asked first; a rule that answers None passes the node on to the
    next. One function may carry several decorators.
    """
    claim = Claim(node, patterns, to)

    def register(function: Rewrite | Rule) -> Rule:
        if isinstance(function, Rule):
            return Rule(function.rewrite, (*function.claims, claim))
        return Rule(function, (claim,))

    return register


@dataclass
class Ruleset:
    """The rules of one package by direction, node type and pattern."""

    table: dict[Dialect, dict[NodeType, dict[str, Rule]]] = field(default_factory=dict)
    _found: dict[tuple[Dialect, NodeType], dict[tuple[str | None, str | None], Sequence[Rule]]] = (
        field(default_factory=dict)
    )
    _by_role: set[tuple[Dialect, NodeType]] = field(default_factory=set)

    def add(self, entry: Rule) -> None:
        self._found.clear()
        for claim in entry.claims:
            patterns = self.table.setdefault(claim.to, {}).setdefault(claim.node, {})
            for pattern in claim.patterns:
                if pattern.startswith(_ROLE):
                    self._by_role.add((claim.to, claim.node))
                other = patterns.setdefault(pattern, entry)
                if other is not entry:
                    raise DuplicateRule(
                        f"{entry.where} and {other.where} both claim "
                        f"{claim.node.__name__} {pattern!r} to {claim.to}"
                    )

    def matching(
        self, to: Dialect, node: NodeType, name: str | None, role: str | None = None
    ) -> Sequence[Rule]:
        """Rules for a node of this name, the most specific first, and for a value of this role."""
        known = self._found.setdefault((to, node), {})
        found = known.get((name, role))
        if found is None:
            patterns = self.table.get(to, {}).get(node, {})
            found = [patterns[each] for each in _generalised(name, role) if each in patterns]
            if len(known) < _REMEMBERED:
                known[name, role] = found
        return found

    def known(
        self, to: Dialect, node: NodeType
    ) -> Mapping[tuple[str | None, str | None], Sequence[Rule]]:
        """What `matching` has answered for such nodes, by name and role."""
        return self._found.setdefault((to, node), {})

    def handles(self, to: Dialect, node: NodeType) -> bool:
        return node in self.table.get(to, {})

    def asks_for_roles(self, to: Dialect, node: NodeType) -> bool:
        """Whether a rule for such nodes is about values of a role."""
        return (to, node) in self._by_role


_ROLE = "a "


def of_role(role: str) -> str:
    """The pattern of what holds a value of a role, whatever it is called: "LayerVariable"."""
    return _ROLE + role


def of_method(name: str) -> str:
    """The pattern of calls of a method of what nobody knows: `x.reshape(...)`."""
    return f"?.{name}"


def _generalised(name: str | None, role: str | None = None) -> Iterator[str]:
    if name is not None:
        yield name
        parts = name.split(".")
        for length in range(len(parts) - 1, 0, -1):
            yield ".".join([*parts[:length], "*"])
    if role is not None:
        yield of_role(role)
    yield "*"


@cache
def load(package: str) -> Ruleset:
    """All rules of the modules of `package`. Raises DuplicateRule."""
    rules = Ruleset()
    for module in _modules(importlib.import_module(package)):
        for value in vars(module).values():
            if isinstance(value, Rule) and value.rewrite.__module__ == module.__name__:
                rules.add(value)
    return rules


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)
