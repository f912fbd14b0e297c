"""The loops around what is being converted, and how `break`, `continue` and `return` leave them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Loop:
    """A loop around what is being converted. `exits`: flags that are looked at after it, and what
    is done then."""

    step: Callable[[], list[ast.stmt]] | None
    function: bool
    turn: bool
    labels: tuple[str, ...]
    exits: dict[str, list[ast.stmt]] = field(default_factory=dict)
    _flags: dict[bool, str] = field(default_factory=dict)

    def flag(self, go_on: bool, fresh: Callable[[str], str]) -> str:
        """The name of the flag that says that this loop is left, or goes on."""
        if go_on not in self._flags:
            word = self.labels[0] if self.labels else "loop"
            self._flags[go_on] = fresh(f"{'next' if go_on else 'leave'}_{word}".lower())
        return self._flags[go_on]

    def around(self, made: ast.stmt) -> list[ast.stmt]:
        """The loop between the setting of its flags and the looking at them."""
        before = [_set(flag, False) for flag in self.exits]
        after = [ast.If(ast.Name(flag, ast.Load()), then, []) for flag, then in self.exits.items()]
        return [*before, made, *after]


def _set(flag: str, value: bool) -> ast.stmt:
    return ast.Assign([ast.Name(flag, ast.Store())], ast.Constant(value))


class Loops:
    def __init__(self, fresh: Callable[[str], str]) -> None:
        self._fresh = fresh
        self._loops: list[Loop] = []
        self._labels: tuple[str, ...] = ()

    @contextmanager
    def function(self) -> Iterator[None]:
        """Inside a function, whose body is in none of the loops around it."""
        loops, self._loops = self._loops, []
        try:
            yield
        finally:
            self._loops = loops

    @contextmanager
    def enter(
        self,
        step: Callable[[], list[ast.stmt]] | None = None,
        *,
        function: bool = False,
        turn: bool = False,
    ) -> Iterator[Loop]:
        """Inside a loop whose turns end with `step`; `function`: its body was a function's;
        `turn`: it has one turn, and stands for a switch or a labelled block."""
        made = Loop(step, function, turn, self._labels)
        self._labels = ()
        self._loops.append(made)
        try:
            yield made
        finally:
            self._loops.pop()

    @contextmanager
    def labelled(self, label: str) -> Iterator[None]:
        self._labels = (*self._labels, label)
        try:
            yield
        finally:
            self._labels = ()

    @property
    def is_function(self) -> bool:
        """Whether `return` ends a turn of the loop around."""
        return bool(self._loops) and self._loops[-1].function

    def leave(self, label: str | None, *, go_on: bool) -> list[ast.stmt] | None:
        """Break out of, or with `go_on` continue, the loop of that label, or the nearest; None if
        there is none. Loops in between are left by a flag that they look at afterwards."""
        target = len(self._loops) - 1
        while target >= 0:
            loop = self._loops[target]
            if label in loop.labels or (label is None and not (go_on and loop.turn)):
                break
            target -= 1
        if target < 0:
            return None
        between = self._loops[target + 1 :]
        loop = self._loops[target]
        last: list[ast.stmt] = [ast.Break()]
        if go_on:
            last = [*(loop.step() if loop.step is not None else ()), ast.Continue()]
        if not between:
            return last
        flag = loop.flag(go_on, self._fresh)
        for index, inner in enumerate(between):
            inner.exits[flag] = last if index == 0 else [ast.Break()]
        return [_set(flag, True), ast.Break()]
