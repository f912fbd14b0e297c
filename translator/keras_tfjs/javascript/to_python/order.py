"""Effects that Python has in a statement of their own, before the one they stand in: what of it
JavaScript evaluates before them is then taken before them, too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from keras_tfjs.javascript import tree


class Reordered(Exception):
    """An effect would come before expressions that are evaluated before it."""


class Effects:
    """`targets`: the statements that come before those under way, None where there is no place for
    any. `statements`: the statements under way. `kept`: expressions, by id, whose values are taken
    first."""

    def __init__(self) -> None:
        self.targets: list[list[ast.stmt] | None] = []
        self.statements: list[tree.Statement] = []
        self.kept: set[int] = set()

    @contextmanager
    def hoisting(self, *, allowed: bool = True) -> Iterator[list[ast.stmt]]:
        statements: list[ast.stmt] = []
        self.targets.append(statements if allowed else None)
        try:
            yield statements
        finally:
            self.targets.pop()

    @contextmanager
    def within(self, statement: tree.Statement) -> Iterator[list[ast.stmt]]:
        self.statements.append(statement)
        try:
            with self.hoisting() as before:
                yield before
        finally:
            self.statements.pop()

    @property
    def target(self) -> list[ast.stmt] | None:
        return self.targets[-1] if self.targets else None

    def follow(self, effect: tree.Expression) -> None:
        """Raises `Reordered` where something has to be taken before the effect that is not."""
        found = {id(one) for one in _earlier(self.statements[-1], effect)} - self.kept
        if found and self.target is not None:
            self.kept |= found
            raise Reordered


def _earlier(statement: tree.Statement, effect: tree.Expression) -> Iterator[tree.Expression]:
    """The expressions of a statement whose values an effect may change, or that have effects of
    their own, and that are evaluated before it: the largest that do not hold it."""
    path = _path(statement, effect)
    functions = [place for place, one in enumerate(path) if isinstance(one, _FUNCTIONS)]
    for parent, child in pairwise(path[functions[-1] if functions else 0 :]):
        for one in tree.children(parent):
            if one is child:
                break
            value = _evaluated(parent, one)
            if value is not None and any(map(_matters, _outside_of_functions(value))):
                yield value


_FUNCTIONS = (tree.Function, tree.Arrow, tree.Class)


def _path(start: tree.Node, end: tree.Node) -> list[tree.Node]:
    if start is end:
        return [start]
    for one in tree.children(start):
        if found := _path(one, end):
            return [start, *found]
    return []


def _evaluated(parent: tree.Node, part: tree.Node) -> tree.Expression | None:
    """What of a part of a node is evaluated for its value: nothing of the target of an assignment,
    of a callee the object that has it."""
    match parent, part:
        case (tree.Assignment(target=target) | tree.Declarator(target=target), _) if part is target:
            return None
        case tree.Call(callee=tree.Member(object=owner) as callee), _ if part is callee:
            return owner
        case _, tree.Declarator(value=value):
            return value
        case _, tree.Property(value=value):
            return value
        case _, tree.Spread(value=value):
            return value
        case _, tree.Expression():
            return part
        case _:
            return None


def _outside_of_functions(node: tree.Node) -> Iterator[tree.Node]:
    yield node
    if not isinstance(node, _FUNCTIONS):
        for one in tree.children(node):
            yield from _outside_of_functions(one)


def _matters(node: tree.Node) -> bool:
    match node:
        case tree.Member(name=name):
            return name == "length"
        case tree.Call() | tree.New() | tree.Index() | tree.Assignment() | tree.Update():
            return True
        case tree.Await() | tree.Yield() | tree.TaggedTemplate():
            return True
        case _:
            return False
