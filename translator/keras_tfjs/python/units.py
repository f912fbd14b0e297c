"""Units: what is printed as a whole, and the code of one unit alone.

A unit is a statement line, or the header of a compound statement or of one of its clauses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.printing import Printed, prints_header

UNITS = (
    cst.SimpleStatementLine,
    cst.FunctionDef,
    cst.ClassDef,
    cst.If,
    cst.For,
    cst.While,
    cst.With,
    cst.Try,
    cst.TryStar,
    cst.Match,
    cst.Else,
    cst.Finally,
    cst.ExceptHandler,
    cst.ExceptStarHandler,
    cst.MatchCase,
)

Clause = (
    cst.FunctionDef
    | cst.ClassDef
    | cst.If
    | cst.For
    | cst.While
    | cst.With
    | cst.Try
    | cst.TryStar
    | cst.Else
    | cst.Finally
    | cst.ExceptHandler
    | cst.ExceptStarHandler
    | cst.MatchCase
)
"""What has a header and a suite."""


def clauses(node: cst.BaseStatement) -> Sequence[Clause]:
    """A compound statement's parts that have a header and a suite, in order."""
    if type(node) in _LINES:  # most are, and libcst's classes are slow to match
        return ()
    match node:
        case cst.FunctionDef() | cst.ClassDef() | cst.With():
            return (node,)
        case cst.If(orelse=cst.If() as elif_):
            return (node, *clauses(elif_))
        case cst.If() | cst.For() | cst.While():
            return (node,) if node.orelse is None else (node, node.orelse)
        case cst.Try(handlers=handlers) | cst.TryStar(handlers=handlers):
            ends = (part for part in (node.orelse, node.finalbody) if part is not None)
            return (node, *handlers, *ends)
        case cst.Match(cases=cases):
            return cases
    return ()


_LINES = frozenset((cst.SimpleStatementLine,))


Block = Sequence[cst.BaseStatement]


def _units(module: cst.Module, blocks: list[Block]) -> Iterator[cst.CSTNode]:
    """All units of a module, clause by clause; the statements of each clause go to `blocks`."""
    pending: list[cst.BaseStatement] = list(reversed(module.body))
    while pending:
        node = pending.pop()
        if type(node) in _LINES:
            yield node
            continue
        if isinstance(node, cst.Match):
            yield node
        inner: list[cst.BaseStatement] = []
        for clause in clauses(node):
            yield clause
            if type(clause.body) is cst.IndentedBlock:
                inner += clause.body.body
                blocks.append(clause.body.body)
        pending += reversed(inner)


class Header(NamedTuple):
    """A unit's code made legal on its own: `above` and `below` lines of it are only scaffolding.

    `shell` says how many blocks of the scaffolding the unit itself stands in. `names` are the names
    that are loaded or stored, where printing has met them all.
    """

    code: str
    above: int = 0
    below: int = 0
    shell: int = 0
    names: frozenset[str] | None = None


_PASS = cst.IndentedBlock([cst.SimpleStatementLine([cst.Pass()])])
_TRY = "try:\n    pass\n"
_IF = "if 1:\n    pass\n"


class Headers:
    """The code of units alone, made once for each. `units` are those of a module, `blocks` what its
    clauses hold."""

    def __init__(self, module: cst.Module) -> None:
        self.blocks: list[Block] = []
        self.units = tuple(_units(module, self.blocks))
        self._made: dict[tuple[cst.CSTNode, bool], Header] = {}
        self._nodes: dict[cst.CSTNode, list[ast.AST]] = {}

    def of(self, unit: cst.CSTNode, *, elif_: bool = False) -> Header:
        """A unit without the statements inside it."""
        found = self._made.get((unit, elif_))
        if found is None:
            found = self._made[unit, elif_] = _header(unit, elif_=elif_)
        return found

    def names(self, unit: cst.CSTNode) -> frozenset[str]:
        """The names that a unit loads or stores."""
        names = self.of(unit).names
        if names is None:
            names = frozenset(each.id for each in self.nodes(unit) if isinstance(each, ast.Name))
        return names

    def nodes(self, unit: cst.CSTNode) -> list[ast.AST]:
        """The nodes of a unit's tree, in the order of `ast.walk`."""
        found = self._nodes.get(unit)
        if found is None:
            found = self._nodes[unit] = list(subtree(ast.parse(self.of(unit).code)))
        return found


def _header(node: cst.CSTNode, *, elif_: bool) -> Header:
    if type(node) is cst.SimpleStatementLine:
        return _printed(node)
    if prints_header(node):
        return _printed(node)._replace(below=1)
    match node:
        case cst.Match():
            only = cst.MatchCase(cst.MatchAs(), _PASS)
            return Header(_code(node.with_changes(leading_lines=[], cases=[only])), below=2)
        case cst.MatchCase():
            shell = _hollow(node)
            code = "".join("    " + line for line in shell.code.splitlines(keepends=True))
            return shell._replace(code="match _:\n" + code, above=1, shell=1)
        case cst.Try() | cst.TryStar():
            below = 2 if isinstance(node.body, cst.SimpleStatementSuite) else 3
            hollow_try = cst.Try(_suite(node.body), finalbody=cst.Finally(_PASS))
            return Header(_code(hollow_try), below=below)
        case cst.ExceptHandler() | cst.ExceptStarHandler() | cst.Finally():
            hollow = _hollow(node)
            return hollow._replace(code=_TRY + hollow.code, above=2)
        case cst.Else():
            hollow = _hollow(node)
            return hollow._replace(code=_IF + hollow.code, above=2)
        case cst.If() | cst.For() | cst.While():
            hollow = _hollow(node.with_changes(orelse=None))
            return hollow._replace(code=_IF + "el" + hollow.code, above=2) if elif_ else hollow
        case _:
            return _hollow(node)


def _printed(node: cst.CSTNode) -> Header:
    printed = Printed(node)
    return Header(printed.code, names=frozenset(printed.names) if printed.is_read else None)


def _hollow(node: cst.CSTNode) -> Header:
    suite = node.body  # type: ignore[attr-defined]  # only called for clauses
    code = _code(node.with_changes(leading_lines=[], body=_suite(suite)))
    return Header(code, below=0 if isinstance(suite, cst.SimpleStatementSuite) else 1)


def _suite(suite: cst.BaseSuite) -> cst.BaseSuite:
    if isinstance(suite, cst.IndentedBlock):
        return _PASS.with_changes(header=suite.header)
    return suite


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)
