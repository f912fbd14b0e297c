"""The source text by lines, and which lines each unit of it covers."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.python.pairing import Pairs
from keras_tfjs.python.units import Clause, clauses


class SourceText:
    """Extents of units: first and last line, from 1, both included; `width` is how many columns a
    new line may have."""

    def __init__(self, text: str, module: cst.Module, pairs: Pairs, width: int) -> None:
        self.lines = text.split("\n")
        self.width = width
        self.extent: dict[cst.CSTNode, tuple[int, int]] = {}
        self._pairs = pairs
        self._units: dict[ast.AST, cst.CSTNode] = {}
        self._measure(module.body)
        self.owned = {line for start, end in self.extent.values() for line in range(start, end + 1)}

    def text(self, unit: cst.CSTNode) -> str:
        start, end = self.extent[unit]
        return "\n".join(self.lines[start - 1 : end])

    def indent(self, unit: cst.CSTNode) -> str:
        line = self.lines[self.extent[unit][0] - 1]
        return line[: len(line) - len(line.lstrip())]

    def unit(self, statement: ast.stmt) -> cst.CSTNode | None:
        """The unit of a statement; of a compound statement the one of its header."""
        return self._units.get(statement)

    def statements(self, unit: cst.CSTNode) -> tuple[ast.stmt, ...]:
        """The statements of a statement line."""
        return self._pairs.lines[unit]

    def _measure(self, body: Sequence[cst.BaseStatement]) -> None:
        for node in body:
            if type(node) is cst.SimpleStatementLine:
                trees = self._pairs.lines[node]
                self._units.update((tree, node) for tree in trees)
                self.extent[node] = (_start(trees[0]), _end(trees[-1]))
                continue
            if isinstance(node, cst.Match):
                self._place(node, self._above(node.cases[0]))
            for clause in clauses(node):
                self._clause(clause)

    def _clause(self, clause: Clause) -> None:
        match clause.body:
            case cst.IndentedBlock(body=[first, *_] as inner):
                self._measure(inner)
                self._place(clause, self._above(first))
            case suite:
                self._place(clause, _end(self._pairs.lines[suite][-1]))

    def _place(self, unit: cst.CSTNode, end: int) -> None:
        tree = self._pairs.nodes.get(id(unit))
        if isinstance(tree, ast.stmt):
            self._units[tree] = unit
        self.extent[unit] = (_start(tree) if tree is not None else end, end)

    def _above(self, node: cst.BaseStatement | cst.MatchCase) -> int:
        """The line above a suite's first statement and its comments: the header's last."""
        trees = self._pairs.lines.get(node)
        line = _start(trees[0] if trees else self._pairs.nodes[id(node)]) - 1
        while _is_free(self.lines[line - 1]):
            line -= 1
        return line


def _is_free(line: str) -> bool:
    """Whether a line is blank or a comment."""
    text = line.lstrip()
    return not text or text[0] == "#"


def _start(tree: ast.AST) -> int:
    match tree:
        case (
            ast.FunctionDef(decorator_list=[first, *_])
            | ast.AsyncFunctionDef(decorator_list=[first, *_])
            | ast.ClassDef(decorator_list=[first, *_])
        ):
            return first.lineno
        case ast.stmt() | ast.ExceptHandler() | ast.pattern():
            return tree.lineno
    return 1


def _end(tree: ast.stmt) -> int:
    return tree.end_lineno or tree.lineno
