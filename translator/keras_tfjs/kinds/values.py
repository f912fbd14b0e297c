"""What a name can hold at a place: bindings, and the values that several bindings merge into."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TypeAlias

from keras_tfjs.kinds.moved_modules import of_python_3

Step: TypeAlias = tuple[str, int, int]
"""One step into a bound value: ("index", i, items after a star), ("star", i, after),
("iterate", 0, 0) an element, ("enter", 0, 0) what a context manager gives, ("opaque", 0, 0)."""

ITERATE: Step = ("iterate", 0, 0)
ENTER: Step = ("enter", 0, 0)
OPAQUE: Step = ("opaque", 0, 0)


class Value:
    """What a name holds. Compared by identity."""


@dataclass(eq=False)
class Binding(Value):
    """One place that binds a name.

    `how` is "assign", "augmented", "for", "with", "import", "function", "class", "parameter",
    "except", "delete" or "match". The value is `source` taken apart by `path`. `target` is the
    canonical name that an import binds and `spelling` the one it writes.
    """

    name: str
    how: str
    scope: Scope
    statement: ast.stmt | None
    node: ast.AST
    source: ast.expr | None = None
    path: tuple[Step, ...] = ()
    annotation: ast.expr | None = None
    alias: ast.alias | None = None
    target: str | None = None
    spelling: str | None = None
    before: Value | None = None
    order: int = 0
    """How many bindings the walk had met."""
    is_certain: bool = False
    """Whether the scope has it wherever it runs on: no branch or loop is around it."""

    def __repr__(self) -> str:
        return f"<{self.how} {self.name} at line {getattr(self.node, 'lineno', '?')}>"


@dataclass(eq=False)
class Merge(Value):
    """One of several values, where branches or turns of a loop meet."""

    name: str
    operands: list[Value] = field(default_factory=list)

    def leaves(self) -> list[Value]:
        """The values that meet here, also by way of other merges: those of loops that stand in
        each other are operands of each other."""
        found: dict[Value, None] = {}
        pending: list[Value] = [self]
        seen: set[Value] = set()
        while pending:
            value = pending.pop(0)
            if not isinstance(value, Merge):
                found[value] = None
            elif value not in seen:
                seen.add(value)
                pending += value.operands
        return list(found)


@dataclass(eq=False)
class Free(Value):
    """A name that the scope had not bound when it was read: resolved when all is walked."""

    name: str
    scope: Scope


@dataclass(eq=False)
class Narrowed(Value):
    """The value under `isinstance(name, classes)`, known to hold."""

    base: Value
    classes: ast.expr


@dataclass(eq=False)
class Loop:
    """A loop being walked: values that reach its head are not all known before its end."""

    merges: dict[str, Merge] = field(default_factory=dict)
    continues: list[dict[str, Value]] = field(default_factory=list)
    breaks: list[dict[str, Value]] = field(default_factory=list)


@dataclass(eq=False)
class Frame:
    """Names bound in one stretch of code; `ended` where control does not leave it at its end."""

    names: dict[str, Value] = field(default_factory=dict)
    loop: Loop | None = None
    ended: bool = False


@dataclass(eq=False)
class Scope:
    """A module, function, class or comprehension, by Python's scoping rules."""

    kind: str
    node: ast.AST
    parent: Scope | None = None
    frames: list[Frame] = field(default_factory=lambda: [Frame()])
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    free: dict[str, Free] = field(default_factory=dict)
    returns: list[ast.expr | None] = field(default_factory=list)
    yields: list[ast.Yield | ast.YieldFrom] = field(default_factory=list)
    generator: bool = False
    made_at: int = 0
    """How many bindings the walk had met where a function is made."""
    is_handed_on: bool = False
    """Whether it is a lambda that a call is given where it is written."""

    @property
    def is_inline(self) -> bool:
        """Run where it is written: it sees the names of its place, not those of the end."""
        return self.is_handed_on or self.kind in ("class", "comprehension")


def same(values: list[Value], name: str) -> Value:
    """The one value of `values`, or their merge."""
    found: list[Value] = []
    for value in values:
        if not any(value is other for other in found):
            found.append(value)
    spelled = [one.spelling for one in found if isinstance(one, Binding) and one.spelling]
    if 1 < len(found) == len(spelled):
        found = [found[at] for at in of_python_3(spelled)]
    return found[0] if len(found) == 1 else Merge(name, found)


def plain(value: Value) -> Value:
    """`value` without what a branch knew of it."""
    while isinstance(value, Narrowed):
        value = value.base
    return value
