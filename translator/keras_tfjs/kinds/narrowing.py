"""What tests say of names: `isinstance(x, list)` where it holds, and where `not` of it does not."""

from __future__ import annotations

import ast
from abc import abstractmethod
from itertools import pairwise

from keras_tfjs.kinds.reach import Reach
from keras_tfjs.kinds.values import Frame, Narrowed, Value, plain


class Narrowing(Reach):
    @abstractmethod
    def _expression(self, node: ast.expr) -> None:
        """Walks an expression."""

    def _conditional(self, node: ast.IfExp) -> None:
        self._expression(node.test)
        self._within(self._narrow(node.test, holds=True), node.body)
        self._within(self._narrow(node.test, holds=False), node.orelse)

    def _boolean(self, node: ast.BoolOp) -> None:
        """Each operand is computed where those before it hold, or do not."""
        first, *others = node.values
        self._expression(first)
        holds = isinstance(node.op, ast.And)
        said: dict[str, Value] = {}
        for before, value in pairwise((first, *others)):
            said.update(self._narrow(before, holds=holds))
            self._within(said, value)

    def _within(self, said: dict[str, Value], node: ast.expr) -> None:
        """An expression where `said` is known of names."""
        if not said:
            self._expression(node)
            return
        self._scope.frames.append(Frame(dict(said)))
        self._expression(node)
        bound = self._scope.frames.pop().names
        self._scope.frames[-1].names.update(
            (name, value) for name, value in bound.items() if value is not said.get(name)
        )

    def _tested(self, test: ast.expr) -> None:
        """Behind a test that is known to hold."""
        self._expression(test)
        self._scope.frames[-1].names.update(self._narrow(test, holds=True))

    def _narrow(self, test: ast.expr, *, holds: bool) -> dict[str, Value]:
        """What a test that holds, or does not, says about names."""
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._narrow(operand, holds=not holds)
            case ast.BoolOp(op=op, values=values) if isinstance(op, ast.And) is holds:
                found: dict[str, Value] = {}
                for value in values:
                    found.update(self._narrow(value, holds=holds))
                return found
            case ast.BoolOp(values=values) if holds:
                return self._one_of(values)
            case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), classes]):
                return {name: Narrowed(self._read(name), classes)} if holds else {}
            case ast.Compare(
                left=ast.Call(func=ast.Name(id="type"), args=[ast.Name(id=name)]),
                ops=[ast.Is() | ast.Eq() | ast.IsNot() | ast.NotEq() as operator],
                comparators=[ast.Name() as one],
            ) if (
                isinstance(operator, ast.Is | ast.Eq) is holds
            ):
                return {name: Narrowed(self._read(name), one)}
            case _:
                return {}

    def _one_of(self, tests: list[ast.expr]) -> dict[str, Value]:
        """`isinstance(x, list) or isinstance(x, tuple)`: what all of several tests speak of."""
        each = [self._narrow(test, holds=True) for test in tests]
        found: dict[str, Value] = {}
        for name in set.intersection(*map(set, each)):
            parts = [one[name] for one in each]
            classes = [one.classes for one in parts if isinstance(one, Narrowed)]
            listed = [
                item
                for one in classes
                for item in (one.elts if isinstance(one, ast.Tuple) else [one])
            ]
            found[name] = Narrowed(plain(parts[0]), ast.Tuple(listed, ast.Load()))
        return found
