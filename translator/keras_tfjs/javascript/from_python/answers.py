"""Answers that are made of other answers, and some of themselves, each looked for once."""

from __future__ import annotations

import ast
from collections.abc import Callable

from keras_tfjs.kinds import Kind


class Answers:
    """Kinds by node. None: it depends on itself only.

    Questions that lead back to each other are settled with the first of them that was asked
    (Tarjan's strongly connected components): what was found of the others on the way did not know
    its answer, and is forgotten.
    """

    def __init__(self) -> None:
        self._settled: dict[ast.AST, Kind | None] = {}
        self._open: dict[ast.AST, tuple[int, Kind | None]] = {}
        """Those that are under way or wait for an earlier one: their place here, what is known."""
        self._earliest = 0
        """The place that the question under way leads back to."""

    def of(self, node: ast.AST, find: Callable[[], Kind | None]) -> Kind | None:
        if node in self._settled:
            return self._settled[node]
        if node in self._open:
            place, made = self._open[node]
            self._earliest = min(self._earliest, place)
            return made
        place = len(self._open)
        self._open[node] = place, None
        outside, self._earliest = self._earliest, place
        made = find()
        if self._earliest == place:
            self._settled[node] = made
            while len(self._open) > place:
                self._open.popitem()
        else:
            self._open[node] = place, made
        self._earliest = min(outside, self._earliest)
        return made
